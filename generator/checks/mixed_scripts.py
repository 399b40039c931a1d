"""HB411 mixed-scripts: Simplified characters in a Traditional text, or Traditional ones in a Simplified text.

They come along when text is copied. Characters that both scripts use (后, 里, 干, 台, 准, 乾, 瞭, …) are no finding, nor is what
stands in quotation marks, the name of a law cited, other words for a term, or a word to find an entry by.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.passages import Passage, passages
from generator.checks.shared.base import of_texts
from generator.checks.shared.clauses import CHINESE_QUOTE
from generator.checks.shared.scripts import foreign_among, rewritten
from generator.checks.shared.vague_words import lexicon_name
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook

_NAMES = frozenset({"basis.cite", "tags", "aliases", "waivers.reason"})

FAULT = Descriptor(
    code="HB411", name="mixed-scripts", severity=Severity.WARNING,
    message="{characters}: {other} in a text in {script}",
    hint="write {instead}",
    why="Readers stumble, and a search for the right characters does not find the text.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 机關之印\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n")

_SIMPLIFIED, _TRADITIONAL = Term("Simplified Chinese"), Term("Traditional Chinese")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    by_script: dict[str, list[Passage]] = {"zh-Hant": [], "zh-Hans": []}
    for passage in passages(handbook):
        if (script := lexicon_name(passage.language)) in by_script and passage.field not in _NAMES:
            by_script[script].append(passage)
    for script, found in by_script.items():
        occurring: set[str] = set()
        for passage in found:
            occurring.update(passage.text)
        if foreign := foreign_among(occurring, script):
            for passage in found:
                if not foreign.isdisjoint(passage.text):
                    yield from _foreign(passage, foreign, script)


def _foreign(passage: Passage, foreign: frozenset[str], script: str) -> Iterator[Diagnostic]:
    quoted = {place for found in CHINESE_QUOTE.finditer(passage.text) for place in range(*found.span())}
    places = [place for place, character in enumerate(passage.text) if character in foreign and place not in quoted]
    if not places:
        return
    other = rewritten(passage.text, script)
    instead = "".join(other[place] for place in places) if len(other) == len(passage.text) else other
    own, strange = (_SIMPLIFIED, _TRADITIONAL) if script == "zh-Hans" else (_TRADITIONAL, _SIMPLIFIED)
    yield Diagnostic(
        descriptor=FAULT, span=passage.span(places[0], places[0] + 1),
        details={"characters": "".join(passage.text[place] for place in places), "instead": instead, "other": strange, "script": own})


CHECK = of_texts(FAULT, find)
