"""A procedure as the boxes and arrows of a flow chart: what stands in them, not yet where they stand.

Every box has a row of its own, in the order of the steps; a step that decides something has a second box for its question.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.analysis.standing import standing
from generator.charts.svg import Label, words
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.i18n.formatting import duration
from generator.model import Post, Procedure
from generator.model.procedure import Step

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
    """A post named below a box; `post` is its id, None where the text names no single post."""

    words: Label
    post: str | None
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
    note: str = ""
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
    def __init__(self, procedure: Procedure, handbook: Handbook, language: str) -> None:
        self.procedure = procedure
        self.handbook = handbook
        self.language = language
        self.text = catalogue(language).text
        self.lanes: dict[str | None, int] = {}
        self.boxes: list[Box] = []
        self.arrows: list[Arrow] = []

    def build(self) -> Graph:
        steps = self.procedure.steps
        self.boxes.append(Box(Shape.START, self.lane(steps[0]), words(self.procedure.trigger, self.language, self.handbook.language)))
        rows = [self.add_step(number, step) for number, step in enumerate(steps)]
        self.arrows.append(Arrow(0, rows[0][0]))
        end = len(self.boxes)
        for number, (_, source) in enumerate(rows):
            for answer, follower in self.procedure.successors(number):
                label = words(answer, self.language, self.handbook.language) if answer else None
                self.arrows.append(Arrow(source, end if follower is None else rows[follower][0], label))
        if last := [a.source for a in self.arrows if a.target == end]:
            self.boxes.append(Box(Shape.END, self.boxes[max(last)].lane, Label(self.text("End"))))
        return Graph(tuple(self.boxes), tuple(self.arrows), tuple(self.holder(post) for post in self.lanes))

    def add_step(self, number: int, step: Step) -> tuple[int, int]:
        """Adds the boxes of a step; (row in which it begins, row from which it goes on)."""
        lane, key, first = self.lane(step), self.procedure.step_key(number), len(self.boxes)
        self.boxes.append(Box(
            Shape.PROCESS, lane, words(step.do, self.language, self.handbook.language), key, str(number + 1),
            critical=step.critical, control=step.control is not None, note=self.note(step), holders=self.holders(step),
            wait=self.text("Wait {time}", time=duration(step.wait, self.language)) if step.wait else ""))
        if step.decision is None and not step.branches:
            return first, first
        question = words(step.decision, self.language, self.handbook.language) if step.decision else Label(self.text("Which case?"))
        self.boxes.append(Box(Shape.DECISION, lane, question, key))
        self.arrows.append(Arrow(first, first + 1))
        return first, first + 1

    def lane(self, step: Step) -> int:
        return self.lanes.setdefault(step.by[0] if step.by else None, len(self.lanes))

    def note(self, step: Step) -> str:
        """The mark of a control point and the time limit."""
        within = self.text("Within {time}", time=duration(step.within, self.language)) if step.within else ""
        return "\u2002".join(filter(None, (CONTROL_MARK if step.control is not None else "", within)))

    def holders(self, step: Step) -> tuple[Holder, ...]:
        doers = [self.holder(post) for post in step.by[:MOST_POSTS]] or [self.holder(None)]
        if more := len(step.by) - MOST_POSTS:
            doers += [Holder(Label(self.text("and {count} more", count=more)), None)] if more > 0 else []
        return (*doers, *(self.approver(post) for post in step.approve[:MOST_POSTS]))

    def approver(self, post: str) -> Holder:
        title = self.holder(post).words
        return Holder(Label(self.text("Approved by {post}", post=title.text), title.lang), post, approves=True)

    def holder(self, post: str | None) -> Holder:
        if post is None:
            return Holder(Label(self.text("No post named")), None)
        found = self.handbook.find("post", post)
        return Holder(self.called(found), post) if found else Holder(Label(post), None)

    def called(self, post: Post) -> Label:
        """The title of a post, and its state where it is not in force."""
        title, found = words(post.title, self.language, self.handbook.language), standing(post, self.handbook)
        state = "" if found.in_force else self.text(" ({words})", words=self.text(found.state.value))
        return Label(title.text + state, title.lang)


def graph_of(procedure: Procedure, handbook: Handbook, language: str) -> Graph:
    """The boxes and arrows of a procedure, in the words of `language`."""
    return _Builder(procedure, handbook, language).build()
