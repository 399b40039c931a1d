"""What the running text of an entry says of a length of time, or of how often: its clauses, since each of them says of what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.counting import NUMBER
from generator.model.duration_words import LENGTH
from generator.patterns import pattern_of

_END = pattern_of(r"[;；。]\s*|\.(?:\s+|$)")
_SENTENCE = pattern_of(r"。\s*|\.(?:\s+|$)")
_TIMES = pattern_of(rf"(?:{NUMBER})\s*(?:[次回](?!性)|times?\b)|\b(?:once|twice)\b", re.IGNORECASE)
_LISTED = pattern_of(
    rf"(?P<before>[^,，]*、[^,，]*(?:、|[與与及和並并]))(?P<last>[^,，、與与及和並并]{{2,6}}?{LENGTH.pattern})|"
    rf"(?P<begun>.*, .*\band )(?P<end>{LENGTH.pattern} of [^,]*)", re.IGNORECASE)
"""Things in a row, behind the last of which stands how long it takes: 登記、檢疫與公告12日, `care, report and ten days of observation`."""
_DATE = pattern_of(rf"月\s*{NUMBER}\s*[日號号]")


def stated_lengths(text: str) -> Iterator[str]:
    """The clauses that say how long something may take or last: 申請後 2 小時內答覆; of several things in a list the last, of which alone
    its time is said: of 就醫、通報與隔離觀察10日 only 隔離觀察10日."""
    yield from dict.fromkeys(map(_last_listed, _with(LENGTH, _between(_END, text))))


def _last_listed(clause: str) -> str:
    """The end of a list where a length of time belongs to that; else all of it."""
    found = _LISTED.fullmatch(clause)
    before, last = (found["before"] or found["begun"], found["last"] or found["end"]) if found else ("", clause)
    return clause if LENGTH.search(before) else last


def stated_sentences(text: str) -> Iterator[str]:
    """The sentences that say so; of a clause on conduct one half says of whom, and the other within what time."""
    return _with(LENGTH, sentences(text))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without the stop behind them."""
    return _between(_SENTENCE, text)


def stated_times(text: str) -> Iterator[str]:
    """The clauses that say how often something may be done: 續借一次."""
    return _with(_TIMES, _between(_END, text))


def _between(end: re.Pattern[str], text: str) -> Iterator[str]:
    return (clause for each in end.split(text) if (clause := each.strip()))


def _with(pattern: re.Pattern[str], clauses: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(clause for clause in clauses if pattern.search(_DATE.sub("", clause)))
