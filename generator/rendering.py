"""Stage 5: every page and document of the site, made by all processors at once, as far as no earlier build has made them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.exports import data_exports
from generator.exports.feeds import change_feeds
from generator.forms.documents import DocumentProgress, Planned, plans
from generator.handbook import Handbook
from generator.kept import Kept, Late, Thing, things
from generator.page import Document, KeptPage, Page, Rendered, head_of
from generator.pages.case_documents import case_documents
from generator.pages.day_documents import day_documents
from generator.pages.render import plan_pages
from generator.printed import Printed
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Typesetter, typesetter
from generator.reads import Keep, made_anew
from generator.searching.render import search_documents
from generator.site.assets import render_assets, render_attachments
from generator.state import FINDINGS, State
from generator.stores import document_cache, kept
from generator.templates import template_folders
from generator.watched import Noted, watch

Scripts = Mapping[str, Callable[[], Iterable[Document]]]


def render_all(handbook: Handbook, diagnostics: Sequence[Diagnostic], settings: Settings,
               progress: Callable[[str, int, int], None]) -> Rendered:
    """In every language of the handbook. `progress` is told a stage, how much of it is done, and of how much."""
    watched, findings = watch(handbook), Noted(diagnostics, FINDINGS)
    pages: list[Page] = []
    documents = [*render_assets(settings.root), *render_attachments(handbook, settings.root)]
    for number, language in enumerate(handbook.languages):
        printed: set[str] = set()
        with (kept(settings, State(handbook, diagnostics, printed), language) as store,
              typesetter(template_folders(settings.root, "print"), document_cache(settings, language)) as setter):
            own = _InLanguage(watched, findings, language, settings, store, printed)
            printing = own.printing(setter)
            planned = printing.planned()
            made = own.rendered(planned)
            pages += made.pages
            progress("pages", len(pages), 0)
            documents += made.documents
            documents += printing.documents(planned, _part(progress, "documents", number, len(handbook.languages)))
    return Rendered(pages, documents)


@dataclass(frozen=True, slots=True)
class _InLanguage:
    """What is made in one language of a watched handbook. `printed` are the addresses of documents to which pages may lead, as soon as
    they are known.
    """

    handbook: Handbook
    findings: Sequence[Diagnostic]
    language: str
    settings: Settings
    store: Kept
    printed: set[str]

    def printing(self, setter: Typesetter) -> Printed:
        context = PrintContext(self.handbook, self.language, self.settings.site_url, keep=self.store.one)
        return Printed([*plans(context, self.settings.documents)], self.store, setter)

    def rendered(self, planned: Iterable[Planned]) -> Rendered:
        """The pages, what they load and what is exported; what takes longest is begun first."""
        handbook, language, settings, keep = self.handbook, self.language, self.settings, self.store.one
        exports = things(lambda: data_exports(handbook, language, settings.today, settings.site_url, keep))
        feeds = [*change_feeds(handbook, language, settings.site_url)]
        self.printed.update((address for address, *_ in planned), (each.name for each in exports), (each.address for each in feeds))
        scripts = page_scripts(handbook, language, settings.today, keep)
        search, scripted = Thing("search", partial(_bundle, scripts["assets"])), [*things(scripts["checklists"]), *things(scripts["cases"])]
        exported, [index], pages, loaded = self.store.late(exports, [search], self._pages(), scripted)
        documents = [*_unbundled(index.read()), *feeds, *_documents(exports, exported), *_documents(scripted, loaded)]
        return Rendered([KeptPage(page.head, page.read) for page in pages], documents)

    def _pages(self) -> list[Thing]:
        folders = template_folders(self.settings.root, "pages")
        return things(lambda: plan_pages(self.handbook, self.findings, self.language, folders, self.printed,
                                         today=self.settings.today, keep=self.store.one), head_of)


def page_scripts(handbook: Handbook, language: str, today: datetime.date, keep: Keep = made_anew) -> Scripts:
    """What pages of a language load besides themselves, by the folder of the addresses: under the language's own, or under `assets`."""
    return {"checklists": lambda: day_documents(handbook, language, today), "cases": lambda: case_documents(handbook, language, today),
            "assets": lambda: search_documents(handbook, language, keep)}


def _documents(made: Iterable[Thing], late: Iterable[Late]) -> Iterator[Document]:
    return (Document(thing.name, each.read) for thing, each in zip(made, late, strict=True))


def _bundle(make: Callable[[], Iterable[Document]]) -> bytes:
    """Documents that are made together."""
    return json.dumps([(document.address, document.data.decode()) for document in make()], ensure_ascii=False).encode()


def _unbundled(data: bytes) -> Iterator[Document]:
    return (Document(address, content.encode()) for address, content in json.loads(data))


def _part(progress: Callable[[str, int, int], None], stage: str, number: int, parts: int) -> DocumentProgress:
    """Progress of one of several parts of the same length, as progress of the whole."""
    return lambda done, total: progress(stage, number * total + done, parts * total)
