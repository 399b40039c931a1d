"""From a line and column back to the document and the path of keys that stand there: the way of `Source.span` in reverse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Span
from generator.model.walk import FieldPath
from generator.reading.source_locations import Mark, Source


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a document. `path` is empty for the document as a whole."""

    source: Source
    path: FieldPath

    @property
    def key(self) -> tuple[str, str]:
        """(kind, id) as they were written; empty where they are missing."""
        data = self.source.data if isinstance(self.source.data, dict) else {}
        return str(data.get("kind", "")), str(data.get("id", ""))

    @property
    def value(self) -> Any:
        """The plain value that stands there."""
        value = self.source.data
        for step in self.path:
            value = value[step]
        return value


class Places:
    """Finds places in the documents of a handbook, in time that grows with the depth of the document only."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_file: dict[str, list[Source]] = {}
        self._starts: dict[int, tuple[list[tuple[int, int]], list[Any]]] = {}
        for source in sources:
            self._by_file.setdefault(source.file, []).append(source)
        for found in self._by_file.values():
            found.sort(key=lambda source: source.line)

    def find(self, span: Span) -> Place | None:
        """What stands where the span begins; None in a file of which no document could be read."""
        sources = self._by_file.get(span.file, [])
        number = bisect_right(sources, span.line, key=lambda source: source.line) - 1
        if number < 0:
            return None
        return Place(sources[number], self._descend(sources[number].mark, (span.line, span.column)))

    def _descend(self, mark: Mark, wanted: tuple[int, int]) -> FieldPath:
        """The path of the innermost value that begins at or before `wanted`, or whose key does."""
        path: FieldPath = ()
        while mark.inside and wanted != (mark.line, mark.column):
            starts, steps = self._children(mark)
            number = bisect_right(starts, wanted) - 1
            if number < 0:
                break
            path = (*path, steps[number])
            mark = mark.inside[steps[number]]
            if wanted < (mark.line, mark.column):
                break  # on the key
        return path

    def _children(self, mark: Mark) -> tuple[list[tuple[int, int]], list[Any]]:
        assert mark.inside is not None
        if id(mark) not in self._starts:
            inside = mark.inside
            self._starts[id(mark)] = [(m.key_line, m.key_column) for m in inside.values()], list(inside)
        return self._starts[id(mark)]
