"""HB413 mixed-punctuation: half-width punctuation in a Chinese text.

Found are a half-width comma, semicolon, colon, full stop, question or exclamation mark after a Chinese character, and half-width
brackets in a text that has full-width ones too. Marks within numbers, times and words of other languages are no finding.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.passages import own_passages
from generator.checks.shared.base import of_texts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.patterns import pattern_of

FAULT = Descriptor(
    code="HB413", name="mixed-punctuation", severity=Severity.WARNING,
    message="\"{mark}\" is half-width in a Chinese text",
    hint="write 「{instead}」",
    why="A comma of another width breaks the line where it should not, and looks like a slip.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印,由秘書保管。\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印，由秘書保管。\n")

_CJK = "\u3400-\u9fff\uf900-\ufaff」』）》”"
_MARK = pattern_of(rf"(?<=[{_CJK}])[,;:!?](?!//)|(?<=[{_CJK}])\.(?=\s|$|[{_CJK}])")
_BRACKET = pattern_of(rf"(?<=[{_CJK}])\(|\((?=[{_CJK}])|(?<=[{_CJK}])\)")
_FULL = dict(zip(",;:!?.()", "，；：！？。（）", strict=True))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in own_passages(handbook):
        if not passage.language.startswith("zh") or passage.text.isalnum():
            continue
        found = _MARK.search(passage.text)
        if not found and ("（" in passage.text or "）" in passage.text):
            found = _BRACKET.search(passage.text)
        if found:
            yield Diagnostic(descriptor=FAULT, span=passage.span(*found.span()), details={"mark": found[0], "instead": _FULL[found[0]]})


CHECK = of_texts(FAULT, find)
