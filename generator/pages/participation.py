"""A post's part in a procedure as its page shows it: each role with links to the places."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.facts.participation import PLACES, ROLES, Participation
from generator.pages.links import Links


def roles_in_words(part: Participation, links: Links) -> list[tuple[str, Markup]]:
    """(role, links to its places), in the order of `ROLES`."""
    page = escape(links.href("procedure", part.procedure.id))
    return [(links.spoken.text(role), links.join(_place(page, anchor, number, links) for anchor, number in part.roles[role]))
            for role in ROLES.values() if role in part.roles]


def _place(page: Markup, anchor: str, number: int, links: Links) -> Markup:
    if not anchor:
        return Markup(f'<a href="{page}">{escape(links.spoken.text("the time promised"))}</a>')
    label = links.numbered(PLACES[anchor.partition("-")[0]][0], number)
    return Markup(f'<a href="{page}#{anchor}">{label}</a>')  # an anchor is made of ids and numbers: there is nothing to escape
