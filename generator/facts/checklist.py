"""The checklist of a post, derived from its duties and from the steps it does or approves in procedures. Pure.

Duties are grouped by how often they fall due, from every day to once a year and on events; steps by procedure and pause
point. Nothing here knows a language, a page or a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.facts.duties import by_frequency, moment, procedure_of
from generator.facts.showing import Output, is_shown
from generator.facts.steps import leads_on
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.handbook import Form, Register
from generator.model.post import Duty, Priority
from generator.model.procedure import Matter, Mode, PausePoint
from generator.model.quantity import Duration, Frequency
from generator.model.text import Text

GROUP_ITEMS = 9
"""More items than this are not taken in at a glance: a longer group is divided."""

MATTERS = (Matter.SUDDEN, Matter.IMPORTANT, Matter.SPECIAL, Matter.CONCRETE, None)
"""Procedures by the class of their matter: what is sudden comes first, what has no class last."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from step to step, both by their index in the procedure. `target` is None for the end, `answer` None for the only way."""

    source: int
    answer: Text | None
    target: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to tick off. `id` is stable (`duty/<duty>`, `<procedure>/<step>`): the browser remembers ticks by it.

    A duty has `when` and `priority` and may name the `procedure` that says how. A step belongs to its `procedure` and has its
    key and its number there, from 1; `approves` says that the post approves what others do. A step that is only
    done after certain answers has these in `only_if`; `decision` and `ways` say where it goes on, if not simply with the next step.
    """

    id: str
    do: Text
    critical: bool
    approves: bool = False
    priority: Priority | None = None
    when: Frequency | None = None
    within: Duration | None = None
    record: Form | Register | None = None
    evidence: Text | None = None
    control: Text | None = None
    procedure: Procedure | None = None
    step: str | None = None
    step_number: int = 0
    only_if: tuple[Way, ...] = ()
    decision: Text | None = None
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that are gone through together: duties due every `interval` of a `period`, or steps of a `procedure`.

    `first` is the number of the first item, counted through the whole list from 1. A divided group says which of how many
    parts it is.
    """

    id: str
    period: str
    mode: Mode
    items: tuple[Item, ...]
    interval: int = 1
    procedure: Procedure | None = None
    pause: PausePoint | None = None
    first: int = 1
    part: int = 1
    parts: int = 1


@dataclass(frozen=True)
class Checklist:
    """Everything one post has to tick off, in the order in which it is shown."""

    post: Post
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        return sum(len(group.items) for group in self.groups)

    def number(self, procedure: str, step: int) -> int | None:
        """The number on this list of a step, by its index; None if the post has no part in it."""
        return self._numbers.get((procedure, step))

    @cached_property
    def _numbers(self) -> dict[tuple[str, int], int]:
        return {(item.procedure.id, item.step_number - 1): number for group in self.groups
                for number, item in enumerate(group.items, group.first) if item.procedure and item.step}


def checklist(post: Post, handbook: Handbook) -> Checklist:
    """The post's list: duties by frequency, then steps by procedure and pause point.

    Time grows with the post's own duties and the places that name the post, not with the size of the handbook.
    """
    groups: list[Group] = []
    number = 1
    for whole in (*_duty_groups(post, handbook), *_step_groups(post, handbook)):
        for group in _divided(whole, number):
            groups.append(group)
            number += len(group.items)
    return Checklist(post, tuple(groups))


# --- Duties --------------------------------------------------------------------------------------------------------

def _duty_groups(post: Post, handbook: Handbook) -> Iterator[Group]:
    """Duties by frequency, in the one order of duties."""
    for often, duties in by_frequency(post):
        every = f"-{often.interval}" if often.interval > 1 else ""
        yield Group(
            id=f"due{every}-{often.period.replace(' ', '-')}", period=often.period, interval=often.interval, mode=Mode.DO_CONFIRM,
            items=tuple(_duty_item(duty, handbook) for duty in duties))


def _duty_item(duty: Duty, handbook: Handbook) -> Item:
    return Item(
        id=f"duty/{duty.id}", do=duty.do, critical=duty.critical, priority=duty.priority, when=duty.when, within=duty.within,
        record=_record(duty.record, handbook), evidence=duty.evidence,
        procedure=procedure_of(duty, handbook))


def _record(name: str | None, handbook: Handbook) -> Form | Register | None:
    found: Form | Register | None = (handbook.find("register", name) or handbook.find("form", name)) if name else None
    return found


# --- Steps ---------------------------------------------------------------------------------------------------------

def _step_groups(post: Post, handbook: Handbook) -> Iterator[Group]:
    """Steps by procedure and pause point, in the order of the procedure; only procedures that are in force put items on a list."""
    for procedure, steps in sorted(_steps(post, handbook), key=lambda pair: MATTERS.index(pair[0].matter)):
        yield from _groups_of(procedure, steps, handbook)


def _groups_of(procedure: Procedure, steps: Mapping[int, bool], handbook: Handbook) -> Iterator[Group]:
    """The groups of one procedure: what is checked at a pause point, and the steps between."""
    pauses = {pause.id: pause for pause in procedure.pause_points}
    places = _places(procedure, steps, pauses)
    ordered = sorted(steps, key=lambda index: (places[index], index))
    first = True
    for pause, indexes in groupby(ordered, lambda index: pauses.get(procedure.steps[index].pause or "")):
        items = tuple(_step_item(procedure, index, steps[index], handbook) for index in indexes)
        name = f"--{pause.id}" if pause else "" if first else f"----{items[0].step}"
        first = first and pause is not None
        yield Group(id=f"in-{procedure.id}{name}", period="event", procedure=procedure, pause=pause,
                    mode=pause.mode if pause else Mode.READ_DO, items=items)


def _places(procedure: Procedure, steps: Iterable[int], pauses: Mapping[str, PausePoint]) -> dict[int, int]:
    """Where each step stands on the list. The items of a pause point stay together: what is read and then done where the first of
    them is done, what is done and then confirmed where the last is."""
    at: dict[str, int] = {}
    for index in sorted(steps):
        pause = pauses.get(procedure.steps[index].pause or "")
        if pause and (pause.mode is Mode.DO_CONFIRM or pause.id not in at):
            at[pause.id] = index
    return {index: at.get(procedure.steps[index].pause or "", index) for index in steps}


def _steps(post: Post, handbook: Handbook) -> list[tuple[Procedure, dict[int, bool]]]:
    """(procedure, index of a step the post does or approves → whether it only approves it), each in its own order."""
    found: dict[str, dict[int, bool]] = {}
    for link in handbook.links_to("post", post.id):
        match link.path:
            case ("steps", int(index), "by" | "approve" as role, *_) if is_shown(link.entry, handbook, Output.CHECKLIST):
                steps = found.setdefault(link.entry.id, {})
                steps[index] = role == "approve" and steps.get(index, True)
    return [(handbook.procedures[name], dict(sorted(steps.items()))) for name, steps in found.items()]


def _step_item(procedure: Procedure, index: int, approves: bool, handbook: Handbook) -> Item:
    step = procedure.steps[index]
    key = procedure.step_key(index)
    return Item(
        id=f"{procedure.id}/{key}", do=step.do, critical=step.critical, approves=approves, within=step.within,
        record=_record(step.record, handbook), evidence=step.evidence, control=step.control,
        procedure=procedure, step=key, step_number=index + 1,
        only_if=_only_if(procedure, index), decision=step.decision, ways=_ways(procedure, index))


def _only_if(procedure: Procedure, index: int) -> tuple[Way, ...]:
    """The answers that lead to a step that is not always done; none where it also simply follows another.

    What comes back from a later step does so only after the step was reached from an earlier one.
    """
    if index not in procedure.optional:
        return ()
    leading = [Way(source, answer, index) for source in range(index) for answer, target in procedure.successors(source) if target == index]
    return tuple(leading) if all(way.answer for way in leading) else ()


def _ways(procedure: Procedure, index: int) -> tuple[Way, ...]:
    """Where a step leads: every way on from a decision, else the only way where that is not simply the next step."""
    return () if leads_on(procedure, index) else tuple(Way(index, answer, target) for answer, target in procedure.successors(index))


# --- Division ------------------------------------------------------------------------------------------------------

def _divided(group: Group, number: int) -> Iterator[Group]:
    """The group in parts of at most `GROUP_ITEMS`, the first item numbered `number`."""
    parts = -(-len(group.items) // GROUP_ITEMS)
    start = 0
    for part in range(1, parts + 1):
        end = _cut(group.items, start, parts - part)
        yield Group(
            id=group.id if part == 1 else f"{group.id}---{part}", period=group.period, interval=group.interval, mode=group.mode,
            procedure=group.procedure, pause=group.pause, first=number + start, part=part, parts=parts, items=group.items[start:end])
        start = end


def _cut(items: tuple[Item, ...], start: int, parts_after: int) -> int:
    """Where the part that begins at `start` ends: at a natural place, as near as can be to parts of the same length."""
    if parts_after == 0:
        return len(items)
    even = start + round((len(items) - start) / (parts_after + 1))
    earliest = max(start + 1, len(items) - parts_after * GROUP_ITEMS)
    latest = min(start + GROUP_ITEMS, len(items) - parts_after)
    natural = [place for place in range(earliest, latest + 1) if _is_break(items[place - 1], items[place])]
    return min(natural or [even], key=lambda place: (abs(place - even), place))


def _is_break(before: Item, after: Item) -> bool:
    """Another day, duties without a time after those with one, another priority of such, or steps of other posts between the two."""
    if before.when is None or after.when is None:
        return after.step_number > before.step_number + 1
    earlier, later = moment(before.when), moment(after.when)
    timed = before.when.at is not None, after.when.at is not None
    return earlier[:2] != later[:2] or timed[0] is not timed[1] or (not timed[0] and before.priority is not after.priority)
