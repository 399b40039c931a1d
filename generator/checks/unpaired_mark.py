"""HB418 unpaired-mark: a quotation mark or title bracket that is opened and never closed, or closed and never opened."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.passages import own_passages
from generator.checks.shared.base import of_texts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB418", name="unpaired-mark", severity=Severity.WARNING,
    message="this {mark} has no matching {other}",
    hint="write {other} at the other end of what is quoted, or delete {mark}",
    why="Nobody can see where the quotation begins and where it ends.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 「機關之印\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 「機關之印」\n")

_CLOSING = dict(zip("“「『《〈【", "”」』》〉】", strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in own_passages(handbook):
        if (place := unpaired(passage.text)) is not None:
            mark = passage.text[place]
            yield Diagnostic(descriptor=FAULT, span=passage.span(place, place + 1),
                             details={"mark": mark, "other": _CLOSING.get(mark) or _OPENING[mark]})


def unpaired(text: str) -> int | None:
    """Where the first mark stands that has no other end."""
    opened: list[int] = []
    for place, mark in enumerate(text):
        if mark in _CLOSING:
            opened.append(place)
        elif mark in _OPENING:
            if not opened:
                return place
            if text[opened[-1]] != _OPENING[mark]:
                return opened[-1]
            opened.pop()
    return opened[0] if opened else None


CHECK = of_texts(FAULT, find)
