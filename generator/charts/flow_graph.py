"""A procedure as the boxes and arrows of a flow chart: what stands in them, not yet where they stand.

Every box has a row of its own, in the order of the steps; a step that decides something has a second box for its question.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.charts.svg import Label, said
from generator.facts.steps import StepFacts, steps_of
from generator.facts.words import HandbookWords, Named, Words, plain
from generator.i18n import formatting
from generator.model import Procedure

MOST_POSTS = 3
"""So many posts are named below a box; the page's list of steps names all."""
CRITICAL_MARK = "▲"
CONTROL_MARK = "◆"


class Shape(Enum):
    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    END = "end"


@dataclass(frozen=True, slots=True)
class Holder:
    """A post, a role or a party outside named below a box; `doer` is what the text leads to, None where it names nobody alone."""

    words: Label
    doer: Named | None
    approves: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One box. `text` is the work, the question, the trigger or the end; `step` the key of its step, if it has one."""

    shape: Shape
    lane: int
    text: Label
    step: str = ""
    number: str = ""
    critical: bool = False
    control: bool = False
    notes: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    wait: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the box in row `source` to the box in row `target`; `label` is the answer that leads this way."""

    source: int
    target: int
    label: Label | None = None

    @property
    def back(self) -> bool:
        return self.target <= self.source


@dataclass(frozen=True, slots=True)
class Graph:
    """`boxes[i]` stands in row `i`. `lanes` are the posts in order of their first step."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    lanes: tuple[Holder, ...]


class _Builder:
    def __init__(self, trigger: Words, steps: tuple[StepFacts, ...], words: HandbookWords) -> None:
        self.trigger = trigger
        self.steps = steps
        self.words = words
        self.text = words.text
        self.lanes: dict[Named | None, int] = {}
        self.boxes: list[Box] = []
        self.arrows: list[Arrow] = []

    def build(self) -> Graph:
        self.boxes.append(Box(Shape.START, self.lane(self.steps[0]), self.label(self.trigger)))
        rows = [self.add_step(step) for step in self.steps]
        self.arrows.append(Arrow(0, rows[0][0]))
        end = len(self.boxes)
        for step, (_, source) in zip(self.steps, rows, strict=True):
            for way in step.leads:
                label = self.label(way.answer) if way.answer else None
                self.arrows.append(Arrow(source, rows[way.number - 1][0] if way.number else end, label))
        if last := [a.source for a in self.arrows if a.target == end]:
            self.boxes.append(Box(Shape.END, self.boxes[max(last)].lane, Label(self.text("End"))))
        return Graph(tuple(self.boxes), tuple(self.arrows), tuple(self.holder(doer) for doer in self.lanes))

    def label(self, words: Words | Named) -> Label:
        return said(words, self.words.language)

    def add_step(self, step: StepFacts) -> tuple[int, int]:
        """Adds the boxes of a step; (row in which it begins, row from which it goes on)."""
        lane, first = self.lane(step), len(self.boxes)
        self.boxes.append(Box(
            Shape.PROCESS, lane, self.label(step.do), step.key, str(step.number), critical=step.critical, control=step.control is not None,
            notes=self.notes(step), holders=self.holders(step), wait=self.text("Wait {time}", time=step.wait) if step.wait else ""))
        if step.decision is None and not any(way.decides for way in step.leads):
            return first, first
        question = self.label(step.decision) if step.decision else Label(self.text("Which case?"))
        self.boxes.append(Box(Shape.DECISION, lane, question, step.key))
        self.arrows.append(Arrow(first, first + 1))
        return first, first + 1

    def lane(self, step: StepFacts) -> int:
        return self.lanes.setdefault(step.by[0] if step.by else None, len(self.lanes))

    def notes(self, step: StepFacts) -> tuple[str, ...]:
        """The mark of a control point with the time limit, and what else must be known."""
        first, *others = step.by_case or (formatting.sentence(step.in_time),)
        limit = "\u2002".join(filter(None, (CONTROL_MARK if step.control is not None else "", first)))
        return tuple(filter(None, (limit, *others, *(plain(condition) for condition in step.conditions))))

    def holders(self, step: StepFacts) -> tuple[Holder, ...]:
        doers = [self.holder(doer) for doer in step.by[:MOST_POSTS]] or [self.holder(None)]
        if (more := len(step.by) - MOST_POSTS) > 0:
            doers.append(Holder(Label(self.text("and {count} more", count=more)), None))
        return (*doers, *(self.approver(post) for post in step.approving[:MOST_POSTS]))

    def approver(self, doer: Named) -> Holder:
        found = self.holder(doer)
        return Holder(Label(self.text("Approved by {post}", post=found.words.text), found.words.lang), found.doer, approves=True)

    def holder(self, doer: Named | None) -> Holder:
        if doer is None:
            return Holder(Label(self.text("No post named")), None)
        return Holder(self.label(doer), doer if self.words.handbook.find(doer.kind, doer.name) else None)


def graph_of(procedure: Procedure, words: HandbookWords) -> Graph:
    """The boxes and arrows of a procedure, in the words of a language."""
    return _Builder(words.said(procedure.trigger), steps_of(procedure, words), words).build()
