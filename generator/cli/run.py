"""The command `handbook`: a thin door to the pipeline. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import door
from generator.cli.commands import commands
from generator.cli.reader_language import asked_language, reader_language, spoken_language, teach_click
from generator.cli.terminal import say
from generator.collector import collector_paused
from generator.errors import HandbookError, reason
from generator.i18n.catalogue import Catalogue, catalogue, nearest_language
from generator.linting.selection import Selection

if TYPE_CHECKING:
    from generator.diagnostics import Descriptor, Diagnostic
    from generator.last_check import LastCheck
    from generator.pipeline import Checked

LAST_PORT = 65535
_SILENT_ON_REMARKS = ("gitlab",)
"""Formats that have no place for what was not looked for."""
CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def run(arguments: Sequence[str]) -> None:
    """Runs the command line; see `main`. Raises KeyboardInterrupt where somebody interrupts it."""
    given = list(arguments)
    asked = asked_language(given)
    words = catalogue(reader_language(given))
    teach_click(words.language)
    _write_any_character()
    try:
        commands(words, Runs(words, asked).by_name()).main(given, prog_name="handbook", standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        say(shown.getvalue(), err=True, nl=False)
        sys.exit(COULD_NOT_RUN)
    except HandbookError as error:
        say(explain_error(error, words), err=True)
        sys.exit(error.exit_code)
    except OSError as error:  # a full disk, a folder that may not be written
        said = f"{error.filename}: {words.term(reason(error))}" if error.filename else words.term(reason(error))
        say(words.text("Error: {message}", message=said), err=True)
        sys.exit(COULD_NOT_RUN)


def explain_error(error: HandbookError, words: Catalogue) -> str:
    """What stopped the run, and what to do next."""
    lines = [words.text("Error: {message}", message=words.text(error.message, **error.details))]
    if error.hint:
        lines.append("  " + words.text("Hint: {hint}", hint=words.text(error.hint, **error.details)))
    return "\n".join(lines)


def _write_any_character() -> None:
    """Output that goes to a file or another program is UTF-8, and a terminal shows a mark for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Runs:
    """What each command does. `words` speak the reader's language; `asked` is the one asked for with `--lang`."""

    words: Catalogue
    asked: str | None

    def by_name(self) -> Mapping[str, Callable[..., None]]:
        return {"init": self.init, "new": self.new, "rename": self.rename, "check": self.check, "build": self.build, "serve": self.serve,
                "decide": self.decide, "schema": self.schema, "explain": self.explain, "fleet": self.fleet}

    def language(self, checked: Checked | LastCheck) -> str:
        """What was asked for, else what the environment says, else the handbook's main language, else English."""
        return nearest_language(self.asked or spoken_language() or checked.language or self.words.language)

    def init(self, folder: Path, today: str | None) -> None:
        from generator.cli.scaffold import init

        init(folder, self.words.language, door.chosen_day(today))
        say(self.words.text("A small handbook is ready in {folder}. Next:", folder=folder.resolve()))
        steps = [] if folder == Path() else [f'cd "{folder}"' if " " in str(folder) else f"cd {folder}"]
        for step in (*steps, "handbook build", "handbook serve"):
            say(f"  {step}")

    def new(self, root: Path, kind: str, name: str, today: str | None) -> None:
        from generator import pipeline
        from generator.cli.scaffold import new_entry
        from generator.cli.source_paths import from_here

        settings = door.settings(root, door.Asked(door.day(today)))
        checked = pipeline.check(settings)
        language = self.language(checked)
        path = new_entry(settings, kind, name, checked.handbook, language)
        say(catalogue(language).text("{path} is written. Fill in what is marked in it, then: handbook check", path=from_here(path)))

    def rename(self, root: Path, name: str, new: str, diff: bool) -> None:
        from generator import renaming
        from generator.cli.report import count_of
        from generator.cli.source_paths import from_here
        from generator.linting.fixer import diff as difference

        files = renaming.rename(door.settings(root), name, new, write=not diff)
        if diff:
            say("".join(difference(from_here(root / each.file), each.before, each.after) for each in files), nl=False)
            return
        for each in files:
            file, moved = from_here(root / each.file), from_here(root / each.moved)
            say(f"{file} → {moved}" if moved != file else file)
        places = count_of(self.words, sum(each.places for each in files), "{number} place", "{number} places")
        say(self.words.text("Changed: {places} in {files}. Next: handbook check", places=places,
                            files=count_of(self.words, len(files), "{number} file", "{number} files")))

    @collector_paused()
    def check(self, root: Path, output_format: str, select: Sequence[str], ignore: Sequence[str], pedantic: bool,
              audience: str | None, today: str | None, baseline: Path | None, write_baseline: Path | None, fix: bool, diff: bool) -> None:
        from generator import last_check

        door.refuse_incomplete(root)
        asked = door.Asked(door.day(today), audience, _selection(select, ignore, pedantic))
        simple = not (diff or baseline or write_baseline or fix)
        settings = door.settings(root, asked)
        inputs = last_check.inputs_of(settings) if simple else None
        last = last_check.found_already(settings, inputs) if simple else None
        if not last or not door.own_site(root):  # MkDocs is slow to load; it has judged a plain mkdocs.yml with the rules
            from generator.mkdocs_options import refuse_options_once

            refuse_options_once(root)
        if last:
            shown, hidden = settings.selection.shown(last.diagnostics)
            self._tell_findings(root, output_format, last, shown, (), hidden)
        from generator.cli import checking  # slow to load, and needed only where something has changed
        from generator.cli.source_paths import from_working_folder

        if diff:
            changes = checking.differences(root, asked)
            say("".join(changes), nl=False)
            sys.exit(FINDINGS if changes else CLEAN)
        if baseline and write_baseline:
            raise HandbookError("--baseline and --write-baseline do not go together", "write it first, and compare with it from then on")
        path = write_baseline or baseline
        known = checking.BaselineFile(path, write=path is write_baseline) if path else None
        judged = checking.judge(root, asked, known, fix=fix, keep=simple, inputs=inputs)
        for note in checking.notes(judged, catalogue(self.language(judged.checked)), from_working_folder(root)):
            say(note, err=True)
        self._tell_findings(root, output_format, judged.checked, judged.diagnostics, judged.not_run, judged.hidden)

    def _tell_findings(self, root: Path, output_format: str, checked: Checked | LastCheck, shown: Sequence[Diagnostic],
                       not_run: Sequence[Descriptor], hidden: int) -> NoReturn:
        """Prints the findings to show of what was checked, and exits."""
        from generator.cli.output_formats import FORMATS
        from generator.cli.report import Report, remarks
        from generator.cli.source_paths import from_repository, from_working_folder

        report = Report(shown, root, self.language(checked), checked.files, door.coloured(sys.stdout), not_run, hidden,
                        from_working_folder(root), from_repository(root))
        say(FORMATS[output_format](report))
        if output_format in _SILENT_ON_REMARKS:
            say("\n".join(remarks(report)), err=True)
        sys.exit(FINDINGS if shown or hidden else CLEAN)

    @collector_paused()
    def build(self, root: Path, strict: bool, quiet: bool, today: str | None, audience: str | None) -> None:
        from generator.cli.build_output import build_with_progress

        asked = door.Asked(door.day(today), audience)
        sys.exit(build_with_progress(root, self.asked, asked=asked, strict=strict, quiet=quiet))

    def serve(self, root: Path, address: str, today: str | None, audience: str | None) -> None:
        asked = door.Asked(door.day(today), audience)
        if door.own_site(root) is None:  # others have a say in the site, so MkDocs itself must serve it
            from generator import building

            building.serve(root, _address(address), asked=asked)
        else:
            from generator.cli.serving import ReaderVoice
            from generator.live.serving import serve

            serve(root, _address(address), asked, ReaderVoice(root, self.language, self.words.language), lambda place: say(
                self.words.text("The handbook is shown at {address}; Ctrl+C ends this.", address=place)))

    def decide(self, root: Path, name: str, values: Sequence[str], modifiers: Sequence[str], tier: str | None,
               others: Sequence[str], running: str | None, on: str | None, today: str | None) -> None:
        from generator import pipeline
        from generator.cli.deciding import EVERYTHING, Case, criteria_named, decided, remarks

        checked = pipeline.check(door.settings(root, door.Asked(door.day(today), selection=EVERYTHING)))
        language = self.language(checked)
        name = criteria_named(checked, name)
        case = Case(name, values, modifiers, tier, others, running, door.day(on))
        say("\n".join(decided(checked, case, language)))
        if said := remarks(checked, name, root, language):
            say(said, err=True)
            sys.exit(FINDINGS)

    def schema(self, root: Path, output: Path | None) -> None:
        import json

        from generator import pipeline
        from generator.cli.source_paths import from_here
        from generator.exports.schema import write_schema

        checked = pipeline.check(root)
        language = self.language(checked)
        written = write_schema(root, checked.handbook, language, output, door.rules_folder(root))
        say(from_here(written.schema))
        if written.added:
            say(from_here(written.settings))
            return
        say(catalogue(language).text("{file} is left as it is: it has comments, or is not JSON. For the editor to find the schema, add to "
                                     "it:", file=from_here(written.settings)), err=True)
        say("  " + json.dumps(written.needed, ensure_ascii=False)[1:-1], err=True)

    def fleet(self, source: str, sites: str, scheduler: str | None, workers: int | None, shares: int, today: str | None,
              audience: str | None, quiet: bool) -> None:
        from generator.cli.fleet_output import build_fleet

        asked = door.Asked(door.chosen_day(today), audience)  # one day for all of them, whatever clocks the workers have
        sys.exit(build_fleet(source, sites, self.words, asked, scheduler=scheduler, workers=workers, shares=shares, quiet=quiet))

    def explain(self, code: str | None, fields: bool) -> None:
        from generator.cli.explain import explain, explain_fields, list_faults

        if fields:
            say(explain_fields(code or "", self.words).rstrip())
            return
        say(explain(code, self.words) if code else list_faults(self.words))


def _selection(select: Sequence[str], ignore: Sequence[str], pedantic: bool) -> Selection:
    if not (select or ignore):
        return Selection(pedantic=pedantic)
    from generator.linting.registry import DESCRIPTORS  # loads every check

    return Selection.of(select, ignore, pedantic, descriptors=DESCRIPTORS)


def _address(given: str) -> str:
    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise HandbookError("\"{given}\" is not an address", "write host and port, such as 127.0.0.1:8000", given=given)
    return given
