"""HB218 duty-listed-twice: a duty that is a step of a procedure and does not say so.

A post's checklist holds its duties and the steps it does or approves. Where a duty says the same as a step, or begins with the words
of a step of its own procedure, the job stands there twice, until the duty names the step (`procedure` and `step`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from generator.analysis.current import is_current
from generator.analysis.doers import places_of, posts_behind
from generator.checks.shared.base import of_each
from generator.checks.shared.on_lists import OnLists, Rows
from generator.checks.shared.same_words import folded, opening, openings
from generator.checks.shared.small_office import CLERK, TAKE_IN_MAIL
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.checklist_items import Part
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.post import Duty
from generator.model.procedure import Matter
from generator.model.text import Text
from generator.reads import once

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
Words = tuple[str, str]
"""(language, words without what may differ)"""


def find(post: Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    duties = _duties(post, handbook)
    rows = _SAME_WORDS.rows(post, handbook) if duties else []
    for number, duty in duties:
        if place := _equal([row for row in rows if row[0] == number], handbook) or _begun(post.id, duty, handbook):
            procedure, index = place
            yield Diagnostic(
                descriptor=FAULT, span=post.source.span(("duties", number, "do")), details=step_details(procedure, index),
                related=procedure.source.span(("steps", index, "do")))


def _duties(post: Post, handbook: Handbook) -> list[tuple[int, Duty]]:
    """Those that do not say that they are a step, with their places."""
    return [(number, duty) for number, duty in enumerate(post.duties) if duty.step is None] if is_current(post, handbook) else []


def _same_words(post: Post, part: Part, handbook: Handbook) -> Rows:
    """[place of the duty, place of the language among its words, procedure, index of a step] where a step that the post does or approves
    has the words of a duty."""
    wanted = handbook.once(post, "words of duties", lambda: _wanted(post, handbook))
    return [[*place, procedure.id, index] for procedure in (_procedures_of(post, part, handbook) if wanted else ())
            for words, index in _said(procedure, handbook) if words in wanted
            and post.id in posts_behind((*procedure.steps[index].by, *procedure.steps[index].approve), handbook)
            for place in wanted[words] if not _in_emergencies_only(procedure, post.duties[place[0]])]


def _in_emergencies_only(procedure: Procedure, duty: Duty) -> bool:
    """Whether the step is taken when something happens, and the duty by the calendar: filters are backwashed every week, and in an
    emergency besides.
    """
    return procedure.matter is Matter.SUDDEN and duty.when.event is None


def _wanted(post: Post, handbook: Handbook) -> dict[Words, list[tuple[int, int]]]:
    """Words of duties → (place of the duty, place of the language among its words)."""
    wanted: dict[Words, list[tuple[int, int]]] = {}
    for number, duty in _duties(post, handbook):
        for place, words in enumerate(_words(duty.do)):
            wanted.setdefault(words, []).append((number, place))
    return wanted


def _procedures_of(post: Post, part: Part, handbook: Handbook) -> list[Procedure]:
    """The procedures in force that name the post or a role it may take, as far as they are in a part of its list."""
    named = handbook.once(post, "procedures that name it", lambda: _named(post, handbook))
    return [procedure for name in named if part.holds(name) and is_current(procedure := handbook.procedures[name], handbook)]


def _named(post: Post, handbook: Handbook) -> list[str]:
    return sorted({place.link.entry.id for place in places_of(post.id, handbook) if isinstance(place.link.entry, Procedure)})


def _said(procedure: Procedure, handbook: Handbook) -> list[tuple[Words, int]]:
    """What each step says in each language, with its place."""
    return handbook.once(procedure, "words of steps", lambda: [
        (words, index) for index, step in enumerate(procedure.steps) for words in _words(step.do)])


def _words(text: Text) -> list[Words]:
    return [(language, folded(words)) for language, words in text.by_language.items()]


def _equal(rows: Rows, handbook: Handbook) -> StepAt | None:
    """The step whose words a duty has: in its first language, the first one in the order of the handbook."""
    language = min((row[1] for row in rows), default=0)
    places = {(procedure, index) for _, place, procedure, index in rows if place == language}
    if not places:
        return None
    name, index = min(places, key=lambda place: (_order(handbook)[place[0]], place[1])) if len(places) > 1 else places.pop()
    return handbook.procedures[name], index


def _order(handbook: Handbook) -> Mapping[str, int]:
    """Of procedures by their ids. Whoever asks has read which there are."""
    return once(handbook.derived, "order of procedures", lambda: {name: number for number, name in enumerate(handbook.procedures)})


def _begun(post: str, duty: Duty, handbook: Handbook) -> StepAt | None:
    """The first step that the post does or approves in the duty's own procedure, and with whose words the duty begins."""
    procedure = handbook.procedures.get(duty.procedure or "")
    if procedure is None:
        return None
    starts = {(language, start) for language, words in duty.do.by_language.items() for start in openings(words)}
    return next(((procedure, index) for index, step in enumerate(procedure.steps)
                 if post in posts_behind((*step.by, *step.approve), handbook)
                 and any((language, opening(words)) in starts for language, words in step.do.by_language.items())), None)


_SAME_WORDS = OnLists("duties that are steps", _same_words)
CHECK = of_each("post", FAULT, find, "procedure", on_lists=(_SAME_WORDS,))
