"""What was tried with templates of a handbook's own is kept, and never shows: what is found is what is found where nothing is kept."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from unittest import mock
from zlib import crc32

import pytest
from random_edits import Edited, typeset
from small_site import POST, write_handbook

from generator import pipeline
from generator.door import Asked, settings
from generator.errors import HandbookError
from generator.kept import Kept
from generator.own_templates import Fault
from generator.printing.typeset import Job
from generator.template_trial.trial import faults_in_use
from generator.templates import BUILT_IN

DAY = datetime.date(2026, 9, 1)
MKDOCS = "site_name: ''\ndocs_dir: rules\ntheme: {name: material}\nplugins: [handbook]\n"
SECOND = "kind: post\nid: second\ntitle: 乙\nreports_to: clerk\nduties:\n- {id: a, do: 看, when: daily}\n"
TERM = "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n"
FAILING_ON_NEW = "{% if '新' in heading %}{{ nothing.at_all }}{% endif %}\n"
FAILING_ON_SITE = ("{% if config.site_name == '新' or config.site_url or 'terms' not in frame.sections|map(attribute='id') %}"
                   "{{ nothing.at_all }}{% endif %}")
REFUSED = "{{ ''.__class__.__mro__ }}"
QUICK, LONG = 6, 100


def found(root: Path, day: datetime.date = DAY) -> list[Fault]:
    decided = settings(root, Asked(day))
    checked = pipeline.check(decided)
    assert not checked.faulty and checked.handbook is not None
    return faults_in_use(checked.handbook, checked.diagnostics, decided)


def made(root: Path) -> set[str]:
    """What was tried or planned by the last trial that found nothing out of order."""
    notes = root / ".cache" / "handbook" / "made" / "trial" / "reads.json"
    return {*json.loads(notes.read_bytes().partition(b"\n")[2])["made"]}


def own(root: Path, name: str, change: Callable[[str], str] = str) -> None:
    """A template of the handbook's own: the program's, changed, if only by a line break at its end."""
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(change((BUILT_IN / name).read_text("utf-8")) + "\n", "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook with a template of each part."""
    root = write_handbook(tmp_path / "h", MKDOCS, **{"second.yml": SECOND, "term.yml": TERM})
    for name in ("pages/post.html", "pages/_page.html", "theme/main.html", "print/post.typ"):
        own(root, name)
    return root


def nothing_is_made(store: Kept, whole: bool, thing: object) -> None:
    pytest.fail(f"{thing} is tried again")


def test_nothing_is_tried_again_where_nothing_has_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(root) == []
    assert {name.split()[0] for name in made(root)} >= {"page", "frame", "documents", "plan"}
    monkeypatch.setattr(Kept, "_made", nothing_is_made)
    monkeypatch.setattr("generator.building.configured", lambda root: pytest.fail("MkDocs is loaded"))
    assert found(root) == []


def test_an_edit_tries_again_what_shows_it(root: Path) -> None:
    """The page of a post, and the document of posts, which is one of them; no frame, nor the page of a term."""
    found(root)
    path = root / "rules" / "second.yml"
    path.write_text(path.read_text("utf-8").replace("do: 看", "do: 再看"), "utf-8")
    assert found(root) == []
    again = made(root)
    assert "page posts/second.html" in again and "page terms/index.html" not in again and "page posts/clerk.html" not in again
    assert [name.split()[1] for name in again if name.startswith("documents ")] == ["post.typ"]
    assert not any(name.startswith("frame ") for name in again)


def test_only_a_document_that_says_something_else_is_made_again(root: Path) -> None:
    """Of the documents of posts that of the clerk has most data."""
    found(root)
    assert [name.split()[1] for name in made(root) if name.startswith("document ")] == ["post.typ"]
    (root / "rules/second.yml").write_text(SECOND.replace("do: 看", "do: 再看"), "utf-8")
    assert found(root) == []
    assert not any(name.startswith("document ") for name in made(root))
    (root / "rules/clerk.yml").write_text(POST.replace("清點", "點收"), "utf-8")
    assert found(root) == []
    assert any(name.startswith("document ") for name in made(root))


def test_a_title_is_seen_by_its_frame(root: Path) -> None:
    found(root)
    path = root / "rules" / "clerk.yml"
    path.write_text(path.read_text("utf-8").replace("zh-Hant: 收發員", "zh-Hant: 總收發"), "utf-8")
    assert found(root) == []
    assert any(name.startswith("frame posts/clerk.html ") for name in made(root))


CHANGES: dict[str, tuple[Callable[[Path], object], datetime.date]] = {
    "template of pages": (lambda root: own(root, "pages/post.html", "{{ nothing.at_all }}".__add__), DAY),
    "another template": (lambda root: own(root, "pages/_page.html", "{{ nothing.at_all }}".__add__), DAY),
    "template of print": (lambda root: own(root, "print/post.typ", lambda text: text + "\n#none-such\n"), DAY),
    "setting": (lambda root: (root / "mkdocs.yml").write_text(MKDOCS.replace("''", "新")), DAY),
    "address": (lambda root: (root / "mkdocs.yml").write_text(MKDOCS + "site_url: https://a.example/\n"), DAY),
    "forms": (lambda root: (root / "mkdocs.yml").write_text(MKDOCS.replace("[handbook]", "[handbook: {documents: []}]")), DAY),
    "day": (lambda root: None, datetime.date(2027, 9, 1)),
    "rule": (lambda root: (root / "rules/second.yml").write_text(SECOND.replace("乙", "新"), "utf-8"), DAY),
    "section": (lambda root: (root / "rules/term.yml").unlink(), DAY),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_found_after_a_change_is_what_is_found_anew(name: str, root: Path) -> None:
    """Templates fail with a title, with the name of the site, with its address, and where the section of terms is missing."""
    change, day = CHANGES[name]
    own(root, "pages/post.html", lambda text: FAILING_ON_NEW + text)
    own(root, "theme/main.html", lambda text: text.replace("{% block htmltitle %}", "{% block htmltitle %}" + FAILING_ON_SITE))
    first = found(root)
    change(root)
    warm = found(root, day)
    assert warm == found_anew(root, day)
    assert bool(warm) is (name not in ("day", "forms")) and not first


def found_anew(root: Path, day: datetime.date = DAY) -> list[Fault]:
    """What is found where nothing is kept; what was kept stays as it is."""
    kept, aside = root / ".cache" / "handbook" / "made" / "trial", root / ".cache" / "aside"
    kept.rename(aside)
    try:
        return found(root, day)
    finally:
        rmtree(kept, ignore_errors=True)
        aside.rename(kept)


@pytest.mark.parametrize(("content", "number"), [(REFUSED, 0), ("{{ nothing.at_all }}", 1)])
def test_what_was_refused_or_has_failed_is_tried_again(content: str, number: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(root, "pages/post.html", lambda text: content + text)
    own(root, "theme/main.html", lambda text: text + content)
    first, tried, make = found(root), list[str](), Kept._made
    monkeypatch.setattr(Kept, "_made", lambda store, whole, thing: (tried.append(thing.name), make(store, whole, thing))[1])
    assert found(root) == first and len(first) == number
    assert {name for name in tried if name.startswith("page ")} == {"page posts/clerk.html", "page posts/second.html"}


def test_what_is_no_fault_of_a_template_is_raised_each_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(root)
    (root / "rules/second.yml").write_text(SECOND.replace("乙", "新"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("generator.pages.builder.PageBuilder.page", lambda *given, **named: 1 / 0)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                found(root)
    assert found(root) == []
    assert "page posts/second.html" in made(root)


def test_what_is_kept_is_not_trusted_where_it_is_damaged(root: Path) -> None:
    """Cut off, with a bit flipped, or written by somebody else: what a rule breaks is found nevertheless."""
    own(root, "pages/post.html", lambda text: FAILING_ON_NEW + text)
    assert found(root) == []
    notes = root / ".cache" / "handbook" / "made" / "trial" / "reads.json"
    whole = notes.read_bytes()
    (root / "rules/second.yml").write_text(SECOND.replace("乙", "新"), "utf-8")
    for damaged in (whole[:-9], whole.replace(b"page posts", b"page pasts", 1), b"{}", whole):
        notes.write_bytes(damaged)
        assert [fault.file for fault in found(root)] == ["templates/pages/post.html"]


def failing(name: str, rest: int) -> str:
    """What fails with some values, and says with which."""
    return f"{{% if {name}|length % 3 == {rest} %}}{{{{ {{}}[{name}].x }}}}{{% endif %}}"


def compare(name: str, root: Path, seed: int, edits: int) -> int:
    """Edits and tries again and again, with templates that fail with some titles or data; says how often something else was found."""
    edited = Edited.of(name, root, seed)
    (root / "mkdocs.yml").write_text(MKDOCS)
    own(root, "pages/_page.html", failing("heading", 0).__add__)
    own(root, "theme/main.html", lambda text: text.replace("{% block htmltitle %}", "{% block htmltitle %}" + failing("page.title", 1)))
    own(root, "print/form.typ")
    various = set[tuple[Fault, ...]]()
    with mock.patch("generator.printing.typeset.Typesetter._compile", compiled):
        for _ in range(edits):
            if edited.edit():
                warm = found(root, edited.day)
                assert warm == found_anew(root, edited.day), edited.done
                various.add(tuple(warm))
    return len(various)


def compiled(setter: object, job: Job, data: bytes) -> bytes:
    """Some documents cannot be made."""
    said = crc32(data)
    if said % 3 == 0:
        raise HandbookError("{reason}", template=job.template, line=1, column=1, reason=f"{job.address} {said}")
    return typeset(setter, job, data)


def test_a_trial_after_an_edit_finds_what_a_first_one_finds(tmp_path: Path) -> None:
    assert compare("records-access", tmp_path / "h", 3, QUICK) > 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["incidents-policies-ward", "records-access"])
def test_a_trial_after_many_edits_finds_what_a_first_one_finds(tmp_path: Path, name: str, seed: int) -> None:
    assert compare(name, tmp_path / "h", seed + 10, LONG) > LONG // 20
