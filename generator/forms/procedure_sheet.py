"""Every procedure on paper: the procedure sheet, the flow chart and the self-inspection sheet, in one document each.

An edition for readers outside the organisation has no self-inspection sheet: they inspect nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.charts.flowchart import flowchart_sheets
from generator.facts.procedure import procedure_facts
from generator.facts.visitors import is_told_otherwise, visitor_card
from generator.facts.words import HandbookWords
from generator.forms.form_parts import drawn
from generator.forms.procedure_facts import short_facts, state, wide_facts
from generator.forms.procedure_inspection import INSPECTION_LABELS, fields, inspection
from generator.forms.procedure_sections import delegation, sections, visitors
from generator.forms.procedure_steps import STEP_LABELS, steps
from generator.model import Procedure
from generator.printing.print_context import PrintContext
from generator.printing.qr_code import code_pictures
from generator.printing.typeset import Job, LaterJob

CHART = "flow-chart.json"
"""The name of the picture: a list of sheets, each with its `svg`, `alt`, and `width` and `height` in pixels."""

LABELS = {
    "sheet": "Procedure sheet",
    "chart": "Flow chart",
    "name": "Name",
    "part": "{page}/{pages}",
    "continues": "(continues on the next page)",
    "comma": ", ",
    "colon": ": ",
    "none": "none",
    "how_far": "Within what limits",
    "delegation": "Delegation of authority",
    "matter": "Matter to be decided",
    "drafts": "Drafts",
    "reviews": "Reviews",
    "decides": "Decides",
    "cosigns": "Co-signs",
    **STEP_LABELS,
    **INSPECTION_LABELS,
}
"""The texts of the form itself, the same for every procedure of a language."""

CHART_LABELS = {
    "chart_title": "Flow chart: {title}",
    "chart_end": "End",
    "chart_case": "Which case?",
    "chart_described": "Steps in order, by post: {steps}. The list of steps says the same in full.",
    "chart_wait": "Wait {time}",
    "chart_more": "and {count} more",
    "chart_nobody": "No post named",
    "chart_approved": "Approved by {post}",
    "chart_control": "◆ control point: checked as the step says",
    "chart_back": "dashed line: back to an earlier step",
}
"""What the chart says itself: no template asks for these, but what is drawn must follow from the data."""


TEMPLATE = "procedure.typ"


def procedure_jobs(context: PrintContext) -> Iterator[Job]:
    """`procedures/<id>.pdf`, in the order of the files."""
    words = context.words
    common = context.data(LABELS | CHART_LABELS)
    for procedure in context.handbook.procedures.values():
        if is_told_otherwise(procedure, context.handbook):
            continue
        address = context.address(f"procedures/{procedure.id}.pdf")
        yield LaterJob(address, TEMPLATE, partial(_job, address, procedure, context, common, words))


def _job(address: str, procedure: Procedure, context: PrintContext, common: Mapping[str, Any], words: HandbookWords) -> Job:
    data = {**common, **procedure_data(procedure, context, words)}
    return Job(address, TEMPLATE, data, context.timestamp(procedure), _pictures(procedure, context, data),
               fields(data["inspection"], words) if data["inspection"] else {})


def procedure_data(procedure: Procedure, context: PrintContext, words: HandbookWords) -> dict[str, Any]:
    """What a document says of its procedure. Pure."""
    name, found = words.said(procedure.title), procedure_facts(procedure, words)
    title = ("{procedure}: procedure sheet and flow chart" if words.handbook.for_outside
             else "{procedure}: procedure sheet, flow chart and self-inspection sheet")
    return {
        "title": words.own(title, procedure=name.text),
        "name": name,
        "number": procedure.number or "",
        **context.identity(procedure, f"procedures/{procedure.id}.html"),
        "state": state(procedure, words),
        "short_facts": short_facts(procedure, found, words),
        "wide_facts": wide_facts(procedure, found, words),
        "steps": steps(found.steps, words),
        "limits_explained": found.limits_explained,
        "sections": sections(found, words) + visitors(visitor_card(procedure, words), words),
        "delegation": delegation(found),
        "inspection": None if words.handbook.for_outside else inspection(procedure, found, words),
    }


def _pictures(procedure: Procedure, context: PrintContext, data: Mapping[str, Any]) -> dict[str, Callable[[], bytes]]:
    chart: dict[str, Callable[[], bytes]] = {CHART: partial(chart_picture, procedure, context)}
    return chart | code_pictures(data)


def chart_picture(procedure: Procedure, context: PrintContext) -> bytes:
    """The sheets of the flow chart, as the templates read them."""
    return drawn(flowchart_sheets(procedure, context.handbook, context.language))
