"""HB506 unknown-country: the calendar names a country or province whose public holidays are not known.

Codes are those of ISO 3166: TW, CN, HK, MO, SG; a subdivision is one of that country.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.working_days import WorkingDays
from generator.checks.base import Check
from generator.checks.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Diagnostic, Fault, Severity
from generator.handbook import Handbook

FAULT = Fault(
    code="HB506", name="unknown-country", severity=Severity.WARNING,
    message="the public holidays of \"{country}\" are not known",
    hint="write a code of ISO 3166, such as TW, CN or HK; or list the days off under \"holidays\"",
    why="Deadlines in working days would be reckoned as if there were no holidays.",
    invalid=OFFICE + """\
calendar: {country: Taiwan}
scopes:
  - {id: mail, title: 收發}
---
""" + MAIL_CLERK,
    valid=OFFICE + """\
calendar: {country: TW}
scopes:
  - {id: mail, title: 收發}
---
""" + MAIL_CLERK)


_SURELY_KNOWN = frozenset({"TW", "CN", "HK", "MO", "SG"})
"""Spares the usual handbook the time of loading the library of holidays."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    calendar = handbook.entry.calendar
    if (calendar.country in _SURELY_KNOWN and calendar.subdivision is None) or calendar.holidays:
        return
    if not WorkingDays(calendar).country_known:
        named = f"{calendar.country}-{calendar.subdivision}" if calendar.subdivision else calendar.country
        yield Diagnostic(fault=FAULT, span=handbook.entry.source.span(("calendar", "country")), details={"country": named})


CHECK = Check(FAULT, find)
