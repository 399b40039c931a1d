"""What findings say of values of the model: single numbers, and levels by their titles."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.shared.criteria_words import written_range
from generator.i18n.measured import place_said
from generator.i18n.values import in_words
from generator.model.degree import NamedLevels
from generator.model.measure import Bounds, Measure
from generator.model.ranges import Range
from generator.model.text import Text

PEOPLE = Measure.model_validate({"id": "deaths", "title": "死亡人数", "unit": "人", "whole": True}, context={"languages": ("zh-Hans",)})
WARNING, DEMERIT = (Text({"zh-Hans": words}) for words in ("警告", "记过"))


@pytest.mark.parametrize(("found", "said"), [
    (">= 0, < 1", "0人"), ("> 0, < 2", "1人"), (">= 3, < 10", "3人以上9人以下"), ("< 2.5", "2人以下"), ("> 2", "3人以上"),
    ("> 2, < 2.5", "超过2人，不满2.5人")])
def test_whole_numbers_are_said_with_both_ends(found: str, said: str) -> None:
    assert in_words(Bounds(((PEOPLE, written_range(Range.parse(found), PEOPLE)),)), "zh-Hans") == said


@pytest.mark.parametrize(("minutes", "said"), [(0, "0"), (90, "1 hour 30 minutes"), (44640 * 2, "2 months"), (144_000_000, "3,225 months 25 days")])
def test_a_time_is_said_however_long_it_is(minutes: int, said: str) -> None:
    """The last is longer than what an author may write, but the end of a gap may be there."""
    late = Measure.model_validate({"id": "late", "title": "Late", "type": "time"}, context={"languages": ("en",)})
    assert place_said(Decimal(minutes * 60), late, "en") == said  # places are seconds


@pytest.mark.parametrize(("levels", "said"), [
    (((WARNING, 1),), "警告"), (((WARNING, 1), (DEMERIT, 2)), "警告或者记过二次"), ((None, (WARNING, 1)), "不予奖惩或者警告")])
def test_levels_are_said_by_their_titles(levels: tuple[tuple[Text, int] | None, ...], said: str) -> None:
    assert in_words(NamedLevels(levels), "zh-Hans") == said
