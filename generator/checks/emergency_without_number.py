"""HB420 emergency-without-number: what to do when something sudden happens, and no telephone number anywhere.

Whom to call are the posts that do the first step, else the post that keeps the entry, else the contacts of the handbook. A number that a
step names, such as that of the fire brigade, is one too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.case import is_emergency
from generator.facts.contact import can_be_dialled
from generator.facts.whom_to_call import whom_to_call
from generator.handbook import Handbook
from generator.model import Procedure
from generator.patterns import pattern_of

_NUMBER = pattern_of(r"\d{3}|tel:")
_FIRE = """\
kind: procedure
id: fire
title: 火警
matter: sudden
trigger: 發現火煙
basis: {cite: 消防法}
steps:
  - {do: 疏散在場人員, by: guard, within: 5 minutes}
---
kind: post
id: guard
title: 警衛
headcount: 2
CONTACTduties:
  - {id: fire, do: 疏散在場人員, when: {event: 發現火煙}, procedure: fire, step: step-1, effort: 5 minutes}
"""

FAULT = Descriptor(
    code="HB420", name="emergency-without-number", severity=Severity.WARNING,
    message="nothing here says which telephone number is called",
    hint="give \"{post}\" a telephone number under \"contact\", or name the number in the first step",
    why="In an emergency nobody looks up a number, and the page of emergencies has none to tap.",
    invalid=_FIRE.replace("CONTACT", ""), valid=_FIRE.replace("CONTACT", "contact: 分機 119\n"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        if is_emergency(procedure) and not _can_call(procedure, handbook):
            posts = whom_to_call(procedure, handbook)
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("matter",)), details={"post": posts[0] if posts else "…"})


def _can_call(procedure: Procedure, handbook: Handbook) -> bool:
    found = (handbook.posts.get(name) for name in whom_to_call(procedure, handbook))
    if any(post is not None and can_be_dialled(post.contact) for post in found):
        return True
    texts = (text for step in procedure.steps for text in (step.do, step.note, step.control) if text is not None)
    return any(_NUMBER.search(words) for text in texts for words in text.by_language.values())


CHECK = of_entries(FAULT, find, "post")
