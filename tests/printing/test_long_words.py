"""Words too long for a line break anywhere, and are whole in what is copied and looked for."""

from __future__ import annotations

import json

import pymupdf
import pytest

from generator.printing.typefaces import faces
from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN

WORD = "https://intranet.example.gov.tw/directory/registry-office"
LONGER = "registry.office." * 12
HEAD = """#import "paper.typ": breaking, sheet-of-paper
#let d = json("data.json")
#show: sheet-of-paper.with(d)
"""


@pytest.mark.parametrize("word", [WORD, LONGER])
def test_a_long_word_is_whole_in_the_text(tmp_path, word: str) -> None:
    (tmp_path / "words.typ").write_text(HEAD + '#show: breaking.with(regex("[!-~]{24,}"))\n#par(d.word)\n#block(width: 30mm, d.word)\n', "utf-8")
    data = {"language": "en", "title": ("en", "x"), "organisation": ("en", "x"), "faces": faces(["en"], "en"), "word": word}
    with typesetter((tmp_path, BUILT_IN / "print"), None) as setter:
        made = setter.document(Job("x.pdf", "words.typ", json.loads(json.dumps(data)), 0)).data
    with pymupdf.open(stream=made) as pdf:
        text = "".join(page.get_text() for page in pdf)
        lines = [line["bbox"] for block in pdf[0].get_text("dict")["blocks"] for line in block["lines"]]
        assert pdf[0].search_for(word if word is WORD else word[:32])
    assert "\u200b" not in text
    assert "".join(text.split()) == word * 2
    assert len(lines) > 3
    assert max(right for _, _, right, _ in lines[-3:]) < lines[-1][0] + 30 / 25.4 * 72 + 1
