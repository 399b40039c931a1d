"""`when: otherwise` stands for what the other tiers leave."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model import Criteria

CONTEXT = {"languages": ("zh-Hant",), "hours": 8}


def read(*whens: str, **measure: Any) -> Criteria:
    """Criteria with one measure and a tier for each range."""
    return Criteria.model_validate({
        "kind": "criteria", "id": "late", "title": "逾時", "side": "penalty", "measures": {"id": "n", "title": "件數", "unit": "件", **measure},
        "tiers": [{"title": f"級距{number}", "when": when} for number, when in enumerate(whens, 1)]}, context=CONTEXT)


@pytest.mark.parametrize(("whens", "measure", "rest"), [
    (("10以上", "其餘"), {}, "< 10"),
    (("未滿 4", "4 以上未滿 16", "otherwise"), {}, ">= 16"),
    (("1", "3以上", "其餘情形"), {"minimum": 1, "whole": True}, ">= 2, < 3"),
    (("everything else", ">= 95"), {"minimum": 0, "maximum": 100}, "< 95"),
    (("未滿 4 小時", "其餘"), {"type": "time", "unit": None}, ">= 4 hours"),
    (("0", "1至5", "其餘"), {"whole": True}, ">= 6"),   # below 0 nothing can occur where nothing else is said
])
def test_it_is_read_as_the_range_that_is_left(whens: tuple[str, ...], measure: dict[str, Any], rest: str) -> None:
    made = read(*whens, **{name: value for name, value in {"unit": "件", **measure}.items() if value is not None})
    tier = next(tier for tier, when in zip(made.tiers, whens, strict=True) if not any(sign.isdigit() for sign in when))
    assert str(tier.when["n"]) in (rest, rest.replace("4 hours", "4 小時"))


@pytest.mark.parametrize(("whens", "measure"), [
    (("4 以上未滿 16", "其餘"), {}), (("未滿 4", "4 以上", "其餘"), {}), (("10以上", "其餘", "其他"), {}), (("0 以上", "其餘"), {"minimum": 0}),
])
def test_what_leaves_no_single_range_is_refused(whens: tuple[str, ...], measure: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as stop:
        read(*whens, **measure)
    assert {error["ctx"]["reason"] for error in stop.value.errors()} == {"rest"}


SEVERAL = [{"id": "n", "title": "件數", "unit": "件"}, {"id": "harm", "title": "損害", "choices": ["輕", "重"]}]


def several(*whens: Any, measures: list[dict[str, Any]] = SEVERAL) -> Criteria:
    return Criteria.model_validate({
        "kind": "criteria", "id": "late", "title": "逾時", "side": "penalty", "measures": measures,
        "tiers": [{"title": f"級距{number}", "when": when} for number, when in enumerate(whens, 1)]}, context=CONTEXT)


@pytest.mark.parametrize(("whens", "measures"), [
    (({"n": "3以上", "harm": "重"}, "其餘情形"), SEVERAL), (("otherwise", {"harm": "重"}), SEVERAL), (("重", "其餘"), SEVERAL[1:])])
def test_a_tier_is_for_all_that_several_measures_or_words_leave(whens: tuple[Any, ...], measures: list[dict[str, Any]]) -> None:
    assert [tier.otherwise for tier in several(*whens, measures=measures).tiers] == [when in ("其餘情形", "otherwise", "其餘") for when in whens]


@pytest.mark.parametrize("whens", [("其餘", "其餘"), ("其餘",), ({"n": "3以上"}, "其餘", "其他"), ({"n": "3以上", "harm": "其餘"},)])
def test_what_several_measures_leave_is_said_once_and_of_all_of_them(whens: tuple[Any, ...]) -> None:
    with pytest.raises(ValidationError) as stop:
        several(*whens)
    assert {error["ctx"]["reason"] for error in stop.value.errors() if error["type"] == "bad_range"} == {"rest"}


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5, unique=True).map(sorted), st.integers(0, 5), st.booleans(), st.integers(0, 70))
def test_every_value_is_in_one_tier(cuts: list[int], which: int, whole: bool, halves: int) -> None:
    """Between cuts of a line lie tiers without gaps; any of them may be left to be said."""
    bounds = [None, *cuts, None]
    whens = [f"< {high}" if low is None else f">= {low}" if high is None else f">= {low}, < {high}"
             for low, high in pairwise(bounds)]
    whens[which % len(whens)] = "otherwise"
    value = Decimal(halves) / 2
    if not whole or value % 1 == 0:
        assert sum(tier.when["n"].contains(value) for tier in read(*whens, minimum=None, **({"whole": True} if whole else {})).tiers) == 1
