"""What an author marks in a longer text, as one small tree: pages, paper and plain text are made from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.hyperlinks import read_hyperlink, read_named
from generator.patterns import pattern_of

TEL, MAILTO = "tel:", "mailto:"
_SPACES = pattern_of(r"[ \t\u3000]*\n\s*|\t+")


class Run(NamedTuple):
    """Words in one style: empty, `strong`, `emphasis`, `code`, or several of them; they lead to `href`, where that is not empty.

    `address` is what must be said of it where nobody can follow a link: an address, or the title of what is named; empty for files, and
    where the words say it.
    """

    text: str
    style: str = ""
    href: str = ""
    address: str = ""


class Block(NamedTuple):
    """A piece of a text by its `form`.

    A `paragraph` has runs. Inside a `list` are items, inside a `table` rows, of which the first is the header, inside a `row` cells.
    An `item` has the number that its author wrote, if any, as its run. A `picture` has one run: what it shows, and where it is.
    """

    form: str
    runs: tuple[Run, ...] = ()
    inside: tuple[Block, ...] = ()


Content = tuple[Block, ...]


def one_line(words: str) -> str:
    """Words as every output shows them: a line break that was meant, or a tab, is a space."""
    return _SPACES.sub(" ", words)


def plain_text(content: Content) -> str:
    """The same in one line without marks; an address that leads out of the handbook, or a title, stands behind its words."""
    return " ".join(filter(None, (_plain(block) for block in content)))


def lines(content: Content) -> str:
    """The same with each paragraph, item and row of a table in a line of its own."""
    return "\n".join(filter(None, (lines(block.inside) if block.form in ("table", "list") else _plain(block) for block in content)))


def _plain(block: Block) -> str:
    if block.form == "row":
        return " | ".join(map(_plain, block.inside))
    words = "".join(map(_with_address, block.runs))
    if block.form == "item":
        words = words or "•"
    return " ".join(filter(None, (words, plain_text(block.inside))))


def _with_address(run: Run) -> str:
    return f"{run.text} ({run.address})" if run.address else run.text


def _shown_address(href: str, words: str, title: str) -> str:
    """The address of another site, of a person or a telephone, or the title of what is named, unless the words say it."""
    if not href or read_named(href) or not read_hyperlink(href).outside:
        return "" if title.casefold() in words.casefold() else title
    if href.startswith(TEL):
        number, said = (re.sub(r"\D", "", text) for text in (href, words))
        return "" if said and number.endswith(said.lstrip("0")) else href.removeprefix(TEL)
    shown = href.removeprefix(MAILTO)
    return "" if shown in words else shown


def runs_of(content: Content) -> Iterator[Run]:
    """Every run, in the order of the text."""
    for block in content:
        yield from block.runs
        yield from runs_of(block.inside)


def hyperlinks_of(content: Content) -> Iterator[str]:
    """Every address that the text leads to, as it is written there."""
    return (run.href for run in runs_of(content) if run.href)


class Goal(NamedTuple):
    """Where a link leads, nowhere if that is empty; the `title` of what it leads to, if it has one."""

    href: str
    title: str = ""


NOWHERE = Goal("")


def with_goals(content: Content, goals: Iterator[Goal]) -> Content:
    """The same text with links that lead elsewhere, one for each there is."""
    return tuple(Block(block.form, addressed(_led(run, next(goals, NOWHERE)) if run.href else run for run in block.runs),
                       with_goals(block.inside, goals)) for block in content)


def _led(run: Run, goal: Goal) -> Run:
    return run._replace(href=goal.href, address=goal.title)


def addressed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same runs, with the address of a link behind the last of its words."""
    made: list[Run] = []
    for href, group in groupby(runs, key=lambda run: run.href):
        *before, last = group
        words = "".join(run.text for run in (*before, last))
        made += [*(run._replace(address="") for run in before), last._replace(address=_shown_address(href, words, last.address))]
    return tuple(made)


def own_words(content: Content) -> str:
    """The words that an author chose: without code, which is written as it must be, and without addresses."""
    return " ".join("".join(run.text for run in runs if "code" not in run.style) for runs in _paragraphs(content))


def _paragraphs(content: Content) -> Iterator[tuple[Run, ...]]:
    for block in content:
        if block.runs and block.form != "item":
            yield block.runs
        yield from _paragraphs(block.inside)
