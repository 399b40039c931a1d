"""The risk assessment on one form: both matrices, and every risk with its control points and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts.risk_matrix import NumberedRisk, RiskCell, RiskMatrix, risk_table
from generator.facts.risks import RatingFacts
from generator.facts.words import unnamed
from generator.forms.form_parts import form_job
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

LABELS = {
    "comma": ", ", "colon": ": ", "likelihood": "Likelihood", "impact": "Impact", "before": "Without control", "after": "With the controls",
    "risk": "Risk", "happens": "What can happen", "controls": "Control points", "evidence": "Evidence", "inspection": "Self-inspection",
    "owner": "Maintained by", "above": "above what is tolerated", "assessed": "Assessed by", "reviewed": "Reviewed by", "date": "Date",
}


def risk_assessment_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/risk-assessment.pdf`, if there are risks."""
    table = risk_table(context.words)
    if table is None:
        return
    data = {"title": context.words.own("Risk assessment"), **context.identity(context.handbook.entry, "risks/index.html"),
            "tolerated": table.tolerated, "matrices": [["before", _matrix(table.before)], ["after", _matrix(table.after)]],
            "risks": [_risk(each, context) for each in table.risks]}
    entries = (context.handbook.entry, *context.handbook.risks.values())
    yield form_job(context, "documents/risk-assessment.pdf", "risks.typ", LABELS, data, *entries)


def _matrix(found: RiskMatrix) -> dict[str, Any]:
    return {"columns": found.columns, "rows": [
        {"title": title, "impact": cells[0].rating.impact, "cells": [_cell(cell) for cell in cells]} for title, cells in found.rows]}


def _cell(found: RiskCell) -> dict[str, Any]:
    return {**_rating(found.rating), "risks": [number for number, _ in found.risks]}


def _rating(found: RatingFacts) -> dict[str, Any]:
    return {"value": found.value, "level": found.level, "tone": found.tone, "above": found.above}


def _risk(each: NumberedRisk, context: PrintContext) -> dict[str, Any]:
    found = each.facts
    return {
        "number": each.number, "title": found.named.words, "happens": found.description, "before": _rating(found.before),
        "after": _rating(found.after) if found.after else None, "owner": unnamed([found.owner]),
        "controls": [{"do": control.do, "check": control.check, "evidence": control.evidence and control.evidence[:2]}
                     for control in found.controls],
        "inspections": [inspected.in_full(context.words) for inspected in found.inspections],
    }
