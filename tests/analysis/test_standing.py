"""That an entry which has been replaced does not come back into force, whatever becomes of the one that replaced it."""

from __future__ import annotations

import datetime

import pytest

from generator.analysis.standing import State, replacement, span_in_force, standing
from generator.handbook import Handbook
from tests.check_cases import found, handbook

DAY = datetime.date(2026, 6, 1)
OFFICE = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 機關\nlanguages: [zh-Hant]\nscopes: [{id: a, title: 甲}]\n"


def of_versions(*later: str) -> Handbook:
    """A handbook with a term, the one that replaces it, and so on, each with these fields."""
    terms = [f"---\nkind: term\nid: v{number}\ntitle: 詞{number}\ndefinition: 意思\n{fields}" for number, fields in enumerate(("", *later), 1)]
    return handbook(OFFICE + "".join(terms)).on(DAY)


@pytest.mark.parametrize(("newer", "state"), [
    ("", State.SUPERSEDED), ("effective: 2026-06-01\n", State.SUPERSEDED), ("effective: 2026-06-02\n", State.IN_FORCE),
    ("status: draft\n", State.IN_FORCE), ("status: suspended\n", State.SUPERSEDED), ("status: retired\n", State.SUPERSEDED),
    ("effective: 2026-01-01\nexpires: 2026-05-31\n", State.SUPERSEDED),
    ("effective: 2026-07-01\nstatus: suspended\n", State.IN_FORCE), ("effective: 2026-07-01\nstatus: retired\n", State.IN_FORCE)])
def test_what_has_been_replaced_stays_replaced(newer: str, state: State) -> None:
    made = of_versions(f"supersedes: v1\n{newer}")
    assert standing(made.find("term", "v1"), made).state is state
    span = span_in_force(made.find("term", "v1"), made)
    assert (span is not None and DAY in span) is (state is State.IN_FORCE)


@pytest.mark.parametrize("second", ["status: retired\n", "effective: 2026-01-01\nexpires: 2026-05-31\n", "status: suspended\n", ""])
def test_the_last_in_a_row_is_what_replaces_the_first(second: str) -> None:
    made = of_versions(f"supersedes: v1\n{second}", "supersedes: v2\n")
    newest = replacement(made.find("term", "v1"), made)
    assert newest is not None and newest.id == "v3"


def test_what_replaces_an_entry_is_named_though_it_is_over() -> None:
    made = of_versions("supersedes: v1\nstatus: retired\n")
    newer = replacement(made.find("term", "v1"), made)
    assert newer is not None and newer.id == "v2"


def test_a_circle_has_an_end() -> None:
    made = of_versions("supersedes: v1\n")
    made.newer["term", "v2"] = [made.find("term", "v1")]
    assert standing(made.find("term", "v1"), made).state is State.SUPERSEDED


def test_a_reference_to_what_was_replaced_by_nothing_in_force_is_told() -> None:
    term = "---\nkind: term\nid: {}\ntitle: 詞{}\ndefinition: 意思\n{}"
    text = OFFICE + term.format("a", "甲", "") + term.format("b", "乙", "supersedes: a\nstatus: retired\n") + term.format("c", "丙", "see: a\n")
    assert [told.details["given"] for told in found(text, "HB310")] == ["a"]
    assert found(text, "HB309") == []
