"""HB639 counted-once: a circumstance that is said of one time or of each, and counts once however often it was the case.

受到表揚 counts once. 遲報一次扣2分 is meant of each time: three late reports take six points, and two where nobody can say how often.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import SET
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.modifier import Modifier
from generator.patterns import pattern_of

_EACH = pattern_of(
    r"每(?:次|件|例|起|篇|份|处|處|人次)|(?<!第)(?<!任何)[一1](?:次|件|例|起|篇|份|处|處|人次|天|日)$"
    r"|\b(?:each|every) (?:time|case|instance|occurrence)\b|\bper (?:time|case|instance|occurrence)\b|\bonce$", re.IGNORECASE)
_NOT_EVEN_ONE = pattern_of(r"未|[无無](?!故)|没有|沒有|\bnot\b|\bnever\b|\bno\b", re.IGNORECASE)
"""全年未缺勤一天: nothing that could be counted."""

_SET = SET.replace("side: penalty", "side: grade") + (
    "tiers: [{when: '< 4', points: 1}, {when: '>= 4'}]\nmodifiers: [{id: late, title: 遲到一次, adds: 2EACH}]\n"
    "cases: [{given: 0, modifiers: [lateMORE], expect: EXPECTED}, {given: 2, modifiers: [late], expect: {}}]\n")

FAULT = Descriptor(
    code="HB639", name="counted-once", severity=Severity.WARNING,
    message="\"{circumstance}\" is said of each time, but counts once however often it was the case",
    hint="if it counts each time, write in it: each_time: true; if it counts once, call it by what was the case: {meant}",
    why="Whoever was late three times loses as much as whoever was late once, and nobody can enter how often it was.",
    invalid=_SET.replace("EACH", "").replace("MORE", "").replace("EXPECTED", "{points: 1}"),
    valid=_SET.replace("EACH", ", each_time: true").replace("MORE", ", late").replace("EXPECTED", "{}"))


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, modifier in enumerate(criteria.modifiers):
        counts = bool(modifier.adds) or modifier.points is not None
        if counts and not modifier.each_time and (title := _said_of_each(modifier)):
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("modifiers", number, "title")), details={
                "circumstance": title, "meant": _EACH.sub("", title).strip(" ,，、")})


def _said_of_each(modifier: Modifier) -> str:
    """The title as it is said of each time, in one of its languages; empty where it is said so in none."""
    titles = modifier.title.by_language.values()
    return next((title for title in titles if _EACH.search(title) and not _NOT_EVEN_ONE.search(title)), "")


CHECK = of_each_entry("criteria", FAULT, find)
