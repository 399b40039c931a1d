"""A length of time, as an author writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.numbers import NUMERAL, holds
from generator.model.written import half_width, number_in_words, parsed

_UNIT_WORDS = {
    "minute": "minutes?|mins?|分鐘|分钟|分",
    "working hour": "working hours?|[個个]?工作小[時时]",
    "hour": "hours?|[個个]小[時时]|小時|小时|時|时",
    "working day": "working days?|個?工作[日天]|个工作[日天]",
    "day": "days?|日|天|日曆日|日历日",
    "week": "weeks?|週|周|[個个]?星期",
    "month": "months?|[個个]?月",
    "year": "years?|年",
}
DURATION_UNITS = tuple(_UNIT_WORDS)
_DURATION = re.compile(
    rf"(?P<number>[0-9]+(?:\.[0-9]+)?|{NUMERAL}|half an?|an?|半)\s*(?:"
    + "|".join(f"(?P<{unit.replace(' ', '_')}>{words})" for unit, words in _UNIT_WORDS.items())
    + ")[內内]?",
    re.IGNORECASE,
)


_LONGEST = {"minute": 100_000, "hour": 10_000, "working hour": 10_000, "working day": 10_000,
            "day": 100_000, "week": 10_000, "month": 2_400, "year": 200}
"""Of each unit what a calendar can still count; a longer time is a slip."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `number` (over 0) of one of `DURATION_UNITS`. `calendar.lengths` says which of it is working time."""

    number: Decimal
    unit: str

    @classmethod
    def parse(cls, words: str) -> Duration:
        """`30 minutes`, `16 working hours`, `3 working days`, `三個工作日`, `12個月`. Raises ValueError for anything else."""
        match = _DURATION.fullmatch(half_width(words))
        if not match:
            raise ValueError(words)
        unit = next(unit for unit in DURATION_UNITS if match[unit.replace(" ", "_")])
        number = number_in_words(match["number"])
        if not holds(number) or not 0 < number <= _LONGEST[unit]:
            raise ValueError(words)
        return cls(number, unit)

    def __str__(self) -> str:
        return f"{self.number.normalize():f} {self.unit}{'' if self.number == 1 else 's'}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return parsed(cls, "bad_duration")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": [
            "30 minutes", "2 hours", "72 hours", "16 working hours", "3 working days", "15 days", "12 months"]}
