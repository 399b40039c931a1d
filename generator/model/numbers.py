"""Numbers as every later stage can hold them: a browser, a workbook and a calendar keep fifteen digits, and none knows infinity."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.text import as_written

LARGEST = 1_000_000_000
PLACES = 6
MOST = 100_000


def _exact(value: Any) -> Any:
    """A number by the digits the author wrote: 0.1 is a tenth, not the nearest binary fraction."""
    if isinstance(value, (bool, datetime.date)):
        raise PydanticCustomError("decimal_type", "not a number")
    return Decimal(str(as_written(value))) if isinstance(value, (int, float)) else value


def _whole(value: Any) -> Any:
    """`3.0` is three; true and false are no numbers."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "not a number")
    return int(value) if isinstance(value, float) and value.is_integer() else value


Number = Annotated[Decimal, BeforeValidator(_exact), Field(ge=-LARGEST, le=LARGEST, decimal_places=PLACES)]
"""An exact number with at most six places."""

Count = Annotated[int, BeforeValidator(_whole), Field(le=MOST)]
"""How many."""


def holds(number: Decimal) -> bool:
    """Whether later stages can hold a number."""
    exponent = number.as_tuple().exponent
    return number.is_finite() and abs(number) <= LARGEST and isinstance(exponent, int) and exponent >= -PLACES


# --- Chinese numerals ---------------------------------------------------------------------------------------------

DIGITS = "零一二三四五六七八九"
WEIGHTS = (("千", 1000), ("百", 100), ("十", 10), ("", 1))
_WEIGHT_OF = dict(WEIGHTS)
LARGEST_NUMERAL = 9999


def chinese_number(words: str) -> int:
    """The number that a Chinese numeral writes: 二十五, 一百零八, 兩百. Raises ValueError for what is none.

    `十一二` and `三五` mean about so many, and nobody can say which: they are refused as everything else is.
    """
    plain = words.translate(VARIANTS)
    number = _sum(plain)
    if plain not in _spellings(number):
        raise ValueError(words)
    return number


VARIANTS = str.maketrans({"兩": "二", "两": "二", "〇": "零", "壹": "一", "貳": "二", "贰": "二", "參": "三", "叁": "三", "肆": "四",
                           "伍": "五", "陸": "六", "陆": "六", "柒": "七", "捌": "八", "玖": "九", "拾": "十", "佰": "百", "仟": "千"})
NUMERAL = f"[{DIGITS}十百千{''.join(map(chr, VARIANTS))}]+"


def _sum(numeral: str) -> int:
    """What its characters come to, whether or not a numeral is written so."""
    total, digit = 0, 0
    for character in numeral:
        if character in _WEIGHT_OF:
            total, digit = total + max(digit, 1) * _WEIGHT_OF[character], 0
        else:
            digit = DIGITS.find(character)
    return total + digit


def _spellings(number: int) -> tuple[str, ...]:
    """一百一十 and 一百十 are the same; 十 alone needs no 一. None of a number that is too large for a numeral."""
    if not 0 < number <= LARGEST_NUMERAL:
        return ("零",) if number == 0 else ()
    text, gap = "", False
    for unit, weight in WEIGHTS:
        digit, number = divmod(number, weight)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + unit
        gap = bool(text) and not digit
    short = text.removeprefix("一") if text.startswith("一十") else text
    return short, text, text.replace("百一十", "百十")
