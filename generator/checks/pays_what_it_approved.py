"""HB245 pays-what-it-approved: in one procedure the same post approves, and pays out or puts the seal to it.

Looked at are steps that begin with the act (付款, 用印, `Pay`) and approvals: steps that begin with deciding, and `approve`. Which further
duties must not lie in one hand is declared in the handbook entry under `conflicts` (HB208); what is declared for a procedure holds alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.deciding_words import DECIDING
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.procedure import Step
from generator.patterns import pattern_of

_STEPS = (MAIL + "  - {id: step-1, do: 核定郵資, by: head, within: 30 minutes}\n  - {do: 支付郵資, by: DOER, within: 30 minutes}\n---\n"
          + CLERK + COUNTS_MAIL.replace(", procedure: take-in-mail, step: step-1", ""))
FAULT = Descriptor(
    code="HB245", name="pays-what-it-approved", severity=Severity.WARNING,
    message="\"{post}\" approves here (step {number}, \"{title}\"), and does this too",
    hint="let another post approve, or another pay or seal",
    why="Whoever approves and also holds the money or the seal can use it alone, unseen.",
    invalid=_STEPS.replace("DOER", "head"), valid=_STEPS.replace("DOER", "clerk"))

_PAYS = pattern_of(
    r"(?:用印|[蓋盖][用妥]?[官公關关]?[印章防]|付款|[撥拨]付|[撥拨]款|支付|[給给]付|[匯汇][款付]|[發发]放.{0,4}[金款費费])"
    r"(?![前后後申憑凭清單单紀纪登簿通情資资狀状日程進进檔档])|"
    r"(?:pay|disburse|remit)s?\b|seals?(?: (?:the|it|them|both|each|all)\b|$)|(?:affix|put)(?:es|s)? the seal\b", re.IGNORECASE)
"""The act itself, and not a paper about it: 用印申請單歸檔, 付款前複核."""


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook) or _separated(procedure, handbook):
        return
    paying = [number for number, step in enumerate(procedure.steps) if _begins(step, _PAYS)]
    approving = _approvers(procedure) if paying else {}
    for number in paying:
        for which, doer in enumerate(procedure.steps[number].by):
            if doer in handbook.posts and doer in approving:
                index = approving[doer]
                yield Diagnostic(
                    descriptor=FAULT, span=procedure.source.span(("steps", number, "by", which)),
                    related=procedure.source.span(("steps", index)),
                    details={"post": doer, "number": index + 1, "title": procedure.steps[index].do})


def _separated(procedure: Procedure, handbook: Handbook) -> bool:
    """Whether the handbook says itself who must not approve in it."""
    return any(approval.procedure == procedure.id for conflict in handbook.entry.conflicts for approval in conflict.approves)


def _approvers(procedure: Procedure) -> dict[str, int]:
    """Post → the first step that it approves, or in which it decides."""
    found: dict[str, int] = {}
    for index, step in enumerate(procedure.steps):
        for post in (*step.approve, *(step.by if _begins(step, DECIDING) else ())):
            found.setdefault(post, index)
    return found


def _begins(step: Step, act: re.Pattern[str]) -> bool:
    return any(act.match(words) for words in step.do.by_language.values())


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "post")
