"""The table of amendments: each rule once, as it is now beside what it was before the year; what has no other form has one line."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from check_cases import handbook as handbook_of
from forms.printed_form import as_read

from generator.forms import amendments
from generator.forms.amendments import amendment_jobs
from generator.handbook import Revision
from generator.model import Entry
from generator.printing.print_context import PrintContext

OFFICE = """
kind: handbook
id: office
title: {en: Handbook}
organisation: {en: Office}
languages: [en]
version: "1"
scopes: [{id: mail, title: {en: Mail}}]
---
kind: post
id: clerk
title: {en: Clerk}
duties: [{id: watch, do: {en: Keep watch}, when: daily}]
"""
TERM = "---\nkind: term\nid: ID\ntitle: {en: TITLE}\ndefinition: {en: WORDS}\n"
TODAY = datetime.date(2026, 11, 29)


def term(name: str, words: str) -> str:
    return TERM.replace("ID", name).replace("TITLE", name.title()).replace("WORDS", words)


def table(*states: tuple[str, str]) -> Any:
    """The data of the table; `states` are the rules as they were at first, and then from a day on."""
    handbooks = [(datetime.date.fromisoformat(day), handbook_of(OFFICE + rules)) for day, rules in states]
    revisions = []
    for (_, old), (day, new) in pairwise(handbooks):
        before, after = ({entry.key: entry for entry in made.entries} for made in (old, new))
        changed = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
        sides: list[dict[tuple[str, str], Entry | None]] = [{key: side[key] for key in changed if key in side} for side in (before, after)]
        revisions.append(Revision(day, *sides))
    known = replace(handbooks[-1][1], day=TODAY, history=tuple(reversed(revisions)))
    jobs = list(amendment_jobs(PrintContext(known, "en", "https://example.org/")))
    return as_read(jobs[0]) if jobs else None


def said(data: Any) -> list[tuple[str, str, list[tuple[str, str]]]]:
    def side(pieces: Any) -> str:
        return "".join(words[1] for _, words in pieces)

    return [(found["title"][1], found["day"], [(side(field["before"]), side(field["after"])) for field in found["fields"]])
            for found in data["amended"]]


def test_a_rule_that_changed_twice_stands_once_and_says_what_it_says_now() -> None:
    data = table(("2026-01-01", term("day", "One")), ("2026-05-01", term("day", "Two")), ("2026-06-01", term("day", "Three")))
    assert said(data) == [("Day", "1 June 2026", [("One", "Three")])]
    assert data["others"] == []


def test_a_rule_that_is_as_it_was_before_the_year_is_not_there() -> None:
    assert table(("2026-01-01", term("day", "One")), ("2026-05-01", term("day", "Two")), ("2026-06-01", term("day", "One"))) is None


def test_what_is_older_than_a_year_is_no_amendment_of_this_year() -> None:
    data = table(("2024-01-01", term("day", "One")), ("2025-05-01", term("day", "Two")), ("2026-06-01", term("day", "Three")))
    assert said(data) == [("Day", "1 June 2026", [("Two", "Three")])]


def test_a_new_rule_has_one_line_that_says_since_when_and_where_it_is() -> None:
    data = table(("2026-01-01", term("day", "One")), ("2026-05-01", term("day", "One") + term("week", "Seven")),
                 ("2026-06-01", term("day", "One") + term("week", "Seven days")))
    assert data["amended"] == []
    (line,) = data["others"]
    assert (line["title"][1], line["what"], line["day"]) == ("Week", "new", "1 May 2026")
    assert line["link"] == "https://example.org/" + line["where"] and line["where"].startswith("terms/")


def test_a_withdrawn_rule_has_one_line_and_one_that_came_and_went_has_none() -> None:
    both = term("day", "One") + term("week", "Seven")
    data = table(("2026-01-01", term("day", "One")), ("2026-05-01", both), ("2026-06-01", ""))
    assert [(line["title"][1], line["what"], line["where"]) for line in data["others"]] == [("Day", "withdrawn", "")]


def test_what_a_long_table_has_no_room_for_has_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amendments, "MOST_FIELDS", 1)
    data = table(("2026-01-01", term("day", "One") + term("week", "Seven")), ("2026-05-01", term("day", "Two") + term("week", "Eight")))
    assert [found[0] for found in said(data)] == ["Day"]
    assert [(line["title"][1], line["what"]) for line in data["others"]] == [("Week", "changed")]
