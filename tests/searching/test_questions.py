"""The row that answers a question: never a wrong one, and which share of the questions it answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from generator.handbook import Handbook
from generator.searching.answer import ASPECTS
from generator.searching.everyday import questions as asking
from generator.searching.render import search_documents
from generator.searching.search_words import ASPECT_LABELS, DAY_LABELS
from generator.watched import watch
from tests.question_cases import Answered, answered, figures, handbook_of, questions
from tests.scripts import Scripts


@pytest.fixture(scope="module")
def tuned() -> Iterator[list[Answered]]:
    scripts = Scripts()
    yield answered(questions("asked.yml"), scripts.ask)
    scripts.close()


def test_no_answer_is_wrong(tuned: list[Answered]) -> None:
    assert [(one.question.query, one.said) for one in tuned if one.answer == "wrong"] == []


def test_most_questions_are_answered_and_what_is_meant_stands_in_front(tuned: list[Answered]) -> None:
    found = figures(tuned)
    assert found.missing <= 2 and found.right >= 113
    assert found.first >= 0.95 and found.five >= 0.98 and found.reciprocal >= 0.96


def test_questions_of_another_hand_are_answered_and_none_wrongly() -> None:
    scripts = Scripts()
    found = figures(answered(questions("asked-other-hand.yml"), scripts.ask))
    scripts.close()
    assert found.wrong == 0 and found.right >= 38


@pytest.mark.parametrize(("file", "right"), [("asked-third-hand.yml", 82), ("asked-fourth-hand.yml", 26), ("asked-fifth-hand.yml", 30),
                                            ("asked-sixth-hand.yml", 25), ("asked-seventh-hand.yml", 27),
                                            ("asked-eighth-hand.yml", 30), ("asked-ninth-hand.yml", 25), ("asked-tenth-hand.yml", 146),
                                            ("asked-eleventh-hand.yml", 82), ("asked-eleventh-held-out.yml", 30),
                                            ("asked-near.yml", 30)])
def test_questions_of_further_hands_on_other_handbooks_are_answered_and_none_wrongly(file: str, right: int) -> None:
    scripts = Scripts()
    found = answered(questions(file), scripts.ask)
    scripts.close()
    assert [(one.question.query, one.said) for one in found if one.answer == "wrong"] == [] and figures(found).right >= right


@pytest.mark.parametrize("file", ["asked-everyday.yml", "asked-exactly.yml"])
def test_questions_that_were_answered_otherwise_once_are_answered_in_every_handbook(file: str) -> None:
    scripts = Scripts()
    found = answered(questions(file), scripts.ask)
    scripts.close()
    assert [(one.question.query, one.said) for one in found if one.answer == "wrong" or (one.answer == "none" and one.question.says)] == []


def test_what_the_rules_call_otherwise_comes_near_a_question_of_which_they_have_no_word() -> None:
    index = [document.data.decode() for document in search_documents(handbook_of("university-laboratories"), "zh-Hant")]
    with closing(Scripts()) as scripts:
        assert scripts.ask("searched", index, ["懷孕可以碰鉛嗎"]) == [[[], [["conduct/lab-rules"]]]]


def test_there_are_as_many_questions_held_out() -> None:
    asked, kept = ({(one.handbook, one.language, one.query) for one in questions(file)} for file in ("asked.yml", "asked-held-out.yml"))
    assert len(asked) + len(kept) >= 300 and len(asked & kept) < 6


def test_a_build_that_notes_what_is_read_makes_the_same_index(sample: Handbook) -> None:
    watched, plain = ([document.data for document in search_documents(handbook, "en")] for handbook in (watch(sample), sample))
    assert watched == plain and b'"answers":' in plain[1]


def test_every_answer_can_be_asked_for_and_has_a_name() -> None:
    asks = {name for aspects, *_ in asking(["zh-Hant", "en"])["asks"] for name in aspects.split()}
    assert asks == {*ASPECTS, *DAY_LABELS} and tuple(ASPECT_LABELS) == ASPECTS
