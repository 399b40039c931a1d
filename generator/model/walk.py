"""The one walker over the fields of entries: what is looked for is found once per model, then visited in every entry.

`references` and `passages` say with a `Wanted` what they look for; nobody else follows annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

FieldPath = tuple[str | int, ...]
"""Keys and indexes from the top of an entry."""
Visit = Callable[[Any, FieldPath], Iterator[Any]]
"""Yields what is found in a value that stands at a path."""
Wanted = Callable[[Any, tuple[Any, ...], str], Visit | None]
"""(annotation, its metadata, path of the field without numbers and with dots) → how to visit such a value.

None to look deeper, `NOTHING` to pass it over.
"""


Found = TypeVar("Found")


def by_model(found: Mapping[type, Found], value: object) -> Found | None:
    """What is there for the model of a value, or for one that it is derived from: entries that are watched are of a derived one."""
    return next((found[model] for model in type(value).__mro__ if model in found), None)


def NOTHING(value: Any, path: FieldPath) -> Iterator[Any]:  # a value, compared by identity
    """Finds nothing, and is never called: what is passed over is not visited."""
    return iter(())


def walk_model(model: type[BaseModel], wanted: Wanted, field: str = "") -> Visit:
    """Visits only the fields of a model in which something wanted can be."""
    fields = [(name, found) for name, info in model.model_fields.items()
              if (found := _visit(info.annotation, tuple(info.metadata), wanted, f"{field}{name}")) is not None]

    def visit(value: Any, path: FieldPath) -> Iterator[Any]:
        for name, inner_visit in fields:
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from inner_visit(inner, (*path, name))

    return visit


def _visit(annotation: Any, metadata: tuple[Any, ...], wanted: Wanted, field: str) -> Visit | None:
    """How to find what is wanted in a value of this type; None where there can be none."""
    found = wanted(annotation, metadata, field)
    if found is not None:
        return None if found is NOTHING else found
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _visit(arguments[0], tuple(arguments[1:]), wanted, field)
    if origin in (Union, UnionType):
        return next((each for argument in arguments if (each := _visit(argument, (), wanted, field)) is not None), None)
    if origin is tuple:
        item = _visit(arguments[0], (), wanted, field)
        return None if item is None else _items(item)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return walk_model(annotation, wanted, f"{field}.")
    return None


def _items(item: Visit) -> Visit:
    def visit(values: Any, path: FieldPath) -> Iterator[Any]:
        for number, value in enumerate(values):
            yield from item(value, (*path, number))

    return visit
