"""The part on scopes of work: what belongs to each, who answers for it, who acts in it, and where its procedures are."""

from __future__ import annotations

from generator.book.book import Book, Lines, PageReference, place, table
from generator.book.portions import Block
from generator.facts.matrix import MatrixRow, matrix

POSTS_SHOWN = 12
"""So many acting posts are named; in a large organisation a scope may have hundreds."""


def scopes(book: Book) -> list[Block]:
    """One table, a row a scope."""
    counts: dict[str | None, int] = {}
    for procedure in book.printed("procedure"):
        counts[procedure.scope] = counts.get(procedure.scope, 0) + 1
    header = [book.text(key) for key in ("Scope of work", "Answerable", "Posts that act in its procedures", "Procedures")]
    rows = [(place("scope", row.scope.id), _row(book, row, counts.get(row.scope.id, 0))) for row in matrix(book.handbook)]
    return [table((6, 3, 5, 2.6), header, rows)]


def _row(book: Book, row: MatrixRow, count: int) -> list[Lines]:
    name = [line._replace(style="strong") for line in book.said(row.scope.title)] + book.said(row.scope.summary)
    answerable = book.references("post", row.answerable) or book.own(book.text("nobody yet"))
    acting = book.titles("post", row.acting[:POSTS_SHOWN]) + book.more(len(row.acting) - POSTS_SHOWN)
    amount = book.text("{count} in all", count=count)
    procedures = book.row([PageReference(book.words.language, amount, place("procedures", row.scope.id))]) if count else book.own(
        book.text("none yet"))
    return [name, answerable, acting, procedures]
