"""What is said to be drawn is drawn, and nothing of it is lost. Typst itself is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import HandbookError
from generator.printing.coverage import not_drawn, unusual
from generator.printing.glyph_table import glyph_table
from generator.printing.typefaces import faces
from generator.printing.typeset import Job, Typesetter, typesetter
from generator.templates import BUILT_IN

TEMPLATE = """#import "paper.typ": said, sheet-of-paper
#let d = json("data.json")
#show: sheet-of-paper.with(d)
#for words in d.texts { par(said(d, words)) }
"""
ASSIGNED = [chr(code) for code in range(0x21, 0x110000) if unicodedata.category(chr(code)) not in ("Cc", "Cn", "Co", "Cs")]
MARKS = [character for character in ASSIGNED if unicodedata.category(character)[0] == "M"]
CODES = {code for found in glyph_table().values() for first, end in zip(found.edges[::2], found.edges[1::2], strict=True) for code in range(first, end)}
IN_SOME_FACE = [character for character in ASSIGNED if ord(character) in CODES]
BLOCKS = [[*block] for _, block in groupby((c for c in IN_SOME_FACE if ord(c) < 0x20000), lambda c: ord(c) // 0x80)]
TEXTS = (st.text(st.sampled_from(ASSIGNED), min_size=1, max_size=3) | st.text(st.sampled_from(IN_SOME_FACE), min_size=1, max_size=6)
         | st.sampled_from(BLOCKS).flatmap(lambda block: st.text(st.sampled_from(block), min_size=1, max_size=8))
         | st.lists(st.sampled_from(IN_SOME_FACE) | st.sampled_from(MARKS), min_size=2, max_size=6).map("".join))


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("templates")
    (folder / "texts.typ").write_text(TEMPLATE, "utf-8")
    with typesetter((folder, BUILT_IN / "print"), None) as made:
        yield made


def job(texts: Sequence[str], language: str = "zh-Hant") -> Job:
    data = {"language": language, "title": (language, "x"), "organisation": (language, "x"), "faces": faces(["zh-Hant", "zh-Hans", "en"], "zh-Hant"),
            "texts": [(language, text) for language in ("zh-Hant", "zh-Hans", "en") for text in texts]}
    return Job("x.pdf", "texts.typ", data, 0)


def drawn(text: str) -> bool:
    return not list(not_drawn(text))


def shown(data: bytes) -> str:
    with pymupdf.open(stream=data) as pdf:
        return "".join("".join(page.get_text() for page in pdf).split())


def ink(data: bytes) -> int:
    with pymupdf.open(stream=data) as pdf:
        return sum(255 - light for light in pdf[0].get_pixmap(colorspace="gray").samples)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=20, max_size=60))
def test_whatever_is_said_to_be_drawn_can_be_typeset(setter: Typesetter, texts: list[str]) -> None:
    setter.document(job([text for text in texts if drawn(text)]))


@pytest.mark.parametrize("text", [
    "公文", "Tâi-uân-uē o̍h", "☐待辦☑完成☒否✓✔✗✘", "Ελληνικά", "Русский", "TiếngViệtNguyễn", "ไทย", "שלום", "😀👍🔥🏠", "⚠️☎✉→⇒①℃№", "ɔ́",
])
def test_what_is_drawn_is_whole(setter: Typesetter, text: str) -> None:
    assert drawn(text)
    found = shown(setter.document(job([text])).data)
    assert all(found.count(c) >= 3 for c in text if not c.isspace() and c != "\ufe0f" and unicodedata.category(c) != "Mn"), found


@pytest.mark.parametrize("text", ["हिन्दी", "العربية", "Ἀθῆναι", "k\u0323a", "한국어", "\u1100\u1161", "1\ufe0f\u20e3", "👍🏽", "🇹🇼"])
def test_other_scripts_are_drawn(setter: Typesetter, text: str) -> None:
    assert drawn(text)
    assert ink(setter.document(job([text])).data) > ink(setter.document(job([text[:1]])).data) / 2


def test_a_text_from_right_to_left_is_read_so_within_a_paragraph(setter: Typesetter) -> None:
    """The first letter stands at the right of the last; the Latin words stay on either side."""
    data = setter.document(job(["a שלום z"])).data
    with pymupdf.open(stream=data) as pdf:
        letters = [letter for block in pdf[0].get_text("rawdict")["blocks"] for line in block.get("lines", [])
                   for span in line["spans"] for letter in span["chars"]]
    places = {letter["c"]: letter["bbox"][0] for letter in letters}
    assert places["a"] < places["ם"] < places["ו"] < places["ל"] < places["ש"] < places["z"]


@pytest.mark.parametrize(("text", "where"), [
    ("漢\u030d字", [(0, 2)]), ("a𐎀b", [(1, 2)]), ("漢a\u0301\u035d", [(1, 4)]), ("公文", []), ("\u200b\ufe0f", [])])
def test_it_says_what_is_not_drawn(text: str, where: list[tuple[int, int]]) -> None:
    assert list(not_drawn(text)) == where


def test_what_is_not_said_to_be_drawn_is_refused(setter: Typesetter) -> None:
    with pytest.raises(HandbookError, match="𐎀"):
        setter.document(job(["a𐎀b"]))


def test_or_it_is_lost(setter: Typesetter) -> None:
    """Typst draws an accent alone where the first face lacks it and the next lacks what it stands on, and says nothing."""
    assert ink(setter.document(job(["漢\u030d"])).data) < ink(setter.document(job(["漢"])).data) / 2


def test_what_is_usual_needs_no_look() -> None:
    usual = set(IN_SOME_FACE) - unusual(IN_SOME_FACE)
    assert all(drawn(character) for character in usual)
    assert len(usual) > 40_000


def test_fonts_of_a_handbook_of_its_own_count() -> None:
    assert list(not_drawn("𐎀", [{0x10380}])) == []
    assert list(not_drawn("𐎀\u0301", [{0x10380}])) == [(0, 2)]
    assert list(not_drawn("漢\u0b56", [{0x6F22, 0xB56}])) == [(0, 2)]
