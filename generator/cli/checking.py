"""What `handbook check` does besides checking: fixes what is certain first, and leaves out what a baseline knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import last_check, pipeline
from generator.cli.report import count_of
from generator.cli.source_paths import from_here
from generator.diagnostics import Descriptor, Diagnostic, in_reading_order
from generator.door import Asked, Settings, settings
from generator.errors import HandbookError
from generator.i18n.catalogue import Catalogue
from generator.last_check import Inputs, LastCheck
from generator.linting.baseline import Baseline, Known
from generator.linting.entry_at import Place, Places
from generator.linting.registry import DESCRIPTORS
from generator.linting.selection import Selection
from generator.linting.soundness import SOUND
from generator.own_templates import has_templates, unreadable_templates_once
from generator.reading.kept_files import KeptFiles

if TYPE_CHECKING:
    from generator.fixing import FixedFile

EVERYTHING = Selection(select=("HB",), pedantic=True)


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """Which file holds the baseline, and whether to write it rather than to compare with it."""

    path: Path
    write: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings to report, and what was done before: files fixed, findings that the baseline knows or no longer meets.

    `written` is the baseline's file if it was written. `not_run` is what was asked for and could not be looked for. `hidden` is
    the number of errors that stop a build and were chosen not to be shown.
    """

    checked: pipeline.Checked
    diagnostics: Sequence[Diagnostic]
    files: Sequence[FixedFile] = ()
    known: int = 0
    fixed: Sequence[Known] = ()
    written: Path | None = None
    not_run: Sequence[Descriptor] = ()
    hidden: int = 0


def differences(root: Path, asked: Asked) -> list[str]:
    """What fixing would change, file by file, as unified diffs; files are named from where the command was typed."""
    from generator.fixing import fix  # loads what fixes, which a check without it does not need
    from generator.linting.fixer import diff

    return [diff(from_here(root / each.file), each.before, each.after) for each in fix(settings(root, asked), write=False)]


def judge(root: Path, asked: Asked, baseline: BaselineFile | None, *, fix: bool, keep: bool = False,
          inputs: Inputs | None = None) -> Judged:
    """Checks, after fixing if that is wanted, and notes for `last_check` what to `keep`, found of the `inputs` as they were before.

    Raises HandbookError where there is nothing to read, or for what is no baseline.
    """
    decided = settings(root, asked)
    files = _fixed(decided) if fix else ()
    wanted = decided.selection
    # Everything is compared with a baseline, whatever was chosen to be shown: else the rest would look fixed.
    checked = _checked(decided, inputs) if keep else _look(replace(decided, selection=EVERYTHING) if baseline else decided)
    shown, hidden = wanted.shown(checked.diagnostics)
    judged = Judged(checked, shown, files, not_run=[d for d in checked.not_run if wanted.includes(d)], hidden=hidden)
    if baseline is None:
        return judged
    if baseline.write:
        return _written(judged, baseline.path)
    return _compared(judged, wanted, baseline.path, keep=asked.today is not None or asked.audience is not None)


def _fixed(decided: Settings) -> Sequence[FixedFile]:
    from generator.fixing import fix

    return fix(decided)


def _checked(decided: Settings, inputs: Inputs | None) -> pipeline.Checked:
    with pipeline.kept_files(decided, inputs.files.found if inputs else {}) as files:
        checked = _look(decided, files)
    if not checked.not_run:
        last_check.keep(decided, inputs, LastCheck(checked.diagnostics, checked.files, checked.language))
    return checked


def _look(decided: Settings, files: KeptFiles | None = None) -> pipeline.Checked:
    """What is found in the rules and in the handbook's own templates, which can be tried only where the rules are right."""
    checked = pipeline.check(decided, files)
    faults = unreadable_templates_once(decided.root)
    if not (faults or checked.faulty) and has_templates(decided.root):
        from generator.template_trial.trial import faults_in_use

        faults += faults_in_use(pipeline.edition_of(checked, decided), checked.diagnostics, decided)
    found = [found for found in (fault.diagnostic(decided.root) for fault in faults) if decided.selection.reports(found)]
    return replace(checked, diagnostics=in_reading_order([*checked.diagnostics, *found])) if found else checked


def _written(judged: Judged, path: Path) -> Judged:
    """Writes down what is found. Refused while checks do not run: what they will find would look new."""
    if judged.checked.soundness != SOUND:
        raise HandbookError("{file} is not written: there are errors because of which not everything was checked",
                            "\"handbook check\" lists them; correct them first", file=path)
    places = Places(judged.checked.sources)
    baseline = Baseline.of(judged.diagnostics, places)
    compared = baseline.compare(judged.diagnostics, places)
    baseline.write(path)
    return replace(judged, diagnostics=compared.new, known=compared.known, written=path)


def _compared(judged: Judged, wanted: Selection, path: Path, *, keep: bool) -> Judged:
    """Leaves out what the baseline knows, and takes out of it what is fixed.

    `keep` leaves its file as it is: on another day than today dates come out differently, and of one edition not all is found.
    """
    checked = judged.checked
    baseline = Baseline.read(path)
    compared = baseline.compare(checked.diagnostics, Places(checked.sources))
    fixed = [known for known in compared.fixed if _was_looked_for(known, checked)]
    if fixed and not keep:
        baseline.without(fixed).write(path)
    return replace(judged, diagnostics=[d for d in compared.new if wanted.chooses(d)], known=compared.known, fixed=fixed)


def _was_looked_for(known: Known, checked: pipeline.Checked) -> bool:
    """Whether the finding would have been found if it were still there: its check ran, and its entry could be judged.

    Of an entry that is missing nobody can tell why while there are errors: it may be there under an id written wrongly.
    """
    if known.code in {descriptor.code for descriptor in checked.not_run}:
        return False
    kind, _, name = known.entry.partition("/")
    soundness = checked.soundness
    return soundness == SOUND or ((kind, name) not in soundness.faulty and (kind, name) in {Place(s, ()).key for s in checked.sources})


def notes(judged: Judged, words: Catalogue, folder: str) -> Iterator[str]:
    """What to tell beside the findings. `folder` is how people reach the handbook from where they are."""
    for each in judged.files:
        slips = count_of(words, len(each.diagnostics), "{number} slip", "{number} slips")
        yield words.text("{file}: {slips} fixed", file=folder + each.file, slips=slips)
    if judged.written is not None:
        yield words.text("{file} is written: {number} known findings, which are not reported from now on",
                         file=judged.written, number=judged.known)
    elif judged.known:
        yield words.text("{number} known findings of the baseline are not reported", number=judged.known)
    for known in judged.fixed:
        yield words.text("fixed since the baseline: {code} in {entry}", code=f"{known.code} {DESCRIPTORS[known.code].name}"
                         if known.code in DESCRIPTORS else known.code, entry=f"{known.entry} {known.at}".rstrip())
