"""When an entry is in force, and when somebody must look at it again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import replacement
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.common import Status

SOON = datetime.timedelta(days=60)


def all_entries(handbook: Handbook) -> Iterator[Entry]:
    """Every entry, the handbook's own first."""
    yield handbook.entry
    yield from handbook.entries


def in_force(handbook: Handbook) -> Iterator[Entry]:
    """Entries whose status says that they are in force, whatever their dates say."""
    return (entry for entry in all_entries(handbook) if entry.status is Status.IN_FORCE)


def first_day(entry: Entry) -> datetime.date:
    return entry.effective or datetime.date.min


def last_day(entry: Entry) -> datetime.date:
    return entry.expires or datetime.date.max


def replaced(handbook: Handbook) -> dict[tuple[str, str], Entry]:
    """(kind, id) of entries that another replaces which is in force on the day of the handbook → that other entry."""
    older = (handbook.find(entry.kind, name) for entry in in_force(handbook) for name in entry.supersedes)
    return {entry.key: newer for entry in older if entry is not None and (newer := replacement(entry, handbook))}
