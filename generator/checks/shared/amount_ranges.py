"""The range of amounts that a matter speaks of (500元以下, 逾十萬元, over 14 days), and what the matter is besides it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from generator.checks.shared.criteria_words import of_whole_numbers
from generator.model.bound_words import may_bound
from generator.model.countable import NO_MONEY, any_of
from generator.model.currencies import CURRENCY
from generator.model.numbers import NUMERAL, chinese_number
from generator.model.ranges import Range, may_begin
from generator.model.regions import Interval, as_range
from generator.patterns import pattern_of

_BOUND = (
    r"[未不][滿满達达]|不?[超逾][過过出]?|[高大多低小少][於于]|以[上下內内]|之[內内間间]|[(]不?含[)]|[至到~–—-]"
    r"|\b(?:over|above|under|below|up to|(?:more|less) than|at (?:most|least)|exceeding|between|from|of|to|and|or (?:more|less))\b")
_AMOUNT_WORDS = pattern_of(rf"{CURRENCY}|[\d,.]+|[千萬万億亿]|{_BOUND}")
_CURRENCY = pattern_of(CURRENCY)
_LARGE = pattern_of(r"\s*(?:[千萬万億亿]|(?:k|m|bn|thousand|million)\b)?\s*元?", re.IGNORECASE)
_NUMERALS = pattern_of(rf"{NUMERAL}(?=[萬万億亿元日天週周月年人件次份張张]|[個个小][月時时]|[個个]?工作[日天小]|分[鐘钟])")
_COUNTED = pattern_of(rf"\s*({any_of(NO_MONEY)})(?![a-z])")
_BEFORE, _BEHIND = 14, 16
"""So many characters around the numbers of a text are looked at for the words that make a range of them."""


def in_digits(words: str) -> str:
    """The words with amounts in digits, as 十萬元 is 10萬元; what is no certain number stays."""
    return _NUMERALS.sub(_digits, unicodedata.normalize("NFKC", words))


def _digits(numeral: re.Match[str]) -> str:
    try:
        return str(chinese_number(numeral[0]))
    except ValueError:
        return numeral[0]


def besides_amounts(words: str) -> str:
    """What is said besides the amounts, with their unit once: 逾3日至5日的請假 and 3日以下的請假 are 日的請假."""
    marked = re.sub(r"#+", "#", "".join(_AMOUNT_WORDS.sub("#", words.lower()).split()))
    return re.sub(r"#([^#]{1,8})#\1", r"#\1", marked).replace("#", "")


def range_in(words: str) -> Range | None:
    """The range of amounts that a text with digits speaks of."""
    found = placed_range(words)
    return found and found[0]


def are_whole(ranges: Iterable[Range]) -> bool:
    """Whether all of them begin and end at whole numbers, so that over 3 and 4 or more are the same."""
    return all(end == end.to_integral_value() for each in ranges for end in (each.lower, each.upper) if end is not None)


def amounts_of(region: Interval, unit: str, *, whole: bool) -> Range:
    """The amounts of an interval, as they are written: of whole numbers with both ends."""
    found = of_whole_numbers(as_range(region)) if whole else as_range(region)
    return Range(found.lower, found.upper, found.lower_included, found.upper_included, unit, unit)


@lru_cache(maxsize=1024)
def placed_range(words: str) -> tuple[Range, int, int] | None:
    """The range, and where its words begin and end. Its unit is as much of the words behind it as is needed, or what is known as one."""
    digits = [place for place, character in enumerate(words) if character.isdigit()]
    if not digits:
        return None
    last = _LARGE.match(words, digits[-1] + 1)
    assert last is not None, "it may be empty"
    ends = range(last.end(), min(last.end() + _BEHIND, len(words)) + 1)
    starts = (start for start in range(max(digits[0] - _BEFORE, 0), digits[0] + 1) if may_begin(words[start:]))
    parts = ((start, end) for start in starts for end in ends)
    return next((_counted(found, start, end, words) for start, end in parts if (found := _range(words[start:end].strip()))), None)


def _counted(found: Range, start: int, end: int, words: str) -> tuple[Range, int, int]:
    """The same with the unit that stands behind it: over 500 cubic metres is counted in what 50 cubic metres or less is."""
    behind = _COUNTED.match(words, end)
    own = found.unit or found.upper_unit
    if behind is None or own not in ("", behind[1]):
        return found, start, end
    return replace(found, unit=behind[1], upper_unit=behind[1]), start, behind.end()


def _range(words: str) -> Range | None:
    if not may_bound(words):
        return None
    try:
        found = Range.parse(words)
    except ValueError:
        return None
    return _in_currency(found, words) if found.lower != found.upper else None


def _in_currency(found: Range, words: str) -> Range:
    """The unit of money is the sign before it, where nothing stands behind it: £500 or less."""
    sign = None if found.unit or found.upper_unit else _CURRENCY.search(words)
    return replace(found, unit=sign[0], upper_unit=sign[0]) if sign else found
