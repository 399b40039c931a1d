"""What the checks of responsibility and time look at: entries that are or will be followed, and who is named in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from generator.handbook import Backlink, Handbook
from generator.model import Entry, Post, Procedure
from generator.model.common import Status
from generator.model.walk import FieldPath

Found = TypeVar("Found", bound=Entry)


def current(entries: Mapping[str, Found]) -> Iterator[Found]:
    """Entries that are not retired: nobody follows those any more."""
    return (entry for entry in entries.values() if entry.status is not Status.RETIRED)


def duties_for(handbook: Handbook, procedure: Procedure) -> Iterator[Backlink]:
    """The places in posts where a duty names the procedure."""
    return (link for link in handbook.links_to("procedure", procedure.id)
            if isinstance(link.entry, Post) and link.path[0] == "duties" and link.entry.status is not Status.RETIRED)


def deciders(procedure: Procedure) -> Iterator[tuple[FieldPath, str]]:
    """(path, post) of everyone who approves a step or decides a matter of the delegation table."""
    for number, step in enumerate(procedure.steps):
        yield from ((("steps", number, "approve", which), post) for which, post in enumerate(step.approve))
    for number, row in enumerate(procedure.delegation):
        yield from ((("delegation", number, "decide", which), post) for which, post in enumerate(row.decide))
