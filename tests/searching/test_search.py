"""The search index: what it holds, how it is written, and that it leads to places that exist."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.facts.addresses import address
from generator.handbook import Handbook
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.i18n.folding import Folding, folding_pairs, simplified
from generator.page import Document
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from generator.searching import index_files
from generator.searching.entry_passages import PARTS
from generator.searching.grams import SHARDS, grams_of, shard_of
from generator.searching.render import search_documents
from generator.searching.search_words import KINDS, STATES, TEXTS

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

DAY = datetime.date(2026, 6, 1)


def handbook_of(text: str) -> Handbook:
    documents, descriptors = load_text(text, "rules/x.yml", Path("rules/x.yml"))
    validated = validate(documents)
    resolved = resolve(validated.entries, validated.claimed)
    assert not descriptors and not validated.diagnostics and not resolved.diagnostics
    assert resolved.handbook is not None
    return resolved.handbook


def calls_of(document: Document) -> list[tuple[str, list[str]]]:
    """What a script of the index calls, as a browser reads it: (function, the texts in quotes that it hands over)."""
    calls = re.findall(r"handbookSearch\.(\w+)\((.*)\);\n", document.data.decode())
    assert document.data.count(b"\n") == len(calls), document.data[:80]
    return [(function, [unquoted(text) for text in re.findall(r"'((?:[^'\\]|\\.)*)'", given)]) for function, given in calls]


def unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda escaped: {"n": "\n", "r": "\r"}.get(escaped[1], escaped[1]), text)


def data_of(document: Document) -> Any:
    """The data of the only call, or of the first of two."""
    return json.loads(calls_of(document)[0][1][0])


def passages_of(document: Document) -> list[list[list[Any]]]:
    """For every entry its passages with their texts: [part, text, key, number, language]."""
    rows, lines = calls_of(document)[-1][1]
    texts = iter(lines.split("\n"))
    return [[[part, next(texts), *more] for part, *more in row] for row in json.loads(rows)]


def index_of(handbook: Handbook, language: str = "zh-Hant") -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The head, and the entries of an index in one file, each with its passages."""
    head, whole = search_documents(handbook, language)
    names, passages = data_of(whole), passages_of(whole)
    return data_of(head), [{**entry, "passages": own} if own else entry for entry, own in zip(names, passages, strict=True)]


def entry_of(entries: list[dict[str, Any]], kind: str, name: str) -> dict[str, Any]:
    return next(e for e in entries if e["kind"] == [*KINDS].index(kind) and e["id"] == name)


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
    assert head["states"][entry_of(entries, "term", "seal")["state"]] == "已廢止"
    assert "state" not in entry_of(entries, "post", "clerk")


@pytest.mark.parametrize("words", ["</script><script>x()</script>", "it's", 'a "b"', "back\\slash\\'", "two\n  lines"])
def test_any_text_is_only_text(words: str) -> None:
    text = HEAD + f"---\nkind: term\nid: seal\ntitle: 印信\ndefinition: {json.dumps(words)}\n"
    assert entry_of(index_of(handbook_of(text))[1], "term", "seal")["passages"][0][1] == " ".join(words.split())


# --- Posts and scopes of work -------------------------------------------------------------------------------------

def belonging(entries: list[dict[str, Any]], kind: str, name: str) -> tuple[list[int], list[int]]:
    entry = entry_of(entries, kind, name)
    return entry.get("posts", []), entry.get("scopes", [])


def test_an_entry_belongs_to_every_post_that_it_names_or_that_names_it() -> None:
    text = HEAD.replace("record: book", "record: book, procedure: send") + """
---
{kind: post, id: chief, title: 主任, duties: [{id: meet, do: 開會, when: daily}]}
---
kind: procedure
id: send
title: 發文
owner: chief
scope: mail
trigger: 收到
steps: [{do: 登記, by: clerk}]
---
{kind: term, id: seal, title: 印信, definition: 印}
---
{kind: procedure, id: file, title: 歸檔, owner: chief, terms: [seal], trigger: 收到, steps: [{do: 登記, by: chief}]}
"""
    head, entries = index_of(handbook_of(text))
    assert [post["id"] for post in head["posts"]] == ["clerk", "chief"] and head["scopes"] == [{"id": "mail", "title": "收發"}]
    assert belonging(entries, "procedure", "send") == ([0, 1], [0])
    assert belonging(entries, "procedure", "file") == ([1], [])
    assert belonging(entries, "post", "clerk") == belonging(entries, "checklist", "clerk") == ([0], [0])
    assert belonging(entries, "register", "book") == ([0], [0])  # its keeper; the scope of the post whose duty writes in it
    assert belonging(entries, "scope", "mail") == ([0], [0])
    assert belonging(entries, "term", "seal") == ([], [])


def test_a_handbook_without_posts() -> None:
    head, entries = index_of(handbook_of(
        "{kind: handbook, id: office, title: 手冊, organisation: 處, languages: [zh-Hant], scopes: [{id: mail, title: 收發}]}"))
    assert head["posts"] == [] and len(head["scopes"]) == 1
    assert belonging(entries, "handbook", "office") == ([], [])


# --- Words of the other side of the strait ------------------------------------------------------------------------

BOTH = """
{kind: handbook, id: office, title: 手冊, organisation: 處, languages: [zh-Hant, zh-Hans], scopes: [{id: mail, title: 收發}],
 conversions: [{zh-Hant: 陳情, zh-Hans: 信访}, {zh-Hant: 機關, zh-Hans: 机关}]}
---
{kind: term, id: paper, title: 陳情書, definition: 列印後送機關}
"""


@pytest.mark.parametrize(("language", "words"), [("zh-Hant", ["信访", "打印"]), ("zh-Hans", ["陳情", "列印"])])
def test_texts_are_found_by_the_words_of_the_other_side(language: str, words: list[str]) -> None:
    _, entries = index_of(handbook_of(BOTH), language)
    assert entry_of(entries, "term", "paper")["alike"] == words
    assert "alike" not in entry_of(entries, "scope", "mail")


def test_english_texts_have_no_other_side() -> None:
    assert not any("alike" in entry for entry in index_of(handbook_of(HEAD), "en")[1])


# --- A divided index ----------------------------------------------------------------------------------------------

@pytest.fixture
def divided(sample: Handbook) -> dict[str, Document]:
    """Name → file of the sample's index, as if the sample were a large handbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_files, "WHOLE", 100)
        patch.setattr(index_files, "CHUNK", 20)
        return {document.address.rpartition("/")[2]: document for document in search_documents(sample, "zh-Hant")}


def entries_of(divided: dict[str, Document]) -> list[dict[str, Any]]:
    names = data_of(divided["search-zh-Hant-1.js"])
    passages = [own for number in range(-(-len(names) // 20)) for own in passages_of(divided[f"search-zh-Hant-p{number}.js"])]
    return [{**entry, "passages": own} if own else entry for entry, own in zip(names, passages, strict=True)]


def test_a_large_handbook_is_divided(sample: Handbook, divided: dict[str, Document]) -> None:
    head, entries = data_of(divided["search-zh-Hant.js"]), entries_of(divided)
    assert (head["files"], head["chunk"]) == (["search-zh-Hant-1.js"], 20)
    assert len(divided) == 2 + -(-len(entries) // 20) + SHARDS
    assert entries == index_of(sample)[1]


def test_the_files_of_grams_name_every_entry_that_holds_them(divided: dict[str, Document]) -> None:
    entries = entries_of(divided)
    folding = Folding(data_of(divided["search-zh-Hant.js"])["folding"])
    for gram in ("印", "值班", "班员", " 08", " du", "dut"):
        steps = data_of(divided[f"search-zh-Hant-g{shard_of(gram)}.js"])[gram]
        held = [sum(steps[:end]) for end in range(1, len(steps) + 1)]
        assert held == [n for n, entry in enumerate(entries) if any(gram in grams_of(folding.fold(t)) for t in index_files.texts_of(entry))]


@pytest.mark.parametrize(("text", "grams"), [
    ("印", {"印"}),
    ("值班员", {"值", "班", "员", "值班", "班员"}),
    ("duty log", {" d", " du", "dut", "uty", " l", " lo", "log"}),
    ("ab岗", {" a", " ab", "岗", "b岗"}),
    ("10分", {" 1", " 10", "分", "0分"}),
    ("门、窗。电\n水", {"门", "窗", "电", "水"}),
    ("a-b_c", {" a", " b", " c"}),
    ("", set()),
    ("𠀀字", {"字"}),
])
def test_grams(text: str, grams: set[str]) -> None:
    assert set(grams_of(text)) == grams


@pytest.mark.parametrize(("text", "folded"), [
    ("機要員 Ａ１２", "机要员 a12"), ("每 10 分鐘 巡查", "每10分钟 巡查"), ("Café ﬁle", "cafe file"), ("第㈠項", "第(一)项"), ("12:30 - 後", "12:30 - 后"),
])
def test_texts_are_folded_as_in_the_browser(text: str, folded: str) -> None:
    assert Folding(folding_pairs([text])).fold(text) == folded


def test_the_same_handbook_gives_the_same_index(sample: Handbook) -> None:
    assert [*search_documents(sample, "zh-Hant")] == [*search_documents(sample, "zh-Hant")]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"checklist"}))
def test_results_lead_where_pages_are(kind: str) -> None:
    assert KINDS[kind][1].replace("*", "some-id") == address(kind, "some-id")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_passage_leads_to_a_place_that_exists(sample: Handbook, language: str) -> None:
    from generator.templates import BUILT_IN
    from tests.rendered import render_pages

    pages = {page.address: page.content for page in render_pages(sample, [], language, [BUILT_IN / "pages"], today=DAY)}
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
    keys = [*TEXTS.values(), *(state.value for state in STATES), *(title for title, _ in KINDS.values()), *(label for label, _ in PARTS.values() if label)]
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
