"""Stage 5: every page and document of the site, made by all processors at once, as far as no earlier build has made them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial

from generator.batches import Batches
from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.exports import data_exports
from generator.exports.feeds import change_feeds
from generator.forms.documents import Planned, plans, typeset_ahead, typeset_all
from generator.handbook import Handbook
from generator.kept import Kept, late
from generator.page import Document, KeptPage, Page, Rendered, head_of
from generator.pages.case_documents import case_documents
from generator.pages.day_documents import day_documents
from generator.pages.render import plan_pages
from generator.printed import Printed
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Typesetter, typesetter
from generator.reads import Declare, as_declared
from generator.searching.render import search_index
from generator.site.assets import render_assets, render_attachments
from generator.site.frame import SCRIPTS_OF_STAFF
from generator.state import FINDINGS, State
from generator.stores import document_cache, kept
from generator.templates import template_folders
from generator.things import Late, Thing, things
from generator.watched import Noted, watched

Scripts = Mapping[str, Callable[[], Iterable[Document]]]


def render_all(handbook: Handbook, diagnostics: Sequence[Diagnostic], settings: Settings,
               progress: Callable[[str, int, int], None]) -> Rendered:
    """In every language of the handbook. `progress` is told a stage, how much of it is done, and of how much."""
    with ExitStack() as open_stores, Batches() as ahead:  # which ends before what it works with is closed
        open_store = open_stores.enter_context
        seen = open_store(watched(handbook))
        state = State(handbook, diagnostics)
        begun = [open_store(_begun(seen, state, settings, language, ahead)) for language in handbook.languages]
        made = late([(each.store, each.things) for each in begun], partial(progress, "pages"))
        unused = SCRIPTS_OF_STAFF if handbook.for_outside else ()
        documents = [*render_assets(settings.root, unused), *render_attachments(handbook, settings.root)]
        documents += typeset_all(ahead, [(each.setter, each.planned) for each in begun], partial(progress, "documents"))
        for each, found in zip(begun, made, strict=True):
            documents += each.documents(found)
        return Rendered([page for each, found in zip(begun, made, strict=True) for page in each.pages(found)], documents)


@contextmanager
def _begun(seen: Handbook, state: State, settings: Settings, language: str, ahead: Batches) -> Iterator[_InLanguage]:
    """`seen` is the handbook of the state, which notes what is read of it. Documents are typeset from now on, `ahead` of pages."""
    printed: set[str] = set()
    with (kept(settings, state.with_printed(printed), language) as store,
          typesetter(template_folders(settings.root, "print"), document_cache(settings, language)) as setter):
        context = PrintContext(seen, language, settings.site_url, keep=store.one, declare=store.declare)
        planned = Printed([*plans(context, settings.documents)], store, setter).planned()
        typeset_ahead(ahead, setter, planned)
        yield _InLanguage(seen, Noted(state.diagnostics, FINDINGS), language, settings, store, setter, planned, printed)


@dataclass
class _InLanguage:
    """What is made in one language of a watched handbook. `printed` are the addresses of documents to which pages may lead, as soon as
    they are known.
    """

    handbook: Handbook
    findings: Sequence[Diagnostic]
    language: str
    settings: Settings
    store: Kept
    setter: Typesetter
    planned: Sequence[Planned]
    printed: set[str]

    def __post_init__(self) -> None:
        handbook, language, settings, declare = self.handbook, self.language, self.settings, self.store.declare
        self._exports = things(lambda: data_exports(handbook, language, settings.today, settings.site_url, declare))
        self._feeds = [*change_feeds(handbook, language, settings.site_url)]
        self.printed.update((each.address for each in self.planned), (each.name for each in self._exports),
                            (each.address for each in self._feeds))
        scripts = page_scripts(handbook, language, settings.today, declare)
        self._search = Thing("search index", partial(_bundle, scripts["assets"]), head=head_of)
        self._scripts = [*things(scripts["checklists"]), *things(scripts["cases"])]
        folders = template_folders(settings.root, "pages")
        self._pages = things(lambda: plan_pages(handbook, self.findings, language, folders, self.printed, today=settings.today,
                                               declare=declare),
                             head_of)

    @property
    def things(self) -> list[Thing]:
        """All that can be made at the same time; what takes longest is begun first."""
        return [*self._exports, self._search, *self._pages, *self._scripts]

    def pages(self, made: Mapping[str, Late]) -> Iterator[Page]:
        return (KeptPage(made[each.name].head, made[each.name].read, made[each.name].made_of) for each in self._pages)

    def documents(self, made: Mapping[str, Late]) -> Iterator[Document]:
        yield from _unbundled(made[self._search.name])
        yield from self._feeds
        yield from (Document(each.name, made[each.name].read, made[each.name].made_of) for each in (*self._exports, *self._scripts))


def page_scripts(handbook: Handbook, language: str, today: datetime.date, declare: Declare = as_declared) -> Scripts:
    """What pages of a language load besides themselves, by the folder of the addresses: under the language's own, or under `assets`."""
    return {"checklists": lambda: day_documents(handbook, language, today, declare),
            "cases": lambda: case_documents(handbook, language, today),
            "assets": search_index(handbook, language, declare)}


def _bundle(make: Callable[[], Iterable[Document]]) -> bytes:
    """Documents that are made together: a line with the address and the size of each, then their data."""
    made = [(document.address, document.data) for document in make()]
    return b"".join((json.dumps([(address, len(data)) for address, data in made]).encode(), b"\n", *(data for _, data in made)))


def _unbundled(made: Late) -> Iterator[Document]:
    """The same, which are read together as soon as one of them is."""
    read, start = cache(made.read), len(made.head)
    for address, size in json.loads(made.head):
        yield Document(address, partial(_part, read, start, size), made.made_of)
        start += size


def _part(read: Callable[[], bytes], start: int, size: int) -> bytes:
    return read()[start:start + size]
