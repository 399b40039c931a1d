"""HB521 act-with-two-limits: one act that must be done within two different times.

Compared are clauses that give one limit ("visitors are greeted within 3 minutes") and otherwise say the same: in English the same words in
any order, without endings and small words; in Chinese the same characters. Looked at are summaries, clauses of conduct and matters of
oversight, which speak for themselves; a control point or a definition says its limit of its own step or class alone. They are compared
with steps too whose time counts from what sets a procedure off, or from an event, unless steps of that act have several times.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.current import is_current
from generator.analysis.passages import Passage, passages_of
from generator.calendar.lengths import length
from generator.checks.shared.amount_ranges import in_digits
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.lengths import as_written
from generator.checks.shared.said_times import said_times
from generator.checks.shared.same_words import folded
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.handbook import Handbook
from generator.model import KINDS, Entry, Procedure
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.limit import TRIGGER, Event, Limit
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
_SMALL = pattern_of(r"[應应][當当]|[於于應应須须得在由並并則则]")
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
    if not is_current(entry, handbook):
        return []
    calendar = handbook.entry.calendar
    steps = _steps(entry, calendar) if isinstance(entry, Procedure) else ()
    return [*(limit for passage in passages_of(entry, _FIELDS) for limit in _limits(passage, calendar)), *steps]


_LIMITS = Gathered("acts with a limit", tuple(KINDS), _of_entry)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], tuple[Entry, _Limit]] = {}
    clauses, steps = _clauses_and_steps(handbook)
    for entry, limits in clauses:
        reported = set()
        for limit in limits:
            said = limit.language, limit.act
            others = [first.setdefault(said, (entry, limit)), *steps.get(said, ())]
            place = tuple(limit.path)
            if place not in reported and (other := next((each for each in others if each[1].time != limit.time), None)):
                reported.add(place)
                yield Diagnostic(descriptor=FAULT, span=limit.span(entry), related=other[1].passage(other[0]).span(),
                                 details={"given": limit.clause, "other": other[1].clause})


def _clauses_and_steps(handbook: Handbook) -> tuple[list[tuple[Entry, list[_Limit]]], dict[tuple[str, str], list[tuple[Entry, _Limit]]]]:
    """The clauses of every entry, and the first step of each act of which all steps have one time."""
    clauses: list[tuple[Entry, list[_Limit]]] = []
    steps: dict[tuple[str, str], list[tuple[Entry, _Limit]]] = {}
    for entry, rows in _LIMITS.rows(handbook):
        limits = [_Limit(*row) for row in rows]
        clauses.append((entry, [limit for limit in limits if limit.path[0] != "steps"]))
        for step in (limit for limit in limits if limit.path[0] == "steps"):
            steps.setdefault((step.language, step.act), []).append((entry, step))
    return clauses, {said: found[:1] for said, found in steps.items() if len({step.time for _, step in found}) == 1}


def _limits(passage: Passage, calendar: Calendar) -> Iterator[_Limit]:
    for clause in _CLAUSES.finditer(passage.text):
        said = in_digits(clause[0])
        given = [*said_times(said, passage.language)]
        if len(given) == 1 and (act := _act(said[:given[0].start] + said[given[0].end:], passage.language)):
            words = clause[0].strip()
            start = clause.start() + clause[0].index(words)
            yield _Limit(passage.path, passage.language, passage.text, words, start, act, _comparable(given[0].time, calendar))


def _steps(procedure: Procedure, calendar: Calendar) -> Iterator[_Limit]:
    """What is done within a time that counts from what a clause may count it from too: not from the end of another step."""
    for number, step in enumerate(procedure.steps):
        limit = step.within
        if limit and limit.time and not limit.cases and (_from_event(limit, procedure) if limit.after else number == 0):
            path, written = ("steps", number, "do"), as_written(procedure, ("steps", number, "within", "time"), limit.time)
            for language, words in step.do.by_language.items():
                if act := _act(in_digits(words), language):
                    said = f"{words}（{written}）" if language.startswith("zh") else f"{words} ({written})"
                    yield _Limit(path, language, words, said, 0, act, _comparable(limit.time, calendar))


def _from_event(limit: Limit, procedure: Procedure) -> bool:
    return limit.after == TRIGGER or isinstance(procedure.moment(limit.after or ""), Event)


def _comparable(time: Duration, calendar: Calendar) -> str:
    found = length(time, calendar)
    return f"{found.work} {found.clock}"


def _act(words: str, language: str) -> str | None:
    """What is done, so that it can be compared; None where too little is said."""
    if language.startswith("zh"):
        act = _SMALL.sub("", folded(words))
        return act if len(act) >= _TELLING else None
    telling = (word for word in re.findall(r"[a-z]+", words.lower()) if word not in _SMALL_WORDS)
    stems = frozenset(re.sub(r"(?<=\w{3})(?:s|ed|es)$", "", word) for word in telling)
    return " ".join(sorted(stems)) if len(stems) > 1 else None


CHECK = of_kinds(FAULT, find, *KINDS, gathered=(_LIMITS,))
