"""Duties that never lie in one hand, as the index of all entries shows them beside the registers."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.facts.addresses import step_anchor
from generator.handbook import Handbook
from generator.model.handbook import Approval, Conflict
from generator.pages.links import Links, link, list_items


def kept_apart(handbook: Handbook, links: Links) -> list[tuple[Conflict, Markup, Markup]]:
    """(what is kept apart, list items of the registers with their keepers, list items of what these must not approve)."""
    return [(conflict, list_items(_kept(name, links) for name in conflict.keeps),
             list_items(_approved(approval, links) for approval in conflict.approves)) for conflict in handbook.entry.conflicts]


def _kept(name: str, links: Links) -> Markup:
    register = links.handbook.find("register", name)
    keeper = register.keeper if register else None
    return links.record(name) + (escape(links.spoken.text(": ")) + links.link("post", keeper) if keeper else "")


def _approved(approval: Approval, links: Links) -> Markup:
    """The procedure, and the step of it where only one is meant."""
    whole = links.link("procedure", approval.procedure)
    found = links.handbook.find_step(approval.procedure, approval.step)
    if found is None:
        return whole
    procedure, index = found
    step = link(links.href("procedure", approval.procedure, step_anchor(procedure, index)), links.numbered("step {number}", index + 1))
    return whole + escape(links.spoken.text(": ")) + step
