"""How checks of criteria name things: tiers, regions of values, and the examples' common beginning."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis.decision_table import Region, as_range
from generator.model.criteria import Criteria, Measure, Tier
from generator.model.degree import Degree
from generator.model.text import Text

SET = ("kind: criteria\nid: absence\ntitle: 曠職\nside: penalty\n"
       "measures: [{id: hours, title: 曠職時數, unit: 小時}]\n")
CASES = "cases:\n  - {given: 0, expect: {level: reprimand}}\n"


def region(box: Region, measures: Sequence[Measure]) -> str:
    """A box as an author would write it: the ranges of the measures that it bounds."""
    ranges = [(m, as_range(i)) for m, i in zip(measures, box, strict=True)]
    bounded = [(m, r) for m, r in ranges if str(r) != "any"] or ranges
    return "；".join(str(r) if len(measures) == 1 else f"{m.title}（{m.id}） {r}" for m, r in bounded)


def written_levels(found: Sequence[Degree]) -> str:
    """Levels as an author writes them."""
    return str(found[0]) if len(found) == 1 else f"[{', '.join(map(str, found))}]"


def tier_name(criteria: Criteria, index: int) -> Text | str:
    """A tier by its title or id, else by its number."""
    tier: Tier = criteria.tiers[index]
    return tier.title or tier.id or str(index + 1)
