"""The whole handbook as one book to print: cover, contents, parts, index. A large one is divided into volumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.book import rules
from generator.book.book import Book, Recipe
from generator.book.criteria import classes, criteria_blocks, picture_name, reward_and_penalty
from generator.book.entries import Listed
from generator.book.history import changes, legal_bases
from generator.book.organisation import organisation, post_blocks
from generator.book.portions import Block, Piece
from generator.book.procedures import procedure_blocks, procedures
from generator.book.records import records
from generator.book.scopes import scopes
from generator.book.terms import held_terms, term_blocks, terms
from generator.book.volumes import LARGEST
from generator.collector import collector_paused
from generator.facts.basis import cited
from generator.facts.showing import Output, all_shown
from generator.facts.term_finder import TermFinder, declared_words
from generator.forms.bound_book import bound
from generator.forms.tier_sheet import drawn_tiers
from generator.model import Entry
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

PARTS: tuple[tuple[str, Callable[[Book], Sequence[Piece]]], ...] = (
    ("Organisation and posts", organisation),
    ("Scopes of work", lambda book: book.kept(scopes)),
    ("Procedures", procedures),
    ("Reward and penalty", reward_and_penalty),
    ("Classification", classes),
    *rules.PARTS,
    ("Forms and registers", lambda book: book.kept(records)),
    ("Terms", terms),
    ("Legal bases", legal_bases),
    ("Changes", lambda book: book.kept(changes)),
)
"""Title and content of every part, in order. A part without content is left out."""

BLOCKS: Mapping[str, Callable[[Book, Any], list[Block]]] = {
    "post": post_blocks,
    "procedure": procedure_blocks,
    "criteria": criteria_blocks,
    **rules.BLOCKS,
    "term": term_blocks,
}
"""Kind → what is printed of an entry."""

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
    """`documents/handbook.pdf`, in volumes if the handbook is large. What it is made of is declared before any of it is asked for."""
    return _jobs(book_of(context))


def book_of(context: PrintContext) -> Book:
    """The whole handbook as it is printed."""
    take_finder = declared_words(context.declare, "words of the book", partial(all_shown, "term", context.handbook, Output.BOOK))
    return Book(context, Recipe("book", BLOCKS, partial(_listed, take_finder)))


def _jobs(book: Book) -> Iterator[Job]:
    context = book.context
    pictures = {picture_name(criteria): partial(drawn_tiers, criteria, context) for criteria in context.handbook.criteria.values()}
    with collector_paused():
        jobs = bound(book, "documents/handbook.pdf", PARTS, LABELS, LARGEST, pictures=pictures)
    yield from jobs


def _listed(take_finder: Callable[[], TermFinder], book: Book, entry: Entry) -> Listed:
    """In the part on legal bases, and in the index."""
    found = [cited(basis, book.words) for basis in entry.basis]
    return Listed([(*each.name[:2], each.article) for each in found], entry.terms, held_terms(book, take_finder, entry))
