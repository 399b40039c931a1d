"""Sheets to score by: one of every set of criteria, for several people, and one of every post, with all sets that apply to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.facts.applying import Applying, applying, for_outsiders, scored
from generator.facts.outcomes import nothing_key
from generator.facts.showing import Output, all_shown
from generator.forms.form_parts import form_job
from generator.forms.score_sheet_of_post import SetOnPost, post_sheet
from generator.forms.score_sheet_of_set import TIERS, set_sheet
from generator.forms.tier_sheet import drawn_tiers
from generator.handbook import Handbook
from generator.model import Criteria, Post
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, LaterJob
from generator.questions import question
from generator.reads import once

LABELS = {
    "numbering": "1.",
    "comma": ", ",
    "colon": ": ",
    "bracketed": " ({words})",
    "number": "No.",
    "tiers": "Tiers",
    "tier": "Tier",
    "range": "Range",
    "level": "Level",
    "points": "Points",
    "duration": "Duration",
    "nothing": "no consequence",
    "circumstances": "Circumstances",
    "circumstance": "Circumstance",
    "effect": "Effect",
    "scores": "Scores",
    "who": "Post and name",
    "period": "Period",
    "value": "Value",
    "earned": "Outcome",
    "measured": "Points",
    "acknowledged": "Acknowledged",
    "ticked": "Tick the circumstances that apply.",
    "all_points": "Points in all",
    "times": "times",
    "total": "Total",
    "remarks": "Remarks",
    "date": "Date: ",
}
"""The texts of both sheets."""
LABELS_OUTSIDE = {**LABELS, "who": "Party and name", "acknowledged": "Acknowledged by the party", "scores": "Decisions on cases",
                  "period": "Day of the act"}
"""Of a set that applies to nobody of the office: a licence holder is not appraised."""


_OF_SET, _OF_POST = "scores-criteria.typ", "scores-post.typ"


def score_sheet_jobs(context: PrintContext) -> Iterator[Job]:
    """`criteria/<set>.pdf` of every set that judges people, and `scores/<post>.pdf` of every post in force to which one applies."""
    handbook = context.handbook
    judging = [*scored(handbook.criteria.values())]
    for criteria in judging:
        address = f"criteria/{criteria.id}.pdf"
        yield LaterJob(context.address(address), _OF_SET, partial(_set_job, context, address, criteria))
    made: dict[str, Any] = {}
    for post in all_shown("post", handbook, Output.SCORES):
        if _applying(handbook, post.id):
            address = f"scores/{post.id}.pdf"
            yield LaterJob(context.address(address), _OF_POST, partial(_post_job, context, address, post, made))


@question
def _applying(handbook: Handbook, post: str) -> tuple[str, ...]:
    """Ids of the sets that judge the holder of a post."""
    def sets() -> Applying[Criteria]:
        return applying(scored(handbook.criteria.values()), handbook, Output.SCORES)

    return tuple(criteria.id for criteria in once(handbook.derived, "sets on score sheets", sets).to(post))


def _post_job(context: PrintContext, address: str, post: Post, made: dict[str, Any]) -> Job:
    """The sheet of one post. What is `made` of a set is the same on the sheets of others."""
    apply = [context.handbook.criteria[name] for name in _applying(context.handbook, post.id)]
    sets = [once(made, criteria.id, partial(SetOnPost, context.words, criteria)) for criteria in apply]
    return form_job(context, address, _OF_POST, LABELS, post_sheet(context, post, sets), post, *apply)


def _set_job(context: PrintContext, address: str, criteria: Criteria) -> Job:
    """The sheet of one set, with the picture of its tiers where it has one."""
    data = set_sheet(context, criteria)
    pictures = {TIERS: partial(drawn_tiers, criteria, context)} if data["chart"] else {}
    return form_job(context, address, _OF_SET, _labels(criteria, context.handbook), data, criteria, pictures=pictures)


def _labels(criteria: Criteria, handbook: Handbook) -> dict[str, str]:
    """The texts of the sheet of a set. Where it says what is paid, that is written down and no points."""
    own = LABELS_OUTSIDE if for_outsiders(criteria, handbook) else LABELS
    paid = any(tier.amount for tier in criteria.tiers)
    return {**own, "nothing": nothing_key(criteria, handbook), "measured": "Amount" if paid else own["measured"]}
