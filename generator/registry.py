"""Every fault the program can report, by code: what `handbook explain` prints and the page of checks shows."""

from __future__ import annotations

from generator import faults
from generator.checks import ALL
from generator.diagnostics import Fault
from generator.upkeep import waivers

FAULTS: dict[str, Fault] = {fault.code: fault for fault in (
    *faults.READING, *waivers.FAULTS, *faults.REFERENCES, *(fault for check in ALL for fault in check.faults))}

FAMILIES = {
    "HB0": "reading",
    "HB1": "references",
    "HB2": "responsibility",
    "HB3": "dates and lifecycle",
    "HB4": "wording",
    "HB5": "time and quantity",
    "HB6": "reward and penalty",
    "HB7": "checklists",
}


def find_fault(given: str) -> Fault | None:
    """The fault with this code or name, in any case of letters."""
    wanted = given.strip()
    return FAULTS.get(wanted.upper()) or next((f for f in FAULTS.values() if f.name == wanted.lower()), None)
