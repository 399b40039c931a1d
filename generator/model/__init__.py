"""The entries of a handbook as frozen, typed values: the one source of truth for reading, schemas and pages."""

from __future__ import annotations

from generator.model.common import Entry
from generator.model.criteria import Criteria
from generator.model.handbook import HandbookEntry
from generator.model.others import Conduct, Oversight, Term
from generator.model.post import Post
from generator.model.procedure import Procedure

KINDS: dict[str, type[Entry]] = {
    "handbook": HandbookEntry,
    "post": Post,
    "procedure": Procedure,
    "criteria": Criteria,
    "conduct": Conduct,
    "oversight": Oversight,
    "term": Term,
}
"""Every kind of entry, in the order in which the handbook shows them."""

HANDBOOK_LISTS = {"unit": "units", "scope": "scopes", "form": "forms", "register": "registers", "level": "levels", "audience": "audiences"}
"""What a reference may name besides entries: items of these lists of the handbook entry."""

__all__ = ["HANDBOOK_LISTS", "KINDS", "Conduct", "Criteria", "Entry", "HandbookEntry", "Oversight", "Post", "Procedure", "Term"]
