"""A decided case with what stands beside it: further acts at the same time, an earlier outcome that still lasts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from difflib import get_close_matches

from generator.analysis.combine import Combined, combine
from generator.analysis.decide import Decision
from generator.analysis.scale import degrees_around
from generator.diagnostics import Term
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.model.degree import Degree
from generator.model.meant_date import meant_date
from generator.model.scale import Earlier
from generator.reading import descriptors


def totals_of(decision: Decision, handbook: Handbook, others: Sequence[str], running: str | None,
              on: datetime.date | None) -> list[tuple[Degree, Combined | None]]:
    """For every level that may be chosen, what it comes to with all the rest. Nothing where nothing stands beside it, and no day is given.

    Raises HandbookError for levels and days that are none.
    """
    if not (others or running or on):
        return []
    further = [_degree(words, handbook) for words in others]
    earlier = _earlier(running, handbook) if running else None
    chosen = [result.degree for result in decision.results if result.degree]
    return [(degree, combine([degree, *further], handbook, earlier, on or handbook.day)) for degree in chosen]


def _degree(words: str, handbook: Handbook) -> Degree:
    degree = Degree.parse(words)
    if degree not in degrees_around(degree, handbook):
        known = list(handbook.by_kind["level"])
        nearest = get_close_matches(degree.level, known, n=1)
        raise HandbookError(descriptors.UNKNOWN_REFERENCE.message, descriptors.NEAREST_HINT if nearest else descriptors.KNOWN_HINT,
                            kind=Term("level"), given=words, nearest="".join(nearest), known=", ".join(known) or "—")
    return degree


def _earlier(words: str, handbook: Handbook) -> Earlier:
    """`demerit=2026-01-01`."""
    name, _, day = words.partition("=")
    since = meant_date(day)
    if since is None:
        raise HandbookError("\"{given}\" does not say which outcome lasts, and since when", "write for example: {example}", given=words,
                            example=f"{name or 'demerit'}=2026-01-31")
    return Earlier(level=_degree(name, handbook).level, since=since)
