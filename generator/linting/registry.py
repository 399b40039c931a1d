"""Every fault the program can report, by code: what `handbook explain` prints and the page of checks shows."""

from __future__ import annotations

from generator.checks import ALL
from generator.diagnostics import Descriptor
from generator.linting import waivers
from generator.reading import descriptors

DESCRIPTORS: dict[str, Descriptor] = {descriptor.code: descriptor for descriptor in (
    *descriptors.READING, *waivers.DESCRIPTORS, *descriptors.REFERENCES, *(descriptor for check in ALL
                                                                           for descriptor in check.descriptors))}

FAMILIES = {
    "HB0": "reading",
    "HB1": "references",
    "HB2": "responsibility",
    "HB3": "dates and lifecycle",
    "HB4": "wording",
    "HB5": "time and quantity",
    "HB6": "reward and penalty",
    "HB7": "checklists",
    "HB8": "editions",
    "HB9": "risks",
}


def find_descriptor(given: str) -> Descriptor | None:
    """The fault with this code or name, in any case of letters."""
    wanted = given.strip()
    return DESCRIPTORS.get(wanted.upper()) or next((f for f in DESCRIPTORS.values() if f.name == wanted.lower()), None)
