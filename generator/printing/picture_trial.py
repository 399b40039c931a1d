"""Which texts of a picture Typst cannot set beside each other, found by setting them.

What Typst does with letters that are put together of several signs has no rule that one could follow: so it is tried, where a picture has
such letters at all.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import regex
import typst

from generator.charts.svg import Picture
from generator.printing.picture_faces import in_faces
from generator.printing.standards import to_the_highest
from generator.printing.typefaces import Face
from generator.printing.typeset import begin, fonts_of

_SHEET = b"""\
#let data = json("data.json")
#let fonts = data.face.font.map(it => if type(it) == str { it } else { (name: it.name, covers: regex(it.covers)) })
#set document(title: "x")
#set page(width: 20cm, height: auto)
#set text(font: fonts, lang: data.face.lang)
#for words in data.texts [#words #linebreak()]
#for svg in data.pictures { image(bytes(svg), format: "svg", width: 10cm, alt: "x") }
"""
"""The texts stand before their picture, as in every document: by them Typst knows what signs stand for that it meets again."""
_PUT_TOGETHER = regex.compile(r"[\p{M}\p{Regional_Indicator}\U0001f3fb-\U0001f3ff\u200c\u200d\u0530-\u10ff\u1200-\u1cff\u2d00-\u2ddf"
                              r"\ua800-\uabff\ufb13-\ufdff\ufe70-\ufefc]")
"""Marks, colours of skin, halves of flags, what joins signs, and the scripts whose letters take their shape from each other. A modern
Korean syllable or a letter with its accent in one sign is none of them."""
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


def needs_trial(text: str) -> bool:
    """Whether the text has letters that are put together."""
    return _PUT_TOGETHER.search(text) is not None


class PictureTrial:
    """Sets pictures with the fonts that printed documents have. `folders` hold further fonts."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._fonts = fonts_of(folders)

    def not_set(self, sheets: Iterable[Picture], face: Face) -> Iterator[str]:
        """The texts of a picture, of several sheets, with which it cannot be set in a document of a `face`; none where it can."""
        pictures = [sheet.svg for sheet in sheets]
        texts = {_alone(found[0], svg): unescape(_MARKUP.sub("", found[1]))
                 for svg in pictures for found in _TEXT.finditer(svg) if needs_trial(found[1])}
        if not texts or self._can_set(pictures, [*texts.values()], face):
            return
        yield from [said for picture, said in texts.items() if not self._can_set([picture], [said], face)] or texts.values()

    def _can_set(self, pictures: Sequence[str], texts: Sequence[str], face: Face) -> bool:
        begin()
        drawn = [*map(in_faces, pictures)]
        data = json.dumps({"pictures": drawn, "texts": texts, "face": face}, ensure_ascii=False)
        sources: Any = {"main.typ": _SHEET, "data.json": data.encode()}
        with tempfile.TemporaryDirectory() as empty:
            compiler = typst.Compiler(root=Path(empty), font_paths=self._fonts, ignore_system_fonts=True)
            try:
                to_the_highest(partial(compiler.compile, input=sources, format="pdf"), [svg.encode() for svg in drawn])
            except typst.TypstError:
                return False
        return True


def _alone(text: str, svg: str) -> str:
    """A picture of one of the texts of a picture."""
    return f"{svg[:svg.index('>') + 1]}{text}</svg>"
