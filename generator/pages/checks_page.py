"""The page of checks: every fault the program can report, why it matters, what to write instead, and how this handbook stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from string import Formatter

from markupsafe import Markup

from generator.charts.svg import ELLIPSIS
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.i18n.characters import visible
from generator.linting.examples import example, example_language
from generator.linting.registry import DESCRIPTORS, FAMILIES
from generator.model import Entry
from generator.model.common import Waiver
from generator.page import Page
from generator.pages.builder import PageBuilder
from generator.pages.links import in_language
from generator.pages.quality_findings import waivers

CHECKS = "checks.html"


@dataclass(slots=True)
class CheckState:
    """How the handbook stands to one check."""

    descriptor: Descriptor
    findings: int = 0
    waivers: list[tuple[Entry, Waiver]] = field(default_factory=list)


def checks_page(builder: PageBuilder, diagnostics: Sequence[Diagnostic]) -> Page:
    """`quality/checks.html`; the anchor of a check is its code, that of a family the code's beginning."""
    states = _states(builder.handbook, diagnostics)
    groups = [(code, title, [state for state in states if state.descriptor.code.startswith(code)]) for code, title in FAMILIES.items()]
    return builder.page(
        "checks.html", f"quality/{CHECKS}", builder.words("Checks"), crumbs=[builder.section_crumb("quality")],
        groups=[group for group in groups if group[2]], count=len(states), findings=len(diagnostics),
        plain=lambda key: _plain(builder, key), example=lambda text, code: _example(builder.language, text, code))


def _states(handbook: Handbook, diagnostics: Sequence[Diagnostic]) -> list[CheckState]:
    """A state for every check, in the order of their codes."""
    numbers = Counter(diagnostic.code for diagnostic in diagnostics)
    states = {code: CheckState(DESCRIPTORS[code], numbers[code]) for code in sorted(DESCRIPTORS)}
    for entry, waiver, codes in waivers(handbook):
        for code in codes:
            states[code].waivers.append((entry, waiver))
    return list(states.values())


def _plain(builder: PageBuilder, key: str) -> str:
    """A message without its details: `{field}` becomes `…`."""
    return builder.links.spoken.text(key, **{name: ELLIPSIS for _, name, _, _ in Formatter().parse(key) if name})


@cache
def _example(language: str, text: str, code: str) -> Markup:
    """An example in the reader's language, with unseen characters made visible."""
    lines = Markup("\n").join(visible(line) for line in example(text, language, code).rstrip().split("\n"))
    shown = example_language(language, code)
    return lines if language == shown else in_language(shown, lines)
