"""HB417 synonym-named-twice: an everyday word that stands in two groups, or twice in one.

Under `synonyms` stand words that mean the same, by which the search finds one for the other. A word of two groups would join what the
office keeps apart: whoever types one of its words would be shown both. Two words are one where the search takes them for one: in
Traditional or Simplified characters, in full or half width, with capitals or accents or without.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.i18n.folding import Folding, folding_pairs

_HANDBOOK = ("kind: handbook\nid: office\ntitle: 本辦公室工作規程\norganisation: 本辦公室\nscopes: [{id: mail, title: 收文}]\n"
             "basis: {cite: 行政程序法}\n")

FAULT = Descriptor(
    code="HB417", name="synonym-named-twice", severity=Severity.WARNING,
    message="\"{word}\" is listed twice among the everyday words",
    hint="keep it in one group; if all of its words mean the same, make one group of the two",
    why="A search for one of these words would find what another word means.",
    invalid=_HANDBOOK + "synonyms:\n  - [印信, 印章, 章]\n  - [文章, 章]\n",
    valid=_HANDBOOK + "synonyms:\n  - [印信, 印章]\n  - [文章, 稿件]\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known: set[str] = set()
    groups = handbook.entry.synonyms
    folding = Folding(folding_pairs(word for group in groups for word in group) if groups else "")  # the pairs take long to load
    for number, group in enumerate(groups):
        for place, word in enumerate(group):
            plain = folding.fold(word)
            if plain in known:
                span = handbook.entry.source.span(("synonyms", number, place))
                yield Diagnostic(descriptor=FAULT, span=span, details={"word": word})
            known.add(plain)


CHECK = of_entries(FAULT, find)
