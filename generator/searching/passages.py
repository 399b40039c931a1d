"""What an entry can be found by: its names, and the passages of its page with their anchors, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.facts.criteria import criteria_facts
from generator.facts.duties import in_order
from generator.facts.words import HandbookWords, Named, Words, flat
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import Conduct, Criteria, Entry, HandbookEntry, Oversight, Post, Procedure, Term
from generator.model.doers import Role
from generator.model.handbook import Form, Register, Unit
from generator.model.others import STAGES
from generator.model.text import Text

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class IndexPassage:
    """A piece of a page. `part` says what it is (`duty`, `step`, …), `key` which of them: it becomes part of the anchor.

    `number` is how readers call it, where they do (step 3, clause 2). `language` is that of the text, where it is not the
    language of the page.
    """

    part: str
    text: str
    key: str = ""
    number: str = ""
    language: str = ""


class Passages:
    """Reads passages of entries in one language; where a text lacks it, in the language it was written in."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        self.handbook = handbook
        self.language = language
        self.colon = catalogue(language).text(": ")
        self.comma = catalogue(language).text(", ")
        self.vocabulary = HandbookWords.of(handbook, language)
        self._titles: dict[tuple[str, str], str] = {}

    def of(self, entry: Any) -> Iterator[IndexPassage]:
        """Every passage of an entry or of an item of the handbook's lists, in the order of its page."""
        if summary := getattr(entry, "summary", None):
            yield self.passage("summary", summary)
        if isinstance(entry, Entry) or type(entry) in _READERS:
            yield from _READERS[type(entry)](self, entry)
        if isinstance(entry, Entry) and not isinstance(entry, HandbookEntry):
            for basis in entry.basis:
                yield self.passage("basis", basis.cite, basis.article)
            if entry.tags:
                yield self.passage("tags", *entry.tags)

    def passage(self, part: str, main: Text, *more: Text | str | None, key: str = "", number: str = "", before: str = "") -> IndexPassage:
        """`main` and what belongs to it as one passage; `before` is set in front of it: who acts, say."""
        language, words = main.best(self.language, self.handbook.language)
        if before:
            words = before + self.colon + words
        texts = [words, *(self.words(other) for other in more if other)]
        text = SEPARATOR.join([*(text.rstrip("。.") for text in texts[:-1]), texts[-1]])
        return IndexPassage(part, " ".join(text.split()), key, number, "" if language == self.language else language)

    def fact(self, part: str, pieces: Sequence[Words | Named], key: str = "") -> IndexPassage:
        """The same of texts of the facts; the passage is in the language of the first."""
        texts = [piece.text.rstrip("。.") for piece in pieces[:-1]] + [pieces[-1].text]
        language = pieces[0].language
        return IndexPassage(part, " ".join(SEPARATOR.join(texts).split()), key, "", "" if language == self.language else language)

    def words(self, text: Text | str) -> str:
        return text if isinstance(text, str) else text.best(self.language, self.handbook.language)[1]

    def title(self, kind: str, name: str | None) -> str:
        """The title of an entry or item by id; empty where there is none. Kept, since thousands of passages repeat them."""
        if not name:
            return ""
        if (kind, name) not in self._titles:
            found = self.handbook.find(kind, name)
            self._titles[kind, name] = self.words(found.title) if found else ""
        return self._titles[kind, name]

    def doer(self, name: str) -> str:
        return self.title(self.handbook.doer_kind(name), name)

    def record(self, name: str | None) -> str:
        return self.title(self.vocabulary.record_kind(name), name) if name else ""

    def context(self, entry: Any) -> str:
        """Where an entry belongs: unit or answerable post, and scope of work."""
        if isinstance(entry, Unit):
            return self.title("unit", entry.parent)
        if isinstance(entry, Register):
            return self.title("post", entry.keeper)
        if not isinstance(entry, Entry):
            return ""
        place = self.title("unit", entry.unit) if isinstance(entry, Post) else self.title("post", entry.owner)
        return SEPARATOR.join(filter(None, (place, self.title("scope", entry.scope))))


def names_of(entry: Any) -> list[str]:
    """Other names of an entry in every language, besides its title and id."""
    if isinstance(entry, Term):
        return [words for alias in entry.aliases for words in alias.by_language.values()]
    if isinstance(entry, (Procedure, Form)) and entry.number:
        return [entry.number]
    return list(dict.fromkeys(entry.contact.by_language.values())) if isinstance(entry, Post) and entry.contact else []


def _handbook(read: Passages, entry: HandbookEntry) -> Iterator[IndexPassage]:
    for principle in entry.principles:
        yield read.passage("principle", principle)


def _post(read: Passages, post: Post) -> Iterator[IndexPassage]:
    for duty in in_order(post):
        yield read.passage("duty", duty.do, duty.when.event, duty.evidence, read.record(duty.record), key=duty.id)
    for authority in post.authority:
        yield read.passage("authority", authority.decide, authority.limit)
    for requirement in post.requirements:
        yield read.passage("requirement", requirement)


def _procedure(read: Passages, procedure: Procedure) -> Iterator[IndexPassage]:
    yield read.passage("trigger", procedure.trigger)
    for index, step in enumerate(procedure.steps):
        actors = read.comma.join(filter(None, map(read.doer, step.by)))
        more = (step.control, step.decision, *(branch.when for branch in step.branches), step.evidence, step.note, read.record(step.record))
        yield read.passage("step", step.do, *more, key=procedure.step_key(index), number=str(index + 1), before=actors)
    for number, row in enumerate(procedure.delegation, 1):
        yield read.passage("delegation", row.matter, key=str(number))
    for number, margin in enumerate(procedure.discretion, 1):
        yield read.passage("discretion", margin.may, margin.limit, key=str(number), before=read.doer(margin.by))
    for output in procedure.outputs:
        yield read.passage("output", output)
    for name in procedure.forms:
        if form := read.handbook.find("form", name):
            yield read.passage("form", form.title, form.number)


def _criteria(read: Passages, criteria: Criteria) -> Iterator[IndexPassage]:
    facts = criteria_facts(criteria, HandbookWords.of(read.handbook, read.language))
    if facts.act:
        yield read.fact("act", [facts.act])
    for measure in facts.measures:
        yield read.fact("measure", [measure.title, *measure.counted])
    for tier in facts.tiers:
        ranges = [flat(phrase) for phrase in tier.requires]
        yield read.fact("tier", [tier.title, *ranges, *tier.outcome.said], key=tier.id or str(tier.number))
    for modifier in facts.modifiers:
        yield read.fact("modifier", [modifier.title, *modifier.stated], key=modifier.id)
    for case, said in zip(criteria.cases, facts.cases, strict=True):
        if case.title:
            yield read.fact("case", [said.title])


def _conduct(read: Passages, conduct: Conduct) -> Iterator[IndexPassage]:
    for position, clause in enumerate(conduct.clauses, 1):
        number = clause.number or str(position)
        texts = (clause.title, clause.text) if clause.title else (clause.text,)
        yield read.passage("clause", *texts, key=clause.id or number, number=number)


def _oversight(read: Passages, oversight: Oversight) -> Iterator[IndexPassage]:
    yield read.passage("matter", oversight.matter)
    for name in STAGES:
        stage = getattr(oversight.stages, name)
        yield read.passage("stage", stage.do, read.record(stage.record), key=name, before=read.title("post", stage.by))
    yield read.passage("closing", oversight.closing)


def _term(read: Passages, term: Term) -> Iterator[IndexPassage]:
    yield read.passage("definition", term.definition)


def _role(read: Passages, role: Role) -> Iterator[IndexPassage]:
    yield from (read.passage(part, text) for part, text in (("taken", role.taken), ("released", role.released)) if text)


_READERS: Mapping[type, Callable[[Passages, Any], Iterator[IndexPassage]]] = {
    HandbookEntry: _handbook, Post: _post, Procedure: _procedure, Criteria: _criteria, Conduct: _conduct, Oversight: _oversight,
    Term: _term, Role: _role,
}
