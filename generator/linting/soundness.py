"""Which entries have errors, and so which checks still hold: an error in one entry switches off no more than it must."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.checks import Check
from generator.checks.shared.base import EVERY_KIND, Reach
from generator.diagnostics import Diagnostic, Severity
from generator.handbook import Handbook
from generator.linting.entry_at import Places
from generator.reading.source_locations import Source

EntryKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Soundness:
    """`faulty` are (kind, id) of entries with an error, whether they could be read or not.

    `complete` says whether that is all: it is not where a file could not be read and nobody can tell what stands in it.
    """

    faulty: frozenset[EntryKey] = frozenset()
    complete: bool = True

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], sources: Sequence[Source], lost: Mapping[str, frozenset[EntryKey]]) -> Soundness:
        """From what reading and resolving found. `lost` says of a file what it would define if it could be read."""
        places = Places(sources)
        found = [_keys(d, places, lost) for d in diagnostics if d.severity is Severity.ERROR]
        return cls(frozenset().union(*found), all(found))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which an entry has an error: every kind where nobody can tell which."""
        named = frozenset(kind for kind, _ in self.faulty)
        return named if self.complete and named <= EVERY_KIND else EVERY_KIND

    def allows(self, check: Check) -> bool:
        """Whether everything that the check looks at together is without errors."""
        return not self.kinds & check.kinds

    def part_for(self, check: Check, handbook: Handbook) -> Handbook:
        """What the check may look at: without the entries that have errors if it needs whole entries."""
        return _without(handbook, self.faulty) if check.reach is Reach.ENTRY and self.faulty else handbook

    def holds(self, check: Check, diagnostic: Diagnostic, head: Places) -> bool:
        """Whether the finding may be told. `head` knows the handbook's own entry, which cannot be left out beforehand."""
        place = head.find(diagnostic.span) if check.reach is Reach.ENTRY and self.faulty else None
        return place is None or place.key not in self.faulty


SOUND = Soundness()


def _keys(diagnostic: Diagnostic, places: Places, lost: Mapping[str, frozenset[EntryKey]]) -> set[EntryKey]:
    """The entries that an error touches; none where nobody can tell."""
    place = places.find(diagnostic.span)
    return {*((place.key,) if place else ()), *lost.get(diagnostic.span.file, ())}


def _without(handbook: Handbook, faulty: frozenset[EntryKey]) -> Handbook:
    """The handbook without some of its entries, and without what they refer to."""
    links = {key: tuple(link for link in found if link.entry.key not in faulty) for key, found in handbook.backlinks.items()}
    return replace(handbook.part(entry.key for entry in handbook.all_entries if entry.key not in faulty), backlinks=links)
