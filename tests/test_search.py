"""The search index: what it holds, how it is written, and that it leads to places that exist."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator import search
from generator.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.handbook import Handbook
from generator.load import load, load_text
from generator.page import Document
from generator.resolve import resolve
from generator.search import search_documents
from generator.searching.folding import folding_pairs, simplified
from generator.searching.search_words import KINDS, PARTS, STATES, TEXTS
from generator.validate import validate
from generator.views.links import address

ROOT = Path(__file__).parent.parent
HEAD = """
kind: handbook
id: office
title: {zh-Hant: 手冊, en: Handbook}
organisation: 辦公室
languages: [zh-Hant, en]
scopes: [{id: mail, title: {zh-Hant: 收發, en: Mail}}]
registers: [{id: book, title: 收文簿, keeper: clerk}]
---
kind: post
id: clerk
title: {zh-Hant: 收發員, en: Mail clerk}
scope: mail
contact: "1119"
duties:
  - {id: count, do: {zh-Hant: "清點郵件。", en: Count the mail.}, when: {event: {zh-Hant: 郵件到達}}, record: book}
"""


def handbook_of(text: str) -> Handbook:
    documents, faults = load_text(text, "rules/x.yml", Path("rules/x.yml"))
    validated = validate(documents)
    resolved = resolve(validated.entries, validated.claimed)
    assert not faults and not validated.diagnostics and not resolved.diagnostics
    assert resolved.handbook is not None
    return resolved.handbook


def data_of(document: Document) -> Any:
    """What a script of the index hands over, read as a browser reads it."""
    call = re.fullmatch(r"handbookSearch\.(?:load|add)\((?:\"[\w-]+\",)?'(.*)'\);\n", document.data.decode(), re.DOTALL)
    assert call, document.data[:80]
    assert "\n" not in call[1]
    return json.loads(re.sub(r"\\(.)", r"\1", call[1]))


def index_of(handbook: Handbook, language: str = "zh-Hant") -> tuple[dict[str, Any], list[dict[str, Any]]]:
    head, *parts = search_documents(handbook, language)
    return data_of(head), [entry for part in parts for entry in data_of(part)]


def entry_of(entries: list[dict[str, Any]], kind: str, name: str) -> dict[str, Any]:
    return next(e for e in entries if e["kind"] == [*KINDS].index(kind) and e["id"] == name)


@pytest.fixture(scope="module")
def sample() -> Handbook:
    validated = validate(load(ROOT).documents)
    handbook = resolve(validated.entries, validated.claimed).handbook
    assert handbook is not None
    return handbook


def test_a_duty_can_be_found_by_what_is_done_its_event_and_its_register() -> None:
    _, entries = index_of(handbook_of(HEAD))
    post = entry_of(entries, "post", "clerk")
    assert post["titles"] == ["收發員", "Mail clerk"]
    assert post["names"] == ["1119"]
    assert post["passages"] == [[[*PARTS].index("duty"), "清點郵件 · 郵件到達 · 收文簿", "count"]]


def test_every_language_has_an_index_of_its_own() -> None:
    head, entries = index_of(handbook_of(HEAD), "en")
    assert head["languages"] == ["en", "zh-Hant"] and head["root"] == "en/"
    assert entry_of(entries, "post", "clerk")["titles"] == ["Mail clerk", "收發員"]
    assert entry_of(entries, "post", "clerk")["passages"][0][1].startswith("Count the mail · ")
    assert entry_of(entries, "checklist", "clerk")["titles"][0] == "Mail clerk checklist"


def test_a_passage_in_another_language_says_so() -> None:
    text = HEAD + "---\n{kind: term, id: seal, title: 印信, definition: 機關之印}\n"
    passage = entry_of(index_of(handbook_of(text), "en")[1], "term", "seal")["passages"][0]
    assert passage == [[*PARTS].index("definition"), "機關之印", "", "", "zh-Hant"]


def test_entries_not_in_force_are_marked() -> None:
    text = HEAD + "---\n{kind: term, id: seal, title: 印信, definition: 印, status: retired}\n"
    head, entries = index_of(handbook_of(text))
    assert head["states"][entry_of(entries, "term", "seal")["state"]] == catalogue("zh-Hant").text("Retired")
    assert "state" not in entry_of(entries, "post", "clerk")


@pytest.mark.parametrize("words", ["</script><script>x()</script>", "it's", 'a "b"', "back\\slash\\'", "two\n  lines"])
def test_any_text_is_only_text(words: str) -> None:
    text = HEAD + f"---\nkind: term\nid: seal\ntitle: 印信\ndefinition: {json.dumps(words)}\n"
    assert entry_of(index_of(handbook_of(text))[1], "term", "seal")["passages"][0][1] == " ".join(words.split())


def test_a_large_handbook_is_divided(sample: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = index_of(sample)[1]
    monkeypatch.setattr(search, "ENTRIES_IN_A_FILE", 50)
    head, *parts = search_documents(sample, "zh-Hant")
    assert data_of(head)["files"] == [part.address.rpartition("/")[2] for part in parts]
    assert len(parts) == -(-len(whole) // 50)
    assert [entry for part in parts for entry in data_of(part)] == whole


def test_the_same_handbook_gives_the_same_index(sample: Handbook) -> None:
    assert [*search_documents(sample, "zh-Hant")] == [*search_documents(sample, "zh-Hant")]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"checklist"}))
def test_results_lead_where_pages_are(kind: str) -> None:
    assert KINDS[kind][1].replace("*", "some-id") == address(kind, "some-id")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_passage_leads_to_a_place_that_exists(sample: Handbook, language: str) -> None:
    from generator.render import render_pages
    from generator.templates import BUILT_IN

    pages = {page.address: page.content for page in render_pages(sample, [], language, [BUILT_IN / "pages"])}
    head, entries = index_of(sample, language)
    missing = []
    for entry in entries:
        page, _, anchor = head["kinds"][entry["kind"]]["address"].replace("*", entry["id"]).partition("#")
        anchors = {anchor} if anchor else {
            head["parts"][part]["anchor"].replace("*", (*more, "")[0]) for part, _, *more in entry.get("passages", ())}
        missing += [f"{page}#{a}" for a in anchors if page not in pages or (a and f'id="{a}"' not in pages[page])]
    assert missing == []


@pytest.mark.parametrize("language", [tag for tag in INTERFACE_LANGUAGES if tag != "en"])
def test_the_interface_is_translated(language: str) -> None:
    known = catalogue(language).texts
    keys = [*TEXTS.values(), *STATES.values(), *(title for title, _ in KINDS.values()), *(label for label, _ in PARTS.values() if label)]
    assert [key for key in keys if key not in known] == []


# --- Folding ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("pair", ["機机", "員员", "後后", "裏里", "裡里", "臺台", "週周", "乾干", "帳账", "賬账", "紀记", "記记", "畫划"])
def test_characters_fold_to_simplified(pair: str) -> None:
    assert simplified()[pair[0]] == pair[1]


def test_characters_that_do_not_change_are_left_out() -> None:
    assert not {"中", "文", "后", "A", "，"} & set(simplified())


def test_folding_is_settled_in_one_step() -> None:
    pairs = simplified()
    assert [old for old, new in pairs.items() if new in pairs] == []


def test_only_pairs_that_can_make_a_difference_are_sent() -> None:
    pairs = folding_pairs(["機要員 １２"])
    found = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert found["機"] == "机" and found["員"] == "员"
    assert set(found.values()) == {"机", "员"}
    assert dict(zip(*(folding_pairs(["后"])[i::2] for i in (0, 1)), strict=True))["後"] == "后"
