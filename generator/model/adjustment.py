"""What a circumstance makes of an amount, as an author writes it: 減半, 加收20%, 加重至二分之一, 減收500元; half, 20% more, less 500 yuan.

Both ends of an amount are multiplied, or money is added or taken; limits of the circumstance may stand behind (`payment_limits`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.countable import Unpayable, by_language
from generator.model.currencies import CURRENCY
from generator.model.numbers import NUMERAL, holds
from generator.model.payment_limits import Bound, limits_behind, money
from generator.model.shares import FRACTION, MOST_EQUAL_PARTS, NUMBER, SHARE, has_digits, in_one_spelling, share_read
from generator.model.text import as_written
from generator.model.written import half_width, number_in_words
from generator.patterns import pattern_of

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The lower end of an amount is multiplied by `low`, the upper by `high`; then `more` is added, which is negative where money is
    taken. Last it is held between floor and ceiling.

    Digits cannot write a third: where `parts` is 3, `low` and `high` are so many of three equal parts of the amount.
    """

    low: Decimal = Decimal(1)
    high: Decimal = Decimal(1)
    parts: Decimal = Decimal(1)
    more: Decimal = Decimal(0)
    unit: str = ""
    ceiling: Bound | None = None
    floor: Bound | None = None

    @property
    def multiplies(self) -> bool:
        return (self.low, self.high) != (self.parts, self.parts)

    def __str__(self) -> str:
        low, high = (f"{(end * 100 if self.parts == 1 else end).normalize():f}" for end in (self.low, self.high))
        behind = "%" if self.parts == 1 else f"/{self.parts:f}"
        shares = f"{low}{behind} of the amount" if low == high else f"{low}{behind} to {high}{behind} of the amount"
        sum_ = f"{'plus' if self.more > 0 else 'less'} {f'{abs(self.more).normalize():f} {self.unit}'.strip()}"
        limits = (("at most", self.ceiling), ("at least", self.floor))
        return (sum_ if self.more else shares) + "".join(f", {words} {limit}" for words, limit in limits if limit)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: Any) -> Any:
            if isinstance(value, cls):
                return value
            if isinstance(value, dict) and (refused := by_language(value)):
                raise refused.error()
            try:
                return read_adjustment(str(as_written(value)))
            except Unpayable as unpayable:
                raise unpayable.error() from None

        return core_schema.no_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(str))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["half", "30% less", "20% more, at most 5000 yuan", "up to half more", "plus 500 yuan"]}


def read_adjustment(words: str) -> Adjustment:
    """What words make of an amount. Raises Unpayable for what says no such thing."""
    try:
        plain, limits = limits_behind(in_one_spelling(half_width(words)), ())
        found = _change(_ITS_NAME.sub("", plain.strip()))
    except Unpayable as unpayable:
        raise Unpayable(words, unpayable.reason if unpayable.reason in _OF_LIMITS else "no change", unpayable.part) from None
    except (ValueError, ZeroDivisionError):
        raise Unpayable(words, "no change") from None
    if limits.rounding or found.low < 0 or found.parts > MOST_EQUAL_PARTS or not all(map(holds, (found.low, found.high, found.more))):
        raise Unpayable(words, "no change")
    return replace(found, ceiling=limits.ceiling, floor=limits.floor)


_ITS_NAME = pattern_of("^(?:amount: |金[額额])")
"""Before what a circumstance makes of it, where pages print that."""
_OF_LIMITS = ("said twice", "floor above ceiling", "no currency", "floor or rounding", "no last multiple")
_OPEN = pattern_of(
    r"(?:(?:at least|up to|(?:no|not) more than|under|over|至少|至多|最多|不超[过過])\s*)?[^,，]*?[0-9一二兩两三四五六七八九十]+ ?"
    r"(?:倍|times)(?:[以之][上下内內]| or (?:more|less))?")
"""So many times and more, or up to so many: one end is not said."""


def _change(words: str) -> Adjustment:
    for pattern, made in _FORMS:
        if match := re.fullmatch(pattern, words):
            return made({name: found for name, found in match.groupdict().items() if found})
    if _OPEN.fullmatch(words):
        raise Unpayable(words, "no last multiple")
    raise ValueError(words)


def _times(factor: Fraction, other: Fraction | None = None) -> Adjustment:
    ends = sorted((factor, factor if other is None else other))
    parts = lcm(*(1 if has_digits(end) else end.denominator for end in ends))
    low, high = (Decimal((end * parts).numerator) / (end * parts).denominator for end in ends)
    return Adjustment(low, high, Decimal(parts))


def _by(sign: int) -> Callable[[dict[str, str]], Adjustment]:
    """So much less or more: a share of the amount or money; where it says `up to`, anything from nothing to that."""
    def made(found: dict[str, str]) -> Adjustment:
        if "money" in found:
            number, unit = money(found["money"])
            return Adjustment(more=sign * number, unit=unit)
        changed = _ONE + sign * share_read(found.get("share") or found["of"])
        return _times(changed, _ONE) if "most" in found else _times(changed)

    return made


def _between(sign: int = 0) -> Callable[[dict[str, str]], Adjustment]:
    """From so much to so much of the amount; with a sign, from so much to so much less or more of it."""
    def made(found: dict[str, str]) -> Adjustment:
        low, high = found["low"], found["high"]
        low += "%" if high.endswith("%") and re.fullmatch(NUMBER, low) else ""  # 20 to 50%
        return _times(*(_ONE + sign * end if sign else end for end in (share_read(low), share_read(high))))

    return made


def _raised_to(found: dict[str, str]) -> Adjustment:
    """加重至二分之一 is up to half more, as laws mean it; 加重至1.5倍 is so many times the amount."""
    share = share_read(found["share"])
    return _times(_ONE, _ONE + share) if share < _ONE else _times(share)


def _discount(found: dict[str, str]) -> Adjustment:
    """八折 is 80%, 八五折 and 85折 are 85%, 7.5折 is 75%."""
    digits = "".join(f"{number_in_words(each):f}" if each not in "0123456789." else each for each in found["digits"])
    number = Fraction(digits)
    return _times(number / (100 if number >= 10 and "." not in digits else 10))


def _ends(share: str, one: str) -> str:
    """From so much to so much, 2倍以上5倍以下, 20%至50%, 2 to 5 times; the first may go without its unit."""
    return rf"(?:between )?(?P<low>(?:{one}|{NUMBER}))(?:以上(?:至|到|、|,)?|至|到|[~–-]| to | and )(?P<high>{share})(?:以下|以[内內])?"


_SHARE, _OF = rf"(?P<share>{SHARE})", rf"(?P<of>{SHARE})"
_PART = rf"(?:{FRACTION}|{NUMBER}%)"
_MONEY = rf"(?P<money>(?:{CURRENCY})?\s*(?:[0-9][0-9,.]*|{NUMERAL})\s*[千萬万億亿]?[^\d,;%成分倍折]{{0,12}})"
_WHAT = "(?:其|原|[应應](?:收|缴|繳|纳|納))?(?:罚款|罰款|罰鍰|费用|費用|使用费|使用費|规费|規費|金额|金額|数额|數額|租金|收费|收費)?[的之]?"
_PAID = ("(?:发给|發給|核发|核發|给付|給付|支给|支給|收取|收费|收費|计收|計收|计算|計算|优待|優待|优惠|優惠|处罚|處罰|"
         "缴纳|繳納|征收|徵收|[计計收])?")
_LESS = "(?:[减減](?:[收征徵轻輕少免发發给給])?|降低|[扣折][减減])"
_MORE = "(?:加[收计計征徵罚罰重处處发發给給成]?|增加|提高|上浮|另加)"
_MOST = "(?P<most>最多|至多|最高)?"
_TIMES = rf"{NUMBER} ?(?:倍|times)"
_BETWEEN, _OFTEN = _ends(SHARE, SHARE), _ends(_TIMES, _TIMES)
_SUM = "(?:[的之]?(?:罚款|罰款|罰鍰|费用|費用|规费|規費|金额|金額|数额|數額))?"
_FORMS: tuple[tuple[str, Callable[[dict[str, str]], Adjustment]], ...] = (
    (rf"{_MORE}{_WHAT}{_BETWEEN}{_SUM}{_PAID}", _between(1)),
    (rf"{_BETWEEN} more", _between(1)),
    (rf"increased by {_BETWEEN}", _between(1)),
    (rf"{_LESS}{_WHAT}{_BETWEEN}{_PAID}", _between(-1)),
    (rf"{_BETWEEN} (?:less|off)", _between(-1)),
    (rf"reduced by {_BETWEEN}", _between(-1)),
    (rf"(?:[并並]?[按以處处])?(?:原[額额][之的]?)?{_WHAT}{_OFTEN}{_SUM}{_PAID}", _between()),
    (rf"{_OFTEN}(?: the amount)?", _between()),
    (rf"{_MORE}{_WHAT}{_SHARE}(?P<most>以下|以[内內])", _by(1)),
    (rf"(?:[减減折]半|半[价價]){_PAID}|half(?:[- ]price| off)?", lambda found: _times(Fraction(1, 2))),
    (rf"加[收计計征徵罚罰重处處发發给給]?(?:一)?倍{_PAID}|(?:double|twice)(?: the amount)?", lambda found: _times(Fraction(2))),
    (r"(?:treble|triple)(?: the amount)?", lambda found: _times(Fraction(3))),
    (rf"(?:打|按|以)?(?P<digits>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九]{{1,2}})折{_PAID}", _discount),
    (rf"{_LESS}{_WHAT}[至到为為]{_SHARE}{_PAID}|reduced to {_OF}(?: of the amount)?",
     lambda found: _times(share_read(found.get("share") or found["of"]))),
    (rf"{_MORE}{_WHAT}[至到为為]{_SHARE}{_PAID}", _raised_to),
    (rf"{_MOST}{_LESS}{_WHAT}(?:{_SHARE}|{_MONEY}){_PAID}", _by(-1)),
    (rf"{_MOST}{_MORE}{_WHAT}(?:{_SHARE}|{_MONEY}){_PAID}", _by(1)),
    (rf"(?P<most>up to )?{_SHARE} (?:less|off)|less {_MONEY}", _by(-1)),
    (rf"{_MONEY} less", _by(-1)),
    (rf"reduced by (?P<most>up to )?{_SHARE}|(?:discount|reduction) of {_OF}", _by(-1)),
    (rf"(?P<most>up to )?{_SHARE} more|plus {_MONEY}", _by(1)),
    (rf"{_MONEY} more", _by(1)),
    (rf"increased by (?P<most>up to )?{_SHARE}|surcharge of {_OF}", _by(1)),
    (rf"[减減]?[按以]{_WHAT}{_SHARE}{_PAID}|{_OF}(?: of)? the amount|(?P<many>{NUMBER}倍){_PAID}",
     lambda found: _times(share_read(next(iter(found.values()))))),
    (rf"(?=原[額额]|.* of the amount$)(?:原[額额][之的])?(?P<low>{_PART})(?:至| to )(?P<high>{_PART})(?: of the amount)?",
     lambda found: _times(*map(share_read, found.values()))),
)
"""What is written, and what it makes of an amount; the first that fits counts."""
