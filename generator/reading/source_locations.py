"""Where an entry was written: from a path of keys to a line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.diagnostics import Span
from generator.reading.yaml_values import Mark as Mark  # places knows marks through their source only


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML document of one file. `file` is relative to the handbook's folder, with forward slashes.

    What is in it may be read `later`, when somebody asks for it: of most documents nobody does, and of many for the values alone. Nor is a
    `path` made of a place before, which for thousands takes longer than finding them.
    """

    file: str
    path: Path
    data: Any
    mark: Mark
    whole: bool = True
    digest: str = ""
    """Of the whole text of the file."""
    _read: Mapping[str, Callable[[], Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _line: int = field(default=0, init=False, repr=False, compare=False)

    @classmethod
    def later(cls, file: str, digest: str, line: int, read: Mapping[str, Callable[[], Any]]) -> Source:
        """A whole document that begins in a line, of which `read` gives the `path`, values (`data`) and places (`mark`). It says nothing
        that holds for others.
        """
        made, put = object.__new__(cls), object.__setattr__
        put(made, "file", file)
        put(made, "whole", True)
        put(made, "digest", digest)
        put(made, "_read", read)
        put(made, "_line", line)
        return made

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet."""
        if name not in ("path", "data", "mark") or name not in self._read:
            raise AttributeError(name)
        value = self._read[name]()
        object.__setattr__(self, name, value)
        return value

    def forget(self) -> None:
        """Lets go of what can be read again: the values and places of thousands of documents take more room than their entries."""
        for name in self._read:
            with suppress(AttributeError):
                object.__delattr__(self, name)

    @property
    def is_head(self) -> bool:
        """Whether it says something that other documents are read by: the handbook's own entry, or what is meant as such."""
        if self._line:  # is read later, and so is none
            return False
        return isinstance(self.data, dict) and (self.data.get("kind") == "handbook" or "conversions" in self.data)

    @property
    def root(self) -> Path:
        """The handbook's folder, to which `file` is relative."""
        return self.path.parents[len(Path(self.file).parts) - 1]

    @property
    def line(self) -> int:
        return self._line or self.mark.line

    def value_at(self, path: Sequence[str | int]) -> Any:
        """The plain value at `path` as it was read; steps that stand only in the model (brackets left out) are passed over."""
        value: Any = self.data
        for step in path:
            in_list = isinstance(value, list) and isinstance(step, int) and step < len(value)
            if in_list or (isinstance(value, dict) and step in value):
                value = value[step]
        return value

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """The place of the value at `path`, or of its key; as near to it as the document goes."""
        mark = self.mark
        found = False
        for step in path:
            if mark.inside is None or step not in mark.inside:
                found = False
                continue  # a step that stands only in the model, such as the one measure that was not named
            mark, found = mark.inside[step], True
        if key and found and path and isinstance(path[-1], str):
            return Span(self.file, mark.key_line, mark.key_column, max(1, len(path[-1])))
        return Span(self.file, mark.line, mark.column, mark.length)

    def span_of(self, path: Sequence[str | int], words: str) -> Span:
        """The place of words within the text at `path`; of the whole text where they do not stand there as they are."""
        whole = self.span(path)
        if whole.length - len(words) in (0, len("\"\"")):
            return whole
        with suppress(OSError, UnicodeDecodeError):
            return next(self._occurrences(whole, words), whole)
        return whole

    def _occurrences(self, whole: Span, words: str) -> Iterator[Span]:
        """Where words stand from a place on, up to the line that no longer belongs to it by its indentation."""
        lines = self.path.read_text("utf-8-sig").split("\n")[whole.line - 1:]
        indent = len(lines[0]) - len(lines[0].lstrip(" -")) if lines else 0
        for number, line in enumerate(lines):
            if number and line.strip() and len(line) - len(line.lstrip(" ")) < indent:
                return
            start = line.find(words, 0 if number else whole.column - 1)
            if start >= 0:
                yield Span(self.file, whole.line + number, start + 1, len(words))
