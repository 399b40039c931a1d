"""A time of day, and the time from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.numbers import NUMERAL
from generator.model.written import half_width, number_in_words, parsed
from generator.patterns import pattern_of

DAY_MINUTES = 24 * 60
HALF_DAY = r"[ap](?:m\b|\.m\.)"
"""Which half of the day, behind an hour in English."""
NOON_SAID, MIDNIGHT_SAID = r"(?:12 ?)?(?:noon|midday)\b", r"(?:12 ?)?midnight\b"
_CLOCK = pattern_of(
    rf"(?P<part>上午|早上|早晨|早|凌晨|清晨|中午|正午|下午|午後|晚上|晚間|晚|夜間)?(?P<h>[01]?\d|2[0-4]|{NUMERAL})"
    rf"(?::(?P<m>[0-5]\d)|[时時點点](?P<half>半)?(?:(?P<cm>[0-5]?\d|{NUMERAL})分?)?|(?= ?{HALF_DAY}))"
    rf" ?(?P<noon>{HALF_DAY})?", re.IGNORECASE)
_NOON = pattern_of(rf"{NOON_SAID}|[中正]午", re.IGNORECASE)
_MIDNIGHT = pattern_of(rf"{MIDNIGHT_SAID}|午夜", re.IGNORECASE)
_TO = pattern_of(r" ?(?:-|–|—|~|to\b|until\b|至|到|迄) ?")
_NEXT_DAY = pattern_of(r" ?\(?(?:(?:on |of )?(?:the )?(?:next|following) day|翌日|次日|隔日|第二日|第二天)\)? ?")
_MORNING = ("上午", "早上", "早晨", "早", "凌晨", "清晨", "am")
_AFTERNOON = ("下午", "午後", "晚上", "晚間", "晚", "夜間", "pm")
_NIGHT = ("晚上", "晚間", "晚", "夜間")


@dataclass(frozen=True, slots=True, order=True)
class TimeOfDay:
    """A time of day, in minutes from midnight."""

    minutes: int

    @classmethod
    def parse(cls, words: str) -> TimeOfDay:
        """`08:00`, `8:00`, `8 am`, `8 a.m.`, `noon`, `下午5時30分`. Raises ValueError for anything else, and for `midnight`: the day may
        begin or end with it."""
        given = half_width(words).removeprefix("at ")
        found = _time_at(given, 0)
        if found is None or found[1] != len(given):
            raise ValueError(words)
        return found[0]

    def __str__(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"

    def until(self, later: TimeOfDay) -> int:
        """Minutes from this time to the next `later`, over midnight where that comes between."""
        return (later.minutes - self.minutes) % DAY_MINUTES

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return parsed(cls, "bad_time")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["08:00", "19:30"]}


MIDNIGHT = TimeOfDay(0)
NOON = TimeOfDay(DAY_MINUTES // 2)


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day, or the time from `start` to `end`: over midnight where the end is not later, a whole day where both are the same."""

    start: TimeOfDay
    end: TimeOfDay | None = None

    @classmethod
    def parse(cls, words: str) -> Hours:
        """`08:00-17:00`, `17:00 to 07:10 next day`, `17:00至翌日07:10`. Raises ValueError for anything else, and for a single time."""
        given = half_width(words).removeprefix("from ")
        found = hours_at(given, 0)
        if found is None or found[1] != len(given) or found[0].end is None:
            raise ValueError(words)
        return found[0]

    @property
    def minutes(self) -> int:
        """How long it is; 0 for a single time."""
        return 0 if self.end is None else self.start.until(self.end) or DAY_MINUTES

    @property
    def overnight(self) -> bool:
        """Whether it ends on the next day."""
        return self.start.minutes + self.minutes >= DAY_MINUTES and self.end != MIDNIGHT

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}-{self.end}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return parsed(cls, "bad_hours")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["08:00-16:00", "17:00-07:10"]}


def hours_at(words: str, place: int) -> tuple[Hours, int] | None:
    """The time or the hours that are written at a place, and where they end; None where no time stands there."""
    first = _end_at(words, place)
    if first is None:
        return None
    start, stop = first
    between = _TO.match(words, stop)
    later = between and _NEXT_DAY.match(words, between.end())
    last = between and _end_at(words, later.end() if later else between.end())
    if not between or not last:
        return Hours(start), stop
    end, stop = last
    after = None if later else _NEXT_DAY.match(words, stop)
    if (later or after) and end > start:
        raise ValueError(words)  # longer than a day
    return Hours(start, end), len(words[:after.end()].rstrip()) if after else stop


def _end_at(words: str, place: int) -> tuple[TimeOfDay, int] | None:
    """Where hours begin or end, and where that ends: beside another time it is plain which midnight is meant."""
    midnight = _MIDNIGHT.match(words, place)
    return (MIDNIGHT, midnight.end()) if midnight else _time_at(words, place)


def _time_at(words: str, place: int) -> tuple[TimeOfDay, int] | None:
    match = _CLOCK.match(words, place)
    if not match:
        noon = _NOON.match(words, place)
        return (NOON, noon.end()) if noon else None
    hour, minute = (int(number_in_words(given or "0")) for given in (match["h"], match["m"] or match["cm"]))
    part = match["part"] or (match["noon"] or "").lower().replace(".", "")
    if part in _AFTERNOON and hour < 12:
        hour += 12
    elif (part in _MORNING or part in _NIGHT) and hour == 12:
        hour = 0  # twelve at night: nobody means noon
    total = hour * 60 + (30 if match["half"] else minute)
    return (TimeOfDay(total % DAY_MINUTES), _end(match)) if minute < 60 and total <= DAY_MINUTES else None


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip())
