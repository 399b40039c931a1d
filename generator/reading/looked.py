"""What is told of an entry by itself before names are resolved: what it names, where it leads, and the parts that others may name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic
from generator.model import Entry
from generator.model.walk import FieldPath
from generator.reading.local_names import UsedPart, check_parts, nameable_parts, used_parts
from generator.reading.references import Mentions

Numbered = tuple[int, FieldPath]
"""A place and its number among those where an entry names anything."""


class Target(NamedTuple):
    """What an entry names in one or several `places`, as `places_said` says them."""

    name: str
    kinds: tuple[str, ...]
    places: str


class Looked(NamedTuple):
    """`targets` stand in the order in which they are named first; `used` are parts of other entries, `parts` those that others may use."""

    targets: Sequence[Target]
    links: Sequence[tuple[FieldPath, str]]
    faults: Sequence[Diagnostic]
    used: Sequence[UsedPart]
    parts: Sequence[str]

    @classmethod
    def of(cls, entry: Entry) -> Looked:
        mentions = Mentions.of(entry)
        named = [(path[:-1], thing.name, (thing.kind,)) for path, thing in mentions.named]
        found: dict[tuple[str, tuple[str, ...]], list[Numbered]] = {}
        for number, (path, name, kinds) in enumerate((*named, *mentions.references)):
            add_place(found.setdefault((name, kinds), []), number, path)
        targets = [Target(name, kinds, places_said(places)) for (name, kinds), places in found.items()]
        return cls(targets, mentions.links, check_parts(entry), used_parts(entry), nameable_parts(entry))


def add_place(places: list[Numbered], number: int, path: FieldPath) -> None:
    """A text that names the same thing in each of its languages names it once."""
    if not places or places[-1][1] != path:
        places.append((number, path))


def places_said(places: Sequence[Numbered]) -> str:
    return json.dumps(places, ensure_ascii=False, separators=(",", ":"))


def places_of(said: Iterable[str]) -> list[FieldPath]:
    """The places of several targets that lead to the same thing, in the order in which they stand in the entry."""
    return [tuple(path) for _, path in sorted((number, path) for each in said for number, path in json.loads(each))]


def said_of(looked: Looked) -> list[object]:
    """What is told of an entry without faults, as JSON can say it."""
    targets = [[name, " ".join(kinds), places] for name, kinds, places in looked.targets]
    return [targets, looked.links, looked.used, looked.parts]


def looked_of(said: Any) -> Looked:
    """What `said_of` said. Raises ValueError or TypeError for anything else."""
    targets, links, used, parts = said
    return Looked([Target(name, _kinds(kinds), places) for name, kinds, places in targets],
                  [(tuple(path), link) for path, link in links], (),
                  [UsedPart(tuple(path), kind, name, (owner[0], owner[1])) for path, kind, name, owner in used], parts)


@cache
def _kinds(said: str) -> tuple[str, ...]:
    """The same object for the same kinds: there are few, and thousands name them."""
    return tuple(said.split())
