"""HB623 idle-circumstance: a circumstance whose effect nothing in its criteria can show.

What a circumstance makes of an amount (half, 20% more) is computed of the amounts that the tiers state; what it weighs needs a range, of
levels, of time or of money; what it lifts needs a cap; a level beyond which the outcome does not lie needs an outcome beyond it; what it
adds needs a measure that is a number, to which points must be added that are to count in a score; and nothing moves by no level. A
circumstance that excludes itself could never apply. Such words read as if they had an effect.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.reachable import unbounded
from generator.analysis.scale import bounded
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Tier
from generator.model.duration import Duration
from generator.model.modifier import UNBOUNDED, Effect, LevelBounds, Modifier
from generator.patterns import pattern_of

_TIERS = "tiers:\n  - {when: any, level: demerit}\nmodifiers: [{id: poor, title: 家境清寒, amount: 減半}]\n"

FAULT = Descriptor(
    code="HB623", name="idle-circumstance",
    message="what \"{circumstance}\" says here has no effect: {problem}",
    hint="{remedy}, or take this out",
    why="A word without effect is read as one that has one.",
    invalid=SET + _TIERS + CASES,
    valid=SET + _TIERS.replace("level: demerit", "level: demerit, amount: 5000元") + CASES)

_AMOUNT = ("it changes an amount, but no tier says how much is to be paid", "write amount: … beside the level of a tier")
_TIME = ("it changes an amount, and the tiers say only how long something lasts",
         "write a tier of its own, with its duration, for the case in which it lasts longer or shorter")
_BESIDES = ("it changes the amount of a level, but only what is given in addition costs something",
            "earn what costs something under \"level\", and give the rest under \"also\"")
_ITSELF = ("it excludes itself", "name another circumstance under \"excludes\"")
_UNCAPPED = ("it lifts a cap, but the criteria have none", "say under \"cap\" how far circumstances may move the outcome")
_NOT_A_NUMBER = ("it adds to a measure that is not a number", "write effect: up or effect: down with the number of levels")
_POINTS = ("its points stand beside the level, and add nothing to the score by which the tier is found",
           "write adds: instead of points:, with the same number")
_SCORE = pattern_of("[分點点]$|points?$|marks?$", re.IGNORECASE)
"""How units of a score end: 分, 積分, points."""
_NO_LEVEL = ("it moves by no level", "say under \"levels\" by how many levels, 1 or more")
_NO_RANGE = ("it weighs within a range, but every tier earns a single level",
             "let a tier earn levels to choose from (level: [reprimand, demerit])")
_WITHIN = ("no case comes to anything beyond this level", "name a level that some tier, or another circumstance, leads past")
_WEIGHS = {Effect.WEIGH_UP, Effect.WEIGH_DOWN}


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, modifier in enumerate(criteria.modifiers):
        for path, (problem, remedy) in _problems(modifier, criteria, handbook):
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("modifiers", number, *path)),
                             details={"circumstance": modifier.title, "problem": Term(problem), "remedy": Term(remedy)})


def _problems(modifier: Modifier, criteria: Criteria, handbook: Handbook) -> Iterator[tuple[tuple[str | int, ...], tuple[str, str]]]:
    """(place in the circumstance, (what is wrong, what to write))"""
    if modifier.amount and not any(tier.amount for tier in criteria.tiers):
        paid, lasts = any(tier.payments for tier in criteria.tiers), any(tier.duration for tier in criteria.tiers)
        yield ("amount",), _BESIDES if paid else _TIME if lasts else _AMOUNT
    if modifier.id in modifier.excludes:
        yield ("excludes", modifier.excludes.index(modifier.id)), _ITSELF
    if modifier.lifts_cap and criteria.cap is None:
        yield ("lifts_cap",), _UNCAPPED
    yield from (((name,), _WITHIN) for name in LevelBounds._fields if not _bounds(modifier.bounds, name, criteria, handbook))
    yield from ((("adds", measure.id), _NOT_A_NUMBER) for measure in criteria.measures
                if measure.id in modifier.adds and not measure.is_number)
    if modifier.points is not None and _scored(criteria) and not _counts_points(criteria, handbook):
        yield ("points",), _POINTS
    if modifier.points is not None or modifier.amount or modifier.adds:
        return  # it has an effect by these, beside which its levels may say nothing
    if not modifier.levels and set(modifier.effect) & {Effect.UP, Effect.DOWN}:
        yield ("levels",), _NO_LEVEL
    if _WEIGHS & set(modifier.effect) and not any(_leaves_a_choice(tier, handbook) for tier in criteria.tiers) and not any(
            each.may or len(each.effect) > 1 for each in criteria.modifiers):
        yield ("effect",), _NO_RANGE


def _scored(criteria: Criteria) -> bool:
    """Whether the tiers are found by a score."""
    units = (measure.unit for measure in criteria.measures if measure.unit and any(measure.id in tier.when for tier in criteria.tiers))
    return any(_SCORE.search(words) for unit in units for words in unit.by_language.values())


def _counts_points(criteria: Criteria, handbook: Handbook) -> bool:
    """Whether tiers or their levels give points, of which a circumstance can give more or fewer."""
    levels = [handbook.find("level", degree.level) for tier in criteria.tiers for degree in tier.degrees]
    return any(tier.points is not None for tier in criteria.tiers) or any(level and level.points is not None for level in levels)


def _bounds(bounds: LevelBounds, name: str, criteria: Criteria, handbook: Handbook) -> bool:
    """Whether one end of some bounds holds any outcome back; also where nothing is said of it."""
    end = UNBOUNDED._replace(**{name: getattr(bounds, name)})
    return end == UNBOUNDED or any(bounded(found, [end], handbook) != found for found in unbounded(criteria, handbook))


def _leaves_a_choice(tier: Tier, handbook: Handbook) -> bool:
    """Whether a tier earns one of several levels, or a time or an amount that somebody still has to settle."""
    levels = [handbook.find("level", degree.level) for degree in tier.level]
    times = [tier.duration, *(level.duration for level in levels if level is not None)]
    return len(levels) > 1 or bool(tier.amount) or any(map(_is_spread, times))


def _is_spread(duration: Duration | None) -> bool:
    return duration is not None and duration.shortest != duration.longest


CHECK = of_each_entry("criteria", FAULT, find, "handbook", "criteria")
