"""Every field of the language of entries: an author finds an example of it, and it has been written wrongly in an example or a case.

Completion, labels and words in three languages of every field have tests of their own (`test_schema.py`, `tests/test_kinds.py`, the catalogue).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml
from language_reference import OFFICE, examples
from pydantic import BaseModel, ValidationError

from generator.linting.registry import DESCRIPTORS
from generator.model import KINDS, Entry
from generator.model.limit import Limit
from generator.reading.load import load_text
from generator.reading.validate import validate

SCAFFOLD = Path(__file__).parents[2] / "templates" / "scaffold"
CASES = Path(__file__).parents[1] / "cases"


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this type may be, but not those of its fields."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_of(inner)


def used(annotation: Any, data: Any) -> Iterator[str]:
    """`Step.within` for every field that is written in some data."""
    if isinstance(data, list):
        for each in data:
            yield from used(annotation, each)
    for model in models_of(annotation):
        if isinstance(data, str):
            yield f"{model.__name__}.written as a text"
        fields = data if isinstance(data, dict) else in_words(model, data)
        for name, value in fields.items():
            if name in model.model_fields:
                yield f"{model.__name__}.{name}"
                yield from used(model.model_fields[name].annotation, value)
    if isinstance(data, dict) and not any(name in model.model_fields for model in models_of(annotation) for name in data):
        for each in data.values():
            yield from used(annotation, each)


def in_words(model: type[BaseModel], data: Any) -> dict[str, Any]:
    """The fields that a text stands for: 15 days from receipt."""
    if model is not Limit or not isinstance(data, str):
        return {}
    try:
        return {name: None for name, value in Limit.model_validate(data) if value not in (None, (), {})}
    except ValidationError:
        return {}


def written(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for data in _loaded(text):
            yield from used(KINDS[data["kind"]], data)


def _loaded(text: str) -> Iterator[dict[str, Any]]:
    """The entries of a text, unless it cannot be read."""
    with suppress(yaml.YAMLError):
        yield from (data for data in list(yaml.load_all(text, Loader=yaml.BaseLoader))
                    if isinstance(data, dict) and data.get("kind") in KINDS)


@cache
def fields() -> frozenset[str]:
    """Every field of every model, without those that all entries share, and without who may read a part of one."""
    found: set[type[BaseModel]] = set()
    waiting = list(KINDS.values())
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [each for field in model.model_fields.values() for each in models_of(field.annotation)]
    return frozenset(f"{model.__name__}.{name}" for model in found for name in model.model_fields
                     if name != "audience" and not (issubclass(model, Entry) and name in Entry.model_fields))


@cache
def scaffolds() -> str:
    return "\n".join(path.read_text("utf-8") for path in SCAFFOLD.rglob("*.j2"))


def in_scaffold(field: str) -> bool:
    """Whether a new entry or handbook has a line of it, if only behind a hash."""
    return re.search(rf"(?<![\w-]){field}:(?:\s|$)", scaffolds()) is not None


@cache
def written_wrongly() -> frozenset[str]:
    cases = [path.read_text("utf-8", "replace") for path in (CASES / "invalid").glob("*.yml")]
    return frozenset(written([*cases, *(found.invalid or "" for found in DESCRIPTORS.values())]))


def parts(found: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in found}


def test_every_field_has_its_line_in_a_new_entry() -> None:
    """Which `handbook new` and `handbook init` write, and `handbook explain --fields` shows as an example."""
    assert [name for name in sorted(fields()) if not in_scaffold(name.partition(".")[2])] == [], "add a line to templates/scaffold"


def test_every_part_has_been_written_wrongly() -> None:
    """In what a check explains, or in a case."""
    assert sorted(parts(fields()) - parts(written_wrongly())) == [], "add it to a file of tests/cases/invalid"


def places(annotation: Any, data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """(`Step.within`, where it stands) for every field that is written in some data as a table."""
    models = [*models_of(annotation)]
    named = {name for model in models for name in model.model_fields} & {*data} if isinstance(data, dict) else set()
    inner = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) and not named else ()
    for key, value in inner:
        yield from places(annotation, value, (*path, key))
    for model in models:
        for name in sorted(named & {*model.model_fields}):
            yield f"{model.__name__}.{name}", (*path, name)
            yield from places(model.model_fields[name].annotation, data[name], (*path, name))


def examples_of_fields() -> dict[str, tuple[dict[str, Any], tuple[str | int, ...]]]:
    """Field → the shortest entry that has it, and where."""
    sample = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "rules").rglob("*.yml"))]
    texts = [OFFICE, (CASES / "every-field.yml").read_text("utf-8"), *(found.valid or "" for found in DESCRIPTORS.values()), *sample,
             *(f"kind: {kind}\nid: example\ntitle: 例\n{example.text}" for kind in KINDS for example in examples("en", kind))]
    entries = [data for text in texts for data in _loaded(text)]
    found: dict[str, tuple[dict[str, Any], tuple[str | int, ...]]] = {}
    for data in sorted(entries, key=lambda data: len(str(data))):
        for name, path in places(KINDS[data["kind"]], data):
            found.setdefault(name, (data, path))
    return found


def test_every_field_written_wrongly_is_one_finding_where_it_stands() -> None:
    """A list within a list is no value of any field."""
    shown, wrong = examples_of_fields(), {}
    for name in sorted(fields() & {*shown}):
        data, path = shown[name]
        data = copy.deepcopy(data)
        at: Any = data
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = [[["?"]]]
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        line = next(number for number, line in enumerate(text.splitlines(), 1) if "- - - " in line)
        documents, faults = load_text(text, "x.yml", Path("x.yml"))
        told = [d for d in (*faults, *validate(documents).diagnostics) if d.span.line in (line - 1, line)]
        if len(told) != 1 or not (told[0].hint or told[0].descriptor.hint):
            wrong[name] = [(d.code, d.span.line) for d in told]
    assert wrong == {}
    assert sorted(fields() - {*shown}) == [], "add it to tests/cases/every-field.yml"
