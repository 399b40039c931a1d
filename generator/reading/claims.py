"""What a file that cannot be read would define, by its lines alone: whoever names that makes no further mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.patterns import pattern_of
from generator.reading.source_locations import Source
from generator.reading.yaml_values import NEXT_DOCUMENT

ANYTHING = ("*", "*")
"""Stands for what nobody can know: a file of which not even the bytes can be read may define everything."""

_CLAIM = pattern_of(r"""^[ \t{,]*["']?(kind|id)["']?\s?[:：][\s]*["'“]?([\w-]+)""", re.MULTILINE)
_KIND_AND_ID = pattern_of(r"""\{\s*kind[:：]\s*([\w-]+)\s*[,，]\s*id[:：]\s*([\w-]+)""")


def claims(text: str, read: Iterable[Source] = ()) -> set[tuple[str, str]]:
    """(kind, id) of every document of a text, without what was `read` of it."""
    known = {(str(d.data.get("kind")), str(d.data.get("id"))) for d in read if isinstance(d.data, dict)}
    found = {claim for document in NEXT_DOCUMENT.split(text.replace("\r", "\n")) if (claim := _claim(document))}
    return found - known


def _claim(document: str) -> tuple[str, str] | None:
    """The first kind and the first id: what stands further in is a part of the entry."""
    if in_braces := _KIND_AND_ID.search(document):
        return in_braces[1], in_braces[2]
    fields: dict[str, str] = {}
    for name, value in _CLAIM.findall(document):
        fields.setdefault(name, value)
    return (fields["kind"], fields.get("id", "")) if "kind" in fields else None
