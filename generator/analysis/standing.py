"""In what state an entry is on a day: decided here and nowhere else, from its status, its dates and what replaces it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from generator.calendar.span import ALWAYS, Span
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.common import Status
from generator.reads import STATE, answered, apart, read_of


class State(Enum):
    """The values are catalogue keys: what an entry in that state is called."""

    IN_FORCE = "in force"
    DRAFT = "draft"
    NOT_YET_EFFECTIVE = "not yet in force"
    SUSPENDED = "suspended"
    SUPERSEDED = "replaced"
    EXPIRED = "expired"
    RETIRED = "retired"

    @property
    def slug(self) -> str:
        """How data and styles name it, whatever it is called: `not-yet-effective`."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Standing:
    """`since` is the first day in force and `until` the last, None where it is open; `replaced_by` is in force instead."""

    state: State
    since: datetime.date | None = None
    until: datetime.date | None = None
    replaced_by: Entry | None = None

    @property
    def in_force(self) -> bool:
        return self.state is State.IN_FORCE


_HOLDING = frozenset({State.IN_FORCE, State.NOT_YET_EFFECTIVE})
_BY_STATUS = {Status.DRAFT: State.DRAFT, Status.SUSPENDED: State.SUSPENDED, Status.RETIRED: State.RETIRED}


def standing(entry: Entry, handbook: Handbook) -> Standing:
    """The standing of an entry on the day of the handbook; without a day, its dates do not count.

    What an author says (draft, suspended, retired) goes before dates, and dates before what replaces it. An entry replaces
    another from its own first day in force, and for good. Time grows with the entries that replace this one, for titles ask it by the
    thousand.
    """
    newer = replacement(entry, handbook)
    return Standing(_state(entry, handbook.day, newer), entry.effective, entry.expires, newer)


def state_of(entry: Entry, handbook: Handbook) -> State:
    """The state alone, which thousands of links ask for: whoever does has not read the dates and the other entries that it follows from."""
    key = entry.key
    with apart():
        known = not handbook.whole and handbook.find(*key) is entry
    return answered(handbook.derived, read_of(STATE, *key), partial(_found, entry, handbook)) if known else _found(entry, handbook)


def _found(entry: Entry, handbook: Handbook) -> State:
    return _state(entry, handbook.day, replacement(entry, handbook))


def is_in_force(entry: Entry, handbook: Handbook) -> bool:
    """Whether anybody has to follow the entry on the day of the handbook."""
    return state_of(entry, handbook) is State.IN_FORCE


def in_force(handbook: Handbook) -> Iterator[Entry]:
    """Every entry that somebody has to follow on the day of the handbook, the handbook's own first."""
    return (entry for entry in handbook.all_entries if is_in_force(entry, handbook))


def holds(entry: Entry, handbook: Handbook) -> bool:
    """Whether anybody has to follow the entry on the day of the handbook or later: what is draft or suspended does not count."""
    return state_of(entry, handbook) in _HOLDING


def replaced(handbook: Handbook) -> dict[tuple[str, str], Entry]:
    """(kind, id) of entries that another replaces which is in force on the day of the handbook → that other entry."""
    older = (handbook.find(*key) for key in handbook.replaced)
    return {entry.key: newer for entry in older
            if entry is not None and (newer := replacement(entry, handbook)) and _state(newer, handbook.day, None) is State.IN_FORCE}


def stated_span(entry: Entry) -> Span | None:
    """Every day on which the entry is in force as its author says, whatever replaces it; None where there is none."""
    if entry.status is not Status.IN_FORCE:
        return None
    return ALWAYS.common(Span(entry.effective or datetime.date.min, entry.expires or datetime.date.max))


def span_in_force(entry: Entry, handbook: Handbook) -> Span | None:
    """Every day on which the entry is in force, as far as is known on the day of the handbook: until it expires or is replaced.

    None where no day is left, or where the author says that it is a draft, suspended or retired. Calendars look ahead by it.
    """
    stated = stated_span(entry)
    last = entry.expires or datetime.date.max
    for newer in handbook.replacing(entry.key):
        if _has_taken_over(newer, handbook.day) or _state(newer, handbook.day, None) in _HOLDING:
            first = newer.effective or datetime.date.min
            if first == datetime.date.min:
                return None
            last = min(last, first - datetime.timedelta(days=1))
    return stated and stated.common(Span(datetime.date.min, last))


def replacement(entry: Entry, handbook: Handbook) -> Entry | None:
    """What has replaced the entry by the day of the handbook, if anything has.

    Where that has been replaced itself, or is over, it is the last in the row that is in force, else the first: a rule does not come
    back because the one that replaced it is suspended, retired or over.
    """
    if not handbook.replacing(entry.key):
        return None
    after = _taken_over(entry, handbook)
    return next((newer for newer in reversed(after) if _state(newer, handbook.day, None) is State.IN_FORCE), next(iter(after), None))


def versions(entry: Entry, handbook: Handbook) -> frozenset[str]:
    """The ids of the entry, of what it replaces and of what replaces it: they speak of the same, and are never in force together."""
    return frozenset((entry.id, *entry.supersedes, *handbook.newer_than(entry.key)))


def _taken_over(entry: Entry, handbook: Handbook) -> list[Entry]:
    """The entries that have replaced this one, one by way of another, the nearest first. Each once: a circle is found by a check."""
    found = {entry.key: entry}
    for key in (row := [entry.key]):
        for newer in handbook.replacing(key):
            if newer.key not in found and _has_taken_over(newer, handbook.day):
                found[newer.key] = newer
                row.append(newer.key)
    return list(found.values())[1:]


def _has_taken_over(newer: Entry, day: datetime.date | None) -> bool:
    """Whether the first day in force of an entry has come, whatever has become of it since."""
    return newer.status is not Status.DRAFT and (day is None or newer.effective is None or newer.effective <= day)


def _state(entry: Entry, day: datetime.date | None, newer: Entry | None) -> State:
    if entry.status is not Status.IN_FORCE:
        return _BY_STATUS[entry.status]
    slip = entry.effective is not None and entry.expires is not None and entry.expires < entry.effective
    if day is not None and entry.expires is not None and entry.expires < day and not slip:  # HB301 says that one of the dates is wrong
        return State.EXPIRED
    if day is not None and entry.effective is not None and entry.effective > day:
        return State.NOT_YET_EFFECTIVE
    return State.IN_FORCE if newer is None else State.SUPERSEDED
