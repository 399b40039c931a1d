"""The commands of `handbook`: their names, options and help. What they do stands in `cli`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator import __version__
from generator.cli.help import CommandGroup, HelpedCommand
from generator.errors import HandbookError
from generator.i18n.catalogue import INTERFACE_LANGUAGES, Catalogue, is_spoken

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif")
Action = Callable[..., None]


def commands(words: Catalogue, runs: Mapping[str, Action]) -> click.Group:
    """The command group, its help in the language of `words`. `runs` maps the name of a command to what it does."""
    _ = words.text
    version = click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_print_version,
                           help=_("Print the version and exit."))
    makers = {"init": _init, "new": _new, "rename": _rename, "check": _check, "build": _build, "serve": _serve, "decide": _decide,
              "schema": _schema, "explain": _explain, "fleet": _fleet}
    return CommandGroup(
        words, "handbook", parameters=[_language(words), version],
        help=_("Turns an organisation's rules, written as YAML, into a checked handbook: a website with search, a checklist for "
               "every post, and printable PDFs."),
        commands=[make(words, runs[name]) for name, make in makers.items()],
        examples={"handbook init my-handbook": _("start here: make a small handbook in a new folder"),
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


def _language(words: Catalogue, help_text: str = "") -> click.Option:
    """Read by `asked_language` before click reads anything, so its value is not needed again."""
    return click.Option(["--lang"], expose_value=False, callback=_refuse_unspoken, metavar="|".join(INTERFACE_LANGUAGES),
                        help=help_text or words.text("Language of messages; that of your environment if left out, else the handbook's."))


def _refuse_unspoken(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None and not is_spoken(value):
        raise HandbookError("this program has no messages in \"{given}\"", "one of: {known}", given=value[:40],
                            known=", ".join(INTERFACE_LANGUAGES))


def _today(words: Catalogue) -> click.Option:
    return click.Option(["--today"], metavar="YYYY-MM-DD",
                        help=words.text("The day to judge dates by; today if left out."))


def _audience(words: Catalogue) -> click.Option:
    return click.Option(["--audience"], metavar=words.text("ID"),
                        help=words.text("Make the edition for this audience: what it may not see is left out everywhere."))


# --- init, new, rename -------------------------------------------------------------------------------------------

def _init(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "init", run, brief=_("Make a small handbook that builds at once."),
        help=_("Make a small handbook that builds at once, to be changed into your own.\n\nFOLDER is created if need be; the current "
               "folder is used if it is left out. No file that exists already is changed."),
        parameters=[click.Argument(["folder"], metavar=_("[FOLDER]"), required=False, default=".", type=click.Path(path_type=Path)),
                    _today(words), _language(words, _("Language of the handbook and of messages; that of your environment if left out."))],
        examples={"handbook init my-handbook": _("a handbook in the folder my-handbook"),
                  "handbook init my-handbook --lang zh-Hans": _("the same, in Simplified Chinese")})


def _new(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "new", run, brief=_("Write a new entry with a comment on every field."),
        help=_("Write a new entry with a comment on every field.\n\nKIND is one of those below.\n"
               "ID names the entry in addresses and references: lower-case words joined by hyphens.\n\nWhat only you can know "
               "is marked (fill in: …); \"handbook check\" lists the marks that are left."),
        parameters=[click.Argument(["kind"], metavar=_("KIND")), click.Argument(["name"], metavar=_("ID")), _today(words),
                    _folder(words), _language(words)],
        examples={"handbook new post cashier": _("a post, in rules/posts/cashier.yml"),
                  "handbook new procedure room-booking": _("a procedure, in rules/procedures/room-booking.yml")},
        values=lambda: (_("Kinds"), _kinds(words)))


def _kinds(words: Catalogue) -> Mapping[str, str]:
    """Kind → what one of them is called."""
    from generator.model.kinds import AUTHORED  # the models are slow to load, and other commands need no list of them

    return {kind.name: words.text(kind.one) for kind in AUTHORED}


def _rename(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "rename", run, brief=_("Give an entry another id, wherever it is named."),
        help=_("Give an entry another id: in its own file, in everything that refers to it, and in links within texts.\n\nID is the "
               "id as it is, or the title; write its kind before it where several things have it, such as post:clerk. What is listed in "
               "handbook.yml (roles, units, levels …) can be renamed too. Titles stay as they are. The address of its page and the code "
               "on its printed sheets change.\n\nNothing is written unless all of it can be."),
        parameters=[click.Argument(["name"], metavar=_("ID")), click.Argument(["new"], metavar=_("NEW-ID")),
                    click.Option(["--diff"], is_flag=True, help=_("Only show what would change.")), _folder(words), _language(words)],
        examples={"handbook rename clerk registry-clerk": _("a post gets another id"),
                  "handbook rename --diff procedure:leave annual-leave": _("show what that would change")})


# --- check, build, serve, decide ---------------------------------------------------------------------------------

def _check(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "check", run, brief=_("Check the rules and list every finding."),
        help=_("Check the rules and list every finding: slips of the keyboard, names that lead nowhere, matters for which nobody "
               "answers, wording that cannot be measured.\n\nA finding says in which file and line it is and what to do. \"handbook "
               "explain\" tells more about it.\n\nExit status: 0 no findings, 1 findings, 2 could not run."),
        parameters=[
            click.Option(["--output-format"], type=click.Choice(FORMATS), default="full", metavar=_("FORMAT"),
                         help=_("full (default) or concise for people; json, github, gitlab or sarif for programs.")),
            click.Option(["--select"], multiple=True, metavar=_("CODE"),
                         help=_("Only these findings: a code, a name, or the beginning of codes such as HB4.")),
            click.Option(["--ignore"], multiple=True, metavar=_("CODE"), help=_("Not these findings.")),
            click.Option(["--pedantic"], is_flag=True, help=_("Also report wording that is often acceptable.")),
            click.Option(["--audience"], metavar=_("ID"), help=_("Only this edition: problems of other editions are not reported.")),
            _today(words),
            click.Option(["--baseline"], type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
                         help=_("Report only what is not in FILE. What has been fixed since is reported and removed from it.")),
            click.Option(["--write-baseline"], type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
                         help=_("Write the present findings into FILE, for use with --baseline.")),
            click.Option(["--fix"], is_flag=True,
                         help=_("First fix what is certain: misspelt fields, full-width colons and quotes, tabs.")),
            click.Option(["--diff"], is_flag=True, help=_("Only show what --fix would change.")),
            _folder(words), _language(words)],
        examples={"handbook check": _("every finding, with the line it is about"),
                  "handbook check --output-format concise": _("one line a finding"),
                  "handbook check --select HB4 --ignore HB405": _("only the wording, but for HB405"),
                  "handbook check --audience public": _("what prevents the edition for one audience"),
                  "handbook check --today 2027-01-01": _("what will be out of date on that day"),
                  "handbook check --write-baseline known.json": _("an existing handbook: record today's findings"),
                  "handbook check --baseline known.json": _("from then on: only new findings"),
                  "handbook check --fix": _("fix typing errors; wording is never touched")})


def _build(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "build", run, brief=_("Build the website, the checklists and the PDFs."),
        help=_("Check the rules, then build the handbook's website, its checklists and its PDFs into the folder site.\n\nAn error in "
               "the rules stops the build and leaves the last good site as it is; a warning does not.\n\nExit status: 0 built, 1 "
               "errors in the rules, 2 could not run, 75 another build is running."),
        parameters=[click.Option(["--strict"], is_flag=True, help=_("Stop at warnings too.")),
                    click.Option(["-q", "--quiet"], is_flag=True, help=_("Print only what stops the build.")),
                    _audience(words), _today(words),
                    _folder(words), _language(words)],
        examples={"handbook build": _("the website, in site/index.html"),
                  "handbook build --strict": _("for publishing: no warning is let through"),
                  "handbook build --audience public": _("the edition for one audience, without what it may not see"),
                  "handbook build --today 2027-01-01": _("as it will be on that day")})


def _serve(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "serve", run, brief=_("Show the handbook in a browser on this computer."),
        help=_("Show the handbook in a browser on this computer, and build it anew whenever a file is saved. Ctrl+C ends it."),
        parameters=[click.Option(["-a", "--address"], default="127.0.0.1:8000", show_default=True, metavar=_("HOST:PORT"),
                                 help=_("Where the browser finds it.")),
                    _audience(words), _today(words),
                    _folder(words), _language(words)],
        examples={"handbook serve": _("open http://127.0.0.1:8000/ in a browser"),
                  "handbook serve --address 127.0.0.1:9000": _("if another program uses that address")})


def _decide(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "decide", run, brief=_("Decide a case by a set of criteria."),
        help=_("Decide a case by a set of criteria, and show how the outcome comes about.\n\nCRITERIA is the id of the set. VALUE is what "
               "the measure counts: a number, a length of time ('1 hour 30 minutes', 3:59) or one of its words. Where several things are "
               "measured, write each as measure=value."),
        parameters=[click.Argument(["name"], metavar=_("CRITERIA")), click.Argument(["values"], metavar=_("[VALUE …]"), nargs=-1),
                    click.Option(["-m", "--modifier", "modifiers"], multiple=True, metavar=_("ID"),
                                 help=_("A circumstance that applies; may be given several times. Of one that counts each time, how often: "
                                        "ID=3.")),
                    click.Option(["--tier"], metavar=_("ID"), help=_("The tier, where tiers are described in words.")),
                    click.Option(["--and", "others"], multiple=True, metavar=_("LEVEL[=DATE][=AMOUNT|=TIME]"),
                                 help=_("Level that another act earns which is judged at the same time, or that one earned on an earlier "
                                        "day, and what it costs or how long it lasts; may be given several times.")),
                    click.Option(["--running"], metavar=_("LEVEL=DATE[..DATE]"),
                                 help=_("An earlier outcome that still lasts, its first day, and its last if the decision says it.")),
                    click.Option(["--on"], metavar=_("DATE"), help=_("Day of the decision; today if left out.")),
                    _today(words),
                    _folder(words), _language(words)],
        examples={"handbook decide attendance 3.75": _("what an absence of 3.75 hours comes to"),
                  "handbook decide attendance 5 -m repeated": _("the same with a circumstance that weighs more")})


# --- schema, explain ---------------------------------------------------------------------------------------------

def _schema(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "schema", run, brief=_("Let an editor complete and check while you type."),
        help=_("Write a JSON Schema of the entries, and settings with which an editor completes and checks while you type.\n\nIn Visual "
               "Studio Code install the extension YAML (Red Hat) and open the folder of the handbook. Run this command again after "
               "adding entries, so that the editor knows their ids."),
        parameters=[click.Option(["-o", "--output"], type=click.Path(path_type=Path, file_okay=False, resolve_path=True),
                                 metavar=_("FOLDER"), help=_("Folder for the schema; .handbook/schema if left out.")),
                    _folder(words), _language(words)],
        examples={"handbook schema": _("in the folder of the handbook")})


def _explain(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "explain", run, brief=_("Explain a finding, with examples; or the fields of an entry."),
        help=_("Explain a finding, with a wrong and a right example.\n\nCODE is its code or its name; without one, all findings are "
               "listed. With --fields it is a kind of entry, whose fields are explained."),
        parameters=[click.Argument(["code"], metavar=_("[CODE]"), required=False),
                    click.Option(["--fields"], is_flag=True, help=_("Explain the fields of a kind of entry, such as procedure.")),
                    _language(words)],
        examples={"handbook explain HB104": _("what HB104 means and what to do"),
                  "handbook explain unknown-reference": _("the same, by its name"),
                  "handbook explain": _("every finding there is"),
                  "handbook explain --fields procedure": _("every field of a procedure, and what may stand there")})


# --- fleet -------------------------------------------------------------------------------------------------------

def _fleet(words: Catalogue, run: Action) -> click.Command:
    _ = words.text
    return HelpedCommand(
        words, "fleet", run, brief=_("Build many handbooks, on this computer or on a cluster."),
        help=_("Build many handbooks, on this computer or on a Dask cluster.\n\nSOURCE is a folder whose folders are handbooks, a single "
               "handbook, or a text file with one folder a line (and a name and a space before it, if you like). SITES is where the sites "
               "go, each into a folder of its name. Both are paths, or addresses such as s3://bucket/folder (pip install "
               "\"handbook-generator[s3]\").\n\nA handbook is built only if something it is made from has changed: its files, the "
               "day, the audience or this program. One with errors keeps its last good site and stops no other. What became of each "
               "stands in .fleet/report.html and report.json among the sites.\n\nExit status: 0 all sites are there, 1 some are not, 2 "
               "could not run."),
        parameters=[click.Argument(["source"], metavar=_("SOURCE")), click.Argument(["sites"], metavar=_("SITES")),
                    click.Option(["--scheduler"], metavar=_("ADDRESS"),
                                 help=_("A Dask scheduler, such as tcp://farm:8786; workers on this computer if left out.")),
                    click.Option(["--workers"], type=click.IntRange(1), metavar=_("NUMBER"),
                                 help=_("How many workers on this computer; as many as it has cores if left out.")),
                    click.Option(["--shares"], type=click.IntRange(1), default=1, metavar=_("NUMBER"),
                                 help=_("For a huge handbook: divide the printing of its documents among so many tasks.")),
                    _audience(words), _today(words),
                    click.Option(["-q", "--quiet"], is_flag=True, help=_("Print only what could not be built.")), _language(words)],
        examples={"handbook fleet offices sites": _("every handbook in the folder offices, on all cores"),
                  "handbook fleet s3://rules s3://sites --scheduler tcp://farm:8786": _("from and to a store, on a cluster"),
                  "handbook fleet huge sites --shares 16": _("one handbook with thousands of documents")})
