"""The pages of coverage and quality and of checks: every number is right, and leads to what is behind it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from markupsafe import escape

from generator.diagnostics import Diagnostic
from generator.facts import quality as facts
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.linting.examples import example
from generator.linting.linter import judge
from generator.linting.registry import DESCRIPTORS, FAMILIES
from generator.page import Page
from generator.pages import quality_findings as findings
from generator.pages.quality import SHOWN, bar
from generator.templates import BUILT_IN
from tests.checklist_cases import handbook, post, procedure
from tests.page_cases import Outline, small_handbook
from tests.rendered import render_pages

TODAY = datetime.date(2026, 11, 23)


def pages(made: Handbook, found: Sequence[Diagnostic] = (), language: str = "zh-Hant") -> dict[str, Page]:
    return {page.address: page for page in render_pages(made, found, language, [BUILT_IN / "pages"], today=TODAY)}


def step(**fields: Any) -> dict[str, Any]:
    return {"do": "登記郵件", "by": "clerk", **fields}


def term(name: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "term", "id": name, "title": name, "definition": "意思", **fields}


# --- Numbers -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("done", "total", "percent"), [(0, 3, 0), (2, 3, 66), (999, 1000, 99), (3, 3, 100), (0, 0, 100)])
def test_a_hundred_percent_means_all(done: int, total: int, percent: int) -> None:
    assert facts.Share(done, total).percent == percent


def test_steps_are_counted_for_each_aspect_and_procedures_that_lack_most_come_first() -> None:
    full = step(within="1 hour", record="log", control="件數相符")
    made = handbook(
        post(), procedure(full, name="settled"), procedure(full, step(within="1 hour", record="log"), name="nearly"),
        procedure(step(), step(), name="open"), procedure(step(), name="gone", status="retired"),
        registers=[{"id": "log", "title": "收文簿"}])
    shares, unsettled = facts.quantified(facts.counted(made, 2026)())
    assert {name: (share.done, share.total) for name, share in shares.items()} == {
        "within": (3, 5), "by": (5, 5), "record": (3, 5), "control": (2, 5)}
    assert [(each.procedure.id, dict(each.missing)) for each in unsettled] == [
        ("open", {"within": [0, 1], "by": [], "record": [0, 1], "control": [0, 1]}),
        ("nearly", {"within": [], "by": [], "record": [], "control": [1]})]


def test_work_is_set_against_the_hours_of_each_holder() -> None:
    busy = {"id": "mail", "do": "清點郵件", "when": "every working day", "effort": "9 hours"}
    unknown = {"id": "book", "do": "登記郵件", "when": "weekly"}
    event = {"id": "call", "do": "接聽電話", "when": {"event": "來電時"}}
    made = handbook(post(busy, unknown, event), post(busy, name="pair", headcount=2))
    over, under = facts.loads(facts.counted(made, 2026)(), 2026)
    assert (over.post.id, over.over, over.unmeasured) == ("clerk", over.available // 8, 1)
    assert (under.post.id, under.over, under.unmeasured) == ("pair", 0, 0)
    assert under.needed == -(-over.needed // 2)


def test_reviews_fall_into_the_quarter_they_are_due_in() -> None:
    made = handbook(
        post(), term("late", effective="2025-11-20", review="12 months"), term("today", effective="2025-11-23", review="12 months"),
        term("next", effective="2025-12-31", review="12 months"), term("last", effective="2026-11-29", review="12 months"),
        term("beyond", effective="2026-12-01", review="12 months"), term("draft", effective="2020-01-01", review="1 month", status="draft"))
    found = facts.reviews(facts.counted(made, 2026)(), TODAY)
    assert [due.entry.id for due in found.overdue] == ["late"]
    assert {str(first): [due.entry.id for due in quarter] for first, quarter in found.quarters.items()} == {
        "2026-10-01": ["today", "next"], "2027-10-01": ["last", "beyond"]}
    assert [due.entry.id for due in found.until(datetime.date(2026, 12, 30))] == ["late", "today"]
    assert {entry.kind for entry in found.unplanned} == {"handbook", "post"}
    assert list(found.quarters) == sorted(found.quarters)


@pytest.mark.parametrize(("day", "later", "first"), [
    ("2026-01-01", 0, "2026-01-01"), ("2026-03-31", 0, "2026-01-01"), ("2026-12-31", 0, "2026-10-01"), ("2026-12-31", 1, "2027-01-01"),
    ("2026-02-28", 5, "2027-04-01")])
def test_quarters_begin_on_their_first_day(day: str, later: int, first: str) -> None:
    assert facts.quarter(datetime.date.fromisoformat(day), later) == datetime.date.fromisoformat(first)


def test_an_entry_is_seen_to_by_its_owner_and_the_unit_of_that_post() -> None:
    units = [{"id": "office", "title": "辦公室"}, {"id": "archive", "title": "檔案室"}]
    made = handbook(post(unit="office"), procedure(step(), name="a", owner="clerk"), procedure(step(), name="b", owner="clerk", unit="archive"),
                    procedure(step(), name="c"), units=units)
    assert [facts.seen_to_by(entry, made) for entry in (made.posts["clerk"], *made.procedures.values())] == [
        ("clerk", "office"), ("clerk", "office"), ("clerk", "archive"), (None, None)]


def test_procedures_without_a_control_point_are_named() -> None:
    made = handbook(post(), procedure(step(), step(control="件數相符"), name="checked"), procedure(step(), name="open"),
                    procedure(step(), name="gone", status="retired"))
    assert [found.id for found in facts.uncontrolled(facts.counted(made, 2026)())] == ["open"]


def test_findings_are_told_by_family_with_their_entry_and_waivers_too() -> None:
    waiver = [{"check": "HB301", "reason": "沿用至新印啟用"}]
    made = handbook(post(), term("a", effective="2026-01-01", expires="2025-12-31", waivers=waiver), term("b", expires="2026-01-01"))
    found = findings.families(made, judge(made, TODAY).diagnostics)
    assert [family.code for family in found] == list(FAMILIES)
    dates = next(family for family in found if family.code == "HB3")
    assert {entry.id for each in dates.findings if (entry := findings.entry_of(made, each))} == {"b"}
    assert dates.waivers == 1
    assert dates.errors + dates.warnings == len(dates.findings)


def test_texts_that_a_language_lacks_are_counted_for_each_entry() -> None:
    made = handbook(post(), term("a", title={"zh-Hant": "甲", "en": "A"}, definition={"zh-Hant": "意思"}), languages=["zh-Hant", "en"])
    chinese, english = facts.spoken(facts.counted(made, 2026)())
    assert (chinese.share.percent, chinese.missing) == (100, [])
    assert {entry.id: number for entry, number in english.missing}["a"] == 1
    assert english.share.total == chinese.share.total
    assert english.share.total - english.share.done == sum(number for _, number in english.missing)


def test_figures_alone_lack_no_language() -> None:
    made = handbook(post(title={"zh-Hant": "收發員", "en": "Clerk"}, contact="1110"), languages=["zh-Hant", "en"])
    bare = handbook(post(title={"zh-Hant": "收發員", "en": "Clerk"}), languages=["zh-Hant", "en"])
    counts = [[number for _, number in facts.spoken(facts.counted(each, 2026)())[1].missing] for each in (made, bare)]
    assert counts[0] == counts[1]


def test_what_the_program_converts_is_counted_apart_from_what_is_written_and_what_is_missing() -> None:
    made = handbook(
        post(title={"zh-Hant": "收發員", "zh-Hans": "收发室人员"}), term("a", title={"zh-Hant": "甲", "en": "A"}, definition="意思"),
        languages=["zh-Hant", "zh-Hans", "en"])
    traditional, simplified, english = facts.spoken(facts.counted(made, 2026)())
    assert (traditional.share.percent, simplified.share.percent) == (100, 100)
    assert (traditional.by_program, english.by_program) == (0, 0)
    assert {entry.id: number for entry, number in simplified.converted} == {
        "office": simplified.share.total - 4, "clerk": 1, "a": 2}  # the duty of the clerk, and both texts of the term
    assert {entry.id: number for entry, number in english.missing} == {"clerk": 2, "a": 1}
    content = pages(made, language="en")["quality/index.html"].content
    assert f'<a href="#converted-zh-Hans">{simplified.by_program}</a>' in content
    assert 'id="missing-en" open' in content and "hb-other-note" in content


# --- Pages -------------------------------------------------------------------------------------------------------

SMALL = small_handbook()
FOUND = judge(SMALL, TODAY).diagnostics


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_number_leads_to_what_is_behind_it(language: str) -> None:
    found = pages(SMALL, FOUND, language)
    anchors = {address: set(Outline(page.content).values("id")) for address, page in found.items()}
    for name in ("quality/index.html", "quality/checks.html"):
        for href in Outline(found[name].content).values("href"):
            address, _, anchor = href.partition("#")
            target = f"quality/{address}" if "/" not in address and address else address.removeprefix("../") or name
            assert target in found, href
            assert not anchor or anchor in anchors[target], href


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("address", ["quality/index.html", "quality/checks.html"])
def test_headings_and_anchors_are_sound(address: str, language: str) -> None:
    outline = Outline(pages(SMALL, FOUND, language)[address].content)
    levels, anchors = outline.headings, outline.values("id")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(anchors) == len(set(anchors))
    assert outline.values("style") == []
    assert not [tag for tag, _ in outline.elements if tag == "script"]


def test_the_page_says_when_it_was_made_and_what_is_overdue() -> None:
    made = handbook(post(), term("late", effective="2025-11-20", review="12 months"))
    content = pages(made)["quality/index.html"].content
    assert 'datetime="2026-11-23"' in content
    due = content.partition('<li id="due">')[2].partition("</li>")[0]
    assert '<b class="hb-found">1</b>' in due
    assert ">late</a>" in due
    assert 'id="review-overdue"' in content


def test_lists_do_not_grow_with_the_handbook() -> None:
    made = handbook(post(), *(procedure(step(), name=f"p-{number}") for number in range(SHOWN + 7)))
    content = pages(made, language="en")["quality/index.html"].content
    table = content.partition('id="unsettled"')[2].partition("</table>")[0]
    assert table.count("<tr") == SHOWN + 1
    assert "and 7 others that are not listed here" in content


def test_every_check_is_told_of_with_its_examples_and_how_the_handbook_stands() -> None:
    waiver = [{"check": "HB301", "reason": "沿用 <新印>"}]
    made = handbook(post(), term("a", effective="2026-01-01", expires="2025-12-31", waivers=waiver))
    content = pages(made, judge(made, TODAY).diagnostics, "en")["quality/checks.html"].content
    for code, descriptor in DESCRIPTORS.items():
        part = content.partition(f'<section class="hb-checked" id="{code}">')[2].partition("</section>")[0]
        assert descriptor.name in part
        assert descriptor.severity.value.capitalize() in part
        for text in filter(None, (descriptor.why, *example(descriptor.invalid, "en", code).split("\n")[:1],
                                  *example(descriptor.valid, "en", code).split("\n")[:1])):
            assert str(escape(text)) in part or "\t" in text or not text.isprintable()
    about = content.partition('id="HB301"')[2].partition("</section>")[0]
    assert "1 excepted" in about
    assert "沿用 &lt;新印&gt;" in about
    assert [f'id="{code}"' in content for code in FAMILIES] == [any(c.startswith(code) for c in DESCRIPTORS) for code in FAMILIES]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_both_pages_are_translated_throughout(language: str) -> None:
    keys = {"Coverage and quality", "Time limit", "Who does it", "Record", "Control point", "Checks", *FAMILIES.values()}
    for name in ("quality", "checks"):
        keys |= set(re.findall(r'_\("([^"]+)"', (BUILT_IN / "pages" / f"{name}.html").read_text("utf-8")))
    assert [key for key in sorted(keys) if key not in catalogue(language).texts] == []


@pytest.mark.parametrize(("given", "pieces"), [
    ((1, 4), ["width=\"25\""]), ((0, 0), ["width=\"0\""]), ((6, 8, 4), ["hb-bar__over", "x=\"50\"", "hb-bar__mark"]),
    ((9, 3), ["width=\"100\""])])
def test_a_bar_shows_its_part_of_the_whole(given: tuple[float, ...], pieces: list[str]) -> None:
    drawn = bar(*given)
    assert all(piece in drawn for piece in pieces)
    assert 'aria-hidden="true"' in drawn
