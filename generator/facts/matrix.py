"""Scopes of work and the posts in them: who answers, and who acts in how many procedures."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.analysis.doers import places_of
from generator.facts.participation import ACTIVE, role_at
from generator.facts.showing import Output, is_shown, shown
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.handbook import Scope

WIDEST = 16
"""With more posts than this the matrix is shown as a list: a table of so many columns could not be read."""


@dataclass(slots=True)
class MatrixCell:
    """A post in a scope."""

    answers: bool = False
    procedures: set[str] = field(default_factory=set)
    """Ids of the scope's procedures in which the post acts."""


@dataclass(slots=True)
class MatrixRow:
    """A scope with the posts in it, by id, in the order of the handbook's posts."""

    scope: Scope
    cells: dict[str, MatrixCell] = field(default_factory=dict)

    @property
    def answerable(self) -> list[str]:
        """Posts that answer for the scope; a sound handbook has exactly one."""
        return [name for name, cell in self.cells.items() if cell.answers]

    @property
    def acting(self) -> list[str]:
        """Posts that act in its procedures."""
        return [name for name, cell in self.cells.items() if cell.procedures]


def matrix(handbook: Handbook) -> list[MatrixRow]:
    """One row a scope, with the posts and procedures that are in force. Time grows with the places that name posts."""
    rows = {name: MatrixRow(scope) for name, scope in handbook.by_kind["scope"].items()}
    for post in shown(handbook.posts.values(), handbook, Output.MATRIX):
        for name in post.answers_for:
            if name in rows:
                rows[name].cells.setdefault(post.id, MatrixCell()).answers = True
        for link, _ in places_of(post.id, handbook):
            entry = link.entry
            if (isinstance(entry, Procedure) and entry.scope in rows and role_at(link.path) in ACTIVE
                    and is_shown(entry, handbook, Output.MATRIX)):
                rows[entry.scope].cells.setdefault(post.id, MatrixCell()).procedures.add(entry.id)
    return list(rows.values())
