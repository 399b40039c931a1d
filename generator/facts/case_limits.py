"""Until when a case, or a step of it, is to be done, as a script can look it up: by the length of time, its class and its extensions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.analysis.limits import after_extensions
from generator.calendar.due_table import DueTable
from generator.calendar.occurrences import anchor
from generator.facts.limit_words import limit_text, stated
from generator.facts.words import HandbookWords
from generator.model import Procedure
from generator.model.duration import AT_ONCE, Duration
from generator.model.limit import TRIGGER, Event
from generator.model.limit import Limit as ModelLimit

Limit = dict[str, Any] | None
"""See `DueTable.limit`; besides, from when it counts: `begun` from the beginning of the case, `event` from an event, by its id, `after`
from the end of a step, by its index; else from the end of the step before. `at` is the minute of its last day, `restart` are the events
from which it counts anew, `stops` those with which it stands still and goes on, `work` where the days of one working day stand, by which
it then stands still if its time is one of work, and `latest` is a limit at which it ends in any case. Where it differs by the class to
which `criteria` come, `cases` are such limits, each with its `level` (empty for all others) and as it is `said`. `extend` are, by level
(empty for all others), the lengths that it may have after one extension, after two and so on."""

_WORKING_DAY = Duration.of(1, "working day")
MOST_EXTENSIONS = 24
"""More are not looked up: a case that is extended every month for two years has long been somebody's concern."""


def case_limit(limit: ModelLimit | None, procedure: Procedure, words: HandbookWords, table: DueTable) -> Limit:
    """When a limit is over; None for no limit."""
    if limit is None:
        return None
    longer = _longer(limit, procedure, words, table)
    if limit.by:
        return {**table.until(limit.by, anchor(procedure, words.handbook.entry)), **longer}
    start = {**_start(limit, procedure), **_besides(limit, procedure, words, table), **longer}
    if limit.cases:
        return {"criteria": limit.criteria, "cases": list(_cases(limit, procedure, words, table)), **start}
    found = _found(limit, table, limit.time)
    return {**found, **start} if found else None


def _start(limit: ModelLimit, procedure: Procedure) -> dict[str, Any]:
    name = limit.after or limit.before
    if name == TRIGGER:
        return {"begun": 1}
    moment = procedure.moment(name) if name else None
    return {"event": moment.id} if isinstance(moment, Event) else {} if moment is None else {"after": moment}


def _besides(limit: ModelLimit, procedure: Procedure, words: HandbookWords, table: DueTable) -> dict[str, Any]:
    """Until which minute of its last day, from which events anew, and when at the latest."""
    anew = [moment.id for name in limit.restart if isinstance(moment := procedure.moment(name), Event)]
    latest = case_limit(ModelLimit.model_validate(limit.latest.model_dump()), procedure, words, table) if limit.latest else None
    stops = [{"since": since.id, "until": until.id} for since, until in procedure.stops_of(limit)]
    found = {"at": limit.at and limit.at.minutes, "restart": anew, "stops": stops, "latest": latest}
    return {name: value for name, value in found.items() if value is not None and value != []}


def _found(limit: ModelLimit, table: DueTable, *lengths: Duration | None) -> dict[str, float] | None:
    """Lengths of a limit, one after the other, with what says how long it stands still where it does."""
    first, *then = lengths
    found = table.limit(first, *(each for each in then if each), before=limit.before is not None)
    still = table.limit(_WORKING_DAY) if found and limit.stops and first and first.works else None
    return {**found, "work": still["series"]} if found and still else found


def _cases(limit: ModelLimit, procedure: Procedure, words: HandbookWords, table: DueTable) -> Iterator[dict[str, Any]]:
    whole = stated(limit, procedure, words.handbook)
    assert whole is not None
    for name, each in zip((*limit.cases, ""), whole.times, strict=False):
        found = _found(limit, table, each[1])
        yield {"level": name, "said": limit_text(replace(whole, times=(each,)), words), **(found or {})}


def _longer(limit: ModelLimit, procedure: Procedure, words: HandbookWords, table: DueTable) -> dict[str, Any]:
    """How long it may be after each extension. Nobody extends what ends before an event."""
    if not limit.extend or limit.before:
        return {}
    levels = (*dict.fromkeys((*limit.cases, *(level for each in limit.extend for level in each.cases))), "")
    anchored = anchor(procedure, words.handbook.entry)
    found = {level: [table.until(limit.by, anchored, *lengths) if limit.by else _found(limit, table, *lengths)
                     for lengths in _lengths(limit, level)] for level in levels}
    return {"extend": found, **({"criteria": limit.criteria} if limit.criteria else {})}


def _lengths(limit: ModelLimit, level: str) -> list[tuple[Duration, ...]]:
    """The lengths after each extension in a case of a level, as far as they are looked up; after a day of the calendar those of the
    extensions alone."""
    time = Duration.parse(AT_ONCE) if limit.by else limit.of_case(level)
    extensions = [(by, min(each.times, MOST_EXTENSIONS)) for each in limit.extend if (by := each.of_case(level))]
    return list(after_extensions(time, extensions))[:MOST_EXTENSIONS] if time else []
