"""What kinds of entries, sections, roles and stages are called on pages. Every value is a catalogue key."""

from __future__ import annotations

from generator.i18n.own_words import CRITERIA_OF
from generator.model.common import Entry
from generator.model.criteria import Criteria
from generator.model.kinds import AUTHORED, BY_NAME, RECORDS

_SECTIONS = {kind.section: kind.many for kind in RECORDS if kind.page or kind in AUTHORED}
SECTION_TITLES = {"posts": _SECTIONS["posts"], "checklists": "Checklists", "cases": "Step by step", "records": "Records", **_SECTIONS,
                  "quality": "Coverage and quality", "changes": "What changed", "entries": "All entries"}
"""Section of the site → what it is called, in the order of the site. Checklists follow the posts they belong to."""


SIDES = {"reward": "Rewards", "penalty": "Penalties", "grade": "Grades", "class": "Classes", "fee": "Fees", "benefit": "Benefits"}


def kind_name(entry: Entry) -> str:
    """What one entry of its kind is called; criteria by what they are for."""
    return CRITERIA_OF[entry.side] if isinstance(entry, Criteria) else BY_NAME[entry.kind].one


STAGES = {"responsibility": "Responsibility", "inspection": "Inspection", "notification": "Notification",
          "rectification": "Rectification", "assessment": "Assessment"}

TAKING_PART = {"approve": "Approved by", "consult": "Consulted", "inform": "Informed"}
"""Field of a step → what its posts are called, besides those that do it."""

DELEGATION = {"draft": "Drafts", "review": "Reviews", "decide": "Decides", "cosign": "Co-signs"}
"""Field of a row of the delegation table → what its posts do, in the order of handling."""
