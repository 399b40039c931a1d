"""Durations, frequencies and ranges: what an author writes as words, kept as numbers that can be reckoned with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.frequency_words import in_one_order
from generator.model.numbers import NUMERAL, chinese_number, holds
from generator.model.text import Text, as_written, to_single_line

_HALF_WIDTH = str.maketrans("０１２３４５６７８９：．－＋＜＞＝，～\u3000", "0123456789:.-+<>=,~ ")
"""Digits and signs of a Chinese keyboard. Not all of NFKC: units, such as ㎡ or ％, stay as they are written."""


def _half_width(words: str) -> str:
    return " ".join(words.translate(_HALF_WIDTH).split())


# --- Durations ---------------------------------------------------------------------------------------------------

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


def _number(words: str) -> Decimal:
    """A number in digits, in Chinese numerals, or as `a`, `half a`. Raises ValueError for what is none."""
    lower = words.lower()
    if lower in ("a", "an"):
        return Decimal(1)
    if lower in ("half a", "half an", "半"):
        return Decimal("0.5")
    return Decimal(words) if words[0].isdigit() else Decimal(chinese_number(words))


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
        match = _DURATION.fullmatch(_half_width(words))
        if not match:
            raise ValueError(words)
        unit = next(unit for unit in DURATION_UNITS if match[unit.replace(" ", "_")])
        number = _number(match["number"])
        if not holds(number) or not 0 < number <= _LONGEST[unit]:
            raise ValueError(words)
        return cls(number, unit)

    def __str__(self) -> str:
        return f"{self.number.normalize():f} {self.unit}{'' if self.number == 1 else 's'}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return _parsed(cls, "bad_duration")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": [
            "30 minutes", "2 hours", "72 hours", "16 working hours", "3 working days", "15 days", "12 months"]}


# --- Frequencies -------------------------------------------------------------------------------------------------

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
_TIME_OF_DAY = re.compile(r"\s*(?:at\s+)?(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)$")
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
        said = in_one_order(_half_width(words))
        found = cls._read(*_split_time(said.words))
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
            frequency: Frequency = _parse_with(cls.parse, value, "bad_frequency")
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


def _split_time(words: str) -> tuple[str, str | None]:
    match = _TIME_OF_DAY.search(words)
    return (words[: match.start()], f"{int(match['h']):02}:{match['m']}") if match else (words, None)


def _count(words: str) -> int:
    number = int(_number(words))
    if not 1 <= number <= 1000:
        raise ValueError(words)
    return number


def _weekday(words: str) -> int:
    if len(words) == 1 and words in _CHINESE_WEEKDAYS:
        return _CHINESE_WEEKDAYS[words]
    if match := _WEEKDAY.match(words):
        return next(i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(match["day"].lower()))
    raise ValueError(words)


# --- Times of day -------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True, order=True)
class TimeOfDay:
    """A time of day, in minutes from midnight."""

    minutes: int

    @classmethod
    def parse(cls, words: str) -> TimeOfDay:
        """`08:00`, `8:00`. Raises ValueError for anything else."""
        rest, at = _split_time(_half_width(words))
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
        return _parsed(cls, "bad_time")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["08:00", "19:30"]}


MIDNIGHT = TimeOfDay(0)


# --- Ranges ------------------------------------------------------------------------------------------------------


class EndsReversed(ValueError):
    """The lower bound of a range is above the upper one; `meant` is the range the other way round."""

    def __init__(self, meant: Range) -> None:
        super().__init__(str(meant))
        self.meant = meant


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
        given = _half_width(words)
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
        return _parsed(cls, "bad_range")

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


# --- Shared by all -----------------------------------------------------------------------------------------------

def _parse_with(parse: Any, value: Any, descriptor: str) -> Any:
    written, meant = as_written(value), ""
    try:
        if isinstance(written, str):
            return parse(written)
    except EndsReversed as error:
        meant = str(error.meant)
    except (ValueError, InvalidOperation, KeyError):
        pass
    raise PydanticCustomError(descriptor, descriptor, {"given": str(written), "meant": meant})


def _parsed(cls: Any, descriptor: str) -> core_schema.CoreSchema:
    def convert(value: Any) -> Any:
        return value if isinstance(value, cls) else _parse_with(cls.parse, value, descriptor)

    return core_schema.no_info_plain_validator_function(
        convert, serialization=core_schema.plain_serializer_function_ser_schema(str))
