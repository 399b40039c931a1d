"""What a set of criteria says: measures, tiers and what they earn, circumstances, worked cases. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.facts.applying import subjects_of
from generator.facts.caps import notes_on_moves
from generator.facts.effects import effect
from generator.facts.levels import ScaleFacts, scales_of
from generator.facts.outcomes import Outcome, outcome_of, outcome_of_case
from generator.facts.words import HandbookWords, Named, Phrase, Words, flat, says_something
from generator.i18n import formatting
from generator.i18n.measured import kind_said, place_said, range_said
from generator.model.criteria import Case, Criteria, Tier
from generator.model.measure import Given, Measure
from generator.model.modifier import MOST_TIMES, Modifier
from generator.model.ranges import Range
from generator.model.side import Side


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What is measured, and how it is counted: the unit, and the period if there is one.

    `number` tells one measure from another where little room is; empty where there is one only.
    """

    id: str
    number: str
    title: Words
    unit: Words
    counted: Phrase
    full: Phrase


@dataclass(frozen=True, slots=True)
class Value:
    """A range or an amount of a measure. `named` comes after the measure's title, `numbered` after its number, if there are several."""

    measure: MeasureFacts
    words: Words
    named: Phrase
    numbered: Phrase


@dataclass(frozen=True, slots=True)
class TierFacts:
    """A tier with its place in the order, from 1; `rest` says that it is for all that the others leave, `after` that the
    tiers before it go before it.

    A measure of which any value will do is left out, unless nothing else is said. One without a title is called by the words that
    describe it, if it has no range, and else by its number, or as what holds in every case where it is the only one; `is_titled` tells
    whether its author gave it one.
    """

    id: str | None
    number: int
    title: Words
    is_titled: bool
    ranges: tuple[Value, ...]
    rest: Words | None
    after: Words | None
    description: Words | None
    outcome: Outcome

    @property
    def named(self) -> tuple[Phrase, ...]:
        """Each range, after its measure where there are several; or that it is for all else."""
        ranges = ((self.rest,),) if self.rest else tuple(found.named for found in self.ranges)
        return (*ranges, (self.after,)) if self.after else ranges

    @property
    def requires(self) -> tuple[Phrase, ...]:
        """What belongs to it: each range, and the description."""
        return (*self.named, (self.description,)) if self.description else self.named


@dataclass(frozen=True, slots=True)
class ModifierFacts:
    """A circumstance. `moves` tells whether it moves the level along its scale; `effect` says what it does, with the points;
    `most_times` how often somebody may say that it was the case.

    `excludes` are the circumstances that cannot apply together with it, `exclusion` says so; `stated` is the effect, and that.
    """

    id: str
    number: str
    title: Words
    moves: bool
    effect: Words
    most_times: int
    excludes: tuple[str, ...]
    exclusion: Phrase
    stated: Phrase


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A worked case: the tier where it is named, the values given, the circumstances, and what it comes to."""

    title: Words
    tier: Words | None
    values: tuple[Value, ...]
    modifiers: tuple[Words, ...]
    outcome: Outcome

    @property
    def given(self) -> tuple[Phrase, ...]:
        return (*(((self.tier,),) if self.tier else ()), *(found.named for found in self.values))


@dataclass(frozen=True, slots=True)
class CriteriaFacts:
    """A set of criteria; `subjects` are those to whom it applies, or the words for every post, `notes` say how circumstances act."""

    id: str
    title: Named
    side: Words
    scope: Named | None
    subjects: Phrase
    act: Words | None
    act_label: Words
    measures: tuple[MeasureFacts, ...]
    tiers: tuple[TierFacts, ...]
    modifiers: tuple[ModifierFacts, ...]
    notes: tuple[Words, ...]
    cases: tuple[WorkedCase, ...]
    scales: tuple[ScaleFacts, ...]

    @property
    def shifted(self) -> bool:
        """Whether circumstances can move the level."""
        return any(modifier.moves for modifier in self.modifiers)


_ACT_LABELS = {Side.FEE: "What is charged for", Side.BENEFIT: "What is paid for"}
"""Of tables that judge nothing, what their act is called."""


def criteria_facts(criteria: Criteria, words: HandbookWords) -> CriteriaFacts:
    """The facts of one set."""
    measures = measures_of(criteria, words)
    tiers = tuple(_tier(tier, number, criteria, measures, words) for number, tier in enumerate(criteria.tiers, 1))
    modifiers = tuple(_modifier(modifier, number, criteria, words) for number, modifier in enumerate(criteria.modifiers, 1))
    return CriteriaFacts(
        criteria.id, words.named("criteria", criteria.id), words.own(formatting.sentence(formatting.choice(criteria.side, words.language))),
        words.optional_named("scope", criteria.scope),
        subjects_of(criteria, words), words.optional(criteria.act), words.own(_ACT_LABELS.get(criteria.side, "What is judged")),
        tuple(measures.values()), tiers,
        modifiers, notes_on_moves(criteria, words),
        tuple(_case(case, number, criteria, measures, words) for number, case in enumerate(criteria.cases, 1)),
        scales_of(criteria, words))


def measures_of(criteria: Criteria, words: HandbookWords) -> dict[str, MeasureFacts]:
    """What is measured, by id."""
    return {found.id: found for found in _measures(criteria, words)}


def _measures(criteria: Criteria, words: HandbookWords) -> Iterator[MeasureFacts]:
    several = len(criteria.measures) > 1
    for number, measure in enumerate(criteria.measures, 1):
        title = words.said(measure.title)
        unit = counted_in(measure, words)
        over = words.own("over {time}", time=words.duration(measure.period)) if measure.period else None
        counted = words.phrase("{unit}, {period}", unit=unit, period=over) if over else (unit,)
        yield MeasureFacts(measure.id, f"({number})" if several else "", title, unit, counted,
                           words.phrase("{measure} ({unit})", measure=title, unit=counted))


def counted_in(measure: Measure, words: HandbookWords) -> Words:
    """In what a measure is counted, or that it is a choice or a length of time."""
    return words.said(measure.unit) if measure.unit else Words(words.language, kind_said(measure, words.language))


def _value(measure: MeasureFacts, text: str, words: HandbookWords) -> Value:
    """A text on a measure is in the language of its unit, where that is not the language of everything else."""
    said = Words(measure.unit.language if says_something(measure.unit.text) else words.language, text)
    if not measure.number:
        return Value(measure, said, (said,), (said,))
    return Value(measure, said, (measure.title, words.own(": "), said), (Words(words.language, f"{measure.number} "), said))


def values_given(criteria: Criteria, measures: Mapping[str, MeasureFacts], given: Mapping[str, Given],
                 words: HandbookWords) -> tuple[Value, ...]:
    """The values of a case with their units, in the order of the measures."""
    return tuple(_value(measures[measure.id], place_said(found.place, measure, words.language, found.written), words)
                 for measure in criteria.measures if (found := given.get(measure.id)))


def _tier(tier: Tier, number: int, criteria: Criteria, measures: Mapping[str, MeasureFacts], words: HandbookWords) -> TierFacts:
    ranges = {name: found for name, found in tier.when.items() if found != Range()} or tier.when
    values = tuple(_value(measures[measure.id], range_said(ranges[measure.id], measure, words.language), words)
                   for measure in criteria.measures if measure.id in ranges)
    rest = words.own("everything that the other tiers do not cover") if tier.otherwise else None
    after = words.own("where no earlier tier applies") if criteria.first_counts and tier.when and number > 1 else None
    title, description = words.optional(tier.title), words.optional(tier.description)
    if not (title or values or rest):  # words that describe it are no rank among the others: they are what it is called
        title, description = description, None
    if not title:
        alone = len(criteria.tiers) == 1 and not values
        title = words.own("in every case") if alone else words.own("tier {number}", number=number)
    return TierFacts(tier.id, number, title, bool(tier.title), values, rest, after, description, outcome_of(tier, criteria, words))


def tier_called(tier: TierFacts, words: HandbookWords) -> Words:
    """What readers call a tier: its title, and where nobody gave it one, all that belongs to it."""
    return flat(words.listed_phrases(", ", tier.requires)) if tier.requires and not tier.is_titled else tier.title


def tier_said(tier: TierFacts, words: HandbookWords) -> str:
    """What a case belongs to: the name of a tier, and what it describes, or what readers call it: `tier 1 (under 3 times)`."""
    called = tier.description if tier.is_titled else tier_called(tier, words)
    return tier.title.text + (words.text(" ({words})", words=called.text) if called and called != tier.title else "")


def _modifier(modifier: Modifier, number: int, criteria: Criteria, words: HandbookWords) -> ModifierFacts:
    said = Words(words.language, effect(modifier, criteria, words))
    excluded = [other for other in criteria.modifiers if other.id in modifier.excludes or modifier.id in other.excludes]
    titles = words.joined(", ", [words.said(other.title) for other in excluded])
    exclusion = words.phrase("not together with: {others}", others=titles) if titles else ()
    stated = (said, words.own("; "), *exclusion) if exclusion else (said,)
    return ModifierFacts(modifier.id, str(number), words.said(modifier.title), modifier.moves, said,
                         MOST_TIMES if modifier.each_time else 1, tuple(other.id for other in excluded), exclusion, stated)


def times_said(title: Words, times: int, words: HandbookWords) -> Words:
    """A circumstance, and how often it counts where that is not once: `迟报水情 × 3`."""
    return title if times == 1 else Words(title.language, words.text("{circumstance} × {times}", circumstance=title.text, times=times))


def _case(case: Case, number: int, criteria: Criteria, measures: Mapping[str, MeasureFacts], words: HandbookWords) -> WorkedCase:
    tier = next((tier.title or tier.description for tier in criteria.tiers if tier.id == case.tier and case.tier), None)
    return WorkedCase(words.optional(case.title) or words.own("case {number}", number=number), words.optional(tier),
                     values_given(criteria, measures, case.given, words),
                     tuple(times_said(words.said(modifier.title), times, words) for modifier in criteria.modifiers
                           if (times := modifier.times(case.modifiers))),
                     outcome_of_case(case, criteria, words))
