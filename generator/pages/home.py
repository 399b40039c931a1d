"""What the first page shows besides the organisation: what is new, and how much there is."""

from __future__ import annotations

import datetime
import heapq

from generator.analysis.standing import is_in_force
from generator.handbook import Handbook
from generator.model import KINDS, Entry

_NEWS = ("oversight", "conduct", "post", "criteria", "procedure")
"""Kinds that are news, the most wanted last."""


def newest(handbook: Handbook, count: int = 8) -> list[Entry]:
    """The entries in force that came into force last, the latest first; of one day, what replaces older entries, then procedures."""
    shown = (e for e in handbook.entries if e.effective is not None and e.kind in _NEWS and is_in_force(e, handbook))
    return heapq.nlargest(count, shown, key=lambda e: (e.effective or datetime.date.min, bool(e.supersedes), _NEWS.index(e.kind)))


def counts(handbook: Handbook) -> list[tuple[str, int]]:
    """(kind, how many) of every kind of entry and of scopes, where there are any."""
    kinds = [kind for kind in KINDS if kind != "handbook"] + ["scope"]
    return [(kind, len(handbook.by_kind[kind])) for kind in kinds if handbook.by_kind[kind]]
