"""What has changed in the rules, entry by entry and field by field, in the words of one language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.facts.concerned import concerned, is_for_all
from generator.facts.effects import effect
from generator.facts.limit_words import extension_text, limit_text, stated, stated_from, with_extension
from generator.facts.outcomes import degree_said
from generator.facts.payments import adjustment_said, amount_said, payment_said
from generator.facts.redline import Piece, redline
from generator.facts.same_items import name_of, naming_field, paired, rising
from generator.facts.words import HandbookWords, Named, Words, plain
from generator.handbook import Revision
from generator.i18n.measured import measured
from generator.i18n.values import in_words
from generator.model import Criteria, Entry, Procedure
from generator.model.adjustment import Adjustment
from generator.model.degree import Degree
from generator.model.field_labels import FIELDS, IN_FULL, IN_ORDER, IN_PART, PARTS, QUIET
from generator.model.flow import END
from generator.model.limit import Limit
from generator.model.markup import lines
from generator.model.modifier import Modifier
from generator.model.other_doer import OtherDoer
from generator.model.payment import NO_LEVEL, Payment
from generator.model.ranges import Range
from generator.model.text import Text
from generator.reading.references import references
from generator.reads import once

_STEPS = ("next", "same_as", "step", "to", "together")
"""Fields that name a step."""


class What(Enum):
    """What became of an entry. Values are catalogue keys."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`label` says which field of which part, `part` what that part is called; `before` and `after` are None where there was nothing."""

    label: str
    part: str
    before: Words | None
    after: Words | None
    pieces: tuple[Piece, ...]

    @property
    def named(self) -> str:
        """`Step 3 · Time limit · Decide on the request`"""
        return " · ".join(filter(None, (self.label, self.part)))


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What became of an entry on a day. `posts` are the ids of those that take part in it; `for_all` says that it is about every post.

    `fields` are empty for an entry that is new or withdrawn, and where its older form cannot be read.
    """

    day: datetime.date
    what: What
    kind: str
    name: str
    title: Words | Named
    fields: tuple[FieldChange, ...]
    posts: tuple[str, ...]
    for_all: bool


def changes(words: HandbookWords) -> tuple[EntryChange, ...]:
    """Everything that changed a rule, the newest first; of one day, by kind and id, what was withdrawn last."""
    handbook = words.handbook
    return once(handbook.derived, ("changes", words.language), lambda: tuple(
        change for revision in handbook.history for key in dict.fromkeys((*revision.after, *revision.before))
        if (change := _of(revision, key, words))))


def amendments(words: HandbookWords, since: datetime.date) -> tuple[EntryChange, ...]:
    """What became of each entry from a day on, as one change: from what it was before the first change to what it is after the last."""
    history = [revision for revision in words.handbook.history if revision.day >= since]
    firsts = {key: revision for revision in history for key in (*revision.after, *revision.before)}
    lasts = {key: revision for revision in reversed(history) for key in (*revision.after, *revision.before)}
    found = (change for key, last in lasts.items() if (change := _of(_as_one(firsts[key], last, key), key, words)))
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


def _as_one(first: Revision, last: Revision, key: tuple[str, str]) -> Revision:
    """What is new is so from its first day."""
    is_new = key not in first.before and key in last.after
    before, after = ({key: side[key]} if key in side else {} for side in (first.before, last.after))
    return Revision((first if is_new else last).day, before, after)


def last_change(kind: str, name: str, words: HandbookWords) -> EntryChange | None:
    """The last time that an entry changed; None where it has been as it is for as long as anybody knows."""
    revisions = words.handbook.revisions_of(kind, name)
    return next((change for revision in revisions if (change := _of(revision, (kind, name), words))), None)


def _of(revision: Revision, key: tuple[str, str], words: HandbookWords) -> EntryChange | None:
    """What changed of one entry; None where neither form can be read, or nothing changed of which anybody need be told."""
    before, after = revision.before.get(key), revision.after.get(key)
    what = What.CHANGED if key in revision.before and key in revision.after else What.NEW if key in revision.after else What.WITHDRAWN
    known = after or before
    if known is None:
        return None
    fields = tuple(_Comparison(before, after, words).fields()) if before and after else ()
    if what is What.CHANGED and before and after and all(field.quiet for field in fields):
        return None
    kind, name = key
    is_there = words.handbook.find(kind, name) is not None
    return EntryChange(revision.day, what, kind, name, words.named(kind, name) if is_there else words.said(known.title),
                       tuple(field.change for field in fields), concerned(before, after, key, words), is_for_all(before, after))


@dataclass(frozen=True, slots=True)
class _Found:
    change: FieldChange
    quiet: bool


class _Comparison:
    """Two forms of one entry, compared field by field."""

    def __init__(self, before: Entry, after: Entry, words: HandbookWords) -> None:
        self._before, self._after, self._words = before, after, words
        self._targets = {(_field(path), name): targets for entry in (before, after) for path, name, targets in references(entry)}

    def fields(self) -> Iterator[_Found]:
        yield from self._compared(self._before, self._after, (), "", (None, None))

    def _compared(self, before: Any, after: Any, path: tuple[str, ...], field: str, parts: tuple[Any, Any],
                  part: str = "") -> Iterator[_Found]:
        """`parts` are what has the field, in both forms: a duty says by its procedure which step is meant. `part` is what it is called."""
        if before == after or field == "audience":  # who may read a rule is no part of it
            return
        if isinstance(before, BaseModel) and type(before) is type(after) and not isinstance(after, Limit):
            for name in type(after).model_fields:
                yield from self._compared(getattr(before, name), getattr(after, name), (*path, name), name, (before, after),
                                          "" if getattr(after, name) == name_of(after) else part)
        elif _are_items(before) and _are_items(after) and (before or after):
            places = list(paired(before, after))
            yield from self._moved(places, path)
            for old, new, number in places:
                called = self._item(new) if old and new else None
                yield from self._compared(before[old - 1] if old else None, new, (*path[:-1], f"{path[-1]} {number}"), field, parts,
                                          called.text if called else part)
        elif (old_words := self._said(before, field, parts[0])) != (new_words := self._said(after, field, parts[1])):
            pieces = redline(old_words.text if old_words else "", new_words.text if new_words else "")
            quiet = any(each.partition(" ")[0] in QUIET for each in path)
            yield _Found(FieldChange(self._label(path), part, old_words, new_words, pieces), quiet)

    def _moved(self, places: Sequence[tuple[int | None, Any, int]], path: tuple[str, ...]) -> Iterator[_Found]:
        """Those items of a list, in which the order is part of the rule, that have gone by others."""
        if path[-1] not in IN_ORDER:
            return
        there = [(old, item, number) for old, item, number in places if old and item is not None]
        stay = rising([old for old, _, _ in there])
        for old, item, number in there:
            if old not in stay:
                name = self._item(item)
                before, after = (Words(self._words.language, str(each)) for each in (old, number))
                label = " · ".join((self._label((*path[:-1], f"{path[-1]} {number}")), self._words.text("Its place")))
                yield _Found(FieldChange(label, name.text if name else "", before, after, redline(before.text, after.text)), False)

    def _label(self, path: Sequence[str]) -> str:
        """`Step 3 · Time limit`"""
        said, outer = [], ""
        for each in path:
            field, _, number = each.partition(" ")
            pattern = PARTS.get(field) if number else None
            called = IN_PART.get(f"{outer}.{field}") or FIELDS.get(field, field)
            said.append(self._words.text(pattern, name=number) if pattern else self._words.text(called) + (f" {number}" if number else ""))
            outer = field
        return " · ".join(said)

    def _said(self, value: Any, field: str, part: Any) -> Words | None:
        """A value as a reader knows it; None for nothing."""
        if value is None or value == ():
            return None
        if isinstance(value, Text):
            language, text = value.best(self._words.language)
            return Words(language, lines(value.marked[language]) if language in value.marked else text)
        if isinstance(part, Modifier) and field == "effect":
            return Words(self._words.language, effect(part, self._criteria()[0], self._words))
        if isinstance(value, tuple):
            said = [each.text for item in value if (each := self._said(item, field, part))]
            return Words(self._words.language, self._words.text(", ").join(said))
        if isinstance(value, Mapping):
            return Words(self._words.language, self._words.text("; ").join(self._of_measure(name, item) for name, item in value.items()))
        if isinstance(value, Limit | Degree | OtherDoer):
            return Words(self._words.language, self._whole(value))
        if isinstance(value, BaseModel):
            return self._in_full(value, field) if field in IN_FULL else self._item(value)
        if field in _STEPS and isinstance(value, str):
            return Words(self._words.language, self._step(value, getattr(part, "procedure", None)))
        return Words(self._words.language, self._plain(value, field))

    def _item(self, item: BaseModel) -> Words | None:
        """An item of a list by its name, or else by all that it says."""
        fields = [name] if (name := naming_field(item)) else [*type(item).model_fields]
        said = [each.text for field in fields if (each := self._said(getattr(item, field), field, item))]
        return Words(self._words.language, self._words.text("; ").join(said)) if said else None

    def _in_full(self, item: BaseModel, part: str) -> Words:
        """All that an item says, its name first: a row that is added is a rule by who decides."""
        named = naming_field(item)
        said = {name: each.text for name in type(item).model_fields
                if name != "audience" and (each := self._said(getattr(item, name), name, item))}
        labelled = (self._words.text(IN_PART.get(f"{part}.{name}") or FIELDS[name]) + self._words.text(": ") + text
                    for name, text in said.items() if name != named)
        return Words(self._words.language, self._words.text("; ").join((*filter(None, [said.get(named or "")]), *labelled)))

    def _whole(self, value: Limit | Degree | OtherDoer) -> str:
        """A value that is not compared part by part."""
        if isinstance(value, Limit):
            return self._limit(value)
        return plain(degree_said(value, self._words)) if isinstance(value, Degree) else self._other(value)

    def _criteria(self) -> list[Criteria]:
        """The newer form and the older one, where the entry is a set of criteria."""
        return [form for form in (self._after, self._before) if isinstance(form, Criteria)]

    def _circumstance(self, name: str) -> str:
        """The title of a circumstance, in the form of the criteria that has it."""
        found = (each.title for form in self._criteria() for each in form.modifiers if each.id == name)
        return next((self._words.said(title).text for title in found), name)

    def _of_measure(self, name: str, value: Any) -> str:
        """A range or a value of a measure of these criteria, which either form of them may have."""
        forms = self._criteria()
        if isinstance(value, Payment):
            return self._payment(name, value, forms)
        measure = next((found for form in forms for found in form.measures if found.id == name), None)
        if measure is None:
            return f"{name}{self._words.text(': ')}{value}"
        return f"{self._words.said(measure.title).text}{self._words.text(': ')}{measured(value, measure, self._words.language)}"

    def _payment(self, level: str, value: Payment, forms: Sequence[Criteria]) -> str:
        """What a level costs, in the form of the criteria that has what it is measured by."""
        form = next(form for form in forms if {*value.measures} <= {measure.id for measure in form.measures})
        said = payment_said(value, form, self._words)
        return said if level == NO_LEVEL else f"{plain(degree_said(Degree.parse(level), self._words))}{self._words.text(': ')}{said}"

    def _limit(self, limit: Limit) -> str:
        """A limit as a whole, with what it names in the newer form of its procedure, or else in the older."""
        forms = [form for form in (self._after, self._before) if isinstance(form, Procedure)]
        name = limit.after or limit.before
        procedure = next((form for form in forms if name and form.moment(name) is not None), next(iter(forms), None))
        handbook = self._words.handbook
        event = Text({handbook.language: name}) if name else None
        found = stated(limit, procedure, handbook) if procedure else stated_from(limit, event, handbook)
        return with_extension(limit_text(found, self._words), extension_text(found, self._words), self._words)

    def _other(self, other: OtherDoer) -> str:
        """Whoever did a step, and the title of its procedure where that is another one."""
        title = self._words.title("procedure", other.procedure).text if other.procedure else ""
        step = self._step(other.step, other.procedure) if other.step else ""
        return self._words.text(": ").join(filter(None, (title, step)))

    def _step(self, name: str, procedure: str | None) -> str:
        """`step 3` of a procedure, or of this one in the newer or else the older form; its id where there is none such."""
        if name == END:
            return self._words.text("end of the procedure")
        forms = [self._words.handbook.procedures.get(procedure)] if procedure else [self._after, self._before]
        places = (form.index_of(name) for form in forms if isinstance(form, Procedure))
        return next((self._words.text("step {number}", number=place + 1) for place in places if place is not None), name)

    def _plain(self, value: Any, field: str) -> str:
        language = self._words.language
        if isinstance(value, bool):
            return self._words.text("yes" if value else "no")
        if field == "excludes":
            return self._circumstance(value)
        if isinstance(value, Adjustment):
            return adjustment_said(value, self._words)
        if isinstance(value, Range) and field == "amount":
            return amount_said(value, self._criteria()[0], self._words)
        if (said := in_words(value, language)) is not None:
            return said
        if isinstance(value, datetime.date):
            return self._words.date(value)
        if isinstance(value, str) and (targets := self._targets.get((field, value))):
            return self._title(targets, value)
        return str(value)

    def _title(self, targets: Sequence[str], name: str) -> str:
        """What is named, as it is called now, or else as it was when it was withdrawn."""
        handbook = self._words.handbook
        for target in targets:
            today = handbook.name_today(target, name)
            if handbook.find(target, today):
                return self._words.title(target, today).text
        forms = (revision.before.get((target, name)) for target in targets for revision in handbook.revisions_of(target, name))
        return next((self._words.said(form.title).text for form in forms if form), name)


def _field(path: Sequence[str | int]) -> str:
    return next(str(step) for step in reversed(path) if isinstance(step, str))


def _are_items(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, BaseModel) for item in value)
