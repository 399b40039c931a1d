"""Links within a text to what the handbook has: found or reported, counted as references, said in every output, withheld in editions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from checklist_cases import HEAD, handbook, post, procedure, written

from generator.edition import withheld_references
from generator.facts.words import HandbookWords, MarkedWords, PrintedWords
from generator.handbook import Handbook
from generator.hyperlinks import NAMED_KINDS
from generator.model.kinds import BY_NAME
from generator.pages.links import Links
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate


def clause(text: Any, **fields: Any) -> dict[str, Any]:
    return {"kind": "conduct", "id": "rules", "title": "守則", "clauses": [{"text": text, **fields}]}


def of(text: Any, **incoming: Any) -> Handbook:
    return handbook(post(), procedure({}, **incoming), clause(text), audiences=[{"id": "staff", "title": "同仁"}, {"id": "all", "title": "全體"}])


def test_every_kind_can_be_named_but_the_handbook_and_its_readers() -> None:
    assert BY_NAME.keys() - {"handbook", "audience"} == NAMED_KINDS


@pytest.mark.parametrize(("text", "place", "nearest"), [
    ("依[收文](procedure:incomin)辦理", "procedure:incomin", "incoming"),
    ({"zh-Hant": "依收文辦理", "en": "As in [mail](procedure:incomin)"}, "procedure:incomin", "incoming"),
    ("見[簿](register:lg)", "register:lg", "log"),
])
def test_a_wrong_id_is_found_where_it_stands(text: Any, place: str, nearest: str, tmp_path: Path) -> None:
    file = tmp_path / "all.yml"
    file.write_text(written(HEAD, post(), procedure({}), clause(text)), "utf-8")
    documents, _ = load_text(file.read_text("utf-8"), "all.yml", file)
    valid = validate(documents)
    (fault,) = resolve(valid.entries, valid.claimed).diagnostics
    line = file.read_text("utf-8").split("\n")[fault.span.line - 1]
    assert (fault.code, fault.details["nearest"], line[fault.span.column - 1:][:fault.span.length]) == ("HB104", nearest, place)


def test_it_counts_as_a_reference_once_for_all_languages() -> None:
    made = of({"zh-Hant": "依[收文](procedure:incoming)辦理", "en": "As in [mail](procedure:incoming)"})
    assert [(link.entry.id, link.path) for link in made.links_to("procedure", "incoming")] == [("rules", ("clauses", 0, "text"))]


@pytest.mark.parametrize(("language", "text", "said", "href"), [
    ("zh-Hant", "依[收文](procedure:incoming)辦理", "依收文辦理", "../procedures/incoming.html"),
    ("zh-Hant", "依[此](procedure:incoming)辦理", "依此 (收文)辦理", "../procedures/incoming.html"),
    ("en", {"en": "As in [the incoming MAIL rule](procedure:incoming)"}, "As in the incoming MAIL rule", "../../en/procedures/incoming.html"),
    ("en", {"en": "Enter it in [the book](register:log)"}, "Enter it in the book (Incoming register)",
     "../../en/entries/index.html#register-log"),
])
def test_it_leads_to_the_page_and_says_the_title_where_the_words_do_not(language: str, text: Any, said: str, href: str) -> None:
    made = of(text)
    words = HandbookWords.of(made, language).said(made.conduct["rules"].clauses[0].text)
    assert isinstance(words, MarkedWords) and words.text == said
    assert f'<a href="{href}">' in Links(made, language).said(words)


def test_without_the_handbook_the_words_are_left() -> None:
    text = of("依[收文](procedure:incoming)辦理").conduct["rules"].clauses[0].text
    assert PrintedWords("zh-Hant").said(text).text == "依收文辦理"


def test_what_is_withheld_must_not_be_named_by_a_text_that_is_read() -> None:
    made = of("依[收文](procedure:incoming)辦理", audience="staff")
    assert [(found.entry.id, found.kind, found.name, found.in_text) for found in withheld_references(made, "all")] == [
        ("rules", "procedure", "incoming", True)]
    assert withheld_references(made, "staff") == []
