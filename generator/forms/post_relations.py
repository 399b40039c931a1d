"""With whom a post works, as far as procedures and oversight tell. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.facts.labels import STAGES
from generator.facts.participation import ACTIVE, Participation, PostView
from generator.facts.showing import Output, is_shown
from generator.facts.words import Words, unnamed
from generator.forms.form_parts import Fact, bounded
from generator.model import Post, Procedure
from generator.model.procedure import Step
from generator.printing.print_context import PrintContext

_RELATIONS = (
    ("does", "approve", "Its work is approved by"),
    ("approves", "by", "Approves the work of"),
    ("does", "consult", "Consults"),
    ("is consulted", "by", "Is consulted by"),
    ("does", "inform", "Informs"),
    ("is informed", "by", "Is informed by"),
)
"""(role of the post in a step, field that names the other posts there, what ties them). The last is a catalogue key."""


def relations(context: PrintContext, post: Post, view: PostView, parts: Iterable[Participation]) -> Iterator[Fact]:
    """Inside the organisation by what ties the posts, then oversight, then who outside is served. `parts` are those in force."""
    parts = tuple(parts)
    for role, field, key in _RELATIONS:
        others = dict.fromkeys(name for part in parts for step in _steps(part, role) for name in getattr(step, field) if name != post.id)
        yield Fact(context.words.text(key), bounded(context, unnamed(context.words.doers(others))))
    yield Fact(context.words.text("Oversight"), bounded(context, list(_overseen(context, view))))
    yield from _outside(context, [part.procedure for part in parts if ACTIVE & part.roles.keys()])


def _steps(part: Participation, role: str) -> Iterator[Step]:
    return (part.procedure.steps[number - 1] for _, number in part.roles.get(role, ()))


def _overseen(context: PrintContext, view: PostView) -> Iterator[Words]:
    """Matters under oversight, and what the post is there."""
    words = context.words
    for oversight, roles in view.oversight.values():
        if is_shown(oversight, context.handbook, Output.DESCRIPTION):
            named = [words.text("inspector of the matter" if role == "inspector" else STAGES[role]) for role in dict.fromkeys(roles)]
            title = words.said(oversight.title)
            yield Words(title.language, words.text("{matter} ({roles})", matter=title.text, roles=words.text(", ").join(named)))


def _outside(context: PrintContext, procedures: Iterable[Procedure]) -> Iterator[Fact]:
    """Audiences outside the organisation, and the procedures for them in which the post acts."""
    served: dict[str, list[str]] = {}
    for procedure in procedures:
        for audience in procedure.audience:
            served.setdefault(audience, []).append(procedure.id)
    for audience, names in served.items():
        found = context.handbook.find("audience", audience)
        if found is not None and not found.internal:
            name = context.words.text("Outside: {audience}", audience=context.words.said(found.title).text)
            yield Fact(name, bounded(context, context.words.titles("procedure", names)))
