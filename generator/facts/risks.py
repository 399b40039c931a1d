"""What is said of risks, one by one: their degrees and levels in words, their control points with evidence, their inspection. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.risks import Rating, Weighing, evidence_of, inherent, is_uncontrolled, residual, weighing
from generator.facts.addresses import step_anchor
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import formatting, frequencies
from generator.model import Risk
from generator.model.frequency import Frequency
from generator.model.risk import Control

LIKELIHOOD = ("Unlikely", "Possible", "Almost certain")
IMPACT = ("Slight", "Serious", "Very serious")
LEVELS = ("Low risk", "Medium risk", "High risk")
"""The words of the usual scale; a handbook may declare its own."""
TONES = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """The scale of the handbook in words, the lowest first."""

    weighing: Weighing
    likelihood: tuple[Words, ...]
    impact: tuple[Words, ...]
    levels: tuple[Words, ...]

    @classmethod
    def of(cls, words: HandbookWords) -> ScaleWords:
        scale, declared = weighing(words.handbook), words.handbook.entry.risk_scale

        def said(field: str, usual: tuple[str, ...]) -> tuple[Words, ...]:
            own = getattr(declared, field) if declared else ()
            return tuple(words.said(getattr(each, "title", each)) for each in own) or tuple(map(words.own, usual))

        return cls(scale, said("likelihood", LIKELIHOOD), said("impact", IMPACT), said("levels", LEVELS))

    def rating(self, found: Rating) -> RatingFacts:
        level = self.weighing.level(found.value)
        tone = 0 if level == 0 else 2 if level == len(self.levels) - 1 else 1
        return RatingFacts(found.likelihood, found.impact, _at(self.likelihood, found.likelihood), _at(self.impact, found.impact),
                           found.value, self.levels[level], TONES[tone], found.value > self.weighing.tolerance)


@dataclass(frozen=True, slots=True)
class RatingFacts:
    """How grave a risk is. `tone` is low, medium or high, for the eye; `above` says that it is more than is tolerated."""

    likelihood: int
    impact: int
    likely: Words
    grave: Words
    value: int
    level: Words
    tone: str
    above: bool


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """A control point: the step (its number from 1 and its anchor), what is checked at it, and what shows that it was."""

    procedure: Named
    number: int
    anchor: str
    do: Words
    check: Words | None
    evidence: Words | Named | None


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """What is looked at, and how often; empty for with every self-inspection."""

    item: Words
    often: str

    def in_full(self, words: HandbookWords) -> Words:
        """Both in one."""
        said = self.often or words.text("With every self-inspection")
        return Words(self.item.language, self.item.text + words.text(" ({words})", words=said))


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFacts:
    """A risk. `after` is None where nothing controls it, and `uncontrolled` says that something should."""

    named: Named
    scope: Named | None
    owner: Named | None
    description: Words
    before: RatingFacts
    after: RatingFacts | None
    controls: tuple[ControlFacts, ...]
    inspections: tuple[InspectionFacts, ...]
    uncontrolled: bool


def risk_facts(risk: Risk, words: HandbookWords, scale: ScaleWords | None = None) -> RiskFacts:
    """One risk in words."""
    scale = scale or ScaleWords.of(words)
    return RiskFacts(
        named=words.named("risk", risk.id), scope=words.optional_named("scope", risk.scope),
        owner=words.optional_named("post", risk.owner), description=words.said(risk.description),
        before=scale.rating(inherent(risk)), after=scale.rating(residual(risk)) if risk.controls else None,
        controls=tuple(found for control in risk.controls for found in _control(control, words)), inspections=inspections(risk, words),
        uncontrolled=is_uncontrolled(risk, scale.weighing))


def inspections(risk: Risk, words: HandbookWords) -> tuple[InspectionFacts, ...]:
    """What self-inspections look at because of the risk."""
    return tuple(InspectionFacts(words.said(each.item), _often(each.every, words)) for each in risk.inspect)


def _control(control: Control, words: HandbookWords) -> Iterator[ControlFacts]:
    if found := words.handbook.find_step(control.procedure, control.step):
        procedure, index = found
        step = procedure.steps[index]
        evidence = words.record_named(evidence_of(control, step)) or words.optional(step.evidence)
        yield ControlFacts(words.named("procedure", procedure.id), index + 1, step_anchor(procedure, index), words.said(step.do),
                           words.optional(step.control), evidence)


def _often(every: Frequency | None, words: HandbookWords) -> str:
    if every is None:
        return ""
    return words.said(every.event).text if every.event else formatting.sentence(frequencies.frequency(every, words.language))


def _at(degrees: tuple[Words, ...], place: int) -> Words:
    """The words of a degree; the last ones for a place beyond the scale, which is a fault that checks report."""
    return degrees[min(place, len(degrees)) - 1]
