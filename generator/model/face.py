"""What is short in an entry and shown by the thousand, and so counts as read apart from the rest; see `reads`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from generator.model.common import Entry
from generator.model.later import later_of

FACES: Mapping[str, frozenset[str]] = {
    "title": frozenset({"title", "aliases"}),
    "standing": frozenset({"status", "effective", "expires", "supersedes"}),
    "bearing": frozenset({"scope", "owner", "audience", "applies_to", "unit", "reports_to", "number", "matter", "side", "answers_for"}),
}
"""Fields of any kind: what an entry is called, when it holds, and what and whom it is for. Each face counts as read apart."""
FACE = frozenset({"kind", "id"}).union(*FACES.values())
"""All of these, and which entry it is."""
OUTLINE = frozenset({"summary", "trigger", "within", "review", "reviewed", "waivers", "tags", "contact", "place"})
"""What indexes show of thousands of entries, and an edit of their parts leaves as it is: it counts as read apart from the rest. So do the
names of steps, to which pages lead.
"""
DIGESTED = (*FACES, "outline")
"""Of each of these there is a digest."""


def face(entry: Entry, which: str) -> list[tuple[str, Any]]:
    """The fields of one of the `FACES`, with their values."""
    return [(name, getattr(entry, name)) for name in type(entry).model_fields if name in FACES[which]]


def digest_of(entry: Any, which: str) -> str:
    """Another one for every other face, or for every other outline, but for the place of the entry."""
    if later := later_of(entry):
        return later.digests[which]
    said = _outline(entry) if which == "outline" else face(entry, which)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _outline(entry: Entry) -> object:
    steps = [step.id for step in getattr(entry, "steps", ())]
    return [(name, getattr(entry, name)) for name in sorted(OUTLINE - {"place"}) if hasattr(entry, name)], steps
