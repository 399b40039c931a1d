"""What a level is counted in, where it is given several times."""

from __future__ import annotations

from generator.facts.levels import scales
from generator.facts.outcomes import degree_said
from generator.facts.words import HandbookWords, plain
from generator.model.degree import Degree
from tests.checklist_cases import handbook, post

LEVELS = [
    {"id": "point", "title": {"zh-Hant": "違規記點", "en": "Penalty"}, "side": "penalty", "rank": 1, "times": 9,
     "unit": {"zh-Hant": "點", "en": "points"}},
    {"id": "suspended", "title": {"zh-Hant": "吊扣駕照", "en": "Suspension"}, "side": "penalty", "rank": 2,
     "equals": {"count": 12, "level": "point"}},
    {"id": "reprimand", "title": {"zh-Hant": "申誡", "en": "Reprimand"}, "side": "penalty", "rank": 1, "scale": "other", "times": 2}]


def test_points_are_points_and_what_has_no_unit_is_given_so_many_times() -> None:
    book = handbook(post(), levels=LEVELS)
    said = {language: [plain(degree_said(degree, HandbookWords.of(book, language))) for degree in (Degree("point", 3), Degree("reprimand", 2))]
            for language in book.languages}
    assert said == {"zh-Hant": ["違規記點三點", "申誡二次"], "en": ["Penalty: 3 points", "Reprimand × 2"]}


def test_what_makes_another_level_is_counted_alike() -> None:
    levels = next(iter(scales(HandbookWords.of(handbook(post(), levels=LEVELS), "zh-Hant")))).levels
    assert [plain(level.equals) for level in levels if level.equals] == ["違規記點12點"]
