"""HB217 uncalled-procedure: a procedure that comes round, such as every month, and that no post's duty calls for.

What an event sets off stands on the checklist of whoever does the first step, beside the event; a duty that says the same would
list the work twice. What is set off by the calendar needs a duty that says when: calendars and the lists of a day are made
from duties. Such a duty may name the first step as its own (`step`), so that it stands on the list once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.current import duties_for, is_current
from generator.checks.shared.base import of_each
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.patterns import pattern_of

_EVERY_MORNING = TAKE_IN_MAIL.replace("郵件送達", "每日 08:30")

FAULT = Descriptor(
    code="HB217", name="uncalled-procedure", severity=Severity.WARNING,
    message="\"{procedure}\" comes round again and again (\"{trigger}\"), but no duty of a post says when",
    hint="write in a duty of the post that begins: procedure: {procedure}, step: {step}; \"when\" says how often",
    why="It is in no calendar and on no list for the day, so nobody is reminded to begin it.",
    invalid=_EVERY_MORNING.replace("clerk", "head"),
    valid=_EVERY_MORNING + """\
---
""" + CLERK + COUNTS_MAIL)

_COMES_ROUND = pattern_of(
    r"[每逐]\s*(?:隔?[0-9一二三兩两四五六七八九十]*\s*(?:個|个)?(?:工作[日天]|星期|上班日|半[年月]|半個月|半个月|[日天週周月季年旬班晨晚]))|按[日周週月季年]"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|half-yearly|yearly|annually)\b"
    r"|\b(?:every|each)\s+(?:\w+\s+){0,2}(?:day|week|fortnight|month|quarter|year|shift|morning|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b",
    re.IGNORECASE)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if is_current(procedure, handbook) and _comes_round(procedure) and not any(True for _ in duties_for(handbook, procedure)):
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("trigger",)), details={
            "procedure": procedure.id, "step": procedure.step_key(0), "trigger": str(procedure.trigger)})


def _comes_round(procedure: Procedure) -> bool:
    """Whether its trigger names a day or a period that returns."""
    return any(map(_COMES_ROUND.search, procedure.trigger.by_language.values()))


CHECK = of_each("procedure", FAULT, find, "post")
