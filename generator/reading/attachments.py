"""Files beside the rules that rules link to: a form to fill in, a picture, a law as a PDF."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from generator.diagnostics import Descriptor, Diagnostic, Span
from generator.files import name_below
from generator.handbook import Attachment
from generator.hyperlinks import Hyperlink, looks_like_host, read_hyperlink
from generator.model import Entry
from generator.reading import descriptors
from generator.reading.file_names import SUFFIXES, in_one_form, on_any_computer

FOLDER = "files"
"""Attachments have a folder of the site for themselves, so that none can take the address of a page."""

_TEXTS = (".md", ".markdown", ".txt", ".rst", ".html", ".htm")
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
NOT_THE_HANDBOOK = "index.md"
"""What programs show that pass over our plugin, such as Zensical: that it is not the handbook. We never publish it."""

_ACTIVE = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".js", ".mjs", ".css",
           ".wasm", ".swf", ".hta", ".url", ".lnk")


def file_sizes(folder: Path, files: Iterable[str]) -> dict[str, int]:
    """What may be attached of the files below the folder of rules: every ordinary one that is no rule. Name relative to it → bytes."""
    name_of = name_below(folder)
    names = ((path, name_of(path)) for path in files if not path.endswith(SUFFIXES))
    found = {name: os.lstat(path) for path, name in names if name != NOT_THE_HANDBOOK}
    return {name: status.st_size for name, status in found.items() if stat.S_ISREG(status.st_mode)}


class Attachments:
    """Follows links from the file they are written in. `files` are those below the folder `rules`, with their sizes."""

    def __init__(self, rules: str, files: Mapping[str, int]) -> None:
        self._rules = rules
        self._files = files
        self._in_one_form = {in_one_form(name): name for name in files}
        self._by_name = {on_any_computer(posixpath.basename(name)): name for name in sorted(files, reverse=True)}
        self._named: set[str] = set()
        self._published: dict[str, str] = {}
        self.found: dict[tuple[str, str], Attachment] = {}
        """(file of the rules, link as it is written there) → what it leads to."""

    def follow_all(self, entry: Entry, links: Iterable[tuple[tuple[str | int, ...], str]]) -> Iterator[Diagnostic]:
        """The faults of links of an entry, each with its place."""
        return (fault for path, link in links if (fault := self.follow(entry, path, link)))

    def follow(self, entry: Entry, path: tuple[str | int, ...], given: str) -> Diagnostic | None:
        """The fault of a link, if it has one."""
        link, folder = read_hyperlink(given), posixpath.dirname(entry.source.file)
        if link.outside:
            return None
        wanted = posixpath.relpath(posixpath.join(folder, link.path), self._rules)
        name = wanted if wanted in self._files else self._in_one_form.get(in_one_form(wanted), "")
        self._named.add(name)
        fault = descriptors.MISSING_FILE if not name else _fault(name, self._files[name])
        if fault is None and (other := self._published.setdefault(on_any_computer(name), name)) != name:
            return Diagnostic(descriptor=descriptors.SAME_BUT_FOR_CASE, span=entry.source.span_of(path, given),
                              details={"given": name, "other": other})
        if fault is None:
            address = f"{FOLDER}/{name}"
            href = quote(address) + (f"#{quote(link.fragment, safe='/?=&%')}" if link.fragment else "")
            self.found[entry.source.file, given] = Attachment(f"{self._rules}/{name}", address, href)
            return None
        hint, details = ("", {}) if name else self._advice(link, wanted, folder)
        return Diagnostic(descriptor=fault, span=entry.source.span_of(path, given), hint=hint or None, details={"given": given, **details})

    def unused(self, unread: Sequence[str] = ()) -> Iterator[Diagnostic]:
        """One for every file that no link leads to: it is not published, and may be a rule that somebody thinks is.

        A file whose name stands in a text of `unread` may be what a link leads to that could not be read.
        """
        written = "\n".join(text for each in unread for text in (each, unquote(each)))
        known = on_any_computer(written)
        for name in self._files:
            own = on_any_computer(posixpath.basename(name))
            if name not in self._named and own not in _OF_SYSTEMS and own not in known:
                hint = descriptors.WRITE_ENTRY_HINT if name.lower().endswith(_TEXTS) else None
                yield Diagnostic(descriptor=descriptors.UNUSED_FILE, span=Span(f"{self._rules}/{name}"), hint=hint)

    def _advice(self, link: Hyperlink, wanted: str, folder: str) -> tuple[str, dict[str, object]]:
        """Where the file is; else that a website needs its scheme; else where files must be."""
        if same := self._by_name.get(on_any_computer(posixpath.basename(wanted))):
            return descriptors.NEAREST_HINT, {"nearest": posixpath.relpath(f"{self._rules}/{same}", folder)}
        if looks_like_host(link.path):
            return descriptors.WEBSITE_HINT, {}
        return (descriptors.FOLDER_HINT, {"folder": self._rules + "/"}) if wanted.startswith("../") else ("", {})


def _fault(name: str, size: int) -> Descriptor | None:
    if name.lower().endswith(_ACTIVE):
        return descriptors.ACTIVE_FILE
    return None if size else descriptors.EMPTY_ATTACHMENT
