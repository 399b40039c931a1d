"""Who takes part besides posts: roles that are taken for a case, and parties outside. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.showing import Output, is_shown
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import frequencies
from generator.model import Procedure
from generator.model.doers import RoleDuty


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """A role, the posts that may take it (of a body its members, the `chair` first, and its quorum), when it is taken and given back, what
    they do for it again and again, and the procedures in which it acts."""

    id: str
    title: Words
    is_body: bool
    posts: tuple[Named, ...]
    chair: Named | None
    quorum: Words | None
    taken: Words | None
    released: Words | None
    summary: Words | None
    duties: tuple[Words, ...]
    procedures: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsiderFacts:
    """A party outside, who is meant, the procedures in which it takes part, and the rules that apply to it."""

    id: str
    title: Words
    summary: Words | None
    procedures: tuple[Named, ...]
    rules: tuple[Named, ...]


def role_facts(words: HandbookWords) -> tuple[RoleFacts, ...]:
    """The roles in the order of the handbook."""
    return tuple(RoleFacts(
        id=role.id, title=words.said(role.title), is_body=role.is_body, posts=words.all_named("post", role.members),
        chair=words.optional_named("post", role.chair), quorum=words.optional(role.quorum), taken=words.optional(role.taken),
        released=words.optional(role.released), summary=words.optional(role.summary),
        duties=tuple(_duty(duty, words) for duty in role.duties), procedures=_procedures("role", role.id, words))
        for role in words.handbook.entry.roles)


def bodies_and_roles(words: HandbookWords) -> tuple[list[RoleFacts], list[RoleFacts]]:
    """The bodies that decide together, and the roles that are taken for a case: every output lists them apart.
    Readers outside are told of a role only where a procedure that they may read names it; bodies decide on what concerns them."""
    found = role_facts(words)
    roles = [role for role in found if not role.is_body and (role.procedures or not words.handbook.for_outside)]
    return [role for role in found if role.is_body], roles


def _duty(duty: RoleDuty, words: HandbookWords) -> Words:
    """`Check the radios (every Monday)`."""
    said = words.said(duty.do)
    return Words(said.language, said.text + words.text(" ({words})", words=frequencies.frequency(duty.when, words.language)))


def outsider_facts(words: HandbookWords) -> tuple[OutsiderFacts, ...]:
    """The parties outside in the order of the handbook."""
    return tuple(OutsiderFacts(
        id=party.id, title=words.said(party.title), summary=words.optional(party.summary),
        procedures=_procedures("outsider", party.id, words), rules=_rules(party.id, words)) for party in words.handbook.entry.outsiders)


def _procedures(kind: str, name: str, words: HandbookWords) -> tuple[Named, ...]:
    """The procedures that name it, each once, as far as a page of a post would show them."""
    entries = (link.entry for link in words.handbook.links_to(kind, name))
    found = dict.fromkeys(entry.id for entry in entries
                          if isinstance(entry, Procedure) and is_shown(entry, words.handbook, Output.POST_PAGE))
    return words.all_named("procedure", found)


def _rules(name: str, words: HandbookWords) -> tuple[Named, ...]:
    """What says that it applies to a party outside, as far as a page of a post would show it."""
    links = words.handbook.links_to("outsider", name)
    found = dict.fromkeys(link.entry.key for link in links
                          if link.path[0] == "applies_to" and is_shown(link.entry, words.handbook, Output.POST_PAGE))
    return tuple(words.named(*key) for key in found)
