"""A digest of everything that can be read of a handbook, piece by piece, and of what everything is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.handbook import Backlink, Handbook, Revision
from generator.model import Entry
from generator.model.face import face_digest, outline_digest
from generator.reading.backlinks import Backlinks
from generator.reads import ALL, Read
from generator.site.inputs import inputs_digest

Key = tuple[str, str]
FINDINGS: Read = ("findings", ALL, ALL)


@dataclass(frozen=True)
class State:
    """Of one handbook that is not watched, with what pages are made of besides it."""

    handbook: Handbook
    diagnostics: Sequence[Diagnostic] = ()
    printed: Collection[str] = ()
    _known: dict[Read, str] = field(default_factory=dict, repr=False, compare=False)

    def with_printed(self, printed: Collection[str]) -> State:
        """The same with other documents, such as those of another language; what is known of the rest is known to both."""
        return replace(self, printed=printed)

    def of(self, read: Read) -> str:
        """A digest of what was read; another one for each state of it."""
        what, kind, _ = read
        if what == "printed":
            return str(kind in self.printed)
        if read not in self._known:
            self._known[read] = hashlib.sha256(repr(self._content(read)).encode("utf-8", "surrogatepass")).hexdigest()
        return self._known[read]

    def base(self, settings: Settings) -> str:
        """A digest of what everything is made of: the program, templates and settings, the handbook entry, the faces of all entries.

        Raises NotOrdinary or OSError where nobody can tell.
        """
        handbook = self.handbook
        faces = [face_digest(entry) for entry in handbook.entries]
        kinds = [(kind, [*found]) for kind, found in handbook.by_kind.items()]
        rest = (settings, _written(handbook.entry), faces, kinds, handbook.attachments)
        return inputs_digest([settings.root / "templates"], [], rest)

    def _content(self, read: Read) -> object:
        what, kind, name = read
        if what == "entry":
            return _written(self.handbook.find(kind, name))
        if what == "outline":
            return _outline(self.handbook.find(kind, name))
        if what == "links":
            links = self.handbook.backlinks
            return [(key, _naming(links, key)) for key in links] if kind == ALL else _naming(links, (kind, name))
        if what == "history":
            key, handbook = (kind, name), self.handbook
            changed = handbook.history if kind == ALL else handbook.changed.get(key, ())
            return [*map(_revised, changed)], None if kind == ALL else handbook.renamed.get(key)
        if read == FINDINGS:
            return [(d.code, d.span, d.related, d.details, d.hint, d.pedantic, d.cause) for d in self.diagnostics]
        raise ValueError(read)


def _outline(entry: Entry | None) -> object:
    return None if entry is None else (outline_digest(entry), entry.place)


def _written(entry: Entry | None) -> object:
    """What stands in an entry's file, and where in it the entry does."""
    return None if entry is None else (entry.source.file, entry.source.line, entry.source.digest)


def _revised(revision: Revision) -> object:
    before, after = ([(key, _written(entry)) for key, entry in side.items()] for side in (revision.before, revision.after))
    return revision.day, before, after, revision.renamed


def _naming(links: Mapping[Key, Sequence[Backlink]], key: Key) -> list[tuple[Key, object]]:
    """Who names a thing, and where."""
    if isinstance(links, Backlinks):
        return [(entry.key, places) for entry, places in links.naming.get(key, ())]
    return [(link.entry.key, link.path) for link in links.get(key, ())]
