"""`handbook decide`: cases given as words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies

from generator.analysis.amounts import without_unit
from generator.analysis.given_case import decide_case, named_tiers
from generator.analysis.measured import read_value
from generator.cli.scaffold import init
from generator.errors import HandbookError
from generator.facts.decision import explained
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model.criteria import Measure
from generator.model.ranges import Range
from generator.model.text import Text
from generator.pipeline import check
from tests.check_cases import TODAY


def outcome(book: Handbook, *case: Any) -> str:
    """The last line of what is explained in English."""
    return explained(decide_case(book, *case), HandbookWords.of(book, "en"))[-1]


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    root: Path = tmp_path_factory.mktemp("handbook")
    init(root, "en", TODAY)
    made = check(root).handbook
    assert made
    return made


@pytest.mark.parametrize(("values", "modifiers", "expected"), [
    (["94"], [], "no consequence"), (["95"], [], "Commendation"), (["share=95"], [], "Commendation"),
    (["100"], ["complaint"], "Commendation"),
    (["97"], ["covered"], "Award"), (["97"], ["covered", "complaint"], "Commendation"), (["99.5"], [], "Commendation")])
def test_a_case_comes_to_its_outcome(values: list[str], modifiers: list[str], expected: str, handbook: Handbook) -> None:
    assert outcome(handbook, "answers-on-time", values, modifiers, None) == f"Outcome: {expected}"


def test_a_tier_can_be_named(handbook: Handbook) -> None:
    assert outcome(handbook, "answers-on-time", [], [], "all") == "Outcome: Award"


@pytest.mark.parametrize(("name", "values", "modifiers", "tier", "message", "hint"), [
    ("answers-on-tim", ["1"], [], None, "no criteria is called \"answers-on-tim\"", "did you mean"),
    ("answers-on-time", [], [], None, "no value is given to decide by", "give a value"),
    ("answers-on-time", ["x"], [], None, "\"x\" is not a number", "write digits"),
    ("answers-on-time", ["shar=1"], [], None, "no measure is called \"shar\"", "did you mean"),
    ("answers-on-time", ["all"], [], None, "\"all\" is a tier, not a value", "write: {meant}"),
    ("answers-on-time", ["tier=all"], [], None, "\"all\" is a tier, not a value", "write: {meant}"),
    ("answers-on-time", ["1"], ["zzz"], None, "no modifier is called \"zzz\"", "there are"),
    ("answers-on-time", ["1"], [], "zzz", "no tier is called \"zzz\"", "there are")])
def test_what_the_criteria_do_not_know_is_refused(name: str, values: list[str], modifiers: list[str], tier: str | None, message: str,
                                                  hint: str, handbook: Handbook) -> None:
    with pytest.raises(HandbookError, match=message) as caught:
        decide_case(handbook, name, values, modifiers, tier)
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize(("name", "values", "said"), [
    ("disciplinary-periods", ["score=20.5", "breaches=1"], "whole numbers"), ("disciplinary-periods", ["score=101", "breaches=1"], "at most 100"),
    ("attendance", ["hours=-1"], "at least 0"),
])
def test_a_value_that_cannot_occur_is_refused(name: str, values: list[str], said: str, sample: Handbook) -> None:
    with pytest.raises(HandbookError, match=said):
        decide_case(sample, name, values, [], None)


def test_a_measure_that_is_missing_is_named(sample: Handbook) -> None:
    with pytest.raises(HandbookError, match="breaches is missing") as caught:
        decide_case(sample, "disciplinary-periods", ["score=20"], [], None)
    assert caught.value.hint.format(**caught.value.details) == "write also: breaches=…"


def test_a_case_that_the_values_given_rule_out_is_no_question_of_missing_ones(sample: Handbook) -> None:
    criteria = sample.criteria["disciplinary-periods"]
    narrow = criteria.model_copy(update={"tiers": tuple(
        t.model_copy(update={"when": {**t.when, "score": Range.parse("< 5")}}) for t in criteria.tiers)})
    narrowed = Handbook(sample.entry, {**sample.by_kind, "criteria": {narrow.id: narrow}}, sample.backlinks)
    assert outcome(narrowed, narrow.id, ["score=20"], [], None) == "No tier applies to this case."


@pytest.mark.parametrize("given", ["nan", "NaN", "inf", "-Infinity", "1_5000", "1e3", "1,50", "15,00,0", "0x1F", "٣", "", "9" * 400, "1.2.3", "--3", "½"])
def test_what_is_no_number_is_refused_in_words(given: str, sample: Handbook) -> None:
    with pytest.raises(HandbookError, match="is not a number") as caught:
        decide_case(sample, "attendance", [f"hours={given}"], [], None)
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize(("given", "value"), [
    ("15,000", "15000"), ("１５，０００", "15000"), ("１．５", "1.5"), ("+3", "3"), ("3.75 working hours", "3.75"), ("4工作小時", "4"), ("4 工作小时", "4"), ("4 hours", None),
    ("4 Working Hours", "4"), ("1,234,567.5", "1234567.5"), ("4 days", None), ("−0", "0")])
def test_what_is_printed_is_read(given: str, value: str | None, sample: Handbook) -> None:
    measure = sample.criteria["attendance"].measures[0]
    if value is None:
        with pytest.raises(HandbookError, match="is not in the unit of \"hours\""):
            without_unit(given, measure)
    else:
        assert read_value(without_unit(given, measure), measure) == Decimal(value)


@hypothesis.given(strategies.decimals(-10**9, 10**9, places=2, allow_nan=False, allow_infinity=False), strategies.sampled_from(["zh-Hant", "zh-Hans", "en"]),
                  strategies.sampled_from(["小時", "元", "%", "hours", "件", "㎡", "NT$", "£"]))
def test_every_amount_is_read_as_it_is_printed(value: Decimal, language: str, unit: str) -> None:
    measure = Measure(id="x", title=Text({"en": "x"}), unit=Text({"en": unit}), minimum=None)
    assert read_value(without_unit(formatting.amount(value, measure.unit, language), measure), measure) == value


def test_a_circumstance_among_the_values_is_told_how_it_is_given(sample: Handbook) -> None:
    modifier = sample.criteria["attendance"].modifiers[0].id
    with pytest.raises(HandbookError, match="is a circumstance, not a value") as told:
        decide_case(sample, "attendance", ["3", modifier], [], None)
    assert told.value.details["meant"] == f"--modifier {modifier}"


def test_a_measure_given_twice_is_told(sample: Handbook) -> None:
    with pytest.raises(HandbookError, match="\"hours\" is given twice"):
        decide_case(sample, "attendance", ["3", "5"], [], None)


def test_tiers_in_words_are_asked_for_by_name(sample: Handbook) -> None:
    criteria = sample.criteria["attendance"]
    first, second, *_ = criteria.tiers
    words = criteria.model_copy(update={"tiers": (first, second.model_copy(update={"when": {}, "id": "grave"}))})
    some = Handbook(sample.entry, {**sample.by_kind, "criteria": {"attendance": words}}, sample.backlinks)
    with pytest.raises(HandbookError) as caught:
        decide_case(some, "attendance", [], [], None)
    assert caught.value.hint.format(**caught.value.details) == "give a value for each of: hours; or name a tier: --tier grave"
    assert named_tiers(words) == ["grave"]
