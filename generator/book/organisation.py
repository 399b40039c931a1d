"""The first part of the book: the units, and every post with its place, its authority and its duties."""

from __future__ import annotations

from generator.analysis.doers import roles_of
from generator.book.book import Block, Book, Line, Lines, facts, heading, paragraphs, place, section, table
from generator.book.parties import parties
from generator.book.shifts import shifts
from generator.facts.duties import DutyFacts, duty_groups
from generator.facts.showing import Output, shown
from generator.facts.units import UnitNode, flattened, unit_tree
from generator.facts.words import Words
from generator.i18n import formatting
from generator.model import Post
from generator.model.post import Authority


def organisation(book: Book) -> list[Block]:
    """Units in their order, each with its posts, then who takes part besides posts."""
    units = [block for node in flattened(unit_tree(book.handbook)) for block in _unit(book, node)]
    return [*units, *parties(book)]


def _unit(book: Book, node: UnitNode) -> list[Block]:
    unit = node.unit
    posts = [*shown(node.posts, book.handbook, Output.BOOK)]
    blocks: list[Block] = []
    if unit is None:
        blocks.append(heading(2, book.words.own("Posts without a unit" if book.handbook.by_kind["unit"] else "Posts")))
    else:
        blocks.append(heading(2, book.words.said(unit.title), place("unit", unit.id)))
        blocks.append(facts(
            (book.text("Part of"), book.references("unit", [unit.parent] if unit.parent else [])),
            (book.text("Headed by"), book.references("post", [unit.head] if unit.head else [])),
            (book.text("Posts"), book.references("post", [post.id for post in posts if post.id != unit.head])),
        ))
        if not posts:
            blocks.append(paragraphs(book.own(book.text("No posts of its own."))))
    return blocks + [block for post in posts for block in _post(book, post)]


def _post(book: Book, post: Post) -> list[Block]:
    blocks = book.entry(post, 3, f"posts/{post.id}.html")
    superior = book.references("post", [post.reports_to]) if post.reports_to else book.own(
        formatting.sentence(book.text("nobody: the highest post")))
    holders = book.text("{count} person" if post.headcount == 1 else "{count} persons", count=post.headcount)
    blocks.append(facts(
        (book.text("Reports to"), superior),
        (book.text("Substitutes, in order"), book.references("post", post.substitutes)),
        (book.text("May take the role"), book.references("role", dict.fromkeys(role.id for role in roles_of(post.id, book.handbook)))),
        (book.text("Answers for"), book.references("scope", post.answers_for)),
        (book.text("Holders"), book.own(holders)),
        (book.text("Contact"), book.said(post.contact)),
        (book.text("Requirements"), book.said(*post.requirements)),
        (book.text("Basis"), book.basis_of(post)),
    ))
    if post.authority:
        blocks.append(section(4, book.words.own("Authority")))
        blocks.append(table((5, 4, 4), [book.text(key) for key in ("Decides alone", "How far", "Holds for")],
                            [("", _authority(book, authority)) for authority in post.authority]))
    blocks += shifts(book, post)
    blocks.append(section(4, book.words.own("Duties")))
    header = [book.text(key) for key in ("Duty", "When and by when", "Record and evidence", "Procedure")]
    rows = [("", _duty(book, duty)) for group in duty_groups(post, book.words) for duty in group.duties]
    blocks.append(table((6, 3.4, 3.3, 3.3), header, rows))
    return blocks


def _authority(book: Book, authority: Authority) -> list[Lines]:
    limit = book.said(authority.limit) or book.own(book.text("none stated"))
    runs = [*book.words.titles("scope", authority.scopes), *book.words.titles("procedure", authority.procedures)]
    return [book.said(authority.decide), limit, book.row(runs)]


def _duty(book: Book, duty: DutyFacts) -> list[Lines]:
    what = [Line("strong", [Words(book.words.language, "▲ "), duty.do]) if duty.critical else Line("", [duty.do])]
    when = [Line("", [duty.when])]
    if duty.besides:
        when += book.own(duty.besides)
    if duty.within:
        when += [*book.own(duty.in_time), *book.own(duty.extension)]
    record = [Line("", [duty.record.words])] if duty.record else []
    evidence = [Line("note", [duty.evidence])] if duty.evidence else []
    return [what, when, record + evidence, book.references("procedure", [duty.procedure.name] if duty.procedure else [])]
