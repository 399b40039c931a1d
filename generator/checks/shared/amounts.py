"""Amounts of money in texts, whatever way they are written: `NT$50,000`, `5 萬元`, `新臺幣 50,000 元`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_CURRENCY = r"(?:新臺幣|新台幣|新台币|人民幣|人民币|港幣|港币|NT\$|HK\$|US\$|TWD|HKD|USD|EUR|GBP|CNY|RMB|[$€£¥])"
_AMOUNT = re.compile(
    rf"{_CURRENCY}\s*(?P<before>\d[\d,]*(?:\.\d+)?)\s*(?P<unit_before>[千萬万億亿])?(?:\s*元)?|(?P<after>\d[\d,]*(?:\.\d+)?)\s*(?P<unit_after>[千萬万億亿])?\s*元")
_UNITS = {"千": 1000, "萬": 10_000, "万": 10_000, "億": 100_000_000, "亿": 100_000_000, "": 1}


def amounts(text: str) -> dict[Decimal, str]:
    """Amount → as it is written, in the order of the text."""
    found: dict[Decimal, str] = {}
    for match in _AMOUNT.finditer(unicodedata.normalize("NFKC", text)):
        number, unit = match["before"] or match["after"], match["unit_before"] or match["unit_after"] or ""
        found.setdefault(Decimal(number.replace(",", "")) * _UNITS[unit], match[0].strip())
    return found
