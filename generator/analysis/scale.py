"""The degrees of a scale in order: every level, as often as it may be given at one time. (申誡一次 < 申誡二次 < 記過一次.)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.degree import Degree
from generator.model.handbook import Level
from generator.model.modifier import Cap, LevelBounds
from generator.model.scale import Scale


def scale_of(level: Level, handbook: Handbook) -> list[Level]:
    """The levels of the same side and scale, the lightest first."""
    levels = handbook.by_kind["level"].values()
    return sorted((x for x in levels if x.side is level.side and x.scale == level.scale), key=lambda x: x.rank)


def scale_entry(level: Level, handbook: Handbook) -> Scale | None:
    """What the handbook says of the scale on which a level lies."""
    name = level.scale or level.side.value
    return next((scale for scale in handbook.entry.scales if scale.id == name and scale.side is level.side), None)


def decider(level: Level, handbook: Handbook) -> str | None:
    """Who decides on a level: its own post or body, or that of its scale; None where nobody is named."""
    scale = scale_entry(level, handbook)
    return level.decides or (scale.decides if scale else None)


def earned_levels(criteria: Criteria, handbook: Handbook) -> list[Level]:
    """The levels that tiers of a set earn, and those that they give besides, each once."""
    own = [degree for tier in criteria.tiers for degree in tier.level]
    names = dict.fromkeys(degree.level for degree in (*own, *(degree for tier in criteria.tiers for degree in tier.degrees)))
    return [level for name in names if (level := handbook.find("level", name))]


def degrees(levels: Iterable[Level]) -> list[Degree]:
    """The degrees of some levels, in their order."""
    return [Degree(level.id, times) for level in levels for times in range(1, level.times + 1)]


def degrees_around(degree: Degree, handbook: Handbook) -> list[Degree]:
    """The scale on which a degree lies; nothing for an unknown level."""
    level = handbook.find("level", degree.level)
    return degrees(scale_of(level, handbook)) if level is not None else []


def moved(chosen: Sequence[Degree], shift: int, cap: Cap, handbook: Handbook) -> tuple[Degree, ...]:
    """Where degrees to choose from lead that are moved: up from the highest of them, down from the lowest. Nothing below the scale.

    Moving leaves the range; what is to weigh within it is no move. A move ends at the level that the cap names, and does not begin
    where the degrees lie beyond it already.
    """
    scale = degrees_around(chosen[0], handbook) if chosen else []
    places = [scale.index(degree) for degree in chosen if degree in scale]
    if not shift or not places:
        return tuple(chosen)
    if shift > 0:
        highest = scale.index(cap.highest) if cap.highest in scale else len(scale) - 1
        return (scale[min(max(places) + shift, max(highest, *places))],)
    lowest = scale.index(cap.lowest) if cap.lowest in scale else -1
    place = max(min(places) + shift, min(lowest, *places))
    return () if place < 0 else (scale[place],)


def degrees_above(degree: Degree, handbook: Handbook) -> list[Degree]:
    """What lies above a degree on its scale."""
    scale = degrees_around(degree, handbook)
    return scale[scale.index(degree) + 1:] if degree in scale else []


def bounded(chosen: Sequence[Degree], bounds: Sequence[LevelBounds], handbook: Handbook) -> tuple[Degree, ...]:
    """Degrees to choose from, or nothing, as far as they lie within all bounds; else the level that bounds them. Where two bounds
    contradict each other, the highest level holds.
    """
    found = tuple(chosen)
    for lowest in filter(None, (each.lowest for each in bounds)):
        scale = degrees_around(lowest, handbook)
        if not found or (scale and {*found} <= {*scale}):
            found = tuple(each for each in found if scale.index(each) >= scale.index(lowest)) or (lowest,)
    for highest in filter(None, (each.highest for each in bounds)):
        scale = degrees_around(highest, handbook)
        if found and {*found} <= {*scale}:
            found = tuple(each for each in found if scale.index(each) <= scale.index(highest)) or (highest,)
    return found


def beyond(chosen: Sequence[Degree], shift: int, handbook: Handbook) -> bool:
    """Whether degrees would move above the highest of their scale, where nothing but its end stops them."""
    scale = degrees_around(chosen[0], handbook) if chosen else []
    places = [scale.index(degree) for degree in chosen if degree in scale]
    return shift > 0 and bool(places) and max(places) + shift >= len(scale)
