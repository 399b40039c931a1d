"""The pages of the language reference: what the models say of every kind, and below it sentences of real rules with entries that say them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.exports.reference import COMMON, common_page, contents_page, kind_page
from generator.facts.criteria import criteria_facts
from generator.facts.duties import duty_facts
from generator.facts.procedure import procedure_facts
from generator.facts.shifts import shift_facts
from generator.facts.words import HandbookWords, Words, plain
from generator.files import own_data
from generator.handbook import Handbook
from generator.i18n import frequencies
from generator.i18n.catalogue import catalogue
from generator.i18n.conversion import SIMPLIFIED, converter
from generator.model import KINDS
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

FOLDER = Path(__file__).parents[1] / "docs" / "language"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
SENTENCES: dict[str, list[dict[str, Any]]] = own_data(FOLDER / "sentences.yml")
OFFICE = (FOLDER / "office.yml").read_text("utf-8")
HEADINGS = {"en": ("How to say it", "The handbook says:"), "zh-Hant": ("怎麼寫", "手冊上是："), "zh-Hans": ("怎么写", "手册上是：")}
AROUND: Mapping[str, Mapping[str, Any]] = {
    "post": {}, "procedure": {"trigger": "來文", "steps": [{"do": "辦理", "by": "clerk"}]},
    "criteria": {"side": "penalty"}, "conduct": {}, "oversight": {}, "guide": {}, "risk": {}, "term": {}}
"""What an example leaves out that an entry of its kind must have."""


@dataclass(frozen=True)
class Example:
    """A sentence, and the part of an entry that says it, in one language."""

    kind: str
    language: str
    said: str
    text: str

    def read(self) -> tuple[Handbook | None, list[Diagnostic]]:
        """The handbook of the office with this example in it, and what is wrong with it."""
        order = ", ".join(sorted(LANGUAGES, key=lambda language: language != self.language))
        documents, faults = load_text(OFFICE.replace(f"languages: [{', '.join(LANGUAGES)}]", f"languages: [{order}]"), "office.yml", FOLDER)
        (example,), more = load_text(self.text, "example.yml", FOLDER)
        if self.kind == "handbook":
            documents[0] = replace(documents[0], data={**documents[0].data, **example.data})
        else:
            around = {"kind": self.kind, "id": "example", "title": self.said.rstrip("。."), **AROUND[self.kind]}
            documents.append(replace(example, data={**around, **example.data}))
        valid = validate(documents)
        resolved = resolve(valid.entries, valid.claimed)
        return resolved.handbook, [*faults, *more, *valid.diagnostics, *resolved.diagnostics]

    def answers(self) -> list[str]:
        """What the product makes of it, in the words that its outputs show."""
        handbook, _ = self.read()
        assert handbook
        return [*ANSWERS.get(self.kind, lambda *_: iter(()))(handbook, HandbookWords.of(handbook, self.language))]


def examples(language: str, kind: str) -> list[Example]:
    written, convert = ("zh-Hant", converter(SIMPLIFIED)) if language == SIMPLIFIED else (language, str)
    return [Example(kind, language, convert(each["said"][written]), convert(each["example"][written])) for each in SENTENCES[kind]]


def pages() -> dict[Path, str]:
    """Every page, by where it stands."""
    made = {}
    for language in LANGUAGES:
        words, folder = catalogue(language), FOLDER / language
        made[folder / "README.md"] = contents_page(words)
        made[folder / f"{COMMON}.md"] = common_page(words)
        made |= {folder / f"{kind}.md": kind_page(kind, words) + "\n" + "\n\n".join(_how_to_say_it(kind, language)) + "\n" for kind in KINDS}
    return made


def _how_to_say_it(kind: str, language: str) -> Iterator[str]:
    heading, shown = HEADINGS[language]
    yield f"## {heading}"
    for example in examples(language, kind):
        yield f"### {example.said}"
        yield f"```yaml\n{example.text.rstrip()}\n```"
        if answers := example.answers():
            yield "\n".join([shown, "", *(f"- {answer}" for answer in answers)])


def _told(words: HandbookWords, of: Words, said: Iterable[str]) -> str:
    return words.text("{label}: {text}", label=of.text, text=words.text("; ").join(dict.fromkeys(filter(None, said))))


def _of_procedure(handbook: Handbook, words: HandbookWords) -> Iterator[str]:
    procedure = handbook.procedures["example"]
    facts = procedure_facts(procedure, words)
    if facts.within:
        yield _told(words, words.said(procedure.title), [facts.within, facts.extension])
    for step in facts.steps:
        ways = [f"{way.answer.text} → {f'({way.number})' if way.number else words.text('End')}" for way in step.ways if way.answer]
        if said := [*filter(None, [step.within, step.extension]), *map(plain, step.conditions), *ways]:
            yield f"({step.number}) {_told(words, step.do, said)}"


def _of_post(handbook: Handbook, words: HandbookWords) -> Iterator[str]:
    post = handbook.posts["example"]
    for duty in post.duties:
        facts = duty_facts(duty, words, post)
        yield _told(words, facts.do, [frequencies.frequency(duty.when, words.language), facts.in_time, facts.extension])
    yield from (_told(words, shift.title, [shift.hours]) for shift in shift_facts(post, words))


def _of_criteria(handbook: Handbook, words: HandbookWords) -> Iterator[str]:
    facts = criteria_facts(handbook.criteria["example"], words)
    yield from (f"{words.text('; ').join(map(plain, tier.requires)) or tier.title.text} → {plain(tier.outcome.said)}" for tier in facts.tiers)
    yield from (_told(words, modifier.title, [plain(modifier.stated)]) for modifier in facts.modifiers)


ANSWERS: Mapping[str, Callable[[Handbook, HandbookWords], Iterator[str]]] = {
    "procedure": _of_procedure, "post": _of_post, "criteria": _of_criteria}
"""Kind → what the product says of an example of it."""
