"""The command `handbook`: a thin door to the pipeline. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from generator import __version__, faults
from generator.catalogue import INTERFACE_LANGUAGES, Catalogue, catalogue, nearest_language
from generator.errors import HandbookError
from generator.help import Command, Group
from generator.spoken import asked_language, reader_language, teach_click

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif")
CLEAN, FINDINGS, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line; exits 0 (clean), 1 (findings), 2 (could not run) or 75 (another build is running)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = asked_language(given)
    words = catalogue(asked or reader_language())
    teach_click(words.language)
    _write_any_character()
    try:
        commands(words, asked).main(given, prog_name="handbook", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except HandbookError as error:
        click.echo(explain_error(error, words), err=True)
        sys.exit(error.exit_code)


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


def commands(words: Catalogue, asked: str | None = None) -> click.Group:
    """The command group, its help in the language of `words`. `asked` is the language asked for with `--lang`."""
    _ = words.text
    version = click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_print_version,
                           help=_("Print the version and exit."))
    return Group(
        words, "handbook", parameters=[_language(words), version],
        help=_("Turns an organisation's rules, written as YAML, into a checked handbook: a website with search, a checklist for "
               "every post, and printable PDFs."),
        commands=[make(words, asked) for make in (_init, _new, _check, _build, _serve, _schema, _explain)],
        examples={"handbook init my-handbook": _("begin: make a small handbook in a new folder"),
                  "handbook check": _("see what is wrong or missing"),
                  "handbook build": _("make the website"),
                  "handbook check --help": _("read more about one command")})


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"handbook {__version__}")
        context.exit()


def _folder(words: Catalogue) -> click.Option:
    return click.Option(["-C", "--folder", "root"], type=click.Path(path_type=Path, exists=True, file_okay=False, resolve_path=True),
                        default=".", metavar=words.text("FOLDER"),
                        help=words.text("Folder of the handbook (where mkdocs.yml is); the current one if left out."))


def _language(words: Catalogue) -> click.Option:
    """Read by `asked_language` before click reads anything, so its value is not needed again."""
    return click.Option(["--lang"], expose_value=False, metavar="|".join(INTERFACE_LANGUAGES),
                        help=words.text("Language of messages; the handbook's own if left out."))


# --- init, new ---------------------------------------------------------------------------------------------------

def _init(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(folder: Path) -> None:
        from generator.scaffold import init

        init(folder, words.language)
        click.echo(_("A small handbook is ready in {folder}. Next:", folder=folder.resolve()))
        steps = [] if folder == Path() else [f'cd "{folder}"' if " " in str(folder) else f"cd {folder}"]
        for step in (*steps, "handbook build", "handbook serve"):
            click.echo(f"  {step}")

    return Command(
        words, "init", run, brief=_("Make a small handbook that builds at once."),
        help=_("Make a small handbook that builds at once, to be changed into your own.\n\nFOLDER is created if need be; the current "
               "folder is used if it is left out. No file that exists already is changed."),
        parameters=[click.Argument(["folder"], metavar=_("[FOLDER]"), required=False, default=".", type=click.Path(path_type=Path)),
                    _language(words)],
        examples={"handbook init my-handbook": _("a handbook in the folder my-handbook"),
                  "handbook init my-handbook --lang zh-Hans": _("the same, in Simplified Chinese")})


def _new(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(root: Path, kind: str, name: str) -> None:
        from generator import pipeline
        from generator.scaffold import new_entry

        handbook = pipeline.check(root).handbook
        path = new_entry(root, kind, name, handbook, asked or (handbook.language if handbook else words.language))
        click.echo(_("{path} is written. Fill in what is marked in it, then: handbook check", path=path.relative_to(root)))

    return Command(
        words, "new", run, brief=_("Write a new entry with a comment on every field."),
        help=_("Write a new entry with a comment on every field.\n\nKIND is one of: post, procedure, criteria, conduct, oversight, "
               "term.\nID names the entry in addresses and references: lower-case words joined by hyphens.\n\nWhat only you can know "
               "is marked (fill in: …); \"handbook check\" lists the marks that are left."),
        parameters=[click.Argument(["kind"], metavar=_("KIND")), click.Argument(["name"], metavar=_("ID")), _folder(words),
                    _language(words)],
        examples={"handbook new post cashier": _("a post, in rules/posts/cashier.yml"),
                  "handbook new procedure room-booking": _("a procedure, in rules/procedures/room-booking.yml")})


# --- check, build, serve -----------------------------------------------------------------------------------------

def _check(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(root: Path, output_format: str, today: str | None) -> None:
        from generator import pipeline
        from generator.report import FORMATS as PRINTERS
        from generator.report import Report

        checked = pipeline.check(root, today=_day(today) if today else None)
        language = nearest_language(asked or (checked.handbook.language if checked.handbook else words.language))
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(PRINTERS[output_format](Report(checked.diagnostics, root, language, checked.files, colour)))
        sys.exit(FINDINGS if checked.diagnostics else CLEAN)

    return Command(
        words, "check", run, brief=_("Check the rules and list every finding."),
        help=_("Check the rules and list every finding: slips of the keyboard, names that lead nowhere, matters for which nobody "
               "answers, wording that cannot be measured.\n\nA finding says in which file and line it is and what to do. \"handbook "
               "explain\" tells more about it.\n\nExit status: 0 no findings, 1 findings, 2 could not run."),
        parameters=[
            click.Option(["--output-format"], type=click.Choice(FORMATS), default="full", metavar=_("FORMAT"),
                         help=_("full (default) or concise for people; json, github, gitlab or sarif for programs.")),
            click.Option(["--today"], metavar="YYYY-MM-DD", help=_("The day to judge dates by; today if left out.")),
            _folder(words), _language(words)],
        examples={"handbook check": _("every finding, with the line it is about"),
                  "handbook check --output-format concise": _("one line a finding"),
                  "handbook check --today 2027-01-01": _("what will be out of date on that day")})


def _day(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise HandbookError(faults.BAD_DATE.message, faults.BAD_DATE.hint, given=given) from None


def _build(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(root: Path, strict: bool, quiet: bool) -> None:
        from generator.terminal import build_with_progress

        sys.exit(build_with_progress(root, asked, strict=strict, quiet=quiet))

    return Command(
        words, "build", run, brief=_("Build the website, the checklists and the PDFs."),
        help=_("Check the rules, then build the handbook's website, its checklists and its PDFs into the folder site.\n\nAn error in "
               "the rules stops the build and leaves the last good site as it is; a warning does not.\n\nExit status: 0 built, 1 "
               "errors in the rules, 2 could not run, 75 another build is running."),
        parameters=[click.Option(["--strict"], is_flag=True, help=_("Stop at warnings too.")),
                    click.Option(["-q", "--quiet"], is_flag=True, help=_("Print only what stops the build.")),
                    _folder(words), _language(words)],
        examples={"handbook build": _("the website, in site/index.html"),
                  "handbook build --strict": _("for publishing: no warning is let through")})


def _serve(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(root: Path, address: str) -> None:
        from generator import pipeline

        pipeline.serve(root, address)

    return Command(
        words, "serve", run, brief=_("Show the handbook in a browser on this computer."),
        help=_("Show the handbook in a browser on this computer, and build it anew whenever a file is saved. Ctrl+C ends it."),
        parameters=[click.Option(["-a", "--address"], default="127.0.0.1:8000", show_default=True, metavar=_("HOST:PORT"),
                                 help=_("Where the browser finds it.")),
                    _folder(words), _language(words)],
        examples={"handbook serve": _("open http://127.0.0.1:8000/ in a browser"),
                  "handbook serve --address 127.0.0.1:9000": _("if another program uses that address")})


# --- schema, explain ---------------------------------------------------------------------------------------------

def _schema(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(root: Path, output: Path | None) -> None:
        from generator import pipeline
        from generator.schema import write_schema

        handbook = pipeline.check(root).handbook if (root / "rules").is_dir() else None
        language = asked or (handbook.language if handbook else words.language)
        for path in write_schema(root, handbook, nearest_language(language), output):
            click.echo(path.relative_to(root) if path.is_relative_to(root) else path)

    return Command(
        words, "schema", run, brief=_("Let an editor complete and check while you type."),
        help=_("Write a JSON Schema of the entries, and settings with which an editor completes and checks while you type.\n\nIn Visual "
               "Studio Code install the extension YAML (Red Hat) and open the folder of the handbook. Run this command again after "
               "adding entries, so that the editor knows their ids."),
        parameters=[click.Option(["-o", "--output"], type=click.Path(path_type=Path, file_okay=False, resolve_path=True),
                                 metavar=_("FOLDER"), help=_("Folder for the schema; .handbook/schema if left out.")),
                    _folder(words), _language(words)],
        examples={"handbook schema": _("in the folder of the handbook")})


def _explain(words: Catalogue, asked: str | None) -> click.Command:
    _ = words.text

    def run(code: str | None) -> None:
        from generator.explain import explain, list_faults

        click.echo(explain(code, words) if code else list_faults(words))

    return Command(
        words, "explain", run, brief=_("Explain a finding, with examples."),
        help=_("Explain a finding, with a wrong and a right example.\n\nCODE is its code or its name; without one, all findings are "
               "listed."),
        parameters=[click.Argument(["code"], metavar=_("[CODE]"), required=False), _language(words)],
        examples={"handbook explain HB104": _("what HB104 means and what to do"),
                  "handbook explain unknown-reference": _("the same, by its name"),
                  "handbook explain": _("every finding there is")})
