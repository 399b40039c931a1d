"""What day somebody meant who wrote a date otherwise than 2026-01-31: with strokes, in words, by years of the Republic."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from typing import NamedTuple

from generator.model.named_day import MONTH_NAMES
from generator.model.numbers import NUMERAL, chinese_number
from generator.patterns import pattern_of

REPUBLIC = 1911
"""The year before the first of the Republic of China (民國), by which offices in Taiwan count."""
_WRITTEN = pattern_of(r"(民國)?\s*(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DIGITS = pattern_of(r"(\d{3,4})(\d\d)(\d\d)")
_CHINESE = pattern_of(f"{NUMERAL}(?=[年月日])")
_DIGIT_BY_DIGIT = 3
"""Chinese digits from so many on are read one by one: 二〇二六 is 2026."""
_SERIAL = pattern_of(r"[2-7]\d{4}")
_FIRST_SERIAL = datetime.date(1899, 12, 30)
"""The day from which spreadsheets count theirs, as far as anybody writes them: 46023 is 2026-01-01."""
_TIME = pattern_of(r"[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")
"""What programs write behind a day."""
_YEAR_LAST = pattern_of(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NAMED = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})",
    r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"))


def meant_date(words: str) -> datetime.date | None:
    """The day of `2026/1/5`, `2026年1月5日`, `二〇二六年一月五日`, `民國115年1月5日`, `115/1/5`, `20260105`, `1150105`,
    `46027` (of a spreadsheet), `2026-01-05 00:00`, `5 January 2026` or `31/1/2026`; None for what is two days.

    Years of two or three digits are those of the Republic; years of four with 民國 before them are nobody's.
    """
    plain = _TIME.sub("", _in_digits(unicodedata.normalize("NFKC", words).strip()))
    if named := next(filter(None, (pattern.fullmatch(plain) for pattern in _NAMED)), None):
        return _date(int(named["year"]), _month(named["month"]), int(named["day"]))
    if _SERIAL.fullmatch(plain):
        return _FIRST_SERIAL + datetime.timedelta(days=int(plain))
    if read := either_date(plain):
        return read[0] if len(read) == 1 else None
    match = _WRITTEN.fullmatch("-".join(digits.groups()) if (digits := _DIGITS.fullmatch(plain)) else plain)
    if not match:
        return None
    republic, year, month, day = match[1], *map(int, match.groups()[1:])
    if len(match[2]) == 2 and not republic:
        return None  # 26/1/5 is this century's as well as the Republic's
    if len(match[2]) < 4:
        year += REPUBLIC
    elif republic:
        return None
    return _date(year, month, day)


def _in_digits(words: str) -> str:
    """二〇二六年一月一日 and 民國一百十五年一月一日 with digits."""
    try:
        return _CHINESE.sub(lambda match: _number(match[0]), words)
    except ValueError:
        return words


def _number(numeral: str) -> str:
    digits = numeral if len(numeral) >= _DIGIT_BY_DIGIT and not set(numeral) & set("十百千拾佰仟") else ""
    return "".join(str(chinese_number(digit)) for digit in digits) or str(chinese_number(numeral))


def either_date(words: str) -> tuple[datetime.date, ...]:
    """The days that `04/01/2026` may be: read with the day first, and with the month first."""
    match = _YEAR_LAST.fullmatch(unicodedata.normalize("NFKC", words).strip())
    if not match:
        return ()
    one, other, year = map(int, match.groups())
    return tuple(dict.fromkeys(found for found in (_date(year, other, one), _date(year, one, other)) if found))


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for none."""
    wanted = name.lower()
    return next((number for number, month in enumerate(MONTH_NAMES, 1) if month.lower().startswith(wanted)), 0)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


class BeyondMonth(NamedTuple):
    """A month as an author counts years, whether those are of the Republic, and how many days it has."""

    year: int
    month: int
    days: int
    republic: bool


def beyond_month(words: str) -> BeyondMonth | None:
    """Of a date that does not exist, the month that has no such day; None where the month is none either, or the words are no date."""
    match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", words).strip())
    if not match or not 1 <= int(match[3]) <= 12 or (len(match[2]) == 2 and not match[1]):
        return None
    written, month, day, short = int(match[2]), int(match[3]), int(match[4]), len(match[2]) < 4
    year = written + REPUBLIC if short else written
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR or day <= (days := calendar.monthrange(year, month)[1]):
        return None
    return BeyondMonth(written, month, days, short)
