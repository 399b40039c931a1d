"""HB626 shortened-by-scale: a longest time, or a greatest amount, of a scale that its own levels contradict.

`at_most` and `amount_at_most` hold back what several outcomes come to together. A level that lasts longer by itself could never last as
long as it says, and an amount in all holds back nothing where no criteria say what a level of the scale costs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from generator.analysis.combine import period_of
from generator.analysis.combined_amounts import costs
from generator.analysis.scale import scale_entry
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.handbook import Level
from generator.model.scale import Scale

_HEAD = ("kind: handbook\nid: totals\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
         "levels: [{id: demerit, title: 記過, side: penalty, rank: 1, duration: 12 months}]\n"
         "scales: [{id: penalty, title: 處分, side: penalty, same: sum, at_most: MOST}]\n")

FAULT = Descriptor(
    code="HB626", name="shortened-by-scale",
    message="\"{field}\" contradicts the levels of \"{scale}\": {problem}",
    hint="{remedy}",
    why="Whoever decides by the level and whoever decides by its scale come to different outcomes.",
    invalid=_HEAD.replace("MOST", "6 months"), valid=_HEAD.replace("MOST", "24 months"))

_TOO_SHORT = Term("a level lasts longer by itself"), Term("let the longest time in all be at least as long as each level lasts by itself")
_NOTHING_COSTS = (Term("no criteria say what one of them costs"),
                  Term("write amount: … beside the level of a tier, or take it out"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    source = handbook.entry.source
    for number, scale in enumerate(handbook.entry.scales):
        levels = {place: level for place, level in enumerate(handbook.entry.levels) if scale_entry(level, handbook) is scale}
        for field, (problem, remedy), place in _problems(scale, levels, handbook):
            yield Diagnostic(descriptor=FAULT, span=source.span(("scales", number, field)),
                             details={"field": field, "scale": scale.title, "problem": problem, "remedy": remedy},
                             related=source.span(("levels", place, "duration")) if place is not None else None)


def _problems(scale: Scale, levels: Mapping[int, Level], handbook: Handbook) -> Iterator[tuple[str, tuple[Term, Term], int | None]]:
    """(field of the scale, (what is wrong, what to write), place of the level that contradicts it)"""
    most = period_of(scale.at_most)
    lasting = {place: period_of(level.duration.longest) for place, level in levels.items() if level.duration}
    if most and (longer := [place for place, period in lasting.items() if period and period > most]):
        yield "at_most", _TOO_SHORT, longer[0]
    if scale.amount_at_most and not any(costs(level.id, handbook) for level in levels.values()):
        yield "amount_at_most", _NOTHING_COSTS, None


CHECK = of_entries(FAULT, find, "handbook", "criteria")
