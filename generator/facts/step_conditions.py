"""What must be known of a step besides its own words: who exactly does it, what it waits for, whether its time counts.

A condition knows no language, so that a checklist can hold it; `condition_words` says it for every output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.doers import is_outside
from generator.analysis.parallel import last_of_strands, other_strands
from generator.facts.words import Phrase, PrintedWords, Words
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.other_doer import OtherDoer
from generator.model.procedure import PausePoint, Step
from generator.model.text import Text

_WHEN_ALL = "Begins when all of these are done: {steps}"
_WHEN_ALL_BEGUN = "Begins when all of these that were begun are done: {steps}"
"""Where another way leads to the step as well, past those that go on at the same time."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`key` is a catalogue key with places for {steps}, which are indexes, for {count}, for {time}, for what is {said} and for {named}:
    (kind, id, title); that of a `pause` has places for its {title} and its {mode}.

    A `personal` one says who exactly does it, and is why somebody signs for the step.
    """

    key: str
    steps: tuple[int, ...] = ()
    count: int = 0
    named: tuple[tuple[str, str, Text], ...] = ()
    time: Duration | None = None
    pause: PausePoint | None = None
    said: Text | None = None
    personal: bool = False


def conditions(procedure: Procedure, index: int, handbook: Handbook) -> tuple[Condition, ...]:
    """The conditions of a step, in the order in which they are said."""
    parts = (_order(procedure, index), _people(procedure, index, handbook), _roles(procedure.steps[index], handbook),
             _elsewhere(procedure.steps[index], handbook), _time(procedure, index, handbook))
    return tuple(condition for part in parts for condition in part)


def for_doers(step: Step, handbook: Handbook) -> Iterator[Condition]:
    """What whoever does a step must know, for outputs that do not list it by itself: how long to wait, who approves it, is asked, told."""
    if step.wait:
        yield Condition("Wait {time}", time=step.wait)
    for key, names in (("Approved by: {named}", step.approve), ("Consulted: {named}", step.consult), ("Informed: {named}", step.inform)):
        if found := tuple(each for name in names for each in _named(handbook.doer_kind(name), [name], handbook)):
            yield Condition(key, named=found)


def paused(procedure: Procedure, index: int) -> Iterator[Condition]:
    """Where the work pauses for a step, for where it does not stand among the others of that pause."""
    for pause in procedure.pause_points:
        if pause.id == procedure.steps[index].pause:
            yield Condition("Pause point: {title} ({mode})", pause=pause)


def _order(procedure: Procedure, index: int) -> Iterator[Condition]:
    """What goes on at the same time as the strand that begins here, and which strands must be done before this step begins."""
    others = other_strands(procedure, index)
    if others:
        yield Condition("At the same time as {steps}", others)
    if last := last_of_strands(procedure, index):
        besides = any(index in procedure.targets[source] for source in range(index) if source not in last)
        yield Condition(_WHEN_ALL_BEGUN if besides else _WHEN_ALL, last)


def _people(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[Condition]:
    step = procedure.steps[index]
    yield from _quorums((*step.by, *step.approve), handbook)
    if step.people:
        yield Condition("By at least {count} different people", count=step.people, personal=True)
    if step.same_as is not None and (same := procedure.index_of(step.same_as)) is not None:
        several = (step.people or 1) > 1
        yield Condition("By the same people as {steps}" if several else "By the same person as {steps}", (same,), personal=True)
    here = [procedure.index_of(other.step) for other in step.other_than if not other.procedure and other.step]
    if done := tuple(place for place in here if place is not None):
        yield Condition("Not by anyone who did {steps}", done, personal=True)
    for other in step.other_than:
        if other.procedure is None and procedure.index_of(other.step or "") is None:
            yield Condition("Not by anyone who drafted the matter", personal=True)
        elif other.procedure is not None and (there := handbook.procedures.get(other.procedure)):
            yield _elsewhere_done(other, there)


def _quorums(doers: Iterable[str], handbook: Handbook) -> Iterator[Condition]:
    """How many of a body that does or approves a step must be there."""
    for name in dict.fromkeys(doers):
        if (body := handbook.find("role", name)) and body.quorum:
            yield Condition("Quorum: {said}", said=body.quorum)


def _elsewhere_done(other: OtherDoer, there: Procedure) -> Condition:
    """That nobody does it who had a part in another procedure."""
    named = (("procedure", there.id, there.title),)
    if other.step is None:
        return Condition("Not by anyone who did a step of {named}", named=named, personal=True)
    if (place := there.index_of(other.step)) is None:
        return Condition("Not by anyone who drafted the matter of {named}", named=named, personal=True)
    return Condition("Not by anyone who did step {count} of {named}", count=place + 1, named=named, personal=True)


def _roles(step: Step, handbook: Handbook) -> Iterator[Condition]:
    for key, names in (("Role taken: {named}", step.assigns), ("Role given back: {named}", step.releases)):
        if found := _named("role", names, handbook):
            yield Condition(key, named=found)


def _elsewhere(step: Step, handbook: Handbook) -> Iterator[Condition]:
    """The criteria that are applied here, where no question asks for their outcome; another procedure that is gone through here, or to
    which the matter passes; and those that are started here.
    """
    if step.decision is None and (found := _named("criteria", [step.judge] if step.judge else [], handbook)):
        yield Condition("Criteria applied: {named}", named=found)
    for key, names in (("Go through this procedure, then continue here: {named}", (step.go_through,)),
                       ("Starts at the same time, while this procedure goes on: {named}", step.starts),
                       ("The matter passes to this procedure and ends here: {named}", (step.pass_to,))):
        if found := _named("procedure", filter(None, names), handbook):
            yield Condition(key, named=found)


def _named(kind: str, names: Iterable[str], handbook: Handbook) -> tuple[tuple[str, str, Text], ...]:
    return tuple((kind, name, found.title) for name in names if (found := handbook.find(kind, name)))


def _time(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[Condition]:
    step = procedure.steps[index]
    if (step.within or step.wait) and procedure.within and (step.counts is False or is_outside(step, handbook)):
        yield Condition("Counted towards the time promised" if step.counts else "Not counted towards the time promised")


def condition_words(condition: Condition, words: PrintedWords, places: Callable[[Sequence[int]], str]) -> Phrase:
    """A condition in words; `places` says where steps are found: by their numbers, or as items of a list."""
    pieces: dict[str, Words | Phrase] = {}
    if condition.steps:
        pieces["steps"] = Words(words.language, places(condition.steps))
    if condition.count:
        pieces["count"] = Words(words.language, str(condition.count))
    if condition.time:
        pieces["time"] = Words(words.language, formatting.duration(condition.time, words.language))
    if condition.pause:
        pieces["title"] = words.said(condition.pause.title)
        pieces["mode"] = Words(words.language, formatting.choice(condition.pause.mode, words.language))
    if condition.said:
        pieces["said"] = words.said(condition.said)
    if condition.named:
        pieces["named"] = words.joined(", ", (words.called(*each) for each in condition.named))
    return words.phrase(condition.key, **pieces)


def steps_said(numbers: Sequence[int], words: PrintedWords) -> str:
    """`step 2`, `steps 2, 4–6`."""
    listed = words.text(", ").join(formatting.spans(numbers))
    return words.text("step {number}" if len(numbers) == 1 else "steps {number}", number=listed)


def step_numbers(words: PrintedWords) -> Callable[[Sequence[int]], str]:
    """Steps by their numbers in the procedure: `step 2`, `steps 2, 4–6`."""
    def places(steps: Sequence[int]) -> str:
        return steps_said(sorted({step + 1 for step in steps}), words)

    return places
