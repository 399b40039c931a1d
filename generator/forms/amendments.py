"""The table of amendments: what the rules say now, what they said before, and room for the reason. The last year, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts.changes import EntryChange, FieldChange, What, changes
from generator.facts.words import Words
from generator.forms.form_parts import form_job
from generator.model.kinds import BY_NAME
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

LABELS = {
    "deleted": "(deleted)", "added": "(new)",
    "now": "As amended", "before": "As before", "reason": "Explanation", "new": "New", "withdrawn": "Withdrawn", "comma": ", ",
    "numbering": "1.",
}
"""The texts of the table itself."""
DAYS_BACK = 366
MOST_FIELDS = 400
"""A table of more rows is no table that anybody signs; the page of changes has the rest."""
_CELL = 2_000
"""Characters: the longest text that a cell shows whole."""


def amendment_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/amendments.pdf`, if a rule has changed within the last year."""
    today = context.handbook.day
    found = [change for change in changes(context.words) if today and (today - change.day).days < DAYS_BACK]
    if found:
        data = {"title": context.words.own("Table of amendments"), **context.identity(context.handbook.entry, "changes/index.html"),
                "amended": list(_bounded(found, context))}
        yield form_job(context, "documents/amendments.pdf", "amendments.typ", LABELS, data, context.handbook.entry)


def _bounded(found: list[EntryChange], context: PrintContext) -> Iterator[dict[str, Any]]:
    left = MOST_FIELDS
    for change in found:
        if left <= 0:
            return
        left -= max(1, len(change.fields))
        yield _amended(change, context)


def _amended(change: EntryChange, context: PrintContext) -> dict[str, Any]:
    kind = context.words.text(BY_NAME[change.kind].one)
    return {
        "title": Words(change.title.language, change.title.text), "kind": kind, "day": context.words.date(change.day),
        "what": "" if change.what is What.CHANGED else change.what.value,
        "fields": [_field(field) for field in change.fields],
    }


def _field(field: FieldChange) -> dict[str, Any]:
    """Its label, and the pieces of the text after and before, with those marked that the other has not."""
    return {"label": field.label, "part": field.part, "after": _side(field, "in", field.after), "before": _side(field, "out", field.before)}


def _side(field: FieldChange, mark: str, words: Words | None) -> list[tuple[bool, Words]]:
    if words is None:
        return []
    pieces = [(piece.what == mark, Words(words.language, piece.text)) for piece in field.pieces if piece.what in ("kept", mark)]
    if len(words.text) <= _CELL:
        return pieces
    return [(False, Words(words.language, words.text[:_CELL] + "…"))]
