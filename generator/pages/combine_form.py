"""What the form on a criteria page needs to say what several acts come to, as `generator.analysis.combine` does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.analysis.combine import lasts_as_decided, period_of, spread
from generator.analysis.combined_amounts import costs
from generator.analysis.offsetting import worth
from generator.analysis.scale import degrees, scale_entry
from generator.analysis.totals import combinable
from generator.facts.decide_tables import number_text
from generator.facts.outcomes import degree_said, nothing_said
from generator.facts.payments import currencies, money_forms
from generator.facts.totals import (
    AMOUNT_CAPPED,
    AT_ONCE,
    BESIDES,
    ENDED,
    IN_ALL,
    LAPSED,
    LASTS_UNSAID,
    OFFSET,
    STILL_COUNT,
    UNPRICED,
    UNTIMED,
)
from generator.facts.words import HandbookWords, Named, Words, plain
from generator.model.criteria import Criteria
from generator.model.currencies import one_name
from generator.model.degree import Degree
from generator.model.handbook import Level
from generator.model.scale import Running, Scale
from generator.pages.script_data import in_page

BEGINS_LATER = "The earlier outcome begins after the day of the decision, {day}: correct its first day, or the day of the decision."
ENDS_FIRST = "The earlier outcome ends before it begins: correct its first or last day."
_SAID = 9
"""So many times of a level are said in words at least; the page says more of them as × 10."""
_WORDS = (" and ", ", ", ": ", "from {low} to {high}", "until {day}", "until {first} at the earliest and {last} at the latest",
          "Limited by the longest time allowed in all.", "{number} month", "{number} months", "{number} day", "{number} days",
          "In all: {total}", "In all, with {level}: {total}", "Outcome and its time: {total}", " ({words})", AT_ONCE, STILL_COUNT, LAPSED,
          BESIDES, UNTIMED, LASTS_UNSAID, ENDED, BEGINS_LATER, ENDS_FIRST, OFFSET, IN_ALL, AMOUNT_CAPPED, UNPRICED,
          "The handbook does not say what several acts come to: {levels}. Each holds by itself.")


@dataclass(frozen=True, slots=True)
class CombineForm:
    """The levels of further acts, and whether what each costs is asked, and how long it lasts; what an earlier act may have earned where
    such acts still count, those that last, and the tables of their scales as JSON."""

    levels: tuple[tuple[Named, bool, bool], ...]
    earlier: tuple[tuple[str, Words], ...]
    lasting: tuple[Named, ...]
    data: Markup

    @property
    def prices(self) -> bool:
        """Whether it is asked what acts cost."""
        return any(costs for _, costs, _ in self.levels)

    @property
    def times(self) -> bool:
        """Whether it is asked how long acts last."""
        return any(untimed for _, _, untimed in self.levels)


def combine_form(criteria: Criteria, words: HandbookWords) -> CombineForm | None:
    """The form for the scales of a set of which it is stated what several acts come to; None where there are none."""
    found = groupby(combinable(criteria, words.handbook).values(), lambda level: scale_entry(level, words.handbook))
    stated = [(entry, [*levels]) for entry, levels in found if entry and (entry.different or entry.same or entry.running)]
    if not stated:
        return None
    forms = _forms(criteria, [entry for entry, _ in stated], words)
    data = {"scales": [_scale(entry, levels, words) for entry, levels in stated], "forms": forms,
            "nothing": nothing_said(criteria, words).text, "words": {key: words.unfilled(key) for key in _WORDS}}
    levels = [level for _, each in stated for level in each]
    given = [degree for entry, each in stated if entry.counts_for for degree in degrees(each)]
    earlier = tuple((str(degree), Words(words.language, plain(degree_said(degree, words)))) for degree in given)
    named = words.all_named("level", (level.id for level in levels))
    asked = ((forms is not None and costs(each.name, words.handbook), _untimed(each.name, words)) for each in named)
    lasting = words.all_named("level", (level.id for level in levels if level.duration or _untimed(level.id, words)))
    return CombineForm(tuple((each, *of) for each, of in zip(named, asked, strict=True)), earlier, lasting, in_page(data))


def _untimed(level: str, words: HandbookWords) -> bool:
    """Whether a level lasts as long as tiers say, and says nothing of that itself."""
    return spread(Degree(level), words.handbook) is None and lasts_as_decided(level, words.handbook)


def _forms(criteria: Criteria, scales: Iterable[Scale], words: HandbookWords) -> dict[str, str] | None:
    """How what several acts cost is said; None where the set costs nothing, or its money is not one and the same as that of its scales."""
    payments = [payment for tier in criteria.tiers for payment in tier.payments]
    most = [entry.amount_at_most.unit for entry in scales if entry.amount_at_most]
    units = {one_name(unit) for unit in (*(payment.money for payment in payments), *most) if unit}
    return money_forms(currencies(criteria, words)[0], words) if payments and len(units) <= 1 else None


def _scale(entry: Scale, levels: Iterable[Level], words: HandbookWords) -> dict[str, Any]:
    most, lasts = period_of(entry.at_most), period_of(entry.counts_for)
    return {"different": entry.different and entry.different.value, "same": entry.same and entry.same.value,
            "adds": entry.running is Running.ADD, "most": most and [most.months, most.days],
            "mostAmount": number_text(entry.amount_at_most.upper) if entry.amount_at_most else None,
            "counts": lasts and [lasts.months, lasts.days],
            "levels": [_level(level, words) for level in levels]}


def _level(level: Level, words: HandbookWords) -> dict[str, Any]:
    found, offsets = spread(Degree(level.id), words.handbook), worth(level, words.handbook)
    return {"id": level.id, "costs": costs(level.id, words.handbook), "asDecided": _untimed(level.id, words),
            "said": [plain(degree_said(Degree(level.id, times), words)) for times in range(1, max(_SAID, level.times) + 1)],
            **({"period": [found[1].months, found[1].days], "least": [found[0].months, found[0].days]} if found else {"period": None}),
            "worth": offsets and [offsets.count, offsets.lightest, offsets.against],
            "equals": level.equals and [level.equals.count, level.equals.level]}
