"""A time limit of a procedure or a step: how long, from when it counts, by which case it differs, and how it may be extended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import not_
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, SerializerFunctionWrapHandler, ValidationInfo, model_serializer, model_validator
from pydantic_core import PydanticCustomError, core_schema

from generator.model.common import OneOrMany, Part
from generator.model.doers import Doers
from generator.model.duration import AtMost, Duration, TimeAllowed
from generator.model.duration_words import AT_ONCE
from generator.model.extension_words import says_more, with_extension
from generator.model.frequency import Frequency, closing_time, own_periods
from generator.model.limit_words import (
    TRIGGER,
    event_name,
    is_time,
    names_last_day,
    only_before,
    split_limit,
    with_numbers_once,
    without_number,
)
from generator.model.numbers import Count
from generator.model.own_period import OwnPeriod
from generator.model.text import CriteriaRef, Id, SingleLine, Text, Word, as_written
from generator.model.time_of_day import TimeOfDay
from generator.model.written import half_width
from generator.patterns import pattern_of

__all__ = ["TRIGGER", "Event", "Extension", "Latest", "Limit", "Stop", "in_any_case", "names_of"]

_OF_DAY = pattern_of("之?(?:日|[時时])$")
"""How the title of an event may end: 收到投訴之日."""


class Event(Part):
    """Something that happens and from which time limits count, or before which they end."""

    id: Id = Field(description="Id of the event, unique in its procedure")
    title: SingleLine = Field(description="What happens: receipt, discovery, the meeting")

    @property
    def names(self) -> frozenset[str]:
        """What a limit may call it: its id, or its title in any language, `in_any_case`."""
        return frozenset((in_any_case(self.id), *names_of(self.title)))


def names_of(event: Text) -> frozenset[str]:
    """What a limit may call an event by its title, `in_any_case`: in any language, with or without the small words before it, and the
    day behind it, which the words of a limit say themselves: 自收到之日起15日 counts from 收到之日."""
    titles = [in_any_case(title) for title in event.by_language.values()]
    bare = [_OF_DAY.sub("", title) for title in titles]
    return frozenset(filter(None, (*titles, *(title.removeprefix("the ") for title in titles), *map(event_name, titles), *bare)))


def in_any_case(name: str) -> str:
    """A name as it is compared: a title begins with a capital where it stands alone, and not in a sentence."""
    return name.casefold()


class Extension(Part):
    """How a time limit may be made longer."""

    by: AtMost | None = Field(None, description="How much longer, at most, each time; with cases, how much in every other case")
    cases: dict[Word, AtMost] = Field(
        default_factory=dict, exclude_if=not_, description="How much longer for each level that the criteria of the limit can come to")
    times: Annotated[Count, Field(ge=1)] = Field(1, description="How often, at most")
    when: Text | None = Field(None, description="In which cases")
    approve: Doers = Field((), description="Who approves the extension, who may be outside")
    inform: Doers = Field((), description="Who is told of it, and why")

    @model_validator(mode="after")
    def _some_time(self) -> Extension:
        if self.by is None and not self.cases:
            raise PydanticCustomError("missing_time", "missing time", {"field": "by"})
        return self

    def of_case(self, level: str) -> Duration | None:
        """By how much a case of a level may be extended; None where it may not be."""
        return self.cases.get(level) or self.by

    def times_of_cases(self) -> tuple[tuple[str | None, Duration], ...]:
        """(level, by how much), the level None for all others."""
        return (*self.cases.items(), *([(None, self.by)] if self.by is not None else []))


class Latest(Part):
    """The end of a limit in any case; written as a text, `3 years from the disposition`."""

    time: AtMost = Field(description="How long, at most")
    after: Word = Field(description="From when it counts: trigger, the id of a step (from its end), or an event")

    @model_validator(mode="before")
    @classmethod
    def _written_as_text(cls, data: Any) -> Any:
        written = as_written(data)
        if not isinstance(written, str):
            return data
        found = split_limit(written)
        if "after" not in found:
            raise PydanticCustomError("latest_without_start", "latest without start", {"given": written})
        return found

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "examples": ["3 years from receipt"]}, handler(schema)]}


class Stop(Part):
    """A time during which a limit does not run: from one event until another, with which it goes on where it stood."""

    since: Word = Field(description="Event with which it stops")
    until: Word = Field(description="Event with which it goes on")


class Limit(Part):
    """How long something may take; written as a text where no more is said than `3 days` or `15 days from receipt`."""

    time: TimeAllowed | None = Field(None, description="How long; with cases, how long in every other case")
    after: Word | None = Field(
        None, description="From when it counts: trigger, the id of a step (from its end), or an event; the step before if left out")
    before: Word | None = Field(
        None, description="Event before which it must be done, so long at least; no time where it only must come before it")
    earliest: AtMost | None = Field(None, description="How long before that event it may be done at the earliest")
    criteria: CriteriaRef | None = Field(None, description="Criteria whose outcome decides how long it is")
    restart: Annotated[tuple[Word, ...], OneOrMany] = Field((), description="Events from which it counts anew when they happen")
    stops: Annotated[tuple[Stop, ...], OneOrMany] = Field((), description="From which event until which other it does not run")
    latest: Latest | None = Field(None, description="When it ends in any case, counted from something else")
    at: TimeOfDay | None = Field(None, description="Hour of its last day by which it must be done; the end of that day if left out")
    by: Frequency | None = Field(None, description="Day or hour of the calendar by which it must be done instead: monthly by the 25th")
    cases: dict[Word, TimeAllowed] = Field(default_factory=dict, description="How long for each level that the criteria can come to")
    extend: Annotated[tuple[Extension, ...], OneOrMany] = Field((), description="How it may be extended; several, one after the other")

    @model_validator(mode="before")
    @classmethod
    def _written_as_text(cls, data: Any, info: ValidationInfo) -> Any:
        written = as_written(data)
        if isinstance(written, str):
            return _fields(written, own_periods(info), closing_time(info))
        if not isinstance(data, dict):
            return data
        data = _with_moment(data, own_periods(info), closing_time(info))
        found = {**data, **{field: _with_words(data[field]) for field in ("time", "cases") if field in data}}
        return {**found, "time": AT_ONCE} if "before" in data and not data.keys() & {"time", "cases"} else found

    @model_validator(mode="after")
    def _one_of_each(self) -> Limit:
        if reason := self._contradiction():
            raise PydanticCustomError("bad_limit", "bad limit", {"given": "", "part": "", "reason": reason})
        return self

    def _contradiction(self) -> str:
        """Why the fields together say no single limit; empty where they do."""
        differs = bool(self.cases) or any(each.cases for each in self.extend)
        of_length = (self.time, self.criteria, self.cases, self.after, self.before, self.at, self.restart, self.stops, self.latest)
        if self.by:
            return "by and more" if any(of_length) else ""
        if (self.criteria is None) is differs:
            return "cases of nothing" if differs else "criteria without cases"
        if self.time is None and not self.cases:
            return "no time"
        if self.after and self.before:
            return "after and before"
        if self.stops and self.before:
            return "stops before an event"
        if self.at and (self.earliest or self._has_no_last_day):
            return "hour of no day"
        if self.earliest and not self.before:
            return "earliest before what"
        if self.earliest and not all(time.largest == AT_ONCE or self.earliest.is_over(time) for time in self.times()):
            return "earliest too late"
        return ""

    @model_serializer(mode="wrap")
    def _shortest(self, handler: SerializerFunctionWrapHandler) -> Any:
        """As a text where a text says it all."""
        if self.by is not None and not self.extend:
            return str(self.by)
        if self.is_plain:
            return str(self.time)
        said = {name: value for name, value in handler(self).items() if value not in (None, {}, [], ())}
        return {**said, "extend": said["extend"][0]} if len(self.extend) == 1 else said

    @property
    def _has_no_last_day(self) -> bool:
        """Whether some length of it ends at an hour by itself, as hours and minutes do, or says no length before an event."""
        return any(not time.units.isdisjoint({"hour", "working hour", "minute", "second"}) or (self.before and not time.has_number)
                   for time in self.times())

    @property
    def further(self) -> bool:
        """Whether something else than its beginning and its length moves its end, or ends it."""
        return bool(self.restart or self.stops or self.latest)

    @property
    def is_plain(self) -> bool:
        """Whether it is a length of time and no more."""
        more = self.after or self.before or self.at or self.further or self.extend
        return self.time is not None and not (self.cases or more)

    def times(self) -> tuple[Duration, ...]:
        """Every length that it may have; none where it ends by the calendar."""
        return (*self.cases.values(), *([self.time] if self.time is not None else []))

    def of_case(self, level: str) -> Duration | None:
        """How long a case of a level may take; None where nothing is said of it."""
        return self.cases.get(level) or self.time

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "examples": ["3 working days", "15 days from receipt", "24 hours before the meeting",
                                                          "monthly by the 25th"]}, handler(schema)]}


def _with_moment(data: dict[str, Any], periods: tuple[OwnPeriod, ...], closes: TimeOfDay | None) -> dict[str, Any]:
    """Of a table whose time says from when it counts, `time: 自受理之日起20日`, the fields that the words stand for."""
    written = as_written(data.get("time"))
    if not isinstance(written, str) or is_time(half_width(written)):
        return data
    said, rest = _fields(written, periods, closes), {name: value for name, value in data.items() if name != "time"}
    return data if said.keys() & rest.keys() else {**rest, **said}


def _with_words(value: Any) -> Any:
    """A length of time, or those of a table, of which words may say it without a number: the next working day."""
    if isinstance(value, dict):
        return {name: _with_words(each) for name, each in value.items()}
    written = as_written(value)
    return (without_number(half_width(written)) if isinstance(written, str) else "") or value


@lru_cache(4096)  # a handbook says the same few limits in every step
def _fields(words: str, periods: tuple[OwnPeriod, ...], closes: TimeOfDay | None) -> Mapping[str, Any]:
    """The fields that a text stands for; they are shared, and nobody changes them."""
    words, extended = with_extension(with_numbers_once(words))
    if not extended and says_more(words):
        return {"time": words}
    return {**_alone(words, periods, closes), **extended}


def _alone(words: str, periods: Sequence[OwnPeriod], closes: TimeOfDay | None) -> dict[str, Any]:
    """Those of a limit without what it says of extensions."""
    found: dict[str, Any] = split_limit(words, closes)
    plain = found == {"time": words}
    if plain and is_time(words):
        return found
    coming_round = comes_round(words, periods)
    if not plain:
        return {"by": coming_round} if coming_round else found
    if (before := only_before(words)) and not coming_round:
        return before
    return {"by": words} if names_last_day(words) else found


def comes_round(words: str, periods: Sequence[OwnPeriod]) -> str:
    """The words of a frequency, where words that seem to name an event name the beginning or end of a period: 每季終了後10日內, 開學後10日.
    A limit is over with its last day, whether or not it says `within`."""
    for said in (words, f"within {words}", f"{words}內"):
        try:
            if Frequency.parse(said, periods).by:
                return said
        except ValueError:
            continue
    return ""
