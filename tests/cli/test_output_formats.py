"""The six formats, on a fixed set of findings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from check_cases import TODAY, handbook

from generator.checks import gap_in_tiers
from generator.cli.output_formats import FORMATS
from generator.cli.report import Report, counts, remarks
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span, Term
from generator.model.duration import Duration
from generator.model.text import Text

ERROR = Descriptor(code="HB104", name="unknown-reference", message="no {kind} is called \"{given}\"",
              why="A rule that names nobody binds nobody.")
WARNING = Descriptor(code="HB039", name="not-filled-in", severity=Severity.WARNING, message="still to be filled in: {what}",
                hint="write the text, or delete the whole line")
NEAREST = "did you mean \"{nearest}\"?"
FILES = {
    "rules/posts/clerk.yml": "kind: post\ntitle: 收發員\nsubstitutes: [旗號, duty-oficer]\n",
    "rules/terms/印 信.yml": "title: （請填寫：名稱）\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def report(root: Path, language: str = "en", colour: bool = False) -> Report:
    return Report((
        Diagnostic(descriptor=ERROR, span=Span("rules/posts/clerk.yml", 3, 15, 2), details={"kind": Term("post"), "given": "旗號"}, hint=""),
        Diagnostic(descriptor=ERROR, span=Span("rules/posts/clerk.yml", 3, 19, 11), hint=NEAREST,
                   details={"kind": Term("register or form"), "given": "duty-oficer", "nearest": "duty-officer"}),
        Diagnostic(descriptor=WARNING, span=Span("rules/terms/印 信.yml", 1, 8, 10), details={"what": "100%, a:b\nc"}),
    ), root, language, 12, colour)


def test_full_shows_line_caret_and_hint_under_wide_characters(root: Path) -> None:
    assert FORMATS["full"](report(root)) == """\
rules/posts/clerk.yml:3:15: error[HB104] unknown-reference: no post is called "旗號"
  |
3 | substitutes: [旗號, duty-oficer]
  |               ^^^^

rules/posts/clerk.yml:3:19: error[HB104] unknown-reference: no register or form is called "duty-oficer"
  |
3 | substitutes: [旗號, duty-oficer]
  |                     ^^^^^^^^^^^
  = hint: did you mean "duty-officer"?

rules/terms/印 信.yml:1:8: warning[HB039] not-filled-in: still to be filled in: 100%, a:b c
  |
1 | title: （請填寫：名稱）
  |        ^^^^^^^^^^^^^^^^
  = hint: write the text, or delete the whole line

12 files checked: 2 errors and 1 warning in 2 files"""


def test_full_in_chinese(root: Path) -> None:
    lines = FORMATS["full"](report(root, "zh-Hant")).split("\n")
    assert lines[0] == "rules/posts/clerk.yml:3:15: 錯誤[HB104] unknown-reference: 沒有代號為「旗號」的崗位"
    assert lines[9] == "  = 提示：是不是要寫「duty-officer」？"
    assert "沒有代號為「duty-oficer」的簿冊或表單" in lines[5]
    assert lines[-1] == "已檢查 12 個檔案：2 個檔案中有 2 個錯誤、1 個警告"


def test_colour_only_where_it_is_asked_for(root: Path) -> None:
    assert "\033[1;31merror[HB104]\033[0m" in FORMATS["full"](report(root, colour=True))
    assert "\033[1;33mwarning[HB039]\033[0m" in FORMATS["concise"](report(root, colour=True))
    assert not any("\033" in FORMATS[name](report(root)) for name in FORMATS)


def test_concise_is_one_line_a_finding(root: Path) -> None:
    assert FORMATS["concise"](report(root)).split("\n")[0] == (
        "rules/posts/clerk.yml:3:15: error[HB104] unknown-reference: no post is called \"旗號\"")


@pytest.mark.parametrize(("files", "expected"), [(1, "1 file checked: no findings"), (7, "7 files checked: no findings")])
def test_no_findings(files: int, expected: str, tmp_path: Path) -> None:
    nothing = Report((), tmp_path, "en", files)
    assert FORMATS["full"](nothing) == FORMATS["concise"](nothing) == expected
    assert json.loads(FORMATS["json"](nothing)) == {"files": files, "findings": [], "not_run": [], "errors_not_shown": 0}
    assert json.loads(FORMATS["gitlab"](nothing)) == []
    assert FORMATS["github"](nothing) == ""
    assert json.loads(FORMATS["sarif"](nothing))["runs"][0]["results"] == []


def test_json(root: Path) -> None:
    found = json.loads(FORMATS["json"](report(root)))["findings"]
    assert found[1] == {
        "file": "rules/posts/clerk.yml", "line": 3, "column": 19, "end_column": 30, "severity": "error", "code": "HB104",
        "name": "unknown-reference", "message": "no register or form is called \"duty-oficer\"",
        "hint": "did you mean \"duty-officer\"?", "related": None}
    assert [record["hint"] for record in found] == ["", "did you mean \"duty-officer\"?", "write the text, or delete the whole line"]


def test_github_escapes_what_would_end_a_command(root: Path) -> None:
    lines = FORMATS["github"](report(root)).split("\n")
    assert lines[0] == ("::error file=rules/posts/clerk.yml,line=3,col=15,endColumn=17,title=HB104 unknown-reference::"
                        "no post is called \"旗號\"")
    assert lines[2] == ("::warning file=rules/terms/印 信.yml,line=1,col=8,endColumn=18,title=HB039 not-filled-in::"
                        "still to be filled in: 100%25, a:b%0Ac — write the text, or delete the whole line")
    assert len(lines) == 3


def test_github_escapes_properties_too(tmp_path: Path) -> None:
    odd = Report((Diagnostic(descriptor=WARNING, span=Span("rules/a,b:c%.yml"), details={"what": "x"}),), tmp_path, "en")
    assert FORMATS["github"](odd).startswith("::warning file=rules/a%2Cb%3Ac%25.yml,line=1,")


def test_gitlab(root: Path) -> None:
    found = json.loads(FORMATS["gitlab"](report(root)))
    assert {frozenset(issue) for issue in found} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})}
    assert found[0]["location"] == {"path": "rules/posts/clerk.yml", "lines": {"begin": 3}}
    assert [issue["severity"] for issue in found] == ["major", "major", "minor"]
    assert len({issue["fingerprint"] for issue in found}) == 3


def test_a_fingerprint_stays_when_lines_move(tmp_path: Path) -> None:
    def fingerprints(*lines: int) -> list[str]:
        found = tuple(Diagnostic(descriptor=ERROR, span=Span("a.yml", line), details={"kind": "post", "given": "x", "line": line})
                      for line in lines)
        return [issue["fingerprint"] for issue in json.loads(FORMATS["gitlab"](Report(found, tmp_path, "en")))]

    assert fingerprints(3, 9) == fingerprints(5, 11)
    assert len(set(fingerprints(3, 9))) == 2


def test_sarif_has_what_the_standard_requires(root: Path) -> None:
    log = json.loads(FORMATS["sarif"](report(root)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "handbook-generator"
    assert [rule["id"] for rule in driver["rules"]] == ["HB104", "HB039"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 3
    for result in run["results"]:
        check_result(result, driver["rules"])


def check_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in ("error", "warning")
    assert result["message"]["text"]
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    assert region["startLine"] >= 1
    assert 1 <= region["startColumn"] < region["endColumn"]
    assert place["artifactLocation"]["uri"].isascii()
    assert " " not in place["artifactLocation"]["uri"]


def test_a_finding_in_a_file_that_is_gone_or_a_line_that_is_not_there(tmp_path: Path) -> None:
    gone = Diagnostic(descriptor=ERROR, span=Span("rules/gone.yml", 4, 2), details={"kind": "post", "given": "x"})
    assert FORMATS["full"](Report((gone,), tmp_path, "en", 1)).startswith("rules/gone.yml:4:2: error[HB104]")


def test_an_excerpt_can_play_no_tricks(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("title: \u202eabc\033[2J\tx\n", "utf-8")
    found = Diagnostic(descriptor=ERROR, span=Span("a.yml", 1, 8, 1), details={"kind": "post", "given": "x"})
    text = FORMATS["full"](Report((found,), tmp_path, "en", 1))
    assert "1 | title: �abc�[2J x\n" in text


def test_what_did_not_run_and_what_is_not_shown_is_told_in_every_format(tmp_path: Path) -> None:
    quiet = Report((), tmp_path, "en", 3, not_run=(ERROR, WARNING), hidden=2)
    lines = ["3 files checked: no findings", "2 checks run only once the errors are corrected: HB104, HB039",
             "not shown: 2 errors of reading or reference, which stop a build all the same; to see them: handbook check --select HB0,HB1"]
    assert FORMATS["full"](quiet).split("\n") == FORMATS["concise"](quiet).split("\n") == lines
    assert list(remarks(quiet)) == lines[1:]
    assert json.loads(FORMATS["json"](quiet)) == {
        "files": 3, "findings": [], "errors_not_shown": 2,
        "not_run": [{"code": "HB104", "name": "unknown-reference"}, {"code": "HB039", "name": "not-filled-in"}]}
    assert FORMATS["github"](quiet).split("\n") == [f"::notice::{line}" for line in lines[1:]]
    (run,) = json.loads(FORMATS["sarif"](quiet))["runs"]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [note.get("associatedRule", {}).get("id") for note in told] == ["HB104", "HB039", None]
    assert told[2]["message"]["text"] == lines[2]


def test_programs_get_paths_from_the_top_of_the_repository(root: Path) -> None:
    """A handbook in docs/office, checked from docs: people see office/, programs docs/office/."""
    found = replace(report(root), folder="office/", repository="docs/office/")
    assert FORMATS["concise"](found).startswith("office/rules/posts/clerk.yml:3:15: ")
    assert "3 | substitutes" in FORMATS["full"](found)
    assert json.loads(FORMATS["json"](found))["findings"][0]["file"] == "office/rules/posts/clerk.yml"
    assert FORMATS["github"](found).startswith("::error file=docs/office/rules/posts/clerk.yml,line=3")
    assert json.loads(FORMATS["gitlab"](found))[0]["location"]["path"] == "docs/office/rules/posts/clerk.yml"
    (run,) = json.loads(FORMATS["sarif"](found))["runs"]
    place = run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "docs/office/rules/terms/%E5%8D%B0%20%E4%BF%A1.yml", "uriBaseId": "SRCROOT"}
    assert set(run["originalUriBaseIds"]) == {"SRCROOT"}


def test_counts() -> None:
    found = [Diagnostic(descriptor=f, span=Span("a.yml")) for f in (ERROR, WARNING, ERROR)]
    assert counts(found) == (2, 1)


def together(root: Path, language: str, *files: str) -> Report:
    """Findings that one cause brings about in these files, between others."""
    one, *others = report(root, language).diagnostics
    same = [replace(others[-1], span=Span(file, 1, 8), cause="2027-01-04", related=Span("rules/a.yml", 2, 3)) for file in files]
    return replace(report(root, language), diagnostics=(one, *same))


def test_what_one_cause_brings_about_in_many_places_is_told_once(root: Path) -> None:
    files = [f"rules/{name}.yml" for name in "abcdefgh"]
    said = FORMATS["full"](together(root, "en", *files))
    assert said.count("HB039") == 1
    assert "= compare: rules/a.yml:2:3\n" in said
    assert "= the same in 7 other places: rules/b.yml:1:8, rules/c.yml:1:8, rules/d.yml:1:8, rules/e.yml:1:8, " \
           "rules/f.yml:1:8, rules/g.yml:1:8 …\n" in said
    assert "1 error and 1 warning, at 9 places in 9 files" in said
    lines = FORMATS["concise"](together(root, "zh-Hant", *files[:2])).splitlines()
    assert len(lines) == 3
    assert lines[1].endswith(" · 另有 1 處相同：rules/b.yml:1:8")


def test_programs_are_told_every_place(root: Path) -> None:
    given = together(root, "en", "rules/a.yml", "rules/b.yml", "rules/c.yml")
    found = json.loads(FORMATS["json"](given))["findings"]
    assert [each["file"] for each in found] == ["rules/posts/clerk.yml", "rules/a.yml", "rules/b.yml", "rules/c.yml"]
    assert found[1]["related"] == {"file": "rules/a.yml", "line": 2, "column": 3}
    assert len(json.loads(FORMATS["gitlab"](given))) == FORMATS["github"](given).count("::error") + 3 == 4
    placed = json.loads(FORMATS["sarif"](given))["runs"][0]["results"][1]["relatedLocations"]
    assert placed[0]["physicalLocation"]["artifactLocation"]["uri"] == "rules/a.yml"


@pytest.mark.parametrize(("language", "said"), [("zh-Hans", "6个月"), ("zh-Hant", "6個月"), ("en", "6 months")])
def test_values_are_said_in_the_readers_language(language: str, said: str, tmp_path: Path) -> None:
    found = Diagnostic(descriptor=WARNING, span=Span("a.yml"), details={"what": Duration.parse("6 months")})
    assert said in Report((found,), tmp_path, language).message(found)
    title = Text({"zh-Hant": "主任", "en": "Head"})
    named = Diagnostic(descriptor=WARNING, span=Span("a.yml"), details={"what": title})
    assert title.best(language)[1] in Report((named,), tmp_path, language).message(named)


GAP = """
kind: criteria
id: absence
title: 曠職
side: penalty
measures: [{id: time, title: {zh-Hant: 曠職, en: Absence}, type: working-time}%s]
tiers:
  - {when: {time: < 4 working hours%s}, level: reprimand}
  - {when: {time: 8 working hours or more%s}, level: demerit}
"""


@pytest.mark.parametrize(("language", "alone", "beside"), [
    ("en", "from 4 working hours to under 8 working hours", "Absence: from 4 working hours to under 8 working hours"),
    ("zh-Hant", "4個工作小時以上未滿8個工作小時", "曠職：4個工作小時以上未滿8個工作小時"),
])
def test_ranges_are_said_in_the_readers_language(language: str, alone: str, beside: str, tmp_path: Path) -> None:
    pages = ", {id: pages, title: {zh-Hant: 頁數, en: Pages}, unit: {zh-Hant: 頁, en: pages}}"
    for text, said in ((GAP % ("", "", ""), alone), (GAP % (pages, ", pages: < 3", ", pages: < 3"), beside)):
        messages = [Report((each,), tmp_path, language).message(each) for each in gap_in_tiers.find(handbook(text), TODAY)]
        assert any(said in message for message in messages), messages
