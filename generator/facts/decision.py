"""Says in words what `decide` came to and how: which tier, which circumstances, which outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.analysis.decide import Decision, counted
from generator.analysis.given_case import DecidedCase
from generator.analysis.standing import standing
from generator.analysis.totals import Totals
from generator.facts.caps import notes_on_decision
from generator.facts.consequences import follows_of
from generator.facts.criteria import TierFacts, criteria_facts, measures_of, tier_said, times_said, values_given
from generator.facts.effects import together
from generator.facts.outcomes import outcome_of_decision
from generator.facts.standing_words import state_notice
from generator.facts.totals import totals_said
from generator.facts.words import HandbookWords, plain
from generator.model import Criteria
from generator.model.measure import Given, places
from generator.model.modifier import Option


def explained(case: DecidedCase, words: HandbookWords, totals: Totals | None = None) -> list[str]:
    """The way from the values to the outcome, a line a step; with what stands beside the case, what all of it comes to leads.

    Criteria that are not in force on the day of the handbook say so before anything else: nobody may act on their outcome.
    """
    notice = state_notice(standing(case.criteria, words.handbook), words)
    way = [*_given(case, words), *_way(case.criteria, case.decision, words)]
    said = [*way, *_follows(case.decision, words)] if totals is None else totals_said(totals, way, case.criteria, words)
    return [*([notice] if notice else []), *said]


def _given(case: DecidedCase, words: HandbookWords) -> Iterator[str]:
    for form, given in (("Given: {values}", case.given), ("With the circumstances: {values}", _counted(case))):
        if found := values_given(case.criteria, measures_of(case.criteria, words), given, words):
            said = (value.measure.title.text + words.text(": ") + value.words.text for value in found)
            yield words.text(form, values=words.text("; ").join(said))


def _counted(case: DecidedCase) -> dict[str, Given]:
    """The values that circumstances change before the tier is found."""
    values = counted(case.criteria, places(case.given), case.decision.modifiers)
    return {name: Given(value, "") for name, value in values.items() if value != case.given[name].place}


def _way(criteria: Criteria, decision: Decision, words: HandbookWords) -> Iterator[str]:
    text, facts = words.text, criteria_facts(criteria, words)
    tier = _tier(criteria, decision, facts.tiers)
    if tier is None:
        yield text("No tier applies to this case.")
        return
    yield text("Tier: {tier}", tier=tier_said(tier, words))
    applied = Counter(modifier.id for modifier in decision.modifiers)
    for modifier in facts.modifiers:
        if times := applied[modifier.id]:
            yield text("Circumstance: {circumstance} ({effect})", circumstance=times_said(modifier.title, times, words).text,
                       effect=modifier.effect.text)
    if any(option != Option() for modifier in decision.modifiers for option in modifier.options):
        yield text("Together: {effect}", effect=together(decision.moves, criteria, words))
    yield from (note.text for note in notes_on_decision(decision, criteria, words))
    yield text("Outcome: {outcome}", outcome=plain(outcome_of_decision(decision, criteria, words).said))


def _follows(decision: Decision, words: HandbookWords) -> Iterator[str]:
    """What follows from the levels that may be chosen."""
    names = dict.fromkeys(degree.level for degree in (*(result.degree for result in decision.results if result.degree),
                                                      *(degree for each in decision.beside for degree in each.degrees)))
    if lines := [*follows_of([words.handbook.find("level", name) for name in names], words)]:
        yield words.text("Consequences:")
        yield from (f"  {line}" for line in lines)


def _tier(criteria: Criteria, decision: Decision, facts: tuple[TierFacts, ...]) -> TierFacts | None:
    return next((said for tier, said in zip(criteria.tiers, facts, strict=True) if tier is decision.tier), None)
