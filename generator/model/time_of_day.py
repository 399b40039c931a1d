"""A time of day, alone or at the end of other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.written import half_width, parsed

_TIME_OF_DAY = re.compile(r"\s*(?:at\s+)?(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)$")


def split_time(words: str) -> tuple[str, str | None]:
    match = _TIME_OF_DAY.search(words)
    return (words[: match.start()], f"{int(match['h']):02}:{match['m']}") if match else (words, None)


@dataclass(frozen=True, slots=True, order=True)
class TimeOfDay:
    """A time of day, in minutes from midnight."""

    minutes: int

    @classmethod
    def parse(cls, words: str) -> TimeOfDay:
        """`08:00`, `8:00`. Raises ValueError for anything else."""
        rest, at = split_time(half_width(words))
        if rest or at is None:
            raise ValueError(words)
        return cls(int(at[:2]) * 60 + int(at[3:]))

    def __str__(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"

    def until(self, later: TimeOfDay) -> int:
        """Minutes from this time to the next `later`, over midnight where that comes between."""
        return (later.minutes - self.minutes) % (24 * 60)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return parsed(cls, "bad_time")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["08:00", "19:30"]}


MIDNIGHT = TimeOfDay(0)
