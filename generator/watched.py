"""A handbook whose entries note that they are read; see `reads`.

An entry counts as read as a whole, but for what is short and read by the thousand, since every link and index shows it: each of the
`FACES` of an entry, and its outline, count as read apart from the rest. So does whether there is an entry, also for whoever looks for one
that is not there, and which entries of a kind there are. The handbook entry with its lists and the attachments are not noted: whoever keeps
what was made must look at them besides.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, cached_property, partial
from types import new_class
from typing import Any, TypeVar, cast, overload

from pydantic import ConfigDict

from generator.handbook import Backlink, Handbook
from generator.model import HANDBOOK_LISTS, Entry
from generator.model.face import FACES, OUTLINE
from generator.reads import ALL, IDS, Read, note, read_of

_UNNOTED = frozenset({"kind", "id"})
"""Whoever has an entry has noted by what it was found."""
EVERY_LINK: Read = ("links", ALL, ALL)
HISTORY: Read = ("history", ALL, ALL)
Item = TypeVar("Item")


@contextmanager
def watched(handbook: Handbook) -> Iterator[Handbook]:
    """The same handbook, watched. What was derived from it is given back in the end: it names the handbook again, so that nothing else
    would give it back while the collector is paused (200 MB of 3,000 entries).
    """
    made = watch(handbook)
    try:
        yield made
    finally:
        made.derived.clear()


def watch(handbook: Handbook) -> Handbook:
    """The same handbook, watched for as long as the program runs."""
    made = {entry.key: _watched(entry) for entry in handbook.entries}

    def of(entry: Entry) -> Entry:
        return made.get(entry.key, entry)

    by_kind = {kind: found if kind in HANDBOOK_LISTS or kind == "handbook" else
               WatchedEntries(kind, {name: made[kind, name] for name in found}) for kind, found in handbook.by_kind.items()}
    return replace(handbook, by_kind=by_kind, backlinks=WatchedLinks(handbook.backlinks, of), history=Noted(handbook.history, HISTORY))


def _watched(entry: Entry) -> Entry:
    """The same values, in an entry that notes when they are read."""
    made = Entry.__new__(_watched_type(type(entry)))
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
        object.__setattr__(made, name, getattr(entry, name))
    return made


@cache
def _watched_type(model: type[Entry]) -> type[Entry]:
    made = new_class(model.__name__, (model,), exec_body=lambda body: body.update(
        __module__=__name__, __qualname__=model.__qualname__, model_config=ConfigDict(defer_build=True)))
    for name in model.model_fields.keys() - _UNNOTED:
        setattr(made, name, property(_noting_field(name, _noted(name))))
    for name, derived in _cached(model).items():
        setattr(made, name, property(_noting(derived.__get__)))
    if hasattr(model, "step_key"):
        setattr(made, "step_key", _noting(model.step_key, _outline))  # noqa: B010  # a method of the model
    setattr(made, "place", property(_noting(Entry.place.fget, _outline)))  # type: ignore[attr-defined]  # noqa: B010  # as the next
    setattr(made, "source", property(_noting(Entry.source.fget)))  # type: ignore[attr-defined]  # noqa: B010  # a property of the model
    for name in ("model_dump", "model_dump_json", "model_copy", "__iter__", "__eq__", "__repr__", "__str__"):
        setattr(made, name, _noting(getattr(model, name)))
    setattr(made, "__hash__", model.__hash__)  # noqa: B010  # whoever defines __eq__ loses it
    return cast(type[Entry], made)


def _cached(model: type[Entry]) -> Mapping[str, cached_property[Any]]:
    found = {name: value for base in reversed(model.__mro__) for name, value in vars(base).items()}
    return {name: value for name, value in found.items() if isinstance(value, cached_property)}


def _noted(field: str) -> Callable[[str, str], Read]:
    """What counts as read with a field of an entry."""
    face = next((_FACE_READ[face] for face, fields in FACES.items() if field in fields), None)
    return face or (_outline if field in OUTLINE else _entry)


_entry, _outline, _links = (partial(read_of, what) for what in ("entry", "outline", "links"))
_FACE_READ = {face: partial(read_of, face) for face in FACES}


def _noting_field(name: str, noted: Callable[[str, str], Read]) -> Callable[[Any], Any]:
    def read(entry: Any) -> Any:
        values = entry.__dict__
        note(noted(values["kind"], values["id"]))
        return values[name] if name in values else entry.value(name)

    return read


def _noting(method: Callable[..., Any], noted: Callable[[str, str], Read] = _entry) -> Callable[..., Any]:
    def read(entry: Any, *given: Any, **named: Any) -> Any:
        note(noted(*entry.key))
        return method(entry, *given, **named)

    return read


class WatchedEntries(Mapping[str, Entry]):
    """The entries of a kind by their ids, which notes what is looked for and whether anybody looks at all of them."""

    def __init__(self, kind: str, unwatched: Mapping[str, Entry]) -> None:
        self._kind, self._unwatched, self._all = kind, unwatched, read_of(IDS, kind, ALL)

    def __getitem__(self, name: str) -> Entry:
        note(read_of(IDS, self._kind, name))
        return self._unwatched[name]

    def __contains__(self, name: object) -> bool:
        note(read_of(IDS, self._kind, str(name)))
        return name in self._unwatched

    def __iter__(self) -> Iterator[str]:
        note(self._all)
        return iter(self._unwatched)

    def __len__(self) -> int:
        note(self._all)
        return len(self._unwatched)

    def values(self) -> ValuesView[Entry]:
        note(self._all)
        return self._unwatched.values()

    def items(self) -> ItemsView[str, Entry]:
        note(self._all)
        return self._unwatched.items()


class WatchedLinks(Mapping[tuple[str, str], tuple[Backlink, ...]]):
    """Who names what, as `Handbook.backlinks`; `watched_of` gives the watched entry of one that is not."""

    def __init__(self, links: Mapping[tuple[str, str], tuple[Backlink, ...]], watched_of: Callable[[Entry], Entry]) -> None:
        self.unwatched, self._watched_of = links, watched_of
        self._found: dict[tuple[str, str], tuple[Backlink, ...]] = {}

    def __getitem__(self, key: tuple[str, str]) -> tuple[Backlink, ...]:
        note(_links(*key))
        if key not in self._found:
            self._found[key] = tuple(Backlink(self._watched_of(link.entry), link.path) for link in self.unwatched[key])
        return self._found[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        note(EVERY_LINK)
        return iter(self.unwatched)

    def __len__(self) -> int:
        note(EVERY_LINK)
        return len(self.unwatched)


class Noted(Sequence[Item]):
    """A sequence that notes when anybody looks into it."""

    def __init__(self, unwatched: Sequence[Item], read: Read) -> None:
        self.unwatched = unwatched
        self._read = read

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...

    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        note(self._read)
        return self.unwatched[place]

    def __iter__(self) -> Iterator[Item]:
        note(self._read)
        return iter(self.unwatched)

    def __bool__(self) -> bool:
        note(self._read)
        return bool(self.unwatched)

    def __len__(self) -> int:
        note(self._read)
        return len(self.unwatched)
