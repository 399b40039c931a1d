"""The first page of an edition for readers outside the organisation, and its index of procedures."""

from __future__ import annotations

from typing import Any

from generator.facts.applying import is_price_list, names_outsiders
from generator.facts.by_scope import by_scope
from generator.facts.contact import contacts_of_handbook, office_hours
from generator.facts.periods import periods
from generator.facts.showing import Output, shown
from generator.facts.visitors import visitor_cards
from generator.handbook import Handbook
from generator.pages import downloads
from generator.pages.links import Links


def visitors_home_values(handbook: Handbook, links: Links) -> dict[str, Any]:
    """What can be done here, whom to call, and the rules that such readers may read besides. What only programs read is not offered."""
    cards = list(visitor_cards(links.words))
    told = {card.title.name for card in cards}
    rules = [*handbook.procedures.values(), *handbook.conduct.values(),
             *(entry for entry in (*handbook.criteria.values(), *handbook.by_kind["guide"].values())
               if names_outsiders(entry, handbook) or is_price_list(entry))]
    others = [entry for entry in shown(rules, handbook, Output.FIRST_PAGE) if entry.kind != "procedure" or entry.id not in told]
    return {"entry": handbook.entry, "cards": cards, "contacts": contacts_of_handbook(links.words),
            "open": office_hours(links.words),
            "periods": periods(links.words), "others": others, "downloads": _printed(downloads.of_handbook(handbook, links))}


def procedures_values(handbook: Handbook, links: Links) -> dict[str, Any]:
    """The procedures by their scopes of work. Readers outside see before them, in their own words, what they can do here."""
    offered = downloads.of_section("procedure", links)
    if not handbook.for_outside:
        return {"groups": by_scope(handbook, handbook.procedures.values()), "downloads": offered, "cards": []}
    cards = list(visitor_cards(links.words))
    told = {card.title.name for card in cards}
    others = [procedure for procedure in handbook.procedures.values() if procedure.id not in told]
    return {"groups": by_scope(handbook, others), "downloads": _printed(offered), "cards": cards}


def _printed(offered: list[downloads.Download]) -> list[downloads.Download]:
    return [each for each in offered if each.kind == "PDF"]
