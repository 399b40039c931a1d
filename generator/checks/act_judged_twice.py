"""HB609 act-judged-twice: the same act earns different levels, or costs different amounts, in two sets.

Two sets of the same side that name the same `act`, apply to a common post or party outside and measure the same thing must agree wherever
their ranges meet (HB609 of levels, HB633 of what is to be paid at the ends of what they share). Measures of two ids are one if they are
counted in one unit and over one period, and neither title says of how much together (連續, 累計, `in a row`) where the other does not.
Where the titles differ too this is likely only, so that HB632 warns of it. Sets are compared tier by tier, set against set of the same act
only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from generator.analysis.decision_table import tier_box
from generator.analysis.payments import due
from generator.checks.shared.base import Check
from generator.checks.shared.criteria_words import SET, named_levels, region
from generator.checks.shared.lengths import as_written
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.facts.applying import posts_named
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Tier
from generator.model.degree import NamedLevels
from generator.model.measure import Measure
from generator.model.ranges import Range
from generator.model.regions import Region, as_range, intersection
from generator.patterns import pattern_of

_ONE = SET + "act: 曠職\ntiers:\n  - {when: any, level: reprimand}\ncases: [{given: 1, expect: {level: reprimand}}]\n"
_OTHER = _ONE.replace("id: absence", "id: absence-again")

FAULT = Descriptor(
    code="HB609", name="act-judged-twice",
    message="the same act earns \"{level}\" here and \"{other}\" in \"{set}\", at {region}",
    hint="keep one of the two sets, or make their tiers agree",
    why="The same act must not be punished differently, whichever table is at hand.",
    invalid=_ONE + "---\n" + _OTHER.replace("level: reprimand", "level: demerit"),
    valid=_ONE + "---\n" + _OTHER)
_RENAMED = _OTHER.replace("id: hours, title: 曠職時數", "id: time, title: 曠職時間")
OTHERWISE_MEASURED = Descriptor(
    code="HB632", name="act-measured-twice", severity=Severity.WARNING,
    message="the same act earns \"{level}\" here and \"{other}\" in \"{set}\", at {region}, if \"{measure}\" and \"{measured}\" are one",
    hint="keep one of the two sets, or make their tiers agree; if the two measure different things, say in \"act\" or in their titles "
         "how they differ",
    why="The same act must not be punished differently, whichever table is at hand.",
    invalid=_ONE + "---\n" + _RENAMED.replace("level: reprimand", "level: demerit"),
    valid=_ONE + "---\n" + _RENAMED)
_FEE = _ONE.replace("level: reprimand}\n", "level: reprimand, amount: 500元}\n").replace(
    "level: reprimand}}]", "level: reprimand, amount: 500元}}]")
OTHER_AMOUNT = Descriptor(
    code="HB633", name="act-priced-twice", severity=Severity.WARNING,
    message="for the same act {amount} is to be paid here, and {other} in \"{set}\", at {region}",
    hint="keep one of the two sets, or write one amount in both",
    why="Whoever pays by one table has paid too much or too little by the other.",
    invalid=_FEE + "---\n" + _FEE.replace("id: absence", "id: absence-again").replace("500元", "600元"),
    valid=_FEE + "---\n" + _FEE.replace("id: absence", "id: absence-again"))

_TOGETHER = pattern_of(
    r"[連连][續续]|[繼继][續续]|累[計计積积]|合[計计]|[總总]|每次|[單单]次|平均|全年|年度|每[日週周月季年]|"
    r"\b(?:in a row|consecutive|running|total|in all|altogether|average|each|per|a (?:day|week|month|year)|once)\b", re.IGNORECASE)
"""What says of how much together something is measured."""
NOTHING = Term("nothing")
Axes = tuple[tuple[Measure, Measure], ...]
"""The measures of a set, each with that of another set that is the same."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    by_act: dict[tuple[str, str], list[Criteria]] = {}
    for criteria in handbook.criteria.values():
        if criteria.act is not None:
            by_act.setdefault((criteria.side.value, str(criteria.act)), []).append(criteria)
    for sets in by_act.values():
        for first, second in combinations(sets, 2):
            axes = _axes(first, second)
            if axes is not None and _judge_somebody_both(first, second, handbook):
                yield from _disagreements(first, second, axes, handbook)


def _axes(first: Criteria, second: Criteria) -> Axes | None:
    """What the two measure, if it is the same; None where it is not, or where nobody can say which is which."""
    same = [[other for other in second.measures if other.id == one.id] or [other for other in second.measures if _same_measure(one, other)]
            for one in first.measures]
    matched = [found[0].id for found in same if len(found) == 1]
    if len(matched) < len(same) or len({*matched}) < len(second.measures):
        return None
    return tuple((one, found[0]) for one, found in zip(first.measures, same, strict=True))


def _same_measure(one: Measure, other: Measure) -> bool:
    kind = (one.type, [*map(str, one.choices)], one.period) == (other.type, [*map(str, other.choices)], other.period)
    units = [{*measure.unit.by_language.values()} if measure.unit else set() for measure in (one, other)]
    return kind and (units[0] == units[1] or bool(units[0] & units[1])) and _together(one) == _together(other)


def _together(measure: Measure) -> frozenset[str]:
    return frozenset(word for words in measure.title.by_language.values() for word in _TOGETHER.findall(words.casefold()))


def _judge_somebody_both(first: Criteria, second: Criteria, handbook: Handbook) -> bool:
    """What names nobody holds for every post, and for nobody outside."""
    if first.applies_to and second.applies_to:
        return bool(set(first.applies_to) & set(second.applies_to))
    return all(not each.applies_to or posts_named(each, handbook) for each in (first, second))


def _disagreements(first: Criteria, second: Criteria, axes: Axes, handbook: Handbook) -> Iterator[Diagnostic]:
    own, others = [one for one, _ in axes], [other for _, other in axes]
    for number, tier in enumerate(second.tiers):
        for earlier in first.tiers:
            common = intersection(tier_box(earlier, own), tier_box(tier, others))
            if tier.when and earlier.when and common:
                told = {"set": first.title, "region": region(common, others)}
                yield from (Diagnostic(descriptor=fault, span=second.source.span(("tiers", number)),
                                       related=first.source.span(("act",)), details={**details, **told})
                            for fault, details in _unlike((first, earlier), (second, tier), axes, common, handbook))


def _unlike(one: tuple[Criteria, Tier], two: tuple[Criteria, Tier], axes: Axes, common: Region,
            handbook: Handbook) -> Iterator[tuple[Descriptor, dict[str, object]]]:
    """In what two tiers that meet contradict each other."""
    (first, earlier), (second, tier) = one, two
    renamed = next(((one, other) for one, other in axes if one.id != other.id and one.title != other.title), None)
    if tier.degrees != earlier.degrees:
        levels: dict[str, object] = {"level": _levels(tier, handbook), "other": _levels(earlier, handbook)}
        yield (OTHERWISE_MEASURED, {**levels, "measure": renamed[1].title, "measured": renamed[0].title}) if renamed else (FAULT, levels)
    elif any(_differ(_sums(first, earlier, given), _sums(second, tier, there)) for given, there in _values(axes, common)):
        yield OTHER_AMOUNT, {"amount": _amount(second, tier), "other": _amount(first, earlier)}


def _values(axes: Axes, common: Region) -> Iterator[tuple[dict[str, Decimal], dict[str, Decimal]]]:
    """The lowest values that two tiers share, and the highest, as either set calls them; an end that there is none of is left out."""
    shared = [(one, other, as_range(each)) for (one, other), each in zip(axes, common, strict=True)]
    lowest = [(one.id, other.id, one.lowest if found.lower is None else found.lower) for one, other, found in shared]
    highest = [(one.id, other.id, one.highest if found.upper is None else found.upper) for one, other, found in shared]
    for ends in (lowest, highest):
        known = [(own, there, number) for own, there, number in ends if number is not None]
        yield {own: number for own, _, number in known}, {there: number for _, there, number in known}


def _sums(criteria: Criteria, tier: Tier, given: Mapping[str, Decimal]) -> list[Range] | None:
    """What is to be paid at some values; None where they do not say it."""
    found = [due(payment, criteria, given) for payment in tier.amount.values()]
    known = [each for each in found if each is not None]
    return known if len(known) == len(found) else None


def _differ(one: list[Range] | None, other: list[Range] | None) -> bool:
    return one is not None and other is not None and one != other


def _amount(criteria: Criteria, tier: Tier) -> str:
    return as_written(criteria, ("tiers", criteria.tiers.index(tier), "amount"), "") if tier.amount else NOTHING


def _levels(tier: Tier, handbook: Handbook) -> NamedLevels:
    return named_levels(tier.degrees or (None,), handbook)


CHECK = Check(FAULT, find, (OTHERWISE_MEASURED, OTHER_AMOUNT), kinds=frozenset({"criteria"}))
