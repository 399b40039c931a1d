"""An edition of a random handbook says exactly what the handbook says in which nothing withheld was ever written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from checklist_cases import written
from editions.canaries import never_written
from handbook_strategies import handbooks
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from generator.edition import Withheld, edition, obstacles
from generator.edition.cuts import OF_STAFF
from generator.exports import render_exports
from generator.forms.documents import plan_documents
from generator.handbook import Handbook
from generator.model import KINDS
from generator.model.kinds import BY_NAME
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from generator.searching.render import search_documents
from generator.templates import template_folders
from tests.rendered import render_pages

TODAY = datetime.date(2026, 6, 1)
URL = "https://handbook.example/"
AUDIENCES = [{"id": "staff", "title": "同仁"}, {"id": "public", "title": "民眾", "internal": False}]
BOUNDED = settings(max_examples=2, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(BOUNDED, max_examples=300, derandomize=False)
Written = dict[str, Any]


def read(entries: list[Written]) -> Handbook | None:
    documents, faults = load_text(written(*entries), "rules/all.yml", Path("rules/all.yml"))
    validated = validate(documents)
    resolved = resolve(validated.entries, validated.claimed)
    found = [*faults, *validated.diagnostics, *resolved.diagnostics]
    return None if any(d.severity.value == "error" for d in found) or resolved.handbook is None else resolved.handbook.on(TODAY)


@st.composite
def with_secrets(draw: st.DrawFn) -> list[Written]:
    """A handbook of which an edition for the public can be made, with something withheld."""
    entries = draw(handbooks())
    entries[0]["audiences"] = AUDIENCES
    parts = [part for entry in entries for part in (entry, *_parts(entry))]
    for part in parts:
        part.pop("audience", None)
    for step in (step for entry in entries if entry["kind"] == "procedure" for step in entry["steps"]):
        if draw(st.booleans()) and step["id"] not in _steps_named(entries):
            del step["id"]
    for part in parts[1:]:
        if draw(st.integers(0, 5)) == 0:
            part["audience"] = draw(st.sampled_from(["staff", ["staff"], ["staff", "public"]]))
    assume(_settle(entries, draw))
    return entries


def _parts(entry: Written) -> list[Written]:
    """The parts of an entry that can be withheld."""
    fields = [field for field in KINDS[entry["kind"]].model_fields if _can_be_withheld(entry["kind"], field)]
    return [item for field in fields for item in entry.get(field, ())]


def _can_be_withheld(kind: str, field: str) -> bool:
    return any("audience" in getattr(model, "model_fields", ()) for model in getattr(KINDS[kind].model_fields[field].annotation, "__args__", ()))


def _steps_named(entries: list[Written]) -> set[str]:
    steps = [step for entry in entries for step in entry.get("steps", ())]
    controlled = {control["step"] for entry in entries if entry["kind"] == "risk" for control in entry.get("controls", ())}
    return controlled | {name for step in steps for name in (step.get("next"), *(branch["goto"] for branch in step.get("branches", ())))}


def _settle(entries: list[Written], draw: st.DrawFn) -> bool:
    """Marks references as droppable, or withholds more, until nothing stands in the way. Says whether that came to an end."""
    for _ in range(40):
        handbook = read(entries)
        if handbook is None:
            return False
        found = obstacles(handbook, "public")
        if not found:
            return True
        by_key = {(entry["kind"], entry["id"]): entry for entry in entries}
        for each in found:
            if not _yield_to(each, by_key[each.entry.key], draw):
                return False
    return False


def _written_place(entry: Written, path: Sequence[Any]) -> tuple[Any, Any]:
    """Who holds the value at a path, and under which key; what stands only in the model, such as brackets left out, is passed over."""
    holder, key, value = None, None, entry
    for step in path:
        if step == "by" and isinstance(value, dict) and step not in value:  # who does the step that the same person does
            value = next(other for other in entry["steps"] if other.get("id") == value["same_as"])
        if isinstance(value, list) or (isinstance(value, dict) and step in value):
            holder, key, value = value, step, value[step]
    return holder, key


def _yield_to(found: Withheld, entry: Written, draw: st.DrawFn) -> bool:
    owner, key = _written_place(entry, found.path)
    there = owner[key]
    if there == f"{found.name}?":
        return True
    can_be_marked = there == found.name and found.kind != "step"
    in_head = found.entry.kind == "handbook" and not (len(found.path) > 2 and _can_be_withheld("handbook", str(found.path[0])))
    if can_be_marked and (in_head or draw(st.booleans())):
        owner[key] = f"{there}?"
        return True
    if len(found.path) > 2 and _can_be_withheld(found.entry.kind, str(found.path[0])) and found.path[0] != "steps":
        entry[found.path[0]][found.path[1]]["audience"] = "staff"
        return True
    entry["audience"] = "staff"
    return not in_head


def said(handbook: Handbook) -> dict[str, Any]:
    """Everything that is made of a handbook, before it is typeset and framed."""
    made: dict[str, Any] = {}
    for language in handbook.languages:
        for page in render_pages(handbook, (), language, template_folders(Path("/nowhere"), "pages"), today=TODAY):
            made[f"{language} {page.address}"] = page
        for document in (*search_documents(handbook, language), *render_exports(handbook, language, TODAY, URL)):
            made[f"{language} {document.address}"] = re.sub(rb'("line": ?)\d+', rb"\1", document.data)
        for job in plan_documents(handbook, language, URL):
            made[f"{language} {job.address}"] = (job.template, job.data, job.timestamp, dict(job.fields), {
                name: draw() for name, draw in job.pictures.items()})
    return made


def is_withheld(entry: Written) -> bool:
    """Whether an entry names other readers only, or is of a kind that is for those of the organisation."""
    return entry.get("audience") in ("staff", ["staff"]) or BY_NAME[entry["kind"]].for_staff


def holds(entries: list[Written]) -> None:
    withheld = {entry["id"] for entry in entries[1:] if is_withheld(entry)}
    withheld |= {part["id"] for part in _parts(entries[0]) if "id" in part and part.get("audience") in ("staff", ["staff"])}
    public = [{field: value for field, value in entry.items() if field not in OF_STAFF.get(entry["kind"], ())} for entry in entries]
    whole, alone = read(entries), read([never_written(entry, withheld, "public") for entry in public if entry["id"] not in withheld])
    assert whole is not None and alone is not None
    event(f"withheld: {len(withheld)} entries")
    expected, found = said(edition(alone, "public")), said(edition(whole, "public"))
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []


@BOUNDED
@given(with_secrets())
def test_an_edition_says_what_is_said_where_nothing_of_it_was_written(entries: list[Written]) -> None:
    holds(entries)


@pytest.mark.slow
@LONG
@given(with_secrets())
def test_an_edition_says_what_is_said_where_nothing_of_it_was_written_many_times(entries: list[Written]) -> None:
    holds(entries)
