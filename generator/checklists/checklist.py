"""The checklist of a post, derived from its duties and from the steps it does or approves in procedures. Pure.

Duties are grouped by how often they fall due, from every day to once a year and on events; steps by procedure and pause
point. Nothing here knows a language, a page or a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.common import Status
from generator.model.handbook import Form, Register
from generator.model.post import Duty, Priority
from generator.model.procedure import Matter, Mode, PausePoint
from generator.model.quantity import LAST, PERIODS, Duration, Frequency
from generator.model.text import Text

GROUP_ITEMS = 9
"""More items than this are not taken in at a glance: a longer group is divided."""

_PRIORITIES = tuple(Priority)
MATTERS = (Matter.SUDDEN, Matter.IMPORTANT, Matter.SPECIAL, Matter.CONCRETE, None)
"""Procedures by the class of their matter: what is sudden comes first, what has no class last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to tick off. `id` is stable (`duty/<duty>`, `<procedure>/<step>`): the browser remembers ticks by it.

    A duty has `when` and `priority` and may name the `procedure` that says how. A step belongs to its `procedure` and has its
    key and its number there, from 1; `approves` says that the post approves what others do.
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


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything one post has to tick off, in the order in which it is shown."""

    post: Post
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        return sum(len(group.items) for group in self.groups)


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
    """Duties by frequency; in a group what is more urgent and important first, critical before other, then by due time."""
    by_frequency: dict[tuple[int, int], list[Duty]] = {}
    for duty in post.duties:
        by_frequency.setdefault((PERIODS.index(duty.when.period), duty.when.interval), []).append(duty)
    for (period, interval), duties in sorted(by_frequency.items(), key=lambda pair: pair[0]):
        every = f"-{interval}" if interval > 1 else ""
        yield Group(
            id=f"due{every}-{PERIODS[period].replace(' ', '-')}", period=PERIODS[period], interval=interval, mode=Mode.DO_CONFIRM,
            items=tuple(_duty_item(duty, handbook) for duty in sorted(duties, key=_duty_rank)))


def _duty_rank(duty: Duty) -> tuple[object, ...]:
    when = duty.when
    day = 32 if when.day == LAST else when.day or 0
    return _PRIORITIES.index(duty.priority), not duty.critical, when.month or 0, day, when.weekday or 0, when.at or "24:00"


def _duty_item(duty: Duty, handbook: Handbook) -> Item:
    return Item(
        id=f"duty/{duty.id}", do=duty.do, critical=duty.critical, priority=duty.priority, when=duty.when, within=duty.within,
        record=_record(duty.record, handbook), evidence=duty.evidence,
        procedure=handbook.procedures.get(duty.procedure) if duty.procedure else None)


def _record(name: str | None, handbook: Handbook) -> Form | Register | None:
    found: Form | Register | None = (handbook.find("register", name) or handbook.find("form", name)) if name else None
    return found


# --- Steps ---------------------------------------------------------------------------------------------------------

def _step_groups(post: Post, handbook: Handbook) -> Iterator[Group]:
    """Steps by procedure and pause point, in the order of the procedure; only procedures that are in force put items on a list."""
    for procedure, steps in sorted(_steps(post, handbook), key=lambda pair: MATTERS.index(pair[0].matter)):
        pauses = {pause.id: pause for pause in procedure.pause_points}
        by_pause: dict[str | None, list[Item]] = {}
        for index, approves in steps.items():
            pause = procedure.steps[index].pause
            item = _step_item(procedure, index, approves, handbook)
            by_pause.setdefault(pause if pause in pauses else None, []).append(item)
        for name, items in by_pause.items():
            at = pauses.get(name) if name else None
            yield Group(
                id=f"in-{procedure.id}" + (f"--{name}" if name else ""), period="event", procedure=procedure, pause=at,
                mode=at.mode if at else Mode.READ_DO, items=tuple(items))


def _steps(post: Post, handbook: Handbook) -> list[tuple[Procedure, dict[int, bool]]]:
    """(procedure, index of a step the post does or approves → whether it only approves it), each in its own order."""
    found: dict[str, dict[int, bool]] = {}
    for link in handbook.links_to("post", post.id):
        match link.path:
            case ("steps", int(index), "by" | "approve" as role, *_) if link.entry.status is Status.IN_FORCE:
                steps = found.setdefault(link.entry.id, {})
                steps[index] = role == "approve" and steps.get(index, True)
    return [(handbook.procedures[name], dict(sorted(steps.items()))) for name, steps in found.items()]


def _step_item(procedure: Procedure, index: int, approves: bool, handbook: Handbook) -> Item:
    step = procedure.steps[index]
    key = procedure.step_key(index)
    return Item(
        id=f"{procedure.id}/{key}", do=step.do, critical=step.critical, approves=approves, within=step.within,
        record=_record(step.record, handbook), evidence=step.evidence, control=step.control,
        procedure=procedure, step=key, step_number=index + 1)


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
    """Another priority, or steps of other posts between the two."""
    return before.priority is not after.priority or after.step_number > before.step_number + 1
