"""Scopes of work and the posts in them: who answers, and who acts in how many procedures."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from generator.analysis.doers import places_of
from generator.facts.participation import ACTIVE, role_at
from generator.facts.showing import Output, is_shown, shown
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.handbook import Scope
from generator.reads import Declare, as_declared, once

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
    """One row a scope, with the posts and procedures that are in force."""
    return [take() for take in declared_matrix(handbook).values()]


def declared_matrix(handbook: Handbook, declare: Declare = as_declared) -> dict[str, Callable[[], MatrixRow]]:
    """Scope → what takes its row. Each is declared as a piece: whoever takes it has read what stands in it, and not all that may."""
    def piece(name: str) -> Callable[[], bytes]:
        return declare(f"row {name}", lambda: _written(once(handbook.derived, "matrix", lambda: _rows(handbook))[name]))

    return {name: partial(_taken, scope, piece(name)) for name, scope in handbook.by_kind["scope"].items()}


def _written(row: MatrixRow) -> bytes:
    return json.dumps({post: (cell.answers, sorted(cell.procedures)) for post, cell in row.cells.items()}).encode()


def _taken(scope: Scope, take: Callable[[], bytes]) -> MatrixRow:
    return MatrixRow(scope, {post: MatrixCell(answers, {*procedures}) for post, (answers, procedures) in json.loads(take()).items()})


def _rows(handbook: Handbook) -> dict[str, MatrixRow]:
    """Time grows with the places that name posts."""
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
    return rows
