"""What `handbook check` does besides checking: fixes what is certain first, and leaves out what a baseline knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import pipeline
from generator.cli.output_formats import count_of
from generator.diagnostics import Diagnostic
from generator.door import Asked, settings
from generator.i18n.catalogue import Catalogue
from generator.linting.baseline import Baseline, Known
from generator.linting.entry_at import Places
from generator.linting.fixer import diff
from generator.linting.registry import DESCRIPTORS
from generator.linting.selection import Selection

EVERYTHING = Selection(select=("HB",), pedantic=True)


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings to report, and what was done before: files fixed, findings that the baseline knows or no longer meets.

    `written` is the baseline's file if it did not exist before; None otherwise.
    """

    checked: pipeline.Checked
    diagnostics: Sequence[Diagnostic]
    files: Sequence[pipeline.FixedFile] = ()
    known: int = 0
    fixed: Sequence[Known] = ()
    written: Path | None = None


def differences(root: Path) -> list[str]:
    """What fixing would change, file by file, as unified diffs."""
    return [diff(each.file, each.before, each.after) for each in pipeline.fix(root, write=False)]


def judge(root: Path, asked: Asked, baseline: Path | None, *, fix: bool) -> Judged:
    """Checks, after fixing if that is wanted. Raises HandbookError where there is nothing to read, or for what is no baseline."""
    files = pipeline.fix(root) if fix else ()
    if baseline is None:
        checked = pipeline.check(settings(root, asked))
        return Judged(checked, checked.diagnostics, files)
    return _compared(root, asked, baseline, files)


def _compared(root: Path, asked: Asked, path: Path, files: Sequence[pipeline.FixedFile]) -> Judged:
    """Everything is compared with the baseline, whatever was chosen to be shown: else the rest would look fixed."""
    decided = settings(root, asked)
    checked = pipeline.check(replace(decided, selection=EVERYTHING))
    places = Places(checked.sources)
    wanted = decided.selection
    is_new = not path.exists()
    baseline = Baseline.of([d for d in checked.diagnostics if wanted.reports(d)], places) if is_new else Baseline.read(path)
    compared = baseline.compare(checked.diagnostics, places)
    fixed = compared.fixed if checked.handbook is not None else []  # else nothing but the reading was judged
    if is_new:
        baseline.write(path)
    elif fixed and asked.today is None:  # on another day than today dates come out differently
        baseline.without(fixed).write(path)
    shown = [d for d in compared.new if wanted.reports(d)]
    return Judged(checked, shown, files, compared.known, fixed, path if is_new else None)


def notes(judged: Judged, words: Catalogue) -> Iterator[str]:
    """What to tell beside the findings."""
    for each in judged.files:
        slips = count_of(words, len(each.diagnostics), "{number} slip", "{number} slips")
        yield words.text("{file}: {slips} fixed", file=each.file, slips=slips)
    if judged.written is not None:
        yield words.text("{file} is written: {number} known findings, which are not reported from now on",
                         file=judged.written, number=judged.known)
    elif judged.known:
        yield words.text("{number} known findings of the baseline are not reported", number=judged.known)
    for known in judged.fixed:
        yield words.text("fixed since the baseline: {code} in {entry}", code=f"{known.code} {DESCRIPTORS[known.code].name}"
                         if known.code in DESCRIPTORS else known.code, entry=f"{known.entry} {known.at}".rstrip())
