"""The command `handbook`: a thin door to the pipeline. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.catalogue import INTERFACE_LANGUAGES, Catalogue, catalogue, nearest_language
from generator.errors import HandbookError

if TYPE_CHECKING:
    from generator.pipeline import Checked

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line; exits 0 (clean), 1 (findings), 2 (could not run) or 75 (another build is running)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = catalogue(spoken_language(given, os.environ))
    try:
        commands(words).main(given, prog_name="handbook", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except HandbookError as error:
        sys.stderr.write(explain_error(error, words) + "\n")
        sys.exit(error.exit_code)


def explain_error(error: HandbookError, words: Catalogue) -> str:
    """What stopped the run, and what to do next."""
    lines = [f"handbook: {words.text('error')}: {words.text(error.message, **error.details)}"]
    if error.hint:
        lines.append(f"  = {words.text('hint')}: {words.text(error.hint, **error.details)}")
    return "\n".join(lines)


def spoken_language(arguments: Sequence[str], environment: Any) -> str:
    """The language of help and errors: `--lang`, else what the environment says, else English."""
    for here, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if here == "--lang":
            return following
        if here.startswith("--lang="):
            return here.partition("=")[2]
    names = ("HANDBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((environment[n] for n in names if environment.get(n, "").partition(".")[0] not in ("", "C", "POSIX")), "en")


def commands(words: Catalogue) -> click.Group:
    """The command group, its help in the language of `words`."""
    _ = words.text
    group = click.Group("handbook", context_settings=CONTEXT, help=_(
        "Turns an organisation's rules, written as YAML, into a checked handbook: a website with search, a checklist for every "
        "post, and printable PDFs.\n\nBegin with: handbook init my-handbook"))
    group.params.append(click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_print_version,
                                     help=_("Print the version and exit.")))
    for make in (_check, _build, _serve, _new, _init, _schema, _explain):
        group.add_command(make(words))
    return group


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"handbook {__version__}")
        context.exit()


def _command(name: str, help_text: str, run: Callable[..., None], *parameters: click.Parameter) -> click.Command:
    return click.Command(name, callback=run, help=help_text, params=list(parameters), context_settings=CONTEXT)


def _folder(words: Catalogue) -> click.Option:
    return click.Option(["-C", "--folder", "root"], type=click.Path(path_type=Path, file_okay=False), default=Path(),
                        help=words.text("Folder of the handbook (where mkdocs.yml is); the current one if left out."))


def _language(words: Catalogue) -> click.Option:
    return click.Option(["--lang", "language"], metavar="|".join(INTERFACE_LANGUAGES),
                        help=words.text("Language of messages; the handbook's own if left out."))


# --- check, build, serve -----------------------------------------------------------------------------------------

def _check(words: Catalogue) -> click.Command:
    _ = words.text

    def run(root: Path, language: str | None, output_format: str, today: Any) -> None:
        from generator import pipeline

        checked = pipeline.check(root, today=today.date() if today else None)
        sys.exit(_print_findings(checked, root, language, output_format))

    return _command("check", _("Check the rules and list every finding.\n\nExit status: 0 no findings, 1 findings, 2 could not run."), run,
                    _folder(words), _language(words),
                    click.Option(["--output-format"], type=click.Choice(FORMATS), default="full", show_default=True,
                                 help=_("How findings are printed.")),
                    click.Option(["--today"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
                                 help=_("The day to judge dates by; today if left out.")))


def _print_findings(checked: Checked, root: Path, language: str | None, output_format: str) -> int:
    from generator.report import FORMATS as PRINTERS
    from generator.report import Report

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    report = Report(checked.diagnostics, root, reader_language(language, checked), checked.files, colour)
    if text := PRINTERS[output_format](report):
        click.echo(text)
    return FINDINGS if checked.diagnostics else CLEAN


def reader_language(asked: str | None, checked: Checked) -> str:
    """What was asked for, else the handbook's main language, else what the environment says."""
    if asked:
        return nearest_language(asked)
    return nearest_language(checked.handbook.language if checked.handbook else spoken_language([], os.environ))


def _build(words: Catalogue) -> click.Command:
    _ = words.text

    def run(root: Path, language: str | None, strict: bool, quiet: bool) -> None:
        from generator.terminal import build_with_progress

        sys.exit(build_with_progress(root, language, strict=strict, quiet=quiet))

    return _command("build", _("Build the handbook's website, its checklists and its PDFs into site/.\n\nAn error in the rules leaves the "
                               "last good site as it is."), run,
                    _folder(words), _language(words),
                    click.Option(["--strict"], is_flag=True, help=_("Stop at warnings too.")),
                    click.Option(["-q", "--quiet"], is_flag=True, help=_("Print errors only.")))


def _serve(words: Catalogue) -> click.Command:
    _ = words.text

    def run(root: Path, address: str) -> None:
        from generator import pipeline

        pipeline.serve(root, address)

    return _command("serve", _("Show the handbook in a browser on this computer, and build it anew whenever a file is saved."), run,
                    _folder(words),
                    click.Option(["-a", "--address"], default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT",
                                 help=_("Where to listen.")))


# --- new, init, schema, explain ----------------------------------------------------------------------------------

def _new(words: Catalogue) -> click.Command:
    _ = words.text

    def run(root: Path, kind: str, name: str, language: str | None) -> None:
        from generator.scaffold import new_entry

        path = new_entry(root, kind, name, language)
        click.echo(_("{path} written; fill in what is marked, then: handbook check", path=path))

    return _command("new", _("Write a new entry with a comment on every field.\n\nKIND is one of: post, procedure, criteria, conduct, "
                             "oversight, term. ID names it: lower-case words joined by hyphens."), run,
                    click.Argument(["kind"], metavar="KIND"), click.Argument(["name"], metavar="ID"), _folder(words), _language(words))


def _init(words: Catalogue) -> click.Command:
    _ = words.text

    def run(folder: Path, language: str | None) -> None:
        from generator.scaffold import init

        init(folder, nearest_language(language) if language else words.language)
        click.echo(_("A small handbook is ready in {folder}. Next:\n  cd {folder}\n  handbook build\n  handbook serve", folder=folder))

    return _command("init", _("Make a small handbook that builds at once, to be changed into your own."), run,
                    click.Argument(["folder"], metavar="[DIR]", required=False, default=Path(), type=click.Path(path_type=Path)),
                    _language(words))


def _schema(words: Catalogue) -> click.Command:
    _ = words.text

    def run(root: Path, language: str | None, output: Path | None) -> None:
        from generator.schema import write_schemas

        for path in write_schemas(root, language, output):
            click.echo(path)

    return _command("schema", _("Write JSON Schemas of the entries, and settings with which an editor completes and "
                                "checks while you type."), run, _folder(words), _language(words),
                    click.Option(["-o", "--output"], type=click.Path(path_type=Path, file_okay=False),
                                 help=_("Folder for the schemas; .handbook/schema if left out.")))


def _explain(words: Catalogue) -> click.Command:
    _ = words.text

    def run(code: str | None, language: str | None) -> None:
        from generator.explain import explain, list_faults

        spoken = catalogue(nearest_language(language)) if language else words
        click.echo(explain(code, spoken) if code else list_faults(spoken))

    return _command("explain", _("Explain a finding by its code (HB104) or name (unknown-reference); without one, list them all."), run,
                    click.Argument(["code"], metavar="[CODE]", required=False), _language(words))
