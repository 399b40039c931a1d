"""The groups and items of a checklist as a page shows them: markup made once, so that a template has little to call."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.facts.addresses import step_anchor
from generator.facts.checklist_items import Checklist, ContextStep, Group, Item
from generator.facts.checklist_words import ChecklistWords
from generator.facts.day import recurs
from generator.facts.limits import limits_counted
from generator.facts.words import Words
from generator.model.procedure import Mode
from generator.pages.fallback import fallback
from generator.pages.links import Links


@dataclass(frozen=True, slots=True)
class ItemView:
    """`tick` is the element's id of the box, `recurs` whether it falls due by the calendar, `only_if` when a step is done that is not
    always done, `conditions` who exactly does it and what it waits for, `ways` where it leads, `due` and `facts` what it is measured by,
    `instead_of` the ids of the items of which a case takes one or this, `after` those of the items that are done before it."""

    id: str
    tick: str
    number: int
    critical: bool
    recurs: bool
    only_if: Markup
    do: Markup
    conditions: Markup
    ways: Markup
    due: Markup
    instead_of: str
    after: str
    facts: list[Markup]
    control: Markup


@dataclass(frozen=True, slots=True)
class GroupView:
    """`notes` say when to stop or what sets the procedure off."""

    id: str
    period: str
    title: Markup
    mode: str
    notes: list[Markup]
    items: list[ItemView]


class ChecklistParts:
    """Makes the parts of checklists in the language of `links`."""

    def __init__(self, links: Links, words: ChecklistWords) -> None:
        text, colon = links.spoken.text, links.spoken.text(": ")
        self._links = links
        self._words = words
        self._begins, self._when = escape(text("begins with: ")), escape(text("When: "))
        self._evidence, self._procedure, self._record = (escape(text(key) + colon) for key in ("Evidence", "Procedure", "Record"))

    def groups(self, found: Checklist) -> list[GroupView]:
        """All groups of a list, in order."""
        return [self._group(found, group) for group in found.groups]

    def _group(self, found: Checklist, group: Group) -> GroupView:
        items = [self._item(found, group, item, number) for number, item in enumerate(group.items, group.first)]
        return GroupView(group.id, group.period, self._title(group), self._words.mode(group), self._notes(group), items)

    def _title(self, group: Group) -> Markup:
        if group.procedure is None:
            title = escape(self._words.heading(group)[0].text)
        else:
            title = self._links.text(group.procedure.title)
            if group.pause:
                title = Markup(" — ").join((title, self._links.text(group.pause.title)))
        return title + f" {self._words.part(group)}" if group.parts > 1 else title

    def _notes(self, group: Group) -> list[Markup]:
        if group.procedure is None:
            return [escape(self._words.stop(group))]
        counted = limits_counted(group.procedure, self._words)
        return [self._begins + self._links.text(group.procedure.trigger), self._procedure + self._links.entry(group.procedure),
                *(self._elsewhere(step) for step in group.context if step.item), *([escape(counted)] if counted else [])]

    def _elsewhere(self, step: ContextStep) -> Markup:
        """A step of the procedure that the post ticks among its duties: `step 1 Close the log: see item 4`."""
        name, _, do, see = self._words.context(step)
        return Markup("{} {}{}{}").format(name, self._note(do), self._links.spoken.text(": "), see)

    def _item(self, found: Checklist, group: Group, item: Item, number: int) -> ItemView:
        text = self._links.text
        do = text(item.do)
        return ItemView(
            item.id, "tick-" + item.id.replace("/", "--"), number, item.critical, recurs(item),
            self._note(self._words.only_if(item, found)), escape(self._words.approves(item)) + do,
            self._note(self._words.conditions(item, found)), self._note(self._words.ways(item, found)), self._due(item),
            " ".join(other.id for other in found.instead_of(item)),
            " ".join(other.id for other in found.before(item)) if group.mode is Mode.READ_DO else "",
            self._facts(found.post.id, item),
            text(item.control) if item.control else Markup())

    def _note(self, words: Words | None) -> Markup:
        """Words between steps, marked where they are not in the page's language."""
        if words is None:
            return Markup()
        return escape(words.text) if words.language == self._links.language else fallback(words.language, escape(words.text))

    def _due(self, item: Item) -> Markup:
        if item.when is not None and item.when.event is not None:
            due = self._words.due(item)
            return self._when + self._links.text(item.when.event) + (f" ({due})" if due else "")
        return escape(self._words.due(item))

    def _facts(self, post: str, item: Item) -> list[Markup]:
        facts = [escape(said) for said in (self._words.in_time(item), self._words.extension(item)) if said]
        if item.record:
            facts.append(self._record + self._links.record(item.record.id))
        facts.append(self._reference(post, item))
        if item.evidence:
            facts.append(self._evidence + self._links.text(item.evidence))
        return facts

    def _reference(self, post: str, item: Item) -> Markup:
        """Where more is said: for a step its place in the procedure, for a duty its procedure, else the duty itself."""
        links = self._links
        if item.procedure is None:
            return _anchor(links.href("post", post, f"duty-{item.duty}"), links.spoken.text("Duty"))
        if item.step is None:
            return self._procedure + links.entry(item.procedure)
        href = links.href("procedure", item.procedure.id, step_anchor(item.procedure, item.step_number - 1))
        return _anchor(href, links.spoken.text("step {number}", number=item.step_number))


def _anchor(href: str, label: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, label)
