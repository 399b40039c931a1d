"""Whether there are enough people for a step: known offices, and random ones beside a trial of every way to send people."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from chart_cases import handbook, procedure
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.people import can_be_the_same, same_person, seated, shortages
from generator.handbook import Handbook


def office(*posts: dict[str, Any]) -> Handbook:
    return handbook(extra=[{"title": "崗位", **post} for post in posts],
                    roles=[{"id": "chief", "title": "指揮官", "posts": ["clerk", "head"]}], outsiders=[{"id": "applicant", "title": "申請人"}])


ALONE = office({"id": "clerk"}, {"id": "head"})
TWO = office({"id": "clerk", "headcount": 2}, {"id": "head"})
STOOD_IN_FOR = office({"id": "clerk", "substitutes": ["head"]}, {"id": "head"})


@pytest.mark.parametrize(("found", "step", "short"), [
    (ALONE, {"by": "clerk", "people": 2}, [(2, 1, None)]),
    (TWO, {"by": "clerk", "people": 2}, []),
    (TWO, {"by": "clerk", "people": 3}, [(3, 2, None)]),
    (STOOD_IN_FOR, {"by": "clerk", "people": 2}, []),
    (ALONE, {"by": ["clerk", "head"], "people": 2}, []),
    (ALONE, {"by": ["clerk", "head"], "people": 3}, [(3, 2, None)]),
    (ALONE, {"by": "chief", "people": 2}, []),
    (ALONE, {"by": "applicant", "people": 9}, []),
    (ALONE, {"by": "clerk", "other_than": "first"}, [(2, 1, "first")]),
    (ALONE, {"by": "head", "other_than": "first"}, []),
    (ALONE, {"by": "chief", "other_than": "first"}, []),
    (ALONE, {"by": "clerk", "other_than": {"procedure": "letters", "step": "draft"}}, [(2, 1, "draft")]),
    (ALONE, {"by": "clerk", "other_than": [{"procedure": "letters"}, "first"]}, [(2, 1, "draft"), (2, 1, "first")]),
    (TWO, {"by": "clerk", "other_than": {"procedure": "letters"}}, []),
    (ALONE, {"by": "head", "other_than": {"procedure": "letters"}}, []),
    (ALONE, {"by": "clerk", "other_than": "drafter"}, [(2, 1, "drafter")]),
    (STOOD_IN_FOR, {"by": "clerk", "other_than": "drafter"}, []),
    (TWO, {"by": "clerk", "people": 2, "other_than": "first"}, [(3, 2, "first")]),
])
def test_people_are_counted(found: Handbook, step: dict[str, Any], short: list[tuple[int, int, str | None]]) -> None:
    made = procedure([{"id": "first", "do": "做", "by": "clerk"}, {"id": "second", "do": "做", **step}],
                     delegation=[{"matter": "函稿", "draft": "clerk", "decide": "head"}])
    other = procedure([{"id": "draft", "do": "擬稿", "by": "clerk"}, {"do": "補正", "by": "applicant"}], id="letters")
    found.by_kind["procedure"].update({"case": made, "letters": other})
    said = [(each.needed, each.available, each.other and each.other.name) for each in shortages(made, 1, found)]
    assert said == short


@pytest.mark.parametrize(("rows", "short"), [
    ([("一萬元以下", "head"), ("超過一萬元", "chief")], []),
    ([("一萬元以下", ["head", "chief"])], [(3, 2)]),
    ([("一萬元以下", "head")], [(3, 2)]),
    ([], [(3, 2)])])
def test_of_those_who_decide_different_matters_one_is_there_at_a_time(rows: list[tuple[str, Any]], short: list[tuple[int, int]]) -> None:
    made = procedure([{"id": "draft", "do": "擬稿", "by": "clerk"}, {"do": "核定", "by": ["head", "chief"], "other_than": "draft"}],
                     delegation=[{"matter": matter, "draft": "clerk", "decide": decide} for matter, decide in rows])
    assert [(each.needed, each.available) for each in shortages(made, 1, ALONE)] == short


def test_the_same_person_is_followed_back() -> None:
    made = procedure([{"id": "a", "do": "做", "by": "clerk"}, {"id": "b", "do": "做", "same_as": "a"}, {"id": "c", "do": "做", "same_as": "b"}])
    assert [same_person(made, index) for index in range(3)] == [0, 0, 0]
    assert made.steps[1].by == ("clerk",)


def test_nobody_is_the_same_as_somebody_of_another_post() -> None:
    made = procedure([{"id": "a", "do": "做", "by": "clerk"}, {"do": "做", "by": "head", "same_as": "a"}])
    assert not can_be_the_same(made, 1, ALONE) and can_be_the_same(made, 1, STOOD_IN_FOR)


POSTS = ("a", "b", "c")


@settings(max_examples=200)
@given(st.lists(st.integers(1, 2), min_size=3, max_size=3),
       st.lists(st.frozensets(st.sampled_from(POSTS), min_size=1), min_size=1, max_size=5))
def test_as_many_are_seated_as_can_be(headcounts: list[int], wanted: list[frozenset[str]]) -> None:
    found = office(*({"id": name, "headcount": count} for name, count in zip(POSTS, headcounts, strict=True)))
    ways = product(*([None, *sorted(pool)] for pool in wanted))
    most = max(len([post for post in way if post]) for way in ways
               if all(way.count(post) <= count for post, count in zip(POSTS, headcounts, strict=True)))
    assert seated(wanted, found) == most
