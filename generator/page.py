"""What the render stages hand to publishing: pages still without their frame, and documents that are ready as they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields

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
        """The page as bytes, for `of`."""
        *texts, _ = (getattr(self, each.name) for each in fields(self))
        return json.dumps([*texts, self.linked], ensure_ascii=False).encode("utf-8", "surrogatepass")

    @classmethod
    def of(cls, data: bytes) -> Page:
        *texts, known = json.loads(data)
        return cls(*texts, known_links=Linked(*known))


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
