"""What a circumstance does to the outcome of criteria, in words. Pure.

Moving along the levels is 加重 and 減輕; 從重 and 從輕 are weighing within a level, which is something else.
"""

from __future__ import annotations

from generator.i18n import formatting
from generator.i18n.catalogue import catalogue
from generator.model.criteria import Modifier
from generator.model.handbook import Side

_UP = {Side.REWARD: "higher reward", Side.PENALTY: "heavier penalty", Side.GRADE: "higher grade"}
_DOWN = {Side.REWARD: "lower reward", Side.PENALTY: "lighter penalty", Side.GRADE: "lower grade"}


def effect(modifier: Modifier, side: Side, language: str) -> str:
    """`heavier penalty, 1 level`, `加重 1 級`; with the points it adds or takes."""
    text = catalogue(language).text
    points = [] if modifier.points is None else [text("{points} points", points=formatting.signed(modifier.points))]
    moves = [moved(modifier.shift, side, language)] if modifier.shift or not points else []
    return text(", ").join([*moves, *points])


def moved(shift: int, side: Side, language: str) -> str:
    """How far the level moves: up counts +, down −."""
    text = catalogue(language).text
    if not shift:
        return text("the level stays")
    way, count = text((_UP if shift > 0 else _DOWN)[side]), abs(shift)
    return text("{effect}, {count} level" if count == 1 else "{effect}, {count} levels", effect=way, count=count)
