"""What is kept of earlier builds never shows: whatever was edited, a build makes just what it makes where nothing is kept."""

from __future__ import annotations

import datetime
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest
from random_edits import Edited, typeset
from small_site import write_handbook

from generator import pipeline
from generator.building import build
from generator.door import Asked, settings
from generator.exports import data_exports
from generator.exports.data import handbook_data
from generator.exports.feeds import change_feeds
from generator.handbook import Handbook
from generator.page import PagePlan
from generator.pages.render import plan_pages
from generator.printed import Printed
from generator.printing.typeset import Typesetter
from generator.reads import apart, reading
from generator.rendering import page_scripts
from generator.searching.render import search_documents
from generator.site.frame import Frame
from generator.state import FINDINGS
from generator.templates import template_folders
from generator.things import things
from generator.watched import Noted, watch

QUICK, LONG = 6, 400
EDITED = "核對通知書與身分證明文件"
"""Words of one step."""
GUIDE = """\
kind: guide
id: linked
title: 填表說明
sections:
  - title: 表單
    text: 用[登記表](form.txt)。
"""


class Built(NamedTuple):
    """A handbook that has been built, which nobody edits, and what was made at first."""

    handbook: Edited
    first: dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    handbook = Edited.of("records-access", tmp_path_factory.mktemp("built") / "h", 1)
    return Built(handbook, handbook.built())


@pytest.fixture
def edited(built: Built, tmp_path: Path) -> Edited:
    """A copy of it, with all that is kept, so that a test need not begin with a first build."""
    shutil.copytree(built.handbook.root, tmp_path / "h")
    return replace(built.handbook, root=tmp_path / "h")


def compare(name: str, root: Path, seed: int, edits: int) -> int:
    """Edits and builds again and again; says how many builds were compared."""
    edited = Edited.of(name, root, seed)
    edited.built()
    compared = 0
    for _ in range(edits):
        if edited.edit():
            warm, cold = edited.built(), edited.built_cold()
            assert warm.keys() == cold.keys(), edited.done
            assert [address for address in cold if warm[address] != cold[address]] == [], edited.done
            compared += 1
    return compared


@pytest.mark.usefixtures("two_processors")
def test_a_build_after_an_edit_is_as_a_first_build(tmp_path: Path) -> None:
    assert compare("records-access", tmp_path / "h", 1, QUICK) > QUICK // 3


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["incidents-policies-ward", "discipline-and-duty", "records-access"])
def test_a_build_after_many_edits_is_as_a_first_build(tmp_path: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1 + seed % 2)
    assert compare(name, tmp_path / "h", seed + 10, LONG) > LONG // 3


def test_nothing_is_made_again_where_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor of what was made by two processes, which is what one makes."""
    edited = Edited.of("records-access", tmp_path / "h", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    first = edited.built()
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert edited.built_cold() == first
    monkeypatch.setattr("generator.kept.Kept._made", lambda store, wanted, thing: pytest.fail(f"{thing.name} is made again"))
    assert edited.built() == first


def published(edited: Edited) -> dict[str, bytes]:
    """Address → content of every file of the site that a build publishes."""
    with (mock.patch("generator.printing.typeset.Typesetter._compile", typeset),
          mock.patch("generator.printing.typeset._joined", lambda made, parts: b"\n".join([made, *parts]))):
        assert build(edited.root, asked=Asked(edited.day)).published
    site = edited.root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_site_after_an_edit_is_as_a_first_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were made of the same are neither filled nor compared; somebody's hand in one of them does not stay."""
    edited = Edited.of("records-access", tmp_path / "h", 1)
    (edited.root / "mkdocs.yml").write_text("site_name: ''\ndocs_dir: rules\ntheme: {name: material}\nplugins: [handbook: {documents: []}]\n")
    filled: list[str] = []
    fill = Frame.fill
    monkeypatch.setattr(Frame, "fill", lambda frame, page: filled.append(page.address) or fill(frame, page))
    first = published(edited)
    [path] = [path for path in (edited.root / "rules").rglob("*.yml") if EDITED in path.read_text("utf-8")]
    path.write_text(path.read_text("utf-8").replace(EDITED, f"{EDITED}（逐項）"), "utf-8")
    all_filled = {*filled}
    filled.clear()
    touched = next(path for path in sorted((edited.root / "site" / "procedures").glob("[!i]*.html")) if EDITED not in path.read_text("utf-8"))
    touched.write_bytes(touched.read_bytes()[:-1] + b" ")
    after = published(edited)
    assert f"procedures/{touched.name}" in filled and {*filled} < all_filled
    shutil.rmtree(edited.root / ".cache")
    shutil.rmtree(edited.root / "site")
    assert after == published(edited) != first


def reworded(edited: Edited, old: str, new: str) -> set[str]:
    """Builds with other words in a step; says what that made anew in the main language."""
    [path] = [path for path in (edited.root / "rules").rglob("*.yml") if old in path.read_text("utf-8")]
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return made_now(edited)


def made_now(edited: Edited) -> set[str]:
    """Builds; says what was made anew in the main language."""
    assert edited.built() == edited.built_cold()
    notes = edited.root / ".cache" / "handbook" / "made" / "zh-Hant" / "reads.json"
    return {*json.loads(notes.read_bytes().partition(b"\n")[2])["made"]}


def test_of_a_handbook_that_was_moved_or_copied_nothing_is_made_anew(built: Built, edited: Edited, tmp_path: Path) -> None:
    """What is made does not depend on where the handbook lies."""
    moved = replace(edited, root=tmp_path / "moved")
    for there in (edited, moved):
        assert made_now(there) == set()
        assert there.built() == built.first
        if there is edited:
            edited.root.rename(moved.root)


def test_a_link_in_a_text_leads_on_from_where_its_file_is_moved_to(edited: Edited) -> None:
    """What is known of a text says nothing of the file in which it stood."""
    rules = edited.root / "rules"
    for place in ("", "moved/"):
        (rules / place).mkdir(exist_ok=True)
        (rules / place / "form.txt").write_text(place)
    (rules / "linked.yml").write_text(GUIDE)
    edited.built()
    (rules / "linked.yml").rename(rules / "moved" / "linked.yml")
    after = edited.built()
    assert b'href="../files/moved/form.txt"' in after["zh-Hant guides/linked.html"]
    assert after == edited.built_cold()


def test_an_edit_of_a_step_makes_anew_what_shows_it(edited: Edited) -> None:
    """Indexes, the first page, those of quality and of posts show other things of a procedure; the last lead to its steps by name."""
    reworded(edited, EDITED, f"{EDITED}與委託書")
    made = reworded(edited, EDITED, f"{EDITED}及其影本")  # by the first edit the procedure is in the news
    others = {"index.html", "procedures/index.html", "entries/index.html", "quality/index.html", "quality/checks.html",
              "scopes/index.html",
              "posts/reading-room-clerk.html"}
    assert made & others == set() and "checklists/reading-room-clerk.html" in made
    assert "posts/reading-room-clerk.html" in reworded(edited, "{id: identity, do", "{id: identification, do")


def test_an_edit_of_a_title_makes_anew_what_shows_it(edited: Edited) -> None:
    """The page of the procedure and its neighbours, the checklist of who acts in it; not what shows other procedures or none."""
    reworded(edited, "title: 檔案目錄彙送", "title: 檔案目錄送存")
    made = reworded(edited, "title: 檔案目錄送存", "title: 檔案目錄彙報")  # by the first edit the procedure is in the news
    assert {"procedures/catalogue.html", "procedures/reading.html"} <= made
    assert made & {"conduct/reading-rules.html", "criteria/access-answer.html", "checklists/reading-room-clerk.html",
                   "checklists/reading-room-clerk.js", "records/index.html", "quality/checks.html"} == set()


def test_a_state_that_changes_no_list_leaves_the_rest_as_it_is(edited: Edited) -> None:
    """Of a plan of pages only the answers count: whether an entry is in an output, and not when it holds."""
    reworded(edited, "effective: 2026-01-01\nreview: 12 個月\napplies_to: reading-room-clerk", "review: 12 個月\napplies_to: reading-room-clerk")
    made = reworded(edited, "review: 12 個月\napplies_to: reading-room-clerk", "effective: 2026-01-02\nreview: 12 個月\napplies_to: reading-room-clerk")
    assert "conduct/reading-rules.html" in made and not any(name.startswith("procedures/") for name in made)


def test_a_new_entry_makes_anew_what_shows_it(edited: Edited) -> None:
    """Indexes, neighbours and what is counted; not the page of a post that has no part in it, nor documents of other procedures. So it is
    where the entry has another id, and where it is gone again.
    """
    [path] = [path for path in edited.files() if "id: catalogue\n" in (text := path.read_text("utf-8")) and "kind: procedure" in text]
    new = path.with_name("new.yml")
    others = {"print procedures/reading.pdf", "print posts/director.pdf", "posts/director.html", "conduct/reading-rules.html",
              "criteria/access-answer.html", "cases/reading.js", "cases/records-request.js"}
    for content in ("id: catalogue-again\n", "id: catalogue-anew\n", None):
        if content:
            new.write_text(path.read_text("utf-8").replace("id: catalogue\n", content), "utf-8")
        else:
            new.unlink()
        made = made_now(edited)
        assert {"index.html", "procedures/index.html", "procedures/catalogue.html"} <= made
        assert made & others == set()


def test_a_row_of_an_index_is_made_anew_with_what_it_shows(edited: Edited) -> None:
    """No index shows a version; of the day of a review and of a trigger only those are made anew that show it."""
    [path] = [path for path in edited.files() if "id: catalogue\n" in (text := path.read_text("utf-8")) and "kind: procedure" in text]
    indexes = {"procedures/index.html", "entries/index.html", "quality/index.html", "quality/checks.html", "posts/index.html"}
    text = path.read_text("utf-8")
    edits = {"id: catalogue\nversion: '9'\n": set(), "id: catalogue\nreviewed: 2026-08-31\n": {"entries/index.html", "quality/index.html"}}
    path.write_text(text.replace("id: catalogue\n", "id: catalogue\nversion: '8'\n"), "utf-8")
    made_now(edited)  # by the first edit the procedure is in the news
    for with_id, shown in edits.items():
        path.write_text(text.replace("id: catalogue\n", with_id), "utf-8")
        assert made_now(edited) & indexes == shown
    indexes.remove("quality/index.html")  # it leads to steps by name, which count as read with the trigger
    assert reworded(edited, "trigger: 申請人持審核通知書到場", "trigger: 申請人持審核通知書到館") & indexes == {"procedures/index.html"}


def test_what_is_looked_for_and_not_there_is_read(edited: Edited) -> None:
    """A form of a name is shown until there is a register of the same, and a post goes before an outsider."""
    [path] = [path for path in edited.files() if "id: archivist\n" in path.read_text("utf-8")]
    path.with_name("new.yml").write_text(path.read_text("utf-8").replace("id: archivist\n", "id: applicant\n"), "utf-8")
    assert "procedures/records-request.html" in made_now(edited)


def test_a_picture_that_is_exchanged_is_printed(tmp_path: Path) -> None:
    """No entry tells what is in its file."""
    guide = "kind: guide\nid: way\ntitle: 指引\nsections:\n- {title: 路線, text: '![地圖](map.png)'}\n"
    edited = Edited(write_handbook(tmp_path / "h", **{"guide.yml": guide}), random.Random(1))
    picture = edited.root / "rules" / "map.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\na")
    first = edited.built()
    picture.write_bytes(b"\x89PNG\r\n\x1a\nb")
    after = edited.built()
    assert after["documents/handbook.pdf"] != first["documents/handbook.pdf"]
    assert after == edited.built_cold()


def test_a_date_that_changes_no_state_is_not_shown_by_links(edited: Edited) -> None:
    [path] = [path for path in edited.files() if "id: catalogue\n" in (text := path.read_text("utf-8")) and "kind: procedure" in text]
    path.write_text(path.read_text("utf-8").replace("effective: 2026-01-01", "effective: 2026-01-03"), "utf-8")
    made = made_now(edited)
    assert "procedures/catalogue.html" in made and "procedures/reading.html" not in made


def test_what_is_kept_is_not_trusted_where_it_is_damaged(built: Built, edited: Edited) -> None:
    """Cut off, with a bit flipped, exchanged for another, or written by somebody else."""
    dice = random.Random(3)
    files = sorted(path for path in (edited.root / ".cache" / "handbook" / "made").rglob("*") if path.is_file())
    contents = [path.read_bytes() for path in files]
    for number, (path, content) in enumerate(zip(files, contents, strict=True)):
        place = dice.randrange(len(content))
        path.write_bytes((content[:place], content[:place] + bytes([content[place] ^ 1]) + content[place + 1:], contents[number - 1], b"{}")[number % 4])
    assert edited.built() == built.first


def plan(checked: pipeline.Checked, decided: pipeline.Settings) -> dict[str, PagePlan]:
    assert checked.handbook is not None
    handbook = watch(checked.handbook)
    with apart():
        plans = [*plan_pages(handbook, Noted(checked.diagnostics, FINDINGS), handbook.language, template_folders(decided.root, "pages"),
                             today=decided.today)]
    return {plan.address: plan for plan in plans}


def test_whatever_a_page_reads_is_noted_even_if_another_page_read_it_before(tmp_path: Path) -> None:
    """A value that pages share must not hide from the second of them what it was made of."""
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 1)
    decided = settings(edited.root, Asked(edited.day))
    checked = pipeline.check(decided)
    together = plan(checked, decided)
    found = {}
    for address, page in together.items():
        with reading() as found[address]:
            page.make()
    for address in [*together][::4]:
        alone = plan(checked, decided)
        with reading() as read:
            alone[address].make()
        assert read <= found[address], address


def pieces(handbook: Handbook, today: datetime.date) -> dict[str, Callable[[], bytes]]:
    """Name → what makes it, of all that scripts and data of a watched handbook are put together of."""
    found: dict[str, Callable[[], bytes]] = {}

    def declare(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
        found[name] = make
        return make

    page_scripts(handbook, handbook.language, today, declare)
    things(lambda: data_exports(handbook, handbook.language, today, "", declare))
    return found


def test_whatever_a_piece_reads_is_noted_even_if_another_piece_read_it_before(tmp_path: Path) -> None:
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", 1)
    decided = settings(edited.root, Asked(edited.day))
    handbook = pipeline.check(decided).handbook
    assert handbook is not None
    found = {}
    for name, make in pieces(watch(handbook), decided.today).items():
        with reading() as found[name]:
            make()
    for name in found:
        alone = pieces(watch(handbook), decided.today)[name]
        with reading() as read:
            alone()
        assert read <= found[name], name


def test_nothing_is_said_otherwise_because_it_is_watched(sample: Handbook) -> None:
    """What is read by way of a watched handbook is what stands in it: search and exports, of which nothing is kept."""
    for language in sample.languages:
        plain, watched = ([document.data for document in (*search_documents(handbook, language), *change_feeds(handbook, language))]
                          for handbook in (sample, watch(sample)))
        assert plain == watched
    assert handbook_data(sample) == handbook_data(watch(sample))


def test_an_edit_makes_no_document_anew_in_which_it_does_not_show(built: Built, edited: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that say the same are neither typeset nor planned again; a collection is put together of what is there already."""
    first, made = built.first, set()
    make, plan = Typesetter._made, Printed._plan
    monkeypatch.setattr("generator.printing.press._begun", True)  # what another process makes is not seen here
    monkeypatch.setattr(Typesetter, "_made", lambda setter, job: made.add(job.address) or make(setter, job))
    planned: set[str] = set()
    monkeypatch.setattr(Printed, "_plan", lambda printed, wanted: planned.add(wanted.name) or plan(printed, wanted))
    [path] = [path for path in (edited.root / "rules").rglob("*.yml") if EDITED in path.read_text("utf-8")]
    path.write_text(path.read_text("utf-8").replace(EDITED, f"{EDITED}（逐項）"), "utf-8")
    after = edited.built()
    documents = {address for address in first if address.endswith(".pdf")}
    assert made == {address for address in documents if after[address] != first[address]}
    assert {"documents/checklists.pdf", "documents/handbook.pdf"} <= made and len(made) < len(documents) / 2
    assert {address for address in made if "documents/" not in address} <= planned and len(planned) < len(documents)
