"""Circumstances: what moves an outcome along its scale, what weighs within it, what exempts from it, and how far they go together."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Annotated, NamedTuple, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.adjustment import Adjustment
from generator.model.common import PLAIN_FOR_ONE, OneOrMany, Part
from generator.model.degree import Degree
from generator.model.numbers import Count, Number
from generator.model.text import Id, Ref, SingleLine, Word

DegreeRef = Annotated[Degree, Ref(("level",))]


MOST_TIMES = 99
"""So often, at most, can somebody say that a circumstance was the case, where it counts each time."""


class Effect(Enum):
    UP = "up"
    DOWN = "down"
    WEIGH_UP = "weigh-up"
    WEIGH_DOWN = "weigh-down"
    EXEMPT = "exempt"


class LevelBounds(NamedTuple):
    """Levels above and below which an outcome does not lie; None where nothing is said."""

    highest: Degree | None = None
    lowest: Degree | None = None


UNBOUNDED = LevelBounds()


class Option(NamedTuple):
    """One way in which a circumstance may be applied: levels moved (up counts +), weight within the range (+1 or −1), exemption, and what
    the outcome is held between.
    """

    shift: int = 0
    lean: int = 0
    exempt: bool = False
    bounds: LevelBounds = UNBOUNDED


_EFFECTS = ("effect", "highest", "lowest", "points", "amount", "adds")
"""Fields of which a circumstance has one at least."""


class Modifier(Part):
    """A circumstance that moves the outcome, weighs within it, bounds it, exempts from it, or changes points, amount or measure."""

    model_config = ConfigDict(json_schema_extra={"allOf": [{"anyOf": [{"required": [name]} for name in _EFFECTS]}]})

    id: Id = Field(description="Id of the modifier, unique in its criteria")
    title: SingleLine = Field(description="The circumstance")
    effect: Annotated[tuple[Effect, ...], OneOrMany] = Field(
        (), description="up or down: to another level; weigh-up or weigh-down: within the range of levels; exempt: no consequence; of "
                        "several, one is chosen; left out where it changes points, the amount or what is measured only")
    levels: Annotated[Count, Field(ge=0)] = Field(1, description="By how many levels")
    highest: DegreeRef | None = Field(None, description="Level above which the outcome does not lie where it is the case")
    lowest: DegreeRef | None = Field(None, description="Level below which the outcome does not lie where it is the case")
    may: bool = Field(False, description="Whether it may be applied and need not be")
    excludes: Annotated[tuple[Word, ...], OneOrMany] = Field((), description="Modifiers that cannot apply together with it")
    points: Number | None = Field(None, description="Points it adds or takes")
    amount: Adjustment | None = Field(
        None, description="What it makes of the amount: half, 30% less, 20% more, up to half more, plus 500 yuan")
    adds: Annotated[dict[Word, Number], PLAIN_FOR_ONE] = Field(
        default_factory=dict, description="What it adds to a measure, or takes from it, before the tier is found; of several, by their ids")
    each_time: bool = Field(
        False, description="Whether its points and what it adds count each time that it was the case: of three times, three times")
    lifts_cap: bool = Field(False, description="Whether the cap does not hold where it is the case")

    @model_validator(mode="after")
    def _some_effect(self) -> Self:
        if not any(getattr(self, name) not in (None, (), {}) for name in _EFFECTS):
            raise PydanticCustomError("missing_name", "missing name", {"field": "effect"})
        return self

    @property
    def options(self) -> tuple[Option, ...]:
        """The ways in which it may be applied; each has one of its effects, or none where it need not be applied."""
        found = dict.fromkeys([self._option(effect) for effect in self.effect] or [Option(bounds=self.bounds)])
        return (*found, Option()) if self.may else (*found,)

    @property
    def bounds(self) -> LevelBounds:
        """What the outcome is held between where it is the case."""
        return LevelBounds(self.highest, self.lowest)

    def times(self, given: Sequence[str]) -> int:
        """How often it counts, of the ids of circumstances, each as often as it was the case."""
        return given.count(self.id) if self.each_time else min(given.count(self.id), 1)

    @property
    def moves(self) -> bool:
        """Whether it can lead to another level."""
        return any(option.shift for option in self.options)

    def _option(self, effect: Effect) -> Option:
        bounds = self.bounds
        return {
            Effect.UP: Option(shift=self.levels, bounds=bounds), Effect.DOWN: Option(shift=-self.levels, bounds=bounds),
            Effect.WEIGH_UP: Option(lean=1, bounds=bounds), Effect.WEIGH_DOWN: Option(lean=-1, bounds=bounds),
            Effect.EXEMPT: Option(exempt=True),
        }[effect]


class Cap(Part):
    """How far circumstances may move an outcome, all of them together."""

    up: Annotated[Count, Field(ge=0)] | None = Field(None, description="At most so many levels up")
    down: Annotated[Count, Field(ge=0)] | None = Field(None, description="At most so many levels down")
    highest: DegreeRef | None = Field(None, description="Level above which no circumstance leads")
    lowest: DegreeRef | None = Field(None, description="Level below which no circumstance leads")

    def held(self, shift: int) -> int:
        """As much of a shift as is allowed."""
        up, down = (shift if most is None else most for most in (self.up, None if self.down is None else -self.down))
        return min(shift, up) if shift > 0 else max(shift, down)


UNCAPPED = Cap.model_validate({})
