"""A build is left out only where it would make just what is there: whatever decides about the site decides about that too."""

from __future__ import annotations

import datetime
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_site import MKDOCS, write_handbook

from generator import unchanged
from generator.diagnostics import Diagnostic, Span, Term
from generator.door import Asked
from generator.linting.registry import DESCRIPTORS
from generator.reading.file_names import KEPT_HISTORY
from generator.unchanged import Built, OwnBuild, built_already

DAY = Asked(datetime.date(2026, 3, 1))
FOUND = Diagnostic(descriptor=DESCRIPTORS["HB104"], span=Span("rules/clerk.yml", 3, 8, 4), related=Span("rules/handbook.yml", 2),
                   details={"kind": Term("post"), "given": "甲", "line": 4}, hint="x {given}", pedantic=True, cause="y")


def publish(root: Path, asked: Asked = DAY, built: Built | None = None) -> Built:
    """A site, and a note of it, as a build leaves them behind; the site itself needs no rendering here."""
    own = OwnBuild.of(root, asked, strict=False)
    assert own is not None
    inputs = own.inputs()
    assert inputs is not None
    for name, text in {"index.html": "<p>甲</p>", "posts/clerk.html": "<p>乙</p>", "en/index.html": "<p>a</p>"}.items():
        path = own.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    done = replace(built or Built(published=True, pages=3, documents=0, diagnostics=(FOUND,), files=2, language="zh-Hant"), site=own.site)
    own.keep(inputs, done)
    return done


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_handbook(tmp_path / "h")
    (root / "templates" / "pages").mkdir(parents=True)
    (root / "templates" / "pages" / "home.html").write_text("{{ 1 }}", "utf-8")
    return root


def test_an_unchanged_handbook_is_known_to_be_built_with_its_findings(root: Path) -> None:
    done = publish(root)
    found = built_already(root, DAY)
    assert found is not None
    assert replace(found, seconds=0) == done


def test_a_handbook_that_was_moved_is_known_to_be_built_and_a_copy_of_its_site_is_not(root: Path) -> None:
    """Nobody can tell of the files of a copy that they are as the build left them."""
    done = publish(root)
    shutil.copytree(root, root.with_name("copied"))
    moved = root.rename(root.with_name("moved"))
    found = built_already(moved, DAY)
    assert found is not None
    assert replace(found, seconds=0) == replace(done, site=moved / "site")
    assert built_already(root.with_name("copied"), DAY) is None


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text(text, "utf-8")


def touch_later(root: Path) -> None:
    """What somebody edits in the published site, even so that neither its size nor the time of its change tells."""
    path = root / "site" / "index.html"
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("甲", "丙"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": write("rules/clerk.yml", "kind: post\nid: clerk\ntitle: 甲\n"),
    "new entry": write("rules/new.yml", "kind: post\nid: new\ntitle: 甲\n"),
    "hidden file": write("rules/.new.yml", ""),
    "attachment": write("rules/form.pdf", "%PDF"),
    "deleted": lambda root: (root / "rules/clerk.yml").unlink(),
    "renamed": lambda root: (root / "rules/clerk.yml").rename(root / "rules/post.yml"),
    "empty folder": lambda root: (root / "rules/more").mkdir(),
    "link among the rules": lambda root: (root / "rules/link.yml").symlink_to(root / "mkdocs.yml"),
    "template": write("templates/pages/home.html", "{{ 2 }}"),
    "new template": write("templates/pages/post.html", ""),
    "no templates": lambda root: shutil.rmtree(root / "templates"),
    "setting": write("mkdocs.yml", MKDOCS + "site_url: https://a.example/\n"),
    "plugin": write("mkdocs.yml", MKDOCS.replace("[handbook]", "[handbook, tags]")),
    "hook": write("mkdocs.yml", MKDOCS + "hooks: [a.py]\n"),
    "theme": write("mkdocs.yml", MKDOCS + "theme: {name: material, custom_dir: x}\n"),
    "variable": write("mkdocs.yml", MKDOCS.replace("site_name: ''", "site_name: !ENV [NAME, '']")),
    "no settings": lambda root: (root / "mkdocs.yml").unlink(),
    "page edited": touch_later,
    "page gone": lambda root: (root / "site/en/index.html").unlink(),
    "page added": write("site/new.html", "x"),
    "page a link": lambda root: ((root / "site/index.html").unlink(), (root / "site/index.html").symlink_to("en/index.html")),
    "no site": lambda root: shutil.rmtree(root / "site"),
    "site copied": lambda root: (shutil.copytree(root / "site", root / "other"), shutil.rmtree(root / "site"),
                                 (root / "other").rename(root / "site")),
    "another build": write(".site.lock", ""),
    "history": lambda root: ((root / KEPT_HISTORY).parent.mkdir(), (root / KEPT_HISTORY).write_text("{}\n", "utf-8")),
    "no record": lambda root: (root / ".cache/handbook/last-build.json").unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_asks_for_a_build(root: Path, name: str) -> None:
    publish(root)
    CHANGES[name](root)
    assert built_already(root, DAY) is None


@pytest.mark.parametrize("asked", [Asked(datetime.date(2026, 3, 2)), Asked(DAY.today, audience="public")])
def test_another_day_or_edition_asks_for_a_build(root: Path, asked: Asked) -> None:
    publish(root)
    assert built_already(root, asked) is None
    assert built_already(root, DAY, strict=True) is None


def test_another_program_asks_for_a_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(root)
    monkeypatch.setattr("generator.inputs.program", lambda: "other")
    assert built_already(root, DAY) is None


def test_a_record_that_is_damaged_anywhere_counts_as_none(root: Path) -> None:
    """Cut off after any number of bytes, and with any bit flipped."""
    publish(root)
    record = root / ".cache" / "handbook" / "last-build.json"
    good = record.read_bytes()
    dice = random.Random(1)
    damaged = [good[:end] for end in range(0, len(good), 7)] + [b"", b"\n", b"{}", b"[]", b"null"]
    for _ in range(200):
        place = dice.randrange(len(good))
        damaged.append(good[:place] + bytes([good[place] ^ 1 << dice.randrange(8)]) + good[place + 1:])
    own = OwnBuild.of(root, DAY, strict=False)
    assert own is not None
    for content in damaged:
        record.write_bytes(content)
        assert unchanged.last_build.read(record, own.inputs() or "", own.site, root / KEPT_HISTORY) is None
    record.write_bytes(good)
    assert built_already(root, DAY) is not None


def test_a_record_of_another_form_counts_as_none(root: Path) -> None:
    import hashlib

    publish(root)
    record = root / ".cache" / "handbook" / "last-build.json"
    for written in (b"{}", b"[]", b"null", b"3", b'{"form": 1}', record.read_bytes().partition(b"\n")[2].replace(b'"HB104", "span"', b'"HB000", "span"')):
        record.write_bytes(hashlib.sha256(written).hexdigest().encode() + b"\n" + written)
        assert built_already(root, DAY) is None


@pytest.mark.parametrize("built", [
    Built(published=False, pages=0, documents=0, diagnostics=(), files=2, language="zh-Hant"),
    Built(published=True, pages=3, documents=0, diagnostics=(), files=2, language=None),
    Built(published=True, pages=3, documents=0, diagnostics=(), files=2, language="en", not_run=(FOUND.descriptor,)),
])
def test_what_cannot_be_told_again_is_not_noted(root: Path, built: Built) -> None:
    publish(root, built=built)
    assert built_already(root, DAY) is None


def test_an_edit_while_a_build_runs_is_not_taken_for_built(root: Path) -> None:
    own = OwnBuild.of(root, DAY, strict=False)
    assert own is not None
    before = own.inputs()
    CHANGES["text"](root)
    publish(root)
    own.keep(before or "", Built(published=True, pages=3, documents=0, diagnostics=(), files=2, language="zh-Hant"))
    found = built_already(root, DAY)
    assert found is not None and found.diagnostics == (FOUND,), "the note of the later build stands"


def test_the_command_builds_once(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from generator.cli import build_output

    publish(root)
    monkeypatch.setattr(build_output, "_build", lambda *given: pytest.fail("built again"))
    assert build_output.build_with_progress(root, "en", asked=DAY, strict=False, quiet=False) == 0
    assert "3 pages" in capsys.readouterr().out
