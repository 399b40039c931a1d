"""HB218 duty-listed-twice: a duty that is a step of a procedure and does not say so.

A post's checklist holds its duties and the steps it does or approves. Where a duty says the same as a step, or begins with the words
of a step of its own procedure, the job stands there twice, until the duty names the step (`procedure` and `step`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from zlib import crc32

from generator.analysis.current import is_current
from generator.analysis.doers import posts_behind
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.same_words import folded, opening, openings
from generator.checks.shared.small_office import CLERK, TAKE_IN_MAIL
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post, Procedure
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


def _fingerprint(words: str) -> int:
    """A number by which most other words are told from these."""
    return crc32(folded(words).encode("utf-8", "surrogatepass"))


def _steps(procedure: Procedure, handbook: Handbook) -> list[list[int]]:
    """Of each step a fingerprint of its words in each language."""
    steps = procedure.steps if is_current(procedure, handbook) else ()
    return [[_fingerprint(words) for words in step.do.by_language.values()] for step in steps]


def _duties(post: Post, handbook: Handbook) -> list[tuple[int, list[int], int | None]]:
    """(number, fingerprints of its words, the step of its own procedure with whose words it begins) of every duty that names no step."""
    duties = post.duties if is_current(post, handbook) else ()
    return [(number, [_fingerprint(words) for words in duty.do.by_language.values()], _begun(post.id, duty, handbook))
            for number, duty in enumerate(duties) if duty.step is None]


_STEPS, _DUTIES = Gathered("words of steps", ("procedure",), _steps), Gathered("words of duties", ("post",), _duties)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    duties = [(handbook.posts[entry.id], *row) for entry, rows in _DUTIES.rows(handbook) for row in rows]
    by_words = _steps_by_words(handbook, {fingerprint for _, _, fingerprints, _ in duties for fingerprint in fingerprints})
    for post, number, fingerprints, begun in duties:
        place = _equal(post, number, by_words) if not by_words.keys().isdisjoint(fingerprints) else None
        if place is None and begun is not None:
            place = handbook.procedures[post.duties[number].procedure or ""], begun
        if place:
            procedure, index = place
            yield Diagnostic(
                descriptor=FAULT, span=post.source.span(("duties", number, "do")), details=step_details(procedure, index),
                related=procedure.source.span(("steps", index, "do")))


def _steps_by_words(handbook: Handbook, wanted: set[int]) -> dict[int, dict[tuple[str, str, str], StepAt]]:
    """Fingerprint → (post, language, words) → the first step that the post does or approves; of the `wanted` fingerprints."""
    found: dict[int, dict[tuple[str, str, str], StepAt]] = {}
    places = ((handbook.procedures[entry.id], index) for entry, steps in _STEPS.rows(handbook)
              for index, of_step in enumerate(steps) if not wanted.isdisjoint(of_step))
    for procedure, index in places:
        step = procedure.steps[index]
        for post in posts_behind((*step.by, *step.approve), handbook):
            for language, words in step.do.by_language.items():
                found.setdefault(_fingerprint(words), {}).setdefault((post, language, folded(words)), (procedure, index))
    return found


def _equal(post: Post, number: int, by_words: dict[int, dict[tuple[str, str, str], StepAt]]) -> StepAt | None:
    """The step whose words a duty has."""
    found = (by_words.get(_fingerprint(words), {}).get((post.id, language, folded(words)))
             for language, words in post.duties[number].do.by_language.items())
    return next((place for place in found if place), None)


def _begun(post: str, duty: Duty, handbook: Handbook) -> int | None:
    """The first step that the post does or approves in the duty's own procedure, and with whose words the duty begins."""
    procedure = handbook.procedures.get(duty.procedure or "")
    if procedure is None:
        return None
    starts = {(language, start) for language, words in duty.do.by_language.items() for start in openings(words)}
    return next((index for index, step in enumerate(procedure.steps) if post in posts_behind((*step.by, *step.approve), handbook)
                 and any((language, opening(words)) in starts for language, words in step.do.by_language.items())), None)


CHECK = of_kinds(FAULT, find, "post", "procedure", gathered=(_STEPS, _DUTIES))
