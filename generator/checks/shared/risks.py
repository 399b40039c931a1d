"""What the checks of risks share: every control with its step, and the example, mail that is lost and the step at which it is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.analysis.current import current
from generator.analysis.risks import Weighing
from generator.checks.shared.small_office import MAIL
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Risk
from generator.model.procedure import Step
from generator.model.risk import Control
from generator.model.walk import FieldPath

COUNTED = MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes, record: mail-book, control: 件數與清單相符}
  - {id: deliver, do: 登記郵件, by: head, within: 30 minutes}
---
"""
MAIL_LOST = """\
kind: risk
id: mail-lost
title: 郵件遺失
description: 郵件遺失而無人知道
"""
_OFFICE = """\
kind: handbook
id: office
title: 辦公室手冊
organisation: 機關辦公室
scopes: [{id: mail, title: 收發}]
registers: [{id: mail-book, title: 用印登記簿}]
---
kind: post
id: head
title: 主任
duties: [{id: count-mail, do: 清點郵件, when: daily}]
---
"""
LOST_AT_COUNT = _OFFICE + COUNTED + MAIL_LOST + "likelihood: 2\nimpact: 3\n"
CONTROLLED = LOST_AT_COUNT + "controls: {procedure: take-in-mail, step: count}\nresidual: {likelihood: 1, impact: 2}\n"
"""The same with a control that leaves what can be tolerated."""


def controls_where(is_wrong: Callable[[Control, Step], bool], fault: Descriptor, handbook: Handbook) -> Iterator[Diagnostic]:
    """The fault at every control of a risk that has a step, and is wrong with it."""
    for risk in current(handbook.risks, handbook):
        for number, control in enumerate(risk.controls):
            found = handbook.find_step(control.procedure, control.step)
            if found and is_wrong(control, found[0].steps[found[1]]):
                yield Diagnostic(descriptor=fault, span=risk.source.span(("controls", number, "step")),
                                 related=found[0].source.span(("steps", found[1], "do")), details=step_details(*found))


def off_scale(risk: Risk, scale: Weighing) -> Iterator[tuple[FieldPath, int, int]]:
    """(where, degree, the highest there is) for each degree that the scale does not have."""
    for path, given in _degrees(risk):
        largest = scale.likelihood if path[-1] == "likelihood" else scale.impact
        if given > largest:
            yield path, given, largest


def _degrees(risk: Risk) -> Iterator[tuple[FieldPath, int]]:
    for field in ("likelihood", "impact"):
        yield (field,), getattr(risk, field)
        if risk.residual and (left := getattr(risk.residual, field)):
            yield ("residual", field), left


def grown(risk: Risk) -> Iterator[tuple[str, int, int]]:
    """(field, what is left, what it is without control) where more is left than there was."""
    for field in ("likelihood", "impact") if risk.residual else ():
        left, before = getattr(risk.residual, field), getattr(risk, field)
        if left is not None and left > before:
            yield field, left, before
