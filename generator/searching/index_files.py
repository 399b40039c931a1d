"""The files of a search index: scripts that hand JSON over, so that they can be loaded without a server.

The entries of a handbook of ordinary size are one file: their names, and their passages. Those of a very large one are divided: a
file with the names of all entries, files with the passages of some entries each, and files that say which entries hold which
grams. A query loads the names, the grams it is made of, and the passages of the entries that it shows.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import Any

from generator.i18n.folding import Folding
from generator.patterns import pattern_of
from generator.searching.grams import SHARDS, grams_of, shard_of

WHOLE = 5000
"""Up to so many entries are one file."""
CHUNK = 100
"""Entries of a divided index whose passages are one file."""

IndexRow = dict[str, Any]


def index_files(language: str, head: IndexRow, entries: Sequence[IndexRow]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of every file: the head, then the rest. `head` has the pairs for folding under `folding`."""
    first = f"search-{language}-1.js"
    names = _call("add", [{key: value for key, value in entry.items() if key != "passages"} for entry in entries], language)
    if len(entries) <= WHOLE:
        yield f"search-{language}.js", _call("load", {**head, "files": [first]})
        yield first, names + _passages(entries, language, 0)
        return
    folding = Folding(head["folding"])
    known = {"chunk": CHUNK, "words": sorted(set(_LETTERS.findall(folding.fold(" ".join(_texts_of_all(entries))))))}
    yield f"search-{language}.js", _call("load", {**head, "files": [first], **known})
    yield first, names
    for number, start in enumerate(range(0, len(entries), CHUNK)):
        yield f"search-{language}-p{number}.js", _passages(entries[start:start + CHUNK], language, number)
    for number, postings in enumerate(_shards(entries, folding)):
        yield f"search-{language}-g{number}.js", _call("addGrams", postings, language, number)


def texts_of(entry: IndexRow) -> Iterator[str]:
    """Everything by which an entry can be found. A number is also found without its punctuation."""
    yield from entry["titles"]
    yield entry["id"]
    for name in entry.get("names", ()):
        yield name
        yield re.sub(r"[\W_]+", "", name)
    yield from entry.get("alike", ())
    yield entry.get("context", "")
    for passage in entry.get("passages", ()):
        yield passage[1]


def _texts_of_all(entries: Iterable[IndexRow]) -> Iterator[str]:
    for entry in entries:
        yield from texts_of(entry)


_LETTERS = pattern_of(r"[a-z]{3,}")
"""Words of which one may be meant where a query is misspelt, as templates/assets/search-index.js gathers them from texts at hand."""


def _passages(entries: Sequence[IndexRow], language: str, number: int) -> bytes:
    """The passages of some entries: what each is, and apart from that their texts, a line each, which need no reading as JSON."""
    rows = [[[part, *more] for part, _, *more in entry.get("passages", ())] for entry in entries]
    lines = [text for entry in entries for _, text, *_ in entry.get("passages", ())]
    return _call("addPassages", rows, language, number, lines="\n".join(lines))


def _call(function: str, data: Any, *arguments: str | int, lines: str | None = None) -> bytes:
    """A script that hands `data` over. Browsers read JSON in a string much faster than the same written as a program."""
    before = "".join(f"{json.dumps(argument)}," for argument in arguments)
    after = "" if lines is None else "," + _quoted(lines)
    return f"handbookSearch.{function}({before}{_quoted(json.dumps(data, ensure_ascii=False, separators=(',', ':')))}{after});\n".encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"


def _shards(entries: Sequence[IndexRow], folding: Folding) -> list[dict[str, list[int]]]:
    """For every file: gram → the entries that hold it, each as its distance from the one before."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for gram in {*grams_of(folding.fold("\n".join(texts_of(entry))))}:
            holders[gram].append(number)
    shards: list[dict[str, list[int]]] = [{} for _ in range(SHARDS)]
    for gram in sorted(holders):
        numbers = holders[gram]
        shards[shard_of(gram)][gram] = [numbers[0], *map(sub, numbers[1:], numbers)]
    return shards
