"""What a circumstance does to the outcome of criteria, in words. Pure.

Moving along the levels is 加重 and 減輕; 從重 and 從輕 are weighing within a range of levels, which is something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.analysis.moves import UNMOVED, Moves
from generator.facts.applying import for_outsiders
from generator.facts.outcomes import degree_said
from generator.facts.payments import adjustment_said
from generator.facts.words import HandbookWords, plain
from generator.i18n import formatting
from generator.model.criteria import Criteria
from generator.model.measure import Measure
from generator.model.modifier import LevelBounds, Modifier, Option
from generator.model.side import Side

_UP = {Side.REWARD: "higher reward", Side.PENALTY: "heavier penalty", Side.GRADE: "higher grade", Side.CLASS: "higher class",
       Side.FEE: "higher rate", Side.BENEFIT: "higher rate"}
_DOWN = {Side.REWARD: "lower reward", Side.PENALTY: "lighter penalty", Side.GRADE: "lower grade", Side.CLASS: "lower class",
         Side.FEE: "lower rate", Side.BENEFIT: "lower rate"}
_LEANS = dict.fromkeys(Side, ("towards the higher end of the range", "towards the lower end of the range")) | {
    Side.PENALTY: ("towards the heavier end of the range", "towards the lighter end of the range")}
_EXEMPT = {Side.REWARD: "no reward", Side.PENALTY: "exempt from penalty", Side.GRADE: "no grade", Side.CLASS: "no class",
           Side.FEE: "free of charge", Side.BENEFIT: "nothing is paid"}

NOT_ABOVE, NOT_BELOW = "no level above {level}", "no level below {level}"


def effect(modifier: Modifier, criteria: Criteria, words: HandbookWords) -> str:
    """`heavier penalty, 1 level`, `加重 1 級`, `得減輕 1 級或免除`; with what it makes of the amount, what it adds to a
    measure, and the points it adds or takes."""
    text, side = words.text, criteria.side
    points = [] if modifier.points is None else [text(formatting.points_key(modifier.points), points=formatting.signed(modifier.points))]
    added = [_added(modifier.adds[measure.id], measure, words) for measure in criteria.measures if measure.id in modifier.adds]
    ways = [option for option in modifier.options if option != Option()]
    moves = [_option(option, criteria, words) for option in ways]
    paid = [adjustment_said(modifier.amount, words)] if modifier.amount else []
    if not moves and not points and not paid and not added:
        moves = [moved(0, side, words)]
    said = [*([formatting.either([*dict.fromkeys(moves)], words.language)] if moves else []), *paid]
    allowed = [text("at discretion: {effect}", effect=each) for each in said] if modifier.may else said
    counted = [text("{effect} each time", effect=text(", ").join([*added, *points]))] if modifier.each_time else [*added, *points]
    return text(", ").join([*allowed, *counted, *([text("not limited by the cap")] if modifier.lifts_cap else [])])


def _added(more: Decimal, measure: Measure, words: HandbookWords) -> str:
    """`score +5 points`, `得分 +5 分`."""
    unit = words.said(measure.unit).text if measure.unit else ""
    key = "{measure} {number} {unit}" if unit else "{measure} {number}"
    return words.text(key, measure=words.said(measure.title).text, number=formatting.signed(more), unit=unit)


def moved(shift: int, side: Side, words: HandbookWords) -> str:
    """How far the level moves: up counts +, down −."""
    text = words.text
    if not shift:
        return text("no change of level")
    way, count = text((_UP if shift > 0 else _DOWN)[side]), abs(shift)
    return text("{effect}, {count} level" if count == 1 else "{effect}, {count} levels", effect=way, count=count)


def together(moves: Moves, criteria: Criteria, words: HandbookWords) -> str:
    """What all circumstances of a case do: each way to move, how it weighs, whether it exempts."""
    text, side = words.text, criteria.side
    exempt = [_exempt(criteria, words)] if moves.exempt else []
    only_weighs = moves.leans and moves.ways == UNMOVED.ways and not exempt
    ways_on = [] if only_weighs else [_on(way.shift, way.bounds, side, words) for way in moves.ways]
    ways = formatting.either([*dict.fromkeys((*ways_on, *exempt))], words.language)
    return text(", ").join(filter(None, [ways, leaning(moves.leans, side, words)]))


def leaning(leans: Iterable[int], side: Side, words: HandbookWords) -> str:
    """Which way the circumstances weigh within the range; empty where they do not."""
    text, found = words.text, set(leans)
    if not found:
        return ""
    return text("for and against, within the range") if len(found) > 1 else text(_LEANS[side][0 if 1 in found else 1])


def _option(option: Option, criteria: Criteria, words: HandbookWords) -> str:
    if option.exempt:
        return _exempt(criteria, words)
    if option.lean:
        return words.text(", ").join((leaning({option.lean}, criteria.side, words), *_held([option.bounds], words)))
    return _on(option.shift, [option.bounds], criteria.side, words)


def _on(shift: int, bounds: Sequence[LevelBounds], side: Side, words: HandbookWords) -> str:
    """How far the level moves, and between what the outcome is held then."""
    held = _held(bounds, words)
    return words.text(", ").join([*([moved(shift, side, words)] if shift or not held else []), *held])


def _held(bounds: Sequence[LevelBounds], words: HandbookWords) -> list[str]:
    """`no level above demerit`, `不得高於記過`; each once."""
    found = dict.fromkeys((*((NOT_ABOVE, each.highest) for each in bounds), *((NOT_BELOW, each.lowest) for each in bounds)))
    return [words.text(key, level=plain(degree_said(degree, words))) for key, degree in found if degree]


def _exempt(criteria: Criteria, words: HandbookWords) -> str:
    outside = criteria.side is Side.PENALTY and for_outsiders(criteria, words.handbook)
    return words.text("exempt from any penalty" if outside else _EXEMPT[criteria.side])
