"""The delegation table: who drafts, reviews, decides and co-signs each matter, by the level of the post. One document in all, in volumes if
it is large.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from zlib import crc32

from generator.book.volumes import parted
from generator.facts.by_scope import by_key
from generator.facts.delegation import LevelledDelegation
from generator.facts.showing import Output, all_shown
from generator.facts.units import flattened, unit_tree
from generator.facts.words import Words
from generator.forms.form_parts import form_job
from generator.i18n.formatting import numeral
from generator.model import Procedure
from generator.model.procedure import Delegation
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job
from generator.printing.volumes import volume
from generator.reads import in_groups

Made = dict[str, Any]
"""What is said of a procedure or of one of its matters, as the template reads it."""

LARGEST = 1000
"""So many matters are in a volume at most: a hundred and fifty pages and more, for which Typst needs some 400 MB."""

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


class _Delegating(NamedTuple):
    """A procedure, the unit that it stands under, which one of that unit it is, and what is said of it."""

    procedure: Procedure
    unit: str | None
    number: int
    made: Made

    @property
    def weight(self) -> int:
        return len(self.made["matters"])

    @property
    def border(self) -> tuple[int, int]:
        """A volume begins with a unit, where one begins in time."""
        return int(self.number > 1), crc32(self.procedure.id.encode())


def delegation_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/delegation-table.pdf`, if a procedure in force delegates anything. The matters of procedures are declared before any is
    asked for: an edit makes few of them anew.
    """
    shown = all_shown("procedure", context.handbook, Output.DELEGATION)
    make = partial(_procedure, context, LevelledDelegation(context.words))
    return _jobs(context, in_groups(context.declare, "delegation", (procedure.id for procedure in shown), make))


def _jobs(context: PrintContext, take: Callable[[], Mapping[str, Made]]) -> Iterator[Job]:
    """Time grows with the rows and the posts they name."""
    made = take()
    procedures = [each for each in all_shown("procedure", context.handbook, Output.DELEGATION) if made[each.id]["matters"]]
    levels = _legend(context, [made[each.id] for each in procedures])
    volumes = [*parted(_delegating(context, procedures, made), LARGEST)] if procedures else []
    for number, found in enumerate(volumes, 1):
        data = {
            "title": _title(context, number if len(volumes) > 1 else 0),
            **context.identity(context.handbook.entry, "procedures/index.html"),
            "sections": [_section(context, unit, rows) for unit, rows in groupby(found, attrgetter("unit"))],
            "levels": levels,
        }
        yield form_job(context, volume("documents/delegation-table.pdf", number), "delegation.typ", LABELS, data,
                       context.handbook.entry, *(each.procedure for each in found))


def _title(context: PrintContext, number: int) -> Words:
    """Of a volume; 0 stands for the whole."""
    if number:
        return context.words.own("Delegation table, volume {number}", number=numeral(number, context.language))
    return context.words.own("Delegation table")


def _delegating(context: PrintContext, procedures: Sequence[Procedure], made: Mapping[str, Made]) -> list[_Delegating]:
    """The procedures of one unit after the other, which are counted."""
    return [_Delegating(procedure, unit, number, made[procedure.id]) for unit, found in _by_unit(context, procedures)
            for number, procedure in enumerate(found, 1)]


def _by_unit(context: PrintContext, procedures: Iterable[Procedure]) -> list[tuple[str | None, list[Procedure]]]:
    """(unit, its procedures) in the order of the units; the unit responsible, else that of the post that answers for the procedure."""
    posts = context.handbook.posts

    def unit(procedure: Procedure) -> str | None:
        owner = posts.get(procedure.owner or "")
        return procedure.unit or (owner.unit if owner else None)

    order = [node.unit.id for node in flattened(unit_tree(context.handbook)) if node.unit]
    return by_key(procedures, unit, order)


def _section(context: PrintContext, unit: str | None, procedures: Iterable[_Delegating]) -> dict[str, Any]:
    """The matters of one unit, by procedure; `title` is None for procedures without a unit."""
    return {"title": context.words.titles("unit", [unit])[0] if unit else None, "procedures": [
        {**each.made, "number": str(each.number),
         "matters": [{"number": f"{each.number}.{place}", "matter": matter["matter"], "cells": matter["cells"]}
                     for place, matter in enumerate(each.made["matters"], 1)]}
        for each in procedures]}


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
