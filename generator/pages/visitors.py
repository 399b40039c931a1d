"""The first page of an edition for readers outside the organisation."""

from __future__ import annotations

from typing import Any

from generator.analysis.standing import is_in_force
from generator.facts.applying import names_outsiders
from generator.facts.contact import contacts_of_handbook, office_hours
from generator.facts.visitors import visitor_cards
from generator.handbook import Handbook
from generator.pages import downloads
from generator.pages.links import Links


def visitors_home_values(handbook: Handbook, links: Links) -> dict[str, Any]:
    """What can be done here, whom to call, and the rules that such readers may read besides."""
    cards = list(visitor_cards(links.words))
    told = {card.title.name for card in cards}
    rules = [*handbook.procedures.values(), *handbook.conduct.values(),
             *(entry for entry in (*handbook.criteria.values(), *handbook.by_kind["guide"].values()) if names_outsiders(entry, handbook))]
    others = [entry for entry in rules if is_in_force(entry, handbook) and (entry.kind != "procedure" or entry.id not in told)]
    return {"entry": handbook.entry, "cards": cards, "contacts": contacts_of_handbook(links.words),
            "open": office_hours(links.words), "others": others, "downloads": downloads.of_handbook(handbook, links)}
