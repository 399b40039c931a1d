"""The picture of tiers: bars over one measure, boxes over two, true to the ranges."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from chart_cases import criteria, handbook, picture

from generator.charts.tier_axis import axis_of, lengths
from generator.charts.tier_outcome import outcomes
from generator.charts.tier_picture import axes_of
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = [
    {"id": "reprimand", "title": {"zh-Hant": "申誡", "en": "Reprimand"}, "side": "penalty", "rank": 1},
    {"id": "demerit", "title": {"zh-Hant": "記過", "en": "Demerit"}, "side": "penalty", "rank": 2},
    {"id": "merit", "title": {"zh-Hant": "記功", "en": "Merit"}, "side": "reward", "rank": 2},
]
HOURS = {"id": "hours", "title": {"zh-Hant": "曠職時數", "en": "Absence"}, "unit": {"zh-Hant": "小時", "en": "hours"}}
COUNT = {"id": "count", "title": {"zh-Hant": "件數", "en": "Number"}, "unit": {"zh-Hant": "件", "en": "items"}, "whole": True}
TIERS = [
    {"title": {"zh-Hant": "無曠職", "en": "None"}, "when": "= 0"},
    {"title": {"zh-Hant": "未滿四小時", "en": "Under 4"}, "when": "> 0, < 4", "level": "reprimand"},
    {"title": "更久", "when": ">= 4", "level": "demerit", "points": -3, "duration": "12 months"},
]


def book() -> Handbook:
    return handbook(levels=LEVELS)


def drawn(language: str = "zh-Hant", **fields: Any) -> ElementTree.Element:
    return ElementTree.fromstring(picture(criteria(**{"measures": [HOURS], "tiers": TIERS, **fields}), book(), language))


def words_of(root: ElementTree.Element, name: str = "text") -> list[str]:
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}{name}")]


# --- When there is a picture -------------------------------------------------------------------------------------

NOTHING_TO_DRAW = {
    "tiers in words": {"tiers": [{"description": "情節輕微", "level": "reprimand"}]},
    "three measures": {"measures": [HOURS, COUNT, {**COUNT, "id": "third"}], "tiers": [{"when": {"hours": "< 4", "count": "any", "third": "any"}}]},
    "another unit": {"tiers": [{"when": "< 2 days", "level": "reprimand"}]},
    "too many bounds": {"tiers": [{"when": f">= {n}, < {n + 1}"} for n in range(29)]},
}


@pytest.mark.parametrize("fields", NOTHING_TO_DRAW.values(), ids=NOTHING_TO_DRAW)
def test_there_is_no_picture_where_there_is_nothing_to_draw(fields: dict[str, Any]) -> None:
    assert picture(criteria(**{"measures": [HOURS], "tiers": TIERS, **fields}), book(), "en") == ""


@pytest.mark.parametrize("measures", [[HOURS], [COUNT, HOURS]], ids=["bars", "boxes"])
def test_pictures_are_named_and_their_ids_unique(measures: list[dict[str, Any]]) -> None:
    tiers = [{**tier, "when": {"hours": tier["when"], **{measure["id"]: "any" for measure in measures[:-1]}}} for tier in TIERS]
    root = drawn(measures=measures, tiers=tiers)
    ids = [found.get("id") for found in root.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    for svg in root.iter(f"{SVG}svg"):
        assert svg.get("role") == "img" and {svg.get("aria-labelledby"), svg.get("aria-describedby")} <= set(ids)
    used = set(re.findall(r"url\(#([^)]*)\)", ElementTree.tostring(root, "unicode")))
    assert used and used <= set(ids)


def test_the_description_says_every_tier() -> None:
    described = words_of(drawn("en"), "desc")[0]
    assert described == ("exactly 0 hours: no consequence; over 0, under 4 hours: Reprimand; "
                         "4 hours or more: Demerit, −3 points, 12 months")


def test_texts_are_escaped_and_marked_with_their_language() -> None:
    root = drawn("en", tiers=[{"title": "<b>更久</b>", "when": ">= 4", "level": "demerit"}])
    found = [text for text in root.iter(f"{SVG}text") if "".join(text.itertext()) == "<b>更久</b>"]
    assert found and {text.get("lang") for text in found} == {"zh-Hant"}


# --- One measure -------------------------------------------------------------------------------------------------

def test_bars_lie_end_to_end_over_their_ranges() -> None:
    root = drawn()
    for svg in root.iter(f"{SVG}svg"):
        bars = [found.get("d", "") for found in svg.iter(f"{SVG}path") if found.get("class") == "hb-tier-bar"]
        edges = [(min(xs), max(xs)) for xs in ([float(x) for x in re.findall(r"[MHL]([\d.]+)", bar)] for bar in bars)]
        assert len(edges) == 3
        assert [one[1] for one in edges[:2]] == [other[0] for other in edges[1:]]


def test_ends_show_whether_the_bound_is_included() -> None:
    svg = next(drawn().iter(f"{SVG}svg"))
    assert [found.get("class") for found in svg.iter(f"{SVG}circle")] == ["hb-tier-dot", "hb-tier-ring", "hb-tier-ring", "hb-tier-dot"]


def test_figures_stand_at_the_bounds() -> None:
    assert {"0", "4"} <= set(words_of(drawn()))
    whole = drawn(measures=[{**COUNT, "maximum": 9}], tiers=[{"when": "= 0"}, {"when": ">= 1, <= 3"}, {"when": "> 3"}])
    assert {"0", "1–3", "4–9"} <= set(words_of(whole))


SCALES = [
    ({"maximum": 10}, ["< 5", ">= 5"], True),
    ({"maximum": 1000}, ["< 1", ">= 1"], False),
    ({}, ["< 5", ">= 5, < 20", ">= 20"], True),
]


@pytest.mark.parametrize(("limits", "ranges", "to_scale"), SCALES)
def test_lengths_follow_the_numbers_as_far_as_the_figures_allow(limits: dict[str, Any], ranges: list[str], to_scale: bool) -> None:
    made = criteria(measures=[{**HOURS, **limits}], tiers=[{"when": found} for found in ranges])
    axis = axis_of(made.measures[0], list(made.tiers))
    assert axis is not None
    found, kept = lengths(axis, 500, 13, "en")
    assert kept is to_scale and sum(found) == pytest.approx(500) and min(found) >= 30


@pytest.mark.parametrize("bounds", [3, 8, 20])
def test_many_bounds_make_the_picture_wider_rather_than_illegible(bounds: int) -> None:
    made = criteria(measures=[{**HOURS, "maximum": 10 ** 6}], tiers=[{"when": f">= {n}, < {n + 1}"} for n in range(bounds)])
    axis = axis_of(made.measures[0], list(made.tiers))
    assert axis is not None and min(lengths(axis, 300, 13, "en")[0]) >= 30


# --- Lengths of time and words -------------------------------------------------------------------------------------

TIME = {"id": "time", "title": "曠職時間", "type": "working-time"}
GRAVITY = {"id": "grade", "title": "情節", "choices": [{"zh-Hant": "輕微", "en": "slight"}, {"zh-Hant": "嚴重", "en": "grave"}, "重大"]}


def figures(language: str, measure: dict[str, Any], *ranges: str) -> list[str]:
    made = criteria(measures=[measure], tiers=[{"when": found} for found in ranges])
    return words_of(next(iter(ElementTree.fromstring(picture(made, book(), language)).iter(f"{SVG}svg"))))


def test_lengths_of_time_are_to_scale_and_called_as_they_are_written() -> None:
    made = criteria(measures=[TIME], tiers=[{"when": found} for found in ("未滿四小時", "四小時以上未達二日", "二日以上")])
    axis = axis_of(made.measures[0], list(made.tiers))
    assert axis is not None
    found, to_scale = lengths(axis, 900, 13, "zh-Hant")
    assert to_scale and found[1] / found[0] == pytest.approx(3)  # a day has eight hours
    shown = figures("zh-Hant", TIME, "未滿四小時", "四小時以上未達二日", "二日以上")
    assert {"0", "4個工作小時", "2個工作日"} <= set(shown) and "不依比例" not in "".join(shown)
    assert {"0", "4 working hours", "2 working days"} <= set(figures("en", TIME, "未滿四小時", "四小時以上未達二日", "二日以上"))


def test_every_word_has_its_place_in_a_row_whatever_the_tiers_join() -> None:
    shown = figures("en", GRAVITY, "輕微", "嚴重以上")
    assert [words for words in shown if words in ("slight", "grave", "重大")] == ["slight", "grave", "重大"]
    assert not any("included in the tier" in words or "not to scale" in words for words in shown)


def test_words_and_time_make_a_grid() -> None:
    tiers = [{"when": {"grade": "輕微", "time": "未滿2日"}}, {"when": {"grade": "輕微", "time": "2日以上"}, "level": "reprimand"},
             {"when": {"grade": "嚴重以上"}, "level": "demerit"}]
    assert {"slight", "grave", "2 working days or more", "Demerit"} <= set(words_of(drawn("en", measures=[GRAVITY, TIME], tiers=tiers)))


# --- Two measures ------------------------------------------------------------------------------------------------

GRID = [
    {"when": {"count": "= 0"}},
    {"when": {"count": ">= 1, <= 2", "hours": "< 4"}, "level": "reprimand", "title": "一二件"},
    {"when": {"count": ">= 1, <= 2", "hours": ">= 4"}, "level": "demerit"},
    {"when": {"count": ">= 3"}, "level": "merit"},
]


def test_boxes_of_tiers_that_share_no_value_share_no_room() -> None:
    for svg in drawn(measures=[COUNT, HOURS], tiers=GRID).iter(f"{SVG}svg"):
        boxes = [tuple(float(found.get(name, "")) for name in ("x", "y", "width", "height"))
                 for found in svg.iter(f"{SVG}rect") if found.get("class") == "hb-tier-box"]
        assert len(boxes) == 4
        for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(boxes, 2):
            assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay


def test_rows_and_columns_are_named() -> None:
    shown = set(words_of(drawn(measures=[COUNT, HOURS], tiers=GRID)))
    assert {"0", "1–2", "3以上", "申誡", "記過", "記功", "不予獎懲"} <= shown


# --- What a tier earns -------------------------------------------------------------------------------------------

def test_weight_follows_rank_and_points_weigh_less_than_any_level() -> None:
    made = criteria(measures=[HOURS], tiers=[{"when": "= 0"}, {"when": "= 1", "level": "demerit"}, {"when": "= 2", "points": -2},
                                             {"when": "= 3", "level": "reprimand"}, {"when": "= 4", "points": -9}])
    words = HandbookWords.of(book(), "en")
    assert [found.weight for found in outcomes(made, criteria_facts(made, words), words)] == [0, 4, 1, 3, 2]


def test_every_weight_and_side_has_a_pattern_of_its_own() -> None:
    root = drawn(tiers=[{"when": "= 1", "level": "reprimand"}, {"when": "= 2", "level": "demerit"}, {"when": "= 3", "points": -1}])
    svg = next(root.iter(f"{SVG}svg"))
    shapes = [found.get("d") for pattern in svg.iter(f"{SVG}pattern") for found in pattern.iter(f"{SVG}path")]
    assert len(shapes) == len(set(shapes)) == 3


def test_whole_numbers_are_named_as_they_occur() -> None:
    made = criteria(measures=[COUNT], tiers=[{"when": "<= 3"}, {"when": "> 3"}])
    axis = axis_of(made.measures[0], list(made.tiers))
    assert axis is not None
    assert [axis.segment_words(found, "en") for found in axis.segments] == ["0–3", "4 or more"]


def test_a_measure_that_divides_no_tier_is_no_axis() -> None:
    """What a payment is a share of stands beside the tiers."""
    tiers = [{**tier, "when": {"hours": tier["when"]}} for tier in TIERS]
    assert axes_of(criteria(measures=[COUNT, HOURS], tiers=tiers)) == axes_of(criteria(measures=[HOURS], tiers=TIERS))
