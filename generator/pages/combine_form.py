"""What the form on a criteria page needs to say what several acts come to, as `generator.analysis.combine` does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.analysis.combine import period_of, scale_entry, spread
from generator.analysis.scale import degrees_around, scale_of
from generator.facts.outcomes import NOTHING, degree_said
from generator.facts.words import HandbookWords, Named, plain
from generator.model.criteria import Criteria
from generator.model.degree import MOST_TIMES, Degree
from generator.model.handbook import Level, Years
from generator.model.scale import Running, Scale

_LOCALES = {"zh-Hant": "zh-TW", "zh-Hans": "zh-CN", "en": "en-GB"}
_WORDS = (" and ", ", ", ": ", "from {low} to {high}", "until {day}", "until {first} at the earliest and {last} at the latest",
          "The longest time in all holds it back.", "{number} month", "{number} months", "{number} day", "{number} days",
          "In all: {total}", "In all, with {level}: {total}", "Outcome and its time: {total}", "Acts judged at the same time: {levels}",
          "The handbook does not say what several acts come to: {levels}. Each holds by itself.")
_NAMES = ("last", "low", "high", "day", "first", "number", "total", "level", "levels")


@dataclass(frozen=True, slots=True)
class CombineForm:
    """The levels of further acts, and the tables of their scales as JSON."""

    levels: tuple[Named, ...]
    lasting: tuple[Named, ...]
    data: Markup


def combine_form(criteria: Criteria, words: HandbookWords) -> CombineForm | None:
    """The form for the scales of a set of which it is stated what several acts come to; None where there are none."""
    firsts = {degrees_around(degree, words.handbook)[0].level for tier in criteria.tiers for degree in tier.level
              if degrees_around(degree, words.handbook)}
    stated = [(entry, level) for name in sorted(firsts) if (level := words.handbook.find("level", name))
              and (entry := scale_entry(level, words.handbook)) and (entry.different or entry.same or entry.running)]
    levels = [level for _, first in stated for level in scale_of(first, words.handbook)]
    if not levels:
        return None
    spoken = _LOCALES.get(words.language, "en-GB") + ("-u-ca-roc" if words.years is Years.ROC and words.language.startswith("zh") else "")
    data = {"scales": [_scale(entry, first, words) for entry, first in stated], "locale": spoken,
            "nothing": words.text(NOTHING[criteria.side]),
            "words": {key: words.text(key, **{name: f"{{{name}}}" for name in _NAMES}) for key in _WORDS}}
    named = [words.named("level", level.id) for level in levels]
    lasting = [title for title, level in zip(named, levels, strict=True) if level.duration]
    made = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return CombineForm(tuple(named), tuple(lasting), Markup(made))


def _scale(entry: Scale, first: Level, words: HandbookWords) -> dict[str, Any]:
    most = period_of(entry.at_most)
    return {"different": entry.different and entry.different.value, "same": entry.same and entry.same.value,
            "adds": entry.running is Running.ADD, "most": most and [most.months, most.days],
            "levels": [_level(level, words) for level in scale_of(first, words.handbook)]}


def _level(level: Level, words: HandbookWords) -> dict[str, Any]:
    found = spread(Degree(level.id), words.handbook)
    return {"id": level.id, "said": [plain(degree_said(Degree(level.id, times), words)) for times in range(1, MOST_TIMES + 1)],
            **({"period": [found[1].months, found[1].days], "least": [found[0].months, found[0].days]} if found else {"period": None}),
            "equals": level.equals and [level.equals.count, level.equals.level]}
