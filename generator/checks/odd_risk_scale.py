"""HB907 odd-risk-scale: a declared scale of risks in which words, levels or what is tolerated do not fit each other.

Every degree and level has a word of its own. Levels begin at 1 and rise; each can be had by some risk, whose value is likelihood times
impact; and some risk can be above what is tolerated, or no risk would ever need a control.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.analysis.risks import Weighing, weighing
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model.risk_scale import RiskScale
from generator.model.text import Text
from generator.model.walk import FieldPath

_SCALE = """\
kind: handbook
id: office
title: 辦公室手冊
organisation: 機關辦公室
scopes: [{id: mail, title: 收發}]
risk_scale:
  levels: [{title: 低度風險, value: 1}, {title: 中度風險, value: 3}, {title: 高度風險, value: 6}]
  tolerance: 2
"""

FAULT = Descriptor(
    code="HB907", name="odd-risk-scale", severity=Severity.WARNING,
    message="the scale of risks does not fit together: {fault}",
    hint="give every degree and level a word of its own, let levels rise from the value 1 to at most {largest}, "
         "and tolerate less than that",
    why="Risks get a wrong level, or none, and nobody sees which of them need a control.",
    invalid=_SCALE.replace("value: 3", "value: 6"), valid=_SCALE)

Found = tuple[FieldPath, Term]


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    declared = handbook.entry.risk_scale
    if declared is None:
        return
    scale = weighing(handbook)
    for path, fault in (*_words(declared), *_levels(scale, declared), *_tolerated(scale, declared)):
        yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("risk_scale", *path)),
                         details={"fault": fault, "largest": scale.largest})


def _words(declared: RiskScale) -> Iterator[Found]:
    for field in ("likelihood", "impact"):
        yield from (((field, number), Term("this word stands twice")) for number in _repeated(getattr(declared, field)))
    titles = [level.title for level in declared.levels]
    yield from ((("levels", number, "title"), Term("this word stands twice")) for number in _repeated(titles))


def _repeated(texts: Sequence[Text]) -> Iterator[int]:
    """The places of words that stand before in some language."""
    seen: set[tuple[str, str]] = set()
    for number, text in enumerate(texts):
        words = {(language, word.casefold()) for language, word in text.by_language.items()}
        if words & seen:
            yield number
        seen |= words


def _levels(scale: Weighing, declared: RiskScale) -> Iterator[Found]:
    if not declared.levels:
        return
    if scale.levels[0] > 1:
        yield ("levels", 0, "value"), Term("a risk of a smaller value has no level")
    values = {likely * grave for likely in range(1, scale.likelihood + 1) for grave in range(1, scale.impact + 1)}
    for number, (least, following) in enumerate(pairwise((*scale.levels, scale.largest + 1))):
        if number and least <= scale.levels[number - 1]:
            yield ("levels", number, "value"), Term("this level does not begin above the one before it")
        elif (least < following and not any(least <= value < following for value in values)) or least > scale.largest:
            yield ("levels", number, "value"), Term("no risk can have this level")


def _tolerated(scale: Weighing, declared: RiskScale) -> Iterator[Found]:
    if declared.tolerance is not None and scale.tolerance >= scale.largest:
        yield ("tolerance",), Term("no risk can be above what is tolerated")


CHECK = of_entries(FAULT, find)
