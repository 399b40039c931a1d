"""The ways of saying a frequency brought to one: its period first, then the day on which it is due, then the time of day.

What is due *by* a day is said like what is due *on* it, with another preposition (`monthly by the 25th`), or in Chinese with 前 behind it
(`每月25日前`). The day itself is still in time. "Before the 25th" is not read, because in English it leaves the 25th out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BY = re.compile(r"\b(?:by|(?:no|not) later than)\b|(?:以|之)?前(?=[\s\d]|$)", re.IGNORECASE)
_IN_CHINESE = re.compile(r"^[於于在](?=每)")
_TIME_FIRST = re.compile(r"^on (?P<time>\d{1,2}:\d\d) (?P<rest>.+)$")
_DAY_FIRST = re.compile(r"^on (?P<day>.+?) (?:of )?(?P<period>every (?:week|month|year))(?P<time>(?: at)? \d{1,2}:\d\d)?$", re.IGNORECASE)
_EVERY_WEEKDAY = re.compile(r"^every (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", re.IGNORECASE)


class Said(NamedTuple):
    """A frequency said with the period first, and whether its day is the last and not the only one."""

    words: str
    by: bool


def in_one_order(words: str) -> Said:
    """`by 17:00 on the 25th of every month` → (`every month on the 25th 17:00`, True). Raises ValueError for two limits in one."""
    plain, limits = _BY.subn(lambda match: "on" if match[0].isascii() else "", _IN_CHINESE.sub("", words))
    if limits > 1:
        raise ValueError(words)
    plain = _TIME_FIRST.sub(r"\g<rest> \g<time>", plain)
    plain = _EVERY_WEEKDAY.sub("weekly on ", plain)
    return Said(_DAY_FIRST.sub(r"\g<period> on \g<day>\g<time>", plain).strip(), limits == 1)
