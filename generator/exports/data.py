"""The whole resolved handbook as JSON, and the schema that says what is in it, so that others can build on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic_core import to_json

from generator import __version__
from generator.analysis.standing import State, state_of
from generator.exports.schema import entry_schema
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import KINDS, Entry
from generator.model.text import FILE
from generator.reading.references import references
from generator.reads import Declare, as_declared, written_in_groups

FORMAT = 1
"""Raised when something that was there is taken away or changes its meaning; additions do not raise it."""


def handbook_data(handbook: Handbook) -> bytes:
    """Every entry with its source and with what refers to it, in the order of the handbook. UTF-8, the same twice."""
    return planned_data(handbook)()


def planned_data(handbook: Handbook, declare: Declare = as_declared) -> Callable[[], bytes]:
    """Gives what makes the same. What is said of entries is declared as pieces, of which an edit makes one anew."""
    entries = {_name(entry): entry for entry in handbook.all_entries}
    written = written_in_groups(declare, "data", entries, lambda name: _inside(_encoded({"entries": [_entry(entries[name], handbook)]})))

    def make() -> bytes:
        head = {"$schema": "handbook.schema.json", "format": FORMAT, "generator": f"handbook-generator {__version__}",
                "languages": list(handbook.languages), "day": handbook.day and handbook.day.isoformat(),
                "audience": handbook.audience and handbook.audience.id, "entries": []}
        found = written()
        before, _, after = _encoded(head).rpartition(b"[]\n")
        return b"".join((before, _OPENED, b",\n".join(found[name] for name in entries), _CLOSED, after))

    return make


_OPENED, _CLOSED = b"[\n", b"\n ]\n"
"""What stands before and behind what is in a list that is a value of the whole."""


def _inside(whole: bytes) -> bytes:
    """What stands in the only list of a value."""
    return whole[whole.index(_OPENED) + len(_OPENED):whole.rindex(_CLOSED)]


def _name(entry: Entry) -> str:
    return "/".join(entry.key)


def _entry(entry: Entry, handbook: Handbook) -> dict[str, Any]:
    links = [{"kind": link.entry.kind, "id": link.entry.id, "at": list(link.path)} for link in handbook.links_to(*entry.key)]
    source = dict(zip(("file", "line"), entry.place, strict=True))
    return {**_linked(entry, handbook), "state": state_of(entry, handbook).slug, "source": source, "referred_to_by": links}


def _linked(entry: Entry, handbook: Handbook) -> dict[str, Any]:
    """The entry's own values; links to files as they are seen from the root of the site."""
    data = entry.model_dump(mode="json", exclude_none=True)
    for path, link, targets in references(entry):
        if targets == FILE and (file := handbook.attached(entry, link)):
            place: Any = data
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = file.href
    return data


@cache
def handbook_schema() -> bytes:
    """JSON Schema of `handbook_data`, with the descriptions in English. It is the same for every handbook."""
    entry = entry_schema(catalogue("en"))
    definitions = entry.pop("definitions")
    place = {"type": "object", "required": ["file", "line"], "properties": {"file": {"type": "string"}, "line": {"type": "integer"}}}
    link = {"type": "object", "required": ["kind", "id", "at"], "properties": {
        "kind": {"enum": list(KINDS)}, "id": {"type": "string"}, "at": {"type": "array", "items": {"type": ["string", "integer"]}}}}
    state = {"enum": [state.slug for state in State]}
    for kind in KINDS:
        definitions[kind]["properties"] |= {"state": state, "source": place, "referred_to_by": {"type": "array", "items": link}}
    dialect = entry.pop("$schema")
    return _encoded({
        "$schema": dialect, "title": "Handbook", "type": "object", "required": ["format", "languages", "entries"],
        "properties": {"format": {"const": FORMAT}, "generator": {"type": "string"},
                       "languages": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                       "day": {"type": ["string", "null"], "format": "date", "description": "The day that the states hold for"},
                       "audience": {"type": ["string", "null"], "description": "The audience whose edition this is; null for everything"},
                       "entries": {"type": "array", "items": entry}},
        "definitions": definitions,
    })


def _encoded(data: Any) -> bytes:
    """Indented, so that two versions can be compared line by line. Python's own encoder takes twenty times as long for that."""
    return to_json(data, indent=1) + b"\n"
