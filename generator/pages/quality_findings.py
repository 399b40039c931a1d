"""What the pages of quality and of checks say of findings: by family, with their entries, and what is excepted for what reason."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity
from generator.handbook import Handbook
from generator.linting.registry import DESCRIPTORS, FAMILIES
from generator.model import Entry
from generator.model.common import Waiver


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


def entry_finder(handbook: Handbook) -> Callable[[Diagnostic], Entry | None]:
    """Finds the entry that a finding is in; None where it is in none that could be read."""
    by_file: dict[str, list[tuple[int, Entry]]] = {}
    for entry in handbook.all_entries:
        file, line = entry.place
        by_file.setdefault(file, []).append((line, entry))
    for found in by_file.values():
        found.sort(key=_line_of)

    def entry_of(diagnostic: Diagnostic) -> Entry | None:
        found = by_file.get(diagnostic.span.file, [])
        number = bisect_right(found, diagnostic.span.line, key=_line_of)
        return found[number - 1][1] if number else None

    return entry_of


def _line_of(placed: tuple[int, Entry]) -> int:
    return placed[0]


def waivers(handbook: Handbook) -> Iterator[tuple[Entry, Waiver, list[str]]]:
    """Every stated exception with the codes of the checks that it names."""
    for entry in (handbook.entry, *handbook.entries):
        for waiver in entry.waivers:
            named = [code for code, descriptor in DESCRIPTORS.items() if code.startswith(waiver.check.upper())
                     or descriptor.name == waiver.check.lower()]
            yield entry, waiver, named
