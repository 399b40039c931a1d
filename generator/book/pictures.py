"""The pictures of free pages on paper: files beside the rules, found by the template under names that change with what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.facts.words import MarkedWords, Words
from generator.handbook import Handbook
from generator.model.markup import Content, runs_of
from generator.questions import question
from generator.reads import once

_BEGINNINGS = {".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",), ".gif": (b"GIF87a", b"GIF89a"),
               ".webp": (b"RIFF",)}
"""The kinds of pictures that can be printed, by the ending of their name, and how such a file begins."""


def with_printable(words: Words, handbook: Handbook) -> Words:
    """The same words, with pictures under the names by which templates find them; others are left as what they show in words."""
    if not isinstance(words, MarkedWords):
        return words
    return MarkedWords(words.language, words.text, _renamed(words.content, handbook))


def _renamed(content: Content, handbook: Handbook) -> Content:
    return tuple(block._replace(runs=tuple(run._replace(href=_name(handbook, run.href)) for run in block.runs) if block.form == "picture"
                                else block.runs, inside=_renamed(block.inside, handbook)) for block in content)


@question
def _name(handbook: Handbook, href: str) -> str:
    """The name in templates of the picture that a link leads to; empty where it may not be printed. Asked, since no entry tells what is in
    a file.
    """
    found = _printable(handbook).get(href)
    return found[0] if found else ""


def _printable(handbook: Handbook) -> Mapping[str, tuple[str, Path]]:
    """Where a link from the root of the site leads → (name in templates, file), of every picture that may be printed; read once."""
    return once(handbook.derived, "printable pictures", lambda: {
        href: (_digested(path), path) for href, path in _files(handbook).items() if _is_picture(path)})


def _digested(path: Path) -> str:
    return f"picture-{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}{path.suffix.lower()}"


def _is_picture(path: Path) -> bool:
    if not (beginnings := _BEGINNINGS.get(path.suffix.lower())):
        return False
    with path.open("rb") as file:
        return file.read(8).startswith(beginnings)


def _files(handbook: Handbook) -> Mapping[str, Path]:
    """Where a link from the root of the site leads → the file."""
    source = handbook.entry.source
    return {found.href: source.root / found.path for found in handbook.attachments.values()} if source else {}


def pictures_of(handbook: Handbook) -> Mapping[str, Path]:
    """The name in templates → the file, of every picture that may be printed."""
    return dict(_printable(handbook).values())


def pictures_in(blocks: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The names of the pictures in blocks of a book."""
    for block in blocks:
        for line in block.get("lines", ()):
            yield from (run.href for words in line.runs if isinstance(words, MarkedWords) for run in _pictures(words.content) if run.href)


def _pictures(content: Content) -> Iterator[Any]:
    for block in content:
        yield from runs_of((block,)) if block.form == "picture" else _pictures(block.inside)
