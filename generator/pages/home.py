"""What the first page shows besides the organisation: what is new, and how much there is."""

from __future__ import annotations

import datetime
import heapq

from generator.facts.showing import Output, is_shown, shown
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.kinds import AUTHORED, BY_NAME, RECORDS

_NEW_FOR = datetime.timedelta(days=92)


def newest(handbook: Handbook, count: int = 8) -> list[Entry]:
    """The entries that came into force of late, the latest first; of one day, what replaces older entries, then procedures. What has held
    for months is no news."""
    since = handbook.day - _NEW_FOR if handbook.day else datetime.date.min
    recent = (e for e in shown(handbook.entries, handbook, Output.FIRST_PAGE) if e.effective and e.effective >= since)
    found = (e for e in recent if BY_NAME[e.kind].news)
    return heapq.nlargest(count, found, key=lambda e: (e.effective or datetime.date.min, bool(e.supersedes), BY_NAME[e.kind].news))


def counts(handbook: Handbook) -> list[tuple[str, int]]:
    """(kind, how many are in force) of every kind of entry and of scopes, where there are any."""
    kinds = [kind.name for kind in RECORDS if kind in AUTHORED or kind.page]
    found = [(kind, sum(_counts(each, handbook) for each in handbook.by_kind[kind].values())) for kind in kinds]
    return [(kind, count) for kind, count in found if count]


def _counts(found: object, handbook: Handbook) -> bool:
    return not isinstance(found, Entry) or is_shown(found, handbook, Output.FIRST_PAGE)
