"""A length of time. Hours, minutes and seconds are those of the clock; working hours and days those of the office.

A length is made of parts, the largest first: 14 hours 10 minutes. Its parts are all of the clock or all of working time: the hours,
minutes and seconds after working days or working hours are time of work too. Some words say a time without a number, each only where its
field lets it be said: the same day, close of business and at once for what must be done, permanent for what is kept or lasts.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.bound_words import BOUND_FORMS, without_bound
from generator.model.duration_words import AT_ONCE, CLOSE, DURATION_UNITS, PERMANENT, SAME_DAY, Amount, read_duration
from generator.model.numbers import holds
from generator.model.written import half_width, number_in_words, parse_with

WITHOUT_NUMBER = (SAME_DAY, CLOSE, AT_ONCE, PERMANENT)
CLOCK_MINUTES: Mapping[str, Fraction] = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}
"""Units by the clock → minutes."""
LONGEST = {"second": 100_000, "minute": 100_000, "hour": 10_000, "working hour": 10_000, "working day": 10_000,
            "day": 100_000, "week": 10_000, "month": 2_400, "year": 200}
"""Of each unit what a calendar can still count; a longer time is a slip."""
FIRST_AS_DATE = 100
"""From so many years on, years with months and days are a date."""
_ABOUT_DAYS = {unit: Decimal(days) for unit, days in {
    "second": "0.00001", "minute": "0.0007", "hour": "0.0417", "working hour": "0.125", "working day": "1", "day": "1", "week": "7",
    "month": "30.4", "year": "365"}.items()}
LARGEST_FIRST = (("year", "month", "week", "day", "hour", "minute", "second"), ("working day", "working hour", "minute", "second"))
_BY_SIZE = ("year", "month", "week", "day", "working day", "hour", "working hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: amounts (each over 0) of `DURATION_UNITS`, or one of `WITHOUT_NUMBER`. `calendar.lengths` says how long it is."""

    parts: tuple[Amount, ...]
    least: tuple[Amount, ...] = ()
    """Where it may be shorter, as 6 to 12 months are: the parts of the shortest; none of its unit for up to 12 months. All that asks how
    long it is takes the longest."""

    @classmethod
    def of(cls, number: Decimal | int, unit: str) -> Duration:
        """So many of one unit."""
        return cls(((Decimal(number), unit),))

    @classmethod
    def of_minutes(cls, minutes: int) -> Duration:
        """So many minutes by the clock, over 0, as days, hours and minutes; however long that is, since nobody has written it."""
        days, hours = divmod(minutes, 24 * 60)
        parts = (days, "day"), (hours // 60, "hour"), (minutes % 60, "minute")
        return cls(tuple((Decimal(number), unit) for number, unit in parts if number))

    @classmethod
    def parse(cls, words: str) -> Duration:
        """`30 minutes`, `1 hour 30 minutes`, `3:59`, `16 working hours`, `三個工作日`, `當日`. Raises ValueError for anything else."""
        parts = read_duration(words)
        if parts and parts[0][1].startswith("working"):
            parts = tuple((number, "working hour" if unit == "hour" else unit) for number, unit in parts)
        if not parts or not (parts[0][1] in WITHOUT_NUMBER or _in_order(parts)) or _is_date(parts):
            raise ValueError(words)
        return cls(parts)

    @classmethod
    def parse_bound(cls, words: str, shape: str) -> Duration:
        """The same where a field says how long something may take at most (`up to`: `3日內`) or takes at least (`from`: 不少于3日)."""
        return cls.parse(without_bound(words, shape))

    @classmethod
    def parse_range(cls, words: str) -> Duration:
        """The same where a field says from how long to how long something lasts: `6 to 12 months`, 6個月至1年, 6个月以上12个月以下; or how
        long at most: `up to 12 months`, 最長12個月, 不超过30日."""
        given = half_width(words)
        for pattern, shape in BOUND_FORMS:
            if shape in ("from-up to", "up to") and (match := pattern.fullmatch(given)):
                with suppress(ValueError):  # a form may be read where another is meant: "up" to "12 months"
                    *low, high = (group for group in match.groups() if group is not None)
                    longest = cls.parse(high)
                    return cls._between(low[0], longest) if low else cls._up_to(longest)
        return cls.parse(words)

    @classmethod
    def _up_to(cls, longest: Duration) -> Duration:
        if not longest.has_number:
            raise ValueError(longest)
        return cls(longest.parts, ((Decimal(0), longest.largest),))

    @classmethod
    def _between(cls, low: str, longest: Duration) -> Duration:
        """The shortest has the unit of the longest, unless it has its own."""
        try:
            shortest = cls.of(number_in_words(low.strip()), longest.largest)
        except (ValueError, InvalidOperation):
            shortest = cls.parse(low)
        if not (shortest.has_number and longest.has_number) or shortest.works is not longest.works or shortest._size >= longest._size:
            raise ValueError(low)
        return cls(longest.parts, shortest.parts)

    @property
    def _size(self) -> Decimal:
        """About how many days it is: enough to tell a shorter one from a longer one."""
        return sum((number * _ABOUT_DAYS[unit] for number, unit in self.parts), Decimal(0))

    def is_over(self, other: Duration) -> bool:
        """Whether it is certainly the longer one, as far as months and days tell."""
        return self.has_number and other.has_number and self._size > other._size

    @property
    def shortest(self) -> Duration:
        """How long it is at least."""
        return Duration(self.least or self.parts)

    @property
    def has_no_least(self) -> bool:
        """Whether only the longest is said: up to 12 months."""
        return bool(self.least) and not any(number for number, _ in self.least)

    @property
    def longest(self) -> Duration:
        return Duration(self.parts)

    @property
    def largest(self) -> str:
        """The unit of its largest part."""
        return self.parts[0][1]

    @property
    def units(self) -> frozenset[str]:
        return frozenset(unit for _, unit in self.parts)

    @property
    def works(self) -> bool:
        """Whether it runs only while there is work; else it runs day and night."""
        return self.largest in ("working day", "working hour")

    @property
    def has_number(self) -> bool:
        return self.largest not in WITHOUT_NUMBER

    def longer(self, by: Duration, times: int) -> Duration:
        """The sum with so many times another length, of one kind of time or of both."""
        if not self.has_number:
            return by if times == 1 else Duration(tuple((number * times, unit) for number, unit in by.parts))
        sums = {unit: number for number, unit in self.parts}
        for number, unit in by.parts:
            sums[unit] = sums.get(unit, Decimal(0)) + number * times
        return Duration(tuple((sums[unit], unit) for unit in _BY_SIZE if unit in sums))

    def __str__(self) -> str:
        if not self.has_number:
            return self.largest
        if self.least:
            return f"up to {self.longest}" if self.has_no_least else f"{self.shortest} to {self.longest}"
        return " ".join(f"{number.normalize():f} {unit}{'' if number == 1 else 's'}" for number, unit in self.parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return _schema()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": list(_EXAMPLES)}


_EXAMPLES = ("30 minutes", "2 hours", "1 hour 30 minutes", "72 hours", "16 working hours", "3 working days", "15 days", "12 months")


def _is_date(parts: tuple[Amount, ...]) -> bool:
    """Whether a day of the Republic is meant, 115年1月5日: nothing lasts so many years and a number of days."""
    return [unit for _, unit in parts] == ["year", "month", "day"] and parts[0][0] >= FIRST_AS_DATE


def _in_order(parts: tuple[Amount, ...]) -> bool:
    """Whether the parts go from the largest unit to the smallest, of one kind of time, with a fraction at most in the last."""
    units = [unit for _, unit in parts]
    order = next((order for order in LARGEST_FIRST if set(units) <= set(order)), ())
    return (bool(order) and all(order.index(unit) < order.index(after) for unit, after in pairwise(units))
            and all(holds(number) and 0 < number <= LONGEST[unit] for number, unit in parts)
            and not any(number % 1 for number, _ in parts[:-1]))


def _schema(*words: str, bound: str = "", spread: bool = False) -> core_schema.CoreSchema:
    def allowed(value: Duration) -> Duration:
        if not value.has_number and value.largest not in words:
            raise PydanticCustomError("word_for_duration", "word_for_duration")
        return value

    def convert(value: Any) -> Any:
        parse = partial(Duration.parse_bound, shape=bound) if bound else Duration.parse_range if spread else Duration.parse
        return value if isinstance(value, Duration) else parse_with(parse, value, "bad_duration")

    return core_schema.no_info_after_validator_function(
        allowed, core_schema.no_info_plain_validator_function(convert), serialization=core_schema.plain_serializer_function_ser_schema(str))


@dataclass(frozen=True, slots=True)
class AlsoSaid:
    """Lets words without a number stand for a length of time; `bound` lets it be said as a bound too, 3日內 or 至少3日, and `spread` as a
    shortest and a longest, 6 to 12 months, or as the longest alone, up to 30 days."""

    words: tuple[str, ...] = ()
    bound: str = ""
    spread: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return _schema(*self.words, bound=self.bound, spread=self.spread)

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": [*_EXAMPLES, *(["6 to 12 months", "up to 30 days"] if self.spread else []), *self.words]}


TimeAllowed = Annotated[Duration, AlsoSaid((SAME_DAY, CLOSE, AT_ONCE), bound="up to")]
"""How long something may take that must be done."""
AtMost = Annotated[Duration, AlsoSaid(bound="up to")]
"""A length of time that is the longest by its field."""
AtLeast = Annotated[Duration, AlsoSaid(bound="from")]
"""A length of time that is the shortest by its field."""
Lasting = Annotated[Duration, AlsoSaid((PERMANENT,))]
"""How long something is kept."""
Spread = Annotated[Duration, AlsoSaid((PERMANENT,), spread=True)]
"""How long something lasts that may be shorter in one case and longer in another."""

__all__ = [
    "AT_ONCE", "CLOSE", "DURATION_UNITS", "PERMANENT", "SAME_DAY", "WITHOUT_NUMBER", "AlsoSaid", "Amount", "AtLeast", "AtMost", "Duration",
    "Lasting", "Spread", "TimeAllowed"]
