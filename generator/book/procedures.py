"""The part on procedures, scope by scope: facts, steps with their decisions, delegation and discretion.

Flow charts are on the procedures' own sheets: thousands of pictures would make the book too large.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.book.book import Book, Line, Lines, facts, heading, paragraphs, place, section, table
from generator.book.portions import Block, Piece
from generator.facts.by_scope import by_scope
from generator.facts.labels import DELEGATION
from generator.facts.procedure import DelegationRow, Margin, ProcedureFacts, procedure_facts
from generator.facts.steps import StepFacts, Way, pause_said
from generator.facts.visitors import VisitorCard, is_told_otherwise, visitor_card
from generator.facts.words import Words, unnamed
from generator.model import Procedure


def procedures(book: Book) -> list[Piece]:
    """Scopes in their order, each with its procedures."""
    pieces: list[Piece] = []
    printed = book.entries("procedure")
    for name, found in by_scope(book.handbook, book.printed("procedure")):
        title = book.words.title("scope", name) if name else book.words.own("Without a scope of work")
        pieces.append(heading(2, title, place("procedures", name or "")))
        pieces += [printed[procedure.id].portion for procedure in found]
    return pieces


def procedure_blocks(book: Book, procedure: Procedure) -> list[Block]:
    """What is printed of one."""
    found = procedure_facts(procedure, book.words)
    blocks = book.entry(procedure, 3, f"procedures/{procedure.id}.html", found.number)
    blocks.append(_facts(book, found))
    if card := visitor_card(procedure, book.words):
        blocks += [section(4, book.words.own("For visitors")), _visitors(book, card)]
    return blocks if is_told_otherwise(procedure, book.handbook) else blocks + _handling(book, found)


def _handling(book: Book, found: ProcedureFacts) -> list[Block]:
    """Who does which step, who decides, and who may do otherwise."""
    blocks = [section(4, book.words.own("Steps"))]
    header = [book.text(key) for key in ("Step", "What is done", "Done by", "Limit", "Record")]
    blocks.append(table((1.1, 8.9, 3.1, 2, 2.6), header, [("", _step(book, step)) for step in found.steps]))
    if found.delegation_shown:
        blocks.append(section(4, book.words.own("Delegation of authority")))
        header = [book.text(key) for key in ("Matter to be decided", *DELEGATION.values())]
        blocks.append(table((5, 3, 3, 3, 3), header, [("", _delegation(book, row)) for row in found.delegation_shown]))
    if found.discretion:
        blocks.append(section(4, book.words.own("Discretion")))
        blocks.append(paragraphs([line for margin in found.discretion for line in discretion(book, margin)]))
    return blocks


def _facts(book: Book, found: ProcedureFacts) -> Block:
    return facts(
        (book.text("Unit responsible"), book.leads([found.unit])),
        (book.text("Maintained by"), book.leads([found.owner])),
        (book.text("Trigger"), book.row([found.trigger])),
        (book.text("Time promised"), [*book.own(found.within), *book.own(found.extension), *book.own(found.open_time)]),
        (book.text("Class of matter"), book.own(found.matter)),
        (book.text("Forms used"), book.leads(form.named for form in found.forms)),
        (book.text("What comes out of it"), [Line("", [output]) for output in found.outputs]),
        (book.text("Basis"), book.basis(found.basis)),
        (book.text("Related procedures"), book.leads(related.named for related in found.related)),
    )


def _visitors(book: Book, card: VisitorCard) -> Block:
    return facts(
        (book.text("What you can do here"), book.row([card.can])),
        (book.text("How long it takes"), book.row([card.takes])),
        (book.text("What to bring"), [Line("", [each]) for each in card.bring]),
        (book.text("Fees and payments"), book.leads(card.paid)),
        (book.text("If you disagree"), book.row([card.remedy])),
    )


def _step(book: Book, step: StepFacts) -> list[Lines]:
    who = book.row(unnamed(step.by))
    for _, label, posts in step.taking_part:
        who += [book.labelled(label, line.runs) for line in book.row(unnamed(posts))]
    limit = [*book.own(step.within), *book.own(step.extension)]
    if step.wait:
        limit += [book.labelled(book.text("Waits"), [Words(book.words.language, step.wait)])]
    evidence = [Line("note", [step.evidence])] if step.evidence else []
    return [book.own(str(step.number)), told(book, step), who, limit, book.row(unnamed([step.record])) + evidence]


def told(book: Book, step: StepFacts, controls: bool = True) -> Lines:
    """What is done, what must be known of it, and where it goes on."""
    return [_what(book, step), *_notes(book, step, controls), *_ways(book, step.ways)]


def _what(book: Book, step: StepFacts) -> Line:
    return Line("strong", [Words(book.words.language, "▲ "), step.do]) if step.critical else Line("", [step.do])


def _notes(book: Book, step: StepFacts, controls: bool) -> Iterable[Line]:
    yield from (Line("note", [*unnamed(condition)]) for condition in step.conditions)
    if step.pause:
        yield Line("note", [*unnamed(pause_said(step.pause, book.words))])
    for label, text in (("Control point", step.control if controls else None), ("Remark", step.note)):
        if text:
            yield book.labelled(book.text(label), [text])
    if step.asked:
        yield book.labelled(book.text("Decision"), unnamed(step.asked))


def _ways(book: Book, ways: Iterable[Way]) -> Iterable[Line]:
    for way in ways:
        to = book.text("step {number}", number=way.number) if way.number else book.text("end of the procedure")
        answer = [way.answer, Words(book.words.language, " ")] if way.answer else []
        yield Line("note", [*answer, Words(book.words.language, f"→ {to}")])


def _delegation(book: Book, row: DelegationRow) -> list[Lines]:
    return [book.row([row.matter]), *(book.row(unnamed(row.posts[field])) for field in DELEGATION)]


def discretion(book: Book, margin: Margin) -> Iterable[Line]:
    """Who may do otherwise, what, and how far."""
    between = Words(book.words.language, book.text(": "))
    yield Line("", [margin.by.words, between, margin.may])
    if margin.limit:
        yield book.labelled(book.text("Within what limits"), [margin.limit])
