"""How far circumstances may move an outcome, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.decide import Decision
from generator.analysis.unpriced import unpriced
from generator.facts.beside import NO_AMOUNT, STAYS, UNPRICED
from generator.facts.effects import moved
from generator.facts.outcomes import degree_said
from generator.facts.words import HandbookWords, Words, plain
from generator.i18n import formatting
from generator.model.criteria import Criteria

LIMITS_BEFORE = "The least and the most of an amount hold before circumstances change it; what comes of it may lie beyond them."
UNLIMITED = "Circumstances led the amount beyond the limits that its rule states: those hold before circumstances only."
"""What is said of a case in which it did."""
TOPPED = "The highest level has been reached."
"""What is said of a case that circumstances would move above the highest level."""


def notes_on_moves(criteria: Criteria, words: HandbookWords) -> tuple[Words, ...]:
    """What a reader must know to move an outcome by hand: from where a range moves, what only weighs, and how far all of it goes."""
    return (*(Words(words.language, sentence) for sentence in _ranges(criteria, words)), *cap_notes(criteria, words))


def cap_notes(criteria: Criteria, words: HandbookWords) -> tuple[Words, ...]:
    """How far all circumstances may move an outcome together; empty where that is not stated."""
    return tuple(Words(words.language, sentence) for sentence in _cap(criteria, words))


def notes_on_decision(decision: Decision, criteria: Criteria, words: HandbookWords) -> tuple[Words, ...]:
    """What held the circumstances of a case back, as far as anything did."""
    return (*(cap_notes(criteria, words) if decision.capped else ()), *((words.own(TOPPED),) if decision.topped else ()),
            *_unpriced(decision, words), *((words.own(UNLIMITED),) if any(each.unlimited for each in decision.results) else ()))


def _unpriced(decision: Decision, words: HandbookWords) -> Iterator[Words]:
    """That nothing is paid for the level to which circumstances raised the case, though the tier costs something."""
    if decision.unpriced:
        reached = formatting.either([plain(degree_said(degree, words)) for degree in decision.unpriced], words.language)
        yield words.own(UNPRICED, reached=reached)


def _ranges(criteria: Criteria, words: HandbookWords) -> Iterator[str]:
    if any(len(tier.level) > 1 for tier in criteria.tiers) and any(modifier.moves for modifier in criteria.modifiers):
        yield words.text("A range of levels moves up from its highest level and down from its lowest.")
    if any(unpriced(criteria, words.handbook)):
        yield words.text(NO_AMOUNT)
    if criteria.modifiers and any(tier.also for tier in criteria.tiers):
        yield words.text(STAYS)
    if any(option.lean for modifier in criteria.modifiers for option in modifier.options):
        yield words.text("What weighs within the range does not lead to another level.")
    changes = [modifier.amount for modifier in criteria.modifiers if modifier.amount]
    if changes and any(payment.floor or payment.ceiling for tier in criteria.tiers for payment in tier.payments):
        yield words.text(LIMITS_BEFORE)
    if len({change.multiplies for change in changes}) > 1:
        yield words.text("Of an amount shares are taken first, in the order of this table; then money is added or taken off.")


def _cap(criteria: Criteria, words: HandbookWords) -> Iterator[str]:
    cap, text = criteria.cap, words.text
    if cap is None:
        return
    lifting = [words.said(modifier.title).text for modifier in criteria.modifiers if modifier.lifts_cap]
    limits = [moved(shift, criteria.side, words) for shift in (cap.up, -cap.down if cap.down else None) if shift]
    if limits:
        yield text("All circumstances together, at most: {limits}.", limits=text("; ").join(limits))
    if cap.up == 0:
        yield text("No circumstance moves the level up.")
    if cap.down == 0:
        yield text("No circumstance moves the level down.")
    if cap.highest:
        yield text("No circumstance leads above {level}.", level=plain(degree_said(cap.highest, words)))
    if cap.lowest:
        yield text("No circumstance leads below {level}.", level=plain(degree_said(cap.lowest, words)))
    if lifting:
        yield text("None of this holds where the case is: {circumstances}.", circumstances=text("; ").join(lifting))
