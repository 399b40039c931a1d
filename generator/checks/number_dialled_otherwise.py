"""HB424 number-dialled-otherwise: a link says one telephone number and dials another.

Compared are links to `tel:` whose words are a number and nothing else. The number that is dialled may begin with the code of the country
and have no zero before that of the area, and either of the two may go on with an extension.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.passages import passages
from generator.checks.shared.base import of_texts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.written import half_width
from generator.patterns import pattern_of

FAULT = Descriptor(
    code="HB424", name="number-dialled-otherwise", severity=Severity.WARNING,
    message="this says {said}, but {dialled} is dialled",
    hint="write one number in both",
    why="Whoever taps the number in an emergency reaches somebody else.",
    invalid="kind: term\nid: line\ntitle: 專線\ndefinition: 撥打 [1999](tel:1998)\n",
    valid="kind: term\nid: line\ntitle: 專線\ndefinition: 撥打 [1999](tel:1999)\n")

_LINK = pattern_of(r"\[(?P<said>[^\[\]]+)\]\((?P<address>tel:(?P<dialled>[^()\s;,]+)[^()\s]*)\)")
_NUMBER = pattern_of(r"[\d\s()+./-]*\d[\d\s()+./-]*")
_DIGIT = pattern_of(r"\D")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in passages(handbook):
        written = passage.entry.source.value_at(passage.place)
        for found in _LINK.finditer(written) if isinstance(written, str) and "tel:" in written else ():
            if _is_another(half_width(found["said"]), found["dialled"]):
                yield Diagnostic(descriptor=FAULT, span=passage.entry.source.span(passage.place),
                                 details={"said": found["said"], "dialled": found["dialled"]})


def _is_another(said: str, dialled: str) -> bool:
    if not _NUMBER.fullmatch(said):
        return False
    one, other = (_DIGIT.sub("", number).lstrip("0") for number in (said, dialled))
    return not (one.startswith(other) or other.startswith(one) or other.endswith(one) or one.endswith(other))


CHECK = of_texts(FAULT, find)
