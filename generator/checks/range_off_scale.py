"""HB614 range-off-scale: a range of levels, or a cap, that no one scale holds, or that contradicts itself.

Whoever decides takes one level of a range, so all its levels lie on one scale, and the lowest stands first: a warning, a demerit
or a major demerit. A level that may be given several times at once says so where it is declared (`times`). The level at which
a cap holds circumstances back lies on a scale of the tiers. The highest is not below the lowest, and not below all that the tiers earn: a
tier may earn by itself what no circumstance leads to, but where every tier does, no circumstance can ever move anything.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from generator.analysis.scale import degrees_around
from generator.checks.shared.base import of_each_entry
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

_CAP = ("write under \"highest\" the heaviest level to which circumstances may lead, under \"lowest\" the lightest, both of a scale of the "
        "tiers: cap: {{highest: demerit, lowest: reprimand}}")


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, tier in enumerate(criteria.tiers):
        ranges = [((), tier.level), *((("also", place), further.level) for place, further in enumerate(tier.also))]
        yield from (_diagnostic(criteria, ("tiers", number, *path, "level", which), levels[which], problem)
                    for path, levels in ranges for which, problem in _problems(levels, handbook))
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
        if degree is not None and (problem := _of_cap(name, degree, criteria, scales, handbook)):
            yield replace(_diagnostic(criteria, ("cap", name), degree, problem), hint=_CAP)


def _of_cap(name: str, degree: Degree, criteria: Criteria, scales: Set[Degree], handbook: Handbook) -> str | None:
    """What is wrong with the highest or lowest level to which circumstances lead."""
    if degree not in scales:
        return "lies on no scale of the tiers"
    scale, lowest = degrees_around(degree, handbook), criteria.cap.lowest if criteria.cap else None
    place, earned = scale.index(degree), [scale.index(each) for tier in criteria.tiers for each in tier.level if each in scale]
    if name == "highest" and lowest in scale and scale.index(lowest) > place:
        return "lies below the lowest level of the cap"
    if name == "highest" and place < min(earned):
        return "lies below every level that a tier earns by itself"
    return "lies above every level that a tier earns by itself" if name == "lowest" and place > max(earned) else None


def _diagnostic(criteria: Criteria, path: tuple[str | int, ...], degree: Degree, problem: str) -> Diagnostic:
    return Diagnostic(descriptor=FAULT, span=criteria.source.span(path), details={"level": degree, "problem": Term(problem)})


CHECK = of_each_entry("criteria", FAULT, find, "handbook")
