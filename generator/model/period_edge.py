"""A day that is counted from the beginning or the end of a period of the organisation's own: 2 weeks before each term begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import Match

from generator.model.duration import Duration
from generator.model.frequency_phrases import Token
from generator.model.named_day import DAY, LAST, PERIOD
from generator.model.own_period import OWN
from generator.model.written import Refused

_COUNTED = frozenset({"day", "week", "month", "year", "working day"})
_ONE_DAY = Duration.of(1, "day")
_ENDS = frozenset({"結束", "終了", "終結", "屆滿", "届滿", "ends", "end"})
"""Words for the end of a period; others are for its beginning."""


@dataclass(frozen=True, slots=True)
class Edge:
    """So long `before` the first or last day of a period, or after it."""

    last: bool
    before: bool
    time: Duration

    @property
    def rank(self) -> tuple[int, int]:
        """(month, day) that puts edges in the order in which they come."""
        return (13 if self.last else 0), (-1 if self.before else 1)

    def __str__(self) -> str:
        edge = "ends" if self.last else "begins"
        return f"{self.time} before each {{name}} {edge}" if self.before else f"within {self.time} after each {{name}} {edge}"


def _edge(words: str, before: bool, time: str | None) -> tuple[Token, ...]:
    try:
        length = Duration.parse(time) if time else _ONE_DAY
    except ValueError:
        raise Refused("unknown", time or words) from None
    if not length.units <= _COUNTED:
        raise Refused("days from edge", time or words)
    return Token("period", PERIOD), Token("edge", Edge(words in _ENDS, before, length)), Token("by")


def _before(words: str, time: str | None, most: str | None) -> tuple[Token, ...]:
    """`most` are the words for the last days before it, 開學前2週內, which a day by which something is done cannot say."""
    if time and most:
        raise Refused("last days before", time)
    return _edge(words, True, time)


def _after(words: str, time: str, latest: str | None) -> tuple[Token, ...]:
    """Without a word that says that it is the latest, 開學後10日, some read that very day and others every day until then."""
    if not latest:
        raise Refused("day or until", time)
    return _edge(words, False, time)


def _on(words: str) -> tuple[Token, ...]:
    return Token("period", PERIOD), Token("nth", None, LAST if words in _ENDS else 1), Token("sort", DAY)


_CHINESE = rf"(?:每年)?自?每?次?個?{OWN}(開始|起始|結束|終了|終結|屆滿|届滿)(?:之?日)?"
_EACH = rf"(?:每年)?自?每?次?個?{OWN}(?:之|以)?"
_ENGLISH = rf"(?:(?:the )?(start|beginning|end) of (?:the |each |every )?{OWN}|(?:the |each |every )?{OWN} (begins|starts|ends))"
_TIME = r"(\d+|[a-z]+) (working days?|business days?|days?|weeks?|months?)"
_LATEST = "(?:at least |at the latest |(?:no|not) later than |by )"
_WITHIN = "within |(?:no|not) (?:more|earlier) than |at most "
_BEFORE = rf"(?:{_LATEST}|({_WITHIN}))?{_TIME}"
_AFTER = rf"({_LATEST}|{_WITHIN})?{_TIME}"

EDGE_PHRASES: tuple[tuple[str, Callable[[Match[str]], tuple[Token, ...]]], ...] = (
    (rf"{_CHINESE}(?:之|以)?前([^前後內 ,、(（遇如或至]*)(?:(?:之|以)?(內)|(?:之|以)?前)?", lambda m: _before(m[1], m[2], m[3])),
    (rf"{_CHINESE}(?:之|以)?[後起]([^前後內 ,、(（遇如或至]+)(?:之|以)?(內)?", lambda m: _after(m[1], m[2], m[3])),
    (rf"{_CHINESE}(?:時|當日)?", lambda m: _on(m[1])),
    (rf"{_BEFORE} before {_ENGLISH}", lambda m: _before(m[4] or m[5], f"{m[2]} {m[3]}", m[1])),
    (rf"before {_ENGLISH}", lambda m: _edge(m[1] or m[2], True, None)),
    (rf"{_AFTER} (?:of|after|from|following) {_ENGLISH}", lambda m: _after(m[4] or m[5], f"{m[2]} {m[3]}", m[1])),
    (rf"{_EACH}前([^前後內 ,、(（遇如或至]*)(?:(?:之|以)?(內)|(?:之|以)?前)?", lambda m: _before("", m[1], m[2])),
    (rf"{_EACH}後([^前後內 ,、(（遇如或至]+)(?:之|以)?(內)?", lambda m: _after("結束", m[1], m[2])),
    (rf"(?<!每)(?<!個){OWN}(?=第|最後|首)", lambda m: (Token("period", PERIOD),)),
    (rf"{_BEFORE} before (?:the |each |every )?{OWN}\b", lambda m: _before("begins", f"{m[2]} {m[3]}", m[1])),
    (rf"{_AFTER} (?:after|following) (?:the |each |every )?{OWN}\b", lambda m: _after("ends", f"{m[2]} {m[3]}", m[1])),
    (rf"of (?:the |each |every )?{OWN}\b", lambda m: (Token("period", PERIOD),)),
    (rf"(?:at |on |when )?{_ENGLISH}", lambda m: _on(m[1] or m[2])),
    (rf"(?<!每)(?<!個){OWN}(?:(?:期?間|[中內])(?:的|之)?|(?=每))", lambda m: (Token("during"),)),
    (rf"(?:during|throughout) (?:the |each |every |a )?{OWN}(?:[- ]time)?|in {OWN}[- ]time", lambda m: (Token("during"),)),
)
"""Phrases about a period that its organisation names, with `OWN` in place of the name → what they stand for."""
