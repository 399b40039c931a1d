"""The search index: script files that a page loads when its reader first wants to search, so that it works without a server.

A small first file brings the interface's words and how to fold texts; the files after it bring the entries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.catalogue import Catalogue, catalogue
from generator.handbook import Handbook
from generator.page import Document
from generator.searching.folding import folding_pairs
from generator.searching.passages import Passage, Passages, names_of
from generator.searching.search_words import KINDS, PARTS, QUESTION_WORDS, STATES, TEXTS

FOLDER = "assets/handbook"
ENTRIES_IN_A_FILE = 4000
"""A query need not wait for the rest of a very large handbook."""
SUGGESTIONS = 8


def search_documents(handbook: Handbook, language: str) -> Iterator[Document]:
    """The index of one language: the first file, then the files with the entries."""
    words = catalogue(language)
    entries = list(_entries(handbook, language))
    groups = [entries[start:start + ENTRIES_IN_A_FILE] for start in range(0, len(entries), ENTRIES_IN_A_FILE)]
    names = [f"search-{language}-{number}.js" for number in range(1, len(groups) + 1)]
    yield Document(f"{FOLDER}/search-{language}.js", _call("load", _head(handbook, language, words, entries, names)))
    for name, group in zip(names, groups, strict=True):
        yield Document(f"{FOLDER}/{name}", _call("add", group, language))


def _call(function: str, data: Any, *arguments: str) -> bytes:
    """A script that hands `data` over. Browsers read JSON in a string much faster than the same written as a program."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    before = "".join(f"{json.dumps(argument)}," for argument in arguments)
    return f"handbookSearch.{function}({before}'{quoted}');\n".encode()


def _head(handbook: Handbook, language: str, words: Catalogue, entries: list[dict[str, Any]], files: list[str]) -> dict[str, Any]:
    return {
        "language": language,
        "languages": _languages(handbook, language),
        "root": "" if language == handbook.language else f"{language}/",
        "texts": {name: words.text(key, **_OPEN) for name, key in TEXTS.items()},
        "kinds": [{"id": kind, "title": words.text(title), "address": address} for kind, (title, address) in KINDS.items()],
        "parts": [{"label": words.text(label, **_OPEN) if label else "", "anchor": anchor} for label, anchor in PARTS.values()],
        "states": [words.text(label) for label in STATES.values()],
        "questions": QUESTION_WORDS,
        "folding": folding_pairs(_texts(entries)),
        "suggestions": [Passages(handbook, language).words(post.title) for post in list(handbook.posts.values())[:SUGGESTIONS]],
        "files": files,
    }


def _languages(handbook: Handbook, language: str) -> list[str]:
    """The page's language, then the others: the order of an entry's titles."""
    return [language, *(other for other in handbook.languages if other != language)]


def _entries(handbook: Handbook, language: str) -> Iterator[dict[str, Any]]:
    """What the index knows of each entry, kind by kind."""
    read = Passages(handbook, language)
    languages = _languages(handbook, language)
    for number, kind in enumerate(KINDS):
        for entry in handbook.by_kind["post" if kind == "checklist" else kind].values():
            found: dict[str, Any] = {"kind": number, "id": entry.id, "titles": [entry.title.get(tag) or "" for tag in languages]}
            if context := read.context(entry):
                found["context"] = context
            if getattr(entry, "status", None) in STATES:
                found["state"] = [*STATES].index(entry.status)
            if kind == "checklist":
                found["titles"] = [title and _checklist(title, tag) for title, tag in zip(found["titles"], languages, strict=True)]
            else:
                found["names"] = names_of(entry)
                found["passages"] = [_row(passage) for passage in read.of(entry)]
            yield found


def _row(passage: Passage) -> list[Any]:
    """Number of the part, text, key, number, language; what is empty at the end is left out."""
    row = [_PART_NUMBERS[passage.part], passage.text, passage.key, passage.number, passage.language]
    while not row[-1]:
        row.pop()
    return row


def _checklist(title: str, language: str) -> str:
    return catalogue(language).text("{post} checklist", post=title)


_OPEN = {name: f"{{{name}}}" for name in ("query", "count", "words", "number")}
"""Placeholders that stay in a text, because the browser fills them."""

_PART_NUMBERS = {part: number for number, part in enumerate(PARTS)}


def _texts(entries: list[dict[str, Any]]) -> Iterator[str]:
    for entry in entries:
        yield entry.get("context", "")
        yield from entry["titles"]
        yield from entry.get("names", ())
        for passage in entry.get("passages", ()):
            yield passage[1]
