"""Which texts bind somebody, and so are held to the checks of wording.

Checked are the texts that say what is done, when, how far and with what result. Not checked, because principle is the point
there or because they are names: titles, summaries, principles, definitions, notes, outputs, the laws cited. Quotations are not either:
nobody who writes the handbook can word a law otherwise.
A tier's title is checked only where it alone says what belongs to the tier, and an answer only where no criteria decide what it means.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.passages import Passage, own_passages
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.criteria import Criteria
from generator.model.others import STAGES

FIELDS: dict[str, frozenset[str]] = {
    "post": frozenset({"duties.do", "duties.when.event", "duties.evidence", "authority.decide", "authority.limit"}),
    "procedure": frozenset({"trigger", "steps.do", "steps.evidence", "steps.control", "steps.decision", "steps.branches.when",
                            "discretion.may", "discretion.limit"}),
    "criteria": frozenset({"act", "tiers.title", "tiers.description", "modifiers.title"}),
    "oversight": frozenset({"closing", *(f"stages.{stage}.{field}" for stage in STAGES for field in ("do", "every.event"))}),
}
"""Kind → fields, written as paths without numbers."""

ITEMS = {"post": frozenset({"duties.do"}), "procedure": frozenset({"steps.do"})}
"""The fields that become items of checklists."""


def ruled_passages(handbook: Handbook) -> Iterator[Passage]:
    """Every text that binds somebody, in every language it has."""
    for passage in own_passages(handbook, FIELDS):
        if (passage.field != "tiers.title" or _is_all_there_is(passage)) and not _is_judged(passage):
            yield passage


def clauses(handbook: Handbook) -> Iterator[Passage]:
    """The clauses on conduct, which are held to some of the checks only."""
    return own_passages(handbook, {"conduct": frozenset({"clauses.text"})})


def _is_judged(passage: Passage) -> bool:
    """Whether it is an answer that stands for levels of criteria: these say from where on the matter is major."""
    step, branch = (passage.path[1], passage.path[3]) if passage.field == "steps.branches.when" else (None, None)
    if not isinstance(passage.entry, Procedure) or not isinstance(step, int) or not isinstance(branch, int):
        return False
    return bool(passage.entry.steps[step].branches[branch].level)


def _is_all_there_is(passage: Passage) -> bool:
    assert isinstance(passage.entry, Criteria) and isinstance(passage.path[1], int)
    tier = passage.entry.tiers[passage.path[1]]
    return not tier.when and not tier.otherwise and tier.description is None
