"""Which posts are told of a change of the handbook entry: those that the changed part names, and everybody of what holds for all."""

from __future__ import annotations

import pytest
from check_cases import handbook

from generator.facts.concerned import concerned, is_for_all
from generator.facts.words import HandbookWords
from tests.facts.test_changes import OFFICE

LISTS = """\
units: [{id: front, title: 櫃台, head: chief}, {id: back, title: 後場}]
registers: [{id: log, title: 日誌, keeper: clerk}, {id: book, title: 簿冊, keeper: chief}]
roles: [{id: lead, title: 指揮官, posts: [clerk]}]
levels: [{id: warn, title: 警告, side: penalty, rank: 1, decides: chief}]
contacts: [clerk]
calendar: {office_hours: "08:00-16:00"}
"""
BEFORE = OFFICE.replace("scopes:", LISTS + "scopes:").replace("id: clerk\n", "id: clerk\nunit: back\n")


@pytest.mark.parametrize(("old", "new", "posts", "for_all"), [
    ("title: 日誌", "title: 工作日誌", {"clerk"}, False),
    ("keeper: clerk", "keeper: chief", {"clerk", "chief"}, False),
    ("{id: book, title: 簿冊, keeper: chief}", "{id: book, title: 簿冊, keeper: chief, retention: 3 years}", {"chief"}, False),
    ("title: 後場", "title: 後勤", {"clerk"}, False),  # whoever is in the unit
    ("title: 櫃台", "title: 前台", {"chief"}, False),
    ("posts: [clerk]", "posts: [clerk, chief]", {"clerk", "chief"}, False),
    ("title: 警告", "title: 書面警告", {"chief"}, False),
    ("contacts: [clerk]", "contacts: [clerk, chief]", {"chief"}, False),
    ("08:00-16:00", "08:30-16:30", set(), True),
    ("calendar:", "principles: [依法行政]\ncalendar:", set(), True),
    ("zh-Hant: 機關", "zh-Hant: 本機關", set(), False),
])
def test_whom_a_change_of_the_handbook_entry_concerns(old: str, new: str, posts: set[str], for_all: bool) -> None:
    assert old in BEFORE
    before, after = handbook(BEFORE), handbook(BEFORE.replace(old, new))
    found = concerned(before.entry, after.entry, after.entry.key, HandbookWords.of(after, "en"))
    assert (set(found), is_for_all(before.entry, after.entry)) == (posts, for_all)


@pytest.mark.parametrize("only_after", [True, False])
def test_a_handbook_entry_of_which_one_form_is_unknown_is_about_nobody(only_after: bool) -> None:
    made = handbook(BEFORE)
    forms = (None, made.entry) if only_after else (made.entry, None)
    assert concerned(*forms, made.entry.key, HandbookWords.of(made, "en")) == () and not is_for_all(*forms)
