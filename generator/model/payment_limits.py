"""What holds for the whole of a payment, said behind it: what it does not exceed, what it is at least, and to what it is rounded.

不超过3万元; 最低不少于5000元, 不足5000元的按5000元计; 元以下四捨五入, 不足100元的部分不計; but not less than £200, rounded down to £10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.model.amounts import number_read
from generator.model.countable import Countable, Unpayable, named
from generator.model.currencies import CURRENCY, is_currency
from generator.model.ranges import Range
from generator.model.shares import SHARE, has_digits, share_read
from generator.model.text import as_written
from generator.patterns import pattern_of


class Way(Enum):
    """Which way a sum is rounded; half a step goes up."""

    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Bound:
    """What a payment does not exceed, or is at least: so much money, or `share` of what a measure comes to."""

    number: Decimal | None = None
    unit: str = ""
    of: str = ""
    share: Decimal = Decimal(1)

    def __str__(self) -> str:
        if not self.of:
            return f"{self.number:f} {self.unit}".strip()
        return self.of if self.share == 1 else f"{(self.share * 100).normalize():f}% of {self.of}"


@dataclass(frozen=True, slots=True)
class Rounding:
    """To which step of money a sum is rounded: 1 元, 100 元."""

    way: Way
    step: Decimal
    unit: str

    def __str__(self) -> str:
        way = "" if self.way is Way.NEAREST else f" {self.way.value}"
        return f"rounded{way} to {self.step:f} {self.unit}"


@dataclass(frozen=True, slots=True)
class Limits:
    """All that is said behind a payment."""

    ceiling: Bound | None = None
    floor: Bound | None = None
    rounding: Rounding | None = None


_AND = r"(?:\s*[,;；、]\s*(?:但是?|且|并|並|and |but )?|\s+(?:and|but)\s+)"
_AMOUNT = r"(?:(?! and | but )[^,;；、]|,(?=[0-9]{3}))+?"
_AS_MUCH = r"(?:者|的)?,?\s*(?:按照?|以)"
_CEILINGS = (
    rf"[^,;\d]*?(?:不得?超[过過出]|(?:最高|至多)(?!不)|at most|not more than|no more than|up to)\s*(?:[为為]\s*)?(?P<most>{_AMOUNT})",
    rf"超[过過](?P<most>{_AMOUNT}){_AS_MUCH}(?P=most)[计計]算?",
    rf"(?:[总總合][额額计計]|累[计計])?(?:最高|[仍均並并])?以(?P<most>{_AMOUNT})[为為](?:上|最高)?限[额額]?",
    rf"(?:[总總合][额額计計]|累[计計])?(?:上限|最高限?[额額])(?:[为為是]|以)?(?P<most>{_AMOUNT})",
    rf"(?:capped at|(?:up to|with) a (?:maximum|limit|cap) of|limited to|maximum) (?P<most>{_AMOUNT})")
_FLOORS = (
    rf"[^,;\d]*?(?:最低|最少)?(?:不得?(?:低[于於]|少[于於])|最低|最少|至少|at least|not less than|no less than|not below)"
    rf"\s*(?:[为為]\s*)?(?P<least>{_AMOUNT})",)
_COUNTED_AS = (rf"(?:不足|未[满滿])(?P<least>{_AMOUNT}){_AS_MUCH}(?P=least)[计計]算?",)
"""不足5000元的按5000元计 says a floor."""
_STEP = pattern_of(r"10*")
"""To what sums are rounded: 不足1元的按1元計 may be a floor, and 無條件進位至1元 as well."""
_LEFT_OUT = r"(?:者|的)?(?:部分|零[数數]|尾[数數])?(?:不[计計]算?|[舍捨]去|[无無][条條]件[舍捨]去)"
_ROUNDINGS = {
    Way.NEAREST: (rf"(?P<step>{_AMOUNT})以下四[舍捨]五入", rf"四[舍捨]五入(?:至|到)(?P<step>{_AMOUNT})(?:[为為]止)?",
                  rf"rounded to (?:the nearest )?(?:whole )?(?P<step>{_AMOUNT})"),
    Way.DOWN: (rf"(?:尾[数數]|零[数數])?(?:不足|[未不][满滿])(?P<step>{_AMOUNT}){_LEFT_OUT}", rf"(?P<step>{_AMOUNT})以下{_LEFT_OUT}",
               rf"(?:[无無][条條]件[舍捨]去|向下取整|[计計]算?)(?:至|到)(?P<step>{_AMOUNT})(?:[为為]止)?",
               rf"rounded down to (?:whole )?(?P<step>{_AMOUNT})"),
    Way.UP: (rf"(?:[无無][条條]件[进進]位|向上取整)(?:至|到)(?P<step>{_AMOUNT})",
             rf"(?:尾[数數]|零[数數])(?:不足|[未不][满滿])(?P<step>{_AMOUNT}){_AS_MUCH}(?P=step)[计計]算?",
             rf"rounded up to (?:whole )?(?P<step>{_AMOUNT})"),
}
_SHARES_OF = (pattern_of(rf"(?P<of>.+?)[的之]?(?P<share>{SHARE})"), pattern_of(rf"(?P<share>{SHARE})(?: of)? (?:the )?(?P<of>.+)"))
_SIGN = pattern_of(CURRENCY)
_SO_MANY = pattern_of(r"(?P<many>[十百千萬万])(?P<unit>[^\d]{1,3})")
_MANY = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "萬": Decimal(10_000), "万": Decimal(10_000)}


def _behind(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    return [pattern_of(rf"(?P<rest>.+?){_AND}{pattern}") for pattern in patterns]


def money(words: str) -> tuple[Decimal, str]:
    """So much money, with its currency. Raises Unpayable for what is none."""
    try:
        number, unit = number_read(words)
    except ValueError:
        raise Unpayable(words, "no measure", words) from None
    unit = unit or sign(words)
    if not unit:
        raise Unpayable(words, "no currency", f"{number.normalize():f}")
    if not is_currency(unit):
        raise Unpayable(words, "no measure", words)
    return number, unit


def sign(words: str) -> str:
    """The currency that stands before a number, which is no part of its unit: £500."""
    found = _SIGN.search(words)
    return found[0] if found else ""


def money_range(words: str) -> Range:
    """From how much to how much money, with its currency. Raises Unpayable for what is none."""
    try:
        found = Range.parse(words.strip())
    except (ValueError, InvalidOperation):
        raise Unpayable(words) from None
    unit = found.unit or sign(words)
    if found.upper_unit != found.unit or (unit and not is_currency(unit)) or (found.lower or 0) < 0:
        raise Unpayable(words, "no measure", unit)
    return replace(found, unit=unit, upper_unit=unit)


def _money(value: Any) -> Any:
    if isinstance(value, Range):
        return value
    words = str(as_written(value))
    try:
        return money_range(words)
    except Unpayable:
        raise Unpayable(words, "only money").error() from None


def _greatest(value: Any) -> Any:
    found = _money(value)
    if found.upper is None:
        raise Unpayable(str(as_written(value)), "only money").error()
    return found


Money = Annotated[Range, BeforeValidator(_money)]
"""So much money, or from how much to how much."""
MostMoney = Annotated[Range, BeforeValidator(_greatest)]
"""So much money at most."""


def _bound(words: str, known: Sequence[Countable]) -> Bound:
    """`3万元`, `the tax`, `20% of the price`, `契約價金總額的20%`, `本金1倍`."""
    share, plain = _share_in_front_or_behind(words.strip())
    plain = re.sub(r"^(?:the )|(?:的(?:数额|數額|本金))?$", "", plain)
    measure = named(plain, known)
    if measure:
        return Bound(of=measure, share=share)
    if share != 1:
        raise Unpayable(words, "unknown measure", plain)
    return Bound(*money(plain))


def _counted_as(words: str, known: Sequence[Countable]) -> Bound:
    if not named(words.strip(), known) and _STEP.fullmatch(f"{_step(words)[0]:f}"):
        raise Unpayable(words, "floor or rounding", words.strip())
    return _bound(words, known)


def _share_in_front_or_behind(words: str) -> tuple[Decimal, str]:
    """By what a measure is multiplied, and its name."""
    for pattern in _SHARES_OF:
        if found := pattern.fullmatch(words):
            share = share_read(found["share"])
            if not has_digits(share):
                raise Unpayable(words, "no exact share")
            return Decimal(share.numerator) / share.denominator, found["of"]
    return Decimal(1), words


def _step(words: str) -> tuple[Decimal, str]:
    """百元 is 100 of 元, 元 and `yuan` are one of them."""
    plain = words.strip()
    if found := _SO_MANY.fullmatch(plain):
        return _MANY[found["many"]], found["unit"]
    if not re.search(r"[0-9一二两兩三五]", plain):
        plain = f"1{plain}" if plain[0] > "\x7f" else f"1 {plain}"
    return money(plain)


def _rounding(way: Way) -> Callable[[str, Sequence[Countable]], Rounding]:
    def read(words: str, known: Sequence[Countable]) -> Rounding:
        found = Rounding(way, *_step(words))
        if found.step <= 0:
            raise Unpayable(words)
        return found

    return read


_CLAUSES: tuple[tuple[str, str, Any, list[re.Pattern[str]]], ...] = (
    *(("rounding", "step", _rounding(way), _behind(patterns)) for way, patterns in _ROUNDINGS.items()),
    ("floor", "least", _bound, _behind(_FLOORS)), ("floor", "least", _counted_as, _behind(_COUNTED_AS)),
    ("ceiling", "most", _bound, _behind(_CEILINGS)))
"""(field of Limits, group of the pattern, reader, patterns). Roundings are tried first: 不足100元的部分不計 is no floor."""


def limits_behind(words: str, known: Sequence[Countable]) -> tuple[str, Limits]:
    """The payment itself, and what is said behind it. Raises Unpayable for what is said twice, or cannot be."""
    found: dict[str, Any] = {}
    while (last := next(_last_clause(words), None)) is not None:
        words, field, read, said = last
        if field in found:
            raise Unpayable(said, "said twice", said)
        found[field] = read(said, known)
    limits = Limits(**found)
    least, most = (bound.number if bound else None for bound in (limits.floor, limits.ceiling))
    if least is not None and most is not None and least > most:
        raise Unpayable(words, "floor above ceiling", f"{least:f} > {most:f}")
    return words, limits


def _last_clause(words: str) -> Iterator[tuple[str, str, Any, str]]:
    """What stands before the last clause, the field that it is, how it is read, and its words."""
    for field, group, read, patterns in _CLAUSES:
        for pattern in patterns:
            if match := pattern.fullmatch(words):
                yield match["rest"], field, read, match[group]
