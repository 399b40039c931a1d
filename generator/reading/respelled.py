"""A length of time or a frequency as its author would write it out: abbreviations, hundreds in words and slips of the keys. Pure.

What nobody reads in two ways is proposed and not accepted: pages and browsers read one spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.limit_words import split_limit
from generator.model.written import half_width, number_in_words
from generator.nearest import nearest
from generator.patterns import pattern_of

_SHORT = (
    (pattern_of(r"(?<=\d)\s*mos?\b\.?", re.IGNORECASE), " months"),
    (pattern_of(r"(?<=\d)\s*wks\b\.?", re.IGNORECASE), " weeks"),
    (pattern_of(r"(?<=\d)\s*(?:bd|bus(?:iness|\.)? ?days?)\b", re.IGNORECASE), " working days"),
    (pattern_of(r"(?<=\d)\s*cal(?:\.|endar)? ?days?\b", re.IGNORECASE), " days"),
    (pattern_of(r"(\d\s*(?:h|hrs?|hours?))\s*([1-5]?\d)", re.IGNORECASE), r"\1 \2 minutes"),
    (pattern_of(r"(小[時时])([1-5]?\d)"), r"\1\2分鐘"),
    (pattern_of("(?<![一二兩两三四五六七八九十千幾几數数近上])百(?=[二三四五六七八九十]*[個个]?[日天])"), "一百"),
    (pattern_of("[廿卅]"), lambda match: {"廿": "二十", "卅": "三十"}[match[0]]),
    (pattern_of(r"^一?(半年|季度?|[年月週周日天])一[次回]$"), r"每\1"),
    (pattern_of("^(?:[逐按]|日(?=日))"), "每"),
    (pattern_of(r"^each (?:workday|business day|weekday)\b", re.IGNORECASE), "every working day"))
"""What a part of a text stands for."""
_HUNDREDS = pattern_of(r"\b(?P<hundreds>a|one|two|three|four|five|six|seven|eight|nine) hundred(?:(?: and)? (?P<rest>(?!days|hours)[a-z]+"
                       r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\b)?))?", re.IGNORECASE)
_WORDS = (
    "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "half-yearly", "hourly", "fortnightly", "every", "working",
    "day", "week", "month", "quarter", "year", "weeks", "months", "years", "days", "minutes", "hours", "first", "last", "second",
    "third", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "June", "July", "August", "September", "October", "November", "December", "before", "except", "twice", "once")
"""English words of frequencies in which keys slip."""
_SLIP = 0.8
_ENGLISH_WORD = pattern_of("[A-Za-z-]{4,}")


def respelled_duration(words: str) -> str:
    """The length of time that is meant; empty where nobody can tell."""
    return _first_read([_written_out(words)], words, Duration.parse)


def respelled_limit(words: str) -> str:
    """The limit that is meant: a length of time, also one that counts from an event or ends before one."""
    return _first_read([_written_out(words)], words, lambda meant: Duration.parse_bound(split_limit(meant)["time"], "up to"))


def respelled_frequency(words: str) -> str:
    """The frequency that is meant; empty where nobody can tell."""
    short = _written_out(words)
    return _first_read([short, _ENGLISH_WORD.sub(_without_slip, short)], words, Frequency.parse)


def _first_read(candidates: Sequence[str], words: str, parse: Callable[[str], object]) -> str:
    for meant in candidates:
        if meant != words:
            try:
                parse(meant)
            except ValueError:
                continue
            return meant
    return ""


def _written_out(words: str) -> str:
    plain = _HUNDREDS.sub(_in_digits, half_width(words))
    for pattern, meant in _SHORT:
        plain = pattern.sub(meant, plain)
    return re.sub(r"\b1 (month|week|day|working day|minute)s\b", r"1 \1", plain)


def _in_digits(match: re.Match[str]) -> str:
    try:
        hundreds, rest = number_in_words(match["hundreds"].lower()), number_in_words(match["rest"].lower()) if match["rest"] else 0
    except (ValueError, KeyError):
        return match[0]
    return f"{hundreds * 100 + rest:f}"


def _without_slip(match: re.Match[str]) -> str:
    word = match[0]
    return word if word in _WORDS else nearest(word, _WORDS, _SLIP) or nearest(word.lower(), _WORDS, _SLIP) or word
