"""The delegation table: who drafts, reviews, decides and co-signs each matter, by the level of the post. One document in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.facts.by_scope import by_key
from generator.facts.delegation import LevelledDelegation
from generator.facts.showing import Output, all_shown
from generator.facts.units import flattened, unit_tree
from generator.forms.form_parts import form_job
from generator.model import Procedure
from generator.model.procedure import Delegation
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job
from generator.reads import in_groups

Made = dict[str, Any]
"""What is said of a procedure or of one of its matters, as the template reads it."""

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
    """`documents/delegation-table.pdf`, if a procedure in force delegates anything. The matters of procedures are declared before any is
    asked for: an edit makes few of them anew.
    """
    shown = all_shown("procedure", context.handbook, Output.DELEGATION)
    make = partial(_procedure, context, LevelledDelegation(context.words))
    return _jobs(context, in_groups(context.declare, "delegation", (procedure.id for procedure in shown), make))


def _jobs(context: PrintContext, take: Callable[[], Mapping[str, Made]]) -> Iterator[Job]:
    made = take()
    procedures = [each for each in all_shown("procedure", context.handbook, Output.DELEGATION) if made[each.id]["matters"]]
    if procedures:
        data = _delegation(context, procedures, made)
        yield form_job(context, "documents/delegation-table.pdf", "delegation.typ", LABELS, data, context.handbook.entry, *procedures)


def _delegation(context: PrintContext, procedures: Sequence[Procedure], made: Mapping[str, Made]) -> dict[str, Any]:
    """Data of the table. Time grows with the rows and the posts they name."""
    return {
        "title": context.words.own("Delegation table"),
        **context.identity(context.handbook.entry, "procedures/index.html"),
        "sections": [_section(context, unit, [made[each.id] for each in found]) for unit, found in _by_unit(context, procedures)],
        "levels": _legend(context, [made[each.id] for each in procedures]),
    }


def _by_unit(context: PrintContext, procedures: Iterable[Procedure]) -> list[tuple[str | None, list[Procedure]]]:
    """(unit, its procedures) in the order of the units; the unit responsible, else that of the post that answers for the procedure."""
    posts = context.handbook.posts

    def unit(procedure: Procedure) -> str | None:
        owner = posts.get(procedure.owner or "")
        return procedure.unit or (owner.unit if owner else None)

    order = [node.unit.id for node in flattened(unit_tree(context.handbook)) if node.unit]
    return by_key(procedures, unit, order)


def _section(context: PrintContext, unit: str | None, procedures: Iterable[Made]) -> dict[str, Any]:
    """The matters of one unit, by procedure, which are counted; `title` is None for procedures without a unit."""
    return {"title": context.words.titles("unit", [unit])[0] if unit else None, "procedures": [
        {**procedure, "number": str(number),
         "matters": [{"number": f"{number}.{place}", "matter": matter["matter"], "cells": matter["cells"]}
                     for place, matter in enumerate(procedure["matters"], 1)]}
        for number, procedure in enumerate(procedures, 1)]}


def _legend(context: PrintContext, procedures: Iterable[Made]) -> list[dict[str, Any]]:
    """Every level down to the lowest that is named: its name, and its posts in the order of the handbook."""
    named: dict[int, set[str]] = {}
    for level, post in (cell for procedure in procedures for matter in procedure["matters"] for cell in matter["named"]):
        named.setdefault(level, set()).add(post)
    levelled, posts = LevelledDelegation(context.words), context.handbook.posts
    return [{"name": levelled.name(level), "posts": context.words.titles("post", (name for name in posts if name in named.get(level, ())))}
            for level in range(1, max(named, default=0) + 1)]


def _procedure(context: PrintContext, levelled: LevelledDelegation, name: str) -> Made:
    """What is said of one procedure, and of each of its matters."""
    procedure, words = context.handbook.procedures[name], context.words
    return {"code": procedure.number or "", "title": words.said(procedure.title), "scope": words.titles("scope", [procedure.scope]),
            "matters": [_matter(row, levelled) for row in procedure.delegation]}


def _matter(row: Delegation, levelled: LevelledDelegation) -> Made:
    """What is done on which level (from 1), in the order of handling, and (level, id of a post) of all that are named."""
    cells = levelled.cells(row)
    return {"matter": levelled.words.said(row.matter), "named": [(cell.level, cell.name) for cell in cells],
            "cells": [{"level": cell.level, "role": cell.role, "decides": cell.decides, "post": cell.post} for cell in cells]}
