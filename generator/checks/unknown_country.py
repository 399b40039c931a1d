"""HB506 unknown-country: the calendar names a country or province whose public holidays are not known.

Codes are those of ISO 3166: TW, CN, HK, MO, SG; a subdivision is one of that country.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

from generator.calendar.working_days import WorkingDays
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.reading.descriptors import MEANT_HINT

FAULT = Descriptor(
    code="HB506", name="unknown-country", severity=Severity.WARNING,
    message="the public holidays of \"{country}\" are not known",
    hint="write a code of ISO 3166, such as TW, CN or HK; or list the days off under \"holidays\"",
    why="Deadlines in working days would be computed as if there were no holidays.",
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

_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Two letters in the names of territories that no country has."""

_WRITE_A_CODE = "write a code of ISO 3166, such as TW, CN or HK"
_NO_SUCH_PART = "leave \"subdivision\" out, or write the ISO 3166 code of a province or state of this country"


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    calendar = handbook.entry.calendar
    country, subdivision = calendar.country, calendar.subdivision
    if country in _SURELY_KNOWN and subdivision is None:
        return
    if country.upper() not in _codes():
        meant = code_of(country)
        yield _finding(handbook, ("country",), country, MEANT_HINT if meant else _WRITE_A_CODE, meant=meant or "")
    elif not WorkingDays(calendar).country_known:
        if subdivision and WorkingDays(calendar.model_copy(update={"subdivision": None})).country_known:
            yield _finding(handbook, ("subdivision",), f"{country}-{subdivision}", _NO_SUCH_PART)
        elif not calendar.holidays:
            yield _finding(handbook, ("country",), country)


def _finding(handbook: Handbook, path: tuple[str, ...], named: str, hint: str | None = None, **details: object) -> Diagnostic:
    span = handbook.entry.source.span(("calendar", *path))
    return Diagnostic(descriptor=FAULT, span=span, hint=hint, details={"country": named, **details})


@cache
def _codes() -> frozenset[str]:
    """The codes of ISO 3166 for countries, of two letters."""
    from babel import Locale  # as below: the usual handbook has a code that is known, and does without

    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()) - _NO_COUNTRIES


def code_of(name: str) -> str | None:
    """The code of a country by its name in Chinese or English (or the part of it that no other has), or by its older or longer code."""
    from babel import Locale
    from babel.core import get_global

    wanted = name.strip().casefold().replace("臺", "台")
    by_name = {words.casefold(): str(code) for language in ("en", "zh", "zh_Hant")
               for code, words in Locale.parse(language).territories.items() if code in _codes()}
    aliases = get_global("territory_aliases").get(name.strip().upper(), [])
    if wanted in by_name or len(aliases) == 1:
        return by_name.get(wanted) or str(aliases[0])
    within = {code for words, code in by_name.items() if wanted in words}
    return within.pop() if len(within) == 1 and len(wanted) > 1 else None


CHECK = of_entries(FAULT, find)
