"""The lengths of time and the frequencies that bind somebody: where they stand, and how long they are in the same measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import Entry, HandbookEntry, Oversight, Post, Procedure
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.limit import Limit
from generator.model.walk import FieldPath


def limits(entry: Entry) -> Iterator[tuple[FieldPath, Duration]]:
    """(path, length) of every time allowed or waited, in reading order."""
    if isinstance(entry, Procedure):
        yield from _times(("within",), entry.within)
        for number, step in enumerate(entry.steps):
            yield from _given(("steps", number, "wait"), step.wait)
            yield from _times(("steps", number, "within"), step.within)
    if isinstance(entry, Post):
        for number, duty in enumerate(entry.duties):
            yield from _times(("duties", number, "within"), duty.within)
    else:
        for path, _, within in rounds(entry):
            yield from _given((*path, "within"), within)


def frequencies(entry: Entry) -> Iterator[tuple[FieldPath, Frequency]]:
    """(path, frequency) of everything that comes round."""
    steps = entry.steps if isinstance(entry, Procedure) else ()
    yield from ((("steps", number, "within", "by"), step.within.by) for number, step in enumerate(steps) if step.within and step.within.by)
    for path, frequency, _ in rounds(entry):
        if frequency:
            yield (*path, "every" if isinstance(entry, Oversight) else "when"), frequency


def rounds(entry: Entry) -> Iterator[tuple[FieldPath, Frequency | None, Duration | None]]:
    """(path, how often, time allowed) of duties, of those of roles and of the stages of supervision."""
    if isinstance(entry, Post):
        for number, duty in enumerate(entry.duties):
            yield ("duties", number), duty.when, duty.allowed
    elif isinstance(entry, HandbookEntry):
        for number, role in enumerate(entry.roles):
            for place, each in enumerate(role.duties):
                yield ("roles", number, "duties", place), each.when, each.within
    elif isinstance(entry, Oversight):
        for name, stage in entry.stages.in_order:
            yield ("stages", name), stage.every, stage.within


def as_written(entry: Entry, path: FieldPath, value: object) -> str:
    """The value in the words of its author; in English where it was not written at that very place."""
    found: Any = entry.source.data
    for step in path:
        if isinstance(found, str) and step in ("time", "by"):
            break  # a limit that is written as a text
        if isinstance(step, int) and not isinstance(found, list):
            continue  # the only one of a list, written without its dash
        try:
            found = found[step]
        except (LookupError, TypeError):
            return str(value)
    return str(getattr(found, "written", found))


def _times(path: FieldPath, limit: Limit | None) -> Iterator[tuple[FieldPath, Duration]]:
    """Every time that a limit may give, and by how much it may be extended."""
    if limit is None:
        return
    yield from _given((*path, "time"), limit.time)
    for case, time in limit.cases.items():
        yield (*path, "cases", case), time
    if limit.latest:
        yield (*path, "latest", "time"), limit.latest.time
    for number, found in enumerate(limit.extend):
        for level, more in found.times_of_cases():
            yield (*path, "extend", number, *(("cases", level) if level else ("by",))), more


def _given(path: FieldPath, length: Duration | None) -> Iterator[tuple[FieldPath, Duration]]:
    if length:
        yield path, length
