"""The delegation table: who drafts, reviews, decides and co-signs each matter, by the level of the post. One document in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.facts.by_scope import by_key
from generator.facts.delegation import LevelledDelegation
from generator.facts.showing import Output, shown
from generator.facts.units import flattened, unit_tree
from generator.forms.form_parts import form_job
from generator.model import Procedure
from generator.model.procedure import Delegation
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

LABELS = {
    "comma": ", ",
    "numbering": "1.",
    "procedure": "Procedure",
    "number": "No.",
    "matter": "Matter to be decided",
    "legend": "Levels and their posts",
    "level": "Level in the organisation",
    "posts": "Posts",
    "contents": "Units",
    "order": "A number after a review is its place in the order of reviews.",
    "levels": "The level of a post follows from whom it reports to; a post of the first level reports to nobody.",
    "other": "Without a unit",
}
"""The texts of the table itself."""


def delegation_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/delegation-table.pdf`, if a procedure in force delegates anything."""
    procedures = [p for p in shown(context.handbook.procedures.values(), context.handbook, Output.DELEGATION) if p.delegation]
    if procedures:
        data = delegation(context, procedures)
        yield form_job(context, "documents/delegation-table.pdf", "delegation.typ", LABELS, data, context.handbook.entry, *procedures)


def delegation(context: PrintContext, procedures: Iterable[Procedure]) -> dict[str, Any]:
    """Data of the table. Time grows with the rows and the posts they name."""
    table = _Table(context)
    sections = [table.section(unit, found) for unit, found in _by_unit(context, procedures)]
    return {
        "title": context.words.own("Delegation table"),
        **context.identity(context.handbook.entry, "procedures/index.html"),
        "sections": sections,
        "levels": table.legend(),
    }


def _by_unit(context: PrintContext, procedures: Iterable[Procedure]) -> list[tuple[str | None, list[Procedure]]]:
    """(unit, its procedures) in the order of the units; the unit responsible, else that of the post that answers for the procedure."""
    posts = context.handbook.posts

    def unit(procedure: Procedure) -> str | None:
        owner = posts.get(procedure.owner or "")
        return procedure.unit or (owner.unit if owner else None)

    order = [node.unit.id for node in flattened(unit_tree(context.handbook)) if node.unit]
    return by_key(procedures, unit, order)


class _Table:
    """Makes the rows, and remembers which posts are named on which level."""

    def __init__(self, context: PrintContext) -> None:
        self._edition = context
        self._levelled = LevelledDelegation(context.words)
        self._named: dict[int, dict[str, None]] = {}

    def section(self, unit: str | None, procedures: Iterable[Procedure]) -> dict[str, Any]:
        """The matters of one unit, by procedure; `title` is None for procedures without a unit."""
        return {"title": self._edition.words.titles("unit", [unit])[0] if unit else None,
                "procedures": [self._procedure(number, procedure) for number, procedure in enumerate(procedures, 1)]}

    def legend(self) -> list[dict[str, Any]]:
        """Every level down to the lowest that is named: its name, and its posts in the order of the handbook."""
        posts = self._edition.handbook.posts
        found = []
        for level in range(1, max(self._named, default=0) + 1):
            named = self._named.get(level, {})
            titles = self._edition.words.titles("post", (name for name in posts if name in named))
            found.append({"name": self._levelled.name(level), "posts": titles})
        return found

    def _procedure(self, number: int, procedure: Procedure) -> dict[str, Any]:
        words = self._edition.words
        return {
            "number": str(number), "code": procedure.number or "", "title": words.said(procedure.title),
            "scope": self._edition.words.titles("scope", [procedure.scope]),
            "matters": [{"number": f"{number}.{place}", "matter": words.said(row.matter), "cells": self._cells(row)}
                        for place, row in enumerate(procedure.delegation, 1)],
        }

    def _cells(self, row: Delegation) -> list[dict[str, Any]]:
        """What is done on which level (from 1), in the order of handling:"""
        cells = self._levelled.cells(row)
        for cell in cells:
            self._named.setdefault(cell.level, {})[cell.name] = None
        return [{"level": cell.level, "role": cell.role, "decides": cell.decides, "post": cell.post} for cell in cells]
