"""The checklist of every post as a page, and the index of all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from generator.facts.checklist import checklist
from generator.facts.checklist_items import Checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.limits import hours_counted
from generator.facts.showing import Output
from generator.facts.units import posts_by_unit
from generator.forms.checklist_sheet import packet_code
from generator.handbook import Handbook
from generator.model import Post
from generator.model.frequency_days import WITHIN_DAY
from generator.page import Page, PagePlan
from generator.pages.builder import PageBuilder, contents
from generator.pages.checklist_parts import ChecklistParts
from generator.pages.day_documents import day_values
from generator.pages.day_texts import unfilled
from generator.pages.downloads import of_checklists
from generator.pages.fallback import with_explanation
from generator.pages.links import Links, link
from generator.pages.siblings import Order, Siblings
from generator.printing.print_code import grouped
from generator.printing.print_context import PrintContext
from generator.questions import question
from generator.reads import once, shared

_COPY_TEXTS = {
    "current": "Your printed copy ({copy}) is current.",
    "stale": "Your printed copy ({copy}) is out of date. The current one is {current}.",
    "other": "The code you entered ({copy}) does not match the current sheet of this post in this language ({current}). Before you "
             "conclude that your copy is out of date, check the code for typing errors, and make sure that the sheet is for this post and "
             "in this language.",
    "copy": "version {version}, print code {code}",
    "code": "print code {code}",
    "renew": "Print the current sheet (PDF)",
    "unreadable": "A print code has eight characters, such as {code}. It is at the foot of the sheet.",
}
"""What it says of a printed copy. One that was scanned is in the page's language; a code that was typed in may be of another."""
_SHEET_TEXTS = {
    "none": "Nothing is ticked on this page yet.",
    "choose": "This page is not allowed to read the sheet here. Choose the file {file}: it is in the same folder as this page, or among "
              "your downloads.",
    "other": "The file has none of the boxes of this list. Choose the sheet of this post, {file}.",
    "all": "The sheet has been saved. Boxes ticked: {count}.",
    "some": "The sheet has been saved. Boxes ticked: {count} of {total}; it is a different version from this page and lacks the other "
            "boxes.",
}
"""What it says when ticks of the page are brought to the sheet."""


def checklist_pages(builder: PageBuilder) -> Iterator[PagePlan]:
    """The index of checklists, then the checklist of every post, in the order of the units. Nothing if there are no posts."""
    handbook = builder.handbook
    posts = [post for _, found in posts_by_unit(handbook, Output.TODAY) for post in found]
    counted = {post.id: builder.declare(f"counts {post.id}", partial(_counts, post, handbook)) for post in posts}
    context = PrintContext(handbook, builder.language)
    pages = _ChecklistPages(builder, posts, counted, [packet_code(post, context, builder.declare) for post in posts])
    if posts:
        yield PagePlan("checklists/index.html", pages.index)
    for place, post in enumerate(posts):
        yield PagePlan(f"checklists/{post.id}.html", partial(pages.of, place))


@dataclass(frozen=True)
class _ChecklistPages:
    """The pages of one language, and what they share."""

    builder: PageBuilder
    posts: Sequence[Post]
    counts: Mapping[str, Callable[[], bytes]]
    """What takes the `_counts` of the list of each post; each is a piece, since a list takes as long as many procedures."""
    codes: Sequence[Callable[[], bytes]]
    """What takes the print code of each post's packet."""

    @property
    def handbook(self) -> Handbook:
        return self.builder.handbook

    @property
    def links(self) -> Links:
        return self.builder.links

    def index(self) -> Page:
        """The index of all lists."""
        links, section = self.links, self.links.spoken.text("Checklists")
        content = self.builder.environment.get_template("checklists_index.html").render(
            links=links, heading=section, crumbs=self._crumbs[:1],
            units=[unit for unit, _ in posts_by_unit(self.handbook, Output.TODAY)],
            counts={name: json.loads(take()) for name, take in self.counts.items()}, downloads=of_checklists(links))
        content = with_explanation(content, self.handbook, self.builder.language)
        return Page("checklists/index.html", self.builder.language, "checklists", section, section, content, "", contents(content))

    def of(self, place: int) -> Page:
        """The list of one of the posts."""
        handbook, links, found = self.handbook, self.links, checklist(self.posts[place], self.handbook)
        language = self.builder.language
        title = links.spoken.text("{post} checklist", post=links.plain(found.post.title))
        heading = escape(links.spoken.text("{post} checklist", post="{post}")).format(post=links.text(found.post.title))
        words = ChecklistWords.of(handbook, language)
        code = self.codes[place]().decode()
        content = self.builder.environment.get_template("checklist.html").render(
            heading=heading, post=found.post, size=found.size, facts=_facts(found, code, handbook, links),
            groups=ChecklistParts(links, words).groups(found), code=code, version=handbook.version(found.post), links=links,
            crumbs=self._crumbs, head=handbook.entry, hours_counted=words.text(hours_counted(handbook.entry.calendar)),
            copy_texts=unfilled(links.spoken, _COPY_TEXTS), sheet_texts=unfilled(links.spoken, _SHEET_TEXTS), **day_values(handbook, links))
        content = with_explanation(content, handbook, language)
        return Page(f"checklists/{found.post.id}.html", language, "checklists", title, title, content,
                    self._neighbours.sidebar(escape(links.spoken.text("Checklists")), found.post.id), contents(content))

    @shared
    def _crumbs(self) -> list[tuple[str, str]]:
        spoken = self.links.spoken
        return [(f"{self.links.up}index.html", spoken.text("Handbook")), ("index.html", spoken.text("Checklists"))]

    @shared
    def _neighbours(self) -> Siblings:
        return Siblings(partial(_neighbours, self.handbook), lambda name: link(f"{name}.html", self.links.label("post", name)))


@question
def _neighbours(handbook: Handbook, post: str) -> tuple[str, ...]:
    """Ids of a post and of those around it in the index of lists."""
    def order() -> Order:
        return Order([post.id for _, posts in posts_by_unit(handbook, Output.TODAY) for post in posts])

    return once(handbook.derived, "order of checklists", order).around(post)


def _facts(found: Checklist, code: str, handbook: Handbook, links: Links) -> list[tuple[str, Markup]]:
    """(label, value) of what a reader should know of the list itself."""
    post = found.post
    written, effective = handbook.version(post), handbook.effective(post)
    facts = [
        ("Unit", links.link("unit", post.unit) if post.unit else None),
        ("Substitutes, in order", links.posts(post.substitutes) or None),
        ("Version", escape(written) if written else None),
        ("Print code", escape(grouped(code))),
        ("In force from", escape(links.words.date(effective)) if effective else None),
        ("Total items", escape(found.size)),
    ]
    return [(label, value) for label, value in facts if value is not None]


def _counts(post: Post, handbook: Handbook) -> bytes:
    """How many items a list has in all, how many for every day, and how many critical ones."""
    found = checklist(post, handbook)
    often = ((group, group.often) for group in found.groups if group.period in WITHIN_DAY)
    daily = sum(len(group.items) for group, when in often if when.interval == 1 and not when.eve)
    return json.dumps({"all": found.size, "daily": daily, "critical": found.critical}).encode()
