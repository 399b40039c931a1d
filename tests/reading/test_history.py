"""What the rules said earlier: from git, and from what builds keep where there is no git."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from small_site import HANDBOOK, POST, write_handbook

from generator import building, pipeline
from generator.door import Settings
from generator.handbook import Revision
from generator.reading import git
from generator.reading.file_names import KEPT_HISTORY
from generator.reading.history import history, keep

TODAY = datetime.date(2026, 11, 26)
CLERK = ("post", "clerk")


def on(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)


def asked(root: Path, *arguments: str, day: str = "2026-10-01") -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b", "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "-c", "init.defaultBranch=main", *arguments], cwd=root, check=True, capture_output=True,
                   env={**who, "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"})


def commit(root: Path, day: str, **files: str | None) -> None:
    write(root, **files)
    asked(root, "add", "-A", day=day)
    asked(root, "commit", "-q", "--allow-empty", "-m", "a change", day=day)


def write(root: Path, **files: str | None) -> None:
    for name, text in files.items():
        path = root / "rules" / f"{name}.yml"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")


def raw(root: Path) -> Mapping[str, bytes]:
    return pipeline.check(Settings(root, TODAY)).raw


def known(root: Path, today: datetime.date = TODAY) -> tuple[Revision, ...]:
    """What is known where nothing was read before; it is the same where everything was."""
    settings = Settings(root, today)
    checked = pipeline.check(settings)
    assert checked.handbook is not None
    found = history(checked.handbook, root, checked.raw)
    for _ in range(2):
        with pipeline.kept_files(settings) as files:
            again = pipeline.check(settings, files)
            assert again.handbook is not None
            assert repr(pipeline.with_history(again.handbook, again, settings).history) == repr(found)
    return found


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    root = write_handbook(tmp_path / "office")
    asked(root, "init", "-q")
    commit(root, "2026-10-01")
    return root


LATER = POST.replace("when: daily", "when: weekly")
LATEST = POST.replace("when: daily", "when: monthly")
MESSENGER = POST.replace("id: clerk", "id: messenger").replace("answers_for: mail\n", "").replace("收發員", "遞送員")


def test_where_history_begins_nothing_has_changed(kept: Path) -> None:
    assert known(kept) == ()


def test_a_commit_is_a_revision_on_its_day(kept: Path) -> None:
    commit(kept, "2026-10-20", clerk=LATER)
    (revision,) = known(kept)
    assert (revision.day, set(revision.before), set(revision.after)) == (on("2026-10-20"), {CLERK}, {CLERK})
    before, after = revision.before[CLERK], revision.after[CLERK]
    assert before and after
    assert (before.duties[0].when, after.duties[0].when) == (  # type: ignore[attr-defined]
        known_frequency("daily"), known_frequency("weekly"))


def known_frequency(words: str) -> object:
    from generator.model.frequency import Frequency

    return Frequency.parse(words)


def test_working_time_was_measured_by_the_hours_of_the_handbook(kept: Path) -> None:
    levels = "levels: [{id: low, title: 申誡, side: penalty, rank: 1}]\ncalendar: {hours: 7}\n"
    late = ("kind: criteria\nid: late\ntitle: 逾期\nside: penalty\nmeasures: [{id: time, title: 逾期, type: working-time}]\n"
            "tiers: [{when: 1 working day or more, level: low}]\n")
    commit(kept, "2026-10-20", handbook=HANDBOOK + levels, late=late)
    handbook = pipeline.check(Settings(kept, TODAY)).handbook
    assert handbook
    (revision,) = known(kept)
    then = revision.after["criteria", "late"]
    assert then and then.tiers == handbook.criteria["late"].tiers  # type: ignore[attr-defined]


def test_what_is_not_committed_changed_today(kept: Path) -> None:
    commit(kept, "2026-10-20", clerk=LATER)
    write(kept, clerk=LATEST, messenger=MESSENGER)
    newest, older = known(kept)
    assert (newest.day, older.day) == (TODAY, on("2026-10-20"))
    assert set(newest.before) == {CLERK}
    assert set(newest.after) == {CLERK, ("post", "messenger")}


def test_commits_of_a_day_are_one_revision(kept: Path) -> None:
    commit(kept, "2026-10-20", clerk=LATER)
    commit(kept, "2026-10-20", clerk=LATEST)
    commit(kept, "2026-10-21", clerk=LATER)
    commit(kept, "2026-10-21", clerk=LATEST)
    (revision,) = known(kept)
    assert revision.day == on("2026-10-20"), "on the 21st everything was put back"


def test_what_changed_on_a_day_stands_in_the_order_of_kinds_and_ids(kept: Path) -> None:
    names = [f"post-{number:02}" for number in range(12)]
    commit(kept, "2026-10-20", **{name: MESSENGER.replace("messenger", name) for name in names})
    (revision,) = known(kept)
    assert list(revision.after) == [("post", name) for name in names], "a set would give them in another order at every build"


def test_an_entry_that_moves_to_another_file_has_not_changed(kept: Path) -> None:
    commit(kept, "2026-10-20", clerk=None, **{"moved": POST})
    assert known(kept) == ()


def test_a_withdrawn_entry_is_known_as_it_was(kept: Path) -> None:
    commit(kept, "2026-10-20", messenger=MESSENGER)
    commit(kept, "2026-10-25", messenger=None)
    gone, new = known(kept)
    assert (set(gone.before), set(gone.after)) == ({("post", "messenger")}, set())
    assert (set(new.before), set(new.after)) == (set(), {("post", "messenger")})


def test_what_this_program_does_not_read_is_unknown(kept: Path) -> None:
    commit(kept, "2026-10-20", clerk=POST + "of_an_older_version: 1\n")
    commit(kept, "2026-10-25", clerk=LATER)
    later, earlier = known(kept)
    assert later.before == {CLERK: None}
    assert earlier.after == {CLERK: None}


def test_a_merge_counts_as_what_it_brought(kept: Path) -> None:
    asked(kept, "checkout", "-q", "-b", "side")
    commit(kept, "2026-10-05", clerk=LATER)
    asked(kept, "checkout", "-q", "main")
    commit(kept, "2026-10-06", messenger=MESSENGER)
    asked(kept, "merge", "-q", "--no-ff", "-m", "merged", "side", day="2026-10-10")
    assert [(r.day, set(r.after)) for r in known(kept)] == [(on("2026-10-10"), {CLERK}), (on("2026-10-06"), {("post", "messenger")})]


def test_of_a_shallow_clone_only_what_was_fetched_is_known(kept: Path, tmp_path: Path) -> None:
    commit(kept, "2026-10-20", clerk=LATER)
    commit(kept, "2026-10-25", clerk=LATEST)
    asked(tmp_path, "clone", "-q", "--depth", "2", f"file://{kept}", "shallow")
    assert [r.day for r in known(tmp_path / "shallow")] == [on("2026-10-25")]


def test_a_handbook_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    asked(tmp_path, "init", "-q")
    root = write_handbook(tmp_path / "docs" / "office")
    (root / "rules" / "規定").mkdir()
    (root / "rules" / "clerk.yml").rename(root / "rules" / "規定" / "收發員 一.yml")
    commit(root, "2026-10-01")
    (root / "rules" / "規定" / "收發員 一.yml").write_text(LATER, "utf-8")
    commit(root, "2026-10-20")
    assert [(r.day, set(r.after)) for r in known(root)] == [(on("2026-10-20"), {CLERK})]


def test_what_is_older_than_three_years_or_to_come_is_not_told(kept: Path) -> None:
    commit(kept, "2022-10-20", clerk=LATER)
    commit(kept, "2027-10-25", clerk=LATEST)
    assert known(kept) == ()


def test_a_program_that_a_repository_names_is_not_run(kept: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\ncat\n", "utf-8")
    trap.chmod(0o755)
    (kept / ".gitattributes").write_text("*.yml diff=trap filter=trap\n", "utf-8")
    commit(kept, "2026-10-20", clerk=LATER)
    for name in ("core.fsmonitor", "diff.trap.textconv", "diff.trap.command", "diff.external", "filter.trap.smudge", "filter.trap.clean",
                 "core.pager", "core.sshCommand"):
        asked(kept, "config", name, str(trap))
    write(kept, clerk=LATEST)
    assert len(known(kept)) == 2
    assert not (tmp_path / "ran").exists()


def test_without_git_builds_keep_what_the_rules_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_GIT", ("there-is-no-such-program",))
    root = write_handbook(tmp_path / "office")
    assert known(root) == ()
    keep(root, on("2026-10-01"), raw(root))
    assert known(root) == ()
    write(root, clerk=LATER)
    assert [(r.day, set(r.after)) for r in known(root)] == [(TODAY, {CLERK})], "not built yet"
    keep(root, on("2026-10-20"), raw(root))
    keep(root, on("2026-10-21"), raw(root))
    write(root, clerk=None, messenger=MESSENGER)
    keep(root, on("2026-10-25"), raw(root))
    assert [(r.day, set(r.before), set(r.after)) for r in known(root)] == [
        (on("2026-10-25"), {CLERK}, {("post", "messenger")}), (on("2026-10-20"), {CLERK}, {CLERK})]
    assert len((root / KEPT_HISTORY).read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize("damaged", ["{", "[]", '{"day": "x", "files": {}}', '{"day": "2026-10-22"}', '{"day": "2026-10-22", "files": []}', "null"])
def test_a_damaged_line_ends_what_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: str) -> None:
    monkeypatch.setattr(git, "_GIT", ("there-is-no-such-program",))
    root = write_handbook(tmp_path / "office")
    keep(root, on("2026-10-01"), raw(root))
    write(root, clerk=LATER)
    keep(root, on("2026-10-20"), raw(root))
    with (root / KEPT_HISTORY).open("a", encoding="utf-8") as file:
        file.write(damaged + "\n" + json.dumps({"day": "2026-10-25", "files": {"rules/clerk.yml": None}}) + "\n")
    assert [r.day for r in known(root)] == [on("2026-10-20")]


def test_a_build_keeps_history_and_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_GIT", ("there-is-no-such-program",))
    root = write_handbook(tmp_path / "office")
    (root / "mkdocs.yml").write_text("site_name: ''\ndocs_dir: rules\nplugins: [handbook: {documents: [checklists, amendments]}]\n", "utf-8")
    assert building.build(root, asked=pipeline.Asked(on("2026-10-01"))).published
    assert "data-day" not in (root / "site" / "changes" / "index.html").read_text("utf-8")
    write(root, clerk=LATER)
    for day in ("2026-10-20", "2026-10-25"):  # the same on a later day: nothing has changed since
        assert building.build(root, asked=pipeline.Asked(on(day))).published
        page = (root / "site" / "changes" / "index.html").read_text("utf-8")
        assert 'data-day="2026-10-20"' in page
        assert (root / "site" / "documents" / "amendments.pdf").is_file()
        assert (root / "site" / "data" / "clerk.atom").is_file()


def test_an_edition_has_no_history(kept: Path) -> None:
    head = (kept / "rules" / "handbook.yml").read_text("utf-8")
    commit(kept, "2026-10-20", clerk=LATER, handbook=head + "audiences:\n- {id: public, title: {zh-Hant: 民眾, en: Public}}\n")
    settings = Settings(kept, TODAY)
    checked = pipeline.check(settings)
    assert len(pipeline.with_history(pipeline.edition_of(checked, settings), checked, settings).history) == 1
    public = replace(settings, audience="public")
    assert pipeline.with_history(pipeline.edition_of(checked, public), checked, public).history == ()
