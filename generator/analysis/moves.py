"""What circumstances do together: by how many levels they may move an outcome, which way they weigh, and whether they exempt from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.criteria import Criteria
from generator.model.modifier import UNCAPPED, Cap, Modifier, Option


@dataclass(frozen=True, slots=True)
class Moves:
    """`shifts` are the levels by which an outcome may move, rising, as far as the cap allows; empty where it is left out for certain.

    Of circumstances that may be applied in several ways there are several. `capped` tells whether the cap holds one of them back. `leans`
    has +1 where something weighs towards the higher end of the range, and −1 for the lower; `exempt` whether there may be no consequence.
    """

    shifts: tuple[int, ...] = (0,)
    capped: bool = False
    leans: frozenset[int] = frozenset()
    exempt: bool = False


UNMOVED = Moves()


def cap_of(criteria: Criteria, applied: Iterable[Modifier]) -> Cap:
    """How far these circumstances may move an outcome together: as far as they say where one of them lifts the cap."""
    return UNCAPPED if criteria.cap is None or any(modifier.lifts_cap for modifier in applied) else criteria.cap


def moves_of(modifiers: Iterable[Modifier], cap: Cap) -> Moves:
    """The moves of some circumstances. Time grows with their number and their levels, not with the ways to combine them."""
    states = {(0, False)}
    leans: set[int] = set()
    for modifier in modifiers:
        leans |= {option.lean for option in modifier.options if option.lean}
        states = {_applied(state, option) for state in states for option in modifier.options}
    asked = {shift for shift, exempt in states if not exempt}
    held = {cap.held(shift) for shift in asked}
    return Moves(tuple(sorted(held)), held != asked, frozenset(leans), any(exempt for _, exempt in states))


def _applied(state: tuple[int, bool], option: Option) -> tuple[int, bool]:
    return state[0] + option.shift, state[1] or option.exempt


def conflict(criteria: Criteria, chosen: Sequence[str]) -> tuple[Modifier, Modifier] | None:
    """The first two of the modifiers named that cannot apply together: it is enough that one of them says so."""
    applied = [modifier for modifier in criteria.modifiers if modifier.id in chosen]
    return next(((one, other) for number, one in enumerate(applied) for other in applied[number + 1:]
                 if other.id in one.excludes or one.id in other.excludes), None)
