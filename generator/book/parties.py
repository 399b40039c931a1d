"""Of the first part of the book: bodies that decide, roles that are taken for a case, and parties outside."""

from __future__ import annotations

from generator.book.book import Book, facts, heading, place
from generator.book.portions import Block
from generator.facts.parties import OutsiderFacts, RoleFacts, bodies_and_roles, outsider_facts


def parties(book: Book) -> list[Block]:
    """The bodies and the roles, then the parties outside; nothing where there are none."""
    (bodies, roles), outsiders = bodies_and_roles(book.words), outsider_facts(book.words)
    blocks = [heading(2, book.words.own("Bodies that decide"))] if bodies else []
    blocks += [block for body in bodies for block in _role(book, body)]
    blocks += [heading(2, book.words.own("Roles for a case"))] if roles else []
    blocks += [block for role in roles for block in _role(book, role)]
    blocks += [heading(2, book.words.own("Outside parties"))] if outsiders else []
    return blocks + [block for party in outsiders for block in _outsider(book, party)]


def _role(book: Book, role: RoleFacts) -> list[Block]:
    return [heading(3, role.title, place("role", role.id)), facts(
        (book.text("What it is for"), book.row([role.summary])),
        (book.text("Members" if role.is_body else "Posts that may take it"), book.leads(role.posts)),
        (book.text("Chair"), book.leads([role.chair])),
        (book.text("Quorum"), book.row([role.quorum])),
        (book.text("Taken"), book.row([role.taken])),
        (book.text("Given back"), book.row([role.released])),
        (book.text("Duties"), book.row(role.duties)),
        (book.text("Procedures"), book.leads(role.procedures)))]


def _outsider(book: Book, party: OutsiderFacts) -> list[Block]:
    return [heading(3, party.title, place("outsider", party.id)), facts(
        (book.text("Who is meant"), book.row([party.summary])),
        (book.text("Procedures"), book.leads(party.procedures)),
        (book.text("Rules for them"), book.leads(party.rules)))]
