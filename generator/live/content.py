"""The site of one handbook in memory: the page or document at an address, made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from pathlib import Path
from threading import RLock

from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.exports import render_exports
from generator.forms.documents import find_job, plan_documents
from generator.handbook import Handbook
from generator.live.frames import Frames
from generator.page import Document, PagePlan
from generator.pages.day_documents import day_documents
from generator.pages.render import plan_pages
from generator.pipeline import document_cache
from generator.printing.document_cache import DocumentCache
from generator.printing.typeset import Job, Typesetter
from generator.searching.render import search_documents
from generator.site.assets import FOLDER as ASSETS
from generator.site.assets import render_attachments
from generator.site.frame import SECTIONS, Site, prefix, section_address
from generator.templates import template_folders

Printed = frozenset[str]
"""Addresses of documents to which pages may lead."""


@dataclass(frozen=True)
class Content:
    """One handbook as it is shown. `printed` is what is known of its documents so far; `all_printed` finds out."""

    handbook: Handbook
    settings: Settings
    frames: Frames
    name: str
    diagnostics: tuple[Diagnostic, ...] = ()
    printed: Printed = frozenset()
    _paging: RLock = field(default_factory=RLock, repr=False, compare=False)
    _grouping: RLock = field(default_factory=RLock, repr=False, compare=False)
    """Locks of their own: a page does not wait until all documents are planned."""
    _made: dict[tuple[str, str], Mapping[str, Document | Job]] = field(default_factory=dict, repr=False, compare=False)
    """(group, language) → address → document."""

    def with_findings(self, diagnostics: Iterable[Diagnostic]) -> Content:
        return replace(self, diagnostics=tuple(diagnostics))

    def with_printed(self, printed: Printed) -> Content:
        return replace(self, printed=printed)

    def page(self, address: str) -> str | None:
        """The page at an address of the site, in its frame; None if there is no such page."""
        with self._paging:
            if (plan := self._pages.get(address)) is None:
                return None
            return self.frames.fill(self._site, plan.make(), address)

    def document(self, address: str) -> bytes | None:
        """Any other file of the site."""
        if address.startswith(f"{ASSETS}/") and (path := self._asset(address.removeprefix(f"{ASSETS}/"))):
            return path.read_bytes()
        if path := self.frames.file(address):
            return path.read_bytes()
        found = self._attachments.get(address) or self._derived(address)
        return found.data if found else None

    def all_printed(self, before_each: Callable[[], None]) -> Printed:
        """Takes as long as planning all documents; nothing is typeset. `before_each` may end it by raising something."""
        found: set[str] = set()
        for name, language in product(("exports", "jobs"), self.handbook.languages):
            before_each()
            found |= self._group(name, language).keys()
        return frozenset(found)

    def _derived(self, address: str) -> Document | None:
        """What is derived from the handbook: of the groups only those are made in which it can be."""
        main = self.handbook.language
        language = next((tag for tag in self.handbook.languages if tag != main and address.startswith(f"{tag}/")), main)
        if address.endswith(".pdf"):
            found = self._group("jobs", language).get(address) if ("jobs", language) in self._made else find_job(
                self.handbook, language, address, self.settings.site_url, self.settings.documents)
            return self._typeset(found, language) if isinstance(found, Job) else None
        searching = product(("search",), self.handbook.languages)
        possible = [("exports", language)] if "data/" in address else [("days", language), *searching]
        made = (self._group(name, tag).get(address) for name, tag in possible)
        return next((found for found in made if isinstance(found, Document)), None)

    def _group(self, name: str, language: str) -> Mapping[str, Document | Job]:
        with self._grouping:
            if (name, language) not in self._made:
                self._made[name, language] = {found.address: found for found in self._groups[name](language)}
            return self._made[name, language]

    @cached_property
    def _groups(self) -> Mapping[str, Callable[[str], Iterable[Document | Job]]]:
        handbook, settings = self.handbook, self.settings
        return {
            "days": lambda language: day_documents(handbook, language, settings.today),
            "search": lambda language: search_documents(handbook, language),
            "exports": lambda language: render_exports(handbook, language, settings.today, settings.site_url),
            "jobs": lambda language: plan_documents(handbook, language, settings.site_url, settings.documents),
        }

    def _typeset(self, job: Job, language: str) -> Document:
        """A document from the cache of builds, or typeset now and put there."""
        folders = template_folders(self.settings.root, "print")
        with tempfile.TemporaryDirectory() as empty:
            made = Typesetter(folders, DocumentCache(document_cache(self.settings, language)), Path(empty)).document(job)
            return Document(job.address, made.data)

    def _asset(self, name: str) -> Path | None:
        found = (folder / name for folder in template_folders(self.settings.root, "assets"))
        return next((path for path in found if path.is_file()), None)

    @cached_property
    def _attachments(self) -> Mapping[str, Document]:
        return {document.address: document for document in render_attachments(self.handbook, self.settings.root)}

    @cached_property
    def _pages(self) -> Mapping[str, PagePlan]:
        root, today, main = self.settings.root, self.settings.today, self.handbook.language
        return {prefix(language, main) + plan.address: plan for language in self.handbook.languages for plan in plan_pages(
            self.handbook, self.diagnostics, language, template_folders(root, "pages"), self.printed, today=today)}

    @cached_property
    def _site(self) -> Site:
        assets = frozenset(path.relative_to(folder).as_posix() for folder in template_folders(self.settings.root, "assets")
                           for path in folder.rglob("*") if path.is_file())
        return Site(self.handbook, self._sections, self.name, self.settings.site_url, assets)

    @cached_property
    def _sections(self) -> dict[str, list[str]]:
        main = self.handbook.language
        return {language: [section for section in SECTIONS if prefix(language, main) + section_address(section) in self._pages]
                for language in self.handbook.languages}
