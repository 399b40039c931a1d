"""Every text of an entry, with its place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from generator.diagnostics import Span
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.frequency import Frequency
from generator.model.markup import own_words
from generator.model.text import QUOTE, Text
from generator.model.walk import NOTHING, FieldPath, Visit, walk_model

Found = tuple[FieldPath, str, Text]
"""(path in the entry, the same without numbers and with dots, the text)"""
_BOTH_SCRIPTS = {"zh-Hant", "zh-Hans"}


class Passage(NamedTuple):
    """A text of an entry in one language. `path` is that of the text in all its languages, `field` the path without numbers.

    `text` is what its author says in own words: marks, addresses and code are not among them.
    """

    entry: Entry
    path: FieldPath
    field: str
    language: str
    text: str
    quoted: bool = False

    @property
    def place(self) -> FieldPath:
        """The path of this language's text, as far as the author named the language."""
        path, written = _written_text(self.entry, self.path)
        return (*path, self.language) if isinstance(written, Mapping) and self.language in written else path

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `text[start:end]` stands; the whole value where it does not stand there as it is, such as folded over lines."""
        place = self.place
        whole = self.entry.source.span(place)
        written = self.entry.source.value_at(place)
        if end is None or not isinstance(written, str):
            return Span(whole.file, whole.line, whole.column, whole.length)
        quotes = whole.length - len(written)  # 0: plain; 2: in quotes, without a sign that takes more room than it shows
        if quotes not in (0, 2) or written.strip() != self.text:
            found: Span = self.entry.source.span_of(place, self.text[start:end])
            return found
        spaces = len(written) - len(written.lstrip())
        return Span(whole.file, whole.line, whole.column + quotes // 2 + spaces + start, end - start)


def written_strings(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    """Every text of the entry as it was read, without spaces around it, in the order of the file."""
    return _strings(entry.source.data, ())


def _strings(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value.strip()
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(inner, (*path, key))


def texts(entry: Entry) -> Iterator[Found]:
    """Every text of the entry, in the order of its fields."""
    return _texts_of(type(entry), None)(entry, ())


def passages(handbook: Handbook, fields: Mapping[str, frozenset[str]] | None = None) -> Iterator[Passage]:
    """Every text of every entry in every language it was written in; or only those of `fields`: kind → paths without numbers.

    Of a part of a handbook all of them are found once: several checks ask for them, and nobody keeps the part.
    """
    for entry in handbook.all_entries:
        once = handbook.whole and fields is None
        yield from _every(entry, handbook) if once else passages_of(entry, fields)


def _every(entry: Entry, handbook: Handbook) -> Sequence[Passage]:
    return handbook.once(entry, "passages", lambda: [*passages_of(entry)])


def passages_of(entry: Entry, fields: Mapping[str, frozenset[str]] | None = None) -> Iterator[Passage]:
    """The same of one entry."""
    wanted = None if fields is None else fields.get(entry.kind, frozenset())
    for path, field, text in _texts_of(type(entry), wanted)(entry, ()) if wanted != frozenset() else ():
        for language, words in _as_written(entry, path, text):
            own = own_words(text.marked[language]) if language in text.marked else words
            yield Passage(entry, path, field, language, own, text.quoted)


def own_passages(handbook: Handbook, fields: Mapping[str, frozenset[str]] | None = None) -> Iterator[Passage]:
    """The same without quotations: nobody who writes the handbook can word a law otherwise."""
    return (passage for passage in passages(handbook, fields) if not passage.quoted)


def _written_text(entry: Entry, path: FieldPath) -> tuple[FieldPath, Any]:
    """Where a text was written, past the word that says it is a quotation, and as what."""
    written = entry.source.value_at(path)
    return ((*path, QUOTE), written[QUOTE]) if isinstance(written, Mapping) and QUOTE in written else (path, written)


def _as_written(entry: Entry, path: FieldPath, text: Text) -> Iterable[tuple[str, str]]:
    """(language, text), without a Chinese script that was converted from the other: nobody wrote it, and nobody can correct it."""
    if not text.by_language.keys() >= _BOTH_SCRIPTS:
        return text.by_language.items()
    _, written = _written_text(entry, path)
    if isinstance(written, Mapping):
        return [(language, words) for language, words in text.by_language.items() if language in written]
    return [next(iter(text.by_language.items()))]


@cache
def _texts_of(model: type[Entry], wanted: frozenset[str] | None) -> Visit:
    """Looks only where texts can be, and if fields are `wanted`, only where those can be."""

    def text(annotation: Any, metadata: tuple[Any, ...], field: str) -> Visit | None:
        if wanted is not None and not any(f"{name}.".startswith(f"{field}.") for name in wanted):
            return NOTHING
        if annotation is Text:
            return lambda value, path: iter([(path, field, value)])
        if annotation is Frequency:
            return lambda value, path: iter([((*path, "event"), f"{field}.event", value.event)] if value.event else [])
        return None

    return walk_model(model, text)
