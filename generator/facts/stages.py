"""What is said of the stages of supervision, in order: who does what, how often, by when, and where it is recorded. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.duties import DutyFacts, duty_facts
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import formatting, frequencies
from generator.model import Oversight
from generator.model.frequency import Frequency
from generator.model.others import Stage


@dataclass(frozen=True, slots=True)
class StageFacts:
    """A stage. `when` is its event, else how often it is due; both times are empty where none is stated."""

    name: str
    do: Words
    by: Named
    when: Words | None
    within: str
    record: Named | None


def stage_facts(oversight: Oversight, words: HandbookWords) -> tuple[StageFacts, ...]:
    """The five stages. What a stage leaves out is said by the duty that it is."""
    return tuple(_stage(name, stage, words) for name, stage in oversight.stages.in_order)


def _stage(name: str, stage: Stage, words: HandbookWords) -> StageFacts:
    duty = _duty(stage, words)
    return StageFacts(
        name=name, do=words.said(stage.do), by=words.named("post", stage.by),
        when=_when(stage.every, words) if stage.every else duty.when if duty else None,
        within=words.in_time(stage.within) if stage.within else duty.within if duty else "",
        record=words.record_named(stage.record) or (duty.record if duty else None))


def _duty(stage: Stage, words: HandbookWords) -> DutyFacts | None:
    tied = words.handbook.find_duty(stage.by, stage.duty)
    return duty_facts(tied, words, words.handbook.posts[stage.by]) if tied else None


def _when(every: Frequency, words: HandbookWords) -> Words:
    return words.optional(every.event) or Words(words.language, formatting.sentence(frequencies.frequency(every, words.language)))
