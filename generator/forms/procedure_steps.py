"""The steps of a printed procedure sheet, as its template takes them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.facts.steps import StepFacts, Way, pause_said
from generator.facts.words import HandbookWords, flat, unnamed

STEP_LABELS = {
    "procedure": "Procedure steps",
    "step": "Step",
    "work": "Work",
    "who": "Done by",
    "limit": "Time limit",
    "record": "Record",
    "decision": "Decision",
    "evidence": "Evidence",
    "remark": "Remark",
    "critical": "▲ critical step: omitting it does serious harm",
    "control": "◆ see the control points",
}


def steps(found: Iterable[StepFacts], words: HandbookWords) -> list[dict[str, Any]]:
    """Every step, in order."""
    return [_step(step, words) for step in found]


def _step(step: StepFacts, words: HandbookWords) -> dict[str, Any]:
    conditions = (*step.conditions, *([pause_said(step.pause, words)] if step.pause else []))
    return {
        "number": step.number, "critical": step.critical, "control": step.control is not None, "do": step.do,
        "conditions": [flat(condition) for condition in conditions], "decision": flat(step.asked) if step.asked else None,
        "ways": [_way(way, words) for way in step.ways], "remark": step.note,
        "by": unnamed(step.by), "with": [(label, unnamed(posts)) for _, label, posts in step.taking_part],
        "wait": words.text("Wait {time}", time=step.wait) if step.wait else "", "within": step.within,
        "by_case": step.by_case, "extension": step.extension,
        "record": step.record.words if step.record else None, "evidence": step.evidence,
    }


def _way(way: Way, words: HandbookWords) -> dict[str, Any]:
    target = words.text("step {number}", number=way.number) if way.number else words.text("end of the procedure")
    return {"answer": way.answer, "to": target}
