"""What the form on a criteria page needs to decide a case in the browser as `generator.analysis.decide` does."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.analysis.decide import scale_of
from generator.analysis.measured import Unfit
from generator.facts.criteria import CriteriaFacts, TierFacts
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model.criteria import Criteria, Measure, Tier
from generator.model.ranges import Range
from generator.pages.links import Links


def decide_data(criteria: Criteria, facts: CriteriaFacts, links: Links) -> Markup:
    """The tables of one set as JSON for a `<script type="application/json">`; numbers are texts, so that they stay exact."""
    handbook = links.handbook
    names = dict.fromkeys(t.level for t in criteria.tiers if t.level)
    scales = {name: [level.id for level in scale_of(handbook.find("level", name), handbook)] for name in names}
    levels = {name for scale in scales.values() for name in scale}
    return Markup(json.dumps({
        "tiers": [_tier(tier, said) for tier, said in zip(criteria.tiers, facts.tiers, strict=True)],
        "modifiers": {m.id: {"title": said.title.text, "shift": m.shift, "points": _number(m.points), "effect": said.effect.text}
                      for m, said in zip(criteria.modifiers, facts.modifiers, strict=True)},
        "levels": {name: _level(name, handbook, links) for name in sorted(levels)},
        "scales": scales,
        "measures": {measure.id: _measure(measure, links) for measure in criteria.measures},
        "words": {key: links.spoken.text(key, points="{points}") for key in _WORDS},
    }, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026"))


_WORDS = ("No tier says anything about this case.", "Tier", "Circumstance", "Outcome", "no consequence", ", ", ": ",
          "{points} points", "Enter a number in each field.")
_UNFIT = {
    Unfit.NOT_A_NUMBER: "Write digits, for example 3 or 0.5.",
    Unfit.NOT_WHOLE: "{given} is not a whole number.",
    Unfit.TOO_SMALL: "{given} is too small: enter {lowest} or more.",
    Unfit.TOO_LARGE: "{given} is too large: enter {highest} or less.",
}
"""What a field says of a value; the browser fills in what was given."""


def _tier(tier: Tier, said: TierFacts) -> dict[str, Any]:
    duration = said.outcome.duration
    return {"id": tier.id, "title": said.title.text, "level": tier.level, "points": _number(tier.points),
            "duration": duration.text if duration else None,
            "when": {name: _bounds(found) for name, found in tier.when.items()}}


def _level(name: str, handbook: Handbook, links: Links) -> dict[str, Any]:
    level = handbook.find("level", name)
    return {"title": links.plain(level.title), "duration": links.words.duration(level.duration) or None}


def _measure(measure: Measure, links: Links) -> dict[str, Any]:
    bounds = {name: "" if bound is None else formatting.number(bound, links.language)
              for name, bound in (("lowest", measure.minimum), ("highest", measure.maximum))}
    return {"whole": measure.whole, "lowest": _number(measure.minimum), "highest": _number(measure.maximum),
            "unfit": {unfit.value: links.spoken.text(key, given="{given}", **bounds) for unfit, key in _UNFIT.items()}}


def _bounds(found: Range) -> list[Any]:
    return [_number(found.lower), found.lower_included, _number(found.upper), found.upper_included]


def _number(value: Any) -> str | None:
    return None if value is None else f"{value:f}"

