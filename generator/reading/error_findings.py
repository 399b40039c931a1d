"""Stage 2, what is wrong: pydantic's errors of one entry as findings in the author's terms, each slip once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.diagnostics import Diagnostic
from generator.model import Entry
from generator.model.rest_of_tiers import ANY_OF
from generator.model.walk import FieldPath
from generator.reading import descriptors
from generator.reading.calendar_periods import PERIOD_HINTS
from generator.reading.meant_field import called, meant_below, meant_field, model_at, says_when, where_known
from generator.reading.source_locations import Source
from generator.reading.value_findings import expected, shape, shown, value_finding
from generator.reading.written_once import once_finding, written_once


def findings(document: Source, model: type[BaseModel], error: ValidationError, context: Mapping[str, Any]) -> list[Diagnostic]:
    """What is wrong with an entry, in the order of its fields. `context` is what it was validated with."""
    errors = [e for e in error.errors(include_url=False) if not (_is_consequence(e) or _names_unread_period(e, context))]
    misspelt = dict(_misspelt(errors))
    return [*_each_once(document, model, (e for e in errors if tuple(e["loc"]) not in misspelt.values()), misspelt, context)]


def _each_once(document: Source, model: type[BaseModel], errors: Iterable[Any], misspelt: Mapping[FieldPath, FieldPath],
               context: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A finding for each error; one for all errors of a value that was given in every language."""
    told: set[FieldPath] = set()
    for error in errors:
        path = written_once(document, model, error, context)
        if path is None:
            yield _translate(document, model, error, misspelt)
        elif path not in told:
            told.add(path)
            yield once_finding(document, path)


def _is_consequence(error: Any) -> bool:
    """A list whose items are all faulty is not also too short."""
    return error["type"] == "too_short" and len(error["input"]) > 0


def _names_unread_period(error: Any, context: Mapping[str, Any]) -> bool:
    """A period that may be one of the calendar's, of which one cannot be read."""
    return bool(context.get("periods_unread")) and (error.get("ctx") or {}).get("reason") == "unknown period"


def _misspelt(errors: Iterable[Any]) -> Iterator[tuple[FieldPath, FieldPath]]:
    """(path of an unknown field, path of the missing field that is meant by it): one slip, which is told once."""
    absent: dict[FieldPath, list[str]] = {}
    errors = list(errors)
    for path in (tuple(error["loc"]) for error in errors if error["type"] == "missing"):
        absent.setdefault(path[:-1], []).append(str(path[-1]))
    for path in (tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"):
        among = absent.get(path[:-1], [])
        if nearest := meant_field(str(path[-1]), among):
            among.remove(nearest)
            yield path, (*path[:-1], nearest)


def _translate(document: Source, model: type[BaseModel], error: Any, misspelt: Mapping[FieldPath, FieldPath]) -> Diagnostic:
    """pydantic's error, by its type and context (never by its message), as a finding in the author's terms."""
    path: FieldPath = tuple(error["loc"])
    path += tuple(value for name, value in (error.get("ctx") or {}).items() if name in ("language", "index"))
    if error["type"] == "missing":
        return missing(document, path[:-1], str(path[-1]))
    if error["type"] in ("missing_time", "missing_name", "missing_script", "missing_unit"):
        return missing(document, path, error["ctx"]["field"])
    if error["type"] == "bad_period":
        return Diagnostic(descriptor=descriptors.BAD_PERIOD, span=document.span(path), hint=PERIOD_HINTS[error["ctx"]["reason"]],
                          details={"given": "", **error["ctx"]})
    if error["type"] in ("bad_office_hours", "overlapping_office_hours"):
        hint = descriptors.OVERLAPPING_HOURS_HINT if error["type"] == "overlapping_office_hours" else None
        span = document.span((*path, "office_hours"))
        return Diagnostic(descriptor=descriptors.BAD_OFFICE_HOURS, span=span, hint=hint, details=error["ctx"])
    if error["type"] == "limit_other_event":
        return Diagnostic(descriptor=descriptors.BAD_LIMIT, span=document.span((*path, "within")), hint=descriptors.DUTY_EVENT_HINT)
    if error["type"] == "extra_forbidden":
        known = [str(misspelt[path][-1])] if path in misspelt else list(model_at(model, path[:-1]).model_fields)
        return _unknown_field(document, path, known, error["input"])
    if error.get("input") is None:
        return Diagnostic(descriptor=descriptors.EMPTY_TEXT, span=document.span(path))
    if error["type"] == "too_short":
        return _empty_list(document, path, model_at(model, path[:-1]))
    if error["type"] == "model_type" and (found := _text_for_group(document, path, model, error["input"])):
        return found
    return _with_fields(value_finding(document, path, error["type"], error["input"], error.get("ctx") or {}), error, model)


def _with_fields(found: Diagnostic, error: Any, model: type[BaseModel]) -> Diagnostic:
    """Where a group of fields belongs, and nothing better can be advised, the fields that there are."""
    if error["type"] != "model_type" or found.hint:
        return found
    known = ", ".join(model_at(model, tuple(error["loc"])).model_fields)
    return replace(found, hint=descriptors.UNKNOWN_FIELD.hint, details={**found.details, "known": known})


def _text_for_group(document: Source, path: FieldPath, model: type[BaseModel], text: object) -> Diagnostic | None:
    """A text where a group of fields belongs: the one field that the group cannot be without, or all of these to be filled in."""
    needed = [name for name, field in model_at(model, path).model_fields.items() if field.is_required()]
    if path[-1] == "expect":
        return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=document.span(path), hint=descriptors.EXPECT_HINT,
                          details={"expected": expected("model_type"), "given": shape(text)})
    if not needed or not isinstance(text, str):
        return None
    said = {name: shown(text) if name in _SAYING or len(needed) == 1 else "…" for name in needed}
    one = descriptors.GROUP_ITEM_HINT if isinstance(path[-1], int) else descriptors.GROUP_HINT
    hint = descriptors.FIELDS_HINT if len(needed) > 1 else one
    return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=document.span(path), hint=hint, details={
        "expected": expected("model_type"), "given": shape(text), "field": needed[0], "text": shown(text),
        "fields": ", ".join(f"{name}: {value}" for name, value in said.items())})


_SAYING = ("title", "do", "item")
"""Fields of a group that say in words what it is."""


def _unknown_field(document: Source, path: FieldPath, known: Sequence[str], value: object) -> Diagnostic:
    """With the field that is meant as its hint, else where such a field stands, else all there are, those of every entry last. A name with
    a text in a limit is most likely that of a case."""
    field = str(path[-1])
    is_known_here, kind = bool(called(field, known)), document.data["kind"]
    place = "" if is_known_here else where_known(field, kind, known)
    below, part = ("", "") if place or is_known_here else meant_below(field, kind, known)
    near = below or (None if place else meant_field(field, known))
    of_case = path[-2:-1] == ("within",) and isinstance(value, str)
    of_outcome = field == "tier" and path[-2:-1] == ("expect",)
    judged = path == ("criteria",) and kind == "procedure"
    of_circumstance = field == "duration" and "modifiers" in path
    of_some_cases = path[:1] == ("steps",) and len(path) == 3 and isinstance(value, str) and says_when(field)
    any_of = path[:1] == ("tiers",) and len(path) == 3 and field.lower() in ANY_OF
    hint = (descriptors.ANY_OF_HINT if any_of else descriptors.EXPECT_HINT if of_outcome else descriptors.LASTS_HINT if of_circumstance
            else descriptors.JUDGE_HINT if judged else descriptors.SOME_CASES_HINT if of_some_cases
            else descriptors.BELOW_HINT if below else descriptors.NEAREST_HINT if near
            else descriptors.ELSEWHERE_HINT if place else descriptors.BY_CASE_HINT if of_case else None)
    own = sorted(known, key=lambda name: name in Entry.model_fields)
    return Diagnostic(descriptor=descriptors.UNKNOWN_FIELD, span=document.span(path, key=True), hint=hint, details={
        "field": path[-1], "given": field, "known": ", ".join(own), "nearest": near or "", "place": place or part, "time": shown(value),
        "step": document.value_at(path[:-1]).get("id", "…") if of_some_cases else ""})


def _empty_list(document: Source, path: FieldPath, model: type[BaseModel]) -> Diagnostic:
    """An empty list where an item is needed; left out altogether, some lists mean everyone or everything."""
    field = str(path[-1])
    hint = descriptors.LEAVE_OUT_HINT if model.model_fields[field].default == () else None
    return Diagnostic(descriptor=descriptors.EMPTY_LIST, span=document.span(path), hint=hint, details={"field": field})


def missing(document: Source, path: FieldPath, field: str) -> Diagnostic:
    """A field that an entry, or the part of it at `path`, cannot be without."""
    return Diagnostic(descriptor=descriptors.MISSING_FIELD, span=document.span(path), details={"field": field})
