"""Sheets to score by: one of every set of criteria, for several people, and one of every post, with all sets that apply to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator.facts.applying import applying, posts_named, scored
from generator.facts.showing import Output, all_shown
from generator.forms.form_parts import form_job, later_form_job
from generator.forms.score_sheet_of_post import SetOnPost, post_sheet
from generator.forms.score_sheet_of_set import TIERS, set_sheet
from generator.forms.tier_sheet import drawn_tiers
from generator.model import Criteria, Post
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, LaterJob
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
    "acknowledged": "Acknowledged",
    "ticked": "Tick the circumstances that apply.",
    "all_points": "Points in all",
    "times": "times",
    "total": "Total",
    "remarks": "Remarks",
    "date": "Date: ",
}
"""The texts of both sheets."""
LABELS_OUTSIDE = {**LABELS, "who": "Party and name", "acknowledged": "Acknowledged by the party"}
"""Of a set that applies to nobody of the office: a licence holder is not appraised."""


_OF_SET = "scores-criteria.typ"


def score_sheet_jobs(context: PrintContext) -> Iterator[Job]:
    """`criteria/<set>.pdf` of every set that judges people, and `scores/<post>.pdf` of every post in force to which one applies."""
    handbook = context.handbook
    judging = [*scored(handbook.criteria.values())]
    for criteria in judging:
        address = f"criteria/{criteria.id}.pdf"
        yield LaterJob(context.address(address), _OF_SET, partial(_set_job, context, address, criteria))
    sets = applying(judging, handbook, Output.SCORES)
    made: dict[str, Any] = {}

    def of(post: Post, apply: Sequence[Criteria]) -> dict[str, Any]:
        return post_sheet(context, post, [once(made, criteria.id, partial(SetOnPost, context.words, criteria)) for criteria in apply])

    for post in all_shown("post", handbook, Output.SCORES):
        apply = sets.to(post.id)
        if apply:
            yield later_form_job(context, f"scores/{post.id}.pdf", "scores-post.typ", LABELS, partial(of, post, apply), post, *apply)


def _set_job(context: PrintContext, address: str, criteria: Criteria) -> Job:
    """The sheet of one set, with the picture of its tiers where it has one."""
    data = set_sheet(context, criteria)
    pictures = {TIERS: partial(drawn_tiers, criteria, context)} if data["chart"] else {}
    outside = bool(criteria.applies_to) and not posts_named(criteria, context.handbook)
    labels = LABELS_OUTSIDE if outside else LABELS
    return form_job(context, address, _OF_SET, labels, data, criteria, pictures=pictures)
