"""Amounts of money in texts, whatever way they are written: `NT$50,000`, `5 萬元`, `新臺幣五萬元`."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.checks.shared.amount_ranges import in_digits
from generator.model.amounts import CURRENCY, MULTIPLES

_AMOUNT = re.compile(
    rf"{CURRENCY}\s*(?P<before>\d[\d,]*(?:\.\d+)?)\s*(?P<unit_before>[千萬万億亿])?(?:\s*元)?|(?P<after>\d[\d,]*(?:\.\d+)?)\s*(?P<unit_after>[千萬万億亿])?\s*元")


def amounts(text: str) -> dict[Decimal, str]:
    """Amount → as it is written, a numeral in digits, in the order of the text."""
    found: dict[Decimal, str] = {}
    for match in _AMOUNT.finditer(in_digits(text)):
        number, unit = match["before"] or match["after"], match["unit_before"] or match["unit_after"] or ""
        found.setdefault(Decimal(number.replace(",", "")) * MULTIPLES.get(unit, 1), match[0].strip())
    return found
