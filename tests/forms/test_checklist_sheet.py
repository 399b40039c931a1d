"""The packet of a checklist as data: its code changes when what it says changes, and the page knows the same code."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from checklist_cases import handbook, post, procedure

from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.forms.checklist_sheet import packet_data
from generator.forms.checklists import checklist_jobs
from generator.pages.builder import PageBuilder
from generator.pages.checklist import checklist_pages
from generator.printing.print_context import PrintContext
from generator.printing.qr_code import qr_code
from generator.reads import Read, reading
from generator.templates import BUILT_IN
from generator.watched import watch

ENTRIES = (post({"id": "count", "record": "log"}, version="1.2"), procedure({"id": "open"}))


def sheet_of(*entries: dict[str, Any], language: str = "zh-Hant", site_url: str = "", **head: Any) -> dict[str, Any]:
    made = handbook(*(entries or ENTRIES), **head)
    return packet_data(checklist(made.posts["clerk"], made), PrintContext(made, language, site_url), ChecklistWords(language))


BEFORE = sheet_of()["print"]


@pytest.mark.parametrize("changed", [
    [post({"id": "count", "record": "log", "do": "做另一件事"}, version="1.2"), procedure({"id": "open"})],
    [post({"id": "count", "record": "log", "critical": True}, version="1.2"), procedure({"id": "open"})],
    [post({"id": "count", "record": "log", "within": "5 minutes"}, version="1.2"), procedure({"id": "open"})],
    [post({"id": "count", "record": "log"}, version="1.3"), procedure({"id": "open"})],
    [post({"id": "count", "record": "log"}, version="1.2", effective="2026-05-01"), procedure({"id": "open"})],
    [post({"id": "count", "record": "log"}, version="1.2"), procedure({"id": "open"}, trigger="另有來文")],
    [post({"id": "count", "record": "log"}, version="1.2"), procedure({"id": "open"}, {"id": "send"})],
])
def test_another_sheet_has_another_code(changed: list[dict[str, Any]]) -> None:
    assert sheet_of(*changed)["print"] != BEFORE


@pytest.mark.parametrize("changed", [
    {"site_url": "https://example.org/"}, {"version": "9"}, {"title": "另一本手冊"}, {"entries": [*ENTRIES, post({"do": "別人的事"}, name="chief")]},
])
def test_what_the_sheet_does_not_say_leaves_its_code(changed: dict[str, Any]) -> None:
    assert sheet_of(*changed.pop("entries", []), **changed)["print"] == BEFORE


def test_a_new_program_leaves_the_code_of_the_same_sheet() -> None:
    """Else every copy on every wall is said to be out of date. Only what is printed may change it."""
    assert BEFORE == "EA0D8368"


def test_who_must_be_somebody_else_signs_on_a_line_of_their_own_with_the_reason() -> None:
    drafts = procedure({"id": "draft"}, {"id": "send"}, name="letters")
    seals = procedure({"id": "seal", "other_than": [{"procedure": "letters", "step": "draft"}, "drafter"]}, {"id": "post"},
                      delegation={"matter": "函稿", "draft": "chief", "decide": "chief"})
    made = sheet_of(post(), post(name="chief"), drafts, seals, language="en")
    assert [(line["words"], line["why"] and line["why"].text) for sheet in made["sheets"] for line in sheet["signers"]] == [
        ("Item 2, done by: ", None),
        ("Item 4, done by: ", "Not by anyone who did step 1 of Incoming mail; Not by anyone who drafted the matter")]


def test_every_language_has_its_own() -> None:
    assert len({sheet_of(language=language)["print"] for language in ("zh-Hant", "zh-Hans", "en")}) == 3


def test_the_code_is_printed_and_asked_about() -> None:
    found = sheet_of(site_url="https://example.org/x/")
    address = urlsplit(found["asking"])
    assert (address.path, parse_qs(address.query)) == ("/x/checklists/clerk.html", {"print": [BEFORE], "version": ["1.2"]})
    assert found["identity"] == ["clerk", "版次 1.2", f"核對碼 {BEFORE[:4]}-{BEFORE[4:]}"]
    assert sheet_of()["asking"] == ""
    job = next(checklist_jobs(PrintContext(handbook(*ENTRIES), "zh-Hant", "https://example.org/x/")))
    assert [draw() for draw in job.pictures.values()] == [qr_code(found["asking"])]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_page_knows_the_code_of_the_sheet(language: str) -> None:
    made = handbook(*ENTRIES)
    builder = PageBuilder.of(made, language, [BUILT_IN / "pages"])
    page = next(page for page in checklist_pages(builder) if page.address.endswith("clerk.html")).make()
    known = re.search(r'data-print="(\w+)" data-print-version="1\.2"', page.content)
    assert known and known[1] == sheet_of(language=language, site_url="https://example.org/")["print"]


def test_the_code_is_made_of_all_that_the_list_is_made_of() -> None:
    """Its piece is kept for the next build: what it were not known to be made of could change, and the code would stay."""
    made, found = watch(handbook(*ENTRIES)), dict[str, set[Read]]()

    def keep(name: str, make: Callable[[], bytes]) -> bytes:
        with reading() as found[name]:
            return make()

    packet_data(checklist(made.posts["clerk"], made), PrintContext(made, "zh-Hant", keep=keep), ChecklistWords("zh-Hant"))
    assert ("links", "post", "clerk") in found["code clerk"]
