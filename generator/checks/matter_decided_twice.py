"""HB221 matter-decided-twice: one matter is decided by two posts, at two places.

The places are rows of delegation tables, the authority of posts, and steps in which something is approved or decided. Two matters are
one where their names are (see HB313), whether or not they say that it is decided: 核定採購契約, 採購契約. Authority with a limit is left
out, for another may decide beyond it; so are steps of one procedure beside each other, which may be different cases.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.current import current
from generator.analysis.doers import posts_behind
from generator.checks.shared.base import of_kinds
from generator.checks.shared.same_matter import decides, matter
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry, Procedure
from generator.model.text import Text
from generator.model.walk import FieldPath

_TABLE = TAKE_IN_MAIL + "  - {do: 核定退回清單, by: head, within: 30 minutes}\ndelegation:\n  - {matter: 退回清單, decide: "
_CLERK = "}\n---\n" + CLERK + "authority:\n  - {decide: 退回郵件, procedures: take-in-mail}\n" + COUNTS_MAIL

FAULT = Descriptor(
    code="HB221", name="matter-decided-twice", severity=Severity.WARNING,
    message="\"{given}\" is decided by {post} here, but by {other} elsewhere",
    hint="name one post in both; or say in each name for which cases it holds (up to an amount, over it)",
    why="Each of the two can call the other's decision void, and nobody knows whom to ask.",
    invalid=_TABLE + "clerk" + _CLERK, valid=_TABLE + "head" + _CLERK)


_EVERYWHERE = "*"
_ANYWHERE = ""


class _Decided(NamedTuple):
    """Where somebody decides a matter: the procedures it holds for (everywhere, if none is named), and whether it is a step."""

    entry: Entry
    path: FieldPath
    matter: Text
    by: str
    procedures: tuple[str, ...]
    step: bool = False

    @property
    def known_under(self) -> tuple[str, ...]:
        """The procedures under which others find it."""
        return (*self.procedures, _ANYWHERE) if self.procedures else (_EVERYWHERE,)

    @property
    def compared_with(self) -> tuple[str, ...]:
        """The procedures under which it finds what can be about the same cases."""
        return (*self.procedures, _EVERYWHERE) if self.procedures else (_ANYWHERE, _EVERYWHERE)

    def contradicts(self, other: _Decided, handbook: Handbook) -> bool:
        beside = self.step and other.step
        return not beside and not {*posts_behind([self.by], handbook)} & {*posts_behind([other.by], handbook)}


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str, str], dict[tuple[str, bool], _Decided]] = {}
    for place in _places(handbook):
        named = [(language, words, key) for language, words in place.matter.by_language.items() if (key := matter(words, language, True))]
        found = ((words, other) for language, words, key in named for procedure in place.compared_with
                 for other in known.get((language, key, procedure), {}).values() if place.contradicts(other, handbook))
        if first := next(found, None):
            yield _diagnostic(place, *first, handbook)
        for language, _, key in named:
            for procedure in place.known_under:
                known.setdefault((language, key, procedure), {}).setdefault((place.by, place.step), place)


def _diagnostic(place: _Decided, words: str, other: _Decided, handbook: Handbook) -> Diagnostic:
    return Diagnostic(descriptor=FAULT, span=place.entry.source.span(place.path), related=other.entry.source.span(other.path), details={
        "given": words, "post": handbook.doer_title(place.by), "other": handbook.doer_title(other.by)})


def _places(handbook: Handbook) -> Iterator[_Decided]:
    for procedure in current(handbook.procedures, handbook):
        yield from _in_procedure(procedure)
    for post in current(handbook.posts, handbook):
        for number, item in enumerate(post.authority):
            if item.limit is None:
                yield _Decided(post, ("authority", number, "decide"), item.decide, post.id, item.procedures)


def _in_procedure(procedure: Procedure) -> Iterator[_Decided]:
    """Where several are named, another check says so."""
    for number, row in enumerate(procedure.delegation):
        if len(row.decide) == 1:
            yield _Decided(procedure, ("delegation", number, "matter"), row.matter, row.decide[0], (procedure.id,))
    for number, step in enumerate(procedure.steps):
        by = step.approve or (step.by if any(map(decides, step.do.by_language.values())) else ())
        if len(by) == 1:
            yield _Decided(procedure, ("steps", number, "do"), step.do, by[0], (procedure.id,), step=True)


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
