"""The steps of procedures on a checklist: those that a post does or approves, by procedure and pause point. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from generator.analysis.alternatives import alternatives
from generator.analysis.doers import places_of
from generator.analysis.steps_before import steps_before
from generator.facts.checklist_items import Group, Item, ItemWay
from generator.facts.limit_words import stated, stated_of_step
from generator.facts.participation import WHOLE, index_at, role_at
from generator.facts.showing import Output, is_shown
from generator.facts.signatures import signers
from generator.facts.step_conditions import conditions, for_doers
from generator.facts.steps import leads_on
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.frequency import ON_EVENT
from generator.model.handbook import Form, Register
from generator.model.post import Duty
from generator.model.procedure import Matter, Mode, PausePoint, Step
from generator.model.text import Text

MATTERS = (Matter.SUDDEN, Matter.IMPORTANT, Matter.SPECIAL, Matter.CONCRETE, None)
"""Procedures by the class of their matter: what is sudden comes first, what has no class last."""


class StepPart(NamedTuple):
    """A post's part in a step: whether it only approves it, or only that its time is extended, and the id of the `role` in which it does,
    if not in its own."""

    approves: bool = False
    role: str | None = None
    extends: bool = False

    @property
    def rank(self) -> int:
        """Who does a step has more to do than who approves it, and that one more than who approves its extension."""
        return 0 if self.extends else 1 if self.approves else 2


_PARTS = {"does": StepPart(), "approves": StepPart(approves=True), "approves extensions of": StepPart(extends=True)}
"""Role in a procedure → the part; other roles put nothing on a list."""
_MOST_ANSWERS = 3
"""More answers than these do not help whoever reads when a step is done."""
Steps = Mapping[str, Mapping[int, StepPart]]
"""Procedure → index of a step the post does or approves, in order, or `WHOLE` → its part in it."""


def parts_of(post: Post, handbook: Handbook) -> Steps:
    """The steps that a post does or approves; only procedures that are in force put items on a list."""
    found: dict[str, dict[int, StepPart]] = {}
    for link, role in places_of(post.id, handbook):
        part = _PARTS.get(role_at(link.path) or "")
        if part and isinstance(link.entry, Procedure) and is_shown(link.entry, handbook, Output.CHECKLIST):
            _take(found.setdefault(link.entry.id, {}), index_at(link.path), part._replace(role=role))
    return {name: dict(sorted(steps.items())) for name, steps in found.items()}


def _take(steps: dict[int, StepPart], index: int, part: StepPart) -> None:
    known = steps.get(index)
    steps[index] = part if known is None or part.rank > known.rank else known


def in_order(steps: Steps, handbook: Handbook) -> list[Procedure]:
    """The procedures in the order in which they stand on a list."""
    return sorted((handbook.procedures[name] for name in steps), key=lambda procedure: MATTERS.index(procedure.matter))


def number_of_items(procedure: Procedure, steps: Steps, elsewhere: Collection[tuple[str, int]]) -> int:
    """How many items a procedure puts on a list; of it no more than its id is read."""
    return sum((procedure.id, index) not in elsewhere for index in steps[procedure.id])


def procedure_groups(procedure: Procedure, parts: Mapping[int, StepPart], merged: Mapping[tuple[str, int], Duty],
                     elsewhere: Collection[tuple[str, int]], handbook: Handbook) -> Iterable[Group]:
    """The steps of a procedure by pause point. `merged` are the duties that a step takes in, `elsewhere` the steps that are ticked among
    the duties."""
    items = {index: step_item(procedure, index, part, handbook, merged.get((procedure.id, index)))
             for index, part in parts.items() if index != WHOLE and (procedure.id, index) not in elsewhere}
    groups, whole = [*_groups_of(procedure, items)], parts.get(WHOLE)
    return _with_whole(procedure, groups, _whole_item(procedure, whole, handbook)) if whole else groups


def _with_whole(procedure: Procedure, groups: Sequence[Group], item: Item) -> Iterator[Group]:
    """The groups of a procedure, and last whose approval more time needs than is promised for the whole."""
    *before, last = groups or (None,)
    yield from filter(None, before)
    if last is not None and last.pause is None:
        yield replace(last, items=(*last.items, item))
        return
    if last is not None:
        yield last
    name = "----extension" if last else ""
    yield Group(id=f"in-{procedure.id}{name}", often=ON_EVENT, procedure=procedure, mode=Mode.READ_DO, items=(item,))


def _whole_item(procedure: Procedure, part: StepPart, handbook: Handbook) -> Item:
    limit = stated(procedure.within, procedure, handbook)
    return Item(id=f"extension/{procedure.id}", do=procedure.title, critical=False, extends=True, procedure=procedure,
                role=handbook.find("role", part.role) if part.role else None, within=limit.plain if limit else None, limit=limit)


def _groups_of(procedure: Procedure, found: Mapping[int, Item]) -> Iterator[Group]:
    """The groups of one procedure: what is checked at a pause point, and the steps between."""
    pauses = {pause.id: pause for pause in procedure.pause_points}
    places = _places(procedure, found, pauses)
    ordered = sorted(found, key=lambda index: (places[index], index))
    first = True
    for pause, indexes in groupby(ordered, lambda index: pauses.get(procedure.steps[index].pause or "")):
        items = tuple(found[index] for index in indexes)
        name = f"--{pause.id}" if pause else "" if first else f"----{items[0].step}"
        first = first and pause is not None
        yield Group(id=f"in-{procedure.id}{name}", often=ON_EVENT, procedure=procedure, pause=pause,
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


def step_item(procedure: Procedure, index: int, part: StepPart, handbook: Handbook, duty: Duty | None = None, name: str = "") -> Item:
    """A step as an item, called `name` or after its procedure. It takes in the `duty` that is the same job: that has the first word, and
    what it leaves out the step says."""
    step = procedure.steps[index]
    key, (within, limit) = procedure.step_key(index), stated_of_step(procedure, index, duty, handbook)
    if part.extends:
        return Item(id=f"{procedure.id}/{key}", do=step.do, critical=False, extends=True, procedure=procedure, step=key,
                    step_number=index + 1, role=handbook.find("role", part.role) if part.role else None, within=within, limit=limit,
                    record=record(step.record, handbook), instead_of=_instead_of(procedure, index, handbook))
    only_if, follows = _only_if(procedure, index, handbook)
    said, ways = conditions(procedure, index, handbook), _ways(procedure, index)
    named = sorted({way.source for way in only_if} | {way.arc.target for way in ways if way.arc.target is not None}
                   | {place for each in said for place in each.steps})
    return Item(
        id=name or f"{procedure.id}/{key}", do=duty.do if duty else step.do, critical=step.critical or bool(duty and duty.critical),
        approves=part.approves, role=handbook.find("role", part.role) if part.role else None,
        priority=duty.priority if duty else None, when=duty.when if duty else None,
        within=within, limit=limit,
        record=record((duty and duty.record) or step.record, handbook),
        evidence=(duty and duty.evidence) or step.evidence, control=step.control,
        conditions=(*(() if part.approves else for_doers(step, handbook)), *said),
        procedure=procedure, step=key, step_number=index + 1,
        only_if=only_if, follows=follows, instead_of=_instead_of(procedure, index, handbook),
        decision=step.decision, ways=ways,
        others=tuple((place, doers_of(procedure.steps[place], handbook)) for place in named),
        after=handbook.once(procedure, "steps before", lambda: steps_before(procedure))[index],
        signers=0 if part.approves else signers(procedure, index, handbook))


def record(name: str | None, handbook: Handbook) -> Form | Register | None:
    """The register or form of that name."""
    found: Form | Register | None = handbook.find(handbook.record_kind(name), name) if name else None
    return found


def _only_if(procedure: Procedure, index: int, handbook: Handbook) -> tuple[tuple[ItemWay, ...], tuple[int, ...]]:
    """(the answers that lead to a step that is not always done, the steps that it simply follows after these). Where another step leads
    to it too that is not always done, the answers that lead to that are among them; no answers where they are too many to be said.

    What comes back from a later step does so only after the step was reached from an earlier one.
    """
    ways, follows = handbook.once(procedure, "ways from earlier steps", lambda: _from_earlier(procedure)), list[int]()
    while index in procedure.optional:
        leading = ways[index]
        if all(way.arc.answer for way in leading):
            return leading, tuple(follows)
        if len(leading) > 1:
            return _joined(procedure, leading, handbook), tuple(follows)
        index = leading[0].source
        follows.append(index)
    return (), ()


def _joined(procedure: Procedure, leading: Sequence[ItemWay], handbook: Handbook) -> tuple[ItemWay, ...]:
    """The answers that lead to a step to which several others lead, each followed back to them; none where one of these is always done."""
    found = [(way,) if way.arc.answer else _only_if(procedure, way.source, handbook)[0] for way in leading]
    answers = tuple(sorted(dict.fromkeys(way for ways in found for way in ways),
                           key=lambda way: (way.source, [*procedure.arcs(way.source)].index(way.arc))))
    return answers if all(found) and len(answers) <= _MOST_ANSWERS else ()


def _from_earlier(procedure: Procedure) -> tuple[tuple[ItemWay, ...], ...]:
    """The ways that lead to each step from those before it."""
    found: list[list[ItemWay]] = [[] for _ in procedure.steps]
    for source in range(len(procedure.steps)):
        for arc in procedure.arcs(source):
            if arc.target is not None and arc.target > source:
                found[arc.target].append(ItemWay(source, arc))
    return tuple(map(tuple, found))


def _instead_of(procedure: Procedure, index: int, handbook: Handbook) -> tuple[int, ...]:
    found = handbook.once(procedure, "alternatives", lambda: alternatives(procedure))
    return tuple(sorted(found[index]))


def doers_of(step: Step, handbook: Handbook) -> tuple[Text, ...]:
    """What those are called who do a step, or else approve it."""
    found = (handbook.find(handbook.doer_kind(name), name) for name in step.by or step.approve)
    return tuple(doer.title for doer in found if doer)


def _ways(procedure: Procedure, index: int) -> tuple[ItemWay, ...]:
    """Where a step leads: every way on from a decision, else the only way where that is not simply the next step."""
    if leads_on(procedure, index):
        return ()
    return tuple(ItemWay(index, arc) for arc in procedure.arcs(index))
