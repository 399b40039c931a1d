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
from collections.abc import Iterator

from generator.analysis.doers import posts_above, share_people
from generator.checks.shared.base import of_kinds
from generator.checks.shared.decided_matters import DECIDED_MATTERS, Decided, Kind, Said, decided_matters, unit_of
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.ranges import Range
from generator.model.regions import intersection, interval

_TABLE = TAKE_IN_MAIL + "  - {do: 核定退回清單, by: head, within: 30 minutes}\ndelegation:\n  - {matter: 退回清單, decide: "
_CLERK = "}\n---\n" + CLERK + "authority:\n  - {decide: 退回郵件, procedures: take-in-mail}\n" + COUNTS_MAIL

FAULT = Descriptor(
    code="HB221", name="matter-decided-twice", severity=Severity.WARNING,
    message="\"{given}\" is decided by {post} here, but by {other} elsewhere",
    hint="name one post in both; or say in each name for which cases it holds (up to an amount, over it)",
    why="Each of the two can call the other's decision void, and nobody knows whom to ask.",
    invalid=_TABLE + "clerk" + _CLERK, valid=_TABLE + "head" + _CLERK)


def _contradicts(said: Said, other: Said, handbook: Handbook) -> bool:
    one, two = said.place, other.place
    if {one.kind, two.kind} in ({Kind.STEP}, {Kind.DUTY}) or share_people([one.by], [two.by], handbook):
        return False
    if said.amounts is None is other.amounts:
        return True
    if {one.kind, two.kind} == {Kind.ROW}:
        return said.amounts == other.amounts
    if _excepted_from(said, other) or _excepted_from(other, said) or _on_purpose(one, two, handbook):
        return False
    return _meet(said.amounts, other.amounts)


def _excepted_from(said: Said, other: Said) -> bool:
    """Whether a post may decide so much of what another decides in general."""
    return said.place.kind is Kind.AUTHORITY and said.amounts is not None and other.amounts is None


def _on_purpose(one: Decided, other: Decided, handbook: Handbook) -> bool:
    """Whether amounts that meet are no contradiction: two authorities, or that of somebody above whoever decides."""
    if one.kind is other.kind is Kind.AUTHORITY:
        return True
    return any(right.kind is Kind.AUTHORITY and right.by in posts_above([decider.by], handbook)
               for right, decider in ((one, other), (other, one)))


def _meet(one: Range | None, other: Range | None) -> bool:
    """Whether some amount lies in both; amounts of two units are not compared."""
    if one is None or other is None:
        return True
    if unit_of(one) != unit_of(other):
        return False
    return intersection((interval(one, False),), (interval(other, False),)) is not None


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str, str], dict[object, Said]] = {}
    for place, in_words in decided_matters(handbook):
        named = [(language, said) for language, said in in_words if said.clear]
        against = ((said, other) for language, said in named for procedure in place.compared_with(said.about.telling)
                   for other in known.get((language, said.about.key, procedure), {}).values() if _contradicts(said, other, handbook))
        if first := next(against, None):
            yield _diagnostic(*first, handbook)
        for language, said in named:
            for procedure in place.known_under:
                known.setdefault((language, said.about.key, procedure), {}).setdefault((place.by, place.kind, said.amounts), said)


def _diagnostic(said: Said, other: Said, handbook: Handbook) -> Diagnostic:
    place, elsewhere = said.place, other.place
    return Diagnostic(
        descriptor=FAULT, span=place.entry.source.span(place.path), related=elsewhere.entry.source.span(elsewhere.path),
        details={"given": said.words, "post": handbook.doer_title(place.by), "other": handbook.doer_title(elsewhere.by)})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure", gathered=(DECIDED_MATTERS,))
