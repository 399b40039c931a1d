"""Score sheets of sets and of posts: what they print, which sets apply, and how they print."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from checklist_cases import handbook, post
from forms.printed_form import as_read, assert_in_order, assert_sound, facts, plain, typeset

from generator.facts.applying import applying
from generator.facts.showing import Output
from generator.forms.score_sheet import score_sheet_jobs
from generator.forms.score_sheet_of_set import HIGH_ROWS, ROWS
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
LEVELS = [
    {"id": "grade-a", "title": "甲等", "side": "grade", "rank": 1},
    {"id": "demerit", "title": "記過", "side": "penalty", "rank": 2, "equals": {"count": 3, "level": "reprimand"}, "duration": "12 months"},
    {"id": "reprimand", "title": "申誡", "side": "penalty", "rank": 1, "duration": "6 months"},
    {"id": "praise", "title": "嘉獎", "side": "reward", "rank": 1},
    {"id": "warning", "title": "警告", "side": "penalty", "rank": 1, "scale": "other"},
]
COUNT = {"id": "count", "title": "件數", "unit": "件"}
HOURS = {"id": "hours", "title": "時數", "unit": "小時", "period": "1 month"}


def criteria(name: str = "late", **fields: Any) -> dict[str, Any]:
    given = {"side": "penalty", "measures": [COUNT], "tiers": [{"when": "< 4"}, {"when": ">= 4", "level": "reprimand"}]}
    return {"kind": "criteria", "id": name, "title": name, **given, **fields}


def sheets(*entries: dict[str, Any], language: str = "zh-Hant") -> dict[str, Job]:
    return {job.address: job for job in score_sheet_jobs(PrintContext(handbook(*entries, levels=LEVELS), language))}


def of_set(**fields: Any) -> Any:
    return as_read(sheets(post(), post(name="chief", title="主任"), criteria(**fields))["criteria/late.pdf"])


def of_post(*sets: dict[str, Any]) -> Any:
    return as_read(sheets(post(), *sets)["scores/clerk.pdf"])


# --- The sheet of a set --------------------------------------------------------------------------------------------

def test_a_set_says_what_is_judged_and_by_what_measure() -> None:
    data = of_set(scope="mail", act="公文逾期", summary="按月計", measures=[COUNT, HOURS], tiers=[{"when": {"count": "any"}}],
                  basis=[{"cite": "考績法", "article": 12}], applies_to=["clerk", "chief"])
    assert facts(data["facts"]) == {
        "類型": ["懲處"], "工作範圍": ["收發"], "適用對象": ["收發員", "主任"], "評定事項": ["公文逾期"],
        "指標": ["(1) 件數（件）", "(2) 時數（小時，每1個月計）"], "說明": ["按月計"], "依據": ["考績法 第 12 條"]}
    assert [row and row[1] for row in data["rows"]] == ["收發員", "主任"] + [None] * (HIGH_ROWS - 2)
    assert [(unit["number"], unit["unit"][1]) for unit in data["units"]] == [("(1)", "件"), ("(2)", "小時")]


@pytest.mark.parametrize(("article", "said"), [("第十八条", "考績法 第十八条"), ("第六點", "考績法 第六點"), (None, "考績法")])
def test_an_article_that_brings_its_own_word_gets_no_second(article: str | None, said: str) -> None:
    assert facts(of_set(basis=[{"cite": "考績法", "article": article}])["facts"])["依據"] == [said]


def test_a_set_for_every_post_has_empty_rows() -> None:
    data = of_set()
    assert facts(data["facts"])["適用對象"] == ["全部崗位"] and data["rows"] == [None] * ROWS
    assert data["units"] == [{"number": "", "unit": ["zh-Hant", "件"]}]


def test_a_set_for_very_many_posts_names_as_many_as_there_are_rows() -> None:
    posts = [post(name=f"p{number}") for number in range(ROWS + 5)]
    found = sheets(*posts, criteria(applies_to=[each["id"] for each in posts]))["criteria/late.pdf"]
    assert len(as_read(found)["rows"]) == ROWS


def test_tiers_have_their_range_in_words_and_what_they_earn() -> None:
    data = of_set(measures=[COUNT, HOURS], tiers=[
        {"title": "無", "when": {"count": "= 0", "hours": "any"}},
        {"when": {"count": ">= 1, < 4", "hours": "< 2"}, "level": "reprimand", "points": -1.5, "duration": "6 months"},
        {"id": "worst", "description": "情節重大", "level": "demerit"}, {"when": {"count": "any", "hours": "any"}, "points": 2}])
    shown = [(tier["title"][1], plain(tier["ranges"]), *(tier[key] and tier[key][1] for key in ("level", "points", "duration")))
             for tier in data["tiers"]]
    assert shown == [
        ("無", ["(1) 0件"], None, None, None), ("第2級", ["(1) 1件以上未滿4件", "(2) 未滿2小時"], "申誡", "−1.5 分", "6個月"),
        ("情節重大", [], "記過", None, "12個月"), ("第4級", ["(1) 不限", "(2) 不限"], None, "+2 分", None)]


def test_circumstances_have_their_effect_in_words() -> None:
    data = of_set(modifiers=[{"id": "a", "title": "故意", "effect": "up", "levels": 2}, {"id": "b", "title": "自陳", "effect": "down", "points": 1},
                             {"id": "c", "title": "耗紙", "effect": "up", "levels": 0, "points": -1}])
    assert [(item["number"], item["title"][1], item["effect"]) for item in data["modifiers"]] == [
        ("1", "故意", "加重 2 級"), ("2", "自陳", "減輕 1 級、+1 分"), ("3", "耗紙", "−1 分")]


def test_notes_state_the_scale_and_the_equivalence_of_its_levels() -> None:
    assert of_set()["notes"] == ["等級由低至高：申誡、記過。", "折算：申誡 3 次作為記過 1 次。"]
    held = of_set(modifiers=[{"id": "a", "title": "故意", "highest": "reprimand"}])["notes"]
    assert not any(note.startswith("加減情節使等級依序升降") for note in held)  # it moves nothing, and says itself how far the outcome goes
    shifted = of_set(modifiers=[{"id": "a", "title": "故意", "effect": "up"}])["notes"]
    assert shifted[2].startswith("加減情節使等級依序升降") and shifted[3].endswith("申誡：6個月；記過：12個月。")
    assert of_set(tiers=[{"when": "any", "points": 1}])["notes"] == []
    assert of_set(tiers=[{"when": "any", "level": "warning"}])["notes"] == []


@pytest.mark.parametrize(("status", "said", "rows"), [("draft", "草案", 0), ("suspended", "暫停適用", 0), ("retired", "不再施行", 0)])
def test_a_set_that_is_not_in_force_says_so(status: str, said: str, rows: int) -> None:
    data = of_set(status=status)
    assert said in data["state"] and len(data["rows"]) == rows


# --- The sheet of a post -------------------------------------------------------------------------------------------

def test_a_post_has_its_own_sets_and_those_of_every_post_by_side() -> None:
    data = of_post(criteria("grade", side="grade", tiers=[{"when": "any", "level": "grade-a"}]), criteria("all"),
                   criteria("own", applies_to="clerk"), criteria("praise", side="reward", tiers=[{"when": "any", "level": "praise"}]))
    assert [(side["title"], [found["title"][1] for found in side["sets"]]) for side in data["sides"]] == [
        ("獎勵", ["praise"]), ("懲處", ["own", "all"]), ("等第", ["grade"])]
    assert data["tally"] == [["嘉獎"], ["申誡", "記過"]]
    assert data["notes"][0] == "等級由低至高：申誡、記過。"
    assert data["signers"] == ["受考核人", "評分人", "複核人", "核定人"]
    assert facts(data["facts"]) == {"崗位": ["收發員"], "姓名": [""], "考核期間": [""]}


def test_only_sets_in_force_are_scored_and_only_posts_in_force() -> None:
    made = sheets(post(), post(name="chief"), post(name="gone", status="retired"), criteria("own", applies_to="clerk"),
                  criteria("old", applies_to="chief", status="retired"), criteria("next", status="draft"), criteria("off", status="suspended"))
    assert {address for address in made if address.startswith("scores/")} == {"scores/clerk.pdf"}
    assert {address for address in made if address.startswith("criteria/")} == {f"criteria/{name}.pdf" for name in ("own", "old", "next", "off")}


def test_no_set_no_sheet() -> None:
    assert sheets(post()) == {}


def test_sheets_never_share_an_address() -> None:
    made = handbook(post(name="x"), post(name="x-scores"), criteria("x"), criteria("x-scores"), levels=LEVELS)
    addresses = [job.address for job in score_sheet_jobs(PrintContext(made, "zh-Hant"))]
    assert len(addresses) == len(set(addresses)) == 4


def test_a_set_is_put_into_words_once_however_many_posts_it_applies_to() -> None:
    made = sheets(*(post(name=f"p{number}") for number in range(3)), criteria())
    rows = [made[f"scores/p{number}.pdf"].data["sides"][0]["sets"][0] for number in range(3)]
    assert rows[0] is rows[1] is rows[2]


@pytest.mark.parametrize(("modifiers", "long"), [(4, False), (60, True)])
def test_a_row_longer_than_a_page_may_be_divided(modifiers: int, long: bool) -> None:
    data = of_post(criteria(modifiers=[{"id": f"m{number}", "title": "情節" * 10, "effect": "up"} for number in range(modifiers)]))
    assert data["sides"][0]["sets"][0]["long"] is long


def test_applying_keeps_the_order_and_names_a_post_once() -> None:
    made = handbook(post(), post(name="chief"), criteria("a"), criteria("b", applies_to=["clerk", "clerk"]),
                    criteria("c", status="draft"), levels=LEVELS)
    found = applying(made.criteria.values(), made, Output.SCORES)
    assert [each.id for each in found.to("clerk")] == ["b", "a"]
    assert [each.id for each in found.to("chief")] == ["a"]


# --- The documents -------------------------------------------------------------------------------------------------

@needs_pdftotext
def test_the_documents_are_sound_and_read_in_order(sample: Handbook, tmp_path: Path) -> None:
    made = {job.address: job for job in score_sheet_jobs(PrintContext(sample, "en", "https://handbook.example.org/"))}
    one, whole = made["en/criteria/classified-safety.pdf"], made["en/scores/printing-clerk.pdf"]
    data, again, post_data = typeset(one, one, whole)
    assert data == again
    read = as_read(one)
    assert_in_order(data, read["title"][1], *(tier["title"][1] for tier in read["tiers"]), *(item["title"][1] for item in read["modifiers"]),
                    *read["signers"])
    read = as_read(whole)
    assert_in_order(post_data, read["title"][1], *(found["title"][1] for side in read["sides"] for found in side["sets"]), *read["signers"])
    assert_sound(tmp_path, "en", data, post_data)


def test_only_measures_that_divide_tiers_have_columns_of_ranges() -> None:
    data = of_set(measures=[COUNT, HOURS], tiers=[{"when": {"hours": "< 4"}}, {"when": {"hours": ">= 4"}}])
    assert [column["number"] for column in data["columns"]] == ["(2)"] and [len(tier["values"]) for tier in data["tiers"]] == [1, 1]
    assert [unit["number"] for unit in data["units"]] == ["(1)", "(2)"]


def test_nobody_outside_is_appraised_and_what_is_paid_is_written_down() -> None:
    fields = {"applies_to": ["caller"], "tiers": [{"when": "< 4"}, {"when": ">= 4", "level": "reprimand", "amount": "300元"}]}
    book = handbook(post(), criteria(**fields), criteria("late-staff"), levels=LEVELS, outsiders=[{"id": "caller", "title": "申請人"}])
    jobs = {job.address: job for job in score_sheet_jobs(PrintContext(book, "zh-Hant"))}
    outside, staff = (as_read(jobs[f"criteria/{name}.pdf"]) for name in ("late", "late-staff"))
    assert (outside["title"][1], staff["title"][1]) == ("late判定表", "late-staff考核表")
    assert [outside["labels"][name] for name in ("nothing", "scores", "period", "measured")] == ["不予處罰", "個案判定", "行為日", "金額"]
    assert [staff["labels"][name] for name in ("nothing", "scores", "period", "measured")] == ["不予獎懲", "評分", "考核期間", "分數"]


@pytest.mark.parametrize(("title", "language", "called"), [
    ("年度考核", "zh-Hant", "年度考核表"), ("遲到", "zh-Hant", "遲到考核表"), ("考核", "zh-Hans", "考核表"), ("年度考核", "en", "Score sheet: 年度考核"),
])
def test_what_the_title_ends_with_is_said_once(title: str, language: str, called: str) -> None:
    [job] = [job for address, job in sheets(post(), criteria(title=title), language=language).items() if address.endswith("criteria/late.pdf")]
    assert as_read(job)["title"][1] == called
