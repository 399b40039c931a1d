"""The whole handbook as one book to print: cover, contents, parts, index. A large one is divided into volumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.book import rules
from generator.book.book import Block, Book
from generator.book.criteria import classes, picture_name, reward_and_penalty
from generator.book.history import changes, legal_bases
from generator.book.organisation import organisation
from generator.book.procedures import procedures
from generator.book.records import records
from generator.book.scopes import scopes
from generator.book.terms import terms
from generator.book.volumes import LARGEST
from generator.collector import collector_paused
from generator.forms.bound_book import bound
from generator.forms.tier_sheet import drawn_tiers
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

PARTS: tuple[tuple[str, Callable[[Book], list[Block]]], ...] = (
    ("Organisation and posts", organisation),
    ("Scopes of work", scopes),
    ("Procedures", procedures),
    ("Reward and penalty", reward_and_penalty),
    ("Classification", classes),
    *rules.PARTS,
    ("Forms and registers", records),
    ("Terms", terms),
    ("Legal bases", legal_bases),
    ("Changes", changes),
)
"""Title and content of every part, in order. A part without content is left out."""

LABELS = {
    "reading": "How to read this handbook",
    "principles": "Principles",
    "volumes": "Volumes",
    "volume": "Volume",
    "parts": "Parts",
    "contents": "Contents",
    "continued": " (continued)",
    "index": "Index of terms",
    "at": " (p.\u00a0{page})",
    "comma": ", ",
    "see": "see {term}",
}
"""The texts of the book itself; the template knows the pages."""


def handbook_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/handbook.pdf`, in volumes if the handbook is large."""
    with collector_paused():
        jobs = _jobs(context, LARGEST)
    yield from jobs


def _jobs(context: PrintContext, largest: int) -> list[Job]:
    pictures = {picture_name(criteria): partial(drawn_tiers, criteria, context) for criteria in context.handbook.criteria.values()}
    return bound(context, "documents/handbook.pdf", PARTS, LABELS, largest, pictures=pictures)
