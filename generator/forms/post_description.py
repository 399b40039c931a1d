"""The description of every post: its place, its duties, what it may decide alone, and with whom it works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import wording
from generator.forms.form_parts import Fact, bounded, form_job, in_rows, one, state
from generator.forms.post_description_place import place
from generator.forms.post_description_relations import relations
from generator.forms.score_sheet_sets import Applying, applying
from generator.model import Conduct, Criteria, Entry, Post
from generator.model.common import Status
from generator.model.post import Authority, Duty
from generator.model.quantity import Frequency
from generator.printing.edition import Edition
from generator.printing.typeset import Job
from generator.printing.words import Words
from generator.views.duties import by_frequency
from generator.views.post import ACTIVE, ROLES, Participation, post_view

MOST_PROCEDURES = 40
"""So many procedures are named, those in which the post acts first; of more only the number."""
MOST_HOLDERS = 8
"""So many holders of a post have a place to sign; more sign further copies."""

_PLACES = {
    "step": ("step {number}", "steps {number}"),
    "delegation": ("matter {number}", "matters {number}"),
    "discretion": ("margin {number}", "margins {number}"),
}
"""First word of an anchor → how one place and several places of a procedure are called. Catalogue keys."""

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
    "critical": "critical: leaving it out does serious harm",
    "authority": "Authority",
    "decides": "Decides alone",
    "limit": "How far",
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


def post_description_jobs(edition: Edition) -> Iterator[Job]:
    """`posts/<post>.pdf` of every post."""
    criteria, conduct = applying(edition.handbook.criteria.values()), applying(edition.handbook.conduct.values())
    for post in edition.handbook.posts.values():
        data = description(edition, post, criteria, conduct)
        yield form_job(edition, f"posts/{post.id}.pdf", "post.typ", LABELS, data, post)


def description(edition: Edition, post: Post, criteria: Applying[Criteria], conduct: Applying[Conduct]) -> dict[str, Any]:
    """Data of one description. Time grows with the post's own duties and the places that name it."""
    words = edition.words
    view = post_view(edition.handbook, post.id)
    parts = [part for part in view.procedures.values() if part.procedure.status is Status.IN_FORCE]
    acting = sorted(parts, key=_rank)
    rest = len(parts) - MOST_PROCEDURES
    return {
        "title": words.own("Post description: {post}", post=words.said(post.title).text),
        **edition.identity(post, f"posts/{post.id}.html"),
        "state": state(edition, post),
        "place": in_rows(place(edition, post, view)),
        "requirements": words.every(post.requirements),
        "duties": [{"often": _often(edition, often), "duties": [_duty(edition, duty) for duty in duties]}
                   for often, duties in by_frequency(post.duties)],
        "authority": [_authority(edition, authority) for authority in post.authority],
        "procedures": [_participation(edition, part) for part in acting[:MOST_PROCEDURES]],
        "more": words.text("{count} more procedures are on the page of the post.", count=rest) if rest > 0 else "",
        "relations": in_rows(relations(edition, post, view, parts)),
        "rules": in_rows([*_rules(edition, post, criteria, "Criteria", "Criteria for every post"),
                          *_rules(edition, post, conduct, "Conduct", "Conduct for every post")]),
        "signers": [*[words.text("Holder of the post")] * min(post.headcount, MOST_HOLDERS), words.text("Supervisor")],
    }


# --- What it does --------------------------------------------------------------------------------------------------

def _often(edition: Edition, when: Frequency) -> str:
    return wording.sentence(wording.frequency(when, edition.language))


def _duty(edition: Edition, duty: Duty) -> dict[str, Any]:
    words, language = edition.words, edition.language
    when = words.said(duty.when.event) if duty.when.event else Words(language, _often(edition, duty.when))
    times = [("within {time}", duty.within), ("takes {time}", duty.effort)]
    record = edition.handbook.find("register", duty.record) or edition.handbook.find("form", duty.record) if duty.record else None
    return {
        "do": words.said(duty.do), "critical": duty.critical, "when": when,
        "times": [words.text(key, time=wording.duration(time, language)) for key, time in times if time],
        "priority": wording.choice(duty.priority, language), "record": one(words.said(record.title) if record else None),
        "evidence": one(words.optional(duty.evidence)),
        "procedure": edition.words.titles("procedure", [duty.procedure] if duty.procedure else []),
    }


def _authority(edition: Edition, authority: Authority) -> dict[str, Any]:
    words = edition.words
    return {"decide": words.said(authority.decide), "limit": words.optional(authority.limit) or words.own("none stated"),
            "holds": [*edition.words.titles("scope", authority.scopes), *edition.words.titles("procedure", authority.procedures)]}


def _rank(part: Participation) -> tuple[bool, bool, str]:
    """Procedures in which the post acts come first, then by number; those without one last."""
    number = part.procedure.number
    return not ACTIVE & part.roles.keys(), not number, number or ""


def _participation(edition: Edition, part: Participation) -> dict[str, Any]:
    words, procedure = edition.words, part.procedure
    roles = [{"role": words.text(role), "places": _where(edition, part.roles[role])} for role in ROLES.values() if role in part.roles]
    return {"number": procedure.number or "", "title": words.said(procedure.title), "roles": roles}


def _where(edition: Edition, places: list[tuple[str, int]]) -> str:
    """The places of one role in a procedure: `steps 1, 4–6`."""
    one, several = _PLACES[places[0][0].partition("-")[0]]
    numbers = sorted({number for _, number in places})
    return edition.words.text(one if len(numbers) == 1 else several, number=edition.words.text(", ").join(wording.spans(numbers)))


# --- What it is bound by -------------------------------------------------------------------------------------------

def _rules(edition: Edition, post: Post, sets: Applying[Any], own: str, general: str) -> Iterator[Fact]:
    """What applies to the post by name, and what applies to every post."""
    def named(entries: tuple[Entry, ...]) -> list[Words]:
        return bounded(edition, [edition.words.said(entry.title) for entry in entries])

    yield Fact(edition.words.text(own), named(sets.named.get(post.id, ())))
    yield Fact(edition.words.text(general), named(sets.general))
