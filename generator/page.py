"""What the render stages hand to publishing: pages still without their frame, and documents that are ready as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.linked import Linked, linked


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language. `title` and `description` are plain text, the other parts trusted HTML.

    `address` is relative to the root of its language: `posts/duty-officer.html`. `section` picks the frame and the section
    link that is marked as the current one: `home`, `posts`, `checklists`, `procedures`, `criteria`, `conduct`, `oversight`,
    `scopes`, `terms`, `quality` or `entries`. `sidebar` holds the neighbours of this page (bounded), `contents` its table of contents;
    both may be empty.
    """

    address: str
    language: str
    section: str
    title: str
    description: str
    content: str
    sidebar: str = ""
    contents: str = ""
    known_links: Linked | None = field(default=None, kw_only=True, repr=False, compare=False)

    @property
    def linked(self) -> Linked:
        """Where its links lead, from the root of its language."""
        return self.known_links or linked(self.address, self.content, self.sidebar, self.contents)

    @property
    def data(self) -> bytes:
        """The page as bytes, for `of`: a line of JSON, then the HTML as it is, which is quicker read and written than as JSON."""
        parts = [getattr(self, name).encode("utf-8", "surrogatepass") for name in _HTML]
        head = {"texts": [getattr(self, name) for name in _PLAIN], "sizes": [*map(len, parts)], "linked": self.linked}
        return b"".join((json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass"), b"\n", *parts))

    @classmethod
    def of(cls, data: bytes) -> Page:
        start = data.index(b"\n") + 1
        head, parts = json.loads(data[:start]), []
        for size in head["sizes"]:
            parts.append(data[start:start + size].decode("utf-8", "surrogatepass"))
            start += size
        return cls(*head["texts"], *parts, known_links=Linked(*head["linked"]))


_PLAIN, _HTML = ("address", "language", "section", "title", "description"), ("content", "sidebar", "contents")


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that is not made yet: where it will be, and what makes it."""

    address: str
    make: Callable[[], Page]

    @property
    def data(self) -> bytes:
        """The page as bytes, for `Page.of`."""
        return self.make().data


@dataclass(frozen=True, slots=True)
class Document:
    """Any other file of the site: a PDF, a search index, an image. `address` is relative to the root of the site.

    `content` is its bytes, or what reads them: thousands of PDFs together would fill the memory.
    """

    address: str
    content: bytes | Callable[[], bytes]

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.content if isinstance(self.content, bytes) else self.content()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole site, or a part of it, without frames."""

    pages: Sequence[Page]
    documents: Sequence[Document]
