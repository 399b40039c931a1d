"""The fonts of a document are called what they are."""

from __future__ import annotations

import io

import pikepdf
import pytest

from generator.printing.typefaces import faces
from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN

TEMPLATE = """#import "paper.typ": sheet-of-paper
#let d = json("data.json")
#show: sheet-of-paper.with(d)
#set text(weight: d.weight)
#par(d.words)
"""


@pytest.mark.parametrize(("weight", "style"), [(400, "Regular"), (700, "Bold")])
def test_a_font_says_its_name_and_weight(tmp_path, weight: int, style: str) -> None:
    (tmp_path / "words.typ").write_text(TEMPLATE, "utf-8")
    data = {"language": "zh-Hant", "title": ("en", "x"), "organisation": ("en", "x"), "faces": faces(["zh-Hant"], "zh-Hant"), "weight": weight,
            "words": "公文測試 office Ελληνικά ไทย עברית 😀 ☐"}
    with typesetter((tmp_path, BUILT_IN / "print"), None) as setter:
        made, again = (setter.document(Job("x.pdf", "words.typ", data, 0)).data for _ in range(2))
    assert made == again
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Type0"]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert names == {f"{family}-{style}" for family in (
            "NotoSansCJKtc", "NotoSans", "NotoSansThai", "NotoSansHebrew", "NotoEmoji", "SourceSans3")}
        for font in fonts:
            inner = font.DescendantFonts[0]
            assert font.BaseFont == inner.BaseFont == inner.FontDescriptor.FontName
            assert inner.FontDescriptor.FontWeight == weight


def test_the_table_of_extents_is_that_of_the_fonts() -> None:
    from generator.printing import glyph_extents

    assert glyph_extents.TABLE.read_text("utf-8") == glyph_extents.written_table()


@pytest.mark.parametrize("words", ["公文測試", "x", "γράμματα"])
def test_a_font_without_figures_and_capitals_says_its_weight_too(tmp_path, words: str) -> None:
    (tmp_path / "words.typ").write_text(TEMPLATE, "utf-8")
    data = {"language": "zh-Hant", "title": ("en", "x"), "organisation": ("en", "x"), "faces": faces(["zh-Hant"], "zh-Hant"), "weight": 700,
            "words": words}
    with typesetter((tmp_path, BUILT_IN / "print"), None) as setter:
        made = setter.document(Job("x.pdf", "words.typ", data, 0)).data
    with pikepdf.open(io.BytesIO(made)) as pdf:
        names = {str(found.BaseFont) for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Type0"}
    assert names and all(name.endswith("-Bold") for name in names)
