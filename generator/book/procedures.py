"""The part on procedures, scope by scope: facts, steps with their decisions, delegation and discretion.

Flow charts are on the procedures' own sheets: thousands of pictures would make the book too large.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.book.book import Block, Book, Line, Lines, facts, heading, paragraphs, place, section, table
from generator.facts.by_scope import by_scope
from generator.facts.labels import DELEGATION, TAKING_PART
from generator.facts.steps import StepView, Way, steps_of
from generator.facts.words import Words
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.procedure import Delegation, Discretion, Step


def procedures(book: Book) -> list[Block]:
    """Scopes in their order, each with its procedures."""
    blocks: list[Block] = []
    for name, found in by_scope(book.handbook, book.printed("procedure")):
        title = book.words.title("scope", name) if name else book.words.own("Without a scope of work")
        blocks.append(heading(2, title, place("procedures", name or "")))
        blocks += [block for procedure in found for block in _procedure(book, procedure)]
    return blocks


def _procedure(book: Book, procedure: Procedure) -> list[Block]:
    blocks = book.entry(procedure, 3, f"procedures/{procedure.id}.html", procedure.number or "")
    blocks.append(_facts(book, procedure))
    blocks.append(section(4, book.words.own("Steps")))
    header = [book.text(key) for key in ("Step", "What is done", "Done by", "Limit", "Record")]
    blocks.append(table((1.1, 8.9, 3.1, 2, 2.6), header, [("", _step(book, view)) for view in steps_of(procedure)]))
    if procedure.delegation:
        blocks.append(section(4, book.words.own("Delegation of authority")))
        header = [book.text(key) for key in ("Matter to be decided", *DELEGATION.values())]
        blocks.append(table((5, 3, 3, 3, 3), header, [("", _delegation(book, row)) for row in procedure.delegation]))
    if procedure.discretion:
        blocks.append(section(4, book.words.own("Discretion")))
        blocks.append(paragraphs([line for margin in procedure.discretion for line in _discretion(book, margin)]))
    return blocks


def _facts(book: Book, procedure: Procedure) -> Block:
    language = book.words.language
    within = formatting.duration(procedure.within, language) if procedure.within else ""
    matter = formatting.sentence(formatting.choice(procedure.matter, language)) if procedure.matter else ""
    return facts(
        (book.text("Unit responsible"), book.references("unit", [procedure.unit] if procedure.unit else [])),
        (book.text("Kept up to date by"), book.references("post", [procedure.owner] if procedure.owner else [])),
        (book.text("Trigger"), book.said(procedure.trigger)),
        (book.text("Time promised"), book.own(within)),
        (book.text("Class of matter"), book.own(matter)),
        (book.text("Forms used"), book.references("form", procedure.forms)),
        (book.text("What comes out of it"), book.said(*procedure.outputs)),
        (book.text("Basis"), book.basis(procedure)),
        (book.text("Related procedures"), book.references("procedure", procedure.related)),
    )


def _step(book: Book, view: StepView) -> list[Lines]:
    step, language = view.step, book.words.language
    who = book.titles("post", step.by)
    for field, label in TAKING_PART.items():
        names = getattr(step, field)
        who += [book.labelled(book.text(label), line.runs) for line in book.titles("post", names)]
    limit = book.own(formatting.duration(step.within, language) if step.within else "")
    if step.wait:
        limit += [book.labelled(book.text("Waits"), [Words(language, formatting.duration(step.wait, language))])]
    record = [Line("", [book.words.record(step.record)])] if step.record else []
    evidence = [line._replace(style="note") for line in book.said(step.evidence)]
    return [book.own(str(view.number)), [_what(book, step), *_notes(book, step), *_ways(book, view.ways)], who, limit, record + evidence]


def _what(book: Book, step: Step) -> Line:
    do = book.words.said(step.do)
    return Line("strong", [Words(book.words.language, "▲ "), do]) if step.critical else Line("", [do])


def _notes(book: Book, step: Step) -> Iterable[Line]:
    for label, text in (("Control point", step.control), ("Remark", step.note), ("Decision", step.decision)):
        if text:
            yield book.labelled(book.text(label), [book.words.said(text)])


def _ways(book: Book, ways: Iterable[Way]) -> Iterable[Line]:
    for way in ways:
        to = book.text("step {number}", number=way.number) if way.number else book.text("end of the procedure")
        answer = [book.words.said(way.answer), Words(book.words.language, " ")] if way.answer else []
        yield Line("note", [*answer, Words(book.words.language, f"→ {to}")])


def _delegation(book: Book, row: Delegation) -> list[Lines]:
    return [book.said(row.matter), *(book.titles("post", getattr(row, field)) for field in DELEGATION)]


def _discretion(book: Book, margin: Discretion) -> Iterable[Line]:
    between = Words(book.words.language, book.text(": "))
    yield Line("", [book.words.title("post", margin.by), between, book.words.said(margin.may)])
    if margin.limit:
        yield book.labelled(book.text("How far"), [book.words.said(margin.limit)])
