"""When an event comes, as far as a procedure tells: with its trigger, with the step that is it (受理: 受理申請), or at the latest with the
first step that counts from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.analysis.step_time import StepTime
from generator.model import Procedure
from generator.model.limit import TRIGGER, Event
from generator.model.text import Text

_SMALL_WORDS = frozenset({"a", "an", "the", "of", "is", "are", "by", "in", "on", "to", "for"})
_STEM = 5
"""So many letters tell an English word from others, whatever its ending: discovery, discovered; receipt, received."""
_NOT_BEFORE = "(?![之以]?前)"
"""會議開始前三日 does not say that the meeting has begun."""

_ISSUED = (
    r"(?:(?:[當当][場场日]|[依按]法|正式|[^,，。；;]{1,6}[並并])?"
    r"(?:出具|[作做]出|[製制][作發发]|[發发]出|[開开]具|[簽签][發发]|予以|准予|[決决核]定|批准|同意|[辦办]理)?)")
"""What stands before the name of an event where a step declares it: 出具受理通知书, 作出受理决定; and none of 作出不予受理决定."""
_ISSUES, _DENIALS = "issue", frozenset({"not", "non"})


def events_placed(procedure: Procedure, path: Iterable[int], times: tuple[StepTime, ...]) -> tuple[StepTime, ...]:
    """The times of steps, with limits from an event as limits from the moment by which it has come; others are left as they are.

    `path` are indexes of steps in the order in which they are done.
    """
    known: dict[str, str] = {event.id: TRIGGER for event in procedure.events if _is_said(event.title, procedure.trigger)}
    done = {step_of(procedure, event): event.id for event in procedure.events}
    placed = list(times)
    for index in path:
        if event := _event(procedure, times[index]):
            if event.id in known and (limit := times[index].within):
                placed[index] = times[index]._replace(within=limit.model_copy(update={"after": known[event.id]}))
            known.setdefault(event.id, procedure.step_key(index))
        if index in done:
            known.setdefault(done[index], procedure.step_key(index))
    return tuple(placed)


def step_of(procedure: Procedure, event: Event) -> int | None:
    """The only step by which an event comes, since what is done there begins with its name, or declares it: 受理 with 受理申請 and with
    出具受理通知书, acceptance with Accept the application and with Issue the notice of acceptance."""
    found = [index for index, step in enumerate(procedure.steps) if _is_said(event.title, step.do, begins=True)]
    return found[0] if len(found) == 1 else None


def _event(procedure: Procedure, time: StepTime) -> Event | None:
    found = procedure.moment(time.within.after) if time.within and time.within.after else None
    return found if isinstance(found, Event) else None


def _is_said(event: Text, words: Text, *, begins: bool = False) -> bool:
    """Whether words say that an event has come, or begin with that, in every language in which both are written."""
    both = event.by_language.keys() & words.by_language.keys()
    holds = _begins if begins else _is_in
    return bool(both) and all(holds(event.by_language[each], words.by_language[each], each) for each in both)


def _begins(name: str, said: str, language: str) -> bool:
    if language.startswith("zh"):
        return len(name) > 1 and re.match(_ISSUED + re.escape(name) + _NOT_BEFORE, said) is not None
    wanted, found = _stems(name), [*_stemmed(said)]
    return bool(wanted and found) and found[0] in {*wanted, _ISSUES} and wanted <= {*found} and _DENIALS.isdisjoint(found)


def _is_in(name: str, said: str, language: str) -> bool:
    if language.startswith("zh"):
        return len(name) > 1 and re.search(re.escape(name) + _NOT_BEFORE, said) is not None
    wanted, found = _stems(name), _stems(said)
    return bool(wanted) and wanted <= found and "befor" not in found


def _stems(words: str) -> set[str]:
    return {*_stemmed(words)}


def _stemmed(words: str) -> Iterator[str]:
    return (word[:_STEM] for word in re.findall(r"\w+", words.casefold()) if word not in _SMALL_WORDS)
