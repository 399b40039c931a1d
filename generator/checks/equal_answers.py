"""HB510 equal-answers: a decision that has the same answer twice.

Answers are the same where they differ only in capitals, spaces, full or half width or the sign at their end, in any of the
handbook's languages: a reader of that language cannot tell them apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.passages import Passage
from generator.checks.shared.base import of_entries
from generator.checks.shared.same_words import folded
from generator.checks.shared.small_office import ASKS, DECIDES
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure

FAULT = Descriptor(
    code="HB510", name="equal-answers",
    message="step {number}, \"{title}\", has the answer \"{answer}\" twice",
    hint="write different answers, in every language; or leave one of them out",
    why="With one answer two people go two ways, and both have followed the rule.",
    invalid=DECIDES + """\
      - {when: 相符, goto: end}
      - {when: 相 符。, goto: ask}
""" + ASKS,
    valid=DECIDES + """\
      - {when: 相符, goto: end}
      - {when: 不符, goto: ask}
""" + ASKS)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index in range(len(procedure.steps)):
            for answer in _repeated(procedure, index):
                yield Diagnostic(descriptor=FAULT, span=answer.span(), details={
                    "number": index + 1, "title": step_title(procedure, index), "answer": answer.text})


def _repeated(procedure: Procedure, index: int) -> Iterator[Passage]:
    """Every answer that was given before, in the first language in which it is the same."""
    seen: set[tuple[str, str]] = set()
    for which, branch in enumerate(procedure.steps[index].branches):
        answers = {(language, folded(answer)): answer for language, answer in branch.when.by_language.items()}
        if again := next((answer for answer in answers if answer in seen), None):
            yield Passage(procedure, ("steps", index, "branches", which, "when"), "steps.branches.when", again[0], answers[again])
        seen.update(answers)


CHECK = of_entries(FAULT, find)
