"""HB521 act-with-two-limits: one act that must be done within two different times.

Compared are clauses that give one limit ("visitors are greeted within 3 minutes") and otherwise say the same: in English the same words in
any order, without endings and small words; in Chinese the same characters. Looked at are summaries, clauses of conduct and matters of
oversight, which speak for themselves; a control point or a definition says its limit of its own step or class alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.current import is_current
from generator.analysis.passages import Passage, passages
from generator.calendar.lengths import length
from generator.checks.shared.base import of_kinds
from generator.checks.shared.said_times import said_times
from generator.checks.shared.same_words import folded
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import KINDS
from generator.patterns import pattern_of

_CLAUSE = ("kind: conduct\nid: manners\ntitle: 服務規範\nbasis: {cite: 行政程序法}\n"
           "summary: 訪客於 3 分鐘內有人招呼，來電有人接聽\nclauses:\n")

FAULT = Descriptor(
    code="HB521", name="act-with-two-limits", severity=Severity.WARNING,
    message="\"{given}\" here, but elsewhere \"{other}\"",
    hint="write the same limit in both; or say in what the two cases differ",
    why="Whoever is late by one rule is in time by the other.",
    invalid=_CLAUSE + "  - {text: 訪客於 5 分鐘內有人招呼。}\n",
    valid=_CLAUSE + "  - {text: 訪客於 3 分鐘內有人招呼。}\n")

_FIELDS = {kind: frozenset({"summary"}) for kind in KINDS} | {
    "conduct": frozenset({"summary", "clauses.text"}), "oversight": frozenset({"summary", "matter"})}
_CLAUSES = pattern_of(r"(?:[^，,；;。:：.]|(?<=\d)[.,:](?=\d))+")
_SMALL = pattern_of(r"[於于應应須须得在由並并則则]")
_SMALL_WORDS = frozenset({
    "a", "an", "the", "is", "are", "be", "was", "were", "has", "have", "must", "shall", "will", "and", "or", "of", "to", "in", "on", "at",
    "by", "for", "from", "it", "its", "their"})
_TELLING = 5
"""Fewer Chinese characters than this say too little of an act."""


class _Limit(NamedTuple):
    """A clause with one limit, and where it stands."""

    passage: Passage
    clause: str
    start: int
    minutes: object

    def diagnostic(self, other: _Limit) -> Diagnostic:
        return Diagnostic(
            descriptor=FAULT, span=self.passage.span(self.start, self.start + len(self.clause)), related=other.passage.span(),
            details={"given": self.clause, "other": other.clause})


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str, object], _Limit] = {}
    reported: set[tuple[object, ...]] = set()
    for passage in passages(handbook, _FIELDS):
        for act, limit in _limits(passage, handbook) if is_current(passage.entry, handbook) else ():
            known = first.setdefault((passage.language, act), limit)
            place = (passage.entry.key, passage.path)
            if known.minutes != limit.minutes and place not in reported:
                reported.add(place)
                yield limit.diagnostic(known)


def _limits(passage: Passage, handbook: Handbook) -> Iterator[tuple[object, _Limit]]:
    for clause in _CLAUSES.finditer(passage.text):
        given = [*said_times(clause[0], passage.language)]
        if len(given) == 1 and (act := _act(clause[0][:given[0].start] + clause[0][given[0].end:], passage.language)):
            words = clause[0].strip()
            start = clause.start() + clause[0].index(words)
            yield act, _Limit(passage, words, start, length(given[0].time, handbook.entry.calendar))


def _act(words: str, language: str) -> object:
    """What is done, so that it can be compared; None where too little is said."""
    if language.startswith("zh"):
        act = _SMALL.sub("", folded(words))
        return act if len(act) >= _TELLING else None
    telling = (word for word in re.findall(r"[a-z]+", words.lower()) if word not in _SMALL_WORDS)
    stems = frozenset(re.sub(r"(?<=\w{3})(?:s|ed|es)$", "", word) for word in telling)
    return stems if len(stems) > 1 else None


CHECK = of_kinds(FAULT, find, *KINDS)
