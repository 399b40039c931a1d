"""What the render stages hand to publishing: pages still without their frame, and documents that are ready as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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

    @property
    def linked(self) -> Linked:
        """Where its links lead, from the root of its language."""
        return linked(self.address, self.content, self.sidebar, self.contents)

    @property
    def made_of(self) -> str:
        """A digest of all that it was made of; empty where nobody can tell."""
        return ""

    @property
    def html(self) -> tuple[str, str, str]:
        """Content, sidebar and table of contents."""
        return self.content, self.sidebar, self.contents

    @property
    def columns(self) -> tuple[bool, bool]:
        """Whether it has a sidebar, and a table of contents."""
        return bool(self.sidebar), bool(self.contents)

    @property
    def data(self) -> bytes:
        """The page as bytes, for `KeptPage`: a line of JSON with its texts and one with its links, then the HTML as it is, which is
        quicker read and written than as JSON.
        """
        parts = [part.encode("utf-8", "surrogatepass") for part in self.html]
        head = {"texts": [getattr(self, name) for name in _TEXTS], "sizes": [*map(len, parts)]}
        return b"".join((_line(head), _line(self.linked), *parts))

    def opened(self) -> Page:
        """The same page, of which HTML and links are at hand."""
        return self

    def emptied(self) -> Page:
        """The same page without its HTML."""
        return Page(self.address, self.language, self.section, self.title, self.description, "")


def _line(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


_TEXTS = ("address", "language", "section", "title", "description")


def head_of(data: bytes) -> bytes:
    """The first line of the data of a page: all but its links and its HTML."""
    return data[:data.index(b"\n") + 1]


class KeptPage(Page):
    """A page of which the HTML and the links are read when they are asked for: those of thousands would fill the memory."""

    __slots__ = ("_head", "_made_of", "_read", "_sizes")
    _head: bytes
    _made_of: str
    _read: Callable[[], bytes]
    _sizes: list[int]

    def __init__(self, head: bytes, read: Callable[[], bytes], made_of: str) -> None:
        """`read` gives the data of a page, of which `head` is what `head_of` gives."""
        said = json.loads(head)
        own = {**dict(zip(_TEXTS, said["texts"], strict=True)), "_read": read, "_sizes": said["sizes"], "_head": head,
               "_made_of": made_of}
        for name, value in own.items():
            object.__setattr__(self, name, value)

    @property
    def linked(self) -> Linked:
        data = self._read()
        start = len(self._head)
        return Linked(*json.loads(data[start:data.index(b"\n", start)]))

    def opened(self) -> Page:
        data = self._read()
        return KeptPage(self._head, lambda: data, self._made_of)

    @property
    def made_of(self) -> str:
        return self._made_of

    @property
    def html(self) -> tuple[str, str, str]:
        data = self._read()
        start, parts = data.index(b"\n", len(self._head)) + 1, []
        for size in self._sizes:
            parts.append(data[start:start + size].decode("utf-8", "surrogatepass"))
            start += size
        content, sidebar, contents = parts
        return content, sidebar, contents

    @property
    def columns(self) -> tuple[bool, bool]:
        _, sidebar, contents = self._sizes
        return sidebar > 0, contents > 0

    @property
    def content(self) -> str:
        return self.html[0]

    @property
    def sidebar(self) -> str:
        return self.html[1]

    @property
    def contents(self) -> str:
        return self.html[2]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that is not made yet: where it will be, and what makes it."""

    address: str
    make: Callable[[], Page]

    @property
    def data(self) -> bytes:
        """The page as bytes, for `KeptPage`."""
        return self.make().data


@dataclass(frozen=True, slots=True)
class Document:
    """Any other file of the site: a PDF, a search index, an image. `address` is relative to the root of the site.

    `content` is its bytes, or what reads them: thousands of PDFs together would fill the memory. `made_of` is a digest of all that it was
    made of; empty where nobody can tell.
    """

    address: str
    content: bytes | Callable[[], bytes]
    made_of: str = ""

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.content if isinstance(self.content, bytes) else self.content()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole site, or a part of it, without frames."""

    pages: Sequence[Page]
    documents: Sequence[Document]
