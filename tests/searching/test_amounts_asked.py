"""Who decides at an amount: the row that the question words as the rules do, or all rows, and no row that only holds the same digits."""

from __future__ import annotations

from typing import Any

import pytest

from generator.searching.render import search_documents
from tests.checklist_cases import handbook, post, procedure
from tests.scripts import Scripts

BUYING = procedure({"do": "請購"}, {"do": "驗收"}, name="buy", title="採購", delegation=[
    {"matter": "採購未滿5000元", "decide": "head"}, {"matter": "採購5000元以上未滿5萬元", "decide": "director"},
    {"matter": "採購5萬元以上", "decide": "director"}])


@pytest.fixture(scope="module")
def said() -> Any:
    office = handbook(post(), post(name="head", title="組長"), post(name="director", title="主任"), BUYING)
    index = [document.data.decode() for document in search_documents(office, "zh-Hant")]
    scripts = Scripts()

    def ask(query: str) -> list[list[str]]:
        ((found, _),) = scripts.ask("searched", index, [query])
        return [[text, note] for _, text, note, *_ in found]

    yield ask
    scripts.close()


@pytest.mark.parametrize("query", ["5萬元採購誰核定", "5000元採購由誰核定", "五萬元採購誰核定"])
def test_no_row_is_chosen_by_its_digits(query: str, said: Any) -> None:
    assert all("組長" in text + note and "主任" in text + note for text, note in said(query))


def test_an_amount_that_is_asked_as_the_rules_word_it_is_answered(said: Any) -> None:
    assert said("採購5萬元以上誰核定")[0][0] == "主任"
