"""The entries of a handbook as frozen, typed values: the one source of truth for reading, schemas and pages."""

from __future__ import annotations

from generator.model.common import Entry
from generator.model.criteria import Criteria
from generator.model.guide import Guide
from generator.model.handbook import HandbookEntry
from generator.model.kinds import HANDBOOK_LISTS, KINDS
from generator.model.others import Conduct, Oversight, Term
from generator.model.post import Post
from generator.model.procedure import Procedure
from generator.model.risk import Risk

__all__ = [
    "HANDBOOK_LISTS", "KINDS", "Conduct", "Criteria", "Entry", "Guide", "HandbookEntry", "Oversight", "Post", "Procedure", "Risk", "Term",
]
