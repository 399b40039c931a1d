"""`handbook decide`: a case given as words on the command line, decided by a criteria set, and the way to the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from generator.analysis.amounts import shortened, without_unit
from generator.analysis.decide import Decision, decide
from generator.analysis.measured import Unfit, read_value
from generator.analysis.moves import conflict
from generator.diagnostics import Term
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.model import Criteria
from generator.reading import descriptors


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """A set of criteria, the values given, and what they come to."""

    criteria: Criteria
    given: Mapping[str, Decimal]
    decision: Decision


def decide_case(handbook: Handbook, name: str, values: Iterable[str], modifiers: Sequence[str], tier: str | None) -> DecidedCase:
    """The case and its outcome. A value is `measure=number`, or a number if there is one measure; a number
    may have thousands apart, and its unit behind it.

    Raises HandbookError for names and values that the criteria set does not know.
    """
    criteria: Criteria = handbook.criteria[_known("criteria", name, handbook.criteria)]
    given = _values(criteria, values)
    applied = [_known("modifier", m, [modifier.id for modifier in criteria.modifiers]) for m in modifiers]
    if found := conflict(criteria, applied):
        raise HandbookError("\"{one}\" and \"{other}\" cannot apply together", "leave one of the two out",
                            one=found[0].id, other=found[1].id)
    if tier is not None:
        _known("tier", tier, [t.id for t in criteria.tiers if t.id])
    elif not given:
        raise _nothing_given(criteria)
    decision = decide(criteria, handbook, given, applied, tier)
    if decision.tier is None and (missing := _missing(criteria, given)):
        raise HandbookError("{missing} is missing", "write also: {example}", missing=", ".join(missing),
                            example=" ".join(f"{name}=…" for name in missing))
    return DecidedCase(criteria, given, decision)


def named_tiers(criteria: Criteria) -> list[str]:
    """The tiers that no value reaches, by their ids."""
    return [tier.id for tier in criteria.tiers if tier.id and not tier.when]


def _nothing_given(criteria: Criteria) -> HandbookError:
    """Says what to give: values where tiers are ranges, else the name of a tier."""
    measures, named = ", ".join(measure.id for measure in criteria.measures), named_tiers(criteria)
    if not named:
        return HandbookError("there is nothing to decide", "give a value for each of: {known}", known=measures)
    if any(tier.when for tier in criteria.tiers):
        return HandbookError("there is nothing to decide", "give a value for each of: {known}; or name a tier: {example}",
                             known=measures, example=f"--tier {'|'.join(named)}")
    return HandbookError("there is nothing to decide", "name the tier: {example}", example=f"--tier {'|'.join(named)}")


def _values(criteria: Criteria, values: Iterable[str]) -> dict[str, Decimal]:
    given: dict[str, Decimal] = {}
    for words in values:
        name, value = _value(criteria, words)
        if name in given:
            raise HandbookError("\"{measure}\" is given twice", "write one value for each measure; a value with a space goes in quotes",
                                measure=name)
        given[name] = value
    return given


def _missing(criteria: Criteria, given: Mapping[str, Decimal]) -> list[str]:
    """The measures, in their order, that tiers ask for which the values given do not rule out."""
    open_tiers = [t.when for t in criteria.tiers if all(r.contains(given[m]) for m, r in t.when.items() if m in given)]
    return [m.id for m in criteria.measures if m.id not in given and any(m.id in when for when in open_tiers)]


def _known(kind: str, name: str, names: Iterable[str]) -> str:
    """The name, if it is one of `names`."""
    known = list(names)
    if name in known:
        return name
    nearest = get_close_matches(name, known, n=1)
    raise HandbookError(descriptors.UNKNOWN_REFERENCE.message, descriptors.NEAREST_HINT if nearest else descriptors.KNOWN_HINT,
                        kind=Term(kind), given=name, nearest="".join(nearest), known=", ".join(known) or "—")


def _value(criteria: Criteria, words: str) -> tuple[str, Decimal]:
    name, _, number = words.replace("＝", "=").rpartition("=")
    known = [measure.id for measure in criteria.measures]
    if not name and len(known) > 1:
        raise HandbookError("\"{given}\" does not say what is measured", "write for example: {example}", given=words,
                            example=f"{known[0]}={number}")
    measure = next(m for m in criteria.measures if m.id == _known("measure", name or known[0], known))
    value = read_value(without_unit(number, measure), measure)
    if isinstance(value, Unfit):
        message, hint = _UNFIT[value]
        raise HandbookError(message, hint, given=shortened(number), measure=measure.id, lowest=measure.minimum, highest=measure.maximum)
    return measure.id, value


_UNFIT = {
    Unfit.NOT_A_NUMBER: ("\"{given}\" is not a number", "write digits: 3, 0.5, 15,000"),
    Unfit.NOT_WHOLE: ("\"{measure}\" is counted in whole numbers, and {given} is none", "round it as the rule says"),
    Unfit.TOO_SMALL: ("{given} cannot occur: \"{measure}\" is at least {lowest}", ""),
    Unfit.TOO_LARGE: ("{given} cannot occur: \"{measure}\" is at most {highest}", ""),
}
