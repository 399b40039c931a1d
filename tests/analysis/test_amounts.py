"""Values with their units, as people give them to `handbook decide`."""

from __future__ import annotations

import pytest

from generator.analysis.amounts import same_unit, without_unit
from generator.errors import HandbookError
from generator.model.criteria import Measure


def measure(unit: str) -> Measure:
    return Measure.model_validate({"id": "m", "title": "時間", "unit": unit})


@pytest.mark.parametrize(("unit", "words", "number"), [
    ("小時", "4小時", "4"), ("小時", "1小時30分", "1.5"), ("小時", "3:59", "3.983333333333"), ("hours", "90 minutes", "1.5"),
    ("分鐘", "14小時10分", "850"), ("分鐘", "1 hour", "60"), ("日", "2 weeks 1 day", "15"), ("月", "1年6個月", "18"), ("小時", "四小時三十分", "4.5"),
])
def test_a_time_of_several_parts_is_one_value(unit: str, words: str, number: str) -> None:
    assert without_unit(words, measure(unit)) == number


@pytest.mark.parametrize(("unit", "words"), [("小時", "2日"), ("日", "2個工作日"), ("小時", "3小時59元")])
def test_what_no_unit_is_so_many_of_is_refused(unit: str, words: str) -> None:
    """Days are hours by the clock and hours of work, and nobody can say which: no part of a value is dropped."""
    try:
        found = without_unit(words, measure(unit))
    except HandbookError:
        return
    assert found == words  # and is no number


def test_a_unit_is_one_unit() -> None:
    assert not same_unit("小時59分", measure("小時"))


@pytest.mark.parametrize(("unit", "words", "number"), [
    ("元", "5萬元", "50000"), ("元", "4.99万", "49900"), ("元", "5千元", "5000"), ("次", "三次", "3"), ("次", "三", "3"), ("萬元", "5萬元", "5"),
    ("万元", "5000元", "0.5"), ("万元", "5万", "5"), ("万元", "5", "5"), ("千克", "3千克", "3"),
])
def test_a_number_is_read_as_the_criteria_are_written(unit: str, words: str, number: str) -> None:
    assert without_unit(words, measure(unit)) == number
