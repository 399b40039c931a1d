"""What the values that an author writes in words have in common: how they are read, and how they refuse what they cannot read."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic_core import PydanticCustomError, core_schema

from generator.alternation import alternation
from generator.model.numbers import NUMERAL, chinese_number
from generator.model.text import as_written

HALF_WIDTH = str.maketrans("０１２３４５６７８９：．－＋＜＞＝，～\u3000", "0123456789:.-+<>=,~ ")
"""Digits and signs of a Chinese keyboard. Not all of NFKC: units, such as ㎡ or ％, stay as they are written."""


def half_width(words: str) -> str:
    return " ".join(words.translate(HALF_WIDTH).split())


_ONE_TO_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_TENS = {word: number for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}
_ENGLISH = {**{word: number for number, word in enumerate(_ONE_TO_TWENTY, 1)}, **{word: tens * 10 for word, tens in _TENS.items()},
            **{f"{word}{joint}{one}": tens * 10 + ones for word, tens in _TENS.items() for joint in "- "
               for ones, one in enumerate(_ONE_TO_TWENTY[:9], 1)}}
"""What regulations write out; from a hundred on they use digits."""
IN_WORDS = {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "half an": Decimal("0.5"), "半": Decimal("0.5"),
             **{word: Decimal(number) for word, number in _ENGLISH.items()}}
_FIRST = f"[0-9{NUMERAL[1:-2]}{''.join(sorted({word[0] for word in IN_WORDS}))}]"
NUMBER = f"(?={_FIRST})(?:{'|'.join((r'[0-9]+(?:[.][0-9]+)?', NUMERAL, alternation(sorted(IN_WORDS, key=len, reverse=True))))})"
"""A regular expression of what `number_in_words` reads. It looks at the first character, so that where no number begins not each of a
hundred words is tried."""


def number_in_words(words: str) -> Decimal:
    """A number in digits, in Chinese numerals, or as `a`, `half a`, `three`. Raises ValueError for what is none."""
    known = IN_WORDS.get(words.lower())
    if known is not None:
        return known
    return Decimal(words) if words[0].isdigit() else Decimal(chinese_number(words))


class Refused(ValueError):
    """`reason` names the advice that is given to the author; `part` are the words that it is about."""

    def __init__(self, reason: str, part: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.part = part


class MeantOtherwise(ValueError):
    """The words are refused, and `meant` is what their author most likely means."""

    def __init__(self, meant: object) -> None:
        super().__init__(str(meant))
        self.meant = meant


def parse_with(parse: Any, value: Any, descriptor: str) -> Any:
    written, meant, why = as_written(value), "", Refused("")
    try:
        if isinstance(written, str):
            return parse(written)
    except MeantOtherwise as error:
        meant = str(error.meant)
    except Refused as error:
        why = error
    except (ValueError, InvalidOperation, KeyError):
        pass
    raise PydanticCustomError(descriptor, descriptor, {"given": str(written), "meant": meant, "reason": why.reason, "part": why.part})


def parsed(cls: Any, descriptor: str) -> core_schema.CoreSchema:
    def convert(value: Any) -> Any:
        return value if isinstance(value, cls) else parse_with(cls.parse, value, descriptor)

    return core_schema.no_info_plain_validator_function(
        convert, serialization=core_schema.plain_serializer_function_ser_schema(str))
