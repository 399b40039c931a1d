"""Everything that a post has to do: its own duties, and the inspections that risks ask of it. Pure.

Whoever lists, counts or dates the duties of a post asks here, so that no inspection is on one list and missing on another.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.standing import is_in_force
from generator.handbook import Handbook
from generator.model import Post, Risk
from generator.model.post import Duty
from generator.model.risk import Inspection
from generator.reads import once


def duties_of(post: Post, handbook: Handbook) -> tuple[Duty, ...]:
    """The duties that the post states, then the inspections it owes because of risks in force."""
    owed = once(handbook.derived, ("inspections", post.id), lambda: tuple(_inspections(post.id, handbook)))
    return (*post.duties, *owed) if owed else post.duties


def _inspections(post: str, handbook: Handbook) -> Iterator[Duty]:
    found = {link.entry.id: link.entry for link in handbook.links_to("post", post) if isinstance(link.entry, Risk)}
    for risk in found.values():
        if is_in_force(risk, handbook):
            yield from (_duty(risk, number, each) for number, each in enumerate(risk.inspect, 1) if each.inspector(risk) == post)


def _duty(risk: Risk, number: int, found: Inspection) -> Duty:
    """An inspection as a duty. Its id is one that no author can give, so that it never is that of another duty."""
    assert found.every is not None
    procedure = risk.controls[0].procedure if risk.controls else None
    return Duty.model_construct(id=f"inspect--{risk.id}-{number}", do=found.item, when=found.every, effort=found.effort,
                                procedure=procedure)
