"""HB312 term-named-twice: a word that two terms define.

Titles and aliases of terms are marked in every text and lead to their definition. A word that is the title or an alias of two terms
leads to one of them only. Two versions of one term, of which one replaces the other, may share their names.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.passages import Passage
from generator.analysis.standing import versions
from generator.checks.shared.base import of_kinds
from generator.checks.shared.same_words import folded
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Term

_SEAL = "kind: term\nid: seal\ntitle: 印信\naliases: [公印]\ndefinition: 機關之印\n---\nkind: term\nid: stamp\ntitle: 戳章\n"

FAULT = Descriptor(
    code="HB312", name="term-named-twice", severity=Severity.WARNING,
    message="\"{name}\" is a name of the term \"{term}\" too",
    hint="define it in one of the two and refer to the other under \"see\"; or write another word in one of them",
    why="One word then has two meanings, and whoever breaks the rule takes the milder one.",
    invalid=_SEAL + "aliases: [公印]\ndefinition: 單位之章\n",
    valid=_SEAL + "aliases: [單位章]\ndefinition: 單位之章\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Passage] = {}
    for term in current(handbook.terms, handbook):
        reported: set[tuple[str, ...]] = set()
        for passage in _names(term):
            known = first.setdefault((passage.language, folded(passage.text)), passage)
            place = tuple(map(str, passage.path))
            if known.entry.id not in versions(term, handbook) and place not in reported:
                reported.add(place)
                yield Diagnostic(descriptor=FAULT, span=passage.span(), related=known.span(),
                                 details={"name": passage.text, "term": known.entry.id})


def _names(term: Term) -> Iterator[Passage]:
    for language, words in term.title.by_language.items():
        yield Passage(term, ("title",), "title", language, words)
    for number, alias in enumerate(term.aliases):
        for language, words in alias.by_language.items():
            yield Passage(term, ("aliases", number), "aliases", language, words)


CHECK = of_kinds(FAULT, find, "term")
