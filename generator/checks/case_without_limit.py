"""HB551 case-without-limit: a limit that differs by case leaves out a level, or names one that there is not.

The table of the limit has a time for every level that its criteria can come to, and for no other. That of a step may leave out levels
whose cases never come to the step.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.case_steps import levels_at
from generator.analysis.reachable import reachable_levels
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, LEVELS, TAKE_IN_MAIL
from generator.checks.shared.stated_limits import limits_of
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.limit import Limit
from generator.model.walk import FieldPath

_OFFICE = LEVELS + HEAD + "---\n" + CLERK + COUNTS_MAIL + "---\n" + TAKE_IN_MAIL.replace("basis:", "scope: mail\nbasis:")
_TABLE = "{criteria: speed, cases: {urgent: 1 hour, normal: 4 hours}}"

FAULT = Descriptor(
    code="HB551", name="case-without-limit",
    message="the levels of \"{criteria}\" and of this table differ: {reason} {levels}",
    hint="give a time for every level that the criteria can come to, or time: … for the rest, and for no other level",
    why="A case that the table leaves out has no limit at all.",
    invalid=_OFFICE.replace("30 minutes", _TABLE.replace(", normal: 4 hours", "")),
    valid=_OFFICE.replace("30 minutes", _TABLE))
OF_TIERS_HINT = ("a table names levels, and \"{levels}\" are tiers: give each tier a level: … and name that here; levels of cases stand "
                 "in the handbook's own entry: levels: [{{id: urgent, title: …, side: class, rank: 1}}]")
MEANT_HINT = "write the levels that have no time yet instead: {meant}"
MISSING = Term("without a time:")
UNKNOWN = Term("no outcome of the criteria:")


def find(entry: Procedure | Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for path, limit in limits_of(entry, handbook):
        for reason, levels, meant in _differences(entry, path, limit, handbook):
            tiers = {tier.id for tier in handbook.criteria[limit.criteria or ""].tiers}
            hint = OF_TIERS_HINT if reason == UNKNOWN and tiers.issuperset(levels) else MEANT_HINT if meant else None
            yield Diagnostic(descriptor=FAULT, span=entry.source.span((*path, "cases")), hint=hint, details={
                "criteria": limit.criteria, "reason": reason, "levels": ", ".join(levels), "meant": ", ".join(meant)})


def _differences(entry: Entry, path: FieldPath, limit: Limit, handbook: Handbook) -> Iterator[tuple[Term, list[str], list[str]]]:
    """(what is wrong, levels of which it is, levels without a time that may be meant by them)."""
    criteria = handbook.criteria.get(limit.criteria or "")
    if criteria is None:
        return  # an unknown reference, and reported as that
    known = reachable_levels(criteria, handbook)
    coming = levels_at(entry, int(path[1]), known, handbook) if isinstance(entry, Procedure) and path[0] == "steps" else known
    missing = [] if limit.time else [level for level in coming if level not in limit.cases]
    named = dict.fromkeys((*limit.cases, *(level for each in limit.extend for level in each.cases)))
    if unknown := [level for level in named if level not in known]:
        yield UNKNOWN, unknown, missing
    elif missing:
        yield MISSING, missing, []


CHECK = of_each_entry(("procedure", "post"), FAULT, find, "handbook", "criteria")
