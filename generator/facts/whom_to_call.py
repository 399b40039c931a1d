"""Whom to turn to about a procedure: decided here for the answer card, search, print, runs and the page for visitors. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.analysis.doers import first_of_ours
from generator.facts.contact import can_be_dialled
from generator.facts.telling import calls
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.procedure import Matter, Step
from generator.patterns import pattern_of

_ARRIVES = pattern_of(
    r"收到|接到|接獲|接获|收受|受理|送達|送达|送交|移交|移送|來文|来文|來訪|来访"
    r"|\b(?:arrives?|comes? in|receiv(?:es?|ing)|is (?:received|referred|reported)|asks? for|requests?)\b", re.IGNORECASE)
"""Something comes to the organisation, which somebody takes in."""

_TAKES_IN = pattern_of(
    r"收受|收件|收文|受理|點收|点收|簽收|签收|接收|接聽|接听|登記|登记|登錄|登录|核對|核对|審查|审查|檢視|查驗|查验|研閱"
    r"|(?:receive|accept|take in|register|log|enter|acknowledge|check|review|examine|answer)\b", re.IGNORECASE)
"""How a step begins by which that is taken in: 收受用印申請單, `Log the request`."""

Posts = tuple[str, ...]


def whom_to_call(procedure: Procedure, handbook: Handbook) -> Posts:
    """Who takes in what arrives, else whoever owns the procedure and so knows about all of it: the first doer of a case is often the person
    whom it concerns, or who only reports it. Where nothing of this is written, the contacts of the handbook.

    Steps before that are left to people outside do not count. When something sudden happens, whoever acts first, then whoever is told
    first; before both, whom the first step does nothing but call. Then, and where visitors are told of it, of all these the first who
    can be dialled.
    """
    asked = [posts for posts in _in_order(procedure, handbook) if posts]
    must_be_reached = procedure.matter is Matter.SUDDEN or procedure.visitors is not None
    reached = (posts for posts in asked if any(_can_be_reached(name, handbook) for name in posts))
    return next(reached if must_be_reached else iter(asked), asked[0] if asked else ())


def _in_order(procedure: Procedure, handbook: Handbook) -> Iterator[Posts]:
    step, owners = procedure.steps[first_of_ours(procedure, handbook)], _owners(procedure, handbook)
    first = _known(step.by, handbook)
    if procedure.matter is Matter.SUDDEN:
        yield from (_called_first(procedure.steps[0], handbook), first, _told_first(procedure, handbook), owners)
    else:
        yield from (first, owners) if _takes_in(procedure, step) else (owners, first)
    yield _known(handbook.entry.contacts, handbook)


def _told_first(procedure: Procedure, handbook: Handbook) -> Posts:
    """The posts that the earliest step informs which informs any: the report of an accident goes to them."""
    return next(filter(None, (_known(step.inform, handbook) for step in procedure.steps)), ())


def _called_first(step: Step, handbook: Handbook) -> Posts:
    """The posts that a first step informs and names as those whom it calls: whoever finds a leak 電話通報行政課課長."""
    acts = step.do.by_language
    return tuple(name for name in _known(step.inform, handbook) if name not in step.by and any(
        calls(acts[language], language) and title.casefold() in acts[language].casefold()
        for language, title in handbook.posts[name].title.by_language.items() if language in acts))


def _owners(procedure: Procedure, handbook: Handbook) -> Posts:
    """The post that owns a procedure, else those that answer for its scope."""
    if procedure.owner:
        return (procedure.owner,)
    return tuple(post.id for post in handbook.posts.values() if procedure.scope in post.answers_for)


def _takes_in(procedure: Procedure, step: Step) -> bool:
    """Whether the procedure begins with something that arrives, and the first step of the organisation takes that in."""
    begins, first = procedure.trigger.by_language.values(), step.do.by_language.values()
    return any(map(_ARRIVES.search, begins)) and any(map(_TAKES_IN.match, first))


def _known(names: Iterable[str], handbook: Handbook) -> Posts:
    return tuple(name for name in names if name in handbook.posts)


def _can_be_reached(name: str, handbook: Handbook) -> bool:
    return name in handbook.posts and can_be_dialled(handbook.posts[name].contact)
