"""Checks stay on while other entries have errors, and one that cannot hold is not run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from check_cases import BASE, TODAY

from generator.checks import ALL, Check
from generator.checks.shared.base import EVERY_KIND, Reach
from generator.diagnostics import Diagnostic
from generator.door import Asked, settings
from generator.handbook import Handbook
from generator.linting.entry_at import Places
from generator.linting.linter import judge
from generator.linting.soundness import SOUND, Soundness
from generator.pipeline import Checked, check
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

EXAMPLES = [(each, descriptor.invalid) for each in ALL for descriptor in each.descriptors]
IDS = [descriptor.code for each in ALL for descriptor in each.descriptors]
HEAD = "kind: handbook\nid: office\ntitle: 工作手冊\norganisation: 機關\nlanguages: [zh-Hant]\n" + (
    "scopes: [{id: mail, title: 收發}, {id: seals, title: 用印}]\nlevels:\n  - {id: warning, title: 警告, side: penalty, rank: 1}\n")
CRITERIA = "kind: criteria\nid: late\ntitle: 遲到\nside: penalty\nmeasures: [{id: minutes, title: 分鐘數, unit: 分鐘}]\n" + (
    "tiers:\n  - {when: \"< 4\", level: warning}\n  - {when: \"> 4\", level: warning}\n")
POST = "kind: post\nid: clerk\ntitle: 收發員\nanswers_for: mail\nduties:\n  - {id: mail, do: 清點郵件, when: daily, evidence: 及時登錄}\n"
PROCEDURE = "kind: procedure\nid: incoming\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n  - {do: 登記郵件, by: clerk}\n"


def handbook_of(text: str) -> Handbook:
    documents, _ = load_text(text, "example.yml", Path("example.yml"))
    alone = any(d.data.get("kind") == "handbook" for d in documents)
    valid = validate([*([] if alone else BASE), *documents])
    made = resolve(valid.entries, valid.claimed).handbook
    assert made
    return made


def without(handbook: Handbook, keys: set[tuple[str, str]]) -> Handbook:
    kept = {kind: {name: entry for name, entry in found.items() if (kind, name) not in keys} for kind, found in handbook.by_kind.items()}
    links = {key: tuple(link for link in found if link.entry.key not in keys and key not in keys)
             for key, found in handbook.backlinks.items()}
    return replace(handbook, by_kind=kept, backlinks=links)


def shown(found: list[Diagnostic], places: Places, key: tuple[str, str] | None = None) -> list[tuple[object, ...]]:
    return sorted(((d.code, d.span, sorted((k, str(v)) for k, v in d.details.items())) for d in found
                   if key is None or ((place := places.find(d.span)) and place.key == key)), key=str)


@pytest.mark.parametrize(("each", "text"), EXAMPLES, ids=IDS)
def test_a_check_looks_at_no_more_than_it_says(each: Check, text: str) -> None:
    """Without every entry that it says it does not need, it finds the same."""
    whole = handbook_of(text)
    places = Places(entry.source for entry in (whole.entry, *whole.entries))
    found = list(each.find(whole, TODAY))
    keys = {entry.key for entry in whole.entries}
    if each.reach is Reach.HANDBOOK:
        left = without(whole, {key for key in keys if key[0] not in each.kinds})
        assert shown(list(each.find(left, TODAY)), places) == shown(found, places)
        return
    for own in keys:
        left = without(whole, {key for key in keys if key != own and key[0] not in each.kinds})
        assert shown(list(each.find(left, TODAY)), places, own) == shown(found, places, own)


def test_every_kind_that_is_named_exists() -> None:
    assert all(each.kinds <= EVERY_KIND for each in ALL)


def checked(root: Path, **files: str) -> Checked:
    (root / "rules").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: [handbook]\n", "utf-8")
    for name, text in files.items():
        (root / "rules" / f"{name}.yml").write_text(text, "utf-8")
    return check(settings(root, Asked(TODAY)))


SOUND_FILES = {"head": HEAD, "late": CRITERIA, "clerk": POST, "incoming": PROCEDURE}
WITH_ERROR = {
    "a name that leads nowhere": "kind: procedure\nid: other\ntitle: 另一\ntrigger: 郵件送達\nsteps:\n  - {do: 登記郵件, by: nobody}\n",
    "a field that is missing": "kind: procedure\nid: other\ntrigger: 郵件送達\nsteps:\n  - {do: 登記郵件, by: clerk}\n",
    "not YAML": "kind: procedure\nid: other\ntitle: [另一\n",
}


@pytest.mark.parametrize("text", WITH_ERROR.values(), ids=WITH_ERROR)
def test_an_error_in_a_procedure_leaves_checks_of_other_kinds_on(tmp_path: Path, text: str) -> None:
    before = checked(tmp_path, **SOUND_FILES)
    after = checked(tmp_path, other=text)
    missed = {descriptor.code for descriptor in after.not_run}
    assert before.not_run == ()
    assert {"HB203", "HB217"} <= missed  # they would miss the procedure that cannot be read
    assert missed.isdisjoint({"HB201", "HB204", "HB212", "HB302", "HB401", "HB601", "HB611"})
    sound = [d for d in before.diagnostics if d.code not in missed]
    assert {"HB201", "HB601", "HB401"} <= {d.code for d in sound}
    assert [d for d in after.diagnostics if d.span.file != "rules/other.yml"] == sound


def test_an_entry_with_an_error_is_not_judged_as_a_whole_but_its_texts_are(tmp_path: Path) -> None:
    found = checked(tmp_path, **{**SOUND_FILES, "incoming": PROCEDURE.replace("by: clerk", "by: nobody, evidence: 及時登錄")})
    assert [d.code for d in found.diagnostics if d.span.file == "rules/incoming.yml"] == ["HB104", "HB401"]


def test_a_file_of_which_nobody_can_tell_what_it_holds_stops_what_needs_everything(tmp_path: Path) -> None:
    for name, text in SOUND_FILES.items():
        checked(tmp_path, **{name: text})
    (tmp_path / "rules" / "x.yml").write_bytes("職掌：收發".encode("big5"))
    found = check(settings(tmp_path, Asked(TODAY)))
    assert not found.soundness.complete
    assert {d.code for d in found.not_run} == {d.code for each in ALL if each.kinds for d in each.descriptors}
    assert "HB601" in {d.code for d in found.diagnostics}


def test_without_a_handbook_nothing_is_run(tmp_path: Path) -> None:
    found = checked(tmp_path, clerk=POST)
    assert len(found.not_run) == sum(len(each.descriptors) for each in ALL)


def test_nothing_is_said_of_a_waiver_whose_check_did_not_run(tmp_path: Path) -> None:
    calling = POST.replace("when: daily", "when: daily, procedure: incoming")
    files = {**SOUND_FILES, "clerk": calling, "incoming": PROCEDURE + "waivers: [{check: HB217, reason: 由他處啟動}]\n"}
    assert "HB040" in {d.code for d in checked(tmp_path, **files).diagnostics}
    assert "HB040" not in {d.code for d in checked(tmp_path, other=WITH_ERROR["not YAML"]).diagnostics}


def test_a_sound_handbook_is_judged_as_a_whole() -> None:
    made = handbook_of(CRITERIA.replace("warning", "reprimand"))
    assert judge(made, TODAY).not_run == judge(made, TODAY, soundness=SOUND).not_run == ()
    assert Soundness.of((), (), {}) == SOUND
