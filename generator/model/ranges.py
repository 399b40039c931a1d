"""A set of numbers between two bounds, as an author writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.amounts import Read, number_read
from generator.model.bound_words import BEFORE_AMOUNTS, BOUND_FORMS, LONGEST, with_bounds_joined
from generator.model.currencies import CURRENCY
from generator.model.numbers import NUMERAL, holds
from generator.model.ordinals import ORDINAL, without_ordinals
from generator.model.written import MeantOtherwise, Refused, half_width, number_in_words, parse_with
from generator.patterns import pattern_of

_BARE = pattern_of(rf"[0-9.]+|{NUMERAL}")
_MULTIPLE = pattern_of(r"([0-9.]+|[一二兩两三四五六七八九十百]+)([千萬万億亿])")
_UNIT = pattern_of(rf"(?:[0-9.]+|{NUMERAL})(\D+)")
"""An amount of one unit: what stands behind its number."""
_WHOEVER = pattern_of(r"(?<=[次年月日天元人件分以上下內内])[者的]$")
"""Behind a range in a sentence of the law: 滿14年者."""
_NAMED = pattern_of(r"[^\W\d][^<>=≤≥≦≧＜＞＝\d]*?[ :：]*((?:[<>=≤≥≦≧＜＞＝]|未滿|未满|不足|超過|超过|逾|達|达).*)")
"""A name before a sign, and what follows from the sign on."""
_BEGINNING = pattern_of(rf"\s*(?:{BEFORE_AMOUNTS}|-|{CURRENCY}|[0-9]|{NUMERAL}|百分之|累|第|[首初]次|the |{ORDINAL})", re.IGNORECASE)


def may_begin(words: str) -> bool:
    """Whether a range of numbers may begin where words do: of running text few parts do, which one look tells."""
    return _BEGINNING.match(half_width(words)) is not None


class EndsReversed(MeantOtherwise):
    """The lower bound of a range is above the upper one; `meant` is the range the other way round."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What its author wrote for a range or a value, and the measure cannot have; `example` is one that it can."""

    words: str
    example: str

    def error(self) -> PydanticCustomError:
        return PydanticCustomError("bad_amount", "bad amount", {"given": self.words, "meant": self.example})


class Apart(Unreadable):
    """Words of which any may be the case, and which do not stand side by side in the list of the measure; `example` is a list in which
    they do."""

    def error(self) -> PydanticCustomError:
        return PydanticCustomError("bad_amount", "bad amount", {"given": self.words, "meant": "", "reason": "apart", "part": self.example})


@dataclass(frozen=True, slots=True)
class Range:
    """A set of numbers between two bounds; None is unbounded. `unit` is as written, empty for the measure's own.

    Of a measure that is no plain number the bounds are places on its axis, and `lower_words` and `upper_words` what they say.
    """

    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_included: bool = True
    upper_included: bool = True
    unit: str = ""
    upper_unit: str = ""
    lower_words: str = ""
    upper_words: str = ""

    @classmethod
    def parse(cls, words: str) -> Range:
        """`< 4`, `>= 4, < 16`, `16 or more`, `4 to under 16`, `exactly 3`, `any`, `未滿 4`, `4 以上未滿 16`, `16 以上`.

        Raises ValueError for anything else, and where nothing can lie between the bounds.
        """
        return cls.of_amounts(words, number_read, plain=True)

    @classmethod
    def of_amounts(cls, words: str, read: Read, *, plain: bool = False) -> Range:
        """A range of amounts that `read` reads; `plain` if they are numbers with units. Raises ValueError as `parse` does."""
        if len(words) > LONGEST:
            raise ValueError(words)
        alone = _WHOEVER.sub("", words.strip())
        given = with_bounds_joined(without_ordinals(alone) if plain else words)
        for pattern, shape in BOUND_FORMS if not plain or may_begin(given) else ():
            match = pattern.fullmatch(given)
            if match is None:
                continue
            groups = [group for group in match.groups() if group is not None]
            try:
                amounts = [read(group) for group in _each_so_many(groups)] if plain else _read_each(groups, read)
            except (ValueError, InvalidOperation):
                continue
            if plain:
                return _bounded(cls, shape, tuple(text for number, unit in amounts for text in (f"{number:f}", unit)))
            found = _bounded(cls, shape, tuple(text for place, _ in amounts for text in (f"{place:f}", "")))
            low, high = (amounts[0][1], amounts[-1][1]) if amounts else ("", "")
            return replace(found, lower_words="" if found.lower is None else low, upper_words="" if found.upper is None else high)
        if not plain and alone != words.strip():  # only now: 未成年者 may be a word of the measure
            return cls.of_amounts(alone, read)
        raise cls._without_name(words, read, plain)

    @classmethod
    def _without_name(cls, words: str, read: Read, plain: bool) -> ValueError:
        """What is wrong with words that are no range: they name what is measured, `score < 51`."""
        named = _NAMED.fullmatch(words.strip())
        try:
            return Refused("named measure", named[1]) if named and cls.of_amounts(named[1], read, plain=plain) else ValueError(words)
        except (ValueError, InvalidOperation):
            return ValueError(words)

    def contains(self, number: Decimal) -> bool:
        above = self.lower is None or number > self.lower or (self.lower_included and number == self.lower)
        below = self.upper is None or number < self.upper or (self.upper_included and number == self.upper)
        return above and below

    def __str__(self) -> str:
        if self.lower is None and self.upper is None:
            return "any"
        if self.lower == self.upper:
            return f"= {self.lower_words or _amount(self.lower, self.unit)}"
        low, high = self.lower_words or _amount(self.lower, self.unit), self.upper_words or _amount(self.upper, self.upper_unit)
        low = f"{'>=' if self.lower_included else '>'} {low}" if self.lower is not None else ""
        high = f"{'<=' if self.upper_included else '<'} {high}" if self.upper is not None else ""
        return ", ".join(filter(None, (low, high)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: Any) -> Any:
            if isinstance(value, Unreadable):
                raise value.error()
            return value if isinstance(value, cls) else parse_with(cls.parse, value, "bad_range")

        return core_schema.no_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(str))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "examples": ["< 4", ">= 4, < 16", "16 or more", "any"]}, {"type": "number"}]}


def _amount(number: Decimal | None, unit: str) -> str:
    if number is None:
        return ""
    text = f"{number.normalize():f}"
    return f"{text} {unit}" if unit else text


def _each_so_many(groups: Sequence[str]) -> Sequence[str]:
    """Of 1至5萬元 both numbers are so many 萬; of 5000至1萬元 they are not, or the first would be the larger one."""
    multiple = _MULTIPLE.match(groups[-1].strip()) if len(groups) > 1 else None
    if multiple is None or not _BARE.fullmatch(groups[0].strip()) or number_in_words(groups[0].strip()) >= number_in_words(multiple[1]):
        return groups
    return [groups[0].strip() + multiple[2], *groups[1:]]


def _read_each(groups: Sequence[str], read: Read) -> list[tuple[Decimal, str]]:
    """The amounts of a range; of `3 to 5 days` the first has the unit of the second."""
    try:
        return [read(group) for group in groups]
    except ValueError:
        unit = _UNIT.fullmatch(groups[-1].strip())
        if len(groups) < 2 or unit is None or not _BARE.fullmatch(groups[0].strip()):
            raise
        return [read(groups[0].strip() + unit[1]), *map(read, groups[1:])]


def _bounded(cls: type[Range], shape: str, groups: tuple[str, ...]) -> Range:
    numbers = [Decimal(g) for g in groups[::2]]
    if not all(map(holds, numbers)):
        raise ValueError("more than later stages can hold")
    units = [(g or "").strip() for g in groups[1::2]]
    if shape == "any":
        return cls()
    if shape == "exactly":
        return cls(numbers[0], numbers[0], unit=units[0], upper_unit=units[0])
    first, _, second = shape.partition("-")
    low = first in ("from", "over")
    lower, lower_unit = (numbers[0], units[0]) if low else (None, "")
    upper, upper_unit = (numbers[-1], units[-1]) if second or not low else (None, "")
    made = cls(lower, upper, first != "over", (second or first) != "under", lower_unit or upper_unit, upper_unit or lower_unit)
    same_unit = made.unit == made.upper_unit
    open_end = not (made.lower_included and made.upper_included)
    if lower is not None and upper is not None and same_unit and (lower > upper or (lower == upper and open_end)):
        raise EndsReversed(replace(made, lower=upper, upper=lower)) if lower > upper else ValueError("nothing lies between the bounds")
    return made
