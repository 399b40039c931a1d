"""Waivers: a finding that an entry excepts, with a reason, is counted and not reported. A waiver must have something to except.

A waiver stands in the entry it is for: `waivers: [{check: HB401, reason: …, at: duties.mail.evidence}]`. `check` is the code or
the name of a check, or the beginning of codes (`HB4` for all of wording). `at` says where in the entry, step by step; an item of
a list is named by its id or by its number, counted from 1. What two entries say unlike each other can be excepted in either. Only
findings of checks can be waived: what cannot be read, or names what is not there, is never excepted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.linting.entry_at import Place, Places
from generator.model import Entry
from generator.model.common import Waiver
from generator.model.walk import FieldPath

_TERM = "kind: term\nid: seal\ntitle: 印信\n"
_EXPIRED = "effective: 2026-01-01\nexpires: 2025-12-31\n"

UNUSED_WAIVER = Descriptor(
    code="HB040", name="unused-waiver", severity=Severity.WARNING,
    message="this waiver is not needed: {check} finds nothing here",
    hint="delete the waiver; or correct \"check\" or \"at\", in which an item is named by its id, or by its number from 1",
    why="A waiver that is not needed hides the next problem that comes up.",
    invalid=_TERM + "definition: 機關之印\nwaivers: [{check: HB301, reason: 沿用舊印}]\n",
    valid=_TERM + "definition: 機關之印\n" + _EXPIRED + "waivers: [{check: HB301, reason: 沿用舊印至新印啟用}]\n")
UNKNOWN_CHECK = Descriptor(
    code="HB041", name="unknown-check", severity=Severity.WARNING,
    message="there is no check called \"{check}\"",
    hint="\"handbook explain\" lists them all; HB4 stands for all of a family",
    why="A waiver of a check that does not exist has no effect.",
    invalid=_TERM + "definition: 機關之印\nwaivers: [{check: HB999, reason: 沿用舊印}]\n",
    valid=_TERM + "definition: 機關之印\n")
DESCRIPTORS = (UNUSED_WAIVER, UNKNOWN_CHECK)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that its entry excepts, and the waiver that says why."""

    diagnostic: Diagnostic
    entry: Entry
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Excepted:
    """What is left after waivers, and what they took away."""

    diagnostics: list[Diagnostic]
    waived: list[Waived] = field(default_factory=list)


def apply_waivers(handbook: Handbook, diagnostics: Iterable[Diagnostic], descriptors: Iterable[Descriptor],
                  left_out: Iterable[Descriptor] = (), faulty: Collection[tuple[str, str]] = ()) -> Excepted:
    """Takes away what entries except. A waiver for none of `descriptors` is a finding, and so is one that excepts nothing.

    Faults `left_out` were not looked for this time, so nothing is said of waivers for them. Where entries are `faulty`, nothing is said of
    waivers that except nothing: what they except may hang on an entry that is left out.
    """
    entries = {entry.key: entry for entry in handbook.all_entries if entry.waivers}
    if not entries:
        return Excepted(list(diagnostics))
    places = Places(entry.source for entry in handbook.all_entries)
    left: list[Diagnostic] = []
    waived: list[Waived] = []
    used: set[tuple[tuple[str, str], int]] = set()
    for diagnostic in diagnostics:
        found = [(entry, number) for span in (diagnostic.span, diagnostic.related) if span and (place := places.find(span))
                 and (entry := entries.get(place.key)) for number in _matching(entry, diagnostic.descriptor, place)]
        used.update((entry.key, number) for entry, number in found)
        if found:
            entry, number = found[0]
            waived.append(Waived(diagnostic, entry, entry.waivers[number]))
        else:
            left.append(diagnostic)
    idle = ((entry, number) for entry in entries.values() for number in range(len(entry.waivers))
            if entry.key not in faulty and (entry.key, number) not in used)
    told = _findings(idle, tuple(descriptors), tuple(left_out))
    return Excepted(left + [each for each in told if not faulty or each.descriptor is UNKNOWN_CHECK], waived)


def _matching(entry: Entry, descriptor: Descriptor, place: Place) -> list[int]:
    """The numbers of the waivers that except a finding at that place."""
    return [number for number, waiver in enumerate(entry.waivers)
            if _names(waiver.check, descriptor) and (waiver.at is None or _lies_at(place, waiver.at))]


def _names(check: str, descriptor: Descriptor) -> bool:
    return descriptor.code.startswith(check.upper()) or descriptor.name == check.lower()


def _lies_at(place: Place, at: str) -> bool:
    """Whether the place is the one named by `at`, or within it."""
    wanted = at.split(".")
    return len(wanted) <= len(place.path) and all(map(_is_step, wanted, _names_on(place.source.data, place.path)))


def _names_on(value: Any, path: FieldPath) -> list[set[str]]:
    """For each step of a path what an author may call it: a field's name, or an item's id or number from 1."""
    names: list[set[str]] = []
    for step in path:
        value = value[step]
        own = str(value["id"]) if isinstance(value, dict) and "id" in value else ""
        names.append({step} if isinstance(step, str) else {own, str(step + 1)} - {""})
    return names


def _is_step(wanted: str, names: set[str]) -> bool:
    return wanted in names


def _findings(idle: Iterable[tuple[Entry, int]], descriptors: Sequence[Descriptor], left_out: Sequence[Descriptor]) -> Iterator[Diagnostic]:
    """What is wrong with waivers that except nothing."""
    for entry, number in idle:
        check = entry.waivers[number].check
        if not any(_names(check, descriptor) for descriptor in left_out):
            descriptor = UNUSED_WAIVER if any(_names(check, known) for known in descriptors) else UNKNOWN_CHECK
            yield Diagnostic(descriptor=descriptor, span=entry.source.span(("waivers", number, "check")), details={"check": check})
