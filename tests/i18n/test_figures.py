"""The checks of wording on sentences labelled by hand: what they find is vague, and what is vague is found."""

from __future__ import annotations

import pytest
from figures import LANGUAGES, NAMES, cases, count, judged

WRITTEN_FIRST = ("tuned", "held")


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_nine_in_ten_findings_are_right_and_nine_in_ten_labels_are_found(language: str) -> None:
    for sets in (WRITTEN_FIRST, ("tuned", "held", "fresh", "last")):
        figures = count(language, sets)[""]
        assert figures.precision >= 0.9, figures
        assert figures.recall >= 0.9, figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_it_was_never_shown_get_few_wrong_findings(language: str) -> None:
    figures = count(language, ("last",))[""]
    assert figures.precision >= 0.9
    assert figures.recall >= 0.55


@pytest.mark.parametrize("language", LANGUAGES)
def test_pedantic_words_are_found_when_asked_for(language: str) -> None:
    asked = [found for found in judged(language, pedantic=True) if "pedantic" in found.case]
    assert all(not found.missed for found in asked)
    assert all(found.case["pedantic"][0].split(" ")[0] not in {code for code, _ in found.right}
               for found in judged(language) if "pedantic" in found.case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_set_is_as_it_says(language: str) -> None:
    sentences = cases(language)
    first = [case for case in sentences if case.get("set", "tuned") in WRITTEN_FIRST]
    assert len(first) == 50
    assert len({case["text"] for case in sentences}) == len(sentences)
    assert 0.28 <= sum(not case["expect"] for case in first) / 50 <= 0.38
    for case in sentences:
        for label in case["expect"]:
            code, _, word = label.partition(" ")
            assert code in NAMES
            assert word in case["text"]
