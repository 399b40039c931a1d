"""Every text of an entry, with its place: found once per model, then walked for every entry. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from generator.diagnostics import Span
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.quantity import Frequency
from generator.model.text import Text

Path = tuple[str | int, ...]
Found = tuple[Path, str, Text]
"""(path in the entry, the same without numbers and with dots, the text)"""
_BOTH_SCRIPTS = {"zh-Hant", "zh-Hans"}
Walker = Callable[[Any, Path], Iterator[Found]]


class Passage(NamedTuple):
    """A text of an entry in one language. `path` is that of the text in all its languages, `field` the path without numbers."""

    entry: Entry
    path: Path
    field: str
    language: str
    text: str

    @property
    def place(self) -> Path:
        """The path of this language's text, as far as the author named the language."""
        written = written_at(self.entry, self.path)
        return (*self.path, self.language) if isinstance(written, Mapping) and self.language in written else self.path

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `text[start:end]` stands; the whole value where the text was folded over lines or has escapes before it."""
        place = self.place
        whole = self.entry.source.span(place)
        written = written_at(self.entry, place)
        if end is None or not isinstance(written, str):
            return Span(whole.file, whole.line, whole.column, whole.length)
        quotes = whole.length - len(written)  # 0: plain; 2: in quotes, without a sign that takes more room than it shows
        if quotes not in (0, 2):
            return Span(whole.file, whole.line, whole.column, whole.length)
        blanks = len(written) - len(written.lstrip())
        return Span(whole.file, whole.line, whole.column + quotes // 2 + blanks + start, end - start)


def written_at(entry: Entry, path: Path) -> Any:
    """The plain value at `path` as it was read; steps that stand only in the model (brackets left out) are passed over."""
    value: Any = entry.source.data
    for step in path:
        in_list = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if in_list or (isinstance(value, dict) and step in value):
            value = value[step]
    return value


def written_strings(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every text of the entry as it was read, without spaces around it, in the order of the file."""
    return _strings(entry.source.data, ())


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value.strip()
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(inner, (*path, key))


def texts(entry: Entry) -> Iterator[Found]:
    """Every text of the entry, in the order of its fields."""
    return _walk_model(type(entry), "", None)(entry, ())


def passages(handbook: Handbook, fields: Mapping[str, frozenset[str]] | None = None) -> Iterator[Passage]:
    """Every text of every entry in every language it was written in; or only those of `fields`: kind → paths without numbers."""
    for entry in (handbook.entry, *handbook.entries):
        wanted = None if fields is None else fields.get(entry.kind, frozenset())
        for path, field, text in _walk_model(type(entry), "", wanted)(entry, ()):
            for language, words in _as_written(entry, path, text):
                yield Passage(entry, path, field, language, words)


def _as_written(entry: Entry, path: Path, text: Text) -> Iterable[tuple[str, str]]:
    """(language, text), without a Chinese script that was converted from the other: nobody wrote it, and nobody can correct it."""
    if not text.by_language.keys() >= _BOTH_SCRIPTS:
        return text.by_language.items()
    written = written_at(entry, path)
    if isinstance(written, Mapping):
        return [(language, words) for language, words in text.by_language.items() if language in written]
    return [next(iter(text.by_language.items()))]


@cache
def _walk_model(model: type[BaseModel], prefix: str, wanted: frozenset[str] | None) -> Walker:
    """Looks only where texts can be, and if fields are `wanted`, only where those can be."""
    fields = [(name, walker) for name, info in model.model_fields.items()
              if (walker := _walk_annotation(info.annotation, f"{prefix}{name}", wanted)) is not None]

    def walk(value: Any, path: Path) -> Iterator[Found]:
        for name, walker in fields:
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from walker(inner, (*path, name))

    return walk


def _walk_annotation(annotation: Any, field: str, wanted: frozenset[str] | None) -> Walker | None:
    """How to find the texts in a value of this type; None where there can be none."""
    if wanted is not None and not any(f"{name}.".startswith(f"{field}.") for name in wanted):
        return None
    if annotation is Text:
        return lambda value, path: iter([(path, field, value)])
    if annotation is Frequency:
        return lambda value, path: iter([((*path, "event"), f"{field}.event", value.event)] if value.event else [])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk_annotation(arguments[0], field, wanted)
    if origin in (Union, UnionType):
        return next((w for a in arguments if (w := _walk_annotation(a, field, wanted)) is not None), None)
    if origin is tuple:
        item = _walk_annotation(arguments[0], field, wanted)
        return None if item is None else _walk_items(item)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _walk_model(annotation, f"{field}.", wanted)
    return None


def _walk_items(item: Walker) -> Walker:
    def walk(values: Any, path: Path) -> Iterator[Found]:
        for number, value in enumerate(values):
            yield from item(value, (*path, number))

    return walk
