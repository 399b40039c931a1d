"""Durations, ranges, dates, numbers and choices as words of a language.

Everything here is pure: a value and a language tag in, a text out. Languages that the program does not speak get English.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from generator.i18n.catalogue import catalogue
from generator.model.currencies import SIGN
from generator.model.duration import AT_ONCE, CLOSE, PERMANENT, SAME_DAY, Duration
from generator.model.english import singular
from generator.model.handbook import Years
from generator.model.meant_date import REPUBLIC
from generator.model.named_day import MONTH_NAMES
from generator.model.ranges import Range
from generator.model.text import Text
from generator.patterns import pattern_of

_BABEL_LOCALES = {"zh-Hant": "zh_Hant_TW", "zh-Hans": "zh_Hans_CN", "en": "en_GB"}

_DURATIONS = {
    "second": ("{number} second", "{number} seconds"),
    "minute": ("{number} minute", "{number} minutes"),
    "hour": ("{number} hour", "{number} hours"),
    "working hour": ("{number} working hour", "{number} working hours"),
    "working day": ("{number} working day", "{number} working days"),
    "day": ("{number} day", "{number} days"),
    "week": ("{number} week", "{number} weeks"),
    "month": ("{number} month", "{number} months"),
    "year": ("{number} year", "{number} years"),
}
_HALF = Decimal("0.5")
_HALVES = {
    "hour": "half an hour", "working hour": "half a working hour", "day": "half a day", "working day": "half a working day",
    "month": "half a month", "year": "half a year"}
"""Unit → half of it, as people say it."""
_WITHOUT_NUMBER = {SAME_DAY: "the same day", CLOSE: "by close of business on the same day", AT_ONCE: "at once", PERMANENT: "permanent"}
_IN_TIME = {SAME_DAY: "on the same day", CLOSE: "by close of business on the same day", AT_ONCE: "at once"}
_CURRENCY_SIGN = pattern_of(SIGN)
"""A unit that stands before its number."""
_ONE_DIGIT = pattern_of(r"\.\d$")
"""Money with its sign before it has two digits behind the point, or none: £5.50."""
_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_CHOICES = {
    "Sort": {"letter": "form letter"},
    "Priority": {"urgent-important": "urgent and important"},
    "Status": {"in-force": "in force"},
    "Mode": {"read-do": "READ-DO", "do-confirm": "DO-CONFIRM"},
    "Side": {"class": "classification"},
    "Medium": {"paper": "on paper", "system": "in a system", "both": "on paper and in a system"},
    "Matter": {"important": "important matter", "sudden": "sudden matter", "special": "special matter", "concrete": "concrete matter"},
}


def number(value: Decimal | float) -> str:
    """Digits with thousands apart and no needless zeros: `1,000`, `0.5`, `−3`."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    whole, point, fraction = f"{exact:,f}".partition(".")  # not `normalize`, which rounds to 28 digits
    digits = whole + (point + fraction).rstrip("0").rstrip(".") if exact else "0"
    return digits.replace("-", "−")


def points_key(value: Decimal | float) -> str:
    """What so many points are called, as a catalogue key."""
    return "{points} point" if value in (1, -1) else "{points} points"


def signed(value: Decimal | float) -> str:
    """A number that is added or taken: `+3`, `−1`, `0`."""
    return f"+{number(value)}" if value > 0 else number(value)


@lru_cache(maxsize=4096)
def duration(value: Duration, language: str) -> str:
    """`3 working days`, `3個工作日`, `14 hours 10 minutes`, `the same day`."""
    spoken = catalogue(language)
    if not value.has_number:
        return spoken.text(_WITHOUT_NUMBER[value.largest])
    if value.has_no_least:
        return spoken.text("at most {time}", time=duration(value.longest, language))
    if value.least:
        unit_once = spoken.language == "en" and len(value.parts) == len(value.least) == 1 and value.least[0][1] == value.largest
        first = number(value.least[0][0]) if unit_once else duration(value.shortest, language)
        return spoken.text("{first} to {last}", first=first, last=duration(value.longest, language))
    ((count, unit), *more) = value.parts
    if not more and count == _HALF and unit in _HALVES:
        return spoken.text(_HALVES[unit])
    parts = (spoken.text(_DURATIONS[unit][count != 1], number=number(count)) for count, unit in value.parts)
    return (" " if spoken.language == "en" else "").join(parts)


def counts_from_a_day(value: Duration, language: str) -> bool:
    """Whether a length is said to begin on the day of an event, 自收到之日起15日; hours begin at the moment, and English says neither."""
    return catalogue(language).language != "en" and value.has_number and not value.units & {"hour", "working hour", "minute", "second"}


def within(value: Duration, language: str) -> str:
    """`within 3 working days`, `3個工作日內`; `on the same day`, `at once`."""
    spoken = catalogue(language)
    return spoken.text("within {time}", time=duration(value, language)) if value.has_number else spoken.text(_IN_TIME[value.largest])


@lru_cache(maxsize=4096)
def date(value: datetime.date, language: str, years: Years = Years.COMMON) -> str:
    """`1 January 2026`, `2026年1月1日`, and with years of the Republic `民國115年1月1日`."""
    return _republican(value, language, "MMMMd") if _counts_from_republic(language, years) else _common(value, language)


def month_day(month: int, day: int, language: str) -> str:
    """`31 March`, `3月31日`."""
    return _skeleton(datetime.date(2024, month, day), language, "MMMMd")  # a leap year: 29 February exists


def month_name(month: int, language: str) -> str:
    """`March`, `3月`."""
    return MONTH_NAMES[month - 1] if catalogue(language).language == "en" else _skeleton(datetime.date(2024, month, 1), language, "M")


def month(value: datetime.date, language: str, years: Years = Years.COMMON) -> str:
    """`March 2026`, `2026年3月`, `民國115年3月`: the month of a day."""
    return _republican(value, language, "MMMM") if _counts_from_republic(language, years) else _skeleton(value, language, "yMMMM")


def year(value: datetime.date, language: str, years: Years = Years.COMMON) -> str:
    """`2026`, `2026年`, and with years of the Republic `民國115年`."""
    return _republican_year(value.year, language) if _counts_from_republic(language, years) else _skeleton(value, language, "y")


def _counts_from_republic(language: str, years: Years) -> bool:
    """Years of the Republic are a way of Chinese dates; elsewhere nobody would know them."""
    return years is Years.ROC and catalogue(language).language != "en"


def _republican(value: datetime.date, language: str, rest: str) -> str:
    """The year 1912 is the first; 1911 is the first before it, as there is no year zero."""
    return _republican_year(value.year, language) + _skeleton(value, language, rest)


def _republican_year(value: int, language: str) -> str:
    number = value - REPUBLIC
    return catalogue(language).text("Minguo {year}" if number > 0 else "{year} before Minguo", year=number if number > 0 else 1 - number)


def _common(value: datetime.date, language: str) -> str:
    from babel.dates import format_date

    return format_date(value, "long", locale=_locale(language))


def _skeleton(value: datetime.date, language: str, fields: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(fields, value, locale=_locale(language))


def range_(value: Range, measure_unit: Text | None, language: str) -> str:
    """`from 4 to under 16 hours`, `4小時以上未滿16小時`; the measure's unit where the author wrote none."""
    text = catalogue(language).text
    if value.lower is None and value.upper is None:
        return text("any value")
    low, high = value.lower, value.upper
    low_words = "" if low is None else _amount(low, value.unit, measure_unit, language)
    high_words = "" if high is None else _amount(high, value.upper_unit, measure_unit, language)
    if low is not None and low != high:
        low_words = shorter(number(low), low_words, value, language)
    return between(value, low_words, high_words, language)


def between(value: Range, low: str, high: str, language: str, *, times: bool = False) -> str:
    """A range, of which it is known how its bounds are said. In Chinese `times` end otherwise than amounts: 3日以內, and 3元以下."""
    text = catalogue(language).text
    if value.upper_included and times and high and not (value.lower is not None and value.lower_included):
        return text("up to {time}" if value.lower is None else "over {low}, up to {time}", low=low, time=high)
    if value.lower is None:
        return text("up to {high}" if value.upper_included else "under {high}", high=high)
    if value.upper is None:
        return text("{low} or more" if value.lower_included else "over {low}", low=low)
    if value.lower == value.upper:
        return text("exactly {low}", low=low)
    return text(_BETWEEN[value.lower_included, value.upper_included], low=low, high=high)


_BETWEEN = {
    (True, True): "from {low} to {high}",
    (True, False): "from {low} to under {high}",
    (False, True): "over {low}, up to {high}",
    (False, False): "over {low}, under {high}",
}


def shorter(bare: str, low_words: str, value: Range, language: str) -> str:
    """The lower end of a range. English names a common unit once that stands behind its numbers: `from 4 to under 16 hours`."""
    common = value.upper is not None and value.unit == value.upper_unit and not _CURRENCY_SIGN.fullmatch(value.unit)
    return bare if common and catalogue(language).language == "en" else low_words


def amount(value: Decimal, unit: Text | None, language: str) -> str:
    """A number of a measure's unit: `4 hours`, `4小時`, `98%`, `£500`."""
    return _amount(value, "", unit, language)


def counted(value: Decimal, unit: str, language: str) -> str:
    """A number of a unit as its author wrote it: `5,000元`, `5%`."""
    return _amount(value, unit, None, language)


def _amount(value: Decimal, unit: str, measure_unit: Text | None, language: str) -> str:
    spoken, words = language, unit
    if measure_unit is not None and (not unit or unit in measure_unit.by_language.values()):
        spoken, words = measure_unit.best(language)
    if value in (1, -1) and spoken.partition("-")[0] == "en":
        words = singular(words)
    if _CURRENCY_SIGN.fullmatch(words):
        digits = number(abs(value))
        return f"{'-' if value < 0 else ''}{words}{digits}{'0' if _ONE_DIGIT.search(digits) else ''}"
    space = " " if words and words[0].isascii() and words[0] != "%" else ""
    return f"{number(value)}{space}{words}"


def clause_number(value: int, language: str) -> str:
    """How a clause is called: `clause 1`, `第一條`."""
    return catalogue(language).text("clause {number}", number=numeral(value, language))


def numeral(value: int, language: str) -> str:
    """A number as the language writes it within its words, such as that of a clause or a volume: `2`, `二`."""
    return str(value) if catalogue(language).language == "en" else chinese_numeral(value)


def chinese_numeral(value: int) -> str:
    """A number from 1 to 9999 in Chinese: 10 → 十, 21 → 二十一, 105 → 一百零五; digits beyond that."""
    if not 0 < value < 10_000:
        return str(value)
    words = ""
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), map(int, str(value)), strict=True):
        if digit:
            words += _DIGITS[digit] + _PLACES[place]
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words.removeprefix("一") if 10 <= value < 20 else words


def sentence(words: str) -> str:
    """The words with a capital at their beginning, as a text that stands alone has it."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=4096)
def choice(value: Enum, language: str) -> str:
    """One of a field's choices (`Priority.URGENT`, `Status.DRAFT`, `Matter.SUDDEN`, …) in words."""
    written = str(value.value)
    return catalogue(language).text(_CHOICES.get(type(value).__name__, {}).get(written, written))


def _locale(language: str) -> str:
    return _BABEL_LOCALES[catalogue(language).language]


def listed(texts: Sequence[str], language: str) -> str:
    """`Monday`, `Monday and Thursday`, `Monday, Wednesday and Friday`."""
    text = catalogue(language).text
    return text("{first} and {last}", first=text(", ").join(texts[:-1]), last=texts[-1]) if len(texts) > 1 else "".join(texts)


def either(texts: Sequence[str], language: str) -> str:
    """Texts to choose from: `a, b or c`."""
    text = catalogue(language).text
    return text("{list} or {last}", list=text(", ").join(texts[:-1]), last=texts[-1]) if len(texts) > 1 else "".join(texts)


def spans(numbers: Sequence[int]) -> list[str]:
    """Rising numbers, neighbours put together: `1`, `4–6`."""
    starts = [0, *(place for place, (before, after) in enumerate(pairwise(numbers), 1) if after != before + 1)]
    runs = [numbers[start:end] for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True)]
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs if run]
