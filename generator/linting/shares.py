"""The work of the checks in shares, each of which looks at its part of the handbook: what a share found is kept for the next run."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.checks import Check
from generator.checks.shared.base import FindEach
from generator.diagnostics import Diagnostic
from generator.handbook import Handbook
from generator.linting.entry_at import Places
from generator.reads import group_name, groups

EntryKey = tuple[str, str]
_MEMBERS, _GROUPS = 12, 32
"""At most about so many entries are looked at together, in so many groups at least: an edit makes few of them anew, and finding what is
kept takes little time."""
_LONG = frozenset({"post"})
"""Kinds of which every entry is looked at by itself: the checklist of a post takes as long as many procedures."""


@dataclass(frozen=True, slots=True)
class Share:
    """`name` is its own among the shares of a handbook."""

    name: str
    find: Callable[[], Iterable[Diagnostic]]


def shares(handbook: Handbook, today: datetime.date, checks: Sequence[Check]) -> Iterator[Share]:
    """All that the checks find in a handbook without errors; what takes longest comes first."""
    together = [check for check in checks if not check.alone and not check.each]
    yield from (Share(check.descriptor.code, partial(check.find, handbook, today)) for check in together)
    each = [check.each for check in checks if check.each]
    for kind in dict.fromkeys(kind for found in each for kind in found.kinds):
        finds = [found.find for found in each if kind in found.kinds]
        keys = [(kind, name) for name in handbook.by_kind[kind]]
        for members in ([key] for key in keys) if kind in _LONG else _groups(keys):
            yield Share(group_name(kind, members), partial(_of_each, finds, members, handbook, today))
    alone = [check for check in checks if check.alone]
    for members in _groups([entry.key for entry in handbook.all_entries]):
        yield Share(group_name("entries", members), partial(_of_part, alone, members, handbook, today))


def groups_for(entries: int) -> int:
    """In how many groups so many entries are looked at."""
    return max(_GROUPS, 1 << max(0, (entries - 1) // _MEMBERS).bit_length())


def _groups(keys: Sequence[EntryKey]) -> Iterator[list[EntryKey]]:
    """Which group an entry is in does not depend on other entries, as long as there are about as many."""
    named = {" ".join(key): key for key in keys}
    return ([named[name] for name in members] for members in groups(named, groups_for(len(keys))))


def _of_each(finds: Sequence[FindEach], members: Iterable[EntryKey], handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for kind, name in members:
        entry = handbook.by_kind[kind][name]
        for find in finds:
            yield from find(entry, handbook, today)


def _of_part(checks: Iterable[Check], members: Collection[EntryKey], handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    """Whatever is asked of the handbook's own entry in every part is found in one share only.

    Hardly anybody asks for the documents of entries once these checks have looked at them.
    """
    part, head = handbook.part(members), handbook.entry
    places = Places([head.source, *(entry.source for entry in part.entries)])
    for check in checks:
        for found in check.find(part, today):
            place = places.find(found.span)
            if head.key in members or place is None or place.source is not head.source:
                yield found
    for entry in part.all_entries:
        entry.source.forget()
