"""The description of every post: its place, its duties, what it may decide alone, and with whom it works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.facts.applying import Applying, applying, scored
from generator.facts.duties import DutyFacts, duty_groups
from generator.facts.labels import SIDES
from generator.facts.participation import ACTIVE, PLACES, ROLES, Participation, post_view
from generator.facts.post import post_facts
from generator.facts.showing import Output, is_shown
from generator.facts.words import Words, unnamed
from generator.forms.form_parts import Fact, bounded, in_rows, later_form_job, one, state
from generator.forms.post_place import place
from generator.forms.post_relations import relations
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model import Conduct, Criteria, Entry, Post
from generator.model.side import Side
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job
from generator.reads import shared

MOST_PROCEDURES = 40
"""So many procedures are named, those in which the post acts first; of more only the number."""
MOST_HOLDERS = 8
"""So many holders of a post have a place to sign; more sign further copies."""

LABELS = {
    "numbering": "1.",
    "comma": ", ",
    "colon": ": ",
    "place": "Place in the organisation",
    "requirements": "Requirements",
    "duties": "Duties",
    "often": "Frequency",
    "number": "No.",
    "duty": "Duty",
    "when": "When and by when",
    "priority": "Priority",
    "record": "Record",
    "procedure": "Procedure",
    "critical": "critical: omitting it does serious harm",
    "authority": "Authority",
    "decides": "Decides alone",
    "limit": "Within what limits",
    "holds": "Holds for",
    "procedures": "Part in procedures",
    "part": "Takes part as",
    "relations": "Working relations",
    "rules": "Criteria and conduct that apply",
    "signing": "Signatures",
    "statement": "The holder has read this description and received a copy of it.",
    "date": "Date: ",
}
"""The texts of the form itself."""


def post_description_jobs(context: PrintContext) -> Iterator[Job]:
    """`posts/<post>.pdf` of every post; readers outside need none."""
    if context.handbook.for_outside:
        return
    rules = _RulesForPosts(context.handbook)
    for post in context.handbook.posts.values():
        yield later_form_job(context, f"posts/{post.id}.pdf", "post.typ", LABELS, partial(description, context, post, rules), post)


class _RulesForPosts:
    """What applies to whom, which all descriptions ask for."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook

    @shared
    def criteria(self) -> Applying[Criteria]:
        return applying(scored(self._handbook.criteria.values()), self._handbook, Output.DESCRIPTION)

    @shared
    def others(self) -> Mapping[Side, Applying[Criteria]]:
        """Those that judge nobody, by side."""
        sets = self._handbook.criteria.values()
        return {side: applying((each for each in sets if each.side is side), self._handbook, Output.DESCRIPTION)
                for side in Side if not side.judges_people}

    @shared
    def conduct(self) -> Applying[Conduct]:
        return applying(self._handbook.conduct.values(), self._handbook, Output.DESCRIPTION)


def description(context: PrintContext, post: Post, given: _RulesForPosts) -> dict[str, Any]:
    """Data of one description. Time grows with the post's own duties and the places that name it."""
    words, facts = context.words, post_facts(post, context.words)
    view = post_view(context.handbook, post.id)
    parts = [part for part in view.procedures.values() if is_shown(part.procedure, context.handbook, Output.DESCRIPTION)]
    acting = sorted(parts, key=_rank)
    rest = len(parts) - MOST_PROCEDURES
    return {
        "title": words.own("Post description: {post}", post=words.said(post.title).text),
        **context.identity(post, f"posts/{post.id}.html"),
        "state": state(context, post),
        "place": in_rows(place(context, post, view)),
        "requirements": facts.requirements,
        "duties": [{"often": group.often, "duties": [_duty(context, duty) for duty in group.duties]}
                   for group in duty_groups(post, words)],
        "authority": [{"decide": each.decide, "limit": each.limit, "holds": unnamed(each.holds)} for each in facts.authority],
        "procedures": [_participation(context, part) for part in acting[:MOST_PROCEDURES]],
        "more": words.text("{count} more procedures are on the page of the post.", count=rest) if rest > 0 else "",
        "relations": in_rows(relations(context, post, view, parts)),
        "rules": in_rows([*_rules(context, post, given.criteria, "Criteria", "Criteria for every post"),
                          *(fact for side, sets in given.others.items() for fact in _rules(context, post, sets, SIDES[side.value])),
                          *_rules(context, post, given.conduct, "Conduct", "Conduct rules for every post")]),
        "signers": [*[words.text("Holder of the post")] * min(post.headcount, MOST_HOLDERS), words.text("Supervisor")],
    }


# --- What it does --------------------------------------------------------------------------------------------------

def _duty(context: PrintContext, duty: DutyFacts) -> dict[str, Any]:
    return {
        "do": duty.do, "critical": duty.critical, "when": duty.when,
        "times": [time for time in (duty.besides, duty.in_time, duty.extension, duty.takes) if time], "priority": duty.priority,
        "record": unnamed([duty.record]), "evidence": one(duty.evidence), "procedure": unnamed([duty.procedure]),
    }


def _rank(part: Participation) -> tuple[bool, bool, str]:
    """Procedures in which the post acts come first, then by number; those without one last."""
    number = part.procedure.number
    return not ACTIVE & part.roles.keys(), not number, number or ""


def _participation(context: PrintContext, part: Participation) -> dict[str, Any]:
    words, procedure = context.words, part.procedure
    roles = [{"role": words.text(role), "places": _where(context, part.roles[role])} for role in ROLES.values() if role in part.roles]
    return {"number": procedure.number or "", "title": words.said(procedure.title), "roles": roles}


def _where(context: PrintContext, places: list[tuple[str, int]]) -> str:
    """The places of one role in a procedure: `steps 1, 4–6`."""
    words, numbered = context.words, [place for place in places if place[0]]
    said = [words.text("the time promised")] if len(numbered) < len(places) else []
    if numbered:
        one, several = PLACES[numbered[0][0].partition("-")[0]]
        numbers = sorted({number for _, number in numbered})
        said.append(words.text(one if len(numbers) == 1 else several, number=words.text(", ").join(formatting.spans(numbers))))
    return words.text("; ").join(said)


# --- What it is bound by -------------------------------------------------------------------------------------------

def _rules(context: PrintContext, post: Post, sets: Applying[Any], own: str, general: str = "") -> Iterator[Fact]:
    """What applies to the post by name, and what applies to every post."""
    def named(entries: tuple[Entry, ...]) -> list[Words]:
        return bounded(context, [context.words.said(entry.title) for entry in entries])

    yield Fact(context.words.text(own), named(sets.named.get(post.id, ())))
    if sets.general:
        yield Fact(context.words.text(general), named(sets.general))
