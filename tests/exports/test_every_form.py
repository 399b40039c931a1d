"""Every field of the language of entries: an author finds an example of it, and it has been written wrongly in an example or a case.

Completion, labels and words in three languages of every field have tests of their own (`test_schema.py`, `tests/test_kinds.py`, the catalogue).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml
from language_reference import OFFICE, examples
from pydantic import BaseModel, ValidationError

from generator.linting.registry import DESCRIPTORS
from generator.model import KINDS, Entry
from generator.model.limit import Limit

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
        try:
            documents = list(yaml.load_all(text, Loader=yaml.BaseLoader))
        except yaml.YAMLError:
            continue
        for data in documents:
            if isinstance(data, dict) and data.get("kind") in KINDS:
                yield from used(KINDS[data["kind"]], data)


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
def with_example() -> frozenset[str]:
    texts = [f"kind: {kind}\n{example.text}" for kind in KINDS for example in examples("en", kind)]
    shown = {*written([OFFICE, *texts, *(found.valid or "" for found in DESCRIPTORS.values())])}
    return frozenset(shown | {name for name in fields() if in_scaffold(name.partition(".")[2])})


@cache
def scaffolds() -> str:
    return "\n".join(path.read_text("utf-8") for path in SCAFFOLD.rglob("*.j2"))


def in_scaffold(field: str) -> bool:
    """Whether a new entry or handbook has a line of it, if only behind a hash."""
    return re.search(rf"(?<![\w-]){field}: ", scaffolds()) is not None


@cache
def written_wrongly() -> frozenset[str]:
    cases = [path.read_text("utf-8", "replace") for path in (CASES / "invalid").glob("*.yml")]
    return frozenset(written([*cases, *(found.invalid or "" for found in DESCRIPTORS.values())]))


def parts(found: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in found}


def test_every_field_has_its_example() -> None:
    """In the reference of the language, in what a check explains, or in the lines of a new entry."""
    assert sorted(fields() - with_example()) == [], "write a sentence with it in docs/language/sentences.yml"


def test_every_part_has_been_written_wrongly() -> None:
    """In what a check explains, or in a case."""
    assert sorted(parts(fields()) - parts(written_wrongly())) == [], "add it to a file of tests/cases/invalid"
