"""Entries whose values are read when somebody asks for one: a run that knows most entries from an earlier one needs the values of few."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, Any

_ONE_AT_A_TIME = RLock()


@dataclass(frozen=True, slots=True)
class Later:
    """What is known of an entry before its values are read, and what reads them; the `digests` are those of its faces and its
    outline, see `face`.
    """

    known: Mapping[str, Any]
    """Values of fields that are asked for of all entries, and so are known at once."""
    read: Callable[[], Mapping[str, Any]]
    digests: Mapping[str, str]
    looked: Callable[[], Any]
    """Tells what it names, for whoever puts the handbook together; see `reading.looked`."""


def later_of(entry: Any) -> Later | None:
    """None where the values are there."""
    private = getattr(entry, "__pydantic_private__", None)
    found: Later | None = private.get("_later") if private else None
    return found


def read_values(entry: Any) -> None:
    """From here on all values of an entry are there, and in a watched entry of the same values too."""
    with _ONE_AT_A_TIME:
        if (later := later_of(entry)) is not None:
            values = later.read()
            for name in values:  # else those that were asked for would come first in whatever is written of the entry
                entry.__dict__.pop(name, None)
            entry.__dict__.update(values)
            entry.__pydantic_private__["_later"] = None


def _keep(entry: Any, name: str, later: Later) -> Any:
    """A value that is known at once: from here on it is there, since some are asked for again and again."""
    value = later.known[name]
    with _ONE_AT_A_TIME:
        if later_of(entry) is later:
            entry.__dict__[name] = value
    return value


class ValuesLater:
    """An entry of which the values may be read later. Whatever looks at all of its values at once reads them first."""

    def value(self, name: str) -> Any:
        """The value of a field; asking so is not noted of a watched entry."""
        values = self.__dict__
        return values[name] if name in values else ValuesLater.__getattr__(self, name)  # type: ignore[attr-defined]  # hidden below

    if not TYPE_CHECKING:  # else every name would be a field

        def __getattr__(self, name: str) -> Any:
            """Called for what is not there yet."""
            if name.startswith("_"):
                return super().__getattr__(name)
            later = later_of(self)
            if later is not None and name in later.known:  # asked first: so are the faces of thousands
                return _keep(self, name, later)
            if name not in type(self).model_fields:
                return super().__getattr__(name)
            read_values(self)
            return self.__dict__[name] if name in self.__dict__ else super().__getattr__(name)

    def __eq__(self, other: object) -> bool:
        read_values(self)
        if isinstance(other, ValuesLater):
            read_values(other)
        return super().__eq__(other)  # or NotImplemented, which is true: of anything but an entry

    def __hash__(self) -> int:
        return hash((self.value("kind"), self.value("id")))


def _after_reading(name: str) -> Callable[..., Any]:
    def method(entry: ValuesLater, *given: Any, **named: Any) -> Any:
        read_values(entry)
        return getattr(super(ValuesLater, entry), name)(*given, **named)

    return method


for _name in ("model_dump", "model_dump_json", "model_copy", "__iter__", "__repr_args__", "__copy__", "__deepcopy__", "__getstate__"):
    setattr(ValuesLater, _name, _after_reading(_name))
