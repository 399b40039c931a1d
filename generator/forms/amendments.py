"""The table of amendments: what each rule says now, what it said a year ago, and room for the reason. The newest first.

A rule that is new or withdrawn has nothing to be compared with: it has a line that says since when and where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from generator.facts.addresses import address
from generator.facts.changes import EntryChange, FieldChange, What, amendments
from generator.facts.words import Words
from generator.forms.form_parts import form_job
from generator.model.kinds import BY_NAME
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

LABELS = {
    "deleted": "(deleted)", "added": "(new)",
    "now": "As amended", "before": "As before", "reason": "Explanation", "comma": ", ", "numbering": "1.",
    "others": "New, withdrawn and other rules", "day": "Date", "what": "Change", "kind": "Kind", "title": "Rule", "where": "Where it is",
}
"""The texts of the table itself."""
PERIOD = "Changes from {first} to {last}. Each rule stands once: as it is now, beside what it was before."
DAYS_BACK = 366
MOST_FIELDS = 400
"""A table of more rows is no table that anybody signs; of what changed further back a line says where it is."""
_CELL = 2_000
"""Characters: the longest text that a cell shows whole."""


def amendment_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/amendments.pdf`, if a rule has changed within the last year."""
    today = context.handbook.day
    if not today:
        return
    since = today - timedelta(days=DAYS_BACK - 1)
    if found := amendments(context.words, since):
        compared = set(_compared(found))
        data = {"title": context.words.own("Table of amendments"), **context.identity(context.handbook.entry, "changes/index.html"),
                "period": context.words.text(PERIOD, first=context.words.date(since), last=context.words.date(today)),
                "amended": [_amended(change, context) for place, change in enumerate(found) if place in compared],
                "others": [_line(change, context) for place, change in enumerate(found) if place not in compared]}
        yield form_job(context, "documents/amendments.pdf", "amendments.typ", LABELS, data, context.handbook.entry)


def _compared(found: tuple[EntryChange, ...]) -> Iterator[int]:
    """The places of those whose fields are compared, as far as the table may be long."""
    left = MOST_FIELDS
    for place, change in enumerate(found):
        if change.fields and left > 0:
            left -= len(change.fields)
            yield place


def _amended(change: EntryChange, context: PrintContext) -> dict[str, Any]:
    return {**_named(change, context), "fields": [_field(field) for field in change.fields]}


def _line(change: EntryChange, context: PrintContext) -> dict[str, Any]:
    page = "" if change.what is What.WITHDRAWN else address(change.kind, change.name)
    return {**_named(change, context), "what": context.words.text(change.what.value),
            "where": page and context.address(page), "link": page and context.link(page)}


def _named(change: EntryChange, context: PrintContext) -> dict[str, Any]:
    return {"title": Words(change.title.language, change.title.text), "kind": context.words.text(BY_NAME[change.kind].one),
            "day": context.words.date(change.day)}


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
