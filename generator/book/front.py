"""What stands before the parts of the book: its cover, how to read it, and which volumes there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.book.book import Book
from generator.book.volumes import GROUP, BookPart
from generator.facts.limits import FROM_STEP_BEFORE, HOURS_COUNTED, hours_counted
from generator.facts.words import Words
from generator.i18n.catalogue import catalogue

_EDITIONS = {"zh-Hant": "Traditional Chinese edition", "zh-Hans": "Simplified Chinese edition", "en": "English edition"}
_READING = {
    "Page numbers in brackets lead to what is named; on screen they are links.": "",
    "▲ marks what is critical: omitting it does serious harm.": "",
    FROM_STEP_BEFORE: "procedure",
    **dict.fromkeys(HOURS_COUNTED.values(), "procedure"),
    "Flow charts are on each procedure's own sheet, and checklists on each post's.": "procedure",
    "The index at the end says where a term is explained, in bold, and where it is used.": "term",
}
"""What a reader should know → the kind of entry without which it is left out."""
_OF_STAFF = frozenset({"Flow charts are on each procedure's own sheet, and checklists on each post's."})
"""Of these, what speaks of documents that an edition for readers outside does not have."""


def front(book: Book, volumes: Sequence[list[BookPart]]) -> dict[str, Any]:
    """What is the same in every volume."""
    head = book.handbook.entry
    other = {*HOURS_COUNTED.values()} - {hours_counted(head.calendar)} | (_OF_STAFF if book.handbook.for_outside else set())
    names = volume_names(book, len(volumes))
    return {
        "title": book.words.said(head.title),
        "cover": _cover(book),
        "reading": [book.words.own(key) for key, kind in _READING.items()
                    if key not in other and (not kind or book.handbook.by_kind[kind])],
        "principles": book.words.every(head.principles),
        "volumes": [{"name": name, "parts": _titles(parts)} for name, parts in zip(names, volumes, strict=True) if name],
    }


def volume_names(book: Book, count: int) -> list[str]:
    """`Volume 1`, `第一冊`, …; an empty name for the only one."""
    return [book.text("Volume {number}", number=book.numeral(number)) if count > 1 else "" for number in range(1, count + 1)]


def volume_notes(book: Book, count: int) -> list[Words]:
    """What follows a reference to another volume: ` (volume 2)`."""
    return [book.words.own(" (volume {number})", number=book.numeral(number)) for number in range(1, count + 1)]


def _cover(book: Book) -> dict[str, Any]:
    head, language = book.handbook.entry, book.words.language
    identity = book.context.identity(head, "index.html")
    version = identity["identity"][1:]
    return {
        "identity": [text for text in (*version, identity["effective"]) if text],
        "edition": book.text(_EDITIONS.get(language, "Edition in {language}"), language=language),
        "summary": book.words.optional(head.summary),
        "address": identity["link"],
    }


def _titles(parts: Sequence[BookPart]) -> list[Words]:
    """What is in a volume: its parts, and of those that are grouped the first and the last group."""
    return [Words(part.title.language, f"{part.number} {part.title.text}{_extent(part)}") for part in parts]


def _extent(part: BookPart) -> str:
    groups = [heading["title"][1] for each in part.portions if (heading := each.gist.heading) and heading["level"] == GROUP]
    ends = groups if len(groups) < 2 else [groups[0], groups[-1]]
    return catalogue(part.title.language).text(" ({words})", words=" – ".join(ends)) if ends else ""
