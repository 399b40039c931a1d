"""What the page of an entry shows besides the entry itself, by kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from generator.analysis.lifecycle import next_review
from generator.charts.flowchart import flowchart
from generator.charts.tier_picture import tier_picture
from generator.charts.timeline_picture import timeline_picture
from generator.facts.addresses import section
from generator.facts.answer import answer_card
from generator.facts.applying import classing, for_every_post, scored
from generator.facts.basis import cited
from generator.facts.by_scope import by_key, by_kind
from generator.facts.case import is_emergency
from generator.facts.criteria import criteria_facts
from generator.facts.duties import duty_groups
from generator.facts.labels import kind_name
from generator.facts.participation import post_view
from generator.facts.post import post_facts
from generator.facts.post_card import post_card
from generator.facts.procedure import procedure_facts
from generator.facts.risks import risk_facts
from generator.facts.shifts import roster_facts, shift_facts
from generator.facts.showing import Output, is_shown, shown
from generator.facts.stages import stage_facts
from generator.facts.visitors import is_told_otherwise, visitor_card
from generator.handbook import Backlink, Handbook
from generator.model import Criteria, Entry, Oversight, Post, Procedure, Risk
from generator.model.kinds import BY_NAME
from generator.model.side import Side
from generator.pages import downloads
from generator.pages.changes import last_changed
from generator.pages.combine_form import combine_form
from generator.pages.day_documents import asks_for_post
from generator.pages.decide_fields import decide_fields
from generator.pages.decide_form import choices, decide_data
from generator.pages.links import Links, link
from generator.pages.participation import roles_in_words
from generator.reads import once

GENERAL_SHOWN = 12
"""So many criteria or rules of conduct for every post are named on the page of each; more are only counted."""

Values = dict[str, Any]

class EntryValues:
    """Values for the pages of entries; what many of them share is made once."""

    def __init__(self, handbook: Handbook, links: Links) -> None:
        self._handbook = handbook
        self._links = links
        self._words = links.words
        self._made: dict[Hashable, Any] = {}
        self._by_kind: Mapping[str, Callable[[Any], Values]] = {
            "post": self._post, "procedure": self._procedure, "criteria": self._criteria, "oversight": self._oversight,
            "risk": self._risk,
        }

    def of(self, entry: Entry) -> Values:
        """What the page of an entry shows: what it is, when it is to be reviewed, what refers to it, and what its kind brings."""
        backlinks = self._handbook.links_to(*entry.key)
        return {
            "entry": entry,
            "kind_name": kind_name(entry),
            "next_review": next_review(entry, self._handbook),
            "told": is_told_otherwise(entry, self._handbook),
            **last_changed(entry, self._links),
            "basis": [cited(basis, self._words) for basis in entry.basis],
            "newer": tuple(self._handbook.newer_than(entry.key)),
            "backlinks": self.groups(_worth_showing(entry, backlinks), besides=entry.key),
            **self._by_kind.get(entry.kind, lambda entry: {})(entry),
        }

    def groups(self, backlinks: Iterable[Backlink], besides: tuple[str, str] = ("", "")) -> list[tuple[str, Markup]]:
        """(name of a kind, list items of its entries) for what refers to something."""
        return [(self._links.spoken.text(BY_NAME[kind].many), self._links.entries(entries))
                for kind, entries in by_kind(backlinks, besides)]

    def _post(self, post: Post) -> Values:
        view = post_view(self._handbook, post.id)
        return {
            "post": view,
            "shifts": shift_facts(post, self._words),
            "roster": roster_facts(post, self._words),
            "facts": post_facts(post, self._words),
            "card": post_card(post, self._words),
            "duty_groups": duty_groups(post, self._words),
            "participations": [(self._links.entry(part.procedure), roles_in_words(part, self._links)) for part in view.procedures.values()
                               if not is_told_otherwise(part.procedure, self._handbook)],
            "criteria": tuple(scored(view.criteria)),
            "other_criteria": by_key(classing(view.criteria), lambda criteria: criteria.side.value, [side.value for side in Side]),
            "general_criteria": self._general("criteria"),
            "general_conduct": self._general("conduct"),
            "owned": self.groups(view.owns),
            "named_in": self.groups(view.others),
            "offered": [part.procedure for part in view.procedures.values()],
            "downloads": downloads.of_post(post, self._links),
        }

    def _general(self, kind: str) -> Markup:
        return once(self._made, kind, lambda: general(kind, self._handbook, self._links))

    def _procedure(self, procedure: Procedure) -> Values:
        chart, timeline = (Markup(), Markup()) if is_told_otherwise(procedure, self._handbook) else self._draw(procedure)
        facts = procedure_facts(procedure, self._words)
        return {"facts": facts, "card": answer_card(procedure, facts, self._words), "chart": chart, "timeline": timeline,
                "emergency": is_emergency(procedure),
                "runs": asks_for_post(self._handbook) and is_shown(procedure, self._handbook, Output.CHECKLIST),
                "doers": {doer.name: doer for step in facts.steps for doer in step.doers}.values(),
                "visitors": visitor_card(procedure, self._words),
                "downloads": downloads.of_procedure(procedure, self._links)}

    def _draw(self, procedure: Procedure) -> tuple[Markup, Markup]:
        """The flow chart and the timeline."""
        language, href = self._links.language, self._links.href
        return flowchart(procedure, self._handbook, language, href), timeline_picture(procedure, self._handbook, language)

    def _criteria(self, criteria: Criteria) -> Values:
        facts = criteria_facts(criteria, self._words)
        return {
            "facts": facts,
            "picture": tier_picture(criteria, facts, self._words),
            "choices": choices(facts),
            "decide_data": decide_data(criteria, facts, self._links),
            "decide_fields": decide_fields(criteria, self._words),
            "combine": combine_form(criteria, self._words),
            "downloads": downloads.of_criteria(criteria, self._words.handbook, self._links),
        }

    def _risk(self, risk: Risk) -> Values:
        return {"risk": risk_facts(risk, self._words)}

    def _oversight(self, oversight: Oversight) -> Values:
        return {"stages": stage_facts(oversight, self._words)}


def _worth_showing(entry: Entry, backlinks: Iterable[Backlink]) -> list[Backlink]:
    """What refers to an entry, but for what replaced it; nothing for a post, whose page has sections of its own for all of that."""
    return [] if isinstance(entry, Post) else [link for link in backlinks if link.path[0] != "supersedes"]


def general(kind: str, handbook: Handbook, links: Links) -> Markup:
    """Links to the criteria or the conduct for every post, marked where not in force: a few by name, many as a number."""
    found = [entry for entry in shown(handbook.by_kind[kind].values(), handbook, Output.POST_PAGE) if for_every_post(entry)]
    if len(found) <= GENERAL_SHOWN:
        return links.join(map(links.entry, found))
    return link(f"{links.up}{section(kind)}/index.html", escape(links.spoken.text("{count} in all", count=len(found))))
