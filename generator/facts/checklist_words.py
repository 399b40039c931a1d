"""What a checklist says in a language: headings, due times, standards. Shared by its page and its printed sheet. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from generator.analysis.owed_duties import as_said
from generator.facts.answers import answer_words
from generator.facts.checklist_items import Checklist, ContextStep, Group, Item, ItemWay
from generator.facts.duty_time import allowed, in_time, rounds_words
from generator.facts.limit_words import extension_text
from generator.facts.limits import hours_counted, limits_explained
from generator.facts.packet import Sheet
from generator.facts.signatures import SignatureLine
from generator.facts.step_conditions import Condition, condition_words, steps_said
from generator.facts.words import PrintedWords, Words, flat
from generator.handbook import Handbook
from generator.i18n import formatting, frequencies
from generator.i18n.own_words import own_words
from generator.model.handbook import Calendar, Paper
from generator.model.named_day import PERIOD

_STOP = {
    "shift": "before handing over",
    "day": "before the day ends",
    "working day": "before leaving work",
    "day off": "before the day ends",
    "week": "before the week ends",
    "ten days": "before the ten days end",
    "month": "before the month ends",
    "quarter": "before the quarter ends",
    "half-year": "before the half-year ends",
    "year": "before the year ends",
    PERIOD: "before the period ends",
    "event": "when the matter is done",
}


@dataclass(frozen=True, slots=True)
class ChecklistWords(PrintedWords):
    """The words of checklists, the calendar by which limits count, and the paper that they are set on."""

    paper: Paper = field(default=Paper.A4, kw_only=True)
    calendar: Calendar = field(default_factory=lambda: Calendar.model_validate({}), kw_only=True)

    @classmethod
    def of(cls, handbook: Handbook, language: str) -> Self:
        head = handbook.entry
        return cls(language, years=head.years, own_words=own_words(handbook, language), paper=head.paper, calendar=head.calendar)

    def heading(self, group: Group) -> list[Words]:
        """How often, or which procedure and where in it the work pauses."""
        if group.procedure is None:
            often = frequencies.frequency(group.often, self.language)
            return [Words(self.language, often[:1].upper() + often[1:])]
        return [self.said(text) for text in (group.procedure.title, group.pause and group.pause.title) if text]

    def sheet(self, sheet: Sheet) -> Words:
        """The title of a sheet: what it is for, or its procedure."""
        return self.said(sheet.procedure.title) if sheet.procedure else self.own("Duties of a day or period")

    def on_sheet(self, group: Group) -> list[Words]:
        """The heading of a group on its sheet, which names the procedure already: where the work pauses, else which steps."""
        if group.procedure is None:
            return self.heading(group)
        if group.pause:
            return [self.said(group.pause.title)]
        return [Words(self.language, formatting.sentence(self.steps(group)))] if self.steps(group) else self.heading(group)

    def part(self, group: Group) -> str:
        """`1/2` for the first of two parts, empty for a whole group."""
        return f"{group.part}/{group.parts}" if group.parts > 1 else ""

    def mode(self, group: Group) -> str:
        return formatting.choice(group.mode, self.language)

    def stop(self, group: Group) -> str:
        """When to stop and go through duties of a period; empty for procedures, which begin with their trigger."""
        if group.procedure is not None:
            return ""
        return self.own("before the period ends" if group.often.interval > 1 else _STOP[group.period]).text

    def trigger(self, group: Group) -> Words | None:
        """What sets the procedure off."""
        return self.said(group.procedure.trigger) if group.procedure else None

    def limits(self, sheet: Sheet) -> str:
        """From when the limits on a sheet count, and how hours do; empty where it has none."""
        if not any(item.within or item.limit for group in sheet.groups for item in group.items):
            return ""
        return limits_explained(sheet.procedure, self, self.calendar) if sheet.procedure else self.text(hours_counted(self.calendar))

    def steps(self, group: Group) -> str:
        """Which steps of the procedure the items are: `steps 1, 4–6`; empty for duties."""
        numbers = [item.step_number for item in group.items if item.step] if group.procedure else []
        return steps_said(numbers, self) if numbers else ""

    def approves(self, item: Item) -> str:
        """What stands before an item: in which role it is done, and whether it is only approved; else empty."""
        role = self.text(as_said(item.role), role=self.said(item.role.title).text) if item.role else ""
        return role + (self.text("Approve the extension: ") if item.extends else self.text("Approve: ") if item.approves else "")

    def due(self, item: Item) -> str:
        """The part of the frequency that the group's heading leaves open: `Friday 16:00`, `by the 25th`, `31 March`, `08:30`."""
        if item.when is None:
            return ""
        due = frequencies.rhythm(item.when, self.language) if item.when.event else frequencies.day_of_period(item.when, self.language)
        months = rounds_words(item.rounds, self)
        due = due + self.text(" ({words})", words=months) if due and months else due or months
        return due + self.text(" ({words})", words="{}/{}".format(*item.turn)) if item.turn else due

    def event(self, item: Item) -> Words | None:
        """What sets an event duty off."""
        return self.said(item.when.event) if item.when and item.when.event else None

    def within(self, item: Item) -> str:
        """The time allowed, empty if none is set."""
        return allowed(item.when, item.within, item.limit, self)

    def extension(self, item: Item) -> str:
        """How that may be extended, empty if it may not."""
        return extension_text(item.limit, self)

    def in_time(self, item: Item) -> str:
        """The same as part of a sentence."""
        return in_time(item.when, item.within, item.limit, self)

    def record(self, item: Item) -> Words | None:
        """The register or form in which it is recorded."""
        return self.said(item.record.title) if item.record else None

    def evidence(self, item: Item) -> Words | None:
        """What shows that it was done."""
        return self.said(item.evidence) if item.evidence else None

    def control(self, item: Item) -> Words | None:
        """What is checked, and how."""
        return self.said(item.control) if item.control else None

    def only_if(self, item: Item, found: Checklist) -> Words | None:
        """When a step is done that is not always done: `Only if item 3 says “over”`; not again after a step of the list that says so."""
        if item.extends:
            return self.own("Only if the time is to be extended")
        if item.procedure and any(found.number(item.procedure.id, index) for index in item.follows):
            return None
        places: dict[str, list[Words]] = {}
        for way in item.only_if:
            if answer := answer_words(way.arc, self):
                places.setdefault(self._place(item, way.source, found), []).append(answer)
        if not places:
            return None
        said = [self.text("{place} says “{answer}”", place=place, answer=self.text("” or “").join(answer.text for answer in answers))
                for place, answers in places.items()]
        return Words(next(iter(places.values()))[0].language, self.text("Only if {answers}", answers=self.text(" or ").join(said)))

    def conditions(self, item: Item, found: Checklist) -> Words | None:
        """What must be known of a step: who exactly does it, what it waits for."""
        return self._conditions(item, found, item.conditions)

    def _conditions(self, item: Item, found: Checklist, wanted: Iterable[Condition]) -> Words | None:
        said = [flat(condition_words(condition, self, lambda steps: self._places(item, steps, found))) for condition in wanted]
        return Words(said[0].language, self.text("; ").join(part.text for part in said)) if said else None

    def why_signed(self, line: SignatureLine, found: Checklist) -> Words | None:
        """Why somebody signs for it who is not the one who signs the whole sheet."""
        return self._conditions(line.item, found, (condition for condition in line.item.conditions if condition.personal))

    def signer(self, line: SignatureLine) -> str:
        """For which item somebody signs, and as which of several people."""
        if not line.person:
            return self.text("Item {number}, done by: ", number=line.number)
        return self.text("Item {number}, person {person}: ", number=line.number, person=line.person)

    def ways(self, item: Item, found: Checklist) -> Words | None:
        """What a step decides, and where it goes on: `Is it over? yes → item 4; no → end of the procedure`."""
        if not item.ways:
            return None
        answers = [answer_words(way.arc, self) for way in item.ways]
        texts = [text for text in (self.optional(item.decision), *answers) if text]
        ways = [self._way(item, way, found) for way in item.ways]
        question = f"{self.said(item.decision).text} " if item.decision else ""
        return Words(texts[0].language if texts else self.language, question + self.text("; ").join(ways))

    def context(self, step: ContextStep) -> tuple[str, list[Words], Words, str]:
        """Which step it is, who does it, what is done, and for the post's own step where it is ticked: `see item 4`."""
        see = self.text("see {place}", place=self.text("item {number}", number=step.item)) if step.item else ""
        return self.text("step {number}", number=step.step_number), self.every(step.by), self.said(step.do), see

    def _way(self, item: Item, way: ItemWay, found: Checklist) -> str:
        said = answer_words(way.arc, self)
        return f"{said.text} → {self._goal(item, way, found)}" if said else f"→ {self._goal(item, way, found)}"

    def _goal(self, item: Item, way: ItemWay, found: Checklist) -> str:
        """The step that a way leads to."""
        return self.text("end of the procedure") if way.arc.target is None else self._place(item, way.arc.target, found)

    def _place(self, item: Item, index: int, found: Checklist, done: bool = False) -> str:
        """A step by its number on the list, else by that in its procedure and by those who do it; where it matters who has `done` it, not
        by the number of its approval."""
        number = found.number(item.procedure.id, index, done) if item.procedure else None
        if number:
            return self.text("item {number}", number=number)
        doers = self.text(", ").join(self.said(doer).text for doer in dict(item.others).get(index, ()))
        return self.text("step {number}", number=index + 1) + (self.text(" ({words})", words=doers) if doers else "")

    def _places(self, item: Item, steps: Sequence[int], found: Checklist) -> str:
        """Several steps that conditions name, in the same way."""
        return self.text(", ").join(self._place(item, index, found, done=True) for index in steps)

    def procedure(self, item: Item) -> Words | None:
        """The procedure that says how; for a step, its own."""
        return self.said(item.procedure.title) if item.procedure else None
