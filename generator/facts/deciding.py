"""Who decides a matter, and at which steps, as a procedure, its delegation and the authority of posts say it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.facts.deciding_words import DECIDING, TAKING_IN
from generator.facts.procedure import ProcedureFacts
from generator.facts.showing import Output, shown
from generator.facts.steps import StepFacts
from generator.facts.words import HandbookWords, Named, Words
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.post import Authority
from generator.model.procedure import Step
from generator.model.side import Side


class DecidingMoment(NamedTuple):
    """A step at which somebody decides, and how long that may take; empty where no limit is stated."""

    number: int
    anchor: str
    within: str


class Deciding(NamedTuple):
    """Posts that decide, on which matters, and at which steps."""

    by: tuple[Named, ...]
    matters: tuple[Words, ...]
    moments: tuple[DecidingMoment, ...]


class DecidedStep(NamedTuple):
    """A step of the matter, and whether it says by itself that whoever does it decides."""

    step: StepFacts
    decides: bool


def decides(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> tuple[Deciding, ...]:
    """Who decides as the procedure says; behind them the posts of which it says nothing and that have authority in just this procedure."""
    found = tuple(_deciding(procedure, facts, words.handbook))
    known = {post.name for each in found for post in each.by}
    return (*found, *_by_authority(procedure, known, words))


def _by_authority(procedure: Procedure, known: set[str], words: HandbookWords) -> Iterator[Deciding]:
    links = words.handbook.links_to("procedure", procedure.id)
    named = dict.fromkeys(link.entry.id for link in links if isinstance(link.entry, Post) and link.path[0] == "authority")
    posts = (words.handbook.posts[name] for name in named if name not in known)
    for post in shown(posts, words.handbook, Output.DELEGATION):
        own = [each for each in post.authority if procedure.id in each.procedures]
        yield Deciding((words.named("post", post.id),), tuple(_as_far_as(each, words) for each in own), ())


def _as_far_as(authority: Authority, words: HandbookWords) -> Words:
    """What a post decides, and within what limits."""
    said, limit = words.said(authority.decide), words.optional(authority.limit)
    return Words(said.language, said.text + words.text(" ({words})", words=limit.text)) if limit else said


def _deciding(procedure: Procedure, facts: ProcedureFacts, handbook: Handbook) -> Iterator[Deciding]:
    """The posts to which a matter is delegated, each with its matters; then those that decide at a step only."""
    steps = tuple(_steps(procedure, facts, handbook))
    matters: dict[tuple[Named, ...], list[Words]] = {}
    for row in facts.delegation:
        if row.posts["decide"]:
            matters.setdefault(row.posts["decide"], []).append(row.matter)
    for by, decided in matters.items():
        yield Deciding(by, tuple(decided), tuple(_moments(by, steps)))
    yield from _at_steps_only(tuple(matters), steps)


def _steps(procedure: Procedure, facts: ProcedureFacts, handbook: Handbook) -> Iterator[DecidedStep]:
    """The steps but for those that decide only whether the matter is taken in, which is not to decide it.

    Whoever does a step that begins with a word for deciding decides, in whichever language it does, unless somebody else approves it, or
    it says only of which class the matter is.
    """
    for step, said in zip(procedure.steps, facts.steps, strict=True):
        acts = step.do.by_language.values()
        if not any(map(TAKING_IN.match, acts)):
            decides = not step.approve and any(map(DECIDING.match, acts)) and not _classifies(step, handbook)
            yield DecidedStep(said, decides)


def _classifies(step: Step, handbook: Handbook) -> bool:
    criteria = handbook.criteria.get(step.judge) if step.judge else None
    return criteria is not None and criteria.side is Side.CLASS


def _at_steps_only(known: Sequence[tuple[Named, ...]], steps: Sequence[DecidedStep]) -> Iterator[Deciding]:
    """Whose step is to decide, where nothing is delegated: 核定換班; of several nothing says which of them decides what. Then whoever
    approves a step, and to whom nothing is delegated.
    """
    moments: dict[tuple[Named, ...], list[DecidingMoment]] = {}
    if not known and len({step.by for step, decides in steps if decides}) == 1:
        moments |= {step.by: [] for step, decides in steps if decides}
    for step, decides in steps:
        if step.approving and not any(set(step.approving) <= set(by) for by in known):
            moments.setdefault(step.approving, []).append(_moment(step))
        elif decides and step.by in moments:
            moments[step.by].append(_moment(step))
    yield from (Deciding(by, (), tuple(found)) for by, found in moments.items())


def _moments(by: tuple[Named, ...], steps: Sequence[DecidedStep]) -> Iterator[DecidingMoment]:
    """The steps that some of these posts approve, or do by deciding a question, or that are to decide.

    A post that does other work as well decides many small things on its way; which of its steps decides the matter is not written, unless
    one begins with a word for deciding.
    """
    own = [step for step, decides in steps if decides and set(by) & set(step.by)]
    if own:
        yield from map(_moment, own)
    elif not any(set(by) & set(step.by) and not step.decision for step, _ in steps):
        yield from (_moment(step) for step, _ in steps if set(by) & {*step.by, *step.approving})


def _moment(step: StepFacts) -> DecidingMoment:
    return DecidingMoment(step.number, step.anchor, step.in_time)
