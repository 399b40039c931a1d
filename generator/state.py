"""A digest of everything that can be read of a handbook, piece by piece, and of what everything is made of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from generator.analysis.standing import state_of
from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.handbook import Backlink, Handbook, Revision
from generator.i18n.own_words import own_words
from generator.inputs import inputs_digest
from generator.model import HANDBOOK_LISTS, Entry
from generator.model.face import FACES, digest_of
from generator.questions import ASKED, answer
from generator.reading.backlinks import Backlinks
from generator.reads import ALL, IDS, STATE, Read

Key = tuple[str, str]
_PARTS = frozenset({*FACES, "outline"})
_BY_KIND = frozenset({*FACES, STATE})
"""What may be read of all entries of a kind together."""
_OF_ENTRY = _PARTS | _BY_KIND | {"entry"}
_REPLACED = frozenset({"entry", "standing"})
"""What another entry may be part of, which says that it replaces this one."""
_VOUCHED = _PARTS | {STATE, IDS}
FINDINGS: Read = ("findings", ALL, ALL)
_FEW = 30
"""So many faces of a kind are remembered one by one, however few of that kind there are: a page names so many neighbours."""


@dataclass(frozen=True)
class State:
    """Of one handbook that is not watched, with what pages are made of besides it."""

    handbook: Handbook
    diagnostics: Sequence[Diagnostic] = ()
    printed: Collection[str] = ()
    _known: dict[Read, str] = field(default_factory=dict, repr=False, compare=False)
    _states: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Digest of when an entry holds that nothing replaces → in what state it is: there are few, and thousands are asked for."""

    def with_printed(self, printed: Collection[str]) -> State:
        """The same with other documents, such as those of another language; what is known of the rest is known to both."""
        return replace(self, printed=printed)

    def of(self, read: Read) -> str:
        """A digest of what was read; another one for each state of it."""
        what, kind, _ = read
        if what == "printed":
            return str(kind in self.printed)
        if read not in self._known:
            self._known[read] = self._short(read) or hashlib.sha256(repr(self._content(read)).encode("utf-8", "surrogatepass")).hexdigest()
        return self._known[read]

    def base(self, settings: Settings) -> str:
        """A digest of what everything is made of: the program, templates and settings, the handbook entry with its lists, attachments,
        and what the program calls things.

        Raises NotOrdinary or OSError where nobody can tell.
        """
        handbook = self.handbook
        kinds = [(kind, [*found] if kind in HANDBOOK_LISTS else ()) for kind, found in handbook.by_kind.items()]
        words = [own_words(handbook, language) for language in handbook.languages]
        rest = (settings, _written(handbook.entry), kinds, words, handbook.attachments)
        return inputs_digest([settings.root / "templates"], [], rest)

    def in_short(self, read: Set[Read]) -> list[Read]:
        """What need be remembered of all that was read for a thing, in order: with an entry as a whole its faces and outline count as read,
        with any of these that there is such an entry, and where many of a kind show a face, those of all count.
        """
        whole = {each[1:] for each in read if each[0] == "entry"}
        there = whole | {each[1:] for each in read if each[0] in _PARTS or each[0] == STATE}
        apart = [each for each in read if each[1:] not in (whole if each[0] in _PARTS else there if each[0] == IDS else ())]
        counts = Counter(each[:2] for each in apart if each[0] in _BY_KIND)
        many = {each for each, count in counts.items() if count > max(_FEW, len(self.handbook.by_kind[each[1]]) / 3)}
        return sorted({(*each[:2], ALL) if each[:2] in many else each for each in apart})

    def vouched_by(self, read: Read) -> Read | None:
        """What is written in an entry vouches for all that is known of it alone. In what state one is that others replace follows from
        these, too.
        """
        what, kind, name = read
        if what not in _VOUCHED or name == ALL or (what == STATE and (kind, name) in self.handbook.newer):
            return None
        return "entry", kind, name

    def _short(self, read: Read) -> str | None:
        """What is known of one entry, which is short by itself; None for anything else, or where there is no such entry."""
        what, kind, name = read
        entry = self.handbook.find(kind, name) if what in _OF_ENTRY else None
        return None if entry is None else self._said(entry, what)

    def _said(self, entry: Any, what: str) -> str:
        """What says that it replaces an entry counts as a part of how that stands."""
        if what == STATE:
            return self._state_of(entry)
        said = repr(_written(entry)) if what == "entry" else digest_of(entry, what)
        if what == "outline":
            return f"{said} {entry.place}"
        replaced = what in _REPLACED and entry.key in self.handbook.newer
        return f"{said} {self.handbook.newer_than(entry.key)}" if replaced else said

    def _state_of(self, entry: Entry) -> str:
        holds = "" if entry.key in self.handbook.newer else digest_of(entry, "standing")
        if not holds:
            return state_of(entry, self.handbook).name
        if holds not in self._states:
            self._states[holds] = state_of(entry, self.handbook).name
        return self._states[holds]

    def _content(self, read: Read) -> object:
        what, kind, name = read
        if what in _BY_KIND and name == ALL:
            return [(each.id, self._said(each, what)) for each in self.handbook.by_kind.get(kind, {}).values()]
        if what in _OF_ENTRY:
            return self.handbook.newer_than((kind, name))  # there is no such entry
        if what == IDS:
            found = self.handbook.by_kind.get(kind, {})
            return [*found] if name == ALL else name in found
        if what == ASKED:
            return answer(self.handbook, kind, name)
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


def _written(entry: Entry | None) -> object:
    """What stands in an entry's file, and where in it the entry does."""
    if entry is None:
        return None
    source = entry.source
    return source.file, source.line, source.digest


def _revised(revision: Revision) -> object:
    before, after = ([(key, _written(entry)) for key, entry in side.items()] for side in (revision.before, revision.after))
    return revision.day, before, after, revision.renamed


def _naming(links: Mapping[Key, Sequence[Backlink]], key: Key) -> object:
    """Another one where other entries name a thing, or in other places."""
    return links.digest(key) if isinstance(links, Backlinks) else [(link.entry.key, link.path) for link in links.get(key, ())]
