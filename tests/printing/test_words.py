"""The words of what is printed."""

from __future__ import annotations

import datetime

import pytest
from checklist_cases import handbook, post

from generator.facts.words import PrintedWords
from generator.model.handbook import Years
from generator.printing.print_context import PrintContext

DAY = datetime.date(2026, 1, 5)


@pytest.mark.parametrize(("language", "years", "said"), [
    ("zh-Hant", Years.COMMON, "2026年1月5日"), ("zh-Hant", Years.ROC, "民國115年1月5日"), ("en", Years.ROC, "5 January 2026")])
def test_dates_count_years_as_the_handbook_does(language: str, years: Years, said: str) -> None:
    assert PrintedWords(language, years=years).date(DAY) == said


def test_an_edition_speaks_as_its_handbook_does() -> None:
    made = handbook({**post({"do": "清點", "when": "daily"}), "effective": "2026-01-05"})
    entry = made.entry.model_copy(update={"years": Years.ROC})
    context = PrintContext(type(made)(entry, made.by_kind, made.backlinks), "zh-Hant")
    assert context.identity(next(iter(made.posts.values())), "posts/x.html")["effective"] == "民國115年1月5日起施行"
