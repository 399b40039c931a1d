"""What is wrong with a handbook's own templates is told by the check, all of it at once: what cannot be read, and what fails when it is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_site import write_handbook

from generator import building
from generator.cli.main import main
from generator.diagnostics import Diagnostic
from generator.errors import HandbookError
from generator.own_templates import own_templates, unreadable_templates, unreadable_templates_once


def write(root: Path, file: str, content: bytes) -> None:
    path = root / "templates" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def places(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(each.span.file.removeprefix("templates/"), each.span.line, each.span.column) for each in found]


UNREADABLE = [
    ("pages/post.html", b"a\n\n  {% for %}", 3, 3), ("pages/post.html", b"{{ 'x'|nothing }}", 1, 1), ("pages/post.html", b"\n{% include 'none.html' %}", 2, 1),
    ("pages/own/post.html", b"{% extends 'none.html' %}", 1, 1), ("pages/post.html", "x".encode("utf-16"), 1, 1),
    ("theme/main.html", b"\n{% block x %}", 2, 1), ("theme/partials/nav.html", b"{% if %}", 1, 1), ("print/post.typ", b"\n#let a = (\n", 2, 10),
    ("print/post.typ", b"= A\n#import \"none.typ\": *\n", 2, 10), ("print/form.typ", "x".encode("utf-16"), 1, 1), ("print/post.typ", b"a ] b", 1, 4)]


@pytest.mark.parametrize(("file", "content", "line", "column"), UNREADABLE)
def test_a_template_that_cannot_be_read_is_found(file: str, content: bytes, line: int, column: int, tmp_path: Path) -> None:
    write(tmp_path, file, content)
    assert places([fault.diagnostic(tmp_path) for fault in unreadable_templates(tmp_path)]) == [(file, line, column)]


def test_every_one_is_found_at_once(tmp_path: Path) -> None:
    """Of those of one name the last is written."""
    last = {file: (content, line, column) for file, content, line, column in UNREADABLE}
    for file, (content, _, _) in last.items():
        write(tmp_path, file, content)
    found = places([fault.diagnostic(tmp_path) for fault in unreadable_templates(tmp_path)])
    assert sorted(found) == sorted((file, line, column) for file, (_, line, column) in last.items())


@pytest.mark.parametrize(("file", "content"), [
    ("pages/post.html", b"{% extends '_page.html' %}{% include 'none.html' ignore missing %}{{ 1 / 0 }}"), ("pages/picture.png", b"\xff"),
    ("theme/main.html", b"{% extends 'base.html' %}{{ 'x'|url }}"), ("print/form.typ", b"{% if %}"),
    ("print/post.typ", b"#import \"form.typ\": *\n#let data = json(\"data.json\")\n#none-such(data)\n")])
def test_another_can_be_read(file: str, content: bytes, tmp_path: Path) -> None:
    write(tmp_path, file, content)
    assert not [*unreadable_templates(tmp_path)]


# --- What fails when it is used --------------------------------------------------------------------------------------

FAILING = {
    "pages/post.html": (b"{{ heading }}\n  {{ nothing.at_all }}", 2, 3),
    "pages/posts_index.html": (b"\n{{ 1 / 0 }}", 2, 1),
    "theme/main.html": (b"{% extends 'base.html' %}\n{% block content %}{{ nothing.at_all }}{% endblock %}", 2, 1),
    "print/post.typ": (b"#let data = json(\"data.json\")\n #none-such(data)\n", 2, 3),
    "print/paper.typ": (b"#let grey = luma(40%)\n#let said = 3 + \"a\"\n", 2, 13),
}


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--folder", str(root), "--today", "2026-03-01", "--output-format", "concise", "--select", "HB064", "--lang", "en"])
    return int(stopped.value.code or 0), [line for line in capsys.readouterr().out.splitlines() if "HB064" in line]


@pytest.mark.parametrize("file", FAILING)
def test_what_fails_when_it_is_used_is_found_before_a_build_fails(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, (content, line, column) = write_handbook(tmp_path / "h"), FAILING[file]
    write(root, file, content)
    status, found = check(root, capsys)
    assert status == 1
    assert [place for place in found if f"templates/{file}:{line}:{column}: " in place], found
    assert check(root, capsys) == (status, found)  # told again without looking
    with pytest.raises(HandbookError):
        building.build(root)


def test_several_fail_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, several = write_handbook(tmp_path / "h"), ("pages/post.html", "pages/posts_index.html", "print/post.typ")
    for file in several:
        write(root, file, FAILING[file][0])
    assert [line.rpartition("templates/")[2].partition(":")[0] for line in check(root, capsys)[1]] == [*several]


@pytest.mark.parametrize(("file", "content"), [
    ("pages/post.html", b"{% extends '_page.html' %}{% block body %}{{ heading }}{% endblock %}"),
    ("pages/post.html", b"{{ ''.__class__.__mro__[1].__subclasses__()|length }}"),  # reaches Python, which a check does not let it
    ("theme/partials/unused.html", b"{{ nothing.at_all }}"), ("print/post.typ", b"#let data = json(\"data.json\")\n#set document(title: \"A\")\n= #data.title\n")])
def test_what_works_is_not_found(file: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_handbook(tmp_path / "h")
    write(root, file, content)
    assert check(root, capsys) == (0, [])


def test_the_check_runs_no_program_of_a_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, there = write_handbook(tmp_path / "h"), tmp_path / "there"
    write(root, "pages/post.html", b"{{ cycler.__init__.__globals__.os.mkdir('%s') }}" % str(there).encode())
    check(root, capsys)
    assert not there.exists()


@pytest.mark.parametrize("handbook", ["small", "sample"])
def test_copies_of_built_in_templates_with_a_harmless_change_work(
        handbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They pass where Python is out of reach, so that whoever changes one of them is told of his own faults only. The sample has every
    kind of document, and texts with words that are marked.
    """
    from shutil import copytree

    from generator.templates import BUILT_IN

    root = write_handbook(tmp_path / "h")
    if handbook == "sample":
        copytree(Path(__file__).parent.parent / "rules", root / "rules", dirs_exist_ok=True)
        (root / "rules" / "clerk.yml").unlink()
    for part, comment in (("pages", "{# own #}"), ("theme", "{# own #}"), ("print", "// own")):
        copytree(BUILT_IN / part, root / "templates" / part)
        for path in (root / "templates" / part).rglob("*.*"):
            if path.suffix in (".html", ".typ"):
                path.write_text(f"{path.read_text('utf-8')}{comment}\n", "utf-8")
                assert path in own_templates(root, part)
    assert check(root, capsys) == (0, [])


def test_an_unchanged_copy_of_a_built_in_template_is_not_tried(tmp_path: Path) -> None:
    """Whoever copies them all to change one would otherwise wait for all at every check."""
    from generator.templates import BUILT_IN

    for part, name in (("pages", "post.html"), ("theme", "partials/footer.html"), ("print", "post.typ")):
        built_in = (BUILT_IN / part / name).read_bytes()
        write(tmp_path, f"{part}/{name}", built_in)
        assert own_templates(tmp_path, part) == []
        write(tmp_path, f"{part}/{name}", built_in.replace(b"a", b"e", 1))  # of the same length
        assert own_templates(tmp_path, part) == [tmp_path / "templates" / part / name]


def test_what_can_be_read_is_not_read_again_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Path] = []
    monkeypatch.setattr("generator.own_templates.unreadable_templates", lambda root: looked.append(root) or unreadable_templates(root))
    for content, number in ((b"a", 1), (b"a", 1), (b"{% for %}", 2), (b"{% for %}", 3), (b"a", 3), (b"b", 4), (b"b", 4)):
        write(tmp_path, "pages/post.html", content)
        found = unreadable_templates_once(tmp_path)
        assert (len(found), len(looked)) == (int(content == b"{% for %}"), number)
    record = tmp_path / ".cache" / "handbook" / "readable-templates"
    for damaged in (record.read_bytes()[:-1], b""):
        record.write_bytes(damaged)
        unreadable_templates_once(tmp_path)
    assert len(looked) == 6
