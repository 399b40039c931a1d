"""HB247 decider-in-no-step: by the delegation table a post decides what the procedure is about, and no step brings it in.

A row is about the procedure where its matter is the title, an output or what a step does, or what a title in Chinese ends with: 退費 of
中途離園退費. Other rows are of exceptions, which need no step. A post is brought in where it does or approves a step, here or in a
procedure to which a step leads, where criteria that judge here have it decide, and where a step names it. Of rows that divide one
matter (by amount) it is enough that one is brought in; HB241 looks for the others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.doers import acting, acting_beyond, posts_behind
from generator.analysis.scale import decider, earned_levels
from generator.checks.shared.base import of_each
from generator.checks.shared.decided_matters import without_amounts
from generator.checks.shared.same_matter import DecidedMatter, decided_matter, is_decided_of
from generator.checks.shared.small_office import CLERK, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.text import Text

_TABLE = """\
delegation: {matter: 郵資支付, draft: clerk, decide: head}
---
""" + CLERK + """\
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""
_PAY = MAIL + "  - {id: pay, do: 支付郵資, by: clerk, within: 1 hour"

FAULT = Descriptor(
    code="HB247", name="decider-in-no-step", severity=Severity.WARNING,
    message="by the delegation table {post} decides \"{matter}\", but no step is done or approved by {post}",
    hint="name {post} under \"approve\" of the step in which it is decided; or name in the table who decides it by the steps",
    why="Whoever follows the steps acts without a decision, or with that of a post that may not decide.",
    invalid=_PAY + "}\n" + _TABLE, valid=_PAY + ", approve: head}\n" + _TABLE)

OUTSIDE = "write the step that {post} takes: by: {name}; or name in the table who decides it by the steps"


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    rows = procedure.delegation if is_current(procedure, handbook) else ()
    if not rows:
        return
    matters, posts = [_matters(row.matter) for row in rows], _brought_in(procedure, handbook)
    present = {number for number, row in enumerate(rows) if not posts.isdisjoint(posts_behind(row.decide, handbook))
               or any(_is_named(name, procedure, handbook) for name in row.decide)}
    for number, row in enumerate(rows):
        same = [other for other in range(len(rows)) if matters[other] & matters[number]]
        if row.decide and present.isdisjoint({number, *same}) and same[:1] == [number] and _is_about(row.matter, procedure):
            name = row.decide[0]
            hint = OUTSIDE if handbook.doer_kind(name) == "outsider" else None
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("delegation", number, "matter")), details={
                "post": handbook.doer_title(name), "name": name, "matter": row.matter}, hint=hint)


def _brought_in(procedure: Procedure, handbook: Handbook) -> set[str]:
    """The posts that act in the procedure, or in one to which a step leads, or decide by the criteria that judge here."""
    judging = [criteria for step in procedure.steps if (criteria := handbook.criteria.get(step.judge or ""))]
    by_levels = (decider(level, handbook) for criteria in judging for level in earned_levels(criteria, handbook))
    return {*acting(procedure, handbook), *acting_beyond(procedure, handbook), *posts_behind(filter(None, by_levels), handbook)}


def _is_named(name: str, procedure: Procedure, handbook: Handbook) -> bool:
    """Whether a step says who decides, or is taken by who is outside."""
    if any(name in step.by for step in procedure.steps):
        return True
    title = handbook.doer_title(name)
    said = (text for step in procedure.steps for text in (step.do, step.control, step.note, *(branch.when for branch in step.branches)))
    return any(words in text.by_language.get(language, "") for text in said if text for language, words in title.by_language.items())


def _is_about(matter: Text, procedure: Procedure) -> bool:
    """Whether it is what the procedure is about: its title, what comes out of it, or what a step does."""
    named = (procedure.title, *procedure.outputs, *(step.do for step in procedure.steps))
    return any(is_decided_of(without_amounts(words), text.by_language.get(language, ""), language)
               for language, words in matter.by_language.items() for text in named)


def _matters(text: Text) -> frozenset[tuple[str, DecidedMatter]]:
    """(language, what is decided as it says it)"""
    found = ((language, decided_matter(without_amounts(words), language)) for language, words in text.by_language.items())
    return frozenset((language, matter) for language, matter in found if matter)


CHECK = of_each("procedure", FAULT, find, "handbook", "post", "procedure", "criteria")
