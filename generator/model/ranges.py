"""A set of numbers between two bounds, as an author writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.numbers import holds
from generator.model.written import MeantOtherwise, half_width, parsed


class EndsReversed(MeantOtherwise):
    """The lower bound of a range is above the upper one; `meant` is the range the other way round."""


_AMOUNT = r"(-?[0-9]+(?:\.[0-9]+)?)\s*([^\d\s,，<>=~～至到以未不及含]*?(?:[^\d\s,，<>=~～至到以未不及含]| days?)?)"
_RANGE_FORMS = tuple((re.compile(pattern.replace("#", _AMOUNT), re.IGNORECASE), shape) for pattern, shape in (
    (r"any|任何|不限", "any"),
    (r"=?\s*#", "exactly"), (r"(?:exactly|恰為|恰为)\s*#", "exactly"),
    (r">=\s*#", "from"), (r"# or more", "from"), (r"at least #", "from"), (r"#以上", "from"),
    (r">\s*#", "over"), (r"(?:over|more than) #", "over"), (r"(?:超過|超过|逾)\s*#", "over"),
    (r"<=\s*#", "up to"), (r"(?:up to|at most) #", "up to"), (r"#以下", "up to"), (r"不超[過过]\s*#", "up to"),
    (r"<\s*#", "under"), (r"(?:under|less than) #", "under"), (r"(?:未滿|未满|不滿|不满|不足)\s*#", "under"),
    (r">=\s*#\s*[,，]?\s*(?:and )?<\s*#", "from-under"), (r"(?:from )?# to under #", "from-under"),
    (r"#以上\s*[,，]?\s*(?:未滿|未满|不滿|不满|不足)\s*#", "from-under"),
    (r">=\s*#\s*[,，]?\s*(?:and )?<=\s*#", "from-up to"), (r"(?:from )?# to #", "from-up to"),
    (r"#(?:至|到|~|～)#", "from-up to"), (r"#以上\s*[,，]?\s*#以下", "from-up to"),
    (r">\s*#\s*[,，]?\s*(?:and )?<\s*#", "over-under"), (r">\s*#\s*[,，]?\s*(?:and )?<=\s*#", "over-up to"),
    (r"(?:over|more than) # to #", "over-up to"), (r"(?:超過|超过|逾)#\s*[,，]?\s*#以下", "over-up to"),
))


@dataclass(frozen=True, slots=True)
class Range:
    """A set of numbers between two bounds; None is unbounded. `unit` is as written, empty for the measure's own."""

    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_included: bool = True
    upper_included: bool = True
    unit: str = ""
    upper_unit: str = ""

    @classmethod
    def parse(cls, words: str) -> Range:
        """`< 4`, `>= 4, < 16`, `16 or more`, `4 to under 16`, `exactly 3`, `any`, `未滿 4`, `4 以上未滿 16`, `16 以上`.

        Raises ValueError for anything else, and where nothing can lie between the bounds.
        """
        given = half_width(words)
        for pattern, shape in _RANGE_FORMS:
            if match := pattern.fullmatch(given):
                return _bounded(cls, shape, match.groups())
        raise ValueError(words)

    def contains(self, number: Decimal) -> bool:
        above = self.lower is None or number > self.lower or (self.lower_included and number == self.lower)
        below = self.upper is None or number < self.upper or (self.upper_included and number == self.upper)
        return above and below

    def __str__(self) -> str:
        if self.lower is None and self.upper is None:
            return "any"
        if self.lower == self.upper:
            return f"= {_amount(self.lower, self.unit)}"
        low = f"{'>=' if self.lower_included else '>'} {_amount(self.lower, self.unit)}" if self.lower is not None else ""
        high = f"{'<=' if self.upper_included else '<'} {_amount(self.upper, self.upper_unit)}" if self.upper is not None else ""
        return ", ".join(filter(None, (low, high)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return parsed(cls, "bad_range")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "examples": ["< 4", ">= 4, < 16", "16 or more", "any"]}, {"type": "number"}]}


def _amount(number: Decimal | None, unit: str) -> str:
    assert number is not None
    text = f"{number.normalize():f}"
    return f"{text} {unit}" if unit else text


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
