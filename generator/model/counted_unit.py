"""Reads numbers in the unit in which a measure counts them: 5萬元 is 50,000 of 元, and 5 of 萬元."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.amounts import MULTIPLES, Read, number_read
from generator.model.written import half_width


def number_in(units: Iterable[str]) -> Read:
    """Reads a number as those of the units say it, which are one unit in several languages."""
    larger = {unit[1:]: unit for unit in map(half_width, units) if unit[:1] in MULTIPLES and unit[1:]}

    def read(words: str) -> tuple[Decimal, str]:
        number, unit = number_read(words)
        own = larger.get(unit) or (next(iter(larger.values()), None) if not unit and half_width(words)[-1] in MULTIPLES else None)
        return (number / MULTIPLES[own[0]], own) if own else (number, unit)

    return read
