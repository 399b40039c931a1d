"""The answer that a reader comes to a procedure for: who asks, who decides, how long it takes, what to fill in, whom to call. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.analysis.doers import uncounted
from generator.facts.contact import Contact, contacts
from generator.facts.deciding_words import DECIDING, TAKING_IN
from generator.facts.procedure import Margin, Numbered, ProcedureFacts
from generator.facts.showing import Output, shown
from generator.facts.whom_to_call import whom_to_call
from generator.facts.words import HandbookWords, Named, Words
from generator.model import Post, Procedure
from generator.model.post import Authority
from generator.model.procedure import Matter


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """`asks` says what sets the procedure off, and `drafts` which posts put a matter forward. `first` is the first step where something
    sudden happens: whoever asks how long that takes asks when somebody acts, and not when the last report is written. `time` is the
    promise for the whole, `extension` how that or a step may be extended, and `open_time` what it may not cover.

    Whatever is not stated in the rules is empty.
    """

    asks: Words
    drafts: tuple[Named, ...]
    decides: tuple[Deciding, ...]
    first: DecidingMoment | None
    time: str
    extension: str
    open_time: str
    forms: tuple[Numbered, ...]
    call: tuple[Contact, ...]
    exceptions: tuple[Margin, ...]


def answer_card(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> AnswerCard:
    """The card of a procedure, from its facts. Time grows with its own length."""
    drafts = dict.fromkeys(post for row in facts.delegation for post in row.posts["draft"])
    return AnswerCard(asks=facts.trigger, drafts=tuple(drafts), decides=_decides(procedure, facts, words),
                      first=_first(procedure, facts), time=facts.within, extension=_extension(procedure, facts, words),
                      open_time=facts.open_time, forms=facts.forms,
                      call=contacts(whom_to_call(procedure, words.handbook), words), exceptions=facts.discretion)


def _extension(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> str:
    """How the whole may be extended, else which steps may be that count towards it: either way it may take longer than is promised."""
    free = uncounted(procedure, words.handbook) if facts.within else ()
    steps = [words.text("Step {number}", number=step.number) + words.text(": ") + step.extension
             for index, step in enumerate(facts.steps) if step.extension and index not in free]
    return facts.extension or words.text("; ").join(steps)


def _first(procedure: Procedure, facts: ProcedureFacts) -> DecidingMoment | None:
    step = facts.steps[0]
    return DecidingMoment(step.number, step.anchor, step.in_time) if procedure.matter is Matter.SUDDEN and step.in_time else None


def _decides(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> tuple[Deciding, ...]:
    """Who decides as the procedure says; behind them the posts of which it says nothing and that have authority in just this procedure."""
    found = tuple(_deciding(procedure, facts))
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


def _deciding(procedure: Procedure, facts: ProcedureFacts) -> Iterator[Deciding]:
    """The posts to which a matter is delegated, each with its matters; then those that approve a step and decide nothing else.

    Where neither is written, those whose step is to decide: 核定換班.
    """
    matters: dict[tuple[Named, ...], list[Words]] = {}
    for row in facts.delegation:
        if row.posts["decide"]:
            matters.setdefault(row.posts["decide"], []).append(row.matter)
    for step in facts.steps:
        if (approving := step.approving) and not any(set(approving) <= set(by) for by in matters):
            matters.setdefault(approving, [])
    for by, decided in matters.items():
        yield Deciding(by, tuple(decided), tuple(_moments(by, facts) if decided else _approvals(by, facts)))
    if not matters:
        yield from _by_act(procedure, facts)


def _by_act(procedure: Procedure, facts: ProcedureFacts) -> Iterator[Deciding]:
    """Who does the steps that begin with a word for deciding, in whichever language; of several nothing says which of them decides what.
    Whoever decides only whether a matter is taken in does not decide it.
    """
    moments: dict[tuple[Named, ...], list[DecidingMoment]] = {}
    for step, said in zip(procedure.steps, facts.steps, strict=True):
        acts = step.do.by_language.values()
        if any(map(DECIDING.match, acts)) and not any(map(TAKING_IN.match, acts)):
            moments.setdefault(said.by, []).append(DecidingMoment(said.number, said.anchor, said.in_time))
    if len(moments) == 1:
        yield from (Deciding(by, (), tuple(found)) for by, found in moments.items())


def _moments(by: tuple[Named, ...], facts: ProcedureFacts) -> Iterator[DecidingMoment]:
    """The steps that some of these posts approve, or do by deciding a question.

    A post that does other work as well decides many small things on its way; which of its steps decides the matter is not written.
    """
    if any(set(by) & set(step.by) and not step.decision for step in facts.steps):
        return
    for step in facts.steps:
        if set(by) & {*step.by, *step.approving}:
            yield DecidingMoment(step.number, step.anchor, step.in_time)


def _approvals(by: tuple[Named, ...], facts: ProcedureFacts) -> Iterator[DecidingMoment]:
    """The steps that these posts approve: where nothing is delegated, what they decide is said by that alone."""
    return (DecidingMoment(step.number, step.anchor, step.in_time) for step in facts.steps if set(by) & set(step.approving))
