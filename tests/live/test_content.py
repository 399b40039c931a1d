"""The preview shows what a build would publish, page by page and document by document, and reads again only what has changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import FAULTY, MKDOCS, POST, write_handbook

from generator import building, pipeline
from generator.door import Asked, settings
from generator.errors import HandbookError
from generator.live.preview import Preview
from generator.pipeline import Checked
from generator.reading.anew import Anew
from generator.reading.load import load_bytes
from generator.reading.memory import Memory

DAY = Asked(datetime.date(2026, 3, 1))
PROCEDURE = """\
kind: procedure
id: mail-in
title: {zh-Hant: 收文, en: Incoming mail}
scope: mail
trigger: {zh-Hant: 信差到, en: A courier comes}
steps:
- {id: open, do: {zh-Hant: 拆封, en: Open it}, by: clerk, within: 1 hour}
- {id: note, do: {zh-Hant: 登記, en: Register it}, by: clerk, within: 2 hours}
"""
ONLY_PUBLISHED = {"404.html", "sw.js", "sitemap.xml"}
"""What belongs to a site on a web server: the preview answers by itself what is not there, and keeps nothing in the browser."""


class Voice:
    def errors(self, checked: Checked) -> str:
        return " ".join(found.code for found in checked.diagnostics)

    def failure(self, error: HandbookError) -> str:
        return error.message

    def say(self, checked: Checked) -> None:
        pass


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    return write_handbook(tmp_path / "h", MKDOCS.replace("[handbook]", "[handbook: {documents: [checklists]}]"), **{"in.yml": PROCEDURE})


def test_every_page_and_document_is_that_of_a_build(handbook: Path) -> None:
    site = building.build(handbook, asked=DAY).site
    assert site is not None
    preview = Preview(handbook, DAY, Voice())
    preview.start()()
    content = preview.shown.content
    assert content is not None
    compared = 0
    for path in sorted(site.rglob("*")):
        address = path.relative_to(site).as_posix()
        if path.is_file() and address not in ONLY_PUBLISHED and not address.endswith(".webmanifest"):
            page = content.page(address) if address.endswith(".html") else None
            assert (page.encode() if page else content.document(address)) == path.read_bytes(), address
            compared += 1
    assert compared > 60
    assert content.page("posts/nobody.html") is content.document("posts/nobody.pdf") is content.document("../mkdocs.yml") is None


def test_a_faulty_edit_is_told_and_the_last_good_content_stays(handbook: Path) -> None:
    preview = Preview(handbook, DAY, Voice())
    preview.start()
    good = preview.shown
    (handbook / "rules" / "second.yml").write_text(FAULTY, "utf-8")
    preview.refresh(rules_only=True)()
    assert (preview.shown.content, preview.shown.notice) == (good.content, "HB104")
    assert preview.shown.version != good.version
    (handbook / "rules" / "second.yml").unlink()
    preview.refresh(rules_only=True)
    assert preview.shown.notice == ""


def test_settings_that_cannot_be_read_are_told(handbook: Path) -> None:
    preview = Preview(handbook, DAY, Voice())
    preview.start()
    (handbook / "mkdocs.yml").write_text("plugins: [", "utf-8")
    preview.refresh()
    assert preview.shown.content is not None and preview.shown.notice


def test_a_later_edit_ends_the_closer_look(handbook: Path) -> None:
    said: list[Checked] = []
    voice = Voice()
    voice.say = said.append  # type: ignore[method-assign]
    preview = Preview(handbook, DAY, voice)
    first = preview.start()
    second = preview.refresh(rules_only=True)
    version = preview.shown.version
    first()
    assert (said, preview.shown.version) == ([], version)
    second()
    assert len(said) == 1


def test_the_closer_look_ends_while_the_files_are_being_read(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would take the processor from who reads: an edit would be seen seconds later."""
    said: list[Checked] = []
    voice = Voice()
    voice.say = said.append  # type: ignore[method-assign]
    preview = Preview(handbook, DAY, voice)
    first, read = preview.start(), preview.read
    monkeypatch.setattr(preview, "read", lambda: (first(), read())[1])
    preview.refresh(rules_only=True)
    assert said == []


EDITS: dict[str, Callable[[Path], object]] = {
    "text": lambda rules: (rules / "clerk.yml").write_text(POST.replace("清點郵件", "登記郵件"), "utf-8"),
    "new": lambda rules: (rules / "new.yml").write_text(POST.replace("id: clerk", "id: guard"), "utf-8"),
    "renamed": lambda rules: (rules / "clerk.yml").rename(rules / "z.yml"),
    "gone": lambda rules: (rules / "clerk.yml").unlink(),
    "language": lambda rules: (rules / "handbook.yml").write_text(
        (rules / "handbook.yml").read_text("utf-8").replace("[zh-Hant, en]", "[zh-Hant, en, zh-Hans]"), "utf-8"),
    "main language": lambda rules: (rules / "handbook.yml").write_text(
        (rules / "handbook.yml").read_text("utf-8").replace("[zh-Hant, en]", "[en, zh-Hant]"), "utf-8"),
    "conversions": lambda rules: (rules / "handbook.yml").write_text(
        (rules / "handbook.yml").read_text("utf-8") + "conversions: [{zh-Hant: 辦公, zh-Hans: 办事}]\n", "utf-8"),
    "fault": lambda rules: (rules / "new.yml").write_text(FAULTY, "utf-8"),
    "not yaml": lambda rules: (rules / "clerk.yml").write_text("a: [", "utf-8"),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_remembered_reads_as_what_is_read_anew(handbook: Path, name: str) -> None:
    decided, memory = settings(handbook, DAY), Memory(Anew())
    pipeline.read(decided, memory)
    EDITS[name](handbook / "rules")
    parsed: list[str] = []
    memory.beneath.parse = lambda raw, file, path: (parsed.append(file), load_bytes(raw, file, path))[1]  # type: ignore[method-assign]
    warm = pipeline.read(decided, memory)
    assert len(parsed) <= 1, "only the file that was edited is parsed"
    cold = pipeline.read(decided)
    assert (warm.handbook, list(warm.diagnostics), warm.language) == (cold.handbook, list(cold.diagnostics), cold.language)
