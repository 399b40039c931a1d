"""HB246 authority-short-of-table: a post decides amounts by a table or a step that its own authority for the matter does not reach.

Compared is what one post may decide alone in one matter (see HB221), all its authorities for it together, with every row of a table and
every step behind an amount (逾1萬元至15萬元) where that post decides the matter. A limit beside an amount that cannot be compared only
narrows it. Nothing is said where an authority names no amount, one that cannot be read, or another procedure.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.amount_ranges import amounts_of, are_whole
from generator.checks.shared.base import of_kinds
from generator.checks.shared.decided_matters import DECIDED_MATTERS, Kind, Said, decided_matters, unit_of
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.ranges import Range
from generator.model.regions import gaps, interval

_TABLE = (TAKE_IN_MAIL + "delegation: [{matter: 500元以下的郵資支付, decide: clerk}]\n---\n" + CLERK
          + "authority: [{decide: 郵資支付, limit: LIMIT, procedures: take-in-mail}]\n" + COUNTS_MAIL)
FAULT = Descriptor(
    code="HB246", name="authority-short-of-table", severity=Severity.WARNING,
    message="\"{given}\" is decided by {post} here, but its authority does not reach {region}",
    hint="write the same amounts in both, or leave the limit out of the authority",
    why="By the table the post must decide, and by its own page it may not.",
    invalid=_TABLE.replace("LIMIT", "300元以下"), valid=_TABLE.replace("LIMIT", "500元以下"))

Authorities = dict[tuple[str, str, str], list[Said]]
"""(language, matter, post) → what says how much the post may decide of the matter."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    authorities: Authorities = {}
    for place, in_words in decided_matters(handbook):
        for language, said in in_words if place.kind is Kind.AUTHORITY else ():
            authorities.setdefault((language, said.about.key, place.by), []).append(said)
    for place, in_words in decided_matters(handbook) if authorities else ():
        if place.kind in (Kind.ROW, Kind.STEP):
            held = ((said, authorities.get((language, said.about.key, place.by), [])) for language, said in in_words)
            if found := next((missing for said, own in held if (missing := _missing(said, own))), None):
                yield _diagnostic(*found, handbook)


def _missing(said: Said, own: list[Said]) -> tuple[Said, Said, Range] | None:
    """(where a post decides, its authority, the first amounts that the authority does not reach)."""
    amounts, known = said.amounts, [each.amounts for each in own if each.amounts]
    elsewhere = any(each.place.procedures and not set(said.place.procedures) & set(each.place.procedures) for each in own)
    if amounts is None or not own or elsewhere or len(known) < len(own) or {unit_of(each) for each in known} != {unit_of(amounts)}:
        return None
    whole = are_whole((amounts, *known))
    left = next(gaps((interval(amounts, whole),), [(interval(each, whole),) for each in known]), None)
    return (said, own[0], amounts_of(left[0], amounts.unit or amounts.upper_unit, whole=whole)) if left else None


def _diagnostic(said: Said, own: Said, region: Range, handbook: Handbook) -> Diagnostic:
    place = said.place
    return Diagnostic(
        descriptor=FAULT, span=place.entry.source.span(place.path), related=own.place.entry.source.span(own.place.path),
        details={"post": handbook.doer_title(place.by), "given": said.words, "region": region})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure", gathered=(DECIDED_MATTERS,))
