"""Facts that many outputs ask for are made once for a handbook and language."""

from __future__ import annotations

from dataclasses import replace

from generator.facts.levels import scales
from generator.facts.procedure import procedure_facts
from generator.facts.steps import steps_of
from generator.facts.words import HandbookWords
from generator.handbook import Handbook


def test_outputs_share_the_facts_of_a_procedure(sample: Handbook) -> None:
    procedure = next(iter(sample.procedures.values()))
    mine, others = (procedure_facts(procedure, HandbookWords.of(sample, "en")) for _ in range(2))
    assert mine is others
    assert mine.steps is steps_of(procedure, HandbookWords.of(sample, "en"))


def test_each_language_has_its_own(sample: Handbook) -> None:
    procedure = next(iter(sample.procedures.values()))
    chinese, english = (procedure_facts(procedure, HandbookWords.of(sample, language)) for language in ("zh-Hant", "en"))
    assert chinese.trigger != english.trigger


def test_a_text_that_is_not_in_the_handbook_is_never_taken_for_the_one_that_is(sample: Handbook) -> None:
    procedure, words = next(iter(sample.procedures.values())), HandbookWords.of(sample, "en")
    known = procedure_facts(procedure, words)
    older = procedure.model_copy(update={"number": "older", "steps": procedure.steps[:1]})
    assert (procedure_facts(older, words).number, len(steps_of(older, words))) == ("older", 1)
    assert procedure_facts(procedure, words) is known


def test_an_edition_of_another_day_has_its_own(sample: Handbook) -> None:
    procedure = next(iter(sample.procedures.values()))
    assert procedure_facts(procedure, HandbookWords.of(replace(sample), "en")) is not procedure_facts(procedure, HandbookWords.of(sample, "en"))


def test_scales_are_made_once(sample: Handbook) -> None:
    first, second = (scales(HandbookWords.of(sample, "zh-Hans")) for _ in range(2))
    assert first and all(mine is other for mine, other in zip(first, second, strict=True))
