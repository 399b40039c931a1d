"""The document of an entry without some of its values. What is left keeps its lines and columns, so that findings lead to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.model import Entry
from generator.model.common import Part
from generator.model.other_doer import OtherDoer
from generator.model.walk import FieldPath
from generator.reading.source_locations import Mark, Source

Kept = tuple[Any, Mark]
"""A value and where it stands."""


def excerpt(entry: Entry, gone: Collection[FieldPath], renamed: Mapping[FieldPath, str]) -> Source:
    """The source of `entry` without the values at the paths `gone`, and with other words at those `renamed`.

    Paths are those of the model, where a list always has its brackets.
    """
    source: Source = entry.source
    kept = _Excerpt(gone, renamed).of(source.data, source.mark, entry, ())
    assert kept is not None, "an entry is left out as a whole elsewhere"
    return replace(source, data=kept[0], mark=kept[1])


@dataclass(frozen=True, slots=True)
class _Excerpt:
    gone: Collection[FieldPath]
    renamed: Mapping[FieldPath, str]

    def of(self, data: Any, mark: Mark, model: Any, path: FieldPath) -> Kept | None:
        """What is left of a value; None if nothing is."""
        if path in self.gone:
            return None
        if path in self.renamed:
            return self.renamed[path], mark
        if isinstance(model, OtherDoer) and not isinstance(data, dict):  # its author wrote the name of the step alone
            return self.renamed.get((*path, "step"), data), mark
        if isinstance(model, tuple):
            return self._list(data, mark, model, path)
        if isinstance(data, dict) and isinstance(model, Part):
            return self._part(data, mark, model, path)
        return data, mark

    def _part(self, data: dict[str, Any], mark: Mark, model: Part, path: FieldPath) -> Kept:
        inside = mark.inside or {}
        found = {name: self.of(value, inside[name], getattr(model, name), (*path, name)) for name, value in data.items()}
        left = {name: kept for name, kept in found.items() if kept is not None}
        return {name: value for name, (value, _) in left.items()}, mark._replace(inside={name: place for name, (_, place) in left.items()})

    def _list(self, data: Any, mark: Mark, model: tuple[Any, ...], path: FieldPath) -> Kept | None:
        """A list of which nothing is left would not have been written; one that was written empty stays."""
        if not isinstance(data, list):  # its author left the brackets out
            return self.of(data, mark, model[0], (*path, 0))
        inside = mark.inside or {}
        left = _present(self.of(value, inside[number], model[number], (*path, number)) for number, value in enumerate(data))
        if data and not left:
            return None
        return [value for value, _ in left], mark._replace(inside={number: place for number, (_, place) in enumerate(left)})


def _present(found: Iterable[Kept | None]) -> list[Kept]:
    return [kept for kept in found if kept is not None]
