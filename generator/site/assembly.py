"""A whole site between rendering and publishing: pages, their frames, and the check that every link leads somewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.errors import HandbookError
from generator.facts.addresses import language_folder
from generator.i18n.catalogue import catalogue
from generator.linked import linked
from generator.page import Document, Page
from generator.site.frame import SLOTS, Frame, FrameKey, Site, context, mark_root
from generator.site.links import LinkCheck
from generator.site.offline import Offline
from generator.site.published import FindLeft, Left, StillLead, none_leads, nothing_left
from generator.site.sitemap import sitemap


@dataclass(slots=True)
class Assembly:
    """Pages and documents of a site, and the frames as they come in from the theme.

    The first page of each kind of frame is its sample: the theme renders it, and `add_frame` makes the frame from that.
    """

    site: Site
    pages: Sequence[Page]
    documents: Sequence[Document]
    frames: dict[FrameKey, Frame] = field(default_factory=dict)
    samples: dict[FrameKey, Page] = field(init=False)
    made: dict[str, Left] = field(default_factory=dict)
    """Address → what the file there is like, as soon as it was asked for."""
    anew: dict[str, Left] = field(default_factory=dict)
    """The same of the pages that the last build did not leave."""
    _links: LinkCheck = field(default_factory=LinkCheck)

    def __post_init__(self) -> None:
        self.samples = {}
        for page in self.pages:
            self.samples.setdefault(self.key(page), page)

    def key(self, page: Page) -> FrameKey:
        return FrameKey.of(page, self._folder(page))

    def address(self, page: Page) -> str:
        """The page's address relative to the root of the site."""
        return self._folder(page) + page.address

    def context(self, key: FrameKey) -> dict[str, Any]:
        """What the theme's templates know of a frame."""
        return context(self.site, key)

    def not_found_context(self, base: str) -> dict[str, Any]:
        """What the page for addresses that do not exist knows. It is shown at any depth, so links begin at the root: `base`."""
        language = self.site.handbook.language
        known = context(self.site, FrameKey(language, "", 0, False, False), base)
        title = catalogue(language).text("This page does not exist")
        return {**known, "slot": {**dict.fromkeys(SLOTS, ""), "address": "index.html", "title": title}}

    def add_frame(self, key: FrameKey, html: str) -> str:
        """Keeps the frame that the theme rendered; gives the sample page in it."""
        self.frames[key] = Frame.split(mark_root(html, "../" * key.depth, key.language, self.site.handbook.entry.years))
        return self.frames[key].fill(self.samples[key])

    def files(self, left: FindLeft = nothing_left) -> Iterator[tuple[str, bytes | None]]:
        """(address, content) of everything but the samples; None for what is `left` of the last build, which is neither read nor made."""
        written = {id(page) for page in self.samples.values()}
        for page in self.pages:
            address, made_of = self.address(page), self._made_of(page)
            if there := left(address, made_of):
                self.made[address], data = there, None
            else:
                data = self._filled(page, made_of)
            if id(page) not in written:
                yield address, data
        for document in self._documents():
            yield self._file(document.address, document.made_of, partial(_data, document), left)
        offline = Offline()
        for address, made in self.made.items():
            offline.add(address, made.size, made.digest)
        for document in offline.documents(self.site.handbook, self.site.title(self.site.handbook.language)[1]):
            yield document.address, document.data

    def _file(self, address: str, made_of: str, make: Callable[[], bytes], left: FindLeft) -> tuple[str, bytes | None]:
        if there := left(address, made_of):
            self.made[address] = there
            return address, None
        data = make()
        self.made[address] = Left(len(data), hashlib.sha256(data).hexdigest(), made_of)
        return address, data

    def _made_of(self, page: Page) -> str:
        """Of a page in its frame; empty where nobody can tell."""
        frame = self.frames[self.key(page)].digest
        return page.made_of and hashlib.sha256(f"{page.language}\n{frame}\n{page.made_of}".encode()).hexdigest()

    def _filled(self, page: Page, made_of: str) -> bytes:
        """A page in its frame, of which the links are looked at now that it is at hand."""
        page, address = page.opened(), self.address(page)
        data, found = self.frames[self.key(page)].fill(page).encode(), page.linked
        anchors = hashlib.sha256(repr(sorted(found.anchors)).encode("utf-8", "surrogatepass")).hexdigest()
        self.made[address] = self.anew[address] = Left(len(data), hashlib.sha256(data).hexdigest(), made_of, anchors)
        self._links.add(page.address, found, self._folder(page))
        return data

    def check_links(self, files: Collection[str], still_lead: StillLead = none_leads) -> None:
        """Raises HandbookError if a link inside the site leads to none of `files`, or to an anchor that is not there. Where the links of
        the last build `still_lead` somewhere, those of the pages that it left are not looked at again.
        """
        self._check_languages()
        links, left = self._links, {self.address(page): page for page in self.pages if self.address(page) not in self.anew}
        samples = [page for page in self.samples.values() if self.address(page) in left]
        for page in samples if still_lead(files, self.anew) else left.values():
            links.add(page.address, page.linked, self._folder(page))
        for key, page in self.samples.items():  # the links of the frame itself
            links.add(self.address(page), linked(self.address(page), self.frames[key].fill(page.emptied())))
        for broken in links.broken(files, lambda address: left[address].linked.anchors if address in left else None):
            raise HandbookError("the page {page} leads to {target}, which is not there",
                                "a file that a rule names must be in the rules folder; any other such link is a fault of this program",
                                page=broken.page, target=broken.target)

    def _documents(self) -> Iterator[Document]:
        yield from self.documents
        if self.site.url:
            main = self.site.handbook.language
            yield sitemap((p.address for p in self.pages if p.language == main), self.site.handbook.languages, self.site.url)

    def _check_languages(self) -> None:
        """Every page links to itself in the other languages, and so must be there."""
        addresses: dict[str, set[str]] = {language: set() for language in self.site.handbook.languages}
        for page in self.pages:
            addresses[page.language].add(page.address)
        every = set().union(*addresses.values())
        for language, found in addresses.items():
            if missing := sorted(every - found):
                raise HandbookError("the page {page} is missing in {language}", page=missing[0], language=language)

    def _folder(self, page: Page) -> str:
        return language_folder(page.language, self.site.handbook.language)


def _data(document: Document) -> bytes:
    return document.data
