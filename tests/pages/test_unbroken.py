"""A number and its unit stay together, in pages and in what their scripts write."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts import Scripts

from generator.files import own_data
from generator.pages.unbroken import _MONTH, _NUMBERED, _UNIT, _WORD, unbroken

CASES: dict[str, list[str]] = own_data(Path(__file__).parents[1] / "cases/pages/unbroken.yml")
SCRIPT = (Path(__file__).parents[2] / "templates/assets/handbook.js").read_text("utf-8")


def bracketed(pieces: list[str]) -> str:
    return "".join(f"[{piece}]" if place % 2 else piece for place, piece in enumerate(pieces))


@pytest.mark.parametrize(("language", "kept"), [(language, kept) for language, texts in CASES.items() for kept in texts])
def test_what_stays_together(language: str, kept: str, scripts: Scripts) -> None:
    text = kept.replace("[", "").replace("]", "")
    assert unbroken(text, language).replace('<span class="hb-unbroken">', "[").replace("</span>", "]") == kept
    assert bracketed(scripts.ask("withUnits", text)) == kept


@pytest.mark.parametrize("content", ['<a title="限 3 日" href="x">x</a>', "<svg><text>3 日</text></svg>", "<script>3 日</script>", "<pre>3 日</pre>"])
def test_attributes_pictures_and_data_are_not_touched(content: str) -> None:
    assert unbroken(content, "zh-Hant") == content


@pytest.mark.parametrize("words", [_UNIT, _MONTH, _WORD, _NUMBERED])
def test_scripts_know_the_same_units(words: str) -> None:
    assert f'"{words}";' in SCRIPT
