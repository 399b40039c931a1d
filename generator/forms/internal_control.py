"""The internal-control volume: one document of seven parts, from preface to procedures with flow charts and self-inspection sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.book.book import Book, Recipe, section
from generator.book.internal_control import (
    ORGANISATION_CHART,
    assessed_risks,
    chart_of_units,
    duties_of_units,
    organisation_chart,
    preface,
    table_a,
    table_b,
)
from generator.book.portions import Block
from generator.book.procedure_tables import description_table
from generator.book.procedures import procedures
from generator.book.risks import risk_blocks
from generator.book.volumes import LARGEST
from generator.charts.unit_chart import unit_chart
from generator.collector import collector_paused
from generator.facts.procedure import procedure_facts
from generator.facts.visitors import is_told_otherwise
from generator.forms.bound_book import bound
from generator.forms.form_parts import drawn
from generator.forms.procedure_inspection import INSPECTION_LABELS, RESULTS, inspection
from generator.forms.procedure_sheet import CHART_LABELS, chart_picture
from generator.forms.whole_handbook import LABELS
from generator.model import Procedure
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

ADDRESS = "documents/internal-control.pdf"


def internal_control_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/internal-control.pdf`, where the handbook states risks or has a preface for it; for staff only."""
    handbook = context.handbook
    there = not handbook.for_outside and (handbook.risks or handbook.entry.preface)
    return _jobs(Book(context, Recipe("internal control", BLOCKS))) if there else iter(())


def _jobs(book: Book) -> Iterator[Job]:
    context, handbook, words = book.context, book.handbook, book.words
    title = words.own("Internal-control system of {organisation}", organisation=words.said(handbook.entry.organisation).text)
    pictures: dict[str, Callable[[], bytes]] = {
        _chart_name(each): partial(chart_picture, each, context) for each in handbook.procedures.values()}
    pictures[ORGANISATION_CHART] = lambda: drawn(unit_chart(chart_of_units(words), words))
    labels = {**LABELS, **CHART_LABELS, "reading": "How to read this volume"}
    with collector_paused():
        jobs = bound(book, ADDRESS, PARTS, labels, LARGEST, pictures=pictures, with_index=False, title=title,
                     reading=[words.own(key) for key in READING])
    yield from jobs


READING = ("Page numbers in brackets lead to what is named; on screen they are links.",
           "▲ marks what is critical, and risks above what is tolerated.")


def _sheets(book: Book, procedure: Procedure) -> list[Block]:
    """A procedure with its description, its flow chart and its self-inspection sheet."""
    names = book.entry(procedure, 3, f"procedures/{procedure.id}.html", procedure.number or "")
    if is_told_otherwise(procedure, book.handbook):
        return names
    return [*names, section(4, book.words.own("Procedure description sheet")), description_table(book, procedure),
            section(4, book.words.own("Flow chart")), {"is": "chart", "name": _chart_name(procedure)},
            section(4, book.words.own("Self-inspection sheet")), _inspection(book, procedure)]


def _inspection(book: Book, procedure: Procedure) -> dict[str, Any]:
    found = inspection(procedure, procedure_facts(procedure, book.words), book.words)
    header = [book.text(INSPECTION_LABELS[name]) for name in ("item", "point", *RESULTS, "improvement")]
    signed = [book.text(INSPECTION_LABELS[name]) for name in ("filled_in", "reviewed", "date")]
    return {"is": "inspection", "header": header, "items": found["items"], "signed": signed}


def _chart_name(procedure: Procedure) -> str:
    return f"flow-chart-{procedure.id}.json"


PARTS = (
    ("Preface", preface),
    ("Organisation and duties", duties_of_units),
    ("Organisation chart", organisation_chart),
    ("Delegation table A", table_a),
    ("Delegation table B", table_b),
    ("Risk assessment", assessed_risks),
    ("Main work, with procedures and flow charts", procedures),
)
"""The seven parts, in the order that the rules on such volumes prescribe."""
BLOCKS: Mapping[str, Callable[[Book, Any], list[Block]]] = {"procedure": _sheets, "risk": risk_blocks}
"""Kind → what is printed of an entry."""
