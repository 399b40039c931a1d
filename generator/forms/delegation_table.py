"""The delegation table: who drafts, reviews, decides and co-signs each matter, by the level of the post. One document in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.forms.delegation_table_levels import DEEPEST, levels
from generator.forms.form_parts import form_job
from generator.model import Procedure
from generator.model.common import Status
from generator.model.procedure import Delegation
from generator.printing.edition import Edition
from generator.printing.typeset import Job
from generator.views.grouped import by_key
from generator.views.names import DELEGATION
from generator.views.units import flattened, unit_tree

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

_NUMERALS = ("First level", "Second level", "Third level", "Fourth level", "Fifth level", "Sixth level")
_LAST_AND_BELOW = "Sixth level and below"


def delegation_jobs(edition: Edition) -> Iterator[Job]:
    """`documents/delegation-table.pdf`, if a procedure in force delegates anything."""
    procedures = [p for p in edition.handbook.procedures.values() if p.delegation and p.status is Status.IN_FORCE]
    if procedures:
        data = delegation(edition, procedures)
        yield form_job(edition, "documents/delegation-table.pdf", "delegation.typ", LABELS, data, edition.handbook.entry, *procedures)


def delegation(edition: Edition, procedures: Iterable[Procedure]) -> dict[str, Any]:
    """Data of the table. Time grows with the rows and the posts they name."""
    table = _Table(edition)
    sections = [table.section(unit, found) for unit, found in _by_unit(edition, procedures)]
    return {
        "title": edition.words.own("Delegation table"),
        **edition.identity(edition.handbook.entry, "procedures/index.html"),
        "sections": sections,
        "levels": table.legend(),
    }


def _by_unit(edition: Edition, procedures: Iterable[Procedure]) -> list[tuple[str | None, list[Procedure]]]:
    """(unit, its procedures) in the order of the units; the unit responsible, else that of the post that answers for the procedure."""
    posts = edition.handbook.posts

    def unit(procedure: Procedure) -> str | None:
        owner = posts.get(procedure.owner or "")
        return procedure.unit or (owner.unit if owner else None)

    order = [node.unit.id for node in flattened(unit_tree(edition.handbook)) if node.unit]
    return by_key(procedures, unit, order)


class _Table:
    """Makes the rows, and remembers which posts are named on which level."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._levels = levels(edition.handbook)
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
            found.append({"name": self._name(level), "posts": titles})
        return found

    def _name(self, level: int) -> str:
        deeper = level == DEEPEST and any(depth > DEEPEST for depth in self._levels.values())
        return self._edition.words.text(_LAST_AND_BELOW if deeper else _NUMERALS[level - 1])

    def _procedure(self, number: int, procedure: Procedure) -> dict[str, Any]:
        words, scope = self._edition.words, [procedure.scope] if procedure.scope else []
        return {
            "number": str(number), "code": procedure.number or "", "title": words.said(procedure.title),
            "scope": self._edition.words.titles("scope", scope),
            "matters": [{"number": f"{number}.{place}", "matter": words.said(row.matter), "cells": self._cells(row)}
                        for place, row in enumerate(procedure.delegation, 1)],
        }

    def _cells(self, row: Delegation) -> list[dict[str, Any]]:
        """What is done on which level (from 1), in the order of handling: `order` is the place among several reviews."""
        found: list[dict[str, Any]] = []
        for field, role in DELEGATION.items():
            names = getattr(row, field)
            for place, name in enumerate(names, 1):
                order = f" {place}" if field == "review" and len(names) > 1 else ""
                found.append({"level": self._level(name), "role": self._edition.words.text(role) + order, "decides": field == "decide",
                              "post": self._edition.words.titles("post", [name])[0]})
        return found

    def _level(self, name: str) -> int:
        level = min(self._levels.get(name, 1), DEEPEST)
        self._named.setdefault(level, {})[name] = None
        return level
