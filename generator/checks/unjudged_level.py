"""HB618 unjudged-level: a decision by criteria whose ways do not follow their outcome.

Where criteria judge (`judge`) between several ways, each way on names the levels that lead there (`level`). A level that the criteria
can come to and no way names leaves a case without a way; a level of two ways has two; and a way whose levels cannot come out is never
gone. Where there is one way on, the criteria are applied and nothing is asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.reachable import reachable_levels
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import SET
from generator.checks.shared.small_office import ASKS, DECIDES
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.procedure import Step
from generator.model.text import Text

_CRITERIA = (SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n"
             "cases:\n  - {given: 3, expect: {level: reprimand}}\n  - {given: 4, expect: {level: demerit}}\n---\n")
_JUDGED = _CRITERIA + DECIDES.replace("    branches:\n", "    judge: absence\n    branches:\n")

FAULT = Descriptor(
    code="HB618", name="unjudged-level",
    message="step {number} is decided by \"{criteria}\"; {problem} {levels}",
    hint="name every level that the criteria can come to under \"level\" of exactly one way on; several ways may lead to one step: "
         "branches: [{{when: {when}, level: {level}, goto: {goto}}}, …]",
    why="A case of that level has no way on, or two.",
    invalid=_JUDGED + "      - {when: 相符, level: reprimand, goto: end}\n      - {when: 不符, goto: ask}\n" + ASKS,
    valid=_JUDGED + "      - {when: 相符, level: reprimand, goto: end}\n      - {when: 不符, level: demerit, goto: ask}\n" + ASKS)

NO_WAY, TWO_WAYS, NO_OUTCOME = Term("no way on for"), Term("two ways on for"), Term("no outcome of the criteria:")


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    for index, step in enumerate(procedure.steps):
        if step.branches and step.judge and (criteria := handbook.criteria.get(step.judge)):
            yield from _of_step(procedure, index, step, reachable_levels(criteria, handbook), handbook)


def _of_step(procedure: Procedure, index: int, step: Step, possible: tuple[str, ...], handbook: Handbook) -> Iterator[Diagnostic]:
    named = [name for branch in step.branches for name in branch.level]
    problems = {NO_WAY: [name for name in possible if name not in named],
                TWO_WAYS: [name for name in dict.fromkeys(named) if named.count(name) > 1],
                NO_OUTCOME: [name for name in dict.fromkeys(named) if name not in possible]}
    for problem, levels in problems.items():
        if levels:
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "judge")), details={
                "number": index + 1, "criteria": step.judge or "", "levels": ", ".join(levels), "problem": problem,
                **_example(step, levels[0], handbook)})


def _example(step: Step, level: str, handbook: Handbook) -> dict[str, Text | str]:
    """A way on as it should be: the one that has the level's name for its answer, where its author took that to be enough."""
    names = {words.lower() for words in (level, *handbook.title("level", level).by_language.values())}
    meant = next((each for each in step.branches if not names.isdisjoint(map(str.lower, each.when.by_language.values()))), None)
    return {"level": level, "when": meant.when if meant else "…", "goto": meant.goto if meant else "…"}


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "criteria")
