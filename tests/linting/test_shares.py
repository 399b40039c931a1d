"""What is found share by share, and what is known from an earlier run, is what the checks find in the whole handbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from random_edits import Edited

from generator import pipeline
from generator.checks import ALL
from generator.checks.shared.base import once_per_place
from generator.diagnostics import Diagnostic, Span
from generator.door import Asked, settings
from generator.handbook import Handbook
from generator.linting.kept_findings import diagnostic_of
from generator.linting.linter import _as_data
from generator.linting.shares import Share, shares
from generator.pipeline import Checked
from generator.reading.source_locations import Source

HANDBOOKS = Path(__file__).parent.parent / "handbooks"
NAMES = sorted(path.name for path in HANDBOOKS.iterdir() if (path / "rules").is_dir())
EDITS = 5
CALLING = "kind: procedure\nid: {entry}\ntitle: {entry}\nscope: ward-safety\ntrigger: It comes.\nsteps:\n  - {{id: do, do: Do it., by: charge-nurse, {goes_on}}}\n"
POST = "kind: post\nid: {entry}\ntitle: {entry}\nscope: ward-safety\nduties:\n  - {{id: mail, do: {do}, when: daily}}\n"


def read(name: str) -> Handbook:
    decided = settings(HANDBOOKS / name, Asked())
    found = pipeline.read(decided).handbook
    assert found is not None
    return found.on(decided.today)


def said(found: Iterator[Diagnostic] | list[Diagnostic]) -> list[str]:
    return sorted(f"{each.code} {each.span} {sorted(each.details.items())}" for each in found)


@pytest.mark.parametrize("name", NAMES)
def test_shares_find_what_the_checks_find(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one entry in nearly every share, so that a check that looks at others than it says would miss them."""
    monkeypatch.setattr("generator.linting.shares._GROUPS", 1024)
    handbook = read(name)
    today = handbook.day
    assert today is not None
    once = {check.descriptor.code for check in ALL if check.each and check.each.once}
    found = [each for share in shares(handbook, today, ALL) for each in share.find()]
    whole = [each for check in ALL for each in check.find(handbook, today)]
    assert said([each for each in found if each.code not in once]) == said([each for each in whole if each.code not in once])
    assert said(once_per_place(each for each in found if each.code in once)) == said([each for each in whole if each.code in once])


def test_the_entry_of_the_handbook_is_looked_at_in_one_part_only() -> None:
    handbook = read("incidents-policies-ward")
    first, second = [*handbook.all_entries][:2]
    assert [*handbook.part([second.key]).all_entries] == [second]
    assert [*handbook.part([first.key, second.key]).all_entries] == [first, second]
    assert handbook.part([second.key]).entry is first


@pytest.mark.usefixtures("two_processors")
def test_what_is_known_from_earlier_runs_is_what_would_be_found(tmp_path: Path) -> None:
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 7)
    decided, compared = settings(edited.root, Asked()), 0

    def checked() -> Checked:
        with pipeline.kept_files(decided) as files:
            return pipeline.check(decided, files)

    for _ in range(EDITS):
        if edited.edit():
            decided = settings(edited.root, Asked())
            assert shown(checked()) == shown(pipeline.check(decided)), edited.done
            compared += 1
    assert compared


def test_what_is_gathered_of_an_edited_entry_is_compared_anew(tmp_path: Path) -> None:
    """Also by a check that has read nothing else, such as the one for circles of procedures."""
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 7)
    decided, rules = settings(edited.root, Asked()), edited.root / "rules"

    def circles() -> int:
        with pipeline.kept_files(decided) as files:
            found = pipeline.check(decided, files)
        assert shown(found) == shown(pipeline.check(decided))
        return sum(each.code == "HB534" for each in found.diagnostics)

    for first, second in (("one", "two"), ("two", "one")):
        (rules / f"{first}.yml").write_text(CALLING.format(entry=first, goes_on=f"go_through: {second}"), "utf-8")
    assert circles() == 1
    for goes_on, number in (("next: end", 0), ("go_through: one", 1)):
        (rules / "two.yml").write_text(CALLING.format(entry="two", goes_on=goes_on), "utf-8")
        assert circles() == number


def test_a_name_is_no_reason_to_judge_words_again_in_which_it_does_not_stand(tmp_path: Path) -> None:
    """Names make a word of a text harmless, and begin an item that should begin with a verb: only where they stand there."""
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 7)
    decided, rules = settings(edited.root, Asked()), edited.root / "rules"
    for entry, vague in (("post", "the Charge nurse keeps them in an appropriate place"), ("head", "Porters carry the bag")):
        (rules / f"{entry}.yml").write_text(POST.format(entry=entry, do=vague), "utf-8")

    def checked() -> set[str]:
        """What is judged anew. The same is found as if nothing were known."""
        with pipeline.kept_files(decided) as files:
            found = shown(pipeline.check(decided, files))
        assert found == shown(pipeline.check(decided))
        made = json.loads((edited.root / ".cache" / "handbook" / "made" / "found" / "reads.json").read_bytes().partition(b"\n")[2])["made"]
        return {name for name in made if name.startswith("entries ")}

    checked()
    title = rules / "posts" / "charge-nurse.yml"
    for old, new, anew in (("Charge nurse", "Ward sister", 1), ("Ward sister", "Porters", 2), ("Porters", "Appropriate place", 3)):
        title.write_text(title.read_text("utf-8").replace(f"title: {old}", f"title: {new}"), "utf-8")
        assert len(checked()) == anew, new


def shown(checked: Checked) -> list[tuple[str, str, str]]:
    """What a reader is told: values come back from a store as their words."""
    from generator.linting.kept_findings import said_of

    return [(each.code, str(each.span), str(said_of(each))) for each in checked.diagnostics]


def test_documents_of_entries_are_given_back_once_the_checks_have_looked_at_them(tmp_path: Path) -> None:
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 7)
    decided = settings(edited.root, Asked())
    for _ in range(2):  # what is known of a file may be read later
        with pipeline.kept_files(decided) as files:
            checked = pipeline.judged(pipeline.read(decided, files), decided)
    held = [source.file for source in checked.sources if not source.is_head and "data" in _there(source)]
    assert checked.sources and not held


def _there(source: Source) -> set[str]:
    found = set()
    for name in ("data", "mark"):
        with suppress(AttributeError):
            object.__getattribute__(source, name)
            found.add(name)
    return found


def test_what_a_share_found_is_kept_as_text() -> None:
    """Also in a file whose name is in another encoding."""
    found = Diagnostic(descriptor=ALL[0].descriptor, span=Span("rules/\udcff甲.yml", 2, 3, 4), details={"given": "\udc80乙"})
    kept = _as_data(lambda share: [*share.find()], Share("", lambda: [found]))
    [told] = json.loads(kept.decode())
    assert diagnostic_of(told, {found.code: found.descriptor}) == found
