"""Reads an amount of a measure by what the measure is: a number, a length of time, or one of a list of words; and money in a text.

What is read is a place on the measure's axis, on which all comparisons are made: the number itself, seconds, or the place in the list.
Lengths of time in months are compared by their months first and by what is left over then, which is less than the shortest month.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from math import prod
from typing import Any

from generator.model.bound_words import ends_in_a_bound
from generator.model.currencies import CURRENCY, IN_TEXT
from generator.model.duration import Duration
from generator.model.duration_words import Amount
from generator.model.numbers import NUMERAL, chinese_number, holds
from generator.model.text import as_written
from generator.model.written import half_width
from generator.patterns import pattern_of

Read = Callable[[str], tuple[Decimal, str]]
"""Words → (place on the axis, what they say as an author writes it). Raises ValueError for what is no amount of the measure."""

DAY = 24 * 60 * 60
MONTH = 31 * DAY
"""A month lies above every number of days that may stand beside months."""
SHORTEST_MONTH = 28 * DAY
SECONDS = {"second": 1, "minute": 60, "hour": 60 * 60, "day": DAY, "week": 7 * DAY, "month": MONTH, "year": 12 * MONTH}
NO_TIME = pattern_of(
    r"(?:0 ?[個个]?(?:工作|working )?(?:(?:second|minute|hour|day|week|month|year)s?|秒[鐘钟]?|分[鐘钟]?|小?[時时]|[日天週周月年]) ?)+|"
    r"0{1,2}:00(?::00)?|0|none|no time|無|无|零")
"""No time at all, in whatever unit."""
MULTIPLES = {"千": 1_000, "萬": 10_000, "万": 10_000, "億": 100_000_000, "亿": 100_000_000}
_LATIN_MULTIPLES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
"""The short ones behind amounts of money only: elsewhere `m` is a metre."""
SCALED = (rf"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|{NUMERAL})"
          rf"(?:\s*(?P<scale>[{''.join(MULTIPLES)}])(?:(?P<rest>[0-9]+|{NUMERAL})(?P<below>千?[萬万]|千)?)?)?")
"""A number with what it is multiplied by, and what is below that: 3萬, 1萬5千, 三萬五千, 1億2000萬. `scaled` reads it."""
LEAST_REST = 10
"""1萬5 is fifteen thousand to some and ten thousand and five to others."""
_SUM = (rf"(?:(?P<minus>-)?(?P<currency>{CURRENCY}))?\s*(?P<sign>-(?=[0-9]))?{SCALED}\s*"
        r"(?P<multiple>(?:thousand|[mb]illion)\b|(?(currency)(?:[kKmM]|bn)\b|))?\s*")
"""A number with the currency before it, if there is one. `_summed` reads it."""
_NUMBER = pattern_of(_SUM + r"(?P<unit>[^\d\s,，<>=~～]*(?: [^\d\s,，<>=~～]+)?)")
_OF_A_NUMBER = rf"\d{NUMERAL[1:-2]}{''.join(MULTIPLES)}"
_MONEY = pattern_of(
    rf"(?=[-\sA-Z$€£¥￥₩₹新人港{_OF_A_NUMBER}])(?<![{_OF_A_NUMBER}])(?<!\d[,.]){_SUM}"
    rf"(?(currency)(?:{IN_TEXT})?|{IN_TEXT})(?![件旦化素])(?<!\s)")
"""An amount of money in a text: with a currency before it, or 元 or an English name behind it (dollars; pounds may be a weight). It begins
where a number begins; 元件 are no money. The first character is looked at before anything else: most of a text is none with which an amount
can begin."""
_MARK_OF_MONEY = pattern_of(rf"(?=[A-Z$€£¥￥₩₹新人港元yde])(?:{CURRENCY}|{IN_TEXT})")
"""What every amount of money in a text has in it; most texts do not, and are not gone through."""


def number_read(words: str) -> tuple[Decimal, str]:
    """`15,000元`, `三萬元`, `兩次` → the number and its unit."""
    match = _NUMBER.fullmatch(half_width(words))
    if not match or ends_in_a_bound(match["unit"]):
        raise ValueError(words)
    return _summed(match), match["unit"]


def money_in(text: str) -> dict[Decimal, str]:
    """Amount → how it is written, in the order of a text: `NT$50,000`, `5 萬元`, `五萬元`. What is no certain number is passed over."""
    found: dict[Decimal, str] = {}
    plain = unicodedata.normalize("NFKC", text)
    for match in _MONEY.finditer(plain) if _MARK_OF_MONEY.search(plain) else ():
        with suppress(ValueError):
            found.setdefault(_summed(match), match[0].strip())
    return found


def _summed(found: re.Match[str]) -> Decimal:
    """The number that the groups of `_SUM` give. Raises ValueError."""
    number = scaled(found.groupdict()) * _LATIN_MULTIPLES.get((found["multiple"] or "").lower(), 1)
    if found["minus"] or found["sign"]:
        number = -number
    if not holds(number):
        raise ValueError(found[0])
    return number


def scaled(found: Mapping[str, str | None]) -> Decimal:
    """The number that the groups of `SCALED` give. Raises ValueError for what could be read in two ways."""
    scale = MULTIPLES.get(found["scale"] or "", 1)
    number = _plain(found["number"] or "") * scale
    if not found["rest"]:
        return number
    rest = _plain(found["rest"]) * prod(MULTIPLES[unit] for unit in found["below"] or "")
    if not LEAST_REST <= rest < scale:
        raise ValueError(found["rest"])
    return number + rest


def _plain(written: str) -> Decimal:
    return Decimal(written.replace(",", "")) if written[0].isdigit() else Decimal(chinese_number(written))


def time_reader(hours: float | None) -> Read:
    """Reads lengths of time; with `hours`, those of a working day, they are working time."""
    def read(words: str) -> tuple[Decimal, str]:
        if NO_TIME.fullmatch(half_width(words).lower()):
            return Decimal(0), "0"
        found = Duration.parse(words)
        if not found.has_number or (found.works and hours is None):
            raise ValueError(words)
        parts = [(number, f"working {unit}" if hours is not None and unit in ("day", "hour") else unit) for number, unit in found.parts]
        return sum((number * _seconds(unit, hours) for number, unit in parts), Decimal(0)), _joined(parts)

    return read


def _seconds(unit: str, hours: float | None) -> Decimal:
    if unit == "working hour":
        return Decimal(SECONDS["hour"])
    if unit == "working day":
        return Decimal(str(hours)) * SECONDS["hour"]
    if hours is not None and unit not in ("minute", "second"):
        raise ValueError(unit)
    return Decimal(SECONDS[unit])


def time_parts(seconds: Decimal, *, working: bool = False) -> tuple[Amount, ...]:
    """The parts of a length of time, the largest first; none of no time. Of working time no days are certain.

    It may be longer than what an author may write.
    """
    units = ("hour", "minute", "second") if working else ("month", "day", "hour", "minute", "second")
    found, left = list[Amount](), seconds
    for unit in units:
        number, left = divmod(left, SECONDS[unit]) if unit != "second" else (left, Decimal(0))
        found += [(number, f"working {unit}" if working and unit == "hour" else unit)] if number else []
    return tuple(found)


def time_written(seconds: Decimal, *, working: bool = False) -> str:
    """The same as an author writes it: `3 months 2 days`, `4 hours`."""
    return _joined(time_parts(seconds, working=working)) or "0"


def _joined(parts: Iterable[tuple[Decimal, str]]) -> str:
    return " ".join(f"{number.normalize():f} {unit}{'' if number == 1 else 's'}" for number, unit in parts)


def choice_reader(choices: Sequence[Iterable[str]]) -> Read:
    """Reads one of a list of words, each of them in any of its languages."""
    places = {half_width(word).casefold(): (place, word) for place, words in reversed([*enumerate(map(list, choices))]) for word in words}

    def read(words: str) -> tuple[Decimal, str]:
        found = places.get(half_width(words).casefold())
        if found is None:
            raise ValueError(words)
        return Decimal(found[0]), found[1]

    return read


def in_months(written: Iterable[str]) -> bool:
    """Whether one of some lengths of time is counted in months or years."""
    return any("month" in words or "year" in words for words in written)


def comparable(written: str, months: bool) -> bool:
    """Whether a length of time can be compared with bounds in months (`months`), or with those that are not: nobody can say whether 30
    days are a month, so months stand beside months only, with fewer days beside them than the shortest month has."""
    if written == "0":
        return True
    parts = Duration.parse(written).parts
    days = sum((number * SECONDS.get(unit, 1) for number, unit in parts if unit not in ("month", "year")), Decimal(0))
    return days < SHORTEST_MONTH if months else not in_months([written])


def reader_of(measure: Mapping[str, Any], hours: float) -> Read | None:
    """How amounts of a measure are read, which is given as its author wrote it; None for a plain number."""
    choices = measure.get("choices")
    if isinstance(choices, (list, tuple)) and choices:
        return choice_reader([_words(choice) for choice in choices])
    return {"time": time_reader(None), "working-time": time_reader(hours)}.get(str(as_written(measure.get("type"))))


def _words(choice: Any) -> list[str]:
    if isinstance(choice, Mapping):
        return [str(as_written(words)) for words in choice.values()]
    return [str(as_written(choice))]
