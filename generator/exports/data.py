"""The whole resolved handbook as JSON, and the schema that says what is in it, so that others can build on it."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from generator import __version__
from generator.analysis.standing import State, standing
from generator.exports.schema import entry_schema
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import KINDS, Entry
from generator.model.text import FILE
from generator.reading.references import references

FORMAT = 1
"""Raised when something that was there is taken away or changes its meaning; additions do not raise it."""


def handbook_data(handbook: Handbook) -> bytes:
    """Every entry with its source and with what refers to it, in the order of the handbook. UTF-8, the same twice."""
    entries = [_entry(entry, handbook) for entry in (handbook.entry, *handbook.entries)]
    return _encoded({"$schema": "handbook.schema.json", "format": FORMAT, "generator": f"handbook-generator {__version__}",
                     "languages": list(handbook.languages), "day": handbook.day and handbook.day.isoformat(),
                     "audience": handbook.audience and handbook.audience.id, "entries": entries})


def _entry(entry: Entry, handbook: Handbook) -> dict[str, Any]:
    links = [{"kind": link.entry.kind, "id": link.entry.id, "at": list(link.path)} for link in handbook.links_to(*entry.key)]
    source = {"file": entry.source.file, "line": entry.source.line}
    return {**_linked(entry, handbook), "state": standing(entry, handbook).state.slug, "source": source, "referred_to_by": links}


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


def handbook_schema() -> bytes:
    """JSON Schema of `handbook_data`, with the descriptions in English."""
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
