"""`handbook decide` while there are errors: those elsewhere do not matter, and its own are told."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.cli.deciding import EVERYTHING, Case, decided, remarks
from generator.cli.scaffold import init
from generator.door import Asked, settings
from generator.errors import HandbookError
from generator.pipeline import Checked, check

DAY = datetime.date(2026, 6, 1)
CRITERIA = "rules/criteria/answers-on-time.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    init(tmp_path, "en", DAY)
    return tmp_path


def checked(root: Path) -> Checked:
    return check(settings(root, Asked(DAY, selection=EVERYTHING)))


def outcome(root: Path) -> str:
    return next(line for line in decided(checked(root), Case("answers-on-time", ["97"]), "en") if line.startswith("Outcome"))


@pytest.mark.parametrize("text", [
    "kind: procedure\nid: x\ntitle: [x\n", "kind: procedure\nid: x\ntitle: X\n", "nonsense: [\n",
    "kind: post\nid: x\ntitle: X\nreports_to: nobody\nduties:\n  - {id: a, do: Count mail, when: daily}\n",
    "kind: criteria\nid: other\ntitle: Other\n"])
def test_errors_elsewhere_do_not_matter(text: str, root: Path) -> None:
    before = outcome(root)
    (root / "rules" / "x.yml").write_text(text, "utf-8")
    assert checked(root).faulty
    assert outcome(root) == before
    assert remarks(checked(root), "answers-on-time", root, "en") == ""


@pytest.mark.parametrize(("old", "new", "said"), [
    ("kind: criteria", "kind: criteria\ncolour: red", "there is no field called \"colour\" here"),
    ("tiers:", "tiers: [", "cannot be used"), ("level: commendation", "level: comendation", "no level is called \"comendation\"")])
def test_its_own_errors_are_told(old: str, new: str, said: str, root: Path) -> None:
    path = root / CRITERIA
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(HandbookError, match="the criteria \"answers-on-time\" cannot be used") as caught:
        outcome(root)
    assert said in str(caught.value)


def test_an_outcome_of_criteria_that_checks_find_wrong_is_shown_with_a_warning(root: Path) -> None:
    path = root / CRITERIA
    path.write_text(path.read_text("utf-8").replace("expect: {level: ", "expect: {points: 99, level: ", 1), "utf-8")
    assert outcome(root).startswith("Outcome: ")
    lines = remarks(checked(root), "answers-on-time", root, "en").splitlines()
    assert lines[0] == "The criteria have errors, so do not act on this outcome:"
    assert "error[HB611]" in lines[1]


@pytest.mark.parametrize(("field", "on", "said"), [
    ("", None, ""), ("status: suspended", None, "Suspended: "), ("effective: 2026-07-01", None, "Not yet in force: "),
    ("effective: 2026-07-01", datetime.date(2026, 7, 1), ""), ("expires: 2026-06-30", datetime.date(2026, 7, 1), "Expired: ")])
def test_criteria_that_are_not_in_force_on_the_day_of_the_decision_say_so_first(field: str, on: datetime.date | None, said: str, root: Path) -> None:
    path = root / CRITERIA
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*(line for line in lines if line.partition(":")[0] not in ("effective", "expires", "status")), field]), "utf-8")
    lines = decided(checked(root), Case("answers-on-time", ["97"], on=on), "en")
    assert lines[0].startswith(said)
    assert sum("in force" in line or "apply at present" in line for line in lines) == bool(said)


def test_without_the_handbooks_own_entry_nothing_can_be_decided(root: Path) -> None:
    head = root / "rules" / "handbook.yml"
    head.write_text(head.read_text("utf-8") + "colour: red\n", "utf-8")
    with pytest.raises(HandbookError, match="cannot be used"):
        outcome(root)


def test_tiers_in_words_are_offered_where_no_range_fits(root: Path) -> None:
    path = root / CRITERIA
    text = path.read_text("utf-8").partition("tiers:")[0]
    path.write_text(text + "tiers:\n  - {when: \">= 99\", level: award}\n  - {id: outstanding, title: Outstanding, level: award}\n", "utf-8")
    lines = decided(checked(root), Case("answers-on-time", ["1"]), "en")
    assert lines[-2:] == ["No tier applies to this case.", "Tiers that are described in words are named: --tier outstanding"]
