"""The self-inspection sheet of a procedure: what an inspector looks at, step by step. Pure.

What is inspected follows from the procedure: its control points, its critical steps, and the limits, approvals and records
that it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.risks import risks_in
from generator.facts.limit_words import with_extension
from generator.facts.procedure import ProcedureFacts
from generator.facts.risks import inspections
from generator.facts.showing import Output, shown
from generator.facts.steps import StepFacts
from generator.facts.words import HandbookWords, Words
from generator.i18n import formatting
from generator.model import Procedure

INSPECTION_LABELS = {
    "inspection": "Self-inspection sheet",
    "inspected": "What is inspected",
    "inspected_unit": "Unit inspected",
    "period": "Period inspected",
    "day": "Day of inspection",
    "item": "Item",
    "point": "Key point: is it implemented?",
    "fully": "Fully",
    "partly": "Partly",
    "not": "Not at all",
    "not_applicable": "n/a",
    "improvement": "Improvement or remark",
    "conclusion": "Conclusion",
    "in_order": "The procedure is carried out as it is written.",
    "not_in_order": "There are shortcomings; improvement by (post, day):",
    "filled_in": "Filled in by",
    "reviewed": "Second check by",
    "date": "Date",
}
RESULTS = ("fully", "partly", "not", "not_applicable")
_TO_FILL_IN = ("period", "day", "in_order", "not_in_order", "filled_in", "reviewed")
"""Labels that name a place to fill in. The last two have a date beside them."""


def inspection(procedure: Procedure, found: ProcedureFacts, words: HandbookWords) -> dict[str, Any]:
    """`unit`, None if it is to be filled in, and `items`: their number (0 for the whole), title and key points."""
    steps = [_item(step.number, step.do, step.critical, _points(step, words)) for step in found.steps]
    return {
        "unit": found.unit.words if found.unit else None,
        "items": [_item(0, words.own("The procedure as a whole"), False, _whole(found, words)), *steps, *_risks(procedure, words)],
    }


def _risks(procedure: Procedure, words: HandbookWords) -> Iterator[dict[str, Any]]:
    """What is looked at because of the risks that are controlled here; numbered after the steps."""
    concerned = [risk for risk in shown(risks_in(procedure.id, words.handbook), words.handbook, Output.FORM) if risk.inspect]
    for number, risk in enumerate(concerned, len(procedure.steps) + 1):
        title = words.title("risk", risk.id)
        yield _item(number, Words(title.language, words.text("Risk: {title}", title=title.text)), False,
                    [each.in_full(words) for each in inspections(risk, words)])


def _item(number: int, title: Words, critical: bool, points: list[Words]) -> dict[str, Any]:
    return {"number": number, "title": title, "critical": critical, "points": points}


def _whole(found: ProcedureFacts, words: HandbookWords) -> list[Words]:
    """What concerns no single step."""
    points = [words.own("Sheet and flow chart agree with the regulations and with practice")]
    if found.within:
        points.append(words.own("Every case was closed in time: {time}", time=with_extension(found.within, found.extension, words)))
    if found.delegation:
        points.append(words.own("Every matter was decided by the post to which it is delegated"))
    if found.discretion:
        points.append(words.own("Discretion stayed within its limits"))
    return points


def _points(step: StepFacts, words: HandbookWords) -> list[Words]:
    """The control point, and as one point what the step asks for besides; at least that it is done."""
    asked = list(_asked(step, words))
    points = [step.control] if step.control else []
    if not points and (step.critical or not asked):
        points = [words.own("Done in every case")]
    return points + ([Words(words.language, formatting.sentence(words.text("; ").join(asked)))] if asked else [])


def _asked(step: StepFacts, words: HandbookWords) -> Iterator[str]:
    if step.wait:
        yield words.text("not begun before {time} had passed", time=step.wait)
    if step.within:
        yield words.text("done in time: {time}", time=with_extension(step.within, step.extension, words))
    for field, _, posts in step.taking_part:
        if field == "approve":
            yield words.text("approved by {posts}", posts=words.text(", ").join(post.text for post in posts))
    if step.record:
        yield words.text("recorded in: {record}", record=step.record.text)
    if step.evidence:
        yield words.text("evidence: {evidence}", evidence=step.evidence.text)


# --- What can be filled in -----------------------------------------------------------------------------------------

def fields(inspection: Mapping[str, Any], words: HandbookWords) -> dict[str, str]:
    """(id → what it is for) of every place that the template marks, for those who fill it in on screen."""
    label = {name: words.text(key) for name, key in INSPECTION_LABELS.items()}
    named = {name: label[name] for name in _TO_FILL_IN} | {"unit": label["inspected_unit"], "shortcomings": label["not_in_order"]}
    named |= {f"{who}_date": f"{label[who]}{words.text(', ')}{label['date']}" for who in _TO_FILL_IN[-2:]}
    colon = words.text(": ")
    for place, asked in _places(inspection, colon):
        named |= {f"{place}/{answer}": f"{label[answer]}{colon}{asked}" for answer in (*RESULTS, "improvement")}
    return named


def _places(inspection: Mapping[str, Any], colon: str) -> Iterator[tuple[str, str]]:
    """(`3/1`, item and key point) for every row."""
    for item in inspection["items"]:
        for number, point in enumerate(item["points"], 1):
            yield f"{item['number']}/{number}", f"{item['title'].text}{colon}{point.text}"
