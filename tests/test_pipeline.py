"""The pipeline from outside: what `check` and `build` give, and that `handbook build` is `mkdocs build`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from small_site import FAULTY, MKDOCS, WARNED, digest, mkdocs, small_render, write_handbook

from generator import building, pipeline
from generator.door import Asked, settings
from generator.errors import HandbookError, SiteLocked
from generator.linting.linter import Lint
from generator.linting.selection import Selection
from generator.site.publish import Publication


@pytest.fixture(autouse=True)
def render(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "render", small_render)
    monkeypatch.setattr(pipeline, "judge", lambda handbook, today, **how: Lint([], []))  # what checks find is not what is tested here


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_handbook(tmp_path / "handbook")


def test_check_gives_the_handbook_the_findings_and_the_number_of_files(root: Path) -> None:
    checked = pipeline.check(root)
    assert (checked.files, list(checked.diagnostics), checked.faulty) == (2, [], False)
    assert checked.handbook is not None
    assert list(checked.handbook.posts) == ["clerk"]


@pytest.mark.parametrize(("text", "codes", "faulty"), [(WARNED, ["HB015"], False), (FAULTY, ["HB104"], True), ("a: [", ["HB002"], True)])
def test_check_reports_in_order_and_says_whether_it_may_be_published(root: Path, text: str, codes: list[str], faulty: bool) -> None:
    (root / "rules" / "more.yml").write_text(text, "utf-8")
    checked = pipeline.check(root)
    assert [d.code for d in checked.diagnostics] == codes
    assert checked.faulty == faulty


BROKEN = "kind: post\nid: guard\ntitle: 警衛\ncontact：3 樓\nduties:\n- {id: watch, do: 巡邏, when: daily}\n"
NAMES = "kind: post\nid: head\ntitle: 主任\nsubstitutes: [%s]\nduties:\n- {id: sign, do: 簽發公文, when: daily}\n"


@pytest.mark.parametrize(("named", "codes", "advice"), [
    ("guard, clerk", ["HB012"], {}),
    ("gate", ["HB012", "HB104"], {"known": "clerk, guard"}),  # and not the entry itself
    ("guart", ["HB012", "HB104"], {"nearest": "guard"}),
    ("clerk、guard", ["HB012", "HB104"], {"items": "clerk, guard"}),
])
def test_what_names_an_entry_of_a_broken_file_is_no_further_fault(root: Path, named: str, codes: list[str], advice: dict[str, str]) -> None:
    (root / "rules" / "a-broken.yml").write_text(BROKEN, "utf-8")
    (root / "rules" / "more.yml").write_text(NAMES % named, "utf-8")
    found = pipeline.check(root).diagnostics
    assert [d.code for d in found] == codes
    assert advice.items() <= found[-1].details.items()


def test_dates_are_judged_by_the_day_of_the_settings(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[datetime.date] = []
    monkeypatch.setattr(pipeline, "judge", lambda handbook, today, **how: Lint(days.append(today) or [], []))
    checked = pipeline.check(settings(root, Asked(datetime.date(2001, 2, 3))))
    assert days == [datetime.date(2001, 2, 3)]
    assert checked.handbook is not None and checked.handbook.day == days[0]


@pytest.mark.parametrize(("options", "asked", "codes"), [
    ("", Selection(), ["HB015"]), ("{ignore: [HB015]}", Selection(), []), ("{ignore: HB0}", Selection(), []),
    ("{select: [HB2]}", Selection(), []), ("{ignore: [HB015]}", Selection(ignore=("HB4",)), ["HB015"]),
    ("", Selection(ignore=("HB015",)), []),
])
def test_findings_can_be_chosen(tmp_path: Path, options: str, asked: Selection, codes: list[str]) -> None:
    root = write_handbook(tmp_path / "h", MKDOCS.replace("[handbook]", f"[handbook: {options}]" if options else "[handbook]"))
    (root / "rules" / "more.yml").write_text(WARNED, "utf-8")
    assert [d.code for d in pipeline.check(settings(root, Asked(selection=asked))).diagnostics] == codes
    if not asked.ignore:
        assert [d.code for d in building.build(root).diagnostics] == codes


def test_build_says_what_it_made(root: Path) -> None:
    stages: list[str] = []
    built = building.build(root, progress=lambda stage, done, total: stages.append(stage))
    assert built.published
    assert (built.pages, built.files, list(built.diagnostics)) == (12, 2, [])
    assert built.documents == len(list((root / "site").rglob("*.pdf")))
    assert built.seconds > 0
    assert list(dict.fromkeys(stages)) == ["check", "pages", "publish"]
    assert (root / "site" / "index.html").is_file()


def test_build_is_what_mkdocs_builds(root: Path) -> None:
    building.build(root)
    ours = digest(root / "site")
    mkdocs(root)
    assert digest(root / "site") == ours


@pytest.mark.parametrize(("text", "strict", "published"), [
    (WARNED, False, True), (WARNED, True, False), (FAULTY, False, False), (FAULTY, True, False)])
def test_findings_decide_whether_it_is_published(root: Path, capfd: pytest.CaptureFixture[str], text: str, strict: bool,
                                                 published: bool) -> None:
    (root / "rules" / "more.yml").write_text(text, "utf-8")
    built = building.build(root, strict=strict)
    assert built.published == published
    assert len(built.diagnostics) == 1
    assert (root / "site").exists() == published
    assert capfd.readouterr().err == "", "printing is the caller's work"


def test_another_build_is_an_error_of_its_own(root: Path) -> None:
    with Publication(root / "site"), pytest.raises(SiteLocked):
        building.build(root)


def test_a_wrong_link_is_told_as_such(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_entries(handbook: Any, *rest: Any) -> pipeline.Rendered:
        rendered = small_render(handbook, *rest)
        return pipeline.Rendered([p for p in rendered.pages if p.address != "posts/p1.html"], rendered.documents)

    monkeypatch.setattr(pipeline, "render", without_entries)
    with pytest.raises(HandbookError, match=r"posts/p1\.html, which is not there"):
        building.build(root)


@pytest.mark.parametrize(("configuration", "said"), [
    (None, "no mkdocs.yml"), ("docs_dir: rules\n", "does not accept \"site_name\""), (MKDOCS.replace("[handbook]", "[]"), "does not name the plugin"),
    (MKDOCS.replace("rules", "nowhere"), "does not accept \"docs_dir\""), ("a: [", "expected the node content"),
])
def test_a_wrong_configuration_is_told(tmp_path: Path, configuration: str | None, said: str) -> None:
    root = write_handbook(tmp_path / "h", configuration or "")
    if configuration is None:
        (root / "mkdocs.yml").unlink()
    for run in (building.build, building.serve):
        with pytest.raises(HandbookError, match=said):
            run(root)


def test_a_fault_in_another_plugin_is_told(root: Path) -> None:
    hook = "from mkdocs.exceptions import PluginError\ndef on_env(env, config, files):\n    raise PluginError('not today')\n"
    (root / "rules" / "hook.py").write_text(hook)
    (root / "mkdocs.yml").write_text(MKDOCS + "hooks: [rules/hook.py]\n")
    with pytest.raises(HandbookError, match="MkDocs stopped"):
        building.build(root)


def test_a_relative_folder_will_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert building.build(Path()).published
    assert sorted(path.name for path in root.iterdir()) == [".cache", ".handbook", "mkdocs.yml", "rules", "site"]
