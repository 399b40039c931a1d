"""A short code on paper that stands for what it says, so that one can ask whether a printed copy is still current. Pure."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import urlencode

_DIGITS = 8


def print_code(content: Any) -> str:
    """Eight hexadecimal digits: the same for the same plain data, others for other data.

    A field that is empty prints nothing and counts as none: a new field of the program leaves the code of every sheet without it.
    """
    written = json.dumps(_without_empty(content), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_DIGITS].upper()


def _without_empty(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {name: _without_empty(inner) for name, inner in value.items() if inner}
    return [_without_empty(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def grouped(code: str) -> str:
    """The code as it is read and typed: `3F9A-21BC`."""
    return f"{code[:_DIGITS // 2]}-{code[_DIGITS // 2:]}"


def asking(link: str, code: str, version: str) -> str:
    """The address of a page that says at once whether the copy with this code is current. `version` may be empty."""
    return f"{link}?{urlencode({'print': code, **({'version': version} if version else {})})}"
