"""Decides a case by a criteria set, and says which tier and which modifiers led there.

The rule (`templates/assets/decide.js` follows it for the form in the browser; both are held to the same cases):
1. the tier is the one that contains every value given, with what modifiers add to it within what can occur (the first of several, where
   the set says so, if the values rule out each before it), the one for all else where the values rule out each other, or the one that is
   named; it earns a level, or a range of levels to choose from;
2. modifiers move it by the sum of their levels (up counts +, down −) as far as the cap allows, unless one of them lifts it, along the
   degrees of its scale: up from the highest of the range, down from the lowest; below the lowest degree there is no consequence, above
   the highest it stays there; then it is held between the levels that they name (highest, lowest), be it moved or not;
3. what weighs (weigh-up, weigh-down) leaves the range as it is; what exempts leaves no consequence;
4. where a modifier may be applied or not, or in one of several ways, the outcome is all that may come of it;
5. points are the tier's plus those of the modifiers; what counts each time (`each_time`) gives its points, and adds to a measure, as
   often as it was the case, and does all else once;
6. the duration is the tier's, if it states one and the level is the tier's; otherwise the level brings its own;
7. what is to be paid is what the tier says of the level; of a level that circumstances led to, what the nearest tier says that earns
   it, and nothing where none does (`unpriced`); and what circumstances make of that (`generator.analysis.payments`);
8. what the tier gives besides (`also`) stays as it is whatever circumstances do to the level, and is left out with it: where there is no
   consequence, and where circumstances led to the very degree that would be given besides.

Numbers are exact, however many digits they have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import reduce

from generator.analysis.moves import UNMOVED, Moves, cap_of, moves_of
from generator.analysis.payments import adjusted, around, beyond_limits, due, limits_of, payment_of
from generator.analysis.scale import beyond, bounded, degrees_above, degrees_around, moved
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Expected, Tier
from generator.model.degree import Degree
from generator.model.duration import Duration
from generator.model.handbook import Level
from generator.model.modifier import UNCAPPED, Cap, Modifier
from generator.model.payment import NO_LEVEL, Payment
from generator.model.ranges import Range
from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class Result:
    """A degree that a case may come to, None for no level, how long it lasts, what it costs by the rule, and how much that is here, from
    the least to the most; `ways` are the sums of which one is paid, where nothing between them is. `unlimited` tells whether circumstances
    led it beyond the limits of its rule."""

    degree: Degree | None
    duration: Duration | None = None
    payment: Payment | None = None
    due: Range | None = None
    ways: tuple[Range, ...] = ()
    unlimited: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What is given beside a result: all that may be chosen, whether it may be left out, and in which case it is given."""

    results: tuple[Result, ...]
    may: bool = False
    where: Text | None = None

    @property
    def degrees(self) -> tuple[Degree, ...]:
        return tuple(result.degree for result in self.results if result.degree)


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome. `modifiers` are what applies, each as often as it counts; `results` are all that may be chosen, the lightest first;
    empty where no tier fits, and `tier` is None then. `capped` tells whether the cap holds the circumstances back, by how far they move or
    by a level, `topped` whether the scale ends before. `beside` is what is given with any result but none. `unpriced` are the degrees to
    which circumstances raised it for which nobody says what is to be paid, though the tier says it of its own."""

    tier: Tier | None
    modifiers: tuple[Modifier, ...] = ()
    moves: Moves = UNMOVED
    results: tuple[Result, ...] = ()
    points: Decimal | None = None
    capped: bool = False
    topped: bool = False
    beside: tuple[Beside, ...] = ()
    unpriced: tuple[Degree, ...] = ()


def decide(criteria: Criteria, handbook: Handbook, given: Mapping[str, Decimal], modifiers: Sequence[str] = (),
           tier: str | None = None) -> Decision:
    """Decides one case. `given` maps measures to values; `tier` names a tier that is described in words. `modifiers` are the ids of the
    circumstances, each as often as it was the case."""
    applied = tuple(m for m in criteria.modifiers if m.id in modifiers)
    counting = tuple(m for m in applied for _ in range(m.times(modifiers)))
    chosen = find_tier(criteria, counted(criteria, given, counting), tier)
    if chosen is None:
        return Decision(None, counting)
    cap = cap_of(criteria, applied)
    moves = moves_of(applied, cap)
    results = tuple(_priced(result, chosen, criteria, given, applied) for result in _results(chosen, moves, cap, handbook))
    ways = [(moved(chosen.level, shift, cap, handbook), moved(chosen.level, shift, UNCAPPED, handbook), shift) for shift in moves.shifts]
    capped = moves.capped or any(held != free for held, free, _ in ways)
    topped = any(held == free and beyond(chosen.level, shift, handbook) for held, free, shift in ways)
    return Decision(chosen, counting, moves, results, _points(chosen, counting), capped, topped,
                    _beside(chosen, results, criteria, given, handbook), _unpriced(chosen, results, handbook))


def counted(criteria: Criteria, given: Mapping[str, Decimal], applied: Sequence[Modifier]) -> dict[str, Decimal]:
    """The values by which the tier is found: with what circumstances add to them, and no more than can occur."""
    found = dict(given)
    for measure in criteria.measures:
        more = [modifier.adds[measure.id] for modifier in applied if measure.id in modifier.adds]
        if more and measure.id in found:
            least, most = measure.lowest, measure.highest
            value = reduce(_EXACT.add, more, found[measure.id])
            found[measure.id] = min(max(value, value if least is None else least), value if most is None else most)
    return found


def results_of(found: Tier | Expected, criteria: Criteria, handbook: Handbook) -> tuple[Result, ...]:
    """What is written in a tier, or expected of a case: its levels, each with how long it lasts."""
    nothing = [Result(None)] if isinstance(found, Expected) and found.or_nothing else []
    own = [Result(degree, found.duration or _lasting(degree, handbook), *_paid(found, degree, criteria)) for degree in found.level]
    return (*nothing, *(own or [Result(None, found.duration, *_paid(found, NO_LEVEL, criteria))]))


def beside_of(tier: Tier, handbook: Handbook) -> tuple[Beside, ...]:
    """What is written in a tier of what is given besides."""
    return tuple(Beside(tuple(Result(degree, further.duration or _lasting(degree, handbook), further.amount.get(str(degree)))
                              for degree in further.level), further.may, further.where) for further in tier.also)


def _beside(tier: Tier, results: Sequence[Result], criteria: Criteria, given: Mapping[str, Decimal],
            handbook: Handbook) -> tuple[Beside, ...]:
    """The same in a case, with what it costs there; without a degree that is the main result already."""
    main = {result.degree for result in results}
    if main <= {None}:
        return ()
    found = (replace(each, results=tuple(_costing(result, criteria, given) for result in each.results if {result.degree} != main - {None}))
             for each in beside_of(tier, handbook))
    return tuple(each for each in found if each.results)


def _unpriced(tier: Tier, results: Sequence[Result], handbook: Handbook) -> tuple[Degree, ...]:
    if not (tier.amount and tier.level):
        return ()
    above = degrees_above(tier.level[-1], handbook)
    return tuple(result.degree for result in results if result.degree in above and result.degree and result.payment is None)


def _costing(result: Result, criteria: Criteria, given: Mapping[str, Decimal]) -> Result:
    return replace(result, due=due(result.payment, criteria, given)) if result.payment else result


def _paid(found: Tier | Expected, degree: Degree | str, criteria: Criteria) -> tuple[Payment | None, Range | None]:
    """The rule of a tier; the amount that a case expects, for a level that costs something, or for none of a set of fees."""
    if isinstance(found, Expected):
        return None, found.amount if any(str(degree) in tier.amount for tier in criteria.tiers) else None
    return found.amount.get(str(degree)), None


def _priced(result: Result, tier: Tier, criteria: Criteria, given: Mapping[str, Decimal], applied: Sequence[Modifier]) -> Result:
    """A result with what it costs."""
    payment = payment_of(result.degree, tier, criteria) if result.degree else result.payment
    if payment is None:
        return result
    owed = due(payment, criteria, given)
    ways = adjusted(owed, applied, payment.rounding) if owed else ()
    unlimited = bool(ways) and beyond_limits(ways, *limits_of(payment, criteria, given))
    return replace(result, payment=payment, due=reduce(around, ways) if ways else None, ways=ways, unlimited=unlimited)


def _results(tier: Tier, moves: Moves, cap: Cap, handbook: Handbook) -> Iterator[Result]:
    """The lightest first: no consequence, then degrees in the order of their scale."""
    reached = [bounded(moved(tier.level, way.shift, cap, handbook), way.bounds, handbook) for way in moves.ways]
    if moves.exempt or (tier.level and () in reached):
        yield Result(None)
    if () in reached and not tier.level:
        yield Result(None, tier.duration, tier.amount.get(NO_LEVEL))
    for degree in _in_order({degree for found in reached for degree in found}, handbook):
        stated = tier.duration if degree in tier.level else None
        yield Result(degree, stated or _lasting(degree, handbook))


def _in_order(found: set[Degree], handbook: Handbook) -> list[Degree]:
    """One scale after the other, as the tables of the page have them."""
    scales = sorted({tuple(map(str, degrees_around(degree, handbook))) for degree in found})
    places = {degree: place for place, degree in enumerate(degree for scale in scales for degree in scale)}
    return sorted(found, key=lambda degree: (places.get(str(degree), 0), str(degree)))


def _lasting(degree: Degree, handbook: Handbook) -> Duration | None:
    """How long a level lasts by itself."""
    level: Level | None = handbook.find("level", degree.level)
    return level.duration if level else None


def find_tier(criteria: Criteria, given: Mapping[str, Decimal], name: str | None = None) -> Tier | None:
    """The first tier whose every range contains the value given for its measure; the one for all else where each other is ruled out.

    Where the first counts, none as long as one before it is not ruled out.
    """
    if name is not None:
        return next((t for t in criteria.tiers if t.id == name), None)
    open_before = False
    for tier in criteria.tiers:
        known = [range_.contains(given[measure]) for measure, range_ in tier.when.items() if measure in given]
        if not tier.when or not all(known):
            continue
        if len(known) == len(tier.when):
            return None if open_before and criteria.first_counts else tier
        open_before = True
    return None if open_before else next((t for t in criteria.tiers if t.otherwise), None)


def _points(tier: Tier, modifiers: Sequence[Modifier]) -> Decimal | None:
    parts = [p for p in (tier.points, *(m.points for m in modifiers)) if p is not None]
    return reduce(_EXACT.add, parts) if parts else None


_EXACT = Context(prec=10_000)
"""Adds without rounding."""
