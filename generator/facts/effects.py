"""What a circumstance does to the outcome of criteria, in words. Pure."""

from __future__ import annotations

from generator.i18n import formatting
from generator.i18n.catalogue import catalogue
from generator.model.criteria import Effect, Modifier
from generator.model.handbook import Side

_EFFECTS = {
    Side.REWARD: {Effect.UP: "higher reward", Effect.DOWN: "lower reward"},
    Side.PENALTY: {Effect.UP: "heavier penalty", Effect.DOWN: "lighter penalty"},
    Side.GRADE: {Effect.UP: "higher grade", Effect.DOWN: "lower grade"},
}


def effect(modifier: Modifier, side: Side, language: str) -> str:
    """`heavier penalty, 1 level`, `加重 1 級`; with the points it adds or takes."""
    text = catalogue(language).text
    moved = text(_EFFECTS[side][modifier.effect])
    if modifier.levels:
        moved = text("{effect}, {count} level" if modifier.levels == 1 else "{effect}, {count} levels", effect=moved, count=modifier.levels)
    points = [] if modifier.points is None else [text("{points} points", points=formatting.signed(modifier.points))]
    return text(", ").join([moved, *points])
