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
from generator.analysis.passages import Passage, passages_of
from generator.calendar.lengths import length
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.said_times import said_times
from generator.checks.shared.same_words import folded
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.handbook import Handbook
from generator.model import KINDS, Entry
from generator.model.walk import FieldPath
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
    """A clause with one limit, and where it stands. Two acts are one where the texts are equal that stand for them; so are two times."""

    path: FieldPath
    language: str
    text: str
    clause: str
    start: int
    act: str
    time: str

    def span(self, entry: Entry) -> Span:
        return self.passage(entry).span(self.start, self.start + len(self.clause))

    def passage(self, entry: Entry) -> Passage:
        return Passage(entry, tuple(self.path), "", self.language, self.text)


def _of_entry(entry: Entry, handbook: Handbook) -> list[_Limit]:
    found = passages_of(entry, _FIELDS) if is_current(entry, handbook) else ()
    return [limit for passage in found for limit in _limits(passage, handbook)]


_LIMITS = Gathered("acts with a limit", tuple(KINDS), _of_entry)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], tuple[Entry, _Limit]] = {}
    for entry, rows in _LIMITS.rows(handbook):
        reported = set()
        for limit in (_Limit(*row) for row in rows):
            known_in, known = first.setdefault((limit.language, limit.act), (entry, limit))
            place = tuple(limit.path)
            if known.time != limit.time and place not in reported:
                reported.add(place)
                yield Diagnostic(descriptor=FAULT, span=limit.span(entry), related=known.passage(known_in).span(),
                                 details={"given": limit.clause, "other": known.clause})


def _limits(passage: Passage, handbook: Handbook) -> Iterator[_Limit]:
    for clause in _CLAUSES.finditer(passage.text):
        given = [*said_times(clause[0], passage.language)]
        if len(given) == 1 and (act := _act(clause[0][:given[0].start] + clause[0][given[0].end:], passage.language)):
            words = clause[0].strip()
            start = clause.start() + clause[0].index(words)
            time = length(given[0].time, handbook.entry.calendar)
            yield _Limit(passage.path, passage.language, passage.text, words, start, act, f"{time.work} {time.clock}")


def _act(words: str, language: str) -> str | None:
    """What is done, so that it can be compared; None where too little is said."""
    if language.startswith("zh"):
        act = _SMALL.sub("", folded(words))
        return act if len(act) >= _TELLING else None
    telling = (word for word in re.findall(r"[a-z]+", words.lower()) if word not in _SMALL_WORDS)
    stems = frozenset(re.sub(r"(?<=\w{3})(?:s|ed|es)$", "", word) for word in telling)
    return " ".join(sorted(stems)) if len(stems) > 1 else None


CHECK = of_kinds(FAULT, find, *KINDS, gathered=(_LIMITS,))
