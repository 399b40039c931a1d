"""What is said of the stages of supervision, in order: who does what, how often, by when, and where it is recorded. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.owed_duties import duty_of_stage
from generator.facts.duties import DutyFacts, duty_facts
from generator.facts.words import HandbookWords, Named, Words
from generator.model import Oversight
from generator.model.others import Stage


@dataclass(frozen=True, slots=True)
class StageFacts:
    """A stage. `when` is its event, else how often it is due, `besides` where that goes on a day off by its wording, when its period comes;
    times are empty where none is stated."""

    name: str
    do: Words
    by: Named
    when: Words | None
    besides: str
    within: str
    record: Named | None


def stage_facts(oversight: Oversight, words: HandbookWords) -> tuple[StageFacts, ...]:
    """The five stages. One that comes round says of its times what the post's list of duties says; what it leaves out its duty says."""
    return tuple(_stage(name, stage, _duty(oversight, name, stage, words), words) for name, stage in oversight.stages.in_order)


def _duty(oversight: Oversight, name: str, stage: Stage, words: HandbookWords) -> DutyFacts | None:
    post = words.handbook.posts.get(stage.by)
    duty = words.handbook.find_duty(stage.by, stage.duty) or duty_of_stage(oversight, name, stage)
    return duty_facts(duty, words, post) if duty and post else None


def _stage(name: str, stage: Stage, duty: DutyFacts | None, words: HandbookWords) -> StageFacts:
    return StageFacts(
        name=name, do=words.said(stage.do), by=words.named("post", stage.by),
        when=duty.when if duty else words.optional(stage.every.event) if stage.every else None, besides=duty.besides if duty else "",
        within=(duty.in_time if duty else "") or words.in_time(stage.within),
        record=words.record_named(stage.record) or (duty.record if duty else None))
