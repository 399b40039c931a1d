"""Entries that are right, as plain data and back: what is read from it is as it was validated, and reading it runs nothing.

Of a model only those fields are written that were given, or that differ from what stands where nothing is given.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import chain
from threading import Lock
from typing import Any, cast

from pydantic import BaseModel

from generator.model import Entry
from generator.model.text import Text

_PLAIN = frozenset({str, int, float, bool, type(None)})
_MODELS = "generator.model."
_Read = Callable[[Any], Any]


def written(entry: Entry) -> bytes:
    """Raises TypeError for an entry that holds what cannot be written as data."""
    return as_json(as_data(entry, entry.source.file))


def as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def as_data(value: Any, file: str) -> Any:
    """A list stands for several values in their order, an object for a value of the type that it names."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [{"tuple": as_data(each, file)} if type(each) is tuple else as_data(each, file) for each in value]
    if kind is Text:
        return _text(value, file)
    if kind is dict:
        return {"dict": as_data((*chain.from_iterable(value.items()),), file)}
    if kind is frozenset:
        return {"set": as_data((*sorted(value),), file)}
    if kind in (datetime.date, Decimal):
        return {kind.__name__: str(value)}
    name = f"{kind.__module__.removeprefix(_MODELS)}.{kind.__qualname__}"
    if _known().get(name) is not kind:
        raise TypeError(kind)
    if isinstance(value, Enum):
        return {name: as_data(value.value, file)}
    if isinstance(value, BaseModel):
        return {name: _fields(value, file)}
    inside = value if isinstance(value, tuple) else (getattr(value, each.name) for each in dataclasses.fields(value))
    return {name: as_data((*inside,), file)}


def _text(text: Text, file: str) -> dict[str, Any]:
    """Of the usual text only its languages and words: a `text` stands in the file of its entry, a `line` has no file. Which file that is is
    not written: it is another one once the file was moved, and addresses in the text are seen from there.
    """
    if text.file not in (file, ""):
        raise TypeError(f"a text of {text.file} in {file}")
    words = [*chain.from_iterable(text.by_language.items())]
    if text.quoted or text.marked:
        return {"marked": [text.quoted, bool(text.file), as_data(text.marked, file), *words]}
    return {"text" if text.file else "line": words}


def _fields(model: BaseModel, file: str) -> list[Any]:
    """The names of those fields that are written, given ones before a stroke, and their values."""
    shape = shape_of(model)
    return [shape, *(as_data(model.__dict__[name], file) for name in written_in(shape))]


def shape_of(model: BaseModel) -> str:
    values, known = model.__dict__, _Model.of(type(model))
    base = known.base
    given = [name for name in base if name in model.model_fields_set]
    others = [name for name in base if name not in model.model_fields_set and (values[name] is not base[name] or name in known.required)]
    return f"{' '.join(given)}|{' '.join(others)}"


def written_in(shape: str) -> list[str]:
    """The fields that are written of an entry of this shape."""
    return shape.replace("|", " ").split()


@cache
def usual(model: type[Entry], shape: str, names: frozenset[str]) -> Mapping[str, Any]:
    """Of some fields those that are not written of an entry of this shape, with the values that they have then."""
    return {name: value for name, value in _Model.of(model).base.items() if name in names.difference(written_in(shape))}


def without_values(model: type[Entry], shape: str, values: dict[str, Any], private: dict[str, Any]) -> Entry:
    """An entry of which only some values are there."""
    return cast(Entry, _Model.of(model).later(shape, values, private))


class _Model:
    """How to make a model of data, without looking again whether they are right."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._type = model
        self.base = {name: None if field.default_factory or field.is_required() else field.default
                     for name, field in model.model_fields.items()}
        """Field → its value where nothing is given, in the order of fields."""
        self.required = {name for name, field in model.model_fields.items() if field.is_required() or field.default_factory}
        self._private = {name: field.get_default() for name, field in model.__private_attributes__.items()}
        self._shapes: dict[str, tuple[tuple[str, ...], set[str]]] = {}

    @staticmethod
    @cache
    def of(model: type[BaseModel]) -> _Model:
        return _Model(model)

    def read(self, said: list[Any]) -> BaseModel:
        shape, *values = said
        names, fields_set = self._shape(shape)
        fields = self.base.copy()
        fields.update(zip(names, _in_order(values), strict=True))
        return self._made(fields, fields_set, self._private.copy())

    def later(self, shape: str, values: dict[str, Any], private: dict[str, Any]) -> BaseModel:
        """One of which only some values are there."""
        return self._made(values, self._shape(shape)[1], self._private | private)

    def _shape(self, shape: str) -> tuple[tuple[str, ...], set[str]]:
        """The names of the fields that are written, and of those that were given."""
        if shape not in self._shapes:
            given, _, others = shape.partition("|")
            names = tuple(sys.intern(name) for name in (*given.split(), *others.split()))
            if not self.required <= {*names} <= self.base.keys():
                raise KeyError(shape)
            self._shapes[shape] = names, set(given.split())
        return self._shapes[shape]

    def _made(self, fields: dict[str, Any], fields_set: set[str], private: dict[str, Any]) -> BaseModel:
        made, put = self._type.__new__(self._type), object.__setattr__
        put(made, "__dict__", fields)
        put(made, "__pydantic_fields_set__", fields_set)  # nobody changes it: models are frozen
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", private or None)
        return made


def _in_order(values: list[Any]) -> list[Any]:
    """A list within one that was written is a tuple."""
    return [tuple(each) if type(each) is list else each for each in values]


class EntryReader:
    """Reads what was `written`, for an entry that stands in another file by now too."""

    def __init__(self) -> None:
        self._file, self._one_at_a_time = "", Lock()
        self._reads: dict[str, _Read] = {
            "text": self._text, "line": _line, "marked": self._marked, "dict": _dictionary, "set": _set, "tuple": _tuple,
            "date": datetime.date.fromisoformat, "Decimal": Decimal,
            **{name: _reader(found) for name, found in _known().items()}}
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object)

    def read(self, said: bytes, file: str) -> Entry:
        """Raises ValueError, TypeError or KeyError for what is not such data."""
        with self._one_at_a_time:
            self._file = file
            found = self._decoder.decode(said.decode("utf-8", "surrogatepass"))
        if not isinstance(found, Entry):
            raise TypeError(found)
        return found

    def value_of(self, data: Any, file: str) -> Any:
        """What was said `as_data`."""
        with self._one_at_a_time:
            self._file = file
            found = self._value_of(data)
        return tuple(found) if type(found) is list else found

    def _value_of(self, data: Any) -> Any:
        if type(data) is list:
            return [*map(self._value_of, data)]
        return self._object([(name, self._value_of(said)) for name, said in data.items()]) if type(data) is dict else data

    def _object(self, pairs: list[tuple[str, Any]]) -> Any:
        (name, said), = pairs
        return self._reads[name](said)

    def _text(self, said: list[Any]) -> Text:
        return Text(dict(zip(said[::2], said[1::2], strict=True)), {}, self._file)

    def _marked(self, said: list[Any]) -> Text:
        quoted, in_file, marked, *words = said
        return Text(dict(zip(words[::2], words[1::2], strict=True)), marked, self._file if in_file else "", quoted)


def _line(said: list[Any]) -> Text:
    return Text(dict(zip(said[::2], said[1::2], strict=True)))


def _dictionary(said: list[Any]) -> dict[Any, Any]:
    values = _in_order(said)
    return dict(zip(values[::2], values[1::2], strict=True))


def _set(said: list[Any]) -> frozenset[Any]:
    return frozenset(_in_order(said))


def _tuple(said: list[Any]) -> tuple[Any, ...]:
    return tuple(_in_order(said))


def _reader(found: type) -> _Read:
    if issubclass(found, BaseModel):
        return _Model.of(found).read
    if issubclass(found, Enum):
        return found
    return lambda said: found(*_in_order(said))


@cache
def _known() -> Mapping[str, type]:
    """Name → every model, choice and value of the language of entries: nothing else can be made of data."""
    modules = {name.removeprefix(_MODELS): module for name, module in sys.modules.items() if name.startswith(_MODELS)}
    return {f"{name}.{found.__qualname__}": found for name, module in modules.items() for found in vars(module).values()
            if isinstance(found, type) and found.__module__ == _MODELS + name
            and (issubclass(found, (BaseModel, Enum, tuple)) or dataclasses.is_dataclass(found))}
