"""Reads the value of a measure as somebody wrote it, and says why it cannot be one.

`templates/assets/decide.js` reads the fields of a page by the same rule; both are held to the same cases.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from enum import Enum

from generator.model.amounts import comparable, in_months
from generator.model.criteria import Criteria
from generator.model.measure import Measure
from generator.patterns import pattern_of

_DIGITS = pattern_of(r"[-+]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)")
_MOST_DIGITS = 40


class Unfit(Enum):
    """Why a text is not a value of a measure."""

    NOT_A_NUMBER = "not a number"
    NOT_WHOLE = "not whole"
    TOO_SMALL = "too small"
    TOO_LARGE = "too large"


def read_number(text: str) -> Decimal | None:
    """The number that a text writes in digits, in either width, thousands apart or not; None if it writes none."""
    plain = unicodedata.normalize("NFKC", text).strip(_SPACES).replace("−", "-")
    return Decimal(plain.replace(",", "")) if len(plain) <= _MOST_DIGITS and _DIGITS.fullmatch(plain) else None


def counts_months(measure: Measure, criteria: Criteria) -> bool:
    """Whether the tiers divide a measure of time in months."""
    ranges = [tier.when[measure.id] for tier in criteria.tiers if measure.id in tier.when]
    return in_months(words for found in ranges for words in (found.lower_words, found.upper_words))


def is_comparable(written: str, measure: Measure, criteria: Criteria) -> bool:
    """Whether a length of time can be compared with the tiers."""
    return comparable(written, counts_months(measure, criteria))


def read_value(text: str, measure: Measure) -> Decimal | Unfit:
    """The value, or why there is none."""
    value = read_number(text)
    if value is None:
        return Unfit.NOT_A_NUMBER
    return why_unfit(value, measure) or value


def why_unfit(value: Decimal, measure: Measure) -> Unfit | None:
    """Why a number cannot be a value of a measure of numbers; None where it can."""
    if measure.whole and value != value.to_integral_value():
        return Unfit.NOT_WHOLE
    if measure.minimum is not None and value < measure.minimum:
        return Unfit.TOO_SMALL
    if measure.maximum is not None and value > measure.maximum:
        return Unfit.TOO_LARGE
    return None


_SPACES = " \t\r\n"
