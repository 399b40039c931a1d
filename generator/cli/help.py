"""Help of the command line: examples, columns that fit Chinese, and click's commands in the language of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from generator.i18n.catalogue import Catalogue
from generator.i18n.terminal_width import padded, width, wrapped
from generator.patterns import pattern_of

NAMES = ["-h", "--help"]
_WIDEST = 100
_FIRST_COLUMN = 42
_BELOW_ZERO = pattern_of(r"-[\d.]+")


class Formatter(click.HelpFormatter):
    """click's own, but measures in columns of the terminal. A line break in a text is kept."""

    def __init__(self, words: Catalogue, **options: Any) -> None:
        super().__init__(**options)
        self.words = words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"{self.words.text('Usage: ')}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        self.write(self.words.text("{heading}:", heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{' ' * self.current_indent}{line}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST_COLUMN, col_spacing: int = 2) -> None:
        rows = list(rows)
        first = min(max(width(name) for name, _ in rows), col_max) + col_spacing
        for name, text in rows:
            lines = wrapped(text, max(self.width - first - self.current_indent, 20))
            if width(name) + col_spacing > first:
                lines.insert(0, "")
            margin = [name, *[""] * (len(lines) - 1)]
            for left, line in zip(margin, lines, strict=True):
                self.write(f"{' ' * self.current_indent}{padded(left, first)}{line}".rstrip() + "\n")


class Context(click.Context):
    """A context whose help is written by `Formatter`."""

    def make_formatter(self) -> click.HelpFormatter:
        assert isinstance(self.command, (HelpedCommand, CommandGroup))
        return Formatter(self.command.words, width=self.terminal_width, max_width=_WIDEST)


class HelpedCommand(click.Command):
    """A command with examples: what to type, and what it does. `values` lists what may be given, under a heading."""

    context_class = Context

    def __init__(self, words: Catalogue, name: str, run: Callable[..., None], *, brief: str, help: str,
                 parameters: list[click.Parameter], examples: Mapping[str, str],
                 values: Callable[[], tuple[str, Mapping[str, str]]] | None = None) -> None:
        super().__init__(name, callback=run, short_help=brief, help=help, params=parameters, options_metavar=words.text("[OPTIONS]"),
                         context_settings={"help_option_names": NAMES})
        self.words = words
        self.examples = examples
        self._values = values

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A number below zero is a value and no option."""
        ctx.ignore_unknown_options = any(map(_BELOW_ZERO.fullmatch, args))
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self._values:
            heading, values = self._values()
            with formatter.section(heading):
                formatter.write_dl(list(values.items()))
        _write_examples(self.words, self.examples, formatter)


class CommandGroup(click.Group):
    """The commands in the order in which one comes to need them, and examples."""

    context_class = Context

    def __init__(self, words: Catalogue, name: str, *, help: str, parameters: list[click.Parameter], commands: list[click.Command],
                 examples: Mapping[str, str]) -> None:
        super().__init__(name, help=help, params=parameters, commands=commands, options_metavar=words.text("[OPTIONS]"),
                         subcommand_metavar=words.text("COMMAND …"), context_settings={"help_option_names": NAMES})
        self.words = words
        self.examples = examples

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_examples(self.words, self.examples, formatter)


def _write_examples(words: Catalogue, examples: Mapping[str, str], formatter: click.HelpFormatter) -> None:
    with formatter.section(words.text("Examples")):
        formatter.write_dl(list(examples.items()))
