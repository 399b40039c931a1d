"""HB230 name-with-two-meanings: one id for two things that the same field may name.

A step is done by a post, a role or a party outside, and recorded in a register or a form. Where two of them share an id, nobody can
say which of them is meant; the handbook would always take the first kind.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import PARTY
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import DOERS, Handbook
from generator.model import HANDBOOK_LISTS

FAULT = Descriptor(
    code="HB230", name="name-with-two-meanings",
    message="\"{given}\" is the id of a {other} and of this {kind}",
    hint="give one of the two another id, and name it so wherever it is meant",
    why="Where the id is written, nobody can say which of the two is meant.",
    invalid=PARTY.replace("applicant", "clerk"), valid=PARTY)

_SHARED = (DOERS, ("register", "form"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    head = handbook.entry
    for kinds in _SHARED:
        for number, kind in enumerate(kinds[1:], 1):
            for name in handbook.by_kind[kind]:
                if other := next((each for each in kinds[:number] if handbook.find(each, name)), None):
                    path = (HANDBOOK_LISTS[kind], [*handbook.by_kind[kind]].index(name), "id")
                    yield Diagnostic(descriptor=FAULT, span=head.source.span(path),
                                     details={"given": name, "other": Term(other), "kind": Term(kind)})


CHECK = of_kinds(FAULT, find, "handbook", "post")
