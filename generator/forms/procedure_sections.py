"""What stands below the steps of a printed procedure sheet: control points, basis, forms, registers, discretion, delegation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.facts.labels import DELEGATION
from generator.facts.words import HandbookWords, Words
from generator.i18n.formatting import sentence
from generator.model import Procedure
from generator.model.common import Basis
from generator.model.procedure import Discretion

Line = dict[str, Any]
"""`lead`, Words or None, stands out before the `text`; `tail` follows in the document's language; `limit` on a line of its own."""
Section = dict[str, Any]
"""`label` and `lines`; short ones stand `together`, one after another."""


def sections(procedure: Procedure, words: HandbookWords) -> list[Section]:
    """The first four have their place on every procedure sheet, the others where there is something to say."""
    recorded = dict.fromkeys(step.record for step in procedure.steps if step.record)
    registers = [name for name in recorded if words.handbook.find("register", name)]
    forms = dict.fromkeys((*procedure.forms, *(name for name in recorded if name not in registers)))
    always = [
        _section(words.text("Control points"), _controls(procedure, words)),
        _section(words.text("Legal basis"), [_basis(basis, words) for basis in procedure.basis]),
        _section(words.text("Forms used"), _numbered("form", forms, words)),
        _section(words.text("Registers"), [_line(title) for title in words.titles("register", registers)], together=True),
    ]
    others = [
        _section(words.text("Discretion"), [_margin(margin, words) for margin in procedure.discretion]),
        _section(words.text("What comes out of it"), [_line(text) for text in words.every(procedure.outputs)]),
        _section(words.text("Related procedures"), _numbered("procedure", procedure.related, words), together=True),
        _section(words.text("Replaces"), _numbered("procedure", procedure.supersedes, words), together=True),
        _section(words.text("Replaced by"), _numbered("procedure", _newer(procedure, words), words), together=True),
    ]
    return always + [section for section in others if section["lines"]]


def _newer(procedure: Procedure, words: HandbookWords) -> Iterator[str]:
    return (link.entry.id for link in words.handbook.links_to(*procedure.key) if link.path[0] == "supersedes")


def delegation(procedure: Procedure, words: HandbookWords) -> list[dict[str, Any]]:
    """The rows of the delegation table: the matter, and for every level the posts."""
    return [{"matter": words.said(row.matter), **{level: words.titles("post", getattr(row, level)) for level in DELEGATION}}
            for row in procedure.delegation]


def _section(label: str, lines: list[Line], together: bool = False) -> Section:
    return {"label": label, "lines": lines, "together": together}


def _line(text: Words, lead: Words | None = None, tail: str = "", limit: Words | None = None) -> Line:
    return {"lead": lead, "text": text, "tail": tail, "limit": limit}


def _controls(procedure: Procedure, words: HandbookWords) -> list[Line]:
    return [_line(words.said(step.control), lead=Words(words.language, sentence(words.text("step {number}", number=number))))
            for number, step in enumerate(procedure.steps, 1) if step.control]


def _basis(basis: Basis, words: HandbookWords) -> Line:
    article = basis.article or ""
    if article[:1].isdecimal():
        article = words.text("article {article}", article=article)
    version = words.text("({version})", version=basis.version) if basis.version else ""
    return _line(words.said(basis.cite), tail=" ".join(filter(None, (article, version))))


def _numbered(kind: str, names: Iterable[str], words: HandbookWords) -> list[Line]:
    """Forms or procedures with their numbers."""
    return [_line(words.title(kind, name), lead=next(iter(words.plain(words.number(kind, name))), None)) for name in names]


def _margin(margin: Discretion, words: HandbookWords) -> Line:
    return _line(words.said(margin.may), lead=words.title("post", margin.by), limit=words.optional(margin.limit))
