"""HB621 points-not-added: tiers that earn one level with different points, where several acts are added up by their levels.

Where a scale adds several acts (`same: sum`), it adds levels. Points stand beside a level, for appraisal; those of several acts are not
added, and do not lead to a higher level. Penalty points that count towards a limit are a level of their own, given so many times.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.scale import scale_entry
from generator.checks.shared.base import of_each_entry
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.scale import Together

_HEAD = ("kind: handbook\nid: scale\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
         "levels:\n  - {id: point, title: 違規點數, side: penalty, rank: 1, times: 9}\n"
         "  - {id: hearing, title: 移送審議, side: penalty, rank: 2, equals: {count: 12, level: point}}\n"
         "scales: [{id: penalty, title: 記點, side: penalty, same: sum, different: sum}]\n---\n"
         "kind: criteria\nid: breach\ntitle: 違規\nside: penalty\ntiers:\n")

FAULT = Descriptor(
    code="HB621", name="points-not-added", severity=Severity.WARNING,
    message="\"{level}\" is earned with different points, but of several acts only levels are added",
    hint="let the level itself be a point that is given so many times: level: {level} x3, with times: 9 at the level, and "
         "equals: {{count: 12, level: {level}}} at the level to which so many lead",
    why="Whoever judges several acts finds their level and loses their points.",
    invalid=_HEAD + "  - {id: badge, description: 未佩證, level: point, points: 3}\n"
                    "  - {id: fare, description: 拒載, level: point, points: 6}\n"
                    "cases: [{tier: badge, expect: {level: point, points: 3}}, {tier: fare, expect: {level: point, points: 6}}]\n",
    valid=_HEAD + "  - {id: badge, description: 未佩證, level: point x3}\n  - {id: fare, description: 拒載, level: point x6}\n"
                  "cases: [{tier: badge, expect: {level: point x3}}, {tier: fare, expect: {level: point x6}}]\n")


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for level, places in _pointed(criteria).items():
        points = {criteria.tiers[place].points for place in places}
        if len(points) > 1 and _is_added(level, handbook):
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", places[0], "points")), details={"level": level})


def _pointed(criteria: Criteria) -> dict[str, list[int]]:
    """Level → the tiers that earn it alone, and points beside it, by their indexes."""
    found: dict[str, list[int]] = {}
    for place, tier in enumerate(criteria.tiers):
        if tier.points is not None and len(tier.level) == 1 and tier.level[0].times == 1:
            found.setdefault(tier.level[0].level, []).append(place)
    return found


def _is_added(name: str, handbook: Handbook) -> bool:
    level = handbook.find("level", name)
    scale = scale_entry(level, handbook) if level is not None else None
    return scale is not None and scale.same is Together.SUM and level.duration is None


CHECK = of_each_entry("criteria", FAULT, find, "handbook", "criteria")
