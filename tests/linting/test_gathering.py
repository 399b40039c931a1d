"""What checks look for on checklists is kept part by part, and is what they find on whole lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from random_edits import Edited

from generator import pipeline
from generator.diagnostics import Diagnostic
from generator.door import Asked, settings
from generator.facts.checklist_items import Part
from generator.linting.kept_findings import said_of

POST = "kind: post\nid: buyer\ntitle: Buyer\nscope: ward-safety\nduties:\n  - {id: mail, do: Weigh the parcel, when: daily}\n"
HEAD = "kind: procedure\nid: {name}\ntitle: {name}\nscope: ward-safety\ntrigger: It comes.\npause_points: [{{id: here, title: Here}}]\nsteps:\n"
STEP = "  - {{do: {do}, by: buyer, within: 1 hour, critical: true, pause: here}}\n"
LOOKED_FOR = ("HB218", "HB701", "HB702", "HB705")


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists of a small handbook are kept in parts like those of a large one."""
    monkeypatch.setattr("generator.linting.gathering.parts_of_lists", lambda handbook: [Part(number, 8) for number in range(8)])


@pytest.mark.usefixtures("in_parts")
def test_an_edit_of_one_part_is_seen_and_numbers_and_order_are_those_of_the_whole(tmp_path: Path) -> None:
    """Of two steps with the words of a duty the first in the order of the handbook is named, in whichever part it is."""
    rules = Edited.of("incidents-policies-ward", tmp_path / "h", 7).root / "rules"
    (rules / "buyer.yml").write_text(POST, "utf-8")
    for name, steps, found in (("beta", ["Weigh the parcel"], ["HB218 beta"]), ("alpha", ["Weigh the parcel"], ["HB218 alpha"]),
                               ("gamma", ["Open it"] * 70, ["HB218 alpha", "HB701", "HB702", "HB705"]),
                               ("alpha", ["Open it"], ["HB218 beta", "HB701", "HB702", "HB705"]), ("gamma", ["Shut it"], ["HB218 beta"])):
        (rules / f"{name}.yml").write_text(HEAD.format(name=name) + "".join(STEP.format(do=do) for do in steps), "utf-8")
        assert [*dict.fromkeys(map(_told, _found(rules.parent)))] == found, name


@pytest.mark.usefixtures("in_parts")
def test_after_any_edit_the_same_is_found_as_on_whole_lists(tmp_path: Path) -> None:
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 11)
    for _ in range(5):
        edited.edit()
        _found(edited.root)


def _found(root: Path) -> list[Diagnostic]:
    """In the files of the test, where what is known from earlier runs is used; the same is found as without that."""
    decided = settings(root, Asked())
    with pipeline.kept_files(decided) as files:
        found = pipeline.check(decided, files).diagnostics
    assert [*map(said_of, found)] == [*map(said_of, pipeline.check(decided).diagnostics)]
    return sorted((each for each in found if each.code in LOOKED_FOR and each.span.file.split("/")[-1] in
                   {"buyer.yml", "alpha.yml", "beta.yml", "gamma.yml"}), key=lambda each: each.code)


def _told(found: Diagnostic) -> str:
    return f"{found.code} {found.details['procedure']}" if found.code == "HB218" else found.code
