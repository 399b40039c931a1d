"""English nouns that are counted."""

from __future__ import annotations

import pytest

from generator.model.english import plural, singular


@pytest.mark.parametrize(("one", "many"), [
    ("breach", "breaches"), ("day", "days"), ("copy", "copies"), ("box", "boxes"), ("process", "processes"), ("minute", "minutes"), ("case", "cases"),
    ("house", "houses"), ("child", "children"), ("person", "people"), ("foot", "feet"), ("page", "pages"), ("branch", "branches")])
def test_what_is_counted_has_one_and_many(one: str, many: str) -> None:
    assert singular(many) == one
    assert plural(one) == many


@pytest.mark.parametrize(("many", "one"), [
    ("working hours", "working hour"), ("lines in 100", "line in 100"), ("people", "person"), ("ml", "ml"), ("%", "%"), ("km", "km"), ("class", "class"),
    ("series", "series"), ("points (of 100)", "point (of 100)"), ("visits per week", "visit per week")])
def test_one_of_what_is_written_as_many(many: str, one: str) -> None:
    assert singular(many) == one
