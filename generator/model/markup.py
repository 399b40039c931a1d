"""What an author marks in a longer text, as one small tree: pages, paper and plain text are made from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.hyperlinks import read_hyperlink

TEL, MAILTO = "tel:", "mailto:"
_SPACES = re.compile(r"[ \t\u3000]*\n\s*|\t+")


class Run(NamedTuple):
    """Words in one style: empty, `strong`, `emphasis`, `code`, or several of them; they lead to `href`, where that is not empty.

    `address` is what must be said of it where nobody can follow a link: empty for files, and where the words are the address.
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
    """The same in one line without marks; an address that leads out of the handbook stands behind its words."""
    return " ".join(filter(None, (_plain(block) for block in content)))


def _plain(block: Block) -> str:
    if block.form == "row":
        return " | ".join(map(_plain, block.inside))
    words = "".join(map(_with_address, block.runs))
    if block.form == "item":
        words = words or "•"
    return " ".join(filter(None, (words, plain_text(block.inside))))


def _with_address(run: Run) -> str:
    return f"{run.text} ({run.address})" if run.address else run.text


def _shown_address(href: str, words: str) -> str:
    """The address of another site, of a person or a telephone, unless the words say it."""
    if not href or not read_hyperlink(href).outside:
        return ""
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


def with_addresses(content: Content, addresses: Iterator[str]) -> Content:
    """The same text with other addresses, one for each there is; an empty one leads nowhere."""
    return tuple(Block(block.form, addressed(run._replace(href=next(addresses, "")) if run.href else run for run in block.runs),
                       with_addresses(block.inside, addresses)) for block in content)


def addressed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same runs, with the address of a link behind the last of its words."""
    made: list[Run] = []
    for href, group in groupby(runs, key=lambda run: run.href):
        *before, last = group
        words = "".join(run.text for run in (*before, last))
        made += [*(run._replace(address="") for run in before), last._replace(address=_shown_address(href, words))]
    return tuple(made)


def own_words(content: Content) -> str:
    """The words that an author chose: without code, which is written as it must be, and without addresses."""
    return " ".join("".join(run.text for run in runs if "code" not in run.style) for runs in _paragraphs(content))


def _paragraphs(content: Content) -> Iterator[tuple[Run, ...]]:
    for block in content:
        if block.runs and block.form != "item":
            yield block.runs
        yield from _paragraphs(block.inside)
