"""HB414: what paper cannot show is found before anything is printed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from generator.checks import no_glyph
from generator.handbook import Handbook
from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.validate import validate

HEAD = """kind: handbook
id: mini
title: 小手冊
organisation: 小機關
languages: [zh-Hant, zh-Hans, en]
scopes: [{id: office, title: 庶務}]
"""
TODAY = datetime.date(2026, 6, 1)


def handbook(folder: Path, contact: str, version: str = "1") -> Handbook:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "x.yml").write_text(
        f"{HEAD}---\nkind: post\nid: clerk\ntitle: 承辦人\nversion: {version}\nanswers_for: [office]\ncontact: {contact}\nduties: [{{id: mail, do: 收文, when: daily}}]\n", "utf-8")
    valid = validate(load(folder).documents)
    resolved = resolve(valid.entries, valid.claimed)
    assert resolved.handbook
    assert not [*valid.diagnostics, *resolved.diagnostics]
    return resolved.handbook


def test_what_nobody_can_see_is_told_by_reading_alone(tmp_path: Path) -> None:
    assert places(handbook(tmp_path, '"分機\\a12"')) == []


def places(made: Handbook) -> list[tuple[int, int, int, str]]:
    return [(d.span.line, d.span.column, d.span.length, str(d.details["character"])) for d in no_glyph.CHECK.find(made, TODAY)]


@pytest.mark.parametrize("contact", ["☐ 分機 12", "Tâi-uân-uē o̍h", "Nguyễn, Ελένη, Русский, ไทย, हिन्दी, עברית, العربية ☑ 😀"])
def test_what_some_face_has_is_no_finding(tmp_path: Path, contact: str) -> None:
    assert places(handbook(tmp_path, contact)) == []


@pytest.mark.parametrize(("contact", "column", "length", "character"), [
    ("分機 𐎀 號", 13, 1, "𐎀 (U+10380)"), ("分機 漢\u030d", 13, 2, "漢\u030d (U+6F22 U+030D)"), ("'a 𐎀'", 13, 1, "𐎀 (U+10380)")])
def test_a_finding_names_the_character_and_its_place(tmp_path: Path, contact: str, column: int, length: int, character: str) -> None:
    assert places(handbook(tmp_path, contact)) == [(13, column, length, character)]


def test_what_is_no_text_of_a_language_is_looked_at_too(tmp_path: Path) -> None:
    assert [place[:2] for place in places(handbook(tmp_path, "分機 12", "𐎀"))] == [(11, 10)]


def test_what_conversion_makes_of_a_text_is_looked_at_too(tmp_path: Path) -> None:
    """The simplified form of this rare character is in no face; the author may write the other script by hand."""
    assert [place[0] for place in places(handbook(tmp_path, "㑮先生"))] == [13]
    assert places(handbook(tmp_path, "{zh-Hant: 㑮先生, zh-Hans: 某先生}")) == []


def test_a_font_beside_the_templates_counts(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "print"
    folder.mkdir(parents=True)
    (folder / "broken.ttf").write_bytes(b"no font")
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "alpha"])
    builder.setupCharacterMap({0x10380: "alpha"})
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": empty, "alpha": empty})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "alpha": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupPost()
    builder.save(folder / "own.ttf")
    assert places(handbook(tmp_path, "分機 𐎀 號")) == []
