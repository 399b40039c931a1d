"""Which fields of an entry name other things: found once per model, then walked for every entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model import Entry
from generator.model.text import Ref

Path = tuple[str | int, ...]
Reference = tuple[Path, str, tuple[str, ...]]
"""(path in the entry, name given, what may be meant)"""
Walker = Callable[[Any, Path], Iterator[Reference]]


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference of an entry, in the order of its fields."""
    return _walk_model(type(entry))(entry, ())


@cache
def _walk_model(model: type[BaseModel]) -> Walker:
    fields = [(name, walker) for name, info in model.model_fields.items()
              if (walker := _walk_annotation(info.annotation, tuple(info.metadata))) is not None]

    def walk(value: Any, path: Path) -> Iterator[Reference]:
        for name, walker in fields:
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from walker(inner, (*path, name))

    return walk


def _walk_annotation(annotation: Any, metadata: tuple[Any, ...]) -> Walker | None:
    """How to find the references in a value of this type; None where there can be none."""
    ref = next((m for m in metadata if isinstance(m, Ref)), None)
    if ref is not None and get_origin(annotation) is not tuple:
        targets = ref.targets
        return lambda value, path: iter([(path, value, targets)])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk_annotation(arguments[0], tuple(arguments[1:]))
    if origin in (Union, UnionType):
        return next((w for a in arguments if (w := _walk_annotation(a, ())) is not None), None)
    if origin is tuple:
        item = _walk_annotation(arguments[0], ())
        return None if item is None else _walk_items(item)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _walk_model(annotation)
    return None


def _walk_items(item: Walker) -> Walker:
    def walk(values: Any, path: Path) -> Iterator[Reference]:
        for number, value in enumerate(values):
            yield from item(value, (*path, number))

    return walk
