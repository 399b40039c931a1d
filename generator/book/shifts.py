"""In the book: the shifts in which a post is held, and its roster."""

from __future__ import annotations

from generator.book.book import Book, Line, facts, section, table
from generator.book.portions import Block
from generator.facts.shifts import roster_facts, shift_facts
from generator.i18n.formatting import sentence
from generator.model import Post


def shifts(book: Book, post: Post) -> list[Block]:
    """A table of the shifts, then what is said of the roster; nothing for a post without shifts."""
    found = shift_facts(post, book.words)
    if not found:
        return []
    rows = [("", [[Line("", [shift.title])], *map(book.own, (shift.hours, sentence(shift.days), str(shift.people)))]) for shift in found]
    header = [book.text(key) for key in ("Shift", "From when to when", "On which days", "People")]
    return [section(4, book.words.own("Shifts and roster")), table((4, 4, 4, 2), header, rows), *_roster(book, post)]


def _roster(book: Book, post: Post) -> list[Block]:
    roster = roster_facts(post, book.words)
    if roster is None:
        return []
    return [facts(
        *((label, book.leads([said])) for label, said in roster.lines),
        (book.text("Takes no part"), book.phrases([(text,) for text in roster.exempt])),
        (book.text("Handed over from one shift to the next"), book.phrases([(text,) for text in roster.hand_over])))]
