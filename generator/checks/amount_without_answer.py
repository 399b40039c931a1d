"""HB558 amount-without-answer: between two answers of a decision lies an amount that neither names.

Answers that differ in nothing but an amount (up to 50, over 50) divide the cases among ways. A case that lies between two of them goes no
way, and one that both name goes two (HB559). How they are compared: `shared/amount_ladders.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.amount_ladders import uneven_answers
from generator.checks.shared.base import Check, Reach
from generator.checks.shared.small_office import ASKS, DECIDES
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_ANSWERS = DECIDES.replace("件數是否相符？", "件數為何？") + """\
      - {when: 50件以下, goto: end}
      - {when: UPPER, goto: ask}
""" + ASKS
NONE = Descriptor(
    code="HB558", name="amount-without-answer", severity=Severity.WARNING,
    message="no answer holds for {region}: it lies between this answer and \"{other}\"",
    hint="let one answer begin where the other ends: up to 50, and over 50",
    why="Whoever has such a case finds no way to go.",
    invalid=_ANSWERS.replace("UPPER", "超過60件"), valid=_ANSWERS.replace("UPPER", "超過50件"))
TWO = Descriptor(
    code="HB559", name="amount-with-two-answers", severity=Severity.WARNING,
    message="for {region} both this answer and \"{other}\" hold",
    hint="let one answer begin where the other ends: 50 or less, and over 50 (\"or more\" includes the number itself)",
    why="With one case two people go two ways, and both have followed the rule.",
    invalid=_ANSWERS.replace("UPPER", "50件以上"), valid=_ANSWERS.replace("UPPER", "超過50件"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        yield from _compared(procedure, handbook.language)


def _compared(procedure: Procedure, language: str) -> Iterator[Diagnostic]:
    for index, found in uneven_answers(procedure, language):
        branches = procedure.steps[index].branches
        branch, other = branches[found.upper.place], branches[found.lower.place]
        if found.missing or branch.goto != other.goto:
            here, there = (("steps", index, "branches", rung.place, "when") for rung in (found.upper, found.lower))
            yield Diagnostic(
                descriptor=NONE if found.missing else TWO, span=procedure.source.span(here), related=procedure.source.span(there),
                details={"region": found.amounts, "other": other.when})


CHECK = Check(NONE, find, (TWO,), Reach.ENTRY, frozenset())
