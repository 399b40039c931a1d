"""HB546 period-runs-out: duties or limits go by a period of the organisation's own, and its last time in the calendar is over, or nearly.

From then on nothing that goes by it falls due: not on Today, in no calendar file, and on no sheet.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.checks.shared.base import of_entries
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.lengths import frequencies
from generator.checks.shared.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import KINDS, Entry

_AHEAD = datetime.timedelta(days=60)
"""So long before the last time ends the next is known, and plans are made for it."""
_TERM = OFFICE + """\
calendar:
  periods:
    - {id: term, title: 學期, dates: [{begins: 2149-09-01, ends: 2150-01-31}%s]}
scopes:
  - {id: mail, title: 收發}
---
""" + MAIL_CLERK + """\
  - {id: count-letters, do: 清點信函, when: 每學期開始前2週, effort: 10 minutes}
"""

FAULT = Descriptor(
    code="HB546", name="period-runs-out", severity=Severity.WARNING,
    message="\"{period}\" is in the calendar until {ends} only: what goes by it does not fall due after that",
    hint="list its next times under \"dates\" as soon as they are set",
    why="What is due each term would be due no more, and nobody would be told.",
    invalid=_TERM.replace("2149-09-01", "2025-09-01").replace("2150-01-31", "2026-01-31") % "",
    valid=_TERM % "")


def _periods(entry: Entry, handbook: Handbook) -> list[str]:
    """The organisation's own periods by which something in an entry goes."""
    return sorted({often.own.id for _, often in frequencies(entry) if often.own}) if is_current(entry, handbook) else []


_PERIODS = Gathered("own periods", tuple(KINDS), _periods)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    periods = handbook.entry.calendar.periods
    if not periods:
        return
    used = {period for _, found in _PERIODS.rows(handbook) for period in found}
    for number, period in enumerate(periods):
        ends = period.dates[-1].ends
        if period.id in used and ends < today + _AHEAD:
            span = handbook.entry.source.span(("calendar", "periods", number))
            yield Diagnostic(descriptor=FAULT, span=span, details={"period": period.title, "ends": ends})


CHECK = of_entries(FAULT, find, *KINDS, gathered=(_PERIODS,))
