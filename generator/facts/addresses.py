"""Where every entry, item and part of the handbook is found, whatever the format: folders, file names and anchors.

Addresses are relative to the root of a language.
"""

from __future__ import annotations

from generator.model import Procedure
from generator.model.kinds import BY_NAME
from generator.model.text import in_address


def language_folder(language: str, main: str) -> str:
    """The folder of a language in the site, with a slash at its end; the main language stands at the root."""
    return "" if language == main else f"{language}/"


def on_site(site_url: str, address: str) -> str:
    """The whole of an address from the root of the site, whose own may end in a slash or not; empty where that is not known."""
    return f"{site_url.rstrip('/')}/{address}" if site_url else ""


def section(kind: str) -> str:
    """The part of the site to which entries or items of a kind belong, which is also the folder of their pages."""
    return BY_NAME[kind].section


def address(kind: str, name: str) -> str:
    """The address of an entry or item: `posts/secretary.html`, `entries/index.html#form-seal-request`."""
    return BY_NAME[kind].address(name)


def step_anchor(procedure: Procedure, index: int) -> str:
    """The anchor of step `index` (from 0) on the page of its procedure."""
    return f"step-{procedure.step_key(index)}"


def part_anchor(kind: str, name: str | None, index: int) -> str:
    """The anchor of a tier or clause: by its id or its written number, else by its number from 1."""
    return f"{kind}-{in_address(name) if name else index + 1}"
