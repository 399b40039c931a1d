"""Whether a role is held whenever somebody acts in it, and given back at the end. Pure.

Every way to a step is looked at: a role is held for certain where every way has taken it since it was last given back. Of strands at the
same time what one of them takes or gives back holds where they meet. Time grows with steps, ways and roles.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.analysis.parallel import body, following
from generator.model import Procedure
from generator.model.procedure import Step

Held = frozenset[str]


def assigned(procedure: Procedure) -> Held:
    """The roles that some step of a procedure assigns."""
    return frozenset(role for step in procedure.steps for role in step.assigns)


def acting(step: Step) -> Iterable[tuple[str, int, str]]:
    """(field, which, role) of every name that may be a role in a step."""
    return ((field, which, name) for field in ("by", "approve") for which, name in enumerate(getattr(step, field)))


def held_before(procedure: Procedure) -> list[Held | None]:
    """For every step the roles that are held for certain when it begins; None for a step that nothing leads to."""
    found: list[Held | None] = [None] * len(procedure.steps)
    pending: list[tuple[int, Held]] = [(0, frozenset())]
    while pending:
        index, held = pending.pop()
        known = found[index]
        now = held if known is None else known & held
        if now == known:
            continue
        found[index] = now
        after = held_after(procedure.steps[index], now)
        pending += [(to, after) for to in procedure.targets[index] if to is not None and not _meets(procedure, index, to)]
        pending += [(to, (after | _gained(procedure, index)) - _lost(procedure, index)) for to in _joined(procedure, index)]
    return found


def held_after(step: Step, held: Held) -> Held:
    """What is held when a step is done. A role that is held, given back and assigned has been handed over; one that nobody held before was
    taken for this step only."""
    taken, given = frozenset(step.assigns), frozenset(step.releases)
    return (held | taken) - (given - (taken & held))


def held_at_end(procedure: Procedure) -> Held:
    """Roles that some way still holds at the end, although the procedure has assigned them."""
    before: list[Held | None] = [None] * len(procedure.steps)
    pending: list[tuple[int, Held]] = [(0, frozenset())]
    left: Held = frozenset()
    while pending:
        index, held = pending.pop()
        known = before[index]
        now = held if known is None else known | held
        if now == known:
            continue
        before[index] = now
        after = held_after(procedure.steps[index], now)
        for to in following(procedure, index):
            if procedure.steps[index].together:
                after = (after | _gained(procedure, index)) - _lost(procedure, index)
            if to is None:
                left |= after
            else:
                pending.append((to, after))
    return left


def _joined(procedure: Procedure, index: int) -> list[int]:
    """Where strands meet that begin with a step."""
    return [to for to in following(procedure, index) if to is not None] if procedure.steps[index].together else []


def _meets(procedure: Procedure, index: int, to: int) -> bool:
    """Whether a way leads from a strand to where it meets the others: there counts what all of them have done."""
    return any(strand.join == to and index in body(procedure, strand) for strand in procedure.strands if strand.join == to)


def _gained(procedure: Procedure, fork: int) -> Held:
    """What steps of the strands that always come take."""
    return frozenset(role for index in _within(procedure, fork) - procedure.optional for role in procedure.steps[index].assigns)


def _lost(procedure: Procedure, fork: int) -> Held:
    return frozenset(role for index in _within(procedure, fork) for role in procedure.steps[index].releases)


def _within(procedure: Procedure, fork: int) -> set[int]:
    return {index for strand in procedure.strands if strand.fork == fork for index in body(procedure, strand)}
