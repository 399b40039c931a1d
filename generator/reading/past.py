"""The rules as they stood earlier: the texts of old steps, read as entries in the languages that the handbook has today.

What was read once is remembered, since a preview looks at the same history at every edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.handbook import Revision
from generator.model import Entry, HandbookEntry
from generator.model.kinds import KINDS
from generator.reading.file_names import SUFFIXES
from generator.reading.git import Step
from generator.reading.load import ReadFile, load_bytes
from generator.reading.source_locations import Source
from generator.reading.validate import ValidateDocument, context_of_head, validate_document

Key = tuple[str, str]
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_TEXTS_KNOWN = 4_000
"""So many texts are kept parsed: those of a year in which a hundred files change twice a month, and more."""


class Past:
    """`parse` is `load_bytes` and `validate` is `validate_document`, or they know what those gave in an earlier run."""

    def __init__(self, parse: Callable[[bytes, str, Path], ReadFile] = load_bytes, validate: ValidateDocument = validate_document) -> None:
        self._parse, self._validate = parse, validate
        self._documents = lru_cache(_TEXTS_KNOWN)(self._read)
        self._texts: dict[str, tuple[bytes, str]] = {}
        self._head: HandbookEntry | None = None
        self._context: Mapping[str, Any] = {}
        self._revisions: dict[int, tuple[Step, Revision]] = {}
        self._entries: dict[int, tuple[Source, Entry | None]] = {}

    def texts(self, raw: Mapping[str, bytes]) -> dict[str, str]:
        """The files of rules as texts. One is known again as the very bytes that were given before."""
        for name, content in raw.items():
            if name.endswith(SUFFIXES) and self._texts.get(name, (None,))[0] is not content:
                self._texts[name] = content, content.decode("utf-8-sig", "replace")
        return {name: self._texts[name][1] for name in raw if name.endswith(SUFFIXES)}

    def revisions(self, steps: Sequence[Step], head: HandbookEntry) -> list[Revision]:
        """What each step changed in the entries. A step is known again as the very object that was given before."""
        if head is not self._head:
            self._head, self._context, self._revisions = head, context_of_head(head), {}
            self._entries.clear()
        self._revisions = {id(step): self._revisions.get(id(step)) or (step, self._revision(step)) for step in steps}
        return [self._revisions[id(step)][1] for step in steps]

    def _revision(self, step: Step) -> Revision:
        """The entries that differ, by kind and id. One that only moved to another file does not."""
        before, after = self._by_key(step.before), self._by_key(step.after)
        keys = sorted((key for key in {**before, **after} if key not in before or key not in after or _differ(before[key], after[key])),
                      key=lambda key: (_ORDER.get(key[0], len(_ORDER)), key[1]))
        return Revision(step.day, {key: self._entry(before[key]) for key in keys if key in before},
                        {key: self._entry(after[key]) for key in keys if key in after}, _renamed(before, after))

    def _by_key(self, texts: Mapping[str, str]) -> dict[Key, Source]:
        """(kind, id) → document, of all that can be read."""
        found = (source for file, text in texts.items() for source in self._documents(file, text) if isinstance(source.data, dict))
        return {(str(source.data.get("kind")), str(source.data.get("id"))): source for source in found}

    def _read(self, file: str, text: str) -> tuple[Source, ...]:
        return tuple(self._parse(text.encode("utf-8", "surrogatepass"), file, Path(file))[0])

    def _entry(self, source: Source) -> Entry | None:
        """None for what today's rules of writing do not admit. A document is known again as the very object that was read before."""
        if len(self._entries) > _TEXTS_KNOWN:
            self._entries.clear()
        known = self._entries.get(id(source))
        if known is None:
            known = self._entries[id(source)] = source, self._validate(source, self._context)[0]
        return known[1]


def _differ(before: Source, after: Source) -> bool:
    return before.digest != after.digest and before.data != after.data


def _renamed(before: Mapping[Key, Source], after: Mapping[Key, Source]) -> dict[Key, str]:
    """(kind, id given up) → id taken instead. An entry of the same kind and title that comes as another goes is the same one."""
    gone, come = ({key: source for key, source in side.items() if key not in other} for side, other in ((before, after), (after, before)))
    return {key: same[0][1] for key, source in gone.items()
            if len(same := [new for new, found in come.items() if _is_same(key, source, new, found)]) == 1
            and sum(_is_same(old, found, same[0], come[same[0]]) for old, found in gone.items()) == 1}


def _is_same(key: Key, source: Source, other_key: Key, other: Source) -> bool:
    return key[0] == other_key[0] and source.data.get("title") is not None and source.data.get("title") == other.data.get("title")
