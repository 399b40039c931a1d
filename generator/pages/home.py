"""What the first page shows besides the organisation: what is new, and how much there is."""

from __future__ import annotations

import datetime
import heapq

from generator.analysis.standing import is_in_force
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.kinds import AUTHORED, BY_NAME, RECORDS


def newest(handbook: Handbook, count: int = 8) -> list[Entry]:
    """The entries in force that came into force last, the latest first; of one day, what replaces older entries, then procedures."""
    shown = (e for e in handbook.entries if e.effective is not None and BY_NAME[e.kind].news and is_in_force(e, handbook))
    return heapq.nlargest(count, shown, key=lambda e: (e.effective or datetime.date.min, bool(e.supersedes), BY_NAME[e.kind].news))


def counts(handbook: Handbook) -> list[tuple[str, int]]:
    """(kind, how many are in force) of every kind of entry and of scopes, where there are any."""
    kinds = [kind.name for kind in RECORDS if kind in AUTHORED or kind.page]
    found = ((kind, sum(not isinstance(each, Entry) or is_in_force(each, handbook) for each in handbook.by_kind[kind].values()))
             for kind in kinds)
    return [(kind, count) for kind, count in found if count]
