"""What `handbook check` does besides checking: mends what is certain first, and leaves out what a baseline knows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.catalogue import Catalogue
from generator.diagnostics import Diagnostic
from generator.registry import FAULTS
from generator.report import count_of
from generator.upkeep.baseline import Baseline, Known
from generator.upkeep.fix import diff
from generator.upkeep.places import Places
from generator.upkeep.selection import Selection, read_selection

EVERYTHING = Selection(select=("HB",), pedantic=True)


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings to report, and what was done before: files mended, findings that the baseline knows or no longer meets.

    `written` is the baseline's file if it did not exist before; None otherwise.
    """

    checked: pipeline.Checked
    diagnostics: Sequence[Diagnostic]
    fixed: Sequence[pipeline.Mended] = ()
    known: int = 0
    mended: Sequence[Known] = ()
    written: Path | None = None


def differences(root: Path) -> list[str]:
    """What mending would change, file by file, as unified diffs."""
    return [diff(each.file, each.before, each.after) for each in pipeline.mend(root, write=False)]


def judge(root: Path, selection: Selection, today: datetime.date | None, baseline: Path | None, *, mend: bool) -> Judged:
    """Checks, after mending if that is wanted. Raises HandbookError where there is nothing to read, or for what is no baseline."""
    fixed = pipeline.mend(root) if mend else ()
    if baseline is None:
        checked = pipeline.check(root, today=today, selection=selection)
        return Judged(checked, checked.diagnostics, fixed)
    return _compared(root, selection, today, baseline, fixed)


def _compared(root: Path, selection: Selection, today: datetime.date | None, path: Path, fixed: Sequence[pipeline.Mended]) -> Judged:
    """Everything is compared with the baseline, whatever was chosen to be shown: else the rest would look mended."""
    checked = pipeline.check(root, today=today, selection=EVERYTHING)
    places = Places(checked.sources)
    wanted = selection.or_else(read_selection(root / pipeline.CONFIGURATION, FAULTS))
    is_new = not path.exists()
    baseline = Baseline.of([d for d in checked.diagnostics if wanted.reports(d)], places) if is_new else Baseline.read(path)
    compared = baseline.compare(checked.diagnostics, places)
    mended = compared.mended if checked.handbook is not None else []  # else nothing but the reading was judged
    if is_new:
        baseline.write(path)
    elif mended and today is None:  # on another day than today dates come out differently
        baseline.without(mended).write(path)
    shown = [d for d in compared.new if wanted.reports(d)]
    return Judged(checked, shown, fixed, compared.known, mended, path if is_new else None)


def notes(judged: Judged, words: Catalogue) -> Iterator[str]:
    """What to tell beside the findings."""
    for each in judged.fixed:
        mended = count_of(words, len(each.diagnostics), "{number} slip", "{number} slips")
        yield words.text("{file}: {mended} mended", file=each.file, mended=mended)
    if judged.written is not None:
        yield words.text("{file} is written: {number} known findings, which are not reported from now on",
                         file=judged.written, number=judged.known)
    elif judged.known:
        yield words.text("{number} known findings of the baseline are not reported", number=judged.known)
    for known in judged.mended:
        yield words.text("mended since the baseline: {code} in {entry}", code=f"{known.code} {FAULTS[known.code].name}"
                         if known.code in FAULTS else known.code, entry=f"{known.entry} {known.at}".rstrip())
