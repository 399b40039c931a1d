"""The one way in which the command line prints: nothing that comes from a file, a file's name or an argument can move the cursor,
turn the direction of the text or hide a part of it."""

from __future__ import annotations

import click

from generator.i18n.characters import unseen, visible
from generator.patterns import pattern_of

_OURS = pattern_of("(\033\\[(?:0|31|32|1;31|1;33)m|[\n\t])")
"""The colours that this program itself sets, line breaks and tabs."""


def safe(text: str) -> str:
    """The text with a mark in place of everything else that a terminal would obey or nobody would see."""
    if next(unseen(text), None) is None:  # thousands of findings are a long text
        return text
    parts = _OURS.split(text.replace("\r\n", "\n"))
    return "".join(part if number % 2 else visible(part) for number, part in enumerate(parts))


def say(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Prints on the standard output, or where errors go."""
    click.echo(safe(str(text)), err=err, nl=nl)
