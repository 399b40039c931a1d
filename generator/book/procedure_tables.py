"""The description of a procedure in the rows that rules on internal control prescribe: number, name, unit, how it is done, control
points, legal basis, forms."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book.book import Book, Line, Lines
from generator.book.portions import Block
from generator.book.procedures import discretion, told
from generator.facts.procedure import Numbered, ProcedureFacts, procedure_facts
from generator.facts.steps import StepFacts
from generator.facts.words import Words, unnamed
from generator.i18n.formatting import sentence
from generator.model import Procedure


def description_table(book: Book, procedure: Procedure) -> Block:
    """The seven rows, each of which has its place even where nothing is said in it."""
    found = procedure_facts(procedure, book.words)
    responsible = found.unit or found.owner
    rows = (
        ("Item number", book.own(found.number or procedure.id)),
        ("Item name", [Line("strong", [book.words.said(procedure.title)])]),
        ("Handling unit", book.leads([responsible])),
        ("Description of the procedure", [*_begins(book, found), *_steps(book, found), *_margins(book, found)]),
        ("Control points", _controls(book, found)),
        ("Legal basis", [line for basis in found.basis for line in book.basis([basis])]),
        ("Forms used", [*(_form(book, form) for form in found.forms), *(Line("", [book.lead(register)]) for register in found.registers)]),
    )
    return {"is": "ruled", "rows": [(book.text(label), lines or book.own(book.text("none"))) for label, lines in rows]}


def _begins(book: Book, found: ProcedureFacts) -> Iterator[Line]:
    yield book.labelled(book.text("Trigger"), [found.trigger])
    if found.within:
        yield book.labelled(book.text("Time promised"), [Words(book.words.language, found.within)])
    if found.extension:
        yield Line("note", [Words(book.words.language, found.extension)])


def _steps(book: Book, found: ProcedureFacts) -> Iterator[Line]:
    for step in found.steps:
        what, *notes = told(book, step, controls=False)
        yield what._replace(runs=[Words(book.words.language, f"{step.number}. "), *what.runs])
        yield from (_doers(book, step), *notes)


def _doers(book: Book, step: StepFacts) -> Line:
    """Who does it, until when, and in which record it is entered."""
    parts = [*book.row(unnamed(step.by)), *book.own(step.within), *book.own(step.extension), *book.row(unnamed([step.record]))]
    between = Words(book.words.language, book.text("; "))
    return Line("note", [run for place, part in enumerate(parts) for run in ([between, *part.runs] if place else part.runs)])


def _margins(book: Book, found: ProcedureFacts) -> Lines:
    lines = [line for margin in found.discretion for line in discretion(book, margin)]
    return [book.labelled(book.text("Discretion"), lines[0].runs), *lines[1:]] if lines else []


def _controls(book: Book, found: ProcedureFacts) -> Lines:
    language = book.words.language
    return [Line("", [Words(language, sentence(book.text("step {number}", number=step.number)) + book.text(": ")), step.control])
            for step in found.steps if step.control]


def _form(book: Book, form: Numbered) -> Line:
    number = [Words(book.words.language, f"{form.number} ")] if form.number else []
    return Line("", [*number, book.lead(form.named)])
