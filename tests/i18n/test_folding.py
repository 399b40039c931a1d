"""Texts fold, and fall into grams, in Python as in the browser: one table of cases and a property hold both."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.files import own_data
from generator.i18n.folding import Folding, simplified
from generator.searching.grams import grams_of, shard_of
from tests.scripts import Scripts

CASES: list[dict[str, Any]] = own_data(Path(__file__).parents[1] / "cases/search/folding.yml")
PAIRS = "".join(old + new for old, new in simplified().items())
FOLDING = Folding(PAIRS)

# What Python's tables do not know yet cannot be compared. A half of a character alone is no text.
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])
PIECES = ("機要員", "印", " ", "\n", "-", "’", "\u00ad", "\u200b", "\u0301", "か\u3099", "〇", "々", "衞", "10", "Ａ", "ab", "É", "ﬁ", "𝐀", "𠀀", "👍🏽", "Σ", "가", "㈠", "、")
TEXTS = st.one_of(st.text(KNOWN, max_size=40), st.lists(st.one_of(st.sampled_from(PIECES), KNOWN), max_size=12).map("".join))
MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def grams_by_scripts(scripts: Scripts, text: str) -> dict[str, int]:
    found: dict[str, int] = scripts.ask("grams", text)
    return found


@pytest.mark.parametrize("case", CASES, ids=[ascii(case["text"]) for case in CASES])
def test_python_and_the_browser_fold_every_case_as_it_says(case: dict[str, Any], scripts: Scripts) -> None:
    folded = scripts.ask("fold", PAIRS, case["text"])["folded"]
    assert (FOLDING.fold(case["text"]), folded) == (case["folded"], case["folded"])
    if "grams" in case:
        assert (set(grams_of(case["folded"])), set(grams_by_scripts(scripts, folded))) == (set(case["grams"]), set(case["grams"]))


@MANY
@given(text=TEXTS)
def test_any_text_folds_and_falls_into_grams_alike(text: str, scripts: Scripts) -> None:
    folded = FOLDING.fold(text)
    assert scripts.ask("fold", PAIRS, text)["folded"] == folded
    assert grams_by_scripts(scripts, folded) == {gram: shard_of(gram) for gram in grams_of(folded)}


@MANY
@given(text=TEXTS)
def test_places_lead_back_to_the_characters_of_a_text(text: str, scripts: Scripts) -> None:
    answer = scripts.ask("fold", PAIRS, text)
    units = text.encode("utf-16-le")
    assert answer["places"] == sorted(answer["places"])
    assert answer["places"][-1] * 2 == len(units)
    for place in answer["places"][:-1]:
        assert not 0xDC00 <= int.from_bytes(units[place * 2:place * 2 + 2], "little") <= 0xDFFF, "a place inside a character"


@MANY
@given(before=TEXTS, word=TEXTS, after=TEXTS)
def test_a_divided_index_knows_every_entry_that_holds_a_word(before: str, word: str, after: str, scripts: Scripts) -> None:
    text, sought = FOLDING.fold(before + word + after), FOLDING.fold(word)
    answer = scripts.ask("sought", text, sought)
    if answer["held"]:
        assert set(answer["grams"]) <= set(grams_of(text))


@pytest.mark.parametrize(("text", "word", "shown"), [
    ("please co\u00adoperate now", "cooperate", "please [co\u00adoperate] now"), ("Cafe\u0301 x", "cafe", "[Cafe\u0301] x"),
    ("每 10 分鐘", "每", "[每] 10 分鐘"), ("每 10 分鐘", "每10", "[每 10] 分鐘"), ("𝐀𝐁 𠀀", "ab", "[𝐀𝐁] 𠀀"), ("印👍信", "印👍", "[印👍]信"),
])
def test_a_hit_is_marked_with_all_that_belongs_to_it(text: str, word: str, shown: str, scripts: Scripts) -> None:
    pieces = scripts.ask("marked", PAIRS, text, [word])
    assert "".join(f"[{piece['text']}]" if piece["mark"] else piece["text"] for piece in pieces) == shown


@MANY
@given(before=TEXTS, word=TEXTS, after=TEXTS)
def test_marking_changes_no_text_and_divides_no_character(before: str, word: str, after: str, scripts: Scripts) -> None:
    assume(FOLDING.fold(word))
    pieces = [piece["text"] for piece in scripts.ask("marked", PAIRS, before + word + after, [word])]
    assert "".join(pieces) == before + word + after
    assert all(piece.encode("utf-8") for piece in pieces)  # half a character cannot be encoded


@pytest.mark.parametrize("word", ["ies", "yes", "i", "ed", "ing", "es", "sses"])
def test_a_word_that_is_hardly_more_than_an_ending_is_found_and_ends_the_search(word: str, scripts: Scripts) -> None:
    assert scripts.ask("sought", f"abc {word} abc", word)["held"]
    assert not scripts.ask("sought", "abc 字", word)["held"]


@pytest.mark.parametrize("pair", ["衞衛", "枱檯", "着著", "粧妝", "淸清", "値值"])
def test_a_variant_finds_what_the_other_writes(pair: str) -> None:
    assert FOLDING.fold(pair[0]) == FOLDING.fold(pair[1])


def test_folding_twice_changes_nothing_more() -> None:
    """Of the characters of the first plane that are not letters with marks the fold of a fold is the fold itself."""
    changed = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) not in ("Cs", "Cn")
               and FOLDING.fold(FOLDING.fold(chr(code))) != FOLDING.fold(chr(code))]
    assert changed == []


@pytest.mark.parametrize(("text", "marked"), [("5小時，50 分鐘", ["5"]), ("39.5 hours or 5 hours", ["5"]), ("1.5, 5,500 and 55", [])])
def test_a_figure_of_another_number_is_not_marked(scripts: Any, text: str, marked: list[str]) -> None:
    assert [piece["text"] for piece in scripts.ask("marked", PAIRS, text, ["5"]) if piece["mark"]] == marked
