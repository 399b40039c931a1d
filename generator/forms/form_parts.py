"""What forms are put together from: facts in rows, a bounded list, the state of an entry, the job. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.analysis.standing import standing
from generator.charts.svg import Picture
from generator.facts.standing_words import state_notice
from generator.facts.words import Words
from generator.model import Entry
from generator.printing.picture_text import for_paper
from generator.printing.print_context import PrintContext
from generator.printing.qr_code import code_pictures
from generator.printing.typeset import Job, LaterJob

MOST_NAMED = 40
"""So many titles a cell of a form names; of more it names as many, and says how many there are."""


class Fact(NamedTuple):
    """A name and what stands beside it. A short one shares its row with another."""

    name: str
    values: Sequence[Words]
    short: bool = False


def in_rows(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts that have something to say, in their order: two short ones next to each other in a row, others in rows of their own."""
    rows: list[list[Fact]] = []
    for fact in facts:
        if not fact.values:
            continue
        if fact.short and rows and len(rows[-1]) == 1 and rows[-1][0].short:
            rows[-1].append(fact)
        else:
            rows.append([fact])
    return rows


def one(words: Words | None) -> list[Words]:
    """The text, if there is one."""
    return [words] if words else []


def bounded(context: PrintContext, values: Sequence[Words], most: int = MOST_NAMED) -> list[Words]:
    """At most so many of the values, and then how many there are."""
    if len(values) <= most:
        return [*values]
    return [*values[:most], context.words.own("… {count} in all", count=len(values))]


def drawn(sheets: Iterable[Picture]) -> bytes:
    """The sheets of a picture, as the templates read them."""
    return json.dumps([*map(for_paper, sheets)], ensure_ascii=False).encode()


def state(context: PrintContext, entry: Entry) -> str:
    """What must be known of an entry that is not in force; empty for one that is."""
    return state_notice(standing(entry, context.handbook), context.words)


def later_form_job(context: PrintContext, address: str, template: str, labels: Mapping[str, str],
                   data: Callable[[], Mapping[str, Any]], *entries: Entry) -> Job:
    """The same; the data are made when they are asked for."""
    return LaterJob(context.address(address), template, lambda: form_job(context, address, template, labels, data(), *entries))


def form_job(context: PrintContext, address: str, template: str, labels: Mapping[str, str], data: Mapping[str, Any],
             *entries: Entry, pictures: Mapping[str, Callable[[], bytes]] = MappingProxyType({})) -> Job:
    """The job for a form whose data has an identity, with its pictures by name; a code leads to its page where the address of that is
    known."""
    return Job(context.address(address), template, context.data(labels, **data), context.timestamp(*entries),
               {**code_pictures(data), **pictures})
