"""What somebody means who names something on the command line: its id, or its title in any language and either Chinese script."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Term
from generator.errors import HandbookError
from generator.model.text import Id
from generator.nearest import nearest
from generator.reading import descriptors
from generator.reading.titles import ids_titled

_MOST_LISTED = 24
"""More would hide what was wrong."""


def meant_id(words: str, named: Mapping[str, Any]) -> str:
    """The id of the one thing that is called so, by id or title; else the words themselves."""
    titled = [] if words in named else ids_titled(words, named)
    return titled[0] if len(titled) == 1 else words


def known_id(kind: str, words: str, named: Mapping[str, Any]) -> str:
    """The id of what is meant, if there is such a thing. Raises HandbookError otherwise."""
    name = meant_id(words, named)
    if name in named:
        return name
    near = nearest(name, named)
    raise HandbookError(descriptors.UNKNOWN_REFERENCE.message, descriptors.NEAREST_HINT if near else descriptors.KNOWN_HINT,
                        kind=Term(kind), given=words, nearest=near or "", known=listed(named))


def check_new_id(kind: str, name: str, named: Mapping[str, Any]) -> None:
    """Raises HandbookError for what can be no id, and for one that is taken."""
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        raise HandbookError(descriptors.BAD_ID.message, descriptors.BAD_ID.hint, given=name) from None
    if name in named:
        raise HandbookError("there is already a {kind} called \"{id}\"", "choose another id", kind=Term(kind), id=name)


def listed(named: Mapping[str, Any]) -> str:
    """Ids, each with its title where it has one; of many the first."""
    shown = [f"{name} ({title})" if (title := getattr(each, "title", None)) else name for name, each in islice(named.items(), _MOST_LISTED)]
    return ", ".join(shown + ["…"] * (len(named) > _MOST_LISTED)) or "—"
