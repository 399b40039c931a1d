"""The delegation table: levels from who reports to whom, matters by unit and procedure, and how it prints."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checklist_cases import handbook, post, procedure
from forms.printed_form import as_read, assert_in_order, assert_sound, plain, typeset

from generator.facts.reporting_levels import DEEPEST, levels
from generator.forms import delegation_table
from generator.forms.delegation_table import delegation_jobs
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
POSTS = ({**post(name="chief"), "title": "主任"}, {**post(name="head", reports_to="chief", unit="front"), "title": "組長"},
         {**post(reports_to="head")})
UNITS = [{"id": "back", "title": "內勤組"}, {"id": "front", "title": "收發室"}]
MATTER = {"matter": "收文歸類", "draft": "clerk", "review": "head", "decide": "chief"}


def jobs(*entries: dict[str, Any], language: str = "zh-Hant") -> list[Job]:
    return list(delegation_jobs(PrintContext(handbook(*entries, units=UNITS), language)))


def chain(length: int) -> list[dict[str, Any]]:
    """Posts p0, p1, …, each reporting to the one before."""
    return [post(name=f"p{number}", **({"reports_to": f"p{number - 1}"} if number else {})) for number in range(length)]


def test_levels_follow_who_reports_to_whom() -> None:
    made = handbook(*POSTS, post(name="second-top"), post(name="advisor", reports_to="second-top"), units=UNITS)
    assert levels(made) == {"chief": 1, "head": 2, "clerk": 3, "second-top": 1, "advisor": 2}


def test_each_matter_says_who_does_what_on_which_level() -> None:
    [job] = jobs(*POSTS, procedure({}, number="收-01", scope="mail", delegation=[MATTER, {"matter": "急件", "decide": "head", "cosign": "clerk"}]))
    assert job.address == "documents/delegation-table.pdf"
    data = as_read(job)
    [found] = data["sections"][0]["procedures"]
    assert (found["number"], found["code"], found["title"][1], plain(found["scope"])) == ("1", "收-01", "收文", ["收發"])
    first, second = found["matters"]
    assert (first["number"], first["matter"][1], second["number"]) == ("1.1", "收文歸類", "1.2")
    assert [(cell["level"], cell["role"], cell["post"][1], cell["decides"]) for cell in first["cells"]] == [
        (3, "擬辦", "收發員", False), (2, "審核", "組長", False), (1, "核定", "主任", True)]
    assert [(cell["level"], cell["role"]) for cell in second["cells"]] == [(2, "核定"), (3, "會辦")]
    assert [(level["name"], plain(level["posts"])) for level in data["levels"]] == [
        ("第一層", ["主任"]), ("第二層", ["組長"]), ("第三層", ["收發員"])]


def test_several_reviews_have_their_order() -> None:
    [job] = jobs(*POSTS, procedure({}, delegation={**MATTER, "review": ["head", "clerk"]}))
    cells = as_read(job)["sections"][0]["procedures"][0]["matters"][0]["cells"]
    assert [cell["role"] for cell in cells if cell["role"].startswith("審核")] == ["審核 1", "審核 2"]


def test_procedures_stand_under_the_unit_responsible_else_that_of_their_owner() -> None:
    data = as_read(jobs(
        *POSTS, procedure({}, name="a", unit="front", delegation=MATTER), procedure({}, name="b", owner="head", delegation=[MATTER, MATTER]),
        procedure({}, name="c", delegation=MATTER), procedure({}, name="d", unit="back", owner="head", delegation=MATTER))[0])
    shown = [(section["title"] and section["title"][1], [(p["number"], len(p["matters"])) for p in section["procedures"]])
             for section in data["sections"]]
    assert shown == [("內勤組", [("1", 1)]), ("收發室", [("1", 1), ("2", 2)]), (None, [("1", 1)])]


def test_only_levels_down_to_the_lowest_that_is_named_have_a_column() -> None:
    data = as_read(jobs(*POSTS, procedure({}, delegation={"matter": "甲", "decide": "head"}))[0])
    assert [(level["name"], plain(level["posts"])) for level in data["levels"]] == [("第一層", []), ("第二層", ["組長"])]


@pytest.mark.parametrize(("length", "last"), [(DEEPEST, "第六層"), (DEEPEST + 1, "第六層以下"), (DEEPEST + 13, "第六層以下")])
def test_the_deepest_levels_share_a_column(length: int, last: str) -> None:
    data = as_read(jobs(*chain(length), procedure({"by": "p0"}, delegation={"matter": "甲", "draft": f"p{length - 1}", "decide": "p0"}))[0])
    assert len(data["levels"]) == DEEPEST and data["levels"][-1]["name"] == last


@pytest.mark.parametrize("fields", [{}, {"delegation": MATTER, "status": "retired"}, {"delegation": MATTER, "status": "draft"}])
def test_no_delegation_in_force_no_table(fields: dict[str, Any]) -> None:
    assert jobs(*POSTS, procedure({}, **fields)) == []


@needs_pdftotext
def test_the_document_is_sound_and_has_a_section_for_every_unit(sample: Handbook, tmp_path: Path) -> None:
    [job] = delegation_jobs(PrintContext(sample, "zh-Hant", "https://handbook.example.org/"))
    data, again = typeset(job, job)
    assert data == again
    sections = as_read(job)["sections"]
    assert sum(len(p["matters"]) for section in sections for p in section["procedures"]) == sum(
        len(p.delegation) for p in sample.procedures.values())
    assert_in_order(data, "分層負責明細表", "第一層", *(p["title"][1] for section in sections for p in section["procedures"]))
    assert_sound(tmp_path, "zh-TW", data)
    with pikepdf.open(tmp_path / "0.pdf") as pdf, pdf.open_outline() as outline:
        [whole] = outline.root
        assert [item.title.split()[-1] for item in whole.children] == [section["title"][1].split()[-1] for section in sections]
        assert all(float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages)


def test_small_units_share_a_page() -> None:
    [job] = jobs(*POSTS, procedure({}, name="a", unit="front", delegation=MATTER), procedure({}, name="b", unit="back", delegation=MATTER))
    with pikepdf.open(io.BytesIO(typeset(job)[0])) as pdf:
        assert len(as_read(job)["sections"]) == 2 and len(pdf.pages) == 1


# --- Volumes -------------------------------------------------------------------------------------------------------

def volumes_of(count: int) -> list[dict[str, Any]]:
    """Data of the volumes of a table with as many procedures of one unit, and two of another; each has two matters."""
    procedures = [procedure({}, name=f"p{number}", unit="front" if number < count else "back", delegation=[MATTER, MATTER])
                  for number in range(count + 2)]
    return [as_read(job) for job in jobs(*POSTS, *procedures)]


def test_a_large_table_is_in_volumes_that_begin_with_a_unit_if_they_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delegation_table, "LARGEST", 8)
    volumes = volumes_of(6)
    assert [data["title"][1] for data in volumes] == [f"分層負責明細表（第{number}冊）" for number in "一二三"[:len(volumes)]]
    assert [section["title"][1] for section in volumes[0]["sections"]] == ["內勤組"]
    shown = [[p["number"] for p in section["procedures"]] for data in volumes for section in data["sections"]]
    assert shown[0] == ["1", "2"] and [each for found in shown[1:] for each in found] == ["1", "2", "3", "4", "5", "6"]
    assert all(data["levels"] == volumes[0]["levels"] and len(data["sections"]) == 1 for data in volumes)


def test_volumes_are_named_like_those_of_the_handbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delegation_table, "LARGEST", 2)
    found = jobs(*POSTS, *(procedure({}, name=name, delegation=[MATTER, MATTER]) for name in "ab"), language="en")
    assert [(job.address, as_read(job)["title"][1]) for job in found] == [
        ("en/documents/delegation-table.pdf", "Delegation table, volume 1"), ("en/documents/delegation-table-2.pdf", "Delegation table, volume 2")]


def test_an_edit_leaves_the_other_volumes_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delegation_table, "LARGEST", 6)
    before, after = (jobs(*POSTS, *(procedure({}, name=name, title=said if name == "a" else name, delegation=[MATTER, MATTER]) for name in "abcdef"))
                     for said in ("收文", "發文"))
    assert len(before) == len(after) > 1 and sum(one != other for one, other in zip(map(as_read, before), map(as_read, after), strict=True)) == 1
