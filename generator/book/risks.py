"""The part on risks: the matrix before and after controls, the table of all, and every risk with its control points."""

from __future__ import annotations

from generator.book.book import Book, Line, Lines, facts, heading, paragraphs, place, section, table
from generator.book.portions import Block, Piece
from generator.facts.risk_matrix import RiskMatrix, risk_table
from generator.facts.risks import ControlFacts, RatingFacts, RiskFacts, risk_facts
from generator.facts.words import Words
from generator.model import Risk


def risks(book: Book) -> list[Piece]:
    """The matrix, then risk by risk; nothing where there are no risks."""
    found = risk_table(book.words)
    if found is None:
        return []
    return [*matrices(book), *book.portions("risk")]


def matrices(book: Book) -> list[Block]:
    """What is tolerated, and both matrices, in which risks are named by their numbers and pages."""
    found = risk_table(book.words)
    if found is None:
        return []
    made = [heading(2, book.words.own("Risk matrix"), place("risks", "matrix")), paragraphs(book.own(found.tolerated))]
    for title, matrix in (("Without control", found.before), ("With the controls", found.after)):
        made += [section(3, book.words.own(title)), _matrix(book, matrix)]
    return made


def _matrix(book: Book, found: RiskMatrix) -> Block:
    """A table whose cells say value, level and the risks in them."""
    header = [f"{book.text('Impact')} ↓ {book.text('Likelihood')} →", *(f"{n} {each.text}" for n, each in enumerate(found.columns, 1))]
    rows = [("", [[Line("strong", [Words(words.language, f"{cells[0].rating.impact} {words.text}")])],
                  *([*_level(cell.rating), *(line for _, risk in cell.risks for line in book.references("risk", [risk.name]))]
                    for cell in cells)]) for words, cells in found.rows]
    return table((3, *(4 for _ in found.columns)), header, rows)


def _level(found: RatingFacts) -> Lines:
    mark = " ▲" if found.above else ""
    return [Line("note", [Words(found.level.language, f"{found.value} {found.level.text}{mark}")])]


def risk_blocks(book: Book, entry: Risk) -> list[Block]:
    """What is printed of one."""
    found = risk_facts(entry, book.words)
    made = book.entry(entry, 2, f"risks/{entry.id}.html")
    made.append(facts(
        (book.text("Scope of work"), book.leads([found.scope])),
        (book.text("Maintained by"), book.leads([found.owner])),
        (book.text("What can happen"), book.said(entry.description)),
        (book.text("Without control"), rating(book, found.before)),
        (book.text("With the controls"), rating(book, found.after) if found.after else book.own(without_control(book, found))),
        (book.text("Self-inspection"), [Line("", [each.in_full(book.words)]) for each in found.inspections]),
        (book.text("Basis"), book.basis_of(entry))))
    if found.controls:
        header = [book.text(key) for key in ("Step", "Control point", "Evidence")]
        made += [section(3, book.words.own("Control points")),
                 table((5, 6, 3), header, [("", control(book, each)) for each in found.controls])]
    return made


def without_control(book: Book, found: RiskFacts) -> str:
    """What stands where controls would."""
    return book.text("Nothing controls it, and it is above what is tolerated." if found.uncontrolled
                     else "It is tolerated, and nothing controls it.")


def rating(book: Book, found: RatingFacts) -> Lines:
    """`6 High risk`, and below it what it is made of."""
    made = f"{book.text('Likelihood')}{book.text(': ')}{found.likelihood} {found.likely.text}{book.text('; ')}"
    made += f"{book.text('impact')}{book.text(': ')}{found.impact} {found.grave.text}"
    return [Line("strong", [Words(found.level.language, f"{found.value} {found.level.text}")]), *book.own(made, "note")]


def control(book: Book, found: ControlFacts) -> list[Lines]:
    """The step and its procedure, what is checked, and what shows it."""
    place = book.text(", ") + book.text("step {number}", number=found.number)
    step = [Line("", [found.do]), Line("note", [book.lead(found.procedure), Words(book.words.language, place)])]
    return [step, book.row([found.check]), book.leads([found.evidence])]
