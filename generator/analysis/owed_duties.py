"""Everything that a post has to do: its own duties, those of roles that it may take, the inspections that risks ask of it, and the
stages of supervision that come round. Pure.

Whoever lists, counts or dates the duties of a post asks here, so that none of them is on one list and missing on another, or is asked
of somebody on a day on which nothing asks for it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.analysis.doers import roles_of
from generator.analysis.standing import holds, is_in_force, span_in_force
from generator.calendar.span import ALWAYS, Span
from generator.handbook import Handbook
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import Entry, Oversight, Post, Risk
from generator.model.doers import Role, RoleDuty
from generator.model.duration import Duration
from generator.model.limit import Limit
from generator.model.others import Stage
from generator.model.post import Duty
from generator.model.risk import Inspection
from generator.reads import once

_OF_ROLE, _OF_RISK, _OF_OVERSIGHT = "role--", "inspect--", "stage--"
"""How the ids of such duties begin; no author can write them."""


def duties_of(post: Post, handbook: Handbook) -> tuple[Duty, ...]:
    """The duties that the post states, then those of its roles, then what it owes because of risks and supervision in force."""
    return post.duties + once(handbook.derived, ("owed", post.id), lambda: _owed(post, handbook, is_in_force))


def duties_ahead(post: Post, handbook: Handbook) -> tuple[Duty, ...]:
    """The same with what the post will owe because of risks and supervision that come into force later: calendars look ahead."""
    return post.duties + once(handbook.derived, ("owed ahead", post.id), lambda: _owed(post, handbook, holds))


def days_owed(duty: Duty, handbook: Handbook) -> Span | None:
    """Every day on which something asks for a duty, as far as its post is in force: while the risk or oversight holds because of which it
    is owed, always for others; None where no day is left."""
    source = asked_by(duty)
    entry = handbook.find(*source) if source else None
    return span_in_force(entry, handbook) if isinstance(entry, Entry) else ALWAYS


def _owed(post: Post, handbook: Handbook, counts: Callable[[Entry, Handbook], bool]) -> tuple[Duty, ...]:
    """What is owed besides the post's own duties, because of roles and of the entries that count."""
    return *_of_roles(post.id, handbook), *_inspections(post.id, handbook, counts), *_stages(post.id, handbook, counts)


def is_shared(duty: Duty, handbook: Handbook) -> bool:
    """Whether another post may do it as well, because it is that of a role: nobody knows whose work it is. All members of a body do."""
    if not duty.id.startswith(_OF_ROLE):
        return False
    role = handbook.find("role", duty.id.removeprefix(_OF_ROLE).partition("--")[0])
    return role is not None and len(role.posts) > 1 and not role.is_body


def asked_by(duty: Duty) -> tuple[str, str] | None:
    """(kind, id) of the risk or the oversight because of which it is owed; None for others."""
    for kind, prefix in (("risk", _OF_RISK), ("oversight", _OF_OVERSIGHT)):
        if duty.id.startswith(prefix):
            return kind, duty.id.removeprefix(prefix).rpartition("-")[0]
    return None


def as_said(role: Role) -> str:
    """A key for the words before what is done in a role, or as a member of a body."""
    return "As a member of {role}: " if role.is_body else "As {role}: "


def _of_roles(post: str, handbook: Handbook) -> Iterator[Duty]:
    """The duties of roles that the post may take, each in words that say in which role it is done."""
    for role in roles_of(post, handbook):
        for found in role.duties:
            same = {name: getattr(found, name) for name in RoleDuty.model_fields}
            do = {language: _before(role, language, handbook) + words for language, words in found.do.by_language.items()}
            yield Duty.model_construct(**same | {
                "id": f"{_OF_ROLE}{role.id}--{found.id}", "do": replace(found.do, by_language=do), "within": _limit(found.within)})


def _before(role: Role, language: str, handbook: Handbook) -> str:
    return own_catalogue(language, own_words(handbook, language)).text(as_said(role), role=role.title.best(language)[1])


def _limit(time: Duration | None) -> Limit | None:
    return Limit.model_validate({"time": str(time)}) if time else None


def _inspections(post: str, handbook: Handbook, counts: Callable[[Entry, Handbook], bool]) -> Iterator[Duty]:
    found = {link.entry.id: link.entry for link in handbook.links_to("post", post) if isinstance(link.entry, Risk)}
    for risk in found.values():
        if counts(risk, handbook):
            yield from (_duty(risk, number, each) for number, each in enumerate(risk.inspect, 1) if each.inspector(risk) == post)


def _stages(post: str, handbook: Handbook, counts: Callable[[Entry, Handbook], bool]) -> Iterator[Duty]:
    """What it does in supervision that comes round."""
    found = {link.entry.id: link.entry for link in handbook.links_to("post", post) if isinstance(link.entry, Oversight)}
    for oversight in found.values():
        for name, stage in oversight.stages.in_order if counts(oversight, handbook) else ():
            if stage.by == post and (duty := duty_of_stage(oversight, name, stage)):
                yield duty


def duty_of_stage(oversight: Oversight, name: str, stage: Stage) -> Duty | None:
    """A stage with a frequency as a duty, unless it names the duty that it is. One that follows from what was found is no duty of a day."""
    if stage.duty or stage.every is None or stage.every.event:
        return None
    return Duty.model_construct(id=f"{_OF_OVERSIGHT}{oversight.id}-{name}", do=stage.do, when=stage.every, record=stage.record,
                                within=_limit(stage.within))


def _duty(risk: Risk, number: int, found: Inspection) -> Duty:
    """An inspection as a duty. Its id is one that no author can give, so that it never is that of another duty."""
    assert found.every is not None
    procedure = risk.controls[0].procedure if risk.controls else None
    return Duty.model_construct(id=f"{_OF_RISK}{risk.id}-{number}", do=found.item, when=found.every, effort=found.effort,
                                procedure=procedure)
