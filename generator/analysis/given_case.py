"""`handbook decide`: a case given as words on the command line, decided by a criteria set, and the way to the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.analysis.amounts import shortened, without_unit
from generator.analysis.decide import Decision, decide
from generator.analysis.meant_name import known_id
from generator.analysis.measured import Unfit, counts_months, is_comparable, read_value
from generator.analysis.moves import conflict
from generator.diagnostics import Term
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.model import Criteria
from generator.model.amounts import Read
from generator.model.measure import Given, Measure, places
from generator.model.modifier import MOST_TIMES


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """A set of criteria, the values given, and what they come to."""

    criteria: Criteria
    given: Mapping[str, Given]
    decision: Decision


def decide_case(handbook: Handbook, name: str, values: Iterable[str], modifiers: Sequence[str], tier: str | None) -> DecidedCase:
    """The case and its outcome. A value is `measure=number`, or a number if there is one measure; a number may have thousands apart, and
    its unit behind it. A circumstance that counts each time may have behind it how often it was the case: `late=3`.

    Raises HandbookError for names and values that the criteria set does not know.
    """
    criteria: Criteria = handbook.criteria[known_id("criteria", name, handbook.criteria)]
    hours = handbook.entry.calendar.hours
    given = _values(criteria, values, hours)
    applied = [each for words in modifiers for each in _circumstances(criteria, words)]
    if found := conflict(criteria, applied):
        raise HandbookError("\"{one}\" and \"{other}\" cannot apply together", "give only one of the two",
                            one=found[0].id, other=found[1].id)
    if tier is not None:
        tier = known_id("tier", tier, {t.id: t for t in criteria.tiers if t.id})
    elif not given:
        raise _nothing_given(criteria)
    decision = decide(criteria, handbook, places(given), applied, tier)
    if missing := _missing(criteria, places(given)) if decision.tier is None else _unpaid(decision, places(given)):
        raise HandbookError("{missing} is missing", "write also: {example}", missing=", ".join(missing),
                            example=" ".join(f"{name}=…" for name in missing))
    return DecidedCase(criteria, given, decision)


def _circumstances(criteria: Criteria, words: str) -> list[str]:
    """The id of a circumstance, as often as it was the case: `late`, `late=3`."""
    name, _, times = words.replace("＝", "=").partition("=")
    known = {modifier.id: modifier for modifier in criteria.modifiers}
    found = known_id("modifier", name.strip(), known)
    often = _number_of_times(times.strip(), found) if times else 1
    if often > 1 and not known[found].each_time:
        raise HandbookError("\"{circumstance}\" counts once, however often it was the case",
                            "write \"each_time: true\" in it if it counts each time", circumstance=found)
    return [found] * often


def _number_of_times(words: str, circumstance: str) -> int:
    if not (words.isdecimal() and int(words) <= MOST_TIMES):
        raise HandbookError("\"{given}\" is not a number", "write for example: {example}", given=shortened(words),
                            example=f"{circumstance}=3")
    return int(words)


def named_tiers(criteria: Criteria) -> list[str]:
    """The tiers that no value reaches, by their ids."""
    return [tier.id for tier in criteria.tiers if tier.id and not tier.when and not tier.otherwise]


def _tiers_not_values(criteria: Criteria) -> set[str]:
    """The ids of tiers that no measure can be meant by: one of words may have a word that is the id of a tier."""
    return set() if any(measure.choices for measure in criteria.measures) else {tier.id for tier in criteria.tiers if tier.id}


def _nothing_given(criteria: Criteria) -> HandbookError:
    """Says what to give: values where tiers are ranges, else the name of a tier."""
    measures, named = ", ".join(measure.id for measure in criteria.measures), named_tiers(criteria)
    if not named:
        return HandbookError("no value is given to decide by", "give a value for each of: {known}", known=measures)
    if any(tier.when for tier in criteria.tiers):
        return HandbookError("no value is given to decide by", "give a value for each of: {known}; or name a tier: {example}",
                             known=measures, example=f"--tier {'|'.join(named)}")
    return HandbookError("no value is given to decide by", "name the tier: {example}", example=f"--tier {'|'.join(named)}")


def _values(criteria: Criteria, values: Iterable[str], hours: float) -> dict[str, Given]:
    given: dict[str, Given] = {}
    for words in values:
        if circumstance := next((each for each in criteria.modifiers if words in (each.id, *each.title.by_language.values())), None):
            raise HandbookError("\"{given}\" is a circumstance, not a value", "write: {meant}", given=words,
                                meant=f"--modifier {circumstance.id}")
        if (tier := words.replace("＝", "=").removeprefix("tier=").strip()) in _tiers_not_values(criteria):
            raise HandbookError("\"{given}\" is a tier, not a value", "write: {meant}", given=tier, meant=f"--tier {tier}")
        name, value = _value(criteria, words, hours)
        if name in given:
            raise HandbookError("\"{measure}\" is given twice", "write one value for each measure; a value with a space goes in quotes",
                                measure=name)
        given[name] = value
    return given


def _missing(criteria: Criteria, given: Mapping[str, Decimal]) -> list[str]:
    """The measures, in their order, that tiers ask for which the values given do not rule out."""
    open_tiers = [t.when for t in criteria.tiers if all(r.contains(given[m]) for m, r in t.when.items() if m in given)]
    return [m.id for m in criteria.measures if m.id not in given and any(m.id in when for when in open_tiers)]


def _unpaid(decision: Decision, given: Mapping[str, Decimal]) -> list[str]:
    """The measures without which nobody can say how much is to be paid."""
    results = (*decision.results, *(result for each in decision.beside for result in each.results))
    return [*dict.fromkeys(name for result in results if result.payment for name in result.payment.measures if name not in given)]


def _value(criteria: Criteria, words: str, hours: float) -> tuple[str, Given]:
    name, _, number = words.replace("＝", "=").rpartition("=")
    known = [measure.id for measure in criteria.measures]
    if not known:
        raise HandbookError("nothing is measured here, so \"{given}\" is not a value", "name the tier: {example}", given=words,
                            example=f"--tier {'|'.join(named_tiers(criteria))}")
    if not name and len(known) > 1:
        raise HandbookError("\"{given}\" does not say what is measured", "write for example: {example}", given=words,
                            example=f"{known[0]}={number}")
    measures = {each.id: each for each in criteria.measures}
    measure = measures[known_id("measure", name or known[0], measures)]
    if (read := measure.reader(hours)) is not None:
        return measure.id, _read(number, read, measure, criteria)
    value = read_value(without_unit(number, measure), measure)
    if isinstance(value, Unfit):
        message, hint = _UNFIT[value]
        raise HandbookError(message, hint, given=shortened(number), measure=measure.id, lowest=measure.minimum, highest=measure.maximum)
    return measure.id, Given(value, "")


def _read(words: str, read: Read, measure: Measure, criteria: Criteria) -> Given:
    """A value that is no plain number."""
    try:
        place, written = read(words)
    except (ValueError, InvalidOperation):
        example = ", ".join(map(str, measure.choices)) or Term("4 hours, 1 day 4 hours, 3:59")
        raise HandbookError("\"{given}\" is not a value of \"{measure}\"", "write for example: {example}", given=shortened(words),
                            measure=measure.id, example=example) from None
    if measure.is_time and not is_comparable(written, measure, criteria):
        raise HandbookError("{given} cannot be compared with the tiers: \"{measure}\" counts {unit}", "", given=written, measure=measure.id,
                            unit=Term("months, and fewer than 28 days beside them" if counts_months(measure, criteria) else "no months"))
    return Given(place, written)


_UNFIT = {
    Unfit.NOT_A_NUMBER: ("\"{given}\" is not a number", "write digits: 3, 0.5, 15,000"),
    Unfit.NOT_WHOLE: ("\"{measure}\" is counted in whole numbers, and {given} is not one", "round it as the rule says"),
    Unfit.TOO_SMALL: ("{given} cannot occur: \"{measure}\" is at least {lowest}",
                     "if it can occur, write a smaller \"minimum\" in the measure; 0 where none is written"),
    Unfit.TOO_LARGE: ("{given} cannot occur: \"{measure}\" is at most {highest}",
                      "if it can occur, write a larger \"maximum\" in the measure"),
}
