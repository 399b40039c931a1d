"""HB614 range-off-scale: a range of levels, or a cap, that no one scale holds.

Whoever decides takes one level of a range, so all its levels lie on one scale, and the lowest stands first: a warning, a demerit
or a major demerit. A level that may be given several times at once says so where it is declared (`times`). The level at which
a cap holds circumstances back lies on a scale of the tiers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.analysis.scale import degrees_around
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.degree import Degree

FAULT = Descriptor(
    code="HB614", name="range-off-scale",
    message="the level \"{level}\" {problem}",
    hint="write levels of one scale, the lowest first; how often a level may be given at one time is its \"times\"",
    why="Nobody can choose from a range that has no order, and a cap on another scale holds nothing.",
    invalid=SET + "tiers:\n  - {when: any, level: [demerit, reprimand]}\n" + CASES.replace("reprimand", "[demerit, reprimand]"),
    valid=SET + "tiers:\n  - {when: any, level: [reprimand, demerit]}\n" + CASES.replace("reprimand", "[reprimand, demerit]"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for number, tier in enumerate(criteria.tiers):
            yield from (_diagnostic(criteria, ("tiers", number, "level", which), tier.level[which], problem)
                        for which, problem in _problems(tier.level, handbook))
        yield from _caps(criteria, handbook)


def _problems(found: Sequence[Degree], handbook: Handbook) -> Iterator[tuple[int, str]]:
    """(place of a level in a range, what is wrong with it)"""
    scale = degrees_around(found[0], handbook) if found else []
    for which, degree in enumerate(found):
        if degree not in degrees_around(degree, handbook):
            yield which, "is not given so often at one time"
        elif degree not in scale:
            yield which, "lies on another scale than the first of the range"
        elif which and found[which - 1] in scale and scale.index(degree) <= scale.index(found[which - 1]):
            yield which, "does not stand above the one before it"


def _caps(criteria: Criteria, handbook: Handbook) -> Iterator[Diagnostic]:
    scales = {each for tier in criteria.tiers for degree in tier.level for each in degrees_around(degree, handbook)}
    for name in ("highest", "lowest"):
        degree = getattr(criteria.cap, name, None)
        if degree is not None and degree not in scales:
            yield _diagnostic(criteria, ("cap", name), degree, "lies on no scale of the tiers")


def _diagnostic(criteria: Criteria, path: tuple[str | int, ...], degree: Degree, problem: str) -> Diagnostic:
    return Diagnostic(descriptor=FAULT, span=criteria.source.span(path), details={"level": degree, "problem": Term(problem)})


CHECK = of_entries(FAULT, find, "handbook")
