"""What a checklist says in a language: headings, due times, standards. Shared by its page and its printed sheet. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator import wording
from generator.catalogue import catalogue
from generator.checklist import Group, Item
from generator.model.quantity import LAST, WEEKDAYS, Frequency, ordinal
from generator.model.text import Text

_STOP = {
    "day": "stop before the day ends",
    "working day": "stop before leaving work",
    "week": "stop before the week ends",
    "month": "stop before the month ends",
    "quarter": "stop before the quarter ends",
    "half-year": "stop before the half-year ends",
    "year": "stop before the year ends",
    "event": "stop when the matter has been dealt with",
}


class Words(NamedTuple):
    """A text and the language it is in."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ChecklistWords:
    """The words of checklists in `language`; texts that lack it are in `main`, the handbook's main language, or their own."""

    language: str
    main: str

    def own(self, key: str, /, **details: object) -> Words:
        """A text of the program's own."""
        return Words(self.language, catalogue(self.language).text(key, **details))

    def said(self, text: Text) -> Words:
        """An author's text, in the best language there is."""
        return Words(*text.best(self.language, self.main))

    def heading(self, group: Group) -> list[Words]:
        """How often, or which procedure and where in it the work pauses."""
        if group.procedure is None:
            often = wording.frequency(Frequency(group.period, group.interval), self.language)
            return [Words(self.language, often[:1].upper() + often[1:])]
        return [self.said(text) for text in (group.procedure.title, group.pause and group.pause.title) if text]

    def part(self, group: Group) -> str:
        """`1/2` for the first of two parts, empty for a whole group."""
        return f"{group.part}/{group.parts}" if group.parts > 1 else ""

    def mode(self, group: Group) -> Words:
        return Words(self.language, wording.choice(group.mode, self.language))

    def stop(self, group: Group) -> list[Words]:
        """When to stop and go through the items: a label and the moment, or both in one."""
        if group.procedure is None:
            return [self.own("stop before the period ends" if group.interval > 1 else _STOP[group.period])]
        return [self.own("begins with:"), self.said(group.procedure.trigger)]

    def approves(self, item: Item) -> str:
        """What stands before an item that is approved and not done; else empty."""
        return catalogue(self.language).text("Approve: ") if item.approves else ""

    def due(self, item: Item) -> str:
        """The part of the frequency that the group's heading leaves open: `Friday 16:00`, `the 25th`, `31 March`, `08:30`."""
        when = item.when
        if when is None or when.event is not None:
            return ""
        text = catalogue(self.language).text
        day = ""
        if when.weekday is not None:
            day = text(WEEKDAYS[when.weekday])
        elif when.month is not None and when.day is not None:
            day = wording.month_day(when.month, when.day, self.language)
        elif when.day == LAST:
            day = text("last day")
        elif when.day is not None:
            day = text("the {day}", day=ordinal(when.day) if catalogue(self.language).language == "en" else when.day)
        elif when.times > 1:
            day = wording.frequency(Frequency(when.period, times=when.times), self.language)
        return " ".join(filter(None, (day, when.at)))

    def event(self, item: Item) -> Words | None:
        """What sets an event duty off."""
        return self.said(item.when.event) if item.when and item.when.event else None

    def standard(self, item: Item) -> list[Words]:
        """The time allowed and where it is recorded."""
        within = [self.own("within {duration}", duration=wording.duration(item.within, self.language))] if item.within else []
        return within + ([self.said(item.record.title)] if item.record else [])

    def reference(self, item: Item) -> Words | None:
        """For a duty the procedure that says how, for a step its number there."""
        if item.step is not None:
            return self.own("step {number}", number=item.step_number)
        return self.said(item.procedure.title) if item.procedure else None
