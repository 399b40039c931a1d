"""HB221 matter-decided-twice: one matter is decided by two posts, at two places.

The places are rows of delegation tables, the authority of posts, duties, and steps in which something is approved or decided. Two matters
are one where their names are (see HB313), whether or not they say that it is decided, and that it is a case: 核定補助案, 補助. Where one
of them begins or ends at an amount, the two must meet in some amount: 補助10萬元以下 and 核定補助案 do. Left out is what may be so on
purpose: authority with a limit where the other names no amount, which is an exception to it; authority with a limit beside that of
another, or of one above whoever decides; rows of one table beside each other (HB238 compares their amounts); and steps, which may be
different cases.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from generator.analysis.current import current
from generator.analysis.doers import posts_behind, share_people
from generator.checks.shared.amount_ranges import in_digits, placed_range, range_in
from generator.checks.shared.base import of_kinds
from generator.checks.shared.same_matter import DecidedMatter, decided_matter, decides
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry, Procedure
from generator.model.amounts import CURRENCY
from generator.model.procedure import Step
from generator.model.ranges import Range
from generator.model.regions import intersection, interval
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


class Kind(Enum):
    """What says that somebody decides."""

    ROW = auto()
    STEP = auto()
    DUTY = auto()
    AUTHORITY = auto()


class _Decided(NamedTuple):
    """Where somebody decides a matter, and the procedures it holds for (everywhere, if none is named)."""

    kind: Kind
    entry: Entry
    path: FieldPath
    matter: Text
    by: str
    procedures: tuple[str, ...]
    limit: Text | None = None

    @property
    def known_under(self) -> tuple[str, ...]:
        """The procedures under which others find it."""
        return (*self.procedures, _ANYWHERE) if self.procedures else (_EVERYWHERE,)

    def compared_with(self, telling: bool) -> tuple[str, ...]:
        """The procedures under which it finds what can be about the same cases; those it names where the matter tells too little."""
        if not telling:
            return self.procedures
        return (*self.procedures, _EVERYWHERE) if self.procedures else (_ANYWHERE, _EVERYWHERE)


class _Said(NamedTuple):
    """A place as one language says it: the words, and the amounts it holds for (all of them, if None)."""

    place: _Decided
    words: str
    amounts: Range | None

    def contradicts(self, other: _Said, handbook: Handbook) -> bool:
        one, two = self.place, other.place
        if {one.kind, two.kind} in ({Kind.STEP}, {Kind.DUTY}) or share_people([one.by], [two.by], handbook):
            return False
        if self.amounts is None is other.amounts:
            return True
        if {one.kind, two.kind} == {Kind.ROW}:
            return self.amounts == other.amounts
        if self.excepted_from(other) or other.excepted_from(self) or _on_purpose(one, two, handbook):
            return False
        return _meet(self.amounts, other.amounts)

    def excepted_from(self, other: _Said) -> bool:
        """Whether a post may decide so much of what another decides in general."""
        return self.place.kind is Kind.AUTHORITY and self.amounts is not None and other.amounts is None


def _on_purpose(one: _Decided, other: _Decided, handbook: Handbook) -> bool:
    """Whether amounts that meet are no contradiction: two authorities, or that of somebody above whoever decides."""
    if one.kind is other.kind is Kind.AUTHORITY:
        return True
    return any(right.kind is Kind.AUTHORITY and right.by in _above(decider.by, handbook)
               for right, decider in ((one, other), (other, one)))


def _above(name: str, handbook: Handbook) -> set[str]:
    """The posts above those that decide."""
    found, left = set[str](), [*posts_behind([name], handbook)]
    while left:
        post = handbook.posts.get(left.pop())
        if post and post.reports_to and post.reports_to not in found:
            found.add(post.reports_to)
            left.append(post.reports_to)
    return found


def _meet(one: Range | None, other: Range | None) -> bool:
    """Whether some amount lies in both; amounts of two units are not compared."""
    if one is None or other is None:
        return True
    if _unit(one) != _unit(other):
        return False
    return intersection((interval(one, False),), (interval(other, False),)) is not None


def _unit(amounts: Range) -> str:
    return re.sub(rf"^{CURRENCY}|元$", "", amounts.unit or amounts.upper_unit or "").strip()


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str, str], dict[object, _Said]] = {}
    for place in _places(handbook):
        named = [(language, said, found) for language, words in place.matter.by_language.items()
                 for said, found in _said(place, words, language)]
        against = ((said, other) for language, said, found in named for procedure in place.compared_with(found.telling)
                   for other in known.get((language, found.key, procedure), {}).values() if said.contradicts(other, handbook))
        if first := next(against, None):
            yield _diagnostic(*first, handbook)
        for language, said, found in named:
            for procedure in place.known_under:
                known.setdefault((language, found.key, procedure), {}).setdefault((place.by, place.kind, said.amounts), said)


def _said(place: _Decided, words: str, language: str) -> Iterator[tuple[_Said, DecidedMatter]]:
    """What a place says in one language; nothing where its limit is none that can be compared."""
    told = in_digits(words)
    found = placed_range(told)
    besides = told[:found[1]] + " " + told[found[2]:] if found else told
    limited = range_in(in_digits(place.limit.best(language)[1])) if place.limit else None
    if place.limit and limited is None:
        return
    if about := decided_matter(besides, language):
        yield _Said(place, words, found[0] if found else limited), about


def _diagnostic(said: _Said, other: _Said, handbook: Handbook) -> Diagnostic:
    place, elsewhere = said.place, other.place
    return Diagnostic(
        descriptor=FAULT, span=place.entry.source.span(place.path), related=elsewhere.entry.source.span(elsewhere.path),
        details={"given": said.words, "post": handbook.doer_title(place.by), "other": handbook.doer_title(elsewhere.by)})


def _places(handbook: Handbook) -> Iterator[_Decided]:
    for procedure in current(handbook.procedures, handbook):
        yield from _in_procedure(procedure)
    for post in current(handbook.posts, handbook):
        for number, item in enumerate(post.authority):
            yield _Decided(Kind.AUTHORITY, post, ("authority", number, "decide"), item.decide, post.id, item.procedures, item.limit)
        for number, duty in enumerate(post.duties):
            if any(map(decides, duty.do.by_language.values())):
                yield _Decided(Kind.DUTY, post, ("duties", number, "do"), duty.do, post.id, (duty.procedure,) if duty.procedure else ())


def _in_procedure(procedure: Procedure) -> Iterator[_Decided]:
    """Where several are named, another check says so."""
    for number, row in enumerate(procedure.delegation):
        if len(row.decide) == 1:
            yield _Decided(Kind.ROW, procedure, ("delegation", number, "matter"), row.matter, row.decide[0], (procedure.id,))
    for number, step in enumerate(procedure.steps):
        by = step.approve or (step.by if any(map(decides, step.do.by_language.values())) else ())
        if len(by) == 1:
            yield _Decided(Kind.STEP, procedure, ("steps", number, "do"), step.do, by[0], (procedure.id,), _led_there_by(procedure, step))


def _led_there_by(procedure: Procedure, step: Step) -> Text | None:
    """The amounts for which a decision leads to a step, where the one way to it says some: `up to £50`."""
    ways = procedure.answers_leading_to.get(step.id or "", ())
    return ways[0] if len(ways) == 1 and any(range_in(in_digits(words)) for words in ways[0].by_language.values()) else None


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
