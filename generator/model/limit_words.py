"""A time limit as people write it in a text: `3 days`, `15 days from receipt`, `自收到之日起15日`, `24 hours before the meeting`."""

from __future__ import annotations

import re

from generator.model.bound_words import without_bound
from generator.model.duration_words import read_duration
from generator.model.written import half_width

TRIGGER = "trigger"
"""What a limit names as its beginning when it counts from what sets the procedure off."""
_OF_TRIGGER = re.compile(r"trigger|(?:程序)?(?:[觸触]發|触发|[啟启][動动]|起[點点])", re.IGNORECASE)
_STARTS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    r"(?P<time>.+?) (?:from|after|since|of) (?P<name>.+)",
    r"自(?P<name>.+?)(?:之日|[當当]日|次日|[時时])?起(?:算)?[,，]?(?P<time>.+)",
    r"(?P<name>.+?)(?:之|以)?[後后](?P<time>.+)",
))
_ENDS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    r"(?P<time>.+?) before (?P<name>.+)",
    r"(?P<name>.+?)(?:之|以)?前(?P<time>.+)",
))
_BY = re.compile(r"\bby\b|(?:以|之)?前(?=$|[ ,，(（遇])", re.IGNORECASE)
_SMALL = re.compile(r"^(?:the )?(?:end of )?(?:the )?(?:step )?(?P<name>.+)$", re.IGNORECASE)


def split_limit(words: str) -> dict[str, str]:
    """The fields that a text stands for: `time`, and `after` or `before` where it names a moment."""
    plain = half_width(words)
    for field, patterns in (("after", _STARTS), ("before", _ENDS)):
        for pattern in patterns:
            if (match := pattern.fullmatch(plain)) and is_time(match["time"]):
                return {"time": match["time"].strip(), field: _name(match["name"])}
    return {"time": words}


def is_time(words: str) -> bool:
    """Whether words are a length of time, or its upper bound."""
    try:
        return bool(read_duration(without_bound(words.strip(), "up to")))
    except ValueError:
        return False


def _name(words: str) -> str:
    found = _SMALL.fullmatch(words.strip())
    name = found["name"] if found else words
    return TRIGGER if _OF_TRIGGER.fullmatch(name) else name


def names_last_day(words: str) -> bool:
    """Whether words say by which day or hour of the calendar something is done: `by the 25th of every month`, 每月25日前."""
    return _BY.search(half_width(words)) is not None
