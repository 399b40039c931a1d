"""An organisation's own words stand wherever the program says its own, in pages, search, workbook and paper alike."""

from __future__ import annotations

import datetime
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from checklist_cases import handbook, post
from small_site import HANDBOOK, write_handbook

from generator import building, pipeline
from generator.analysis.owed_duties import duties_of
from generator.charts.flowchart import flowchart
from generator.charts.tier_picture import tier_picture
from generator.cli.scaffold import new_entry
from generator.door import Settings
from generator.exports.calendars import post_calendar
from generator.exports.schema import write_schema
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords
from generator.i18n.own_words import is_said, own_catalogue
from generator.searching.render import search_documents

ENGLISH = (("post", "role"), ("legal basis", "policy"), ("reward and penalty", "severity"))


@pytest.mark.parametrize(("own", "key", "said"), [
    (ENGLISH, "Posts", "Roles"), (ENGLISH, "every post", "every role"), (ENGLISH, "Legal bases", "Legal bases"),
    (ENGLISH, "Reward and penalty", "Severity"), ((("procedure", "process"),), "Procedures", "Processes"),
    ((("procedure", "policy"),), "Procedures", "Policies"), ((("posts", "staff"), ("post", "role")), "Posts", "Staff"), ((), "Posts", "Posts"),
])
def test_english_words_keep_number_and_capitals(own: tuple[tuple[str, str], ...], key: str, said: str) -> None:
    assert own_catalogue("en", own).text(key) == said


@pytest.mark.parametrize(("sides", "own", "said"), [
    ("reward penalty grade", {}, "獎懲標準"), ("penalty class", {}, "獎懲及其他標準"), ("fee", {}, "收費標準"), ("benefit class", {}, "各項標準"),
    ("fee", {"獎懲標準": "收費表"}, "收費表"), ("penalty fee", {"獎懲": "評核"}, "評核標準")])
def test_all_criteria_together_are_those_of_reward_and_penalty_only_where_they_are(sides: str, own: dict[str, str], said: str) -> None:
    sets = [{"kind": "criteria", "id": side, "title": "標準", "side": side, "measures": [{"id": "days", "title": "日數", "unit": "日"}],
             "tiers": [{"id": "any", "when": {"days": ">= 0"}, "points": 1} if side in ("reward", "penalty", "grade")
                       else {"id": "any", "when": {"days": ">= 0"}, "level": "fast"} if side == "class"
                       else {"id": "any", "when": {"days": ">= 0"}, "amount": "5元"}]} for side in sides.split()]
    made = handbook(post(), *sets, words={"zh-Hant": own}, levels=[{"id": "fast", "title": "速件", "side": "class", "rank": 1}])
    assert HandbookWords.of(made, "zh-Hant").text("Criteria") == said
    assert HandbookWords.of(made, "en").text("Criteria") == "Criteria"


def test_a_word_written_as_a_heading_has_its_capital_only_where_the_programs_word_has_it() -> None:
    words = own_catalogue("en", (("Post", "Role"), ("unit", "NHS trust"), ("Scope", "IT service")))
    assert words.text("Which post is yours?") == "Which role is yours?" and words.text("Posts") == "Roles"
    assert words.text("every unit") == "every NHS trust" and words.text("answers for the scope") == "answers for the IT service"


def test_placeholders_are_no_words() -> None:
    assert own_catalogue("en", ENGLISH).text("{post} checklist", post="Clerk") == "Clerk checklist"
    assert own_catalogue("zh-Hant", (("崗位", "職位"),)).text("Posts") == "職位"


@pytest.mark.parametrize(("word", "language", "known"), [
    ("post", "en", True), ("崗位", "zh-Hant", True), ("岗位", "zh-Hans", True), ("quokka", "en", False),
])
def test_what_the_program_says(word: str, language: str, known: bool) -> None:
    assert is_said(word, language) is known


def test_own_words_are_in_every_output(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h")
    (root / "rules/handbook.yml").write_text(HANDBOOK + "words: {en: {post: role}, zh-Hant: {崗位: 職位}}\n", "utf-8")
    assert building.build(root).published
    site = root / "site"
    for page in ("index.html", "posts/index.html", "checklists/index.html"):
        assert "崗位" not in (site / page).read_text("utf-8"), page
        assert "職位" in (site / page).read_text("utf-8"), page
    for page in ("en/index.html", "en/posts/clerk.html"):
        assert ">Roles<" in (site / page).read_text("utf-8"), page
    index = "".join(path.read_text("utf-8") for path in (site / "assets/handbook").glob("*.js"))
    assert '"Roles"' in index and "Search for a role" in index
    workbooks = [zipfile.ZipFile(BytesIO(path.read_bytes())) for path in site.rglob("*.xlsx")]
    assert workbooks and all("崗位" not in book.read(name).decode() for book in workbooks for name in book.namelist() if name.endswith(".xml"))
    assert json.loads((site / "data/handbook.json").read_text("utf-8"))["entries"]


def test_own_words_are_in_charts_and_calendars() -> None:
    own = {"step": "task", "Review": "Audit", "flow chart": "process map", "tier": "band"}
    made = handbook(post({"when": "daily"}, owner="clerk", review="1 month", effective="2026-06-01"),
                    {"kind": "procedure", "id": "mail", "title": "Mail", "trigger": "Mail", "steps": [
                        {"do": "Open", "by": "clerk", "critical": True}, {"do": "Sort", "by": "clerk"}]},
                    {"kind": "criteria", "id": "late", "title": "Lateness", "side": "penalty",
                     "measures": [{"id": "m", "title": "Time", "unit": "minutes"}], "tiers": [{"when": "< 4", "level": "low"}, {"when": ">= 4", "level": "low"}]},
                    words={"en": own}, levels=[{"id": "low", "title": "Low", "side": "penalty", "rank": 1}])
    chart = str(flowchart(made.procedures["mail"], made, "en"))
    assert "Process map: Mail" in chart and "critical task" in chart and "critical step" not in chart
    criteria, words = made.criteria["late"], HandbookWords.of(made, "en")
    assert "included in the band" in str(tier_picture(criteria, criteria_facts(criteria, words), words))
    clerk, today = made.posts["clerk"], datetime.date(2026, 6, 1)
    assert b"SUMMARY:Audit: " in (post_calendar(clerk, made.on(today), "en", today, [clerk]) or b"")


def test_own_words_are_in_the_names_of_checklists_and_in_duties_of_roles() -> None:
    made = handbook(post({"when": "daily"}), words={"en": {"checklist": "task list", "member": "delegate"}}, roles=[
        {"id": "panel", "title": {"en": "Panel"}, "posts": ["clerk"], "chair": "clerk", "duties": {"id": "meet", "do": {"en": "Meet"}, "when": "weekly"}}])
    clerk = made.posts["clerk"]
    assert [str(duty.do) for duty in duties_of(clerk, made)][1:] == ["As a delegate of Panel: Meet"]
    index = b"".join(document.content for document in search_documents(made, "en")).decode()
    assert "Registry clerk task list" in index and "Registry clerk checklist" not in index


def test_what_an_author_types_stays_as_it_is_typed() -> None:
    assert own_catalogue("en", ENGLISH).text('name the post that looks: "by", or give the post a "post"') == (
        'name the role that looks: "by", or give the role a "post"')


def test_completion_and_new_files_say_them_too(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h")
    (root / "rules" / "handbook.yml").write_text(HANDBOOK + "words: {en: {post: role, posts: roles}}\n", "utf-8")
    made = pipeline.check(root).handbook
    schema = json.loads(write_schema(root, made, "en")[0].read_text("utf-8"))
    assert schema["definitions"]["post"]["properties"]["substitutes"]["description"] == "Roles that stand in for it, in order"
    assert "post" in schema["properties"]["kind"]["enum"]
    written = new_entry(Settings(root, datetime.date(2026, 6, 1)), "post", "new", made, "en").read_text("utf-8")
    assert "kind: post\n" in written and "# Roles that stand in for it" in written and "Post" not in written
