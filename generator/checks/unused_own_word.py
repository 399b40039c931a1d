"""HB416 unused-own-word: a word of its own for one that no page says.

Under `words` an organisation says what it calls posts, procedures, criteria and whatever else the program names: `en: {post: role}`.
Its word takes the place of the program's in every text of that language. One that stands in no text changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.i18n.own_words import is_said

_HANDBOOK = ("kind: handbook\nid: office\ntitle: 本辦公室工作規程\norganisation: 本辦公室\nscopes: [{id: mail, title: 收文}]\n"
             "basis: {cite: 行政程序法}\n")

FAULT = Descriptor(
    code="HB416", name="unused-own-word", severity=Severity.WARNING,
    message="this program does not use the word \"{word}\"",
    hint="write the word as pages show it in that language, such as post under en or 崗位 under zh-Hant",
    why="Pages and paper keep the word that was meant to be changed.",
    invalid=_HANDBOOK + "words: {zh-Hant: {職缺: 職位}}\n",
    valid=_HANDBOOK + "words: {zh-Hant: {崗位: 職位}}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for language, words in handbook.entry.words.items():
        for word in words:
            if not is_said(word, language):
                span = handbook.entry.source.span(("words", language, word), key=True)
                yield Diagnostic(descriptor=FAULT, span=span, details={"word": word})


CHECK = of_entries(FAULT, find)
