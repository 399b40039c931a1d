"""The parts on small kinds: conduct, in numbered clauses, and oversight, in its five stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.book.book import Book, Line, Lines, facts, paragraphs, section, table
from generator.book.pictures import with_printable
from generator.book.portions import Block, Portion
from generator.book.risks import risk_blocks, risks
from generator.facts.applying import subjects_of
from generator.facts.labels import STAGES as STAGE_NAMES
from generator.facts.stages import StageFacts, stage_facts
from generator.i18n import formatting
from generator.model import Conduct, Guide, Oversight
from generator.model.others import Clause


def _conduct(book: Book, entry: Conduct) -> list[Block]:
    return [
        *book.entry(entry, 2, f"conduct/{entry.id}.html"),
        facts((book.text("Applies to"), book.row(map(book.lead, subjects_of(entry, book.words)))),
              (book.text("Basis"), book.basis_of(entry))),
        {"is": "clauses", "rows": [_clause(book, clause, position) for position, clause in enumerate(entry.clauses, 1)]},
    ]


def _clause(book: Book, clause: Clause, position: int) -> tuple[str, Lines]:
    number = clause.number or formatting.sentence(formatting.clause_number(position, book.words.language))
    title = [Line("strong", [book.words.said(clause.title)])] if clause.title else []
    return number, title + book.said(clause.text)


def _oversight(book: Book, entry: Oversight) -> list[Block]:
    header = [book.text(key) for key in ("Stage", "What is done", "Done by", "When and by when", "Record")]
    rows = [("", _stage(book, stage)) for stage in stage_facts(entry, book.words)]
    return [
        *book.entry(entry, 2, f"oversight/{entry.id}.html"),
        facts(
            (book.text("Matter overseen"), book.said(entry.matter)),
            (book.text("Inspector"), book.references("post", [entry.inspector])),
            (book.text("Closed when"), book.said(entry.closing)),
            (book.text("Procedures"), book.references("procedure", entry.procedures)),
            (book.text("Criteria"), book.references("criteria", entry.criteria)),
            (book.text("Basis"), book.basis_of(entry)),
        ),
        section(3, book.words.own("The five stages")),
        table((2.8, 6.6, 3, 3.4, 3), header, rows),
    ]


def _stage(book: Book, stage: StageFacts) -> list[Lines]:
    when = [*([Line("", [stage.when])] if stage.when else []), *book.own(stage.besides), *book.own(stage.within)]
    record = [Line("", [stage.record.words])] if stage.record else []
    return [[Line("", [book.words.own(STAGE_NAMES[stage.name])])], [Line("", [stage.do])], [Line("", [stage.by.words])], when, record]


def _guide(book: Book, entry: Guide) -> list[Block]:
    made = book.entry(entry, 2, f"guides/{entry.id}.html")
    made.append(facts(
        (book.text("Meant for"), book.row(map(book.lead, subjects_of(entry, book.words)))),
        (book.text("Procedures"), book.references("procedure", entry.procedures)), (book.text("Basis"), book.basis_of(entry))))
    for each in entry.sections:
        made += [section(3, book.words.said(each.title))] if each.title else []
        made.append(paragraphs([Line("", [with_printable(book.words.said(each.text), book.handbook)])]))
    return made


def _every(kind: str) -> Callable[[Book], list[Portion]]:
    """A part in which every entry of a kind follows the other."""
    return lambda book: book.portions(kind)


PARTS = (
    ("Conduct", _every("conduct")),
    ("Oversight", _every("oversight")),
    ("Risks", risks),
    ("Guides and texts", _every("guide")),
)
"""Title and content of each part, in order."""
BLOCKS: Mapping[str, Callable[[Book, Any], list[Block]]] = {
    "conduct": _conduct,
    "oversight": _oversight,
    "risk": risk_blocks,
    "guide": _guide,
}
"""Kind → what is printed of an entry: clauses, the stages in which a matter is overseen, a risk, sections."""
