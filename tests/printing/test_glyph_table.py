"""What the table says of the packaged typefaces."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.printing.glyph_table import TABLE, Characters, font_folders, glyph_table, written_table
from generator.printing.typefaces import FALLBACKS, family

CODES = st.sets(st.integers(0, 40) | st.integers(0x10FFF0, 0x10FFFF))


def test_the_table_says_what_the_installed_fonts_have() -> None:
    assert TABLE.read_text("utf-8") == written_table(font_folders()), "python -m generator.printing.glyph_table writes it anew"


def test_every_family_that_is_asked_for_is_in_it() -> None:
    asked = {*FALLBACKS, *(family(tag, tag) for tag in ("zh-Hant", "zh-Hans", "zh-HK", "ja", "ko"))}
    assert asked == glyph_table().keys()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CODES)
def test_characters_are_a_set(codes: set[int]) -> None:
    found = Characters.of(codes)
    assert {code for code in (*range(-1, 42), *range(0x10FFEF, 0x110000)) if code in found} == codes
    assert Characters.parse(str(found)) == found
