"""The frame around a page: head, header, sections, footer. The theme renders few of them; filling one joins strings.

Pages of the same language, section, depth and columns have the same frame, but for its slots.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from generator import __version__
from generator.errors import HandbookError
from generator.facts.addresses import language_folder
from generator.facts.labels import SECTION_TITLES
from generator.handbook import Handbook
from generator.i18n.language_names import language_name
from generator.i18n.own_words import own_catalogue, own_words
from generator.model.handbook import Years
from generator.page import Document, Page
from generator.patterns import pattern_of
from generator.site.assets import FOLDER as ASSETS

EMERGENCY = "cases/emergency.html"
SECTIONS = {"home": "Home", **SECTION_TITLES}
"""Section → what its link is called, in the order of the links. A section is `<name>/index.html`; home is `index.html`."""
_OF_STAFF = frozenset({"posts", "checklists", "cases", "records", "scopes", "entries"})
"""Sections that are in no menu of an edition for readers outside; its pages may still lead to a post."""

# Control characters cannot come from an author: rules that hold them are refused, and so is a mkdocs.yml.
_OPEN, _CLOSE = "\x02", "\x03"
_SLOT = pattern_of(rf"{_OPEN}\s*([a-z]+){_CLOSE}")
_INDENT = pattern_of(r"\s*\n\s*")
SLOTS = {name: f"{_OPEN} {name}{_CLOSE}" for name in ("address", "title", "description", "sidebar", "content", "contents")}
"""Field of a page → what the theme's templates write in its place. The space keeps a minifier from taking off the quotes around it."""


STYLESHEETS = ("handbook.css", "checklist.css", "day.css", "cases.css", "records.css", "changes.css", "charts.css", "timeline.css",
               "decide.css", "quality.css", "risks.css", "search.css", "own.css")
SCRIPTS = ("handbook.js", "offline.js", "recent.js", "search.js", "own.js")
"""What every page loads of the assets, in this order, as far as it is there. `own` is for the handbook's own touches."""
_KEPT = ("checklist-dates.js", "day-store.js", "day-log.js")
_DAY = (*_KEPT, "day-state.js", "day-shifts.js", "day-list.js")
_CASES = ("case-classes.js", "case-state.js", "case-ends.js")
SECTION_SCRIPTS = {"home": (*_DAY, *_CASES, "day-cases.js", "day-home.js", "changes.js"), "changes": ("day-store.js", "changes.js"),
                   "checklists": (*_DAY, "checklist.js", "printed-copy.js", "sheet-fill.js", "sheet-ticks.js"),
                   "cases": (*_KEPT, *_CASES, "case-class-view.js", "case-entries.js", "case-path.js", "case-step.js", "cases.js"),
                   "records": (*_KEPT, "day-state.js", *_CASES, "vendor/sha256.js",
                               "vendor/qr.js", "record.js", "record-rows.js", "record-turns.js", "record-page.js",
                               "record-table.js", "records.js"),
                   "quality": ("desk.js",),
                   "criteria": ("decide.js", "decide-payment.js", "rule-words.js", "numerals.js", "decide-time.js", "decide-address.js",
                                "decide-case.js", "decide-note.js", "combine.js", "combine-amounts.js", "combine-form.js",
                                "decide-form.js"),
                   "procedures": ("procedure.js",)}
"""Section → what its pages load besides, after the first of `SCRIPTS`, which all others use."""
_DONE_BY_STAFF = frozenset({"home", "checklists", "cases", "records", "quality"})
"""Sections whose scripts are for work: the list of the day, cases, records. The first page for readers outside has no list either."""
SCRIPTS_OF_STAFF = (frozenset(script for section in _DONE_BY_STAFF for script in (*SECTION_SCRIPTS[section], "vendor/xlsx.js"))
                    - {script for section in SECTION_SCRIPTS.keys() - _DONE_BY_STAFF for script in SECTION_SCRIPTS[section]})
"""What no page of an edition for readers outside loads, so that its site does not have it. A workbook is made of records only."""


@dataclass(frozen=True, slots=True)
class FrameKey:
    """All that frames differ in. `depth` counts the folders above the page, in the whole site."""

    language: str
    section: str
    depth: int
    sidebar: bool
    contents: bool

    @classmethod
    def of(cls, page: Page, prefix: str) -> FrameKey:
        return cls(page.language, page.section, (prefix + page.address).count("/"), *page.columns)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered frame, split once: texts at even places, names of slots at odd ones."""

    parts: tuple[str, ...]
    digest: str

    @classmethod
    def split(cls, html: str) -> Frame:
        """Indentation is dropped, for it would be written once a page. Raises HandbookError if there is no slot for content."""
        parts = _SLOT.split(_INDENT.sub("\n", html.lstrip()))
        if "content" not in parts[1::2]:
            raise HandbookError("the frame of the pages has no place for their content",
                                "check templates/theme/main.html, and plugins that change the HTML of pages")
        if any(text.endswith("=") for text in parts[:-1:2]):
            raise HandbookError("a plugin removed the quotation marks around attributes in the pages",
                                "switch that off in mkdocs.yml, or take the plugin out")
        return cls(tuple(parts), hashlib.sha256("\0".join(parts).encode()).hexdigest())

    def fill(self, page: Page) -> str:
        """The whole page. Titles and descriptions are escaped; the other parts are HTML already."""
        content, sidebar, contents = page.html
        values = {"address": page.address, "title": str(escape(page.title)), "description": str(escape(page.description)),
                  "sidebar": sidebar, "content": content, "contents": contents}
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in self.parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Site:
    """What every frame of a site shows. `name` replaces the handbook's title in its main language if it is not empty."""

    handbook: Handbook
    sections: Sequence[str]
    """Those that have a page, which is there in every language."""
    emergency: bool = False
    """Whether there is a page of emergencies."""
    name: str = ""
    url: str = ""
    """Where the site will be published, with a slash at its end; empty if that is not known."""
    assets: frozenset[str] = frozenset()
    """Names of the files in the folder of assets."""

    @classmethod
    def of(cls, handbook: Handbook, addresses: Container[str], documents: Iterable[Document] = (), name: str = "", url: str = "") -> Site:
        """`addresses` are those of the pages, from the root of their language."""
        wanted = [s for s in SECTIONS if not (handbook.for_outside and s in _OF_STAFF)]
        sections = [s for s in wanted if _section_address(s) in addresses]
        folder = f"{ASSETS}/"
        assets = frozenset(d.address.removeprefix(folder) for d in documents if d.address.startswith(folder))
        return cls(handbook, sections, EMERGENCY in addresses, name, url, assets)

    def title(self, language: str) -> tuple[str, str]:
        """The site's title for readers of a language, and the language it is in: (language, title)."""
        if self.name and language == self.handbook.language:
            return language, self.name
        return self.handbook.entry.title.best(language)


def context(site: Site, key: FrameKey, base: str | None = None) -> dict[str, Any]:
    """What the theme's templates know: `frame` (plain values), `slot` (see SLOTS) and `_` (the catalogue).

    `base` leads from the page to the root of the site; by default it is relative.
    """
    handbook, language = site.handbook, key.language
    base = "../" * key.depth if base is None else base
    home = base + language_folder(language, handbook.language)
    words = own_catalogue(language, own_words(handbook, language))
    frame = {
        "language": language,
        "base": base,
        "home": home,
        "section": key.section,
        "sidebar": key.sidebar,
        "contents": key.contents,
        "title": site.title(language),
        "organisation": handbook.entry.organisation.best(language),
        "version": handbook.entry.version or "",
        "edition": handbook.audience and handbook.audience.title.best(language),
        "generator": f"handbook-generator {__version__}",
        "stylesheets": [name for name in STYLESHEETS if name in site.assets],
        "scripts": [name for name in (SCRIPTS[0], *SECTION_SCRIPTS.get(key.section, ()), *SCRIPTS[1:]) if name in site.assets],
        "emergency": home + EMERGENCY if site.emergency else "",
        "url": site.url,
        "canonical": site.url + language_folder(language, handbook.language) if site.url else "",
        "sections": [{"id": s, "title": words.text(SECTIONS[s]), "href": home + _section_address(s), "current": s == key.section}
                     for s in site.sections],
        "languages": [{"tag": tag, "name": language_name(tag), "folder": language_folder(tag, handbook.language),
                       "current": tag == language} for tag in handbook.languages],
    }
    return {"frame": frame, "slot": SLOTS, "_": words.text}


def mark_root(html: str, base: str, language: str, years: Years = Years.COMMON) -> str:
    """Tells scripts where the site's root is, the language of the page and how it counts years. Material's base has no block for that."""
    counted = 'data-years="roc" ' if years is Years.ROC and language.startswith("zh") else ""
    return html.replace("<html ", f'<html data-base="{escape(base)}" data-language="{language}" {counted}', 1)


def _section_address(section: str) -> str:
    return "index.html" if section == "home" else f"{section}/index.html"
