"""The site of one handbook in memory: the page or document at an address, made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import RLock

from generator.collector import collector_paused
from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.exports import render_exports
from generator.facts.addresses import language_folder
from generator.forms.documents import find_job
from generator.handbook import Handbook
from generator.live.closer_look import Printed
from generator.live.frames import Frames
from generator.page import Document, PagePlan
from generator.pages.render import plan_pages
from generator.printing.document_cache import DocumentCache
from generator.printing.typeset import Job, Typesetter
from generator.rendering import page_scripts
from generator.site.assets import asset_files, made_assets, render_attachments
from generator.site.frame import Site
from generator.stores import document_cache
from generator.templates import template_folders


@dataclass(frozen=True)
class Content:
    """One handbook as it is shown. `printed` are the documents that are known of so far."""

    handbook: Handbook
    settings: Settings
    frames: Frames
    name: str
    diagnostics: Sequence[Diagnostic] = ()
    printed: Printed = frozenset()
    _paging: RLock = field(default_factory=RLock, repr=False, compare=False)
    _grouping: RLock = field(default_factory=RLock, repr=False, compare=False)
    """Locks of their own: a page does not wait until all documents are planned."""
    _made: dict[tuple[str, str], Mapping[str, Document]] = field(default_factory=dict, repr=False, compare=False)
    """(group, language) → address → document."""
    _planned: dict[str, tuple[Mapping[str, PagePlan], Site]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def with_findings(self, diagnostics: Sequence[Diagnostic]) -> Content:
        return replace(self, diagnostics=diagnostics)

    def with_printed(self, printed: Printed) -> Content:
        return replace(self, printed=printed)

    @collector_paused()
    def page(self, address: str) -> str | None:
        """The page at an address of the site, in its frame; None if there is no such page."""
        language = self._language(address)
        with self._paging:
            pages, site = self._pages(language)
            if (plan := pages.get(address.removeprefix(language_folder(language, self.handbook.language)))) is None:
                return None
            return self.frames.fill(site, plan.make(), address)

    def document(self, address: str) -> bytes | None:
        """Any other file of the site."""
        if path := self._assets.get(address) or self.frames.file(address):
            return path.read_bytes()
        found = self._other_files.get(address) or self._derived(address)
        return found.data if found else None

    def _derived(self, address: str) -> Document | None:
        """What is derived from the handbook: of the groups only those are made in which it can be."""
        main, language = self.handbook.language, self._language(address)
        if address.endswith(".pdf"):
            job = find_job(self.handbook, language, address, self.settings.site_url, self.settings.documents)
            return self._typeset(job, language) if job else None
        if "data/" in address:
            return self._group("exports", language).get(address)
        folder = address.removeprefix(language_folder(language, main)).partition("/")[0]
        groups = [self._group(folder, tag) for tag in (self.handbook.languages if folder == "assets" else [language])]
        return next((found for group in groups if (found := group.get(address))), None)

    def _group(self, name: str, language: str) -> Mapping[str, Document]:
        with self._grouping:
            if (name, language) not in self._made:
                self._made[name, language] = {found.address: found for found in self._grouped(name, language)}
            return self._made[name, language]

    def _grouped(self, name: str, language: str) -> Iterable[Document]:
        handbook, settings = self.handbook, self.settings
        if name == "exports":
            return render_exports(handbook, language, settings.today, settings.site_url)
        scripts = page_scripts(handbook, language, settings.today)
        return scripts[name]() if name in scripts else ()

    def _typeset(self, job: Job, language: str) -> Document:
        """A document from the cache of builds, or typeset now and put there."""
        folders = template_folders(self.settings.root, "print")
        with tempfile.TemporaryDirectory() as empty:
            made = Typesetter(folders, DocumentCache(document_cache(self.settings, language)), Path(empty)).document(job)
            return Document(job.address, made.data)

    @cached_property
    def _assets(self) -> Mapping[str, Path]:
        return asset_files(self.settings.root)

    @cached_property
    def _other_files(self) -> Mapping[str, Document]:
        """What rules link to, and the assets that are no files."""
        return {document.address: document for document in (*render_attachments(self.handbook, self.settings.root), *made_assets())}

    def _language(self, address: str) -> str:
        main = self.handbook.language
        return next((tag for tag in self.handbook.languages if tag != main and address.startswith(f"{tag}/")), main)

    def _pages(self, language: str) -> tuple[Mapping[str, PagePlan], Site]:
        """Address from the root of a language → its page; and what frames show, which follows from what pages and assets there are and not
        from what is in them."""
        if language not in self._planned:
            root, today = self.settings.root, self.settings.today
            plans = plan_pages(self.handbook, self.diagnostics, language, template_folders(root, "pages"), self.printed, today=today)
            pages, assets = {plan.address: plan for plan in plans}, [Document(name, b"") for name in (*self._assets, *self._other_files)]
            self._planned[language] = pages, Site.of(self.handbook, pages, assets, self.name, self.settings.site_url)
        return self._planned[language]
