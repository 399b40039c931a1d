"""The steps of a printed procedure sheet: the work, who takes part, the limit, the record, and where it leads. Pure."""

from __future__ import annotations

from typing import Any

from generator.forms.procedure_words import ProcedureWords
from generator.model import Procedure
from generator.model.procedure import Step
from generator.model.text import Text
from generator.printing.words import Words

STEP_LABELS = {
    "procedure": "Procedure steps",
    "step": "Step",
    "work": "Work",
    "who": "Done by",
    "limit": "Within",
    "record": "Record",
    "decision": "Decision",
    "evidence": "Evidence",
    "remark": "Remark",
    "critical": "▲ critical step: leaving it out does serious harm",
    "control": "◆ see the control points",
}
_TAKING_PART = (("approve", "Approved by"), ("consult", "Consulted"), ("inform", "Informed"))


def steps(procedure: Procedure, words: ProcedureWords) -> list[dict[str, Any]]:
    """Every step, in order. `ways` are left out where simply the next step follows."""
    return [_step(procedure, index, words) for index in range(len(procedure.steps))]


def _step(procedure: Procedure, index: int, words: ProcedureWords) -> dict[str, Any]:
    step = procedure.steps[index]
    return {
        "number": index + 1, "critical": step.critical, "control": step.control is not None, "do": words.said(step.do),
        "decision": words.optional(step.decision), "ways": _ways(procedure, index, words), "remark": words.optional(step.note),
        "by": words.titles("post", step.by), "with": _taking_part(step, words),
        "wait": words.text("Wait {time}", time=words.duration(step.wait)) if step.wait else "", "within": words.duration(step.within),
        "record": words.record(step.record) if step.record else None, "evidence": words.optional(step.evidence),
    }


def _taking_part(step: Step, words: ProcedureWords) -> list[tuple[str, list[Words]]]:
    """(`Approved by`, posts) for the other roles that somebody has."""
    roles = [(words.text(label), words.titles("post", getattr(step, role))) for role, label in _TAKING_PART]
    return [role for role in roles if role[1]]


def _ways(procedure: Procedure, index: int, words: ProcedureWords) -> list[dict[str, Any]]:
    step = procedure.steps[index]
    if not step.branches and step.next is None:
        return []
    return [_way(answer, to, words) for answer, to in procedure.successors(index)]


def _way(answer: Text | None, to: int | None, words: ProcedureWords) -> dict[str, Any]:
    target = words.text("end of the procedure") if to is None else words.text("step {number}", number=to + 1)
    return {"answer": words.optional(answer), "to": target}
