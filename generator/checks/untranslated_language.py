"""HB419 untranslated-language: a language of the handbook in which next to nothing is written.

A text that is written without a language is in the main one, and no finding of its own: only a count of them tells that a language is
promised and not there. Fewer than one text in four counts as that. A Chinese script that is converted from the other is there.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from generator.analysis.passages import texts
from generator.checks.shared.base import Check
from generator.checks.shared.gathered import Gathered
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import KINDS, Entry

_HANDBOOK = ("kind: handbook\nid: office\ntitle: {title}\norganisation: {office}\nlanguages: [zh-Hant, en]\n"
             "scopes: [{{id: mail, title: 收文}}]\n")
_ONE_IN = 4

FAULT = Descriptor(
    code="HB419", name="untranslated-language", severity=Severity.WARNING,
    message="{count} of {total} texts are not written in {language}",
    hint="write them by language, titles first: {{{main}: …, {language}: …}}; or take {language} out of \"languages\" until then",
    why="A reader opens the pages in that language and finds them in another.",
    invalid=_HANDBOOK.format(title="本辦公室工作規程", office="本辦公室"),
    valid=_HANDBOOK.format(title="{zh-Hant: 本辦公室工作規程, en: Rules of this office}", office="{zh-Hant: 本辦公室, en: This office}"))


def _languages(entry: Entry, handbook: Handbook) -> list[tuple[tuple[str, ...], int]]:
    """(languages, how many texts of an entry are written in just these)."""
    return [*Counter(tuple(text.by_language) for _, _, text in texts(entry)).items()]


_LANGUAGES = Gathered("languages of texts", tuple(KINDS), _languages)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    main, *others = handbook.languages
    written = [each for _, found in _LANGUAGES.rows(handbook) for each in found] if others else []
    total = sum(number for _, number in written)
    for place, language in enumerate(others, 1):
        missing = sum(number for languages, number in written if language not in languages)
        if (total - missing) * _ONE_IN < total:
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("languages", place)), details={
                "count": missing, "total": total, "language": language, "main": main})


CHECK = Check(FAULT, find, gathered=(_LANGUAGES,))
