"""What comes before the steps on the checklist of a post: which procedures put how much on it, what is done there as a duty, and the groups
of duties. It reads no procedure as a whole but those whose steps are duties. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.analysis.duty_steps import duty_steps
from generator.analysis.owed_duties import days_owed
from generator.facts.checklist_division import divided
from generator.facts.checklist_items import Group, Item
from generator.facts.checklist_steps import StepPart, Steps, in_order, number_of_items, parts_of, record, step_item
from generator.facts.duties import Turn, occasions, procedure_of, rounds_of
from generator.facts.limit_words import stated_of_duty
from generator.facts.showing import Output, is_shown
from generator.facts.step_conditions import paused
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.post import Duty
from generator.model.procedure import Mode

Place = tuple[str, int]
"""A step: (procedure, index)."""


@dataclass(frozen=True, slots=True)
class ChecklistPlan:
    """The groups of `duties`; the post's part in `steps`, the duties that these have `merged` into them, and the steps that are ticked
    `elsewhere`, among the duties; for every procedure, in the order of the list, the number of the `first` item that it puts there.
    """

    duties: Sequence[Group]
    steps: Steps
    merged: Mapping[Place, Duty]
    elsewhere: Collection[Place]
    first: Mapping[str, int]


def checklist_plan(post: Post, handbook: Handbook) -> ChecklistPlan:
    """Made once for a post."""
    return handbook.once(post, "plan of the checklist", lambda: _plan(post, handbook))


def _plan(post: Post, handbook: Handbook) -> ChecklistPlan:
    steps = parts_of(post, handbook)
    recurring, by_event = _ties(post, steps, handbook)
    elsewhere = {(procedure.id, index) for procedure, index in recurring.values()}
    duties = [*numbered(_duty_groups(post, recurring, by_event.keys(), steps, handbook), 1)]
    number, first = 1 + sum(len(group.items) for group in duties), dict[str, int]()
    for procedure in in_order(steps, handbook):
        first[procedure.id] = number
        number += number_of_items(procedure, steps, elsewhere)
    return ChecklistPlan(duties, steps, {place: duty for duty, place in by_event.values()}, elsewhere, first)


def numbered(groups: Iterable[Group], number: int) -> Iterator[Group]:
    """The groups, long ones divided, their items counted from that number."""
    for whole in groups:
        for group in divided(whole, number):
            yield group
            number += len(group.items)


def _ties(post: Post, steps: Steps, handbook: Handbook) -> tuple[dict[str, tuple[Procedure, int]], dict[str, tuple[Duty, Place]]]:
    """The duties that are steps, by id: those that recur with their step, and of those on events the one that each step takes in.

    Of several duties on events that name one step only the first is taken in, and none where a recurring duty is ticked for the step.
    """
    tied = {post.duties[number].id: (post.duties[number], procedure, index) for number, procedure, index in duty_steps(post, handbook)
            if is_shown(procedure, handbook, Output.CHECKLIST)}
    recurring = {name: (procedure, index) for name, (duty, procedure, index) in tied.items() if duty.when.period != "event"}
    taken = {(procedure.id, index) for procedure, index in recurring.values()}
    by_event: dict[str, tuple[Duty, Place]] = {}
    for name, (duty, procedure, index) in tied.items():
        place = procedure.id, index
        if name not in recurring and place not in taken and index in steps.get(procedure.id, {}):
            by_event[name] = duty, place
            taken.add(place)
    return recurring, by_event


def _duty_groups(post: Post, recurring: dict[str, tuple[Procedure, int]], left_out: Collection[str], steps: Steps,
                 handbook: Handbook) -> Iterator[Group]:
    """Duties by frequency, in the one order of duties, but for those that stand in their procedures."""
    for often, found in occasions(post, handbook):
        every = f"-{often.interval}" if often.interval > 1 else ""
        own = f"-{often.own.id}" if often.own else f"-eve{often.eve}" if often.eve > 1 else "-eve" if often.eve else ""
        items = tuple(_duty_item(post, turn, recurring.get(turn.duty.id), steps, handbook)
                      for turn in found if turn.duty.id not in left_out)
        if items:
            yield Group(id=f"due{every}-{often.period.replace(' ', '-')}{own}", often=often, mode=Mode.DO_CONFIRM, items=items)


def _duty_item(post: Post, found: Turn, tied: tuple[Procedure, int] | None, steps: Steps, handbook: Handbook) -> Item:
    """A duty at one of its times; the first has the name of the duty."""
    duty, when, turn = found.duty, found.when, (found.number, found.total) if found.counted else None
    limit = stated_of_duty(duty, handbook)
    name = f"duty/{duty.id}/{found.number}" if found.number > 1 else f"duty/{duty.id}"
    months = rounds_of(when, post, handbook)
    if tied:
        procedure, index = tied
        part = steps.get(procedure.id, {}).get(index, StepPart())
        item = step_item(procedure, index, part, handbook, duty, name)
        return replace(item, conditions=(*item.conditions, *paused(procedure, index)), when=when, turn=turn, rounds=months)
    return Item(
        id=name, do=duty.do, critical=duty.critical, priority=duty.priority, when=when, turn=turn, rounds=months,
        owed=days_owed(duty, handbook),
        within=limit.plain if limit else None, limit=limit,
        record=record(duty.record, handbook), evidence=duty.evidence,
        procedure=procedure_of(duty, handbook))
