"""The checklist of every post as a page, and the index of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import jinja2
from markupsafe import Markup, escape

from generator import wording
from generator.checklists.checklist import Checklist, checklist
from generator.checklists.checklist_words import ChecklistWords
from generator.handbook import Handbook
from generator.model.quantity import WEEKDAYS
from generator.page import Page
from generator.views.builder import contents
from generator.views.checklist_parts import ChecklistParts
from generator.views.links import Links
from generator.views.siblings import AROUND
from generator.views.units import flattened, unit_tree

_SCRIPT_TEXTS = {
    "done": "{done} of {total}",
    "announced": "{group}: {done} of {total} done",
    "cleared": "Ticks cleared",
    "restored": "Ticks restored",
    "today": "{count} due today",
}
"""What the page's script says; it fills in the placeholders itself."""


def checklist_pages(handbook: Handbook, language: str, environment: jinja2.Environment, links: Links) -> Iterator[Page]:
    """The index of checklists, then the checklist of every post, in the order of the units. Nothing if there are no posts."""
    units = [node for node in flattened(unit_tree(handbook)) if node.posts]
    lists = {post.id: checklist(post, handbook) for node in units for post in node.posts}
    if not lists:
        return
    section = links.spoken.text("Checklists")
    crumbs = [(f"{links.up}index.html", links.spoken.text("Handbook"))]
    content = environment.get_template("checklists_index.html").render(
        links=links, heading=section, crumbs=crumbs, units=units, lists=lists, critical=_critical, daily=_daily)
    yield Page("checklists/index.html", language, "checklists", section, section, content, "", contents(content))
    template = environment.get_template("checklist.html")
    neighbours = _Neighbours(lists.values(), links)
    parts = ChecklistParts(links, ChecklistWords(language, handbook.language))
    texts = {name: _unfilled(links, key) for name, key in _SCRIPT_TEXTS.items()}
    values = {"links": links, "crumbs": [*crumbs, ("index.html", section)], "head": handbook.entry, "texts": texts,
              "weekend": _weekend(handbook)}
    for place, found in enumerate(lists.values()):
        title = links.spoken.text("{post} checklist", post=links.plain(found.post.title))
        content = template.render(
            heading=title, post=found.post, size=found.size, facts=_facts(found, handbook, links), groups=parts.groups(found), **values)
        address = f"checklists/{found.post.id}.html"
        yield Page(address, language, "checklists", title, title, content, neighbours.around(place), contents(content))


def _facts(found: Checklist, handbook: Handbook, links: Links) -> list[tuple[str, Markup]]:
    """(label, value) of what a reader should know of the list itself."""
    post, head = found.post, handbook.entry
    version, effective = post.version or head.version, post.effective or head.effective
    facts = [
        ("Unit", links.link("unit", post.unit) if post.unit else None),
        ("Substitutes, in order", links.posts(post.substitutes) or None),
        ("Version", escape(version) if version else None),
        ("In force from", escape(wording.date(effective, links.language)) if effective else None),
        ("Items in all", escape(found.size)),
    ]
    return [(label, value) for label, value in facts if value is not None]


def _unfilled(links: Links, key: str) -> str:
    """A text whose placeholders the script fills."""
    return links.spoken.text(key, **{name: f"{{{name}}}" for name in ("done", "total", "group", "count")})


def _critical(found: Checklist) -> int:
    return sum(item.critical for group in found.groups for item in group.items)


def _daily(found: Checklist) -> int:
    return sum(len(group.items) for group in found.groups if group.period in ("day", "working day") and group.interval == 1)


def _weekend(handbook: Handbook) -> str:
    """Numbers of the days without work, Monday being 0."""
    return " ".join(str(WEEKDAYS.index(day)) for day in handbook.entry.calendar.weekend)


class _Neighbours:
    """Links to the checklists around one of them: a bounded list, so that a page does not grow with the handbook."""

    def __init__(self, lists: Iterable[Checklist], links: Links) -> None:
        self._title = escape(links.spoken.text("Checklists"))
        shown = [(f"{found.post.id}.html", links.text(found.post.title)) for found in lists]
        self._items = [Markup('<li><a href="{}">{}</a></li>').format(address, title) for address, title in shown]
        self._current = [Markup('<li><a href="{}" aria-current="page">{}</a></li>').format(address, title) for address, title in shown]

    def around(self, place: int) -> Markup:
        start = max(0, min(place - AROUND // 2, len(self._items) - AROUND))
        shown = self._items[start:start + AROUND]
        shown[place - start] = self._current[place]
        items = Markup().join(shown)
        return Markup('<p class="hb-side__title"><a href="index.html">{}</a></p>\n<ul class="hb-side">{}</ul>').format(self._title, items)
