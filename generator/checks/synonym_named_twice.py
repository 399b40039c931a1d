"""HB417 synonym-named-twice: an everyday word that stands in two groups, or twice in one.

Under `synonyms` stand words that mean the same, by which the search finds one for the other. A word of two groups would join what the
office keeps apart: whoever types one of its words would be shown both.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_HANDBOOK = ("kind: handbook\nid: office\ntitle: 本辦公室工作規程\norganisation: 本辦公室\nscopes: [{id: mail, title: 收文}]\n"
             "basis: {cite: 行政程序法}\n")

FAULT = Descriptor(
    code="HB417", name="synonym-named-twice", severity=Severity.WARNING,
    message="\"{word}\" stands twice among the everyday words",
    hint="keep it in one group; if all of its words mean the same, make one group of the two",
    why="A search for one of these words would find what another word means.",
    invalid=_HANDBOOK + "synonyms:\n  - [印信, 印章, 章]\n  - [文章, 章]\n",
    valid=_HANDBOOK + "synonyms:\n  - [印信, 印章]\n  - [文章, 稿件]\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for number, group in enumerate(handbook.entry.synonyms):
        for place, word in enumerate(group):
            plain = unicodedata.normalize("NFKC", word).casefold()
            if plain in known:
                span = handbook.entry.source.span(("synonyms", number, place))
                yield Diagnostic(descriptor=FAULT, span=span, details={"word": word})
            known.add(plain)


CHECK = of_entries(FAULT, find)
