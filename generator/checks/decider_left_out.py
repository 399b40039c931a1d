"""HB241 decider-left-out: the delegation table divides a matter by amount, and the steps bring only some of those who decide into the flow.

Looked at are procedures of which rows of the delegation table name amounts and different posts that decide there. Where one of these does
or approves a step and another does neither, whoever follows the steps has every amount decided by the first. No finding where a step or
a decision says an amount itself, where a step leads to a procedure in which the other decides, or where no decider is in the steps.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.doers import acting, acting_beyond, posts_behind
from generator.checks.shared.base import of_each
from generator.checks.shared.small_office import CLERK, MAIL
from generator.checks.shared.thresholds import amounts_in_rows, divided_by_amount, names_amount
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_TABLE = """\
delegation:
  - {matter: 1000 元以下的郵資, decide: clerk}
  - {matter: 逾 1000 元的郵資, decide: head}
---
""" + CLERK + """\
authority:
  - {decide: 核定郵資, limit: 1000 元以下, procedures: take-in-mail}
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""

FAULT = Descriptor(
    code="HB241", name="decider-left-out", severity=Severity.WARNING,
    message="by the delegation table {left_out} decides some of the amounts, but no step brings {left_out} in: {acting} has them all here",
    hint="add a decision that leads each amount to the step of whoever decides it, or say the amount and the post in this step's control",
    why="Whoever follows the steps has an amount decided by a post that may not decide it.",
    invalid=MAIL + "  - {id: pay, do: 支付郵資, by: clerk, within: 1 hour}\n" + _TABLE,
    valid=MAIL + "  - {id: pay, do: 支付郵資, by: clerk, within: 1 hour, control: 逾 1000 元者由主管核定}\n" + _TABLE)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not procedure.delegation or not is_current(procedure, handbook):
        return
    deciders = sorted({post for posts in amounts_in_rows(procedure).values() for post in posts})
    if len(deciders) < 2 or any(names_amount(step.do) or divided_by_amount(step) for step in procedure.steps):
        return
    here = acting(procedure, handbook)
    left_out = [post for post in deciders if not {*posts_behind([post], handbook)} & (here.keys() | acting_beyond(procedure, handbook))]
    brought_in = [post for post in deciders if post in here]
    if left_out and brought_in:
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", here[brought_in[0]], "do")), details={
            "left_out": handbook.doer_title(left_out[0]), "acting": handbook.doer_title(brought_in[0])})


CHECK = of_each("procedure", FAULT, find, "handbook", "post")
