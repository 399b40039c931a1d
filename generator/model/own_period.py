"""Periods of the calendar that an organisation names itself: a term, a fiscal year, a season. The calendar lists their dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Annotated

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.common import Labels, OneOrMany, Part
from generator.model.text import Date, Id, SingleLine, Text
from generator.patterns import pattern_of

OWN = "own-period"
"""The word that stands for the name of such a period where a frequency is read, and nowhere else."""


class PeriodDates(Part):
    """One time of the period: the autumn term of 2026."""

    begins: Date = Field(description="First day")
    ends: Date = Field(description="Last day")

    @model_validator(mode="after")
    def _forwards(self) -> PeriodDates:
        if self.ends < self.begins:
            raise PydanticCustomError("bad_period", "bad period", {"reason": "ends first"})
        return self

    def __contains__(self, day: object) -> bool:
        return isinstance(day, datetime.date) and self.begins <= day <= self.ends


class OwnPeriod(Part):
    """A period that comes round by dates that the organisation sets."""

    id: Id = Field(description="Id of the period")
    title: SingleLine = Field(description="Name of the period: term, fiscal year")
    aliases: Labels = Field((), description="Other names that rules use for it")
    begin: Labels = Field((), description="What rules call its first day: the start of school")
    end: Labels = Field((), description="What rules call its last day")
    dates: Annotated[tuple[PeriodDates, ...], OneOrMany] = Field(min_length=1, description="First and last day, each time that it comes")

    @field_validator("dates")
    @classmethod
    def _one_after_the_other(cls, dates: tuple[PeriodDates, ...]) -> tuple[PeriodDates, ...]:
        """In order."""
        found = tuple(sorted(dates, key=lambda each: each.begins))
        if any(later.begins <= earlier.ends for earlier, later in pairwise(found)):
            raise PydanticCustomError("bad_period", "bad period", {"reason": "overlap"})
        return found

    @cached_property
    def _hash(self) -> int:
        return hash((self.id, self.dates))

    def __hash__(self) -> int:
        return self._hash

    @property
    def names(self) -> frozenset[str]:
        """What a frequency may call it, in any language."""
        return frozenset((self.id, *_words((self.title, *self.aliases))))

    def on(self, day: datetime.date) -> PeriodDates | None:
        """The time of it in which a day lies."""
        return next((each for each in self.dates if day in each), None)


def _words(texts: Iterable[Text]) -> Iterator[str]:
    return (words for text in texts for words in text.by_language.values())


@lru_cache(maxsize=64)
def _pattern(periods: tuple[OwnPeriod, ...]) -> tuple[re.Pattern[str], dict[str, tuple[OwnPeriod, str]]]:
    """What finds the names of periods, the longest first, and what stands for each of them."""
    meant: dict[str, tuple[OwnPeriod, str]] = {}
    for period in periods:
        meant |= {name.lower(): (period, OWN) for name in period.names}
        for names, english, chinese in ((period.begin, f"{OWN} begins", f"{OWN}開始"), (period.end, f"{OWN} ends", f"{OWN}結束")):
            meant |= {name.lower(): (period, english if name.isascii() else chinese) for name in _words(names)}
    short = {name[0]: found for name, found in meant.items() if _TIME_OF.fullmatch(name)}
    bounded = [rf"\b{re.escape(name)}s?\b" if name.isascii() else re.escape(name) for name in sorted(meant, key=len, reverse=True)]
    before_or_after = [rf"{re.escape(name)}(?=[前中后後])" for name in short]
    return re.compile("|".join((*bounded, *before_or_after)) or "(?!)", re.IGNORECASE), short | meant


_TIME_OF = pattern_of(r"[\u4e00-\u9fff]期")
"""A period of two characters loses the second before 前 or 後: 汛前, 汛後, 假前."""


def in_general(words: str, periods: Sequence[OwnPeriod]) -> tuple[str, list[tuple[OwnPeriod, str]]]:
    """Words with `OWN` in place of each name of a period, and the periods that are named, each as it is written."""
    pattern, meant = _pattern(tuple(periods))
    named: list[tuple[OwnPeriod, str]] = []

    def replaced(match: re.Match[str]) -> str:
        name = match[0].lower()
        period, general = meant.get(name) or meant[name.removesuffix("s")]
        named.append((period, match[0]))
        return general

    return pattern.sub(replaced, words), named
