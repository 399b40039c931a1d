"""What the running text of an entry says of a length of time, or of how often: its clauses, since each of them says of what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.counting import NUMBER
from generator.model.duration_words import LENGTH
from generator.patterns import pattern_of

_END = pattern_of(r"[;；。]\s*|\.(?:\s+|$)")
_SENTENCE = pattern_of(r"。\s*|\.(?:\s+|$)")
_TIMES = pattern_of(rf"(?:{NUMBER})\s*(?:[次回](?!性)|times?\b)|\b(?:once|twice)\b", re.IGNORECASE)
_DATE = pattern_of(rf"月\s*{NUMBER}\s*[日號号]")


def stated_lengths(text: str) -> Iterator[str]:
    """The clauses that say how long something may take or last: 申請後 2 小時內答覆."""
    return _with(LENGTH, text)


def stated_sentences(text: str) -> Iterator[str]:
    """The sentences that say so; of a clause on conduct one half says of whom, and the other within what time."""
    yield from _with(LENGTH, text, _SENTENCE)


def stated_times(text: str) -> Iterator[str]:
    """The clauses that say how often something may be done: 續借一次."""
    return _with(_TIMES, text)


def _with(pattern: re.Pattern[str], text: str, end: re.Pattern[str] = _END) -> Iterator[str]:
    found = (clause.strip() for clause in end.split(text))
    yield from dict.fromkeys(clause for clause in found if pattern.search(_DATE.sub("", clause)))
