"""A value that is written once for all languages, but was given in each of them like a text: one slip, which is told once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from generator.diagnostics import Diagnostic, Term
from generator.i18n.catalogue import INTERFACE_LANGUAGES
from generator.model.limit_words import split_limit
from generator.model.walk import FieldPath
from generator.reading import descriptors
from generator.reading.meant_field import model_at
from generator.reading.source_locations import Source
from generator.reading.value_findings import shown

_OF_FIELDS = ("missing", "extra_forbidden")
"""Errors of a field of the group that such a value was taken for."""
_OF_VALUES = ("string_type", "bad_date", "bad_duration", "bad_frequency", "bad_time", "bad_hours", "bad_range", "bad_amount", "enum",
              "literal_error", "int_type", "float_type", "decimal_type", "bool_type")


def written_once(document: Source, model: type[BaseModel], error: Mapping[str, Any], context: Mapping[str, Any]) -> FieldPath | None:
    """Where such a value stands of which pydantic's `error` tells; None for any other error."""
    path: FieldPath = tuple(error["loc"])
    if error["type"] in _OF_FIELDS:
        path = path[:-1]
    elif error["type"] not in _OF_VALUES:
        return None
    given = document.value_at(path)
    languages = {*context["languages"], *INTERFACE_LANGUAGES}
    in_languages = isinstance(given, dict) and given and all(name in languages for name in given)
    if not in_languages or any(isinstance(said, (dict, list)) for said in given.values()):
        return None
    return path if error["type"] in _OF_VALUES or _may_be_a_text(model_at(model, path)) else None


def once_finding(document: Source, path: FieldPath) -> Diagnostic:
    """What to write instead of the value at `path`: one of those given."""
    given = document.value_at(path)
    field = next((str(name) for name in reversed(path) if isinstance(name, str)), "")
    meant = (_event_in_languages(given) if field == "retention" else None) or shown(next(iter(given.values())))
    return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=document.span(path), hint=descriptors.ONCE_HINT, details={
        "expected": Term("one value for all languages"), "given": Term("a value in each language"), "field": field, "meant": meant})


def _event_in_languages(given: Mapping[str, Any]) -> str | None:
    """A time that counts from an event which has a name in each language: {time: 10年, since: {zh-Hans: 结案, en: closing}}."""
    said = {language: split_limit(str(words)) for language, words in given.items()}
    if any(found.keys() != {"time", "after"} for found in said.values()):
        return None
    names = ", ".join(f"{language}: {found['after']}" for language, found in said.items())
    return f"{{time: {next(iter(said.values()))['time']}, since: {{{names}}}}}"


def _may_be_a_text(model: type[BaseModel]) -> bool:
    """Whether a group of fields may be written as one text: 自收到之日起15日."""
    return any(form.get("type") == "string" for form in TypeAdapter(model).json_schema().get("anyOf", ()))
