"""What the form on a criteria page needs to say what several acts come to, as `generator.analysis.combine` does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.analysis.combine import period_of, spread
from generator.analysis.offsetting import worth
from generator.analysis.scale import degrees, scale_entry
from generator.analysis.totals import combinable
from generator.facts.outcomes import NOTHING, degree_said
from generator.facts.payments import not_added
from generator.facts.totals import AT_ONCE, LAPSED, OFFSET, STILL_COUNT
from generator.facts.words import HandbookWords, Named, Words, plain
from generator.model.criteria import Criteria
from generator.model.degree import MOST_TIMES, Degree
from generator.model.handbook import Level
from generator.model.scale import Running, Scale
from generator.pages.script_data import in_page

_WORDS = (" and ", ", ", ": ", "from {low} to {high}", "until {day}", "until {first} at the earliest and {last} at the latest",
          "The longest time in all holds it back.", "{number} month", "{number} months", "{number} day", "{number} days",
          "In all: {total}", "In all, with {level}: {total}", "Outcome and its time: {total}", " ({words})", AT_ONCE, STILL_COUNT, LAPSED,
          OFFSET, "The handbook does not say what several acts come to: {levels}. Each holds by itself.")


@dataclass(frozen=True, slots=True)
class CombineForm:
    """The levels of further acts, what an earlier act may have earned where such acts still count, those that last, and the tables of
    their scales as JSON."""

    levels: tuple[Named, ...]
    earlier: tuple[tuple[str, Words], ...]
    lasting: tuple[Named, ...]
    data: Markup
    note: str


def combine_form(criteria: Criteria, words: HandbookWords) -> CombineForm | None:
    """The form for the scales of a set of which it is stated what several acts come to; None where there are none."""
    found = groupby(combinable(criteria, words.handbook).values(), lambda level: scale_entry(level, words.handbook))
    stated = [(entry, [*levels]) for entry, levels in found if entry and (entry.different or entry.same or entry.running)]
    if not stated:
        return None
    data = {"scales": [_scale(entry, levels, words) for entry, levels in stated],
            "nothing": words.text(NOTHING[criteria.side]), "words": {key: words.unfilled(key) for key in _WORDS}}
    levels = [level for _, each in stated for level in each]
    given = [degree for entry, each in stated if entry.counts_for for degree in degrees(each)]
    earlier = tuple((str(degree), Words(words.language, plain(degree_said(degree, words)))) for degree in given)
    return CombineForm(words.all_named("level", (level.id for level in levels)), earlier,
                       words.all_named("level", (level.id for level in levels if level.duration)), in_page(data),
                       not_added(criteria, words))


def _scale(entry: Scale, levels: Iterable[Level], words: HandbookWords) -> dict[str, Any]:
    most, lasts = period_of(entry.at_most), period_of(entry.counts_for)
    return {"different": entry.different and entry.different.value, "same": entry.same and entry.same.value,
            "adds": entry.running is Running.ADD, "most": most and [most.months, most.days],
            "counts": lasts and [lasts.months, lasts.days],
            "levels": [_level(level, words) for level in levels]}


def _level(level: Level, words: HandbookWords) -> dict[str, Any]:
    found, offsets = spread(Degree(level.id), words.handbook), worth(level, words.handbook)
    return {"id": level.id, "said": [plain(degree_said(Degree(level.id, times), words)) for times in range(1, MOST_TIMES + 1)],
            **({"period": [found[1].months, found[1].days], "least": [found[0].months, found[0].days]} if found else {"period": None}),
            "worth": offsets and [offsets.count, offsets.lightest, offsets.against],
            "equals": level.equals and [level.equals.count, level.equals.level]}
