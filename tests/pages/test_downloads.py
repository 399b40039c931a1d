"""Links to documents, calendars, tables and data: offered where there are such files, at addresses where they will lie."""

from __future__ import annotations

import datetime
import posixpath
from typing import Any

import pytest

from generator.exports import render_exports
from generator.forms.documents import FORMS, plan_documents
from generator.forms.names import NAMES
from generator.handbook import Handbook
from generator.pages import downloads
from generator.pages.entries import EntryValues
from generator.pages.links import Links
from generator.templates import BUILT_IN
from tests.checklist_cases import handbook, post, procedure
from tests.page_cases import Outline, small_handbook
from tests.rendered import render_pages

SMALL = small_handbook()

DAY = datetime.date(2026, 6, 1)


def of_criteria(**fields: Any) -> dict[str, Any]:
    return {"kind": "criteria", "id": "late", "title": "逾期", "side": "penalty", "tiers": [{"when": "any", "points": -1}],
            "measures": [{"id": "a", "title": "件數", "unit": "件"}], **fields}


def printed(made: Handbook, forms: list[str] | None = None) -> frozenset[str]:
    """The addresses of all documents that are printed or exported."""
    jobs = (job.address for tag in made.languages for job in plan_documents(made, tag, forms=forms))
    return frozenset([*jobs, *(document.address for tag in made.languages for document in render_exports(made, tag, DAY))])


def files(made: Handbook, language: str, forms: list[str] | None = None) -> set[str]:
    """The addresses of all files besides pages that the pages of a language lead to."""
    folder = "" if language == made.language else f"{language}/"
    return {posixpath.normpath(posixpath.join(folder, posixpath.dirname(page.address), href))
            for page in render_pages(made, (), language, [BUILT_IN / "pages"], printed(made, forms), today=DAY) for href in Outline(page.content).values("href")
            if href.endswith((".pdf", ".ics", ".xlsx", ".json"))}


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("made", [SMALL, handbook(), handbook(post()), handbook(post(), of_criteria(status="retired"))])
def test_pages_lead_to_the_files_of_their_language_and_these_are_made(made: Handbook, language: str) -> None:
    documents = {job.address for job in plan_documents(made, language)}
    exported = {document.address for tag in made.languages for document in render_exports(made, tag, datetime.date(2026, 6, 1))}
    found = files(made, language)
    assert found <= documents | exported
    whole = {"data/handbook.json", "data/handbook.schema.json"}
    assert all(address.startswith("en/") for address in found - whole) is (language == "en")
    assert whole | documents <= found


def test_a_post_with_nothing_on_any_day_has_no_calendar() -> None:
    """A calendar without an event is no calendar."""
    made = handbook(post({"when": "on event"}))
    assert not any(address.endswith(".ics") for address in (*printed(made), *files(made, "zh-Hant")))


def test_what_the_pages_of_a_small_handbook_lead_to() -> None:
    assert files(SMALL, "zh-Hant") >= {
        "documents/delegation-table.pdf", "documents/checklists.pdf", "documents/handbook.pdf", "checklists/clerk.pdf", "posts/clerk.pdf", "scores/clerk.pdf",
        "criteria/late.pdf", "procedures/circulation.pdf", "data/clerk.ics", "data/handbook.xlsx"}


@pytest.mark.parametrize(("of_post", "of_set", "offered"), [
    ({}, {"applies_to": ["clerk"]}, True), ({}, {}, True), ({}, {"applies_to": ["chief"]}, False),
    ({}, {"status": "retired"}, False), ({"status": "draft"}, {}, False),
])
def test_a_post_in_force_has_a_score_sheet_if_criteria_in_force_apply_to_it(
        of_post: dict[str, Any], of_set: dict[str, Any], offered: bool) -> None:
    made = handbook(post(**of_post), post(name="chief"), of_criteria(**of_set))
    shown = EntryValues(made, Links(made, "zh-Hant", printed=printed(made))).of(made.posts["clerk"])["downloads"]
    scores = ["../scores/clerk.pdf"] if offered else []
    calendar = [] if of_post else ["../data/clerk.ics"]
    assert [download.href for download in shown] == ["../posts/clerk.pdf", *scores, *calendar]


@pytest.mark.parametrize(("fields", "offered"), [({}, True), ({"status": "retired"}, False), ({"delegation": []}, False)])
def test_the_delegation_table_is_offered_if_something_is_delegated(fields: dict[str, Any], offered: bool) -> None:
    matter = {"delegation": [{"matter": "發文", "decide": "clerk"}], **fields}
    made = handbook(post(), procedure({}, **matter))
    found = [download.href for download in downloads.of_section("procedure", Links(made, "zh-Hant", printed=printed(made)))]
    assert ("../documents/delegation-table.pdf" in found) is offered


def test_only_what_is_printed_is_offered() -> None:
    found = files(SMALL, "zh-Hant", ["scores"])
    assert {address for address in found if address.endswith(".pdf")} == {
        "documents/checklists.pdf", "scores/clerk.pdf", *(f"checklists/{post}.pdf" for post in SMALL.posts),
        *(f"criteria/{name}.pdf" for name in SMALL.criteria)}


def test_every_form_has_a_name_and_every_name_a_form() -> None:
    assert tuple(FORMS) == NAMES


@pytest.mark.parametrize(("names", "shown"), [
    (["handbook.pdf"], [0]), (["handbook.pdf", "handbook-2.pdf", "handbook-3.pdf", "handbook-5.pdf"], [1, 2, 3]), ([], [])])
def test_every_volume_is_offered(names: list[str], shown: list[int]) -> None:
    links = Links(SMALL, "zh-Hant", up="", printed=[f"documents/{name}" for name in names])
    assert [d.volume for d in downloads.of_handbook(SMALL, links) if d.label == "The whole handbook"] == shown


def test_without_posts_there_are_no_checklists() -> None:
    made = handbook()
    page = next(iter(render_pages(made, (), "zh-Hant", [BUILT_IN / "pages"], printed(made), today=DAY)))
    assert "checklists" not in page.content
    assert 'id="posts"' not in page.content
    assert 'href="documents/handbook.pdf"' in page.content


def test_links_say_what_kind_of_file_it_is() -> None:
    links = Links(SMALL, "en", printed=printed(SMALL))
    for download in (*downloads.of_handbook(SMALL, links), *downloads.of_post(SMALL.posts["clerk"], links)):
        assert download.href.endswith(f".{download.kind.lower()}")
        assert "/" in download.media_type
