"""What a checklist consists of: items in groups, and between them the steps that are not ticked there. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from generator.calendar.rounds import Rounds
from generator.calendar.span import ALWAYS, Span
from generator.facts.limit_words import StatedLimit
from generator.facts.step_conditions import Condition
from generator.model import Post, Procedure
from generator.model.doers import Role
from generator.model.duration import Duration
from generator.model.flow import Arc
from generator.model.frequency import Frequency
from generator.model.handbook import Form, Register
from generator.model.post import Priority
from generator.model.procedure import Mode, PausePoint
from generator.model.text import Text


class Part(NamedTuple):
    """Some procedures of a checklist: those whose ids fall in the part of that `number`, from 0, `of` so many that are about as large. The
    first part has the duties besides.
    """

    number: int = 0
    of: int = 1

    def holds(self, name: str) -> bool:
        """Which part a procedure is in does not depend on others."""
        return crc32(name.encode()) % self.of == self.number


@dataclass(frozen=True, slots=True)
class ItemWay:
    """A way from the step of that index in the procedure."""

    source: int
    arc: Arc


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to tick off. `id` is stable: `duty/<duty>`, from its second turn of a day on `duty/<duty>/<turn>`; `<procedure>/<step>`.
    The browser remembers ticks by it.

    A duty has `when` and `priority`, the days on which it is `owed` as far as its post is in force, of several times in a period the
    `turn` (which, of how many) where no time of day tells them apart, the `rounds` where it comes every so many months, and may name the
    `procedure` that says how. A step belongs to its `procedure` and has its key and its number there, from 1; a duty that is a step has
    both, and stands once. `approves` says that the post approves what others do, `extends` that it approves no more than that they take
    longer; `role` is the one that it takes for the case, if it acts in one. A step that is only done after certain answers has these in
    `only_if`, in `follows` the indexes of the steps that lie between, and in `instead_of` those of the steps of which a case takes one or
    this; the `limit` of a step says more than `within`, which is the bare time of what has no other start; `decision` and `ways` say
    where it goes on, if not simply with the next step; `others` are the steps that any of this names, by index, each with what those are
    called who do it; `after` the indexes of the steps that are done before it in any case. So many `signers` sign for it as it matters
    who did it.
    """

    id: str
    do: Text
    critical: bool
    approves: bool = False
    extends: bool = False
    role: Role | None = None
    priority: Priority | None = None
    when: Frequency | None = None
    owed: Span | None = ALWAYS
    turn: tuple[int, int] | None = None
    rounds: Rounds | None = None
    within: Duration | None = None
    limit: StatedLimit | None = None
    record: Form | Register | None = None
    evidence: Text | None = None
    control: Text | None = None
    conditions: tuple[Condition, ...] = ()
    procedure: Procedure | None = None
    step: str | None = None
    step_number: int = 0
    only_if: tuple[ItemWay, ...] = ()
    follows: tuple[int, ...] = ()
    instead_of: tuple[int, ...] = ()
    decision: Text | None = None
    ways: tuple[ItemWay, ...] = ()
    others: tuple[tuple[int, tuple[Text, ...]], ...] = ()
    after: frozenset[int] = frozenset()
    signers: int = 0

    @property
    def duty(self) -> str:
        """The id of the duty that this is; only where it is no step."""
        return self.id.split("/")[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextStep:
    """A step that stands between the items of a procedure and is not ticked there: `by` others, or as `item` elsewhere on the list.

    It stands `before` that item of its group, by index; behind the last where there is none.
    """

    step_number: int
    by: tuple[Text, ...]
    do: Text
    item: int | None
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that are gone through together: duties due so `often`, or steps of a `procedure`.

    `first` is the number of the first item, counted through the whole list from 1. A divided group says which of how many
    parts it is.
    """

    id: str
    often: Frequency
    mode: Mode
    items: tuple[Item, ...]
    context: tuple[ContextStep, ...] = ()
    procedure: Procedure | None = None
    pause: PausePoint | None = None
    first: int = 1
    part: int = 1
    parts: int = 1

    @property
    def period(self) -> str:
        return self.often.period


class Grouped:
    """What consists of groups of items, in the order in which they are shown."""

    __slots__ = ()
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many items there are."""
        return sum(len(group.items) for group in self.groups)

    @property
    def critical(self) -> int:
        """How many items are critical."""
        return sum(item.critical for group in self.groups for item in group.items)


@dataclass(frozen=True)
class Checklist(Grouped):
    """Everything one post has to tick off."""

    post: Post
    groups: tuple[Group, ...]

    def number(self, procedure: str, step: int, done: bool = False) -> int | None:
        """The number on this list of a step, by its index; None if the post does not do or approve it, or with `done`, does not do it."""
        found = self._steps.get((procedure, step))
        return found[0] if found and not (done and found[1].approves) else None

    def instead_of(self, item: Item) -> list[Item]:
        """The items of which a case takes one or this, never both."""
        found = (self._steps.get((item.procedure.id, step)) for step in item.instead_of) if item.procedure else ()
        return [other for _, other in filter(None, found)]

    def before(self, item: Item) -> list[Item]:
        """The items that are read and done before this one in any case."""
        groups = (group for group in self.groups if group.procedure and group.procedure is item.procedure and group.mode is Mode.READ_DO)
        return [other for group in groups for other in group.items if other.step_number - 1 in item.after and not other.extends]

    @cached_property
    def _steps(self) -> dict[tuple[str, int], tuple[int, Item]]:
        """(id of a procedure, index of a step) → number and item. That more time is approved for a step is not the step."""
        found: dict[tuple[str, int], tuple[int, Item]] = {}
        for group in self.groups:
            for number, item in enumerate(group.items, group.first):
                if item.procedure and item.step and not item.extends:
                    found.setdefault((item.procedure.id, item.step_number - 1), (number, item))
        return found
