"""What has changed as Atom feeds: one for all of it, and one for each post that takes part in what changed.

Source: RFC 4287. Entries are known by names that stay the same wherever the site is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.facts.addresses import address, language_folder, on_site
from generator.facts.changes import EntryChange, changes
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model.kinds import BY_NAME
from generator.page import Document

MOST = 100
_ATOM = "http://www.w3.org/2005/Atom"
_SIGNS = {"kept": "{}", "out": "[−{}−]", "in": "[+{}+]"}
"""A feed reader shows plain text everywhere, and markup not everywhere."""


def change_feeds(handbook: Handbook, language: str, site_url: str = "") -> Iterator[Document]:
    """`data/changes.atom`, and `data/<post>.atom` for each post that something is about; nothing where no history is known."""
    if not handbook.history:
        return
    words = HandbookWords.of(handbook, language)
    found = changes(words)
    folder = language_folder(language, handbook.language)
    root = on_site(site_url, folder)
    yield Document(f"{folder}data/changes.atom", _feed(words, "changes", words.said(handbook.entry.title).text, found, root))
    for post in handbook.posts.values():
        own = [change for change in found if change.for_all or post.id in change.posts]
        if any(post.id in change.posts for change in own):
            yield Document(f"{folder}data/{post.id}.atom", _feed(words, post.id, words.said(post.title).text, own, root))


def _feed(words: HandbookWords, name: str, title: str, found: Iterable[EntryChange], root: str) -> bytes:
    shown = list(found)[:MOST]
    known = f"urn:handbook:{words.handbook.entry.id}"
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": words.language})
    _text(feed, "id", f"{known}:feed:{name}:{words.language}")
    _text(feed, "title", words.text("What changed: {title}", title=title))
    _text(feed, "updated", _moment(words.handbook.history[0].day))
    _text(SubElement(feed, "author"), "name", words.said(words.handbook.entry.organisation).text)
    if root:
        SubElement(feed, "link", {"rel": "self", "href": f"{root}data/{name}.atom"})
        SubElement(feed, "link", {"href": f"{root}changes/index.html"})
    for change in shown:
        _entry(feed, change, words, known, root)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: Element, change: EntryChange, words: HandbookWords, known: str, root: str) -> None:
    entry = SubElement(feed, "entry")
    kind = words.text(BY_NAME[change.kind].one)
    _text(entry, "id", f"{known}:{change.day.isoformat()}:{change.kind}:{change.name}:{words.language}")
    _text(entry, "title", words.text("{title} ({kind}, {what})", title=change.title.text, kind=kind, what=words.text(change.what.value)))
    _text(entry, "updated", _moment(change.day))
    if root and words.handbook.find(change.kind, change.name) and change.kind != "handbook":
        SubElement(entry, "link", {"href": root + address(change.kind, change.name)})
    lines = [words.text("{label}: {text}", label=field.named, text="".join(_SIGNS[piece.what].format(piece.text) for piece in field.pieces))
             for field in change.fields]
    _text(entry, "content", "\n".join(lines) or words.text(change.what.value))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: datetime.date) -> str:
    """The rules know days; noon is within the day in most of the world."""
    return f"{day.isoformat()}T12:00:00Z"
