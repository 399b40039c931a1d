"""English nouns that are counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.i18n.english import plural, singular
from generator.i18n.formatting import amount
from generator.model.text import Text


@pytest.mark.parametrize(("one", "many"), [
    ("breach", "breaches"), ("day", "days"), ("copy", "copies"), ("box", "boxes"), ("process", "processes"), ("minute", "minutes"), ("case", "cases"),
    ("house", "houses"), ("page", "pages"), ("branch", "branches")])
def test_what_is_counted_has_one_and_many(one: str, many: str) -> None:
    assert singular(many) == one
    assert plural(one) == many


@pytest.mark.parametrize(("many", "one"), [
    ("working hours", "working hour"), ("lines in 100", "line in 100"), ("people", "person"), ("ml", "ml"), ("%", "%"), ("km", "km"), ("class", "class"),
    ("series", "series"), ("points (of 100)", "point (of 100)"), ("visits per week", "visit per week")])
def test_one_of_what_is_written_as_many(many: str, one: str) -> None:
    assert singular(many) == one


def test_only_english_has_a_singular() -> None:
    unit = Text(by_language={"en": "breaches", "zh-Hant": "件", "fr": "fois"})
    assert [amount(Decimal(1), unit, tag) for tag in ("en", "zh-Hant", "fr")] == ["1 breach", "1件", "1 fois"]
    assert amount(Decimal(2), unit, "en") == "2 breaches"
