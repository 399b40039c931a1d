"""HB236 stage-listed-twice: a stage of supervision that is a duty of its post and does not say so.

A stage with a frequency stands among the duties of the post that does it. Where that post has a duty of the same days and words, or one
of the same days and time of day that goes into the same record, the job most likely stands on its checklist twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from generator.analysis.current import is_current
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.same_words import folded
from generator.checks.shared.stages import CHECKS_MAIL, DUTY
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Oversight, Post
from generator.model.frequency import Frequency
from generator.model.others import Stage
from generator.model.post import Duty
from generator.model.text import Text

_OWN = CHECKS_MAIL.replace("duty: check-mail", "every: weekly on Friday at 16:00, record: mail-book")

FAULT = Descriptor(
    code="HB236", name="stage-listed-twice", severity=Severity.WARNING,
    message="\"{post}\" has the duty \"{duty}\" at the same times; as both it stands on the checklist twice",
    hint="if they are one job, write duty: {duty} instead of how often, by when and the record; if not, say in their words how they differ",
    why="Whoever ticks one of the two has left the other undone, and what one says the other may contradict.",
    invalid=DUTY + _OWN, valid=DUTY + CHECKS_MAIL)


def find(oversight: Oversight, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for name, stage in oversight.stages.in_order if is_current(oversight, handbook) else ():
        post = handbook.posts.get(stage.by)
        if post and (duty := _same(stage, post)):
            yield Diagnostic(
                descriptor=FAULT, span=oversight.source.span(("stages", name, "every")),
                related=post.source.span(("duties", post.duties.index(duty), "do")), details={"post": post.title, "duty": duty.id})


def _same(stage: Stage, post: Post) -> Duty | None:
    """The duty that the stage most likely is."""
    if stage.duty or stage.every is None or stage.every.event:
        return None
    return next((duty for duty in post.duties if _same_moment(stage, duty) or _same_words(stage, duty)), None)


def _same_moment(stage: Stage, duty: Duty) -> bool:
    return bool(duty.when.at) and duty.when == stage.every and stage.record is not None and stage.record == duty.record


def _same_words(stage: Stage, duty: Duty) -> bool:
    return stage.every is not None and _days(stage.every) == _days(duty.when) and not _words(stage.do).isdisjoint(_words(duty.do))


def _days(when: Frequency) -> Frequency:
    """The days alone, whatever the time."""
    return replace(when, at=())


def _words(text: Text) -> frozenset[tuple[str, str]]:
    return frozenset((language, folded(words)) for language, words in text.by_language.items())


CHECK = of_each_entry("oversight", FAULT, find, "post")
