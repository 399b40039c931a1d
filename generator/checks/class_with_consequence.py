"""HB625 class-with-consequence: a class of things that gives points, costs something, or exempts from something.

Classes (`side: class`) tell things apart: how severe an incident is, how urgent a document, how secret a paper. They neither reward nor
punish anybody and are on no score sheet; other rules go by them. What somebody earns or pays stands in criteria of its own side.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.modifier import Effect, Modifier
from generator.model.side import Side

_CLASS = ("kind: handbook\nid: classes\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
          "levels: [{id: urgent, title: 速件, side: class, rank: 1}]\n---\n"
          "kind: criteria\nid: speed\ntitle: 處理速別\nside: class\ntiers: [{id: fast, description: 當日應辦, EARNS}]\n"
          "cases: [{tier: fast, expect: {EARNS}}]\n")

FAULT = Descriptor(
    code="HB625", name="class-with-consequence",
    message="\"{field}\" has no place in a class: it tells things apart, and nobody is rewarded, punished or charged by it",
    hint="take it out, or state it in criteria of their own side: penalty, reward or grade for people, fee or benefit for money; what "
         "belongs to no class is a tier without a level",
    why="Whoever is given points or a charge by a class finds no ground or remedy for it, and no score sheet shows it.",
    invalid=_CLASS.replace("EARNS", "level: urgent, points: 5"), valid=_CLASS.replace("EARNS", "level: urgent"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for path in _consequences(criteria) if criteria.side is Side.CLASS else ():
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(path), details={"field": _written(path)})
    for number, level in enumerate(handbook.entry.levels):
        if level.side is Side.CLASS and level.points is not None:
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("levels", number, "points")), details={"field": "points"})


def _consequences(criteria: Criteria) -> Iterator[tuple[str | int, ...]]:
    """Where the criteria say what somebody earns, pays or is exempted from."""
    for number, tier in enumerate(criteria.tiers):
        yield from (("tiers", number, field) for field in ("points", "amount", "also") if getattr(tier, field) not in (None, {}, ()))
    for number, modifier in enumerate(criteria.modifiers):
        yield from (("modifiers", number, *path) for path in _of_modifier(modifier))


def _of_modifier(modifier: Modifier) -> Iterator[tuple[str | int, ...]]:
    if Effect.EXEMPT in modifier.effect:
        yield "effect", modifier.effect.index(Effect.EXEMPT)
    yield from ((field,) for field in ("points", "amount") if getattr(modifier, field) is not None)


def _written(path: tuple[str | int, ...]) -> str:
    return "effect: exempt" if "effect" in path else str(path[2])


CHECK = of_entries(FAULT, find, "handbook", "criteria")
