"""Makes a page out of a template and what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from generator.facts.labels import SECTION_TITLES
from generator.facts.showing import Output, all_shown
from generator.facts.term_finder import TermFinder, declared_words
from generator.handbook import Handbook
from generator.i18n.own_words import own_words
from generator.model.text import Text
from generator.page import Page
from generator.pages.environment import environment
from generator.pages.fallback import with_explanation
from generator.pages.links import Links
from generator.pages.siblings import Siblings
from generator.pages.terms import PageText
from generator.pages.unbroken import unbroken
from generator.patterns import pattern_of
from generator.reads import Declare, as_declared, once

Crumb = tuple[str, str | Markup]
"""(address, label) of a page above."""

HEADINGS_FOR_CONTENTS = 3
"""A page with fewer headings needs no table of contents."""

_HEADING = pattern_of(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = pattern_of(r"<[^>]*>")
_MARK = pattern_of(r'<sup class="hb-other">.*?</sup>')
_IN_LANGUAGE = pattern_of(r'(<span lang="[^"]+">)(.*?)</span>')


@dataclass(frozen=True, slots=True)
class PageBuilder:
    """Everything that the pages of one language have in common. `flat` links from the first page, `links` from all others."""

    handbook: Handbook
    language: str
    environment: jinja2.Environment
    links: Links
    flat: Links
    take_finder: Callable[[], TermFinder]
    declare: Declare = as_declared
    """Declares pieces of pages."""

    @classmethod
    def of(cls, handbook: Handbook, language: str, templates: Sequence[Path], printed: Collection[str] = (),
           declare: Declare = as_declared, engine: Callable[..., jinja2.Environment] = jinja2.Environment) -> PageBuilder:
        links, flat = Links(handbook, language, printed=printed), Links(handbook, language, up="", printed=printed)
        made = environment(language, tuple(templates), handbook.entry.years, own_words(handbook, language), engine)
        explained = declared_words(declare, "words explained in passing", partial(all_shown, "term", handbook, Output.EXPLANATION))
        return cls(handbook, language, made, links, flat, explained, declare)

    @property
    def finder(self) -> TermFinder:
        """Finds the terms that pages explain in passing."""
        return once(self.handbook.derived, ("terms explained in passing", self.language), self.take_finder)

    def page(self, template: str, address: str, title: Text | str, *, summary: Text | None = None, crumbs: Iterable[Crumb] = (),
             sidebar: str = "", known: Iterable[str] = (), **values: Any) -> Page:
        """The page at `address`. `known` are terms that it explains itself; `values` go to the template."""
        links = self.links if "/" in address else self.flat
        section = address.partition("/")[0] if "/" in address else "home"
        heading, plain = (escape(title), title) if isinstance(title, str) else (links.text(title), links.plain(title))
        above: list[Crumb] = [(f"{links.up}index.html", self.words("Handbook")), *crumbs]
        content = self.environment.get_template(template).render(
            links=links, t=PageText(self.finder, links, known), heading=heading, crumbs=above, **values)
        content = unbroken(with_explanation(content, self.handbook, self.language), self.language)
        listed = contents(content)
        return Page(address, self.language, section, plain, links.plain(summary) if summary else plain,
                    self._with_contents(content, listed), sidebar, listed)

    def _with_contents(self, content: str, listed: str) -> str:
        """The list of headings below a page's head as well, folded, for phones, where no column holds it."""
        if not listed:
            return content
        fold = Markup('<details class="hb-fold hb-contents-fold"><summary>{}</summary>{}</details></header>').format(
            self.words("On this page"), Markup(listed))
        return content.replace("</header>", fold, 1)

    def index(self, template: str, section: str, **values: Any) -> Page:
        """The page of a whole section."""
        return self.page(template, f"{section}/index.html", self.words(SECTION_TITLES[section]), **values)

    def section_crumb(self, section: str) -> Crumb:
        """The crumb of a section's index, from a page within the section."""
        return "index.html", self.words(SECTION_TITLES[section])

    def sidebar(self, section: str, siblings: Siblings, name: str) -> str:
        """The neighbours of a page below a link to the index of their section."""
        return siblings.sidebar(escape(self.words(SECTION_TITLES[section])), name)

    def words(self, key: str, **details: object) -> str:
        """A text of the program's own in this language."""
        return self.links.spoken.text(key, **details)


def contents(content: str) -> str:
    """A list of links to the headings of a page; empty where there are only a few."""
    headings = _HEADING.findall(content)
    if len(headings) < HEADINGS_FOR_CONTENTS:
        return ""
    items = "".join(f'<li><a href="#{anchor}">{_said(label)}</a></li>' for anchor, label in headings)
    return f'<ul class="hb-contents">{items}</ul>'


def _said(label: str) -> str:
    """A heading without links and marks; what is in another language still says so."""
    own, *others = _IN_LANGUAGE.split(_MARK.sub("", label))
    said = [_TAG.sub("", own)]
    for opening, words, after in zip(others[::3], others[1::3], others[2::3], strict=True):
        said += [opening, _TAG.sub("", words), "</span>", _TAG.sub("", after)]
    return "".join(said).strip()
