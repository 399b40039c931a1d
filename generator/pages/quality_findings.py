"""What the pages of quality and of checks say of findings: by family, with their entries, and what is excepted for what reason."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity
from generator.handbook import Handbook
from generator.linting.registry import DESCRIPTORS, FAMILIES
from generator.model import Entry
from generator.model.common import Waiver
from generator.model.kinds import AUTHORED
from generator.questions import question
from generator.reads import once


@dataclass(slots=True)
class Family:
    """The findings of a family, and how many exceptions from its checks are stated."""

    code: str
    title: str
    severities: Counter[Severity] = field(default_factory=Counter)
    findings: list[Diagnostic] = field(default_factory=list)
    waivers: int = 0

    @property
    def errors(self) -> int:
        return self.severities[Severity.ERROR]

    @property
    def warnings(self) -> int:
        return self.severities[Severity.WARNING]


def families(handbook: Handbook, diagnostics: Iterable[Diagnostic]) -> list[Family]:
    """Every family, in order."""
    found = {code: Family(code, title) for code, title in FAMILIES.items()}
    for diagnostic in diagnostics:
        family = found.get(diagnostic.code[:3])
        if family is not None:
            family.severities[diagnostic.severity] += 1
            family.findings.append(diagnostic)
    for *_, codes in waivers(handbook):
        for code in {code[:3] for code in codes} & found.keys():
            found[code].waivers += 1
    return list(found.values())


def entry_of(handbook: Handbook, diagnostic: Diagnostic) -> Entry | None:
    """The entry that a finding is in; None where it is in none that could be read."""
    key = entry_at(handbook, f"{diagnostic.span.line} {diagnostic.span.file}")
    if not key:
        return None
    return handbook.entry if key == handbook.entry.key else handbook.find(*key)


@question
def entry_at(handbook: Handbook, about: str) -> tuple[str, ...]:
    """Kind and id of the entry in a file at a line, which is written before the name of the file; empty where there is none."""
    line, _, file = about.partition(" ")
    found = once(handbook.derived, "entries by file", lambda: _by_file(handbook)).get(file, [])
    number = bisect_right(found, int(line), key=_line_of)
    return found[number - 1][1] if number else ()


def _by_file(handbook: Handbook) -> dict[str, list[tuple[int, tuple[str, str]]]]:
    """The lines in which entries begin, in their order, with the kind and id of each."""
    by_file: dict[str, list[tuple[int, tuple[str, str]]]] = {}
    for entry in handbook.all_entries:
        file, line = entry.place
        by_file.setdefault(file, []).append((line, entry.key))
    return {file: sorted(found, key=_line_of) for file, found in by_file.items()}


def _line_of(placed: tuple[int, tuple[str, str]]) -> int:
    return placed[0]


def waivers(handbook: Handbook) -> Iterator[tuple[Entry, Waiver, list[str]]]:
    """Every stated exception with the codes of the checks that it names."""
    for entry in (handbook.entry, *_waiving(handbook)):
        for waiver in entry.waivers:
            named = [code for code, descriptor in DESCRIPTORS.items() if code.startswith(waiver.check.upper())
                     or descriptor.name == waiver.check.lower()]
            yield entry, waiver, named


def _waiving(handbook: Handbook) -> Iterator[Entry]:
    for kind in AUTHORED:
        yield from map(handbook.by_kind[kind.name].__getitem__, names_waiving(handbook, kind.name))


@question
def names_waiving(handbook: Handbook, kind: str) -> tuple[str, ...]:
    """Ids of the entries of a kind that state exceptions."""
    return tuple(name for name, entry in handbook.by_kind[kind].items() if entry.waivers)
