"""HB526 time-otherwise-in-words: a step, or the summary of a procedure, names a time that is no time limit of the procedure.

Looked at are steps with a limit whose words say within how long they are done (3日內通知申請人), and summaries that say within how long all
is done (15日內辦結) where a time is promised, and by how much it may be extended (延長30日). What somebody is told to keep
(通知申請人於7日內補正), what lies within a time (查閱3年內的紀錄) and times that count from an event of their own are left alone; so is any
time that the procedure states somewhere, in whatever unit.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.limits import length_in
from generator.calendar.lengths import Length, length
from generator.checks.shared.amount_ranges import in_digits
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.lengths import as_written, limits
from generator.checks.shared.said_times import said_times
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.text import Text
from generator.model.walk import FieldPath
from generator.patterns import pattern_of

_STEPS = MAIL + "  - {id: step-1, do: 於3日內清點郵件, by: clerk, within: LIMIT}\n---\n" + CLERK + COUNTS_MAIL
FAULT = Descriptor(
    code="HB526", name="time-otherwise-in-words", severity=Severity.WARNING,
    message="this says {said}, but the time limit is {limit}",
    hint="write one time in both, or leave it out of the words: pages print the limit beside them",
    why="Whoever goes by the words is late by the checklist, or waits for what is overdue.",
    invalid=_STEPS.replace("LIMIT", "5 days"), valid=_STEPS.replace("LIMIT", "3 days"))

_OPENS = pattern_of(r"(?:^|[，,；;：:。])\s*(?:並|并|且|即)?[應应須须]?[於于在]?\s*$")
"""What a time of the step itself stands behind in Chinese: it opens a clause."""
_NO_ACT = pattern_of(r"\s*[的之不勿禁未無无有到屆届生]")
"""What does not say what is done within it: 24小時內不得開封, 7日內到期."""
_ACT = pattern_of(r"^(?:(?:answer|reply|respond|send|issue|return|pay|refund|decide|report|deliver|submit|register|publish)\b[^.;]*)?$",
                  re.IGNORECASE)
"""What it stands behind in English: nothing, or an act that is over at once, as looking for something is not."""
_OF_SOMETHING = pattern_of(r"\b(?:that|which|who|what|due|valid)\b|(?:ed|ing|ble)\s+$", re.IGNORECASE)
"""Within it lies something that the act is about: a notice payable within 14 days."""
_FROM = pattern_of(r"\s*(?:of|after|from|before)\b", re.IGNORECASE)
_DONE = pattern_of(
    r".{0,6}?(?:[辦办審审][結结畢毕]|[結结]案|完成|完[畢毕]|[辦办]理完|[審审][查核]完|[作做]出?[決决]定|[准核][駁驳])", re.IGNORECASE)
_DONE_BEFORE = pattern_of(
    r"\b(?:finished|completed?|closed|decided|settled|dealt with|done|takes? place|ends?)\b[^.,;]{0,20}$", re.IGNORECASE)
"""What says that all of it is done, behind a time in Chinese and before it in English."""
_GIVEN = pattern_of(r".{0,6}?(?:[發发退返歸归][還还]|核[發发准]|[發发][給给]|[給给]付|[答回][復复覆]|[處处]理|[辦办]理)", re.IGNORECASE)
_GIVEN_BEFORE = pattern_of(r"\b(?:answered|answers?|issued|paid|returned|refunded|decisions?)\b[^.,;]{0,20}$", re.IGNORECASE)
"""What ends a procedure where its summary says nothing else."""
_CLAUSES = pattern_of(r"[；;。]|\.\s")
_LENGTH = r"\d+\s*(?:[個个]?工作[日天]|[日天週周年]|[個个]月)", r"\d+ (?:working )?(?:day|week|month)s?"
_EXTENDED = pattern_of(
    rf"延[長长期][^\d，,；;。]{{0,6}}(?P<zh>{_LENGTH[0]})|"
    rf"\bextended? (?:\w+ ){{0,5}}?(?:by|for) (?:up to |at most )?(?P<en>{_LENGTH[1]})\b", re.IGNORECASE)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    calendar = handbook.entry.calendar
    stated: frozenset[Length] | None = None
    for path, limit, said in _said(procedure):
        stated = _stated(procedure, calendar) if stated is None else stated
        if length(said, calendar) not in (_extensions(procedure, calendar) if "extend" in limit else stated):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), related=procedure.source.span(limit),
                             details={"said": said, "limit": as_written(procedure, limit, "")})


def _said(procedure: Procedure) -> Iterator[tuple[FieldPath, FieldPath, Duration]]:
    """(where words say a time, the limit that they speak of, the time)."""
    promise = procedure.within
    if procedure.summary and promise and promise.time:
        if said := _time_of_all(procedure.summary):
            yield ("summary",), ("within", "time"), said
        if more := _extension(procedure.summary):
            yield ("summary",), ("within", "extend", 0, "by") if promise.extend else ("within", "time"), more
    for number, step in enumerate(procedure.steps):
        if step.within and step.within.time and (told := _time_of_step(step.do)):
            yield ("steps", number, "do"), ("steps", number, "within", "time"), told


def _time_of_all(text: Text) -> Duration | None:
    for language, words in _in_digits(text):
        times = [*said_times(words, language)]
        alone = len(times) == 1 and not _CLAUSES.search(words.strip(), 0, len(words.strip()) - 1)
        for found in times:
            ends = _DONE.match(words, found.end) or _DONE_BEFORE.search(words, 0, found.start)
            if ends or (alone and (_GIVEN.match(words, found.end) or _GIVEN_BEFORE.search(words, 0, found.start))):
                return found.time
    return None


def _extension(text: Text) -> Duration | None:
    """By how much the time may be extended, as a summary says it."""
    for _, words in _in_digits(text):
        if found := _EXTENDED.search(words):
            return Duration.parse(found["zh"] or found["en"])
    return None


def _time_of_step(text: Text) -> Duration | None:
    """The only time that a step names as its own."""
    for language, words in _in_digits(text):
        times = [*said_times(words, language)]
        if len(times) == 1 and _is_own(words[:times[0].start], words[times[0].end:], language):
            return times[0].time
    return None


def _is_own(before: str, behind: str, language: str) -> bool:
    """Whether the step itself is done within a time that stands between these words."""
    if language.partition("-")[0] == "zh":
        return bool(_OPENS.search(before)) and not _NO_ACT.match(behind)
    return bool(_ACT.match(before)) and not _OF_SOMETHING.search(before) and not _FROM.match(behind)


def _in_digits(text: Text) -> Iterator[tuple[str, str]]:
    return ((language, in_digits(words)) for language, words in text.by_language.items())


def _stated(procedure: Procedure, calendar: Calendar) -> frozenset[Length]:
    """Every time that it allows or waits, and each limit with all its extensions."""
    times = (length(time, calendar) for _, time in limits(procedure))
    return frozenset((*times, *(total for each in procedure.limits if (total := length_in(each, None, calendar, extended=True)))))


def _extensions(procedure: Procedure, calendar: Calendar) -> frozenset[Length]:
    """By how much any of its limits may be extended, once and as often as it may be."""
    extensions = [(length(by, calendar), each.times)
                  for limit in procedure.limits for each in limit.extend for _, by in each.times_of_cases()]
    return frozenset((*(by for by, _ in extensions), *(Length(by.work * times, by.clock * times) for by, times in extensions)))


CHECK = of_each_entry("procedure", FAULT, find, "procedure")
