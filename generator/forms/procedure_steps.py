"""The steps of a printed procedure sheet: the work, who takes part, the limit, the record, and where it leads. Pure."""

from __future__ import annotations

from typing import Any

from generator.facts.labels import TAKING_PART
from generator.facts.steps import StepView, Way, steps_of
from generator.facts.words import HandbookWords, Words
from generator.model import Procedure
from generator.model.procedure import Step

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


def steps(procedure: Procedure, words: HandbookWords) -> list[dict[str, Any]]:
    """Every step, in order. `ways` are left out where simply the next step follows."""
    return [_step(view, words) for view in steps_of(procedure)]


def _step(view: StepView, words: HandbookWords) -> dict[str, Any]:
    step = view.step
    return {
        "number": view.number, "critical": step.critical, "control": step.control is not None, "do": words.said(step.do),
        "decision": words.optional(step.decision), "ways": [_way(way, words) for way in view.ways], "remark": words.optional(step.note),
        "by": words.titles("post", step.by), "with": _taking_part(step, words),
        "wait": words.text("Wait {time}", time=words.duration(step.wait)) if step.wait else "", "within": words.duration(step.within),
        "record": words.record(step.record) if step.record else None, "evidence": words.optional(step.evidence),
    }


def _taking_part(step: Step, words: HandbookWords) -> list[tuple[str, list[Words]]]:
    """(`Approved by`, posts) for the other roles that somebody has."""
    roles = [(words.text(label), words.titles("post", getattr(step, role))) for role, label in TAKING_PART.items()]
    return [role for role in roles if role[1]]


def _way(way: Way, words: HandbookWords) -> dict[str, Any]:
    target = words.text("step {number}", number=way.number) if way.number else words.text("end of the procedure")
    return {"answer": words.optional(way.answer), "to": target}
