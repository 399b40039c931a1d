"""Who names what is kept from run to run, and is what a run would find that knows nothing, in the same order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from random_edits import Edited

from generator import pipeline
from generator.door import Asked, settings
from generator.reading import kept_files as reading
from generator.reading.anew import Anew
from generator.reading.kept_files import KeptFiles
from generator.reading.memory import Memory
from generator.reading.naming import Naming, known_naming
from generator.reading.resolve import _Links

follow = _Links.follow

PROCEDURE = "kind: procedure\nid: {id}\ntitle: {id}\nscope: main\ntrigger: It comes.\nsteps:\n{steps}"
STEP = "  - {{id: {id}, do: Do it., by: {by}}}\n"
RULES = {
    "handbook.yml": "kind: handbook\nid: h\ntitle: H\nlanguages: [en]\norganisation: O\nscopes: [{id: main, title: Main}]\n",
    "clerk.yml": "kind: post\nid: clerk\ntitle: Clerk\nscope: main\nduties:\n  - {id: own, do: Do it., when: {event: It comes.}, procedure: a, step: s1}\n",
    "head.yml": "kind: post\nid: head\ntitle: Head\nscope: main\nduties:\n  - {id: own, do: Do it., when: daily}\n",
    "p-a.yml": PROCEDURE.format(id="a", steps=STEP.format(id="s1", by="clerk") + STEP.format(id="s2", by="head")),
    "p-b.yml": PROCEDURE.format(id="b", steps=STEP.format(id="s1", by="head")),
}
LINKED = ("by: head", 'by: head, note: "See [a form](form.pdf)."')


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: H\nplugins: [handbook]\n")
    for name, text in RULES.items():
        (tmp_path / "rules" / name).write_text(text)
    return tmp_path


def said(read: pipeline.RulesRead) -> list[Any]:
    """Who names what, in its order, and every finding."""
    links = read.handbook.backlinks if read.handbook else {}
    return [[(key, [(link.entry.key, link.path) for link in found]) for key, found in links.items()], len(links),
            [(each.code, each.span, each.details) for each in read.diagnostics]]


def known(root: Path) -> pipeline.RulesRead:
    decided = settings(root, Asked())
    with pipeline.kept_files(decided) as files:
        return pipeline.read(decided, files)


def compared(root: Path) -> pipeline.RulesRead:
    read = known(root)
    assert said(read) == said(pipeline.read(settings(root, Asked())))
    return read


def edit(root: Path, name: str, before: str, after: str) -> None:
    file = root / "rules" / name
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The entries that are looked at from now on."""
    found: list[str] = []
    look = KeptFiles.look

    def noting(files: KeptFiles, entry: Any) -> Any:
        found.append(entry.id)
        return look(files, entry)

    monkeypatch.setattr(KeptFiles, "look", noting)
    return found


def test_only_what_an_edit_touches_is_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Besides entries that name a part of another one, and what that is a part of."""
    compared(root)
    edit(root, "p-b.yml", "by: head", "by: clerk")
    looked = looked_at(monkeypatch)
    read = known(root)
    assert ([d.code + str(d.details) for d in read.diagnostics], sorted(looked)) == ([], ["a", "b", "clerk"])
    assert said(read) == said(pipeline.read(settings(root, Asked())))
    assert [link.entry.id for link in read.handbook.links_to("post", "clerk")] == ["a", "b"] if read.handbook else False


EDITS = pytest.mark.parametrize(("name", "before", "after"), [
    ("p-a.yml", "by: clerk", "by: head"),  # somebody else names the post first
    ("p-a.yml", "by: head", "by: clerk"),
    ("p-b.yml", "by: head", "by: nobody"),  # leads nowhere
    ("p-a.yml", "id: s1", "id: other"),  # a part that another entry names
    ("p-b.yml", "id: b", "id: c"),
    ("p-b.yml", *LINKED),
    ("handbook.yml", "id: main, title: Main}", "id: main, title: Main}, {id: next, title: Next}"),
])


@EDITS
def test_what_is_known_is_what_would_be_found(root: Path, name: str, before: str, after: str) -> None:
    compared(root)
    edit(root, name, before, after)
    compared(root)
    compared(root)
    edit(root, name, after, before)
    compared(root)


@EDITS
def test_a_memory_finds_it_too(root: Path, name: str, before: str, after: str) -> None:
    """What it gave earlier stays as it was: somebody may still look at it."""
    decided, memory, given = settings(root, Asked()), Memory(Anew()), []
    for old, new in ((before, before), (before, after), (after, before)):
        edit(root, name, old, new)
        read = pipeline.read(decided, memory)
        given.append((read, said(read)))
        assert said(read) == said(pipeline.read(decided))
    assert [said(read) for read, _ in given] == [first for _, first in given]


def test_a_memory_follows_only_what_an_edit_touches(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everything has led somewhere before."""
    decided, memory = settings(root, Asked()), Memory(Anew())
    pipeline.read(decided, memory)
    followed: list[str] = []
    monkeypatch.setattr(_Links, "follow", lambda links, entry, targets: followed.append(entry.id) or follow(links, entry, targets))
    edit(root, "p-b.yml", "by: head", "by: clerk")
    pipeline.read(decided, memory)
    assert followed == ["b"]


def test_files_are_looked_for_each_time(root: Path) -> None:
    """Those that an entry leads to, of which nothing has changed."""
    edit(root, "p-b.yml", *LINKED)
    (root / "rules" / "form.pdf").write_bytes(b"%PDF")
    assert not compared(root).diagnostics
    (root / "rules" / "form.pdf").unlink()
    assert compared(root).diagnostics


def test_another_order_of_files_is_another_order_of_names(root: Path) -> None:
    compared(root)
    (root / "rules" / "p-b.yml").rename(root / "rules" / "a-b.yml")
    compared(root)


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: b"",
                                    lambda data: bytes([data[0] ^ 1]) + data[1:]])
@pytest.mark.parametrize("name", ["naming", "named"])
def test_a_damaged_table_is_not_taken(name: str, root: Path, damage: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    compared(root)
    table = next(root.rglob(name))
    table.write_bytes(damage(table.read_bytes()))
    looked = looked_at(monkeypatch)
    known(root)
    assert {*looked} == {"h", "clerk", "head", "a", "b"}
    assert known_table(root, monkeypatch) is not None, "it is written anew"


def test_rows_of_another_table_are_not_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a run ended between the two files."""
    compared(root)
    rows = next(root.rglob("named"))
    before = rows.read_bytes()
    edit(root, "p-b.yml", "by: head", "by: clerk")
    compared(root)
    assert rows.read_bytes() != before
    rows.write_bytes(before)
    assert known_table(root, monkeypatch) is None
    assert known_table(root, monkeypatch) is not None
    compared(root)


@pytest.mark.parametrize(("name", "before", "after"), [
    ("named", "Do it.", "Do it now."),  # rows that stay as they are
    ("naming", "by: head", "by: nobody"),  # a name that leads nowhere
])
def test_what_an_edit_leaves_as_it_was_is_not_written_anew(name: str, before: str, after: str, root: Path) -> None:
    compared(root)
    kept = next(root.rglob(name))
    as_it_was = kept.read_bytes(), kept.stat()
    edit(root, "p-b.yml", before, after)
    compared(root)
    now = kept.stat()
    assert (kept.read_bytes(), now) == as_it_was


def known_table(root: Path, monkeypatch: pytest.MonkeyPatch) -> Naming | None:
    """What the next run takes, if it knows all of it."""
    found: list[Naming] = []

    def noting(*given: Any) -> Naming:
        found.append(known_naming(*given))
        return found[-1]

    monkeypatch.setattr(reading, "known_naming", noting)
    known(root)
    return found[0] if found[0].is_whole else None


@pytest.mark.parametrize("seed", range(3))
def test_after_random_edits(seed: int, tmp_path: Path) -> None:
    edited = Edited.of("incidents-policies-ward", tmp_path / "h", seed)
    for _ in range(8):
        edited.edit()
        decided = settings(edited.root, Asked(edited.day))
        with pipeline.kept_files(decided) as files:
            read = pipeline.read(decided, files)
        assert said(read) == said(pipeline.read(decided)), edited.done
