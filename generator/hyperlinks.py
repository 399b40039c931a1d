"""What a link leads to, judged as a browser judges it (WHATWG URL standard). Nothing else in the program decides about links.

Within a text a link may also name what the handbook has, by its kind and id: `procedure:seal-use`.
"""

from __future__ import annotations

import html
import ipaddress
import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.patterns import pattern_of

_SCHEME = pattern_of(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BY_HOST = frozenset({"https", "http"})
_BY_NAME = frozenset({"mailto", "tel"})
_CONTROL = pattern_of(r"[\x00-\x1f\x7f-\x9f]")
NAMED_KINDS = frozenset({
    "post", "procedure", "criteria", "conduct", "oversight", "risk", "guide", "term", "scope", "form", "register", "unit", "role",
    "outsider", "level"})
"""The kinds of what a text may lead to by its id."""
_NAMED = pattern_of(r"([a-z]+):([a-z0-9-]+)")
_HIDDEN_SLASH = pattern_of("%(2f|5c)", re.IGNORECASE)
_NOT_IN_A_HOST = pattern_of(r"[\x00-\x20#%/:<>?@\[\\\]^`{|}\x7f-\xa0]")


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """`path` (decoded, with forward slashes) and `fragment` are empty where a link leads out of the site."""

    outside: bool
    path: str = ""
    fragment: str = ""


class NamedThing(NamedTuple):
    """An entry, or an item of a list of the handbook entry, that a text leads to."""

    kind: str
    name: str


def read_named(given: str) -> NamedThing | None:
    """What a link within a text names by its kind and id; None for any other link."""
    found = _NAMED.fullmatch(given)
    return NamedThing(found[1], found[2]) if found and found[1] in NAMED_KINDS else None


def read_hyperlink(given: str) -> Hyperlink:
    """Raises ValueError for what must not be followed, or could mean another place than its reader thinks.

    A browser drops tabs and line breaks, reads a backslash as a slash, and takes a link that begins with two of either, in any
    mixture, to another host. A character reference (`&#x6A;`) is harmless in our pages; somebody hid something in it all the same.
    """
    _refuse_hidden(html.unescape(given))
    scheme = _SCHEME.match(given)
    if scheme is None:
        return _inside(given.replace("\\", "/"))
    if scheme[1].lower() in _BY_HOST:
        _refuse_host(given)
    elif scheme[1].lower() not in _BY_NAME or given[scheme.end():][:1] in ("", "/", "\\"):
        raise ValueError("scheme")
    return Hyperlink(True)


def looks_like_host(path: str) -> bool:
    """Whether a path begins as the addresses of websites do: `www.example.org`, `law.example.org/article`."""
    first, slash, _ = path.partition("/")
    host = re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:\d+)?", first)
    return bool(host) and (bool(slash) or first.lower().startswith("www."))


def _refuse_hidden(seen: str) -> None:
    """The same link with every disguise taken off."""
    if _CONTROL.search(seen) or seen != seen.strip():
        raise ValueError("control character")
    scheme = _SCHEME.match(re.sub(r"\s", "", seen))
    if scheme and scheme[1].lower() not in _BY_HOST | _BY_NAME:
        raise ValueError("scheme")


def _inside(given: str) -> Hyperlink:
    parts = urlsplit(given)
    if given.startswith("/") or parts.scheme or parts.netloc or parts.query or not parts.path:
        raise ValueError("not a file")
    path = unquote(parts.path, errors="strict")
    if _CONTROL.search(path) or _HIDDEN_SLASH.search(parts.path):
        raise ValueError("not the name of a file")
    return Hyperlink(False, path, parts.fragment)


def _refuse_host(given: str) -> None:
    """Two slashes and a host, without the user name that makes `https://court.example@other.example` look like the court's."""
    if "\\" in given:
        raise ValueError("backslash")
    parts = urlsplit(given)
    if "@" in parts.netloc or not parts.hostname or parts.port == 0:
        raise ValueError("host")
    if "[" in parts.netloc:
        ipaddress.IPv6Address(parts.hostname)
    elif _NOT_IN_A_HOST.search(parts.hostname) or not parts.hostname.strip("."):
        raise ValueError("host")
