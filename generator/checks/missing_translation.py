"""HB412 missing-translation: a text is written by language, and one language of the handbook is missing.

A text written without a language is in the handbook's main language, and is no finding. Neither is one Chinese script where
the other is there, because the two can be converted.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from generator.analysis.passages import texts
from generator.checks.shared.base import of_texts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.walk import FieldPath

FAULT = Descriptor(
    code="HB412", name="missing-translation", severity=Severity.WARNING,
    message="the text is not written in {missing}",
    hint="add a line: {first}: …",
    why="Readers of that language are shown the text in another.",
    invalid="kind: term\nid: seal\ntitle: {zh-Hant: 印信}\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle: {zh-Hant: 印信, en: Seal}\ndefinition: 機關之印\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    languages = frozenset(handbook.languages)
    if len(languages) == 1:
        return
    for entry in handbook.all_entries:
        for path, _, text in texts(entry):
            if len(text.by_language) < len(languages):
                yield from _missing(entry, path, text.by_language, handbook.languages)


def _missing(entry: Entry, path: FieldPath, given: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    chinese = any(language.startswith("zh") for language in given)
    missing = [language for language in languages if language not in given and not (chinese and language.startswith("zh"))]
    if missing and isinstance(entry.source.value_at(path), Mapping):
        yield Diagnostic(descriptor=FAULT, span=entry.source.span(path), details={"missing": ", ".join(missing), "first": missing[0]})


CHECK = of_texts(FAULT, find)
