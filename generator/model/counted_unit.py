"""Reads numbers in the unit in which a measure counts them: 5萬元 is 50,000 of 元, and 5 of 萬元."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.amounts import MULTIPLES, Read, number_read
from generator.model.written import half_width
from generator.patterns import pattern_of


def number_in(units: Iterable[str]) -> Read:
    """Reads a number as those of the units say it, which are one unit in several languages."""
    larger = {unit[1:]: unit for unit in map(half_width, units) if unit[:1] in MULTIPLES and unit[1:]}

    def read(words: str) -> tuple[Decimal, str]:
        number, unit = number_read(words)
        own = larger.get(unit) or (next(iter(larger.values()), None) if not unit and half_width(words)[-1] in MULTIPLES else None)
        return (number / MULTIPLES[own[0]], own) if own else (number, unit)

    return read


_SO_MANY = pattern_of(r"([0-9][0-9,]*)\s*(\D+)")


def multiple_in(unit: str) -> tuple[Decimal, str]:
    """How many of what a unit is: 万元 and `10,000 yuan` are 10,000 of 元 and of yuan, 元 is one of itself."""
    if found := _SO_MANY.fullmatch(unit):
        return Decimal(found[1].replace(",", "")), found[2]
    return (Decimal(MULTIPLES[unit[0]]), unit[1:]) if unit[:1] in MULTIPLES and len(unit) > 1 else (Decimal(1), unit)
