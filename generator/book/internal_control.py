"""The parts of the internal-control volume that stand before its procedures: preface, organisation, delegation, risks."""

from __future__ import annotations

from collections.abc import Iterable

from generator.book.book import Book, Line, Lines, facts, paragraphs, place, table
from generator.book.organisation import unit_heading, unit_place
from generator.book.portions import Block, Piece
from generator.book.risks import risks
from generator.charts.svg import Label, said
from generator.charts.unit_chart import ChartNode, in_words
from generator.facts.delegation import DelegationCell, LevelledDelegation
from generator.facts.showing import Output, shown
from generator.facts.units import UnitNode, flattened, unit_tree
from generator.facts.words import HandbookWords, Words
from generator.model import Post, Procedure
from generator.model.procedure import Delegation
from generator.model.text import Text

Row = tuple[Procedure, Delegation]
ORGANISATION_CHART = "organisation-chart.json"
"""The file that a template reads the chart from."""


def preface(book: Book) -> list[Block]:
    """The preface of the handbook entry; else what the handbook is for."""
    head = book.handbook.entry
    return [paragraphs(book.said(head.preface or head.summary) or book.own(book.text("No preface has been written.")))]


def duties_of_units(book: Book) -> list[Block]:
    """Every unit with its head, and what each of its posts answers for."""
    return [block for node in flattened(unit_tree(book.handbook)) for block in _unit(book, node)]


def _unit(book: Book, node: UnitNode) -> list[Block]:
    posts = [*shown(node.posts, book.handbook, Output.BOOK)]
    header = [book.text(key) for key in ("Post", "Answers for", "Duties")]
    rows = [(place("post", post.id), [
        [Line("strong", [book.words.said(post.title)])], book.titles("scope", post.answers_for), book.said(post.summary)])
        for post in posts]
    return [
        unit_heading(book, node), *([facts(*unit_place(book, node.unit))] if node.unit else []),
        *([table((3, 4, 7), header, rows)] if rows else [paragraphs(book.own(book.text("No posts of its own.")))])]


def organisation_chart(book: Book) -> list[Block]:
    """The chart of units; what it shows is said besides, since a book whose data are the same is not drawn again."""
    return [{"is": "chart", "name": ORGANISATION_CHART, "shows": in_words([chart_of_units(book.words)], book.words)}]


def chart_of_units(words: HandbookWords) -> ChartNode:
    """Units below each other as they belong together, each with its posts; posts alone as they report to each other, where there are no
    units. The organisation stands above several."""
    handbook = words.handbook
    posts = [*shown(handbook.posts.values(), handbook, Output.BOOK)]
    tops = tuple(_unit_box(node, words) for node in unit_tree(handbook)) if handbook.by_kind["unit"] else _boxes_below(None, posts, words)
    return tops[0] if len(tops) == 1 else ChartNode(_label(handbook.entry.organisation, words), (), tops)


def _unit_box(node: UnitNode, words: HandbookWords) -> ChartNode:
    title = _label(node.unit.title, words) if node.unit else Label(words.text("Posts without a unit"))
    posts = tuple(_post_label(post, words) for post in shown(node.posts, words.handbook, Output.BOOK))
    return ChartNode(title, posts, tuple(_unit_box(below, words) for below in node.below))


def _boxes_below(superior: str | None, posts: list[Post], words: HandbookWords) -> tuple[ChartNode, ...]:
    known = {post.id for post in posts}
    found = [post for post in posts if (post.reports_to if post.reports_to in known else None) == superior]
    return tuple(ChartNode(_post_label(post, words), (), _boxes_below(post.id, posts, words)) for post in found)


def _post_label(post: Post, words: HandbookWords) -> Label:
    """The post, and how many hold it where that is more than one."""
    label = _label(post.title, words)
    count = words.text(" ({words})", words=words.text("{count} people", count=post.headcount)) if post.headcount > 1 else ""
    return label if not count else Label(label.text + count, label.lang)


def _label(text: Text, words: HandbookWords) -> Label:
    return said(words.said(text), words.language)


def table_a(book: Book) -> list[Block]:
    """Matters decided at the head of the organisation."""
    return _table(book, "Matters that are decided on the first level.", head=True)


def table_b(book: Book) -> list[Block]:
    """Matters decided within the units."""
    return _table(book, "Matters that are decided within the units.", head=False)


def _table(book: Book, about: str, head: bool) -> list[Block]:
    levelled = LevelledDelegation(book.words)
    procedures = [*shown(book.handbook.procedures.values(), book.handbook, Output.DELEGATION)]
    rows = [(procedure, row) for procedure in procedures for row in procedure.delegation if levelled.is_of_the_head(row) == head]
    if not rows:
        return [paragraphs(book.own(book.text("There are no such matters.")))]
    return [paragraphs(book.own(book.text(about))), _levels(book, levelled, rows)]


def _levels(book: Book, levelled: LevelledDelegation, rows: Iterable[Row]) -> Block:
    found = [(procedure, row, levelled.cells(row)) for procedure, row in rows]
    depth = max((cell.level for _, _, cells in found for cell in cells), default=1)
    made = [("", [[Line("", [book.words.said(row.matter)]), Line("note", [book.refer("procedure", procedure.id)])],
                  *(_cell(book, [cell for cell in cells if cell.level == level]) for level in range(1, depth + 1))])
            for procedure, row, cells in found]
    return table((6, *(3.2 for _ in range(depth))), [book.text("Matter to be decided"), *map(levelled.name, range(1, depth + 1))], made)


def _cell(book: Book, found: Iterable[DelegationCell]) -> Lines:
    return [Line("strong" if cell.decides else "", [Words(book.words.language, f"{cell.role} "), cell.post]) for cell in found]


def assessed_risks(book: Book) -> list[Piece]:
    """Every risk; or that there are none."""
    return risks(book) or [paragraphs(book.own(book.text("No risk has been stated.")))]
