"""Within how long something is done, as running text says it in digits: 3日內, 5 個工作日之內, `within 3 working days`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.model.duration import Duration
from generator.patterns import pattern_of

_LIMITS: Mapping[str, re.Pattern[str]] = {
    "zh": pattern_of(
        r"(?P<length>\d+(?:\.\d+)?\s*(?:分[鐘钟]|[個个]?(?:工作)?小[時时]|[個个]?工作[日天]|[日天週周年]|[個个]月))\s*(?:以|之)?[內内]"),
    "en": pattern_of(
        r"\bwithin (?P<length>\d+(?:\.\d+)? (?:(?:working )?(?:days?|hours?)|minutes?|weeks?|months?|years?))\b", re.IGNORECASE)}


class SaidTime(NamedTuple):
    """A length of time, and where its words begin and end."""

    time: Duration
    start: int
    end: int


def said_times(text: str, language: str) -> Iterator[SaidTime]:
    """Every such time in a text of a language, in its order; none in languages that are not known."""
    pattern = _LIMITS.get(language.partition("-")[0])
    for found in pattern.finditer(text) if pattern else ():
        yield SaidTime(Duration.parse(found["length"]), found.start(), found.end())
