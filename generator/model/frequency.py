"""How often a duty falls due, as an author writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.frequency_words import in_one_order
from generator.model.numbers import NUMERAL
from generator.model.text import Text, to_single_line
from generator.model.time_of_day import split_time
from generator.model.written import half_width, number_in_words, parse_with

PERIODS = ("day", "working day", "week", "month", "quarter", "half-year", "year", "event")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_PERIOD_WORDS = {
    "daily": "day", "every day": "day", "每日": "day", "每天": "day",
    "every working day": "working day", "每個工作日": "working day", "每个工作日": "working day", "每工作日": "working day",
    "weekly": "week", "every week": "week", "每週": "week", "每周": "week", "每星期": "week",
    "monthly": "month", "every month": "month", "每月": "month",
    "quarterly": "quarter", "every quarter": "quarter", "每季": "quarter", "每季度": "quarter",
    "half-yearly": "half-year", "every half-year": "half-year", "每半年": "half-year",
    "yearly": "year", "every year": "year", "每年": "year",
    "on event": "event", "on an event": "event", "事件發生時": "event", "事件发生时": "event",
}
_EVERY = re.compile(rf"(?:every (?P<n>[0-9]+) |每(?P<m>[0-9]+|{NUMERAL})個?个?)"
                    r"(?P<unit>days?|working days?|weeks?|months?|years?|日|天|工作日|週|周|星期|月|年)")
_EVERY_UNITS = {"日": "day", "天": "day", "工作日": "working day", "週": "week", "周": "week", "星期": "week",
                "月": "month", "年": "year"}
_TIMES = re.compile(r"^(?:(?P<n>[0-9]+) times (?:a|per) (?P<unit>day|working day|week|month|quarter|year)"
                    rf"|每(?P<cunit>日|天|週|周|月|季|年)(?P<m>[0-9]+|{NUMERAL})次)$")
_WEEKDAY = re.compile(r"^(?:on )?(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"^(?:on the )?(?P<d>\d{1,2})(?:st|nd|rd|th|日|號|号)$")
_LAST_DAY = re.compile(r"^(?:on the last day|最後一日|最后一日|最後一天|最后一天|月?底)$")
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DATE_OF_YEAR = re.compile(r"^(?:on )?(?:(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<cm>\d{1,2})月(?P<cd>\d{1,2})[日號号]"
                           rf"|(?P<ed>\d{{1,2}}) (?P<em>{'|'.join(MONTH_NAMES)}))$", re.IGNORECASE)
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST = -1


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a duty falls due: `times` in every `interval` periods, or on an event.

    `weekday` counts from 0 (Monday); `day` is the day of the month (or `LAST`); `month` is 1 to 12, for yearly duties;
    `at` is a time of day `HH:MM`; `event` says in words what sets an event duty off. With `by`, the day is the last on which it may be
    done, and not the only one: over a day off, what is due by a day is done earlier, what is due on it later.
    """

    period: str
    interval: int = 1
    times: int = 1
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    at: str | None = None
    event: Text | None = None
    by: bool = False

    @classmethod
    def parse(cls, words: str) -> Frequency:
        """`daily`, `daily at 08:00`, `weekly on Friday`, `monthly on the 25th`, `yearly on 03-31`, `every 2 weeks`,
        `2 times a day`, `on event`; also `每日`, `每週五`, `每月25日`, `每年3月31日`; and where a day is named, `monthly by the 25th`,
        `by 31 March every year`, `每月25日前`. Raises ValueError for others."""
        said = in_one_order(half_width(words))
        found = cls._read(*split_time(said.words))
        if said.by and found.weekday is None and found.day is None:
            raise ValueError(words)
        return replace(found, by=said.by)

    @classmethod
    def _read(cls, rest: str, at: str | None) -> Frequency:
        """What is said with the period first."""
        for known in sorted(_PERIOD_WORDS, key=len, reverse=True):
            if rest.lower().startswith(known):
                return cls._on(_PERIOD_WORDS[known], rest[len(known):].strip(), at)
        if match := _TIMES.match(rest):
            unit = match["unit"] or {"季": "quarter"}.get(match["cunit"]) or _EVERY_UNITS[match["cunit"]]
            return cls(unit, times=_count(match["n"] or match["m"]), at=at)
        if match := _EVERY.fullmatch(rest):
            unit = _EVERY_UNITS.get(match["unit"]) or match["unit"].removesuffix("s")
            return cls(unit, interval=_count(match["n"] or match["m"]), at=at)
        raise ValueError(rest)

    @classmethod
    def _on(cls, period: str, rest: str, at: str | None) -> Frequency:
        if not rest:
            return cls(period, at=at)
        if period == "week":
            return cls(period, weekday=_weekday(rest), at=at)
        if period == "month":
            if _LAST_DAY.match(rest):
                return cls(period, day=LAST, at=at)
            if (match := _DAY_OF_MONTH.match(rest)) and 1 <= int(match["d"]) <= 31:
                return cls(period, day=int(match["d"]), at=at)
        if period == "year" and (match := _DATE_OF_YEAR.match(rest)):
            month = MONTH_NAMES.index(match["em"].title()) + 1 if match["em"] else int(match["m"] or match["cm"])
            day = int(match["d"] or match["cd"] or match["ed"])
            if 1 <= month <= 12 and 1 <= day <= _MONTH_LENGTHS[month - 1]:
                return cls(period, month=month, day=day, at=at)
        # What is left begins otherwise: 每月3次, 每週2次.
        if match := _TIMES.match({"week": "每週", "month": "每月", "day": "每日", "year": "每年", "quarter": "每季"}
                                 .get(period, "") + rest):
            return cls(period, times=_count(match["m"]), at=at)
        raise ValueError(rest)

    def __str__(self) -> str:
        period = {"day": "daily", "working day": "every working day", "week": "weekly", "month": "monthly",
                  "quarter": "quarterly", "half-year": "half-yearly", "year": "yearly", "event": "on event"}[self.period]
        if self.interval > 1:
            period = f"every {self.interval} {self.period}s"
        if self.times > 1:
            period = f"{self.times} times a {self.period}"
        on, preposition = "", "by" if self.by else "on"
        if self.weekday is not None:
            on = f" {preposition} {WEEKDAYS[self.weekday]}"
        elif self.month is not None:
            on = f" {preposition} {self.month:02}-{self.day:02}"
        elif self.day is not None:
            on = f" {preposition} the " + ("last day" if self.day == LAST else ordinal(self.day))
        return period + on + (f" at {self.at}" if self.at else "")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: Any, info: Any) -> Frequency:
            if isinstance(value, dict):
                if set(value) != {"event"}:
                    raise PydanticCustomError("bad_frequency", "bad frequency", {"given": ", ".join(map(str, value))})
                return cls("event", event=to_single_line(value["event"], info))
            frequency: Frequency = parse_with(cls.parse, value, "bad_frequency")
            return frequency

        return core_schema.with_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(
                lambda f: {"event": dict(f.event.by_language)} if f.event else str(f)))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string", "examples": [
            "daily", "every working day", "weekly on Friday", "monthly on the 25th", "monthly by the 25th", "yearly on 03-31",
            "yearly by 03-31", "on event"]}
        event = {"type": "object", "required": ["event"], "additionalProperties": False,
                 "properties": {"event": Text.__get_pydantic_json_schema__(None, handler)}}
        return {"anyOf": [words, event]}


def ordinal(number: int) -> str:
    """1 → 1st, 25 → 25th."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _count(words: str) -> int:
    number = int(number_in_words(words))
    if not 1 <= number <= 1000:
        raise ValueError(words)
    return number


def _weekday(words: str) -> int:
    if len(words) == 1 and words in _CHINESE_WEEKDAYS:
        return _CHINESE_WEEKDAYS[words]
    if match := _WEEKDAY.match(words):
        return next(i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(match["day"].lower()))
    raise ValueError(words)
