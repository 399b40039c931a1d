"""How often a duty falls due, as an author writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from generator.model.frequency_days import WITHIN_DAY
from generator.model.frequency_exceptions import LONG_WEEKEND
from generator.model.frequency_reading import UNTIL_CLOSE, read
from generator.model.named_day import DAY, LAST, MONTH, MONTH_NAMES, PERIOD, NamedDay, spans
from generator.model.own_period import OwnPeriod
from generator.model.period_edge import Edge
from generator.model.text import Text, to_single_line
from generator.model.time_of_day import Hours, TimeOfDay
from generator.model.written import parse_with

PERIODS = (*WITHIN_DAY, "week", "ten days", "month", "quarter", "half-year", PERIOD, "year", "event")
_ADVERBS = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "half-year": "half-yearly", "year": "yearly",
            "ten days": "every ten-day period", "event": "on event"}
_UNITS = {"ten days": "ten-day period"}
_LONGEST = 500
"""More characters than this are no frequency."""


class Yield(Enum):
    """Where a due day goes that is a day off; what is skipped is not done that time."""

    BEFORE = "before"
    AFTER = "after"
    STAY = "stay"
    SKIP = "skip"


_IN_WORDS = {Yield.BEFORE: "or earlier", Yield.AFTER: "or later", Yield.STAY: "days off included", Yield.SKIP: "except on days off"}


EVES = {1: "public holiday", LONG_WEEKEND: "long weekend"}
"""At least how many days off → what they are called."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a duty falls due: `times` in every `interval` periods, or on an event.

    `days` are those that are named of a period, in order; `at` are times of day; `each` says every how many minutes within the day, or
    within the hours of `at`; `event` says in words what sets an event duty off. With `by`, the day (or the time) is the last on which it
    may be done, and not the only one; with `least` it is done as often at least. `off` is where a day goes that is a day off, as far as
    the author says it: see `yields`.

    `own` is a period of the organisation's own: that by which it comes round, where `period` says so, at its `edge` or on its `days`; else
    the one during which it does, or, `outside`, during which it does not. It does not in the months `without` which it comes round either.
    Of working days it may mean only the last before days off among which is a holiday, and which are at least `eve`; 0 for all of them.
    """

    period: str
    interval: int = 1
    times: int = 1
    days: tuple[NamedDay, ...] = ()
    at: tuple[Hours, ...] = ()
    each: int = 0
    event: Text | None = None
    by: bool = False
    off: Yield | None = None
    least: bool = False
    own: OwnPeriod | None = None
    edge: Edge | None = None
    without: tuple[int, ...] = ()
    outside: bool = False
    eve: int = 0

    @classmethod
    def parse(cls, words: str, periods: Sequence[OwnPeriod] = (), closes: TimeOfDay | None = None) -> Frequency:
        """`daily`, `every working day at 08:00`, `weekly on Monday and Thursday`, `monthly on the last working day`, `monthly by the 25th`,
        `yearly on 03-31`, `every 2 weeks`, `every 30 minutes`, `2 times a day`, `each shift`, `on event`; also `每日兩次（07:30、16:30）`,
        `每週二、五`, `每月第一個週一`, `每季第一個月5日`, `每旬`, `每月25日前`, `每月25日，遇假日提前`;
        `monthly, except in July and August`, `每月25日，7、8月除外`;
        where `periods` has it, `each term`, `2 weeks before each term begins`, `學期中每週一`.
        `closes` is when the office closes, where that is known. Raises ValueError for others."""
        if len(words) > _LONGEST:
            raise ValueError(words)
        said = read(words, periods, closes)
        made = cls(*said[:6], by=said.by, least=said.least, own=said.own, edge=said.edge, without=said.without, outside=said.outside,
                   eve=said.eve)
        off = Yield(said.off) if said.off else None
        return made if off in (None, made.yields) else replace(made, off=off)

    @classmethod
    def parse_rhythm(cls, words: str) -> int:
        """Minutes from one time to the next while an event goes on: `30 minutes`, `2 hours`, `30分鐘`."""
        chinese = not words.isascii()
        found = read(f"每{words}" if chinese else f"every {words}")
        if found[:6] != ("day", 1, 1, (), (), found.each) or not found.each or found.by or found.off or found.least or found.without:
            raise ValueError(words)
        return found.each

    @property
    def yields(self) -> Yield:
        """Where the days go by the wording: it says so, it says *by* a day, *on* a day, or that it is daily."""
        if self.off:
            return self.off
        if self.period in WITHIN_DAY:
            return Yield.STAY
        if self.edge and not self.edge.before:
            return Yield.AFTER
        return Yield.BEFORE if self.by or any(day.is_span for day in self.days) else Yield.AFTER

    @property
    def until_close(self) -> bool:
        """Whether it is due by the end of the working day or of the shift, of which the hour is not named."""
        return self.by and not self.at and self.period in UNTIL_CLOSE

    @property
    def group(self) -> Frequency:
        """What it has in common with all that comes round so often."""
        return Frequency(self.period, self.interval, own=self.own if self.period == PERIOD else None, eve=self.eve)

    @property
    def each_time(self) -> tuple[Frequency, ...]:
        """The same at each of its times of day alone."""
        return tuple(replace(self, at=(hours,)) for hours in self.at) or (self,)

    def __str__(self) -> str:
        unit = self.own.id if self.own and self.period == PERIOD else _UNITS.get(self.period, self.period)
        all_day = self.each > 0 and self.period == "day" and self.interval == 1
        period = f"every {self.interval} {unit}s" if self.interval > 1 else _ADVERBS.get(self.period) or f"every {unit}"
        parts = ["at least"] if self.least else []
        period = f"the last working day before each {EVES[self.eve]}" if self.eve else period
        often = str(self.edge).format(name=unit) if self.edge else f"{self.times} times a {unit}" if self.times > 1 else period
        parts += [] if all_day else [often]
        if self.days:
            mixed = len({day.sort for day in self.days}) > 1 or self.period == "ten days"
            named = (" to ".join(dict.fromkeys(_day(day, self.period, mixed) for day in span)) for span in spans(self.days, self.period))
            parts.append(f"{'by' if self.by else 'in' if self.days[0].is_span else 'on'} {' and '.join(named)}")
        if self.each:
            parts.append(f"every {self.each} minutes")
        if self.at:
            parts.append(f"{'by' if self.by and not self.days else 'at'} {' and '.join(map(str, self.at))}")
        if self.until_close:
            parts.append("before it ends" if self.period == "shift" else "by close of business")
        if self.own and self.period != PERIOD:
            parts.append(f"{'except ' if self.outside else ''}during {self.own.id}")
        if self.off:
            parts.append(_IN_WORDS[self.off])
        if self.without:
            parts.append(f"except in {' and '.join(MONTH_NAMES[month - 1] for month in self.without)}")
        return " ".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: Any, info: Any) -> Frequency:
            if isinstance(value, dict):
                if not {"event"} <= set(value) <= {"event", "every"}:
                    raise PydanticCustomError("bad_frequency", "bad frequency", {"given": ", ".join(map(str, value))})
                rhythm = parse_with(cls.parse_rhythm, value["every"], "bad_frequency") if "every" in value else 0
                return cls("event", event=to_single_line(value["event"], info), each=rhythm)
            parse = partial(cls.parse, periods=own_periods(info), closes=closing_time(info))
            frequency: Frequency = parse_with(parse, value, "bad_frequency")
            return frequency

        return core_schema.with_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(_written))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string", "examples": list(EXAMPLES)}
        fields = {"event": Text.__get_pydantic_json_schema__(None, handler), "every": {"type": "string", "examples": ["30 minutes"]}}
        event = {"type": "object", "required": ["event"], "additionalProperties": False, "properties": fields}
        return {"anyOf": [words, event]}


def is_period(name: str) -> bool:
    """Whether words name a period of any calendar: a week, 季, a working day."""
    for words in (name, f"every {name}", f"每{name}"):
        try:
            Frequency.parse(words)
            return True
        except ValueError:
            continue
    return False


def own_periods(info: ValidationInfo) -> tuple[OwnPeriod, ...]:
    """Those that the calendar of the handbook names, which is being read."""
    found: tuple[OwnPeriod, ...] = (info.context or {}).get("periods", ())
    return found


def closing_time(info: ValidationInfo) -> TimeOfDay | None:
    """When the office closes whose handbook is being read; None where it states no hours."""
    found: TimeOfDay | None = (info.context or {}).get("closes")
    return found


def _written(value: Frequency) -> Any:
    """As an author writes it."""
    if value.event is None:
        return str(value)
    return {"event": dict(value.event.by_language), **({"every": f"{value.each} minutes"} if value.each else {})}


ON_EVENT = Frequency("event")
EXAMPLES = (
    "daily", "daily at 08:00", "daily at 17:00-07:10", "daily at 07:30 and 16:30", "every 30 minutes", "each shift", "every working day",
    "weekly on Friday", "weekly on Monday and Thursday", "every 2 weeks on Friday", "every ten-day period", "monthly on the 25th",
    "monthly by the 25th", "monthly on the last working day", "monthly on the first Monday", "quarterly on the 5th of the first month",
    "yearly on 03-31", "yearly by 03-31", "yearly in June and December",
    "2 times a year", "at least 2 times a year", "monthly on the 25th, days off included",
    "monthly on the first Monday, except in July and August",
    "the last working day before each public holiday", "the last working day before each long weekend", "on event")
"""One of each form: what editors propose, and what messages show."""


def _day(day: NamedDay, period: str, mixed: bool) -> str:
    """`mixed` says that there are working days or weekdays beside: `the 5th day and the last working day`."""
    if day.weekday is not None and period == "week":
        return day.sort
    if period == "year" and day.month and day.sort == DAY and day.nth > 0:
        return f"{day.month:02}-{day.nth:02}"
    if day.sort == MONTH:
        return MONTH_NAMES[day.month - 1] if period == "year" else f"the {ordinal(day.month)} month"
    nth = "last" if day.nth == LAST else f"{ordinal(-day.nth)}-to-last" if day.nth < 0 else ordinal(day.nth)
    sort = f" {day.sort}" if day.sort != DAY or day.nth < 0 or mixed else ""
    month = "" if not day.month else f" of {MONTH_NAMES[day.month - 1]}" if period == "year" else f" of the {ordinal(day.month)} month"
    return f"the {nth}{sort}{month}"


def ordinal(number: int) -> str:
    """1 → 1st, 25 → 25th."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"

