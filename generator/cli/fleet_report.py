"""What became of many handbooks, as data and as a page. Both lie in the store of sites, where nobody is served from: `.fleet/`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.cli.report import Report, counts
from generator.cli.same_cause import told
from generator.fleet.locations import located
from generator.fleet.work import Outcome, State
from generator.i18n.catalogue import Catalogue, catalogue
from generator.i18n.characters import visible
from generator.templates import BUILT_IN

STATES: Mapping[State, str] = {
    State.BUILT: "built", State.UNCHANGED: "unchanged", State.REFUSED: "with errors in the rules",
    State.FAILED: "could not be built", State.LOST: "lost with their workers",
}
_WORST_FIRST = (State.LOST, State.FAILED, State.REFUSED, State.BUILT, State.UNCHANGED)


def ordered(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those that somebody has to look at first, and each kind by name."""
    return sorted(outcomes, key=lambda outcome: (_WORST_FIRST.index(outcome.state), outcome.name))


def reason(outcome: Outcome, words: Catalogue) -> str:
    """Why a handbook could not be built at all: empty where it was, and where its rules have errors."""
    if not outcome.error:
        return ""
    said = [words.text(key, **outcome.details) for key in (outcome.error, outcome.hint) if key]
    return visible(" — ".join(said))


def findings(outcome: Outcome, words: Catalogue) -> Iterator[str]:
    """One line a finding, in the words of the report; what goes back to one cause is told once."""
    report = Report(outcome.diagnostics, Path(), words.language)
    for each in told(outcome.diagnostics):
        span = each.diagnostic.span
        yield visible(f"{span.file}:{span.line}:{span.column} {each.diagnostic.code} {report.message(each.diagnostic)}")


def record(outcome: Outcome, words: Catalogue) -> dict[str, Any]:
    errors, warnings = counts(outcome.diagnostics)
    return {"name": outcome.name, "state": outcome.state.value, "pages": outcome.pages, "documents": outcome.documents,
            "errors": errors, "warnings": warnings, "seconds": round(outcome.seconds, 2), "reason": reason(outcome, words),
            "findings": list(findings(outcome, words))}


def summary(outcomes: Sequence[Outcome], words: Catalogue) -> str:
    """`Handbooks: 200 (1 built, 198 unchanged, 1 with errors in the rules)`"""
    number = Counter(outcome.state for outcome in outcomes)
    parts = [words.text("{number} {state}", number=number[state], state=words.text(name))
             for state, name in STATES.items() if number[state]]
    return words.text("Handbooks: {number} ({parts})", number=len(outcomes), parts=words.text(", ").join(parts))


def write_report(sites: str, outcomes: Sequence[Outcome], seconds: float, language: str) -> str:
    """Writes `report.json` and `report.html` into the store, and says where the page is."""
    import jinja2

    words, folder = catalogue(language), located(sites) / ".fleet"
    records = [record(outcome, words) for outcome in ordered(outcomes)]
    data = {"seconds": round(seconds, 2), "summary": summary(outcomes, words), "handbooks": records}
    (folder / "report.json").write(json.dumps(data, ensure_ascii=False, indent=1).encode())
    engine = jinja2.Environment(loader=jinja2.FileSystemLoader(BUILT_IN / "fleet"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
                                undefined=jinja2.StrictUndefined)
    page = engine.get_template("report.html").render(
        _=words.text, language=words.language, states={state.value: name for state, name in STATES.items()}, **data)
    (folder / "report.html").write(page.encode())
    return (folder / "report.html").address
