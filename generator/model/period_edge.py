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


def _on(words: str) -> tuple[Token, ...]:
    return Token("period", PERIOD), Token("nth", None, LAST if words in _ENDS else 1), Token("sort", DAY)


_CHINESE = rf"自?每?次?個?{OWN}(開始|起始|結束|終了|終結|屆滿|届滿)(?:之?日)?"
_EACH = rf"自?每?次?個?{OWN}(?:之|以)?"
_ENGLISH = rf"(?:(?:the )?(start|beginning|end) of (?:the |each |every )?{OWN}|(?:the |each |every )?{OWN} (begins|starts|ends))"
_TIME = r"(\d+|[a-z]+) (working days?|business days?|days?|weeks?|months?)"
_LATEST = "(?:at least |at the latest |(?:no|not) later than |by |within )?"

EDGE_PHRASES: tuple[tuple[str, Callable[[Match[str]], tuple[Token, ...]]], ...] = (
    (rf"{_CHINESE}(?:之|以)?前([^前後內 ,、(（遇如或至]*)(?:之|以)?[前內]?", lambda m: _edge(m[1], True, m[2])),
    (rf"{_CHINESE}(?:之|以)?[後起]([^前後內 ,、(（遇如或至]+)(?:之|以)?內?", lambda m: _edge(m[1], False, m[2])),
    (rf"{_CHINESE}(?:時|當日)?", lambda m: _on(m[1])),
    (rf"{_LATEST}{_TIME} before {_ENGLISH}", lambda m: _edge(m[3] or m[4], True, f"{m[1]} {m[2]}")),
    (rf"before {_ENGLISH}", lambda m: _edge(m[1] or m[2], True, None)),
    (rf"{_LATEST}{_TIME} (?:of|after|from|following) {_ENGLISH}", lambda m: _edge(m[3] or m[4], False, f"{m[1]} {m[2]}")),
    (rf"{_EACH}前([^前後內 ,、(（遇如或至]+)(?:之|以)?[前內]?", lambda m: _edge("", True, m[1])),
    (rf"{_EACH}後([^前後內 ,、(（遇如或至]+)(?:之|以)?內?", lambda m: _edge("結束", False, m[1])),
    (rf"(?<!每)(?<!個){OWN}(?=第|最後|首)", lambda m: (Token("period", PERIOD),)),
    (rf"{_LATEST}{_TIME} before (?:the |each |every )?{OWN}\b", lambda m: _edge("begins", True, f"{m[1]} {m[2]}")),
    (rf"{_LATEST}{_TIME} (?:after|following) (?:the |each |every )?{OWN}\b", lambda m: _edge("ends", False, f"{m[1]} {m[2]}")),
    (rf"of (?:the |each |every )?{OWN}\b", lambda m: (Token("period", PERIOD),)),
    (rf"(?:at |on |when )?{_ENGLISH}", lambda m: _on(m[1] or m[2])),
    (rf"(?<!每)(?<!個){OWN}(?:期間|[中內])(?:的|之)?", lambda m: (Token("during"),)),
    (rf"(?:during|throughout) (?:the |each |every |a )?{OWN}(?:[- ]time)?|in {OWN}[- ]time", lambda m: (Token("during"),)),
)
"""Phrases about a period that its organisation names, with `OWN` in place of the name → what they stand for."""
