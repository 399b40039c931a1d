"""Which field an author means by a word that is none: by what pages call it, by an everyday word, or by a slip of the keys; else where
a field of this name does stand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from generator.files import own_data
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.i18n.folding import simplify
from generator.model import KINDS, Entry
from generator.model.field_labels import FIELDS
from generator.nearest import nearest

_CASES = frozenset({"if", "when", "onlyif", "onlywhen", "unless", "condition", "incase", "case", "如果", "条件", "情形", "前提"})
"""As `_plain` gives them."""


def meant_field(written: str, known: Collection[str]) -> str | None:
    """The field among the `known` ones that is meant; None where nobody can tell."""
    return called(written, known) or nearest(written, known)


def called(written: str, known: Collection[str]) -> str | None:
    """The field among the `known` ones that pages or people call so."""
    return next((field for field in _words().get(_plain(written), ()) if field in known), None)


def where_known(field: str, kind: str, among: Collection[str]) -> str:
    """Where a field of this name stands: `steps`, or `kind: handbook`; empty for a name that no field has.

    `among` are the fields that may stand where it was written: of several places, those below are nearest. What every entry has tells
    nobody where to put it.
    """
    below = _below(field, kind, among)
    others = [f"kind: {name}" for name, model in KINDS.items()
              if field in model.model_fields and name != kind and field not in Entry.model_fields]
    return next(iter([*below, *(["kind: handbook"] if "kind: handbook" in others else []), *others]), "")


def meant_below(written: str, kind: str, among: Collection[str]) -> tuple[str, str]:
    """The field that people call so in one of the parts that may stand there, and the part; two empty texts where there is none."""
    return next(((field, places[0]) for field in _words().get(_plain(written), ()) if (places := _below(field, kind, among))), ("", ""))


def _below(field: str, kind: str, among: Collection[str]) -> list[str]:
    """The parts of a kind in which there is such a field, the outermost first, as far as they are below the fields `among`."""
    parts = (path.rpartition(".")[0] for path in _named(KINDS[kind]).get(field, ()))
    return [part for part in parts if part and part.partition(".")[0] in among]


def says_when(written: str) -> bool:
    """Whether people call so what says in which cases something is done."""
    return _plain(written) in _CASES


def kinds_with(field: str) -> list[str]:
    """The kinds of entry in which a field of this name stands."""
    return [name for name, model in KINDS.items() if field in _named(model)]


def model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the part of an entry at `path`."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _places(model: type[BaseModel], above: str = "", within: tuple[type[BaseModel], ...] = ()) -> Iterator[str]:
    """Every field of a kind and of its parts, by its path."""
    yield from (above + name for name in model.model_fields)
    for name, field in model.model_fields.items():
        for part in _models_in(field.annotation):
            if part not in within:
                yield from _places(part, f"{above}{name}.", (*within, model))


@cache
def _named(model: type[BaseModel]) -> Mapping[str, list[str]]:
    """Name of a field → its paths in a kind and its parts, the outermost first."""
    found: dict[str, list[str]] = {}
    for path in sorted(_places(model), key=lambda path: path.count(".")):
        found.setdefault(path.rpartition(".")[2], []).append(path)
    return found


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Word, in plain characters → the fields that may be meant by it, the likeliest first."""
    found: dict[str, dict[str, None]] = {}
    everyday = own_data(Path(__file__).with_name("field_words.yml"))
    labels = [(field, catalogue(language).text(label)) for language in INTERFACE_LANGUAGES for field, label in FIELDS.items()]
    for field, word in [*labels, *((field, word) for field, words in everyday.items() for word in words)]:
        found.setdefault(_plain(word), {})[field] = None
    return {word: tuple(fields) for word, fields in found.items()}


def _plain(word: str) -> str:
    """Without what authors write differently: case, script, width, and what stands between words."""
    folded = simplify(unicodedata.normalize("NFKC", word).lower())
    return "".join(character for character in folded if character.isalnum())
