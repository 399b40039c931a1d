"""What circumstances do together: by how many levels they may move an outcome, which way they weigh, and whether they exempt from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.criteria import Criteria
from generator.model.modifier import UNBOUNDED, UNCAPPED, Cap, LevelBounds, Modifier, Option


class Way(NamedTuple):
    """By how many levels an outcome moves, as far as the cap allows, and between what it is held then, as each circumstance says it, in the
    order of the set.
    """

    shift: int = 0
    bounds: tuple[LevelBounds, ...] = ()


@dataclass(frozen=True, slots=True)
class Moves:
    """`ways` are those in which an outcome may move, rising; empty where it is left out for certain.

    Of circumstances that may be applied in several ways there are several. `capped` tells whether the cap holds one of them back. `leans`
    has +1 where something weighs towards the higher end of the range, and −1 for the lower; `exempt` whether there may be no consequence.
    """

    ways: tuple[Way, ...] = (Way(),)
    capped: bool = False
    leans: frozenset[int] = frozenset()
    exempt: bool = False

    @property
    def shifts(self) -> tuple[int, ...]:
        """The levels by which an outcome may move, rising, each once."""
        return tuple(dict.fromkeys(way.shift for way in self.ways))


UNMOVED = Moves()


def cap_of(criteria: Criteria, applied: Iterable[Modifier]) -> Cap:
    """How far these circumstances may move an outcome together: as far as they say where one of them lifts the cap."""
    return UNCAPPED if criteria.cap is None or any(modifier.lifts_cap for modifier in applied) else criteria.cap


def moves_of(modifiers: Iterable[Modifier], cap: Cap) -> Moves:
    """The moves of some circumstances. Time grows with their number and their levels, not with the ways to combine them, but for those that
    bound the outcome and need not be applied.
    """
    states = {(Way(), False)}
    leans: set[int] = set()
    for modifier in modifiers:
        leans |= {option.lean for option in modifier.options if option.lean}
        states = {_applied(state, option) for state in states for option in modifier.options}
    asked = {way for way, exempt in states if not exempt}
    held = {way._replace(shift=cap.held(way.shift)) for way in asked}
    return Moves(tuple(sorted(held, key=_order)), held != asked, frozenset(leans), any(exempt for _, exempt in states))


def _applied(state: tuple[Way, bool], option: Option) -> tuple[Way, bool]:
    way, exempt = state
    bounds = way.bounds if option.bounds in (UNBOUNDED, *way.bounds) else (*way.bounds, option.bounds)
    return Way(way.shift + option.shift, bounds), exempt or option.exempt


def _order(way: Way) -> tuple[int, list[str]]:
    """By the levels moved; what is held between something comes after what is not."""
    return way.shift, [*map(str, way.bounds)]


def conflict(criteria: Criteria, chosen: Sequence[str]) -> tuple[Modifier, Modifier] | None:
    """The first two of the modifiers named that cannot apply together: it is enough that one of them says so."""
    applied = [modifier for modifier in criteria.modifiers if modifier.id in chosen]
    return next(((one, other) for number, one in enumerate(applied) for other in applied[number + 1:]
                 if other.id in one.excludes or one.id in other.excludes), None)
