"""What kinds of entries, sections, roles and stages are called on pages. Every value is a catalogue key."""

from __future__ import annotations

SECTION_TITLES = {
    "posts": "Posts", "checklists": "Checklists", "procedures": "Procedures", "criteria": "Criteria", "conduct": "Conduct",
    "oversight": "Oversight", "scopes": "Scopes of work", "terms": "Terms", "quality": "Coverage and quality",
    "entries": "All entries",
}

KIND = {"post": "Post", "procedure": "Procedure", "criteria": "Criteria", "conduct": "Conduct", "oversight": "Oversight",
        "term": "Term", "scope": "Scope of work"}
"""One entry of a kind."""

KINDS = {"post": "Posts", "procedure": "Procedures", "criteria": "Criteria", "conduct": "Conduct", "oversight": "Oversight",
         "term": "Terms", "scope": "Scopes of work"}
"""Entries of a kind."""

SIDES = {"reward": "Rewards", "penalty": "Penalties", "grade": "Grades"}

STAGES = {"responsibility": "Responsibility", "inspection": "Inspection", "notification": "Notification",
          "rectification": "Rectification", "assessment": "Assessment"}

TAKING_PART = {"approve": "Approved by", "consult": "Consulted", "inform": "Informed"}
"""Field of a step → what its posts are called, besides those that do it."""

DELEGATION = {"draft": "Drafts", "review": "Reviews", "decide": "Decides", "cosign": "Co-signs"}
"""Field of a row of the delegation table → what its posts do, in the order of handling."""
