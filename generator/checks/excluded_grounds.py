"""HB615 excluded-grounds: a worked case to which two circumstances apply that exclude each other.

An act is done on purpose or by negligence, and not both; a ground that is part of another does not count twice. Where a
circumstance names those that it excludes, no case may have both.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.moves import conflict
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import SET
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

_RULE = (SET + "tiers:\n  - {when: any, level: demerit}\nmodifiers:\n  - {id: intent, title: 故意, effect: up, excludes: negligence}\n"
         "  - {id: negligence, title: 過失, effect: down}\ncases:\n")

FAULT = Descriptor(
    code="HB615", name="excluded-grounds",
    message="\"{one}\" and \"{other}\" cannot apply together",
    hint="leave one of the two out of the case, or out of \"excludes\"",
    why="A ground that counts twice, or beside its opposite, makes the outcome arbitrary.",
    invalid=_RULE + "  - {given: 4, modifiers: [intent, negligence], expect: {level: demerit}}\n",
    valid=_RULE + "  - {given: 4, modifiers: [negligence], expect: {level: reprimand}}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for number, case in enumerate(criteria.cases):
            if found := conflict(criteria, case.modifiers):
                place = case.modifiers.index(found[1].id)
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("cases", number, "modifiers", place)),
                                 details={"one": found[0].id, "other": found[1].id})


CHECK = of_entries(FAULT, find)
