"""What stands below the steps of a printed procedure sheet: control points, basis, forms, registers, discretion, delegation. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.facts.basis import Cited
from generator.facts.procedure import Numbered, ProcedureFacts
from generator.facts.visitors import VisitorCard
from generator.facts.words import HandbookWords, Words, unnamed
from generator.i18n.formatting import sentence

SectionLine = dict[str, Any]
"""`lead`, Words or None, stands out before the `text`; `tail` follows in the document's language; `limit` on a line of its own."""
Section = dict[str, Any]
"""`label` and `lines`; short ones stand `together`, one after another."""


def sections(found: ProcedureFacts, words: HandbookWords) -> list[Section]:
    """The first four have their place on every procedure sheet, the others where there is something to say."""
    always = [
        _section(words.text("Control points"), _controls(found, words)),
        _section(words.text("Legal basis"), [_basis(basis, words) for basis in found.basis]),
        _section(words.text("Forms used"), _numbered(found.forms, words)),
        _section(words.text("Registers"), [_line(title) for title in unnamed(found.registers)], together=True),
    ]
    others = [
        _section(words.text("Discretion"), [_line(margin.may, lead=margin.by.words, limit=margin.limit) for margin in found.discretion]),
        _section(words.text("What comes out of it"), [_line(text) for text in found.outputs]),
        _section(words.text("Related procedures"), _numbered(found.related, words), together=True),
        _section(words.text("Replaces"), _numbered(found.replaces, words), together=True),
        _section(words.text("Replaced by"), _numbered(found.replaced_by, words), together=True),
    ]
    return always + [section for section in others if section["lines"]]


def visitors(card: VisitorCard | None, words: HandbookWords) -> list[Section]:
    """What readers outside are told."""
    if card is None:
        return []
    said = (("What you can do here", [card.can]), ("How long it takes", [card.takes] if card.takes else []),
            ("What to bring", card.bring), ("Fees and payments", [each.words for each in card.paid]),
            ("If you disagree", [card.remedy] if card.remedy else []))
    lines = [_line(each, lead=None if place else Words(words.language, words.text(label)))
             for label, texts in said for place, each in enumerate(texts)]
    return [_section(words.text("For visitors"), lines)]


def delegation(found: ProcedureFacts) -> list[dict[str, Any]]:
    """The rows of the delegation table: the matter, and for every part in it the posts."""
    return [{"matter": row.matter, **{field: unnamed(posts) for field, posts in row.posts.items()}} for row in found.delegation_shown]


def _section(label: str, lines: list[SectionLine], together: bool = False) -> Section:
    return {"label": label, "lines": lines, "together": together}


def _line(text: Words, lead: Words | None = None, tail: str = "", limit: Words | None = None) -> SectionLine:
    return {"lead": lead, "text": text, "tail": tail, "limit": limit}


def _controls(found: ProcedureFacts, words: HandbookWords) -> list[SectionLine]:
    return [_line(step.control, lead=Words(words.language, sentence(words.text("step {number}", number=step.number))))
            for step in found.steps if step.control]


def _basis(basis: Cited, words: HandbookWords) -> SectionLine:
    version = words.text("({version})", version=basis.version) if basis.version else ""
    return _line(basis.name, tail=" ".join(filter(None, (basis.article, version))))


def _numbered(found: Iterable[Numbered], words: HandbookWords) -> list[SectionLine]:
    """Forms or procedures with their numbers."""
    return [_line(each.named.words, lead=next(iter(words.plain(each.number)), None)) for each in found]
