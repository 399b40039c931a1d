"""Criteria whose measure is a choice of words: a question that names the choice is answered by what it comes to, and by no limit of a procedure."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from tests.question_cases import ROOT
from tests.scripts import searched

_LEVELS = "levels:\n"
_GIVEN = "  - {id: given, title: 給假, side: class, scale: given-leave, rank: 1}\n"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the search answers of the handbook on attendance with days of leave beside it."""
    folder: Path = tmp_path_factory.mktemp("leave") / "attendance"
    shutil.copytree(ROOT / "tests/handbooks/attendance", folder)
    shutil.copy(ROOT / "tests/cases/search/leave.yml", folder / "rules/leave.yml")
    book = folder / "rules/handbook.yml"
    book.write_text(book.read_text("utf-8").replace(_LEVELS, _LEVELS + _GIVEN, 1), "utf-8")
    valid = validate(load(folder).documents)
    found = resolve(valid.entries, valid.claimed)
    assert found.handbook is not None
    with searched(found.handbook, "zh-Hant") as ask:
        yield ask


@pytest.mark.parametrize(("query", "days"), [("喪假幾天", "15日"), ("喪假可以請幾天", "15日"), ("婚假多久", "14日"), ("陪產假有幾天", "7日")])
def test_days_of_leave_are_those_that_the_choice_comes_to(said: Any, query: str, days: str) -> None:
    [(entry, text, _, address)] = said(query)
    assert entry == "criteria/leave-days" and days in text and "#case?of-cause=" in address


def test_the_limit_of_the_application_is_still_told_where_it_is_asked_for(said: Any) -> None:
    assert "100日" in said("喪假多久內要申請")[0][1]


@pytest.mark.parametrize("query", ["喪假什麼時候發薪水", "喪假要扣多少錢", "喪假和婚假幾天"])
def test_nothing_is_answered_where_the_choice_is_not_all_that_is_asked(said: Any, query: str) -> None:
    assert said(query) == []
