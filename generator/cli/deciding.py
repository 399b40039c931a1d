"""`handbook decide` in a handbook that may have errors: only those of the criteria and of what they refer to stand in its way."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.analysis.given_case import DecidedCase, decide_case, named_tiers
from generator.analysis.meant_name import meant_id
from generator.analysis.totals import totals_of
from generator.cli.for_people import concise
from generator.cli.report import Report
from generator.cli.source_paths import from_working_folder
from generator.diagnostics import Diagnostic, Severity
from generator.errors import HandbookError
from generator.facts.decision import explained
from generator.facts.words import HandbookWords
from generator.i18n.catalogue import catalogue
from generator.linting.entry_at import Place, Places
from generator.linting.selection import Selection, always_reported
from generator.pipeline import Checked

EVERYTHING = Selection(select=("HB",))
_LEVELS = "levels"


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it is asked on the command line. `others` are the levels of further acts, `running` is an earlier outcome that lasts."""

    name: str
    values: Iterable[str]
    modifiers: Sequence[str] = ()
    tier: str | None = None
    others: Sequence[str] = ()
    running: str | None = None
    on: datetime.date | None = None


def criteria_named(checked: Checked, words: str) -> str:
    """The id of the set that is named by its id or its title; the words themselves where there is none, or the handbook is not read."""
    return meant_id(words, checked.handbook.criteria) if checked.handbook else words


def decided(checked: Checked, asked: Case, language: str) -> list[str]:
    """The way from the case to its outcome, a line a step. Raises HandbookError where errors leave nothing to decide by."""
    name = asked.name
    if error := next((d for d in _errors(checked, name) if always_reported(d.descriptor)), None):
        raise HandbookError("the criteria \"{name}\" cannot be used: {file}, line {line}: {said}", "\"handbook check\" says what to write",
                            name=name, file=error.span.file, line=error.span.line,
                            said=Report((), Path(), language).message(error))
    if checked.handbook is None or ("criteria", name) in checked.soundness.faulty:
        raise HandbookError("the criteria \"{name}\" cannot be used: they, or the handbook's own entry, cannot be read",
                            "\"handbook check\" lists the errors", name=name)
    handbook = checked.handbook.on(asked.on) if asked.on else checked.handbook
    case = decide_case(handbook, name, asked.values, asked.modifiers, asked.tier)
    words = HandbookWords.of(handbook, language)
    totals = totals_of(case.decision, case.criteria, handbook, asked.others, asked.running, asked.on)
    return [*explained(case, words, totals), *_named(case, language)]


def _named(case: DecidedCase, language: str) -> Iterator[str]:
    """Where no tier fits the values, those that can only be named."""
    if case.decision.tier is None and (named := named_tiers(case.criteria)):
        yield catalogue(language).text("Tiers that are described in words are named: {example}", example=f"--tier {'|'.join(named)}")


def remarks(checked: Checked, name: str, root: Path, language: str) -> str:
    """The errors that checks find in the criteria: an outcome is shown, and may not be what the author means. Empty without any."""
    found = list(_errors(checked, name))
    report = Report(found, root, language, folder=from_working_folder(root))
    said = catalogue(language).text("The criteria have errors, so do not act on this outcome:")
    return "\n".join([said, *concise(report).splitlines()[:len(found)]]) if found else ""


def _errors(checked: Checked, name: str) -> Iterator[Diagnostic]:
    """The errors in the criteria, and in the levels that they refer to."""
    places = Places(checked.sources)
    return (d for d in checked.diagnostics if d.severity is Severity.ERROR and _concerns(places.find(d.span), name))


def _concerns(place: Place | None, name: str) -> bool:
    return place is not None and (place.key == ("criteria", name) or (place.key[0] == "handbook" and place.path[:1] == (_LEVELS,)))
