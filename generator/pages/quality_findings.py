"""What the pages of quality and of checks say of findings: by family, with their entries, and what is excepted for what reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity
from generator.handbook import Handbook
from generator.linting.entry_at import Places
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
    known = {entry.key: entry for entry in (handbook.entry, *handbook.entries)}
    places = Places(entry.source for entry in known.values())

    def entry_of(diagnostic: Diagnostic) -> Entry | None:
        place = places.find(diagnostic.span)
        return known.get(place.key) if place else None

    return entry_of


def waivers(handbook: Handbook) -> Iterator[tuple[Entry, Waiver, list[str]]]:
    """Every stated exception with the codes of the checks that it names."""
    for entry in (handbook.entry, *handbook.entries):
        for waiver in entry.waivers:
            named = [code for code, descriptor in DESCRIPTORS.items() if code.startswith(waiver.check.upper())
                     or descriptor.name == waiver.check.lower()]
            yield entry, waiver, named
