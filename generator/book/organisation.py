"""The first part of the book: the units, and every post with its place, its authority and its duties."""

from __future__ import annotations

from generator.analysis.doers import cases_and_bodies
from generator.book.book import Book, Line, Lines, facts, heading, paragraphs, place, section, table
from generator.book.parties import parties
from generator.book.portions import Block, Piece
from generator.book.shifts import shifts
from generator.facts.duties import DutyFacts, duty_groups
from generator.facts.post import post_facts
from generator.facts.units import UnitNode, flattened, unit_tree
from generator.facts.visitors import is_told_otherwise
from generator.facts.words import Words, unnamed
from generator.model import Post
from generator.model.handbook import Unit


def organisation(book: Book) -> list[Piece]:
    """Units in their order, each with its posts, then who takes part besides posts."""
    units = [piece for node in flattened(unit_tree(book.handbook)) for piece in _unit(book, node)]
    return [*units, *book.kept(parties)]


def _unit(book: Book, node: UnitNode) -> list[Piece]:
    printed = book.entries("post")
    posts = [post for post in node.posts if post.id in printed]
    blocks: list[Piece] = [unit_heading(book, node)]
    if node.unit is not None:
        others = book.references("post", [post.id for post in posts if post.id != node.unit.head])
        blocks.append(facts(*unit_place(book, node.unit), (book.text("Posts"), others)))
        if not posts:
            blocks.append(paragraphs(book.own(book.text("No posts of its own."))))
    return blocks + [printed[post.id].portion for post in posts]


def unit_heading(book: Book, node: UnitNode) -> Block:
    """The name of a unit, or of the posts that have none."""
    if node.unit is None:
        return heading(2, book.words.own("Posts without a unit" if book.handbook.by_kind["unit"] else "Posts"))
    return heading(2, book.words.said(node.unit.title), place("unit", node.unit.id))


def unit_place(book: Book, unit: Unit) -> tuple[tuple[str, Lines], ...]:
    """To which unit it belongs, and who heads it."""
    return ((book.text("Part of"), book.references("unit", [unit.parent])), (book.text("Headed by"), book.references("post", [unit.head])))


def post_blocks(book: Book, post: Post) -> list[Block]:
    """What is printed of one."""
    blocks = book.entry(post, 3, f"posts/{post.id}.html")
    if is_told_otherwise(post, book.handbook):
        return [*blocks, facts((book.text("Contact"), book.said(post.contact)),
                               (book.text("Answers for"), book.references("scope", post.answers_for)))]
    found, (case_names, bodies) = post_facts(post, book.words), cases_and_bodies(post.id, book.handbook)
    blocks.append(facts(
        (book.text("Reports to"), book.leads([found.reports_to])),
        (book.text("Substitutes, in order"), book.references("post", post.substitutes)),
        (book.text("May take the role"), book.references("role", case_names)),
        (book.text("Member of"), book.references("role", bodies)),
        (book.text("Decides on the levels"), book.row(unnamed(found.levels))),
        (book.text("Answers for"), book.references("scope", post.answers_for)),
        (book.text("Holders"), book.row([found.holders])),
        (book.text("Contact"), book.said(post.contact)),
        (book.text("Requirements"), book.phrases([(text,) for text in found.requirements])),
        (book.text("Basis"), book.basis_of(post)),
    ))
    if found.authority:
        blocks.append(section(4, book.words.own("Authority")))
        rows = [("", [book.row([each.decide]), book.row([each.limit]), book.row(unnamed(each.holds))]) for each in found.authority]
        blocks.append(table((5, 4, 4), [book.text(key) for key in ("Decides alone", "Within what limits", "Holds for")], rows))
    blocks += shifts(book, post)
    blocks.append(section(4, book.words.own("Duties")))
    header = [book.text(key) for key in ("Duty", "When and by when", "Record and evidence", "Procedure")]
    rows = [("", _duty(book, duty)) for group in duty_groups(post, book.words) for duty in group.duties]
    blocks.append(table((6, 3.4, 3.3, 3.3), header, rows))
    return blocks


def _duty(book: Book, duty: DutyFacts) -> list[Lines]:
    what = [Line("strong", [Words(book.words.language, "▲ "), duty.do]) if duty.critical else Line("", [duty.do])]
    when = [Line("", [duty.when])]
    if duty.besides:
        when += book.own(duty.besides)
    if duty.within:
        when += [*book.own(duty.in_time), *book.own(duty.extension)]
    when += book.own(duty.takes)
    evidence = [Line("note", [duty.evidence])] if duty.evidence else []
    return [what, when, book.row(unnamed([duty.record])) + evidence, book.leads([duty.procedure])]
