"""Every text of cases/advice.yml is answered with the place and the words that its author needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.files import own_data
from generator.i18n.catalogue import catalogue
from generator.i18n.detail_words import detail_in_words
from generator.reading.chinese_words import meant_choice
from generator.reading.descriptors import NO_HANDBOOK
from generator.reading.load_text import load_text
from generator.reading.resolve import resolve
from generator.reading.spacing import spacing_faults
from generator.reading.validate import validate

CASES = Path(__file__).parents[1] / "cases"
ADVICE: list[dict[str, Any]] = own_data(CASES / "advice.yml")
OPENINGS = {
    "TERM": "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印",
    "DUTY": "kind: post\nid: clerk\ntitle: 收發員\nduties:\n  - {id: a, do: 清點,",
    "STEP": "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n  - {do: 清點,",
}
"""What stands before the slip in several cases."""


@pytest.mark.parametrize("case", ADVICE, ids=lambda case: case["text"])
def test_it_says_where_and_what_to_write(case: dict[str, Any]) -> None:
    text = case["text"]
    for name, opening in OPENINGS.items():
        text = text.replace(name, opening)
    documents, faults = load_text(text, "rules/x.yml", Path("rules/x.yml"))
    valid = validate(documents)
    found = [*faults, *valid.diagnostics, *resolve(valid.entries, valid.claimed).diagnostics]
    words = catalogue("zh-Hant")
    said = [(f"{each.span.line}:{each.span.column}", words.text(each.hint or each.descriptor.hint, **{
        name: detail_in_words(value, "zh-Hant") or value for name, value in each.details.items()})) for each in found]
    assert (case["at"], case["hint"]) in said
    assert sum(each.code != NO_HANDBOOK.code for each in found) <= case.get("findings", len(found))


def test_nothing_is_wrong_with_the_spaces_of_what_can_be_read() -> None:
    files = [*(CASES.parent.parent / "rules").rglob("*.yml"), *(CASES.parent / "handbooks").rglob("*.yml")]
    assert len(files) > 40
    assert [(path.name, found) for path in files for found in spacing_faults(path.read_text("utf-8"))] == []


def test_a_word_that_may_mean_several_choices_means_none() -> None:
    assert meant_choice("等級", ["grade", "class"]) == "class" and meant_choice("penalty", ["penalty"]) is None
