"""What the form on a criteria page needs to decide a case in the browser as `generator.analysis.decide` does."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.analysis.decide import Beside, beside_of
from generator.analysis.measured import Unfit
from generator.analysis.scale import degrees_around
from generator.facts.beside import IF_ANYTHING, UNPRICED, key_of
from generator.facts.beside import keys as beside_keys
from generator.facts.caps import TOPPED, UNLIMITED, cap_notes
from generator.facts.criteria import CriteriaFacts, TierFacts, tier_said
from generator.facts.decide_tables import adjustment_table, bounds, number_text, payment_table, time_in_days, time_table
from generator.facts.effects import leaning
from generator.facts.outcomes import degree_said, nothing_said
from generator.facts.words import HandbookWords, plain
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model.criteria import Criteria, Tier
from generator.model.degree import Degree
from generator.model.further import Further
from generator.model.measure import Measure
from generator.model.modifier import UNCAPPED, Cap, Option
from generator.pages.links import Links
from generator.pages.script_data import in_page


class Choices(NamedTuple):
    """How the tier of a case is given: whether by values of measures, and which tiers in words alone can be chosen."""

    measured: bool
    worded: tuple[TierFacts, ...]


def choices(facts: CriteriaFacts) -> Choices:
    """What the form asks for. A tier with a range is found by its numbers, one without is chosen."""
    worded = tuple(tier for tier in facts.tiers if not tier.named)
    return Choices(len(worded) < len(facts.tiers), worded)


def decide_data(criteria: Criteria, facts: CriteriaFacts, links: Links) -> Markup:
    """The tables of one set as JSON for a `<script type="application/json">`; numbers are texts, so that they stay exact."""
    handbook = links.handbook
    named = {*(degree for tier in criteria.tiers for degree in tier.degrees), *(degree for m in criteria.modifiers for degree in m.bounds)}
    scales = {tuple(degrees_around(degree, handbook)) for degree in named if degree}
    return in_page({
        "tiers": [_tier(tier, said, criteria, links.words) for tier, said in zip(criteria.tiers, facts.tiers, strict=True)],
        "firstCounts": criteria.first_counts,
        "modifiers": {m.id: {"title": said.title.text, "options": [*map(_option, m.options)], "excludes": said.excludes,
                             "points": number_text(m.points), "eachTime": m.each_time, "liftsCap": m.lifts_cap, "effect": said.effect.text,
                             "amount": adjustment_table(m), "adds": {name: number_text(more) for name, more in m.adds.items()}}
                      for m, said in zip(criteria.modifiers, facts.modifiers, strict=True)},
        "degrees": {str(degree): _degree(degree, handbook, links) for scale in sorted(scales, key=str) for degree in scale},
        "scales": sorted([str(degree) for degree in scale] for scale in scales),
        "cap": _cap(criteria.cap or UNCAPPED, [note.text for note in cap_notes(criteria, links.words)]),
        "leans": {key: leaning(found, criteria.side, links.words) for key, found in (("1", {1}), ("-1", {-1}), ("both", {1, -1}))},
        "measures": {measure.id: _measure(measure, criteria, links) for measure in criteria.measures if not measure.choices},
        "nothing": nothing_said(criteria, links.words).text,
        "words": {key: links.spoken.unfilled(key) for key in _WORDS},
        "rules": _state(criteria, handbook),
    })


def _option(option: Option) -> tuple[int, int, bool, str | None, str | None]:
    highest, lowest = (str(degree) if degree else None for degree in option.bounds)
    return option.shift, option.lean, option.exempt, highest, lowest


def _state(criteria: Criteria, handbook: Handbook) -> str:
    """A short name for what decides a case, the same in every language: whoever opens a case that was sent is told of a change of it."""
    said = criteria.model_dump(mode="json", include={"tiers", "modifiers", "measures", "cap", "first_counts"}, exclude_none=True)
    levels = {level.id: level.model_dump(mode="json", exclude_none=True) for level in handbook.by_kind["level"].values()
              if any(degree.level == level.id for tier in criteria.tiers for degree in tier.degrees)}
    return hashlib.sha256(json.dumps([said, levels], sort_keys=True).encode()).hexdigest()[:6]


_WORDS = ("No tier applies to this case.", "Tier", ", ", ": ", "{points} point", "{points} points", "Fill in every field.",
          "Still needed: {fields}.", "Fill in the field.", "Correct the marked fields.", "Choose what the case is.", "{list} or {last}",
          "{level} ({duration})", "{levels}: {amount} in each case", "\"{one}\" and \"{other}\" cannot apply together.", TOPPED,
          "limited by the cap", "highest level", "; ", *beside_keys(), IF_ANYTHING, UNPRICED, UNLIMITED)
_UNFIT = {
    Unfit.NOT_A_NUMBER: "Write digits, for example 3 or 0.5.",
    Unfit.NOT_WHOLE: "{given} is not a whole number.",
    Unfit.TOO_SMALL: "{given} is too small: enter {lowest} or more.",
    Unfit.TOO_LARGE: "{given} is too large: enter {highest} or less.",
}
_NOT_A_TIME = "Write a length of time, for example {example}."
"""What a field says of a value; the browser fills in what was given."""


def _tier(tier: Tier, said: TierFacts, criteria: Criteria, words: HandbookWords) -> dict[str, Any]:
    return {"id": tier.id, "title": tier_said(said, words), "levels": [*map(str, tier.level)], "points": number_text(tier.points),
            "duration": words.duration(tier.duration) or None, "lasts": time_in_days(tier.duration),
            "amount": _amounts(tier, criteria, words),
            "beside": [_beside(*each, criteria, words) for each in zip(tier.also, beside_of(tier, words.handbook), strict=True)],
            "when": {name: bounds(found) for name, found in tier.when.items()}, "otherwise": tier.otherwise}


def _amounts(found: Tier | Further, criteria: Criteria, words: HandbookWords) -> dict[str, Any]:
    return {level: payment_table(payment, criteria, words) for level, payment in found.amount.items()}


def _beside(further: Further, found: Beside, criteria: Criteria, words: HandbookWords) -> dict[str, Any]:
    """What is given besides, and the text in which it is said."""
    return {"levels": [*map(str, further.level)], "duration": words.duration(further.duration) or None,
            "lasts": time_in_days(further.duration), "amount": _amounts(further, criteria, words), "key": key_of(found, criteria.side),
            "where": words.said(further.where).text if further.where else ""}


def _degree(degree: Degree, handbook: Handbook, links: Links) -> dict[str, Any]:
    level = handbook.find("level", degree.level)
    return {"title": plain(degree_said(degree, links.words)), "duration": links.words.duration(level.duration) or None}


def _cap(cap: Cap, notes: list[str]) -> dict[str, Any]:
    ends = {name: str(end) if end else None for name, end in (("highest", cap.highest), ("lowest", cap.lowest))}
    return {"up": cap.up, "down": cap.down, **ends, "notes": notes}


def _measure(measure: Measure, criteria: Criteria, links: Links) -> dict[str, Any]:
    table = time_table(measure, criteria, links.handbook.entry.calendar)
    unfit = {"not a time": links.spoken.text(_NOT_A_TIME, example=formatting.duration(table.example, links.language))} if table else {}
    ends = {name: "" if bound is None else formatting.number(bound)
            for name, bound in (("lowest", measure.lowest), ("highest", measure.highest))}
    return {"whole": measure.whole, "lowest": number_text(measure.lowest), "highest": number_text(measure.highest),
            "time": table and {"units": table.units, "besideMonths": table.beside_months},
            "unfit": unfit | {why.value: links.spoken.text(key, given="{given}", **ends) for why, key in _UNFIT.items()}}
