"""HB415 unread-mark: a mark of Markdown that stays a sign among the words.

Longer texts may have links, **strong** and *emphasised* words and `code`; titles, labels and actions have none of them. Found are asterisks
in pairs and links in square and round brackets that are printed as they stand: in a title, without an end, or with an address that
must not be followed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.passages import passages
from generator.checks.shared.base import of_texts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.patterns import pattern_of

FAULT = Descriptor(
    code="HB415", name="unread-mark", severity=Severity.WARNING,
    message="\"{mark}\" will be printed as it is",
    hint="titles and actions cannot have markup; in a longer text close every mark, begin addresses with https://, mailto: or tel:, "
         "refer to entries by kind and id, such as procedure:seal-use, and put a backslash before a sign that is meant as such",
    why="Readers see signs where the author meant a link or an emphasis.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之**印，由秘書保管。\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之**印**，由秘書保管。\n")

_MARK = pattern_of(r"\*\*|\[[^\[\]]*\]\([^()\s]*\)?")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in passages(handbook):
        if found := _MARK.search(passage.text):
            yield Diagnostic(descriptor=FAULT, span=passage.span(*found.span()), details={"mark": found[0]})


CHECK = of_texts(FAULT, find)
