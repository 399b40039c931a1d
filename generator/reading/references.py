"""Which fields of an entry name other things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_origin

from generator.hyperlinks import NamedThing, read_named
from generator.model import Entry
from generator.model.degree import Degree
from generator.model.markup import hyperlinks_of
from generator.model.text import FILE, Ref, Text
from generator.model.walk import FieldPath, Visit, walk_model

Reference = tuple[FieldPath, str, tuple[str, ...]]
"""(path in the entry, name given, what may be meant)"""


def kinds_meant(entry: Entry, targets: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of what a reference of an entry may lead to: those that its field says, or that of the entry itself."""
    return (entry.kind,) if targets == ("same",) else targets


def kind_meant(entry: Entry, name: str, targets: tuple[str, ...], by_kind: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The kind of what a reference leads to: the first of these that has such a name."""
    for kind in kinds_meant(entry, targets):
        if name in by_kind.get(kind, ()):
            return kind
    return None


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference of an entry, in the order of its fields."""
    return _references_of(type(entry))(entry, ())


def hyperlinks(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    """(path in the entry, address) of every link within a text of the entry, in the order of its fields."""
    return _hyperlinks_of(type(entry))(entry, ())


class Mentions(NamedTuple):
    """Everything to which an entry leads, with the places where it says so."""

    named: list[tuple[FieldPath, NamedThing]]
    """What texts name by kind and id; the last step of the path is the language."""
    references: list[Reference]
    links: list[tuple[FieldPath, str]]
    """To files beside the rules, and out of the site."""

    @classmethod
    def of(cls, entry: Entry) -> Mentions:
        texts, fields = [*hyperlinks(entry)], [*references(entry)]
        return cls([(path, named) for path, link in texts if (named := read_named(link))],
                   [reference for reference in fields if reference[2] != FILE],
                   [*((path, link) for path, link in texts if not read_named(link)),
                    *((path, link) for path, link, targets in fields if targets == FILE)])


@cache
def _hyperlinks_of(model: type[Entry]) -> Visit:
    return walk_model(model, _text)


def _text(annotation: Any, metadata: tuple[Any, ...], field: str) -> Visit | None:
    if annotation is not Text:
        return None
    return lambda value, path: (((*path, language), address) for language, content in value.marked.items()
                                for address in hyperlinks_of(content))


@cache
def _references_of(model: type[Entry]) -> Visit:
    return walk_model(model, _reference)


def _reference(annotation: Any, metadata: tuple[Any, ...], field: str) -> Visit | None:
    ref = next((each for each in metadata if isinstance(each, Ref)), None)
    if ref is None or get_origin(annotation) is tuple:
        return None
    targets = ref.targets
    return lambda value, path: iter([(path, value.level if isinstance(value, Degree) else value, targets)])
