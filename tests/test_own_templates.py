"""What of a handbook's own templates cannot be read is told by the check, with its file and line, and no template is run for that."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import HandbookError
from generator.own_templates import refuse_templates


def write(root: Path, file: str, content: bytes) -> None:
    path = root / "templates" / file
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


@pytest.mark.parametrize(("file", "content", "line"), [
    ("pages/post.html", b"a\n\n{% for %}", 3), ("pages/post.html", b"{{ 'x'|nothing }}", 1), ("pages/post.html", b"\n{% include 'none.html' %}", 2),
    ("pages/own/post.html", b"{% extends 'none.html' %}", 1), ("pages/post.html", "x".encode("utf-16"), 1),
    ("theme/main.html", b"\n{% block x %}", 2), ("theme/partials/nav.html", b"{% if %}", 1), ("print/post.typ", b"\n#let a = (\n", 2),
    ("print/post.typ", b"= A\n#import \"none.typ\": *\n", 2), ("print/form.typ", "x".encode("utf-16"), 1), ("print/post.typ", b"a ] b", 1)])
def test_a_template_that_cannot_be_read_is_refused(file: str, content: bytes, line: int, tmp_path: Path) -> None:
    write(tmp_path, file, content)
    with pytest.raises(HandbookError) as stop:
        refuse_templates(tmp_path)
    assert (stop.value.details["file"], stop.value.details["line"]) == (f"templates/{file}", line)


@pytest.mark.parametrize(("file", "content"), [
    ("pages/post.html", b"{% extends '_page.html' %}{% include 'none.html' ignore missing %}{{ 1 / 0 }}"), ("pages/picture.png", b"\xff"),
    ("theme/main.html", b"{% extends 'base.html' %}{{ 'x'|url }}"), ("print/form.typ", b"{% if %}"),
    ("print/post.typ", b"#import \"form.typ\": *\n#let data = json(\"data.json\")\n#none-such(data)\n")])
def test_another_is_not(file: str, content: bytes, tmp_path: Path) -> None:
    write(tmp_path, file, content)
    refuse_templates(tmp_path)
