"""HB218 duty-listed-twice: a duty that is a step of a procedure and does not say so.

A post's checklist holds its duties and the steps it does or approves. Where a duty says the same as a step, or begins with the words
of a step of its own procedure, the job stands there twice, until the duty names the step (`procedure` and `step`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.doers import posts_behind
from generator.checks.shared.base import of_kinds
from generator.checks.shared.same_words import folded, opening, openings
from generator.checks.shared.small_office import CLERK, TAKE_IN_MAIL
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.post import Duty

FAULT = Descriptor(
    code="HB218", name="duty-listed-twice", severity=Severity.WARNING,
    message="this duty is step {number} of \"{procedure}\", \"{title}\", too; the checklist lists the job twice",
    hint="write in the duty: procedure: {procedure}, step: {step}",
    why="Whoever ticks one of the two has left the other undone, and what one says the other may contradict.",
    invalid=TAKE_IN_MAIL + "---\n" + CLERK + """\
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail}
""",
    valid=TAKE_IN_MAIL + "---\n" + CLERK + """\
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail, step: step-1}
""")

StepAt = tuple[Procedure, int]


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    by_words, by_opening = _steps_by_words(handbook), _steps_by_opening(handbook)
    for post in current(handbook.posts, handbook):
        for number, duty in enumerate(post.duties):
            if duty.step is None and (place := _equal(post.id, duty, by_words) or _begun(post.id, duty, by_opening)):
                procedure, index = place
                yield Diagnostic(
                    descriptor=FAULT, span=post.source.span(("duties", number, "do")), details=step_details(procedure, index),
                    related=procedure.source.span(("steps", index, "do")))


def _steps_by_words(handbook: Handbook) -> dict[tuple[str, str, str], StepAt]:
    """(post, language, words) → the step that the post does or approves."""
    found: dict[tuple[str, str, str], StepAt] = {}
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            for post in posts_behind((*step.by, *step.approve), handbook):
                for language, words in step.do.by_language.items():
                    found.setdefault((post, language, folded(words)), (procedure, index))
    return found


def _equal(post: str, duty: Duty, by_words: dict[tuple[str, str, str], StepAt]) -> StepAt | None:
    found = (by_words.get((post, language, folded(words))) for language, words in duty.do.by_language.items())
    return next((place for place in found if place), None)


def _steps_by_opening(handbook: Handbook) -> dict[tuple[str, str, str, str], StepAt]:
    """(procedure, post, language, words) → the first such step that the post does or approves, of procedures that such duties name."""
    found: dict[tuple[str, str, str, str], StepAt] = {}
    named = {duty.procedure for post in handbook.posts.values() for duty in post.duties if duty.step is None}
    for procedure in (each for name, each in handbook.procedures.items() if name in named):
        for index, step in enumerate(procedure.steps):
            for post in posts_behind((*step.by, *step.approve), handbook):
                for language, words in step.do.by_language.items():
                    found.setdefault((procedure.id, post, language, opening(words)), (procedure, index))
    return found


def _begun(post: str, duty: Duty, by_opening: dict[tuple[str, str, str, str], StepAt]) -> StepAt | None:
    """The first step of the duty's own procedure with whose words the duty begins."""
    if not duty.procedure:
        return None
    keys = ((duty.procedure, post, language, start) for language, words in duty.do.by_language.items() for start in openings(words))
    return min((by_opening[key] for key in keys if key in by_opening), key=lambda place: place[1], default=None)


CHECK = of_kinds(FAULT, find, "post", "procedure")
