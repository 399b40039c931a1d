"""Signs that look like those of YAML and are none: spaces, dashes, brackets, colons of a Chinese keyboard, a web page or Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import regex

from generator.diagnostics import Term
from generator.patterns import pattern_of

_SPACE = r"[\p{Zs}--[ ]]"
_DASH = r"[[\p{Pd}−•‧・·●▪◦]--[-]]"
_KEY = r"[A-Za-z][\w-]*"
_START = r"^ *(?:- +)*"
_COLON = "[：﹕︰∶꞉]"

FULL_WIDTH_COLON = regex.compile(rf"^[ \-]*(?P<key>{_KEY})(?P<sign>：)")
_A_SPACE = Term("a space")
_PATTERNS = tuple((regex.compile(pattern, regex.V1), wanted) for pattern, wanted in (
    (rf"^ *(?:- +)*(?P<sign>{_SPACE}+)(?=\S)", " "),
    (rf"{_START}{_KEY} *:(?P<sign>{_SPACE}+)", " "),
    (rf"{_START}{_KEY} *(?P<sign>{_SPACE}+) *:", " "),
    (rf"^ *(?:- +)*-(?P<sign>{_SPACE}+)", " "),
    (rf"[{{,] *{_KEY} *:(?P<sign>{_SPACE}+)", " "),
    (rf"^ *(?:- +)*(?P<sign>{_DASH})(?=\s|{_KEY}: )", "-"),
    (rf"^(?P<sign>{_DASH}{{2,}}) *$", "---"),
    (rf"{_START}(?:{_KEY}: *)?(?P<sign>［)", "["), (rf"{_START}(?:{_KEY}: *)?(?P<sign>｛)", "{"),
    (r"^[^#]*\[[^]]*(?P<sign>］) *$", "]"), (r"^[^#]*\{[^}]*(?P<sign>｝) *$", "}"),
    (rf"\{{.*(?P<sign>[，﹐、]) *{_KEY}: ", ","),
    (rf"{_START}{_KEY}(?P<sign>[﹕︰∶꞉])", ":"),
    (r"^\s*(?P<sign>[＃﹟])", "#"),
    (rf"{_START}{_KEY}: +(?P<sign>｜) *$", "|"), (rf"{_START}{_KEY}: +(?P<sign>＞) *$", ">"),
))
_FIELD_AS_TEXT = regex.compile(rf"(?P<key>{_KEY})(?P<sign>{_COLON}|(?<=\w) *:{_SPACE})", regex.V1)
_STRUCTURE_AS_TEXT = regex.compile(rf"{_FIELD_AS_TEXT.pattern}|-{_SPACE}|{_DASH}\s", regex.V1)
"""A field, or an item of a list: each of these signs is beyond ASCII."""
_BLOCK = pattern_of(r"(?:^|[:\-]\s)\s*[|>][+-]?\d?[+-]?\s*(?:#.*)?$")


class LookAlike(NamedTuple):
    """A sign at a place (counted from 1), and what YAML wants there."""

    line: int
    column: int
    sign: str
    wanted: Term | str


def look_alikes(text: str) -> Iterator[LookAlike]:
    """Everything in the lines of a text that looks like a sign of YAML where such a sign is wanted, but for full-width colons."""
    for number, line in structure(text):
        for pattern, wanted in _PATTERNS:
            if match := pattern.search(line):
                yield LookAlike(number, match.start("sign") + 1, match["sign"], _A_SPACE if wanted == " " else f'"{wanted}"')


def full_width_colons(text: str) -> Iterator[tuple[int, int, str]]:
    """(line, column, name of the field) of every full-width colon after what may be the name of a field."""
    for number, line in structure(text):
        if match := FULL_WIDTH_COLON.match(line):
            yield number, match.start("sign") + 1, match["key"]


def is_field_as_text(words: str) -> Any:
    """Whether a text begins as a field does, but with a sign that YAML does not know."""
    return _FIELD_AS_TEXT.match(words)


def holds_structure_as_text(data: Any) -> bool:
    """Whether a field or an item of a list was read as mere text, because its sign is none."""
    if isinstance(data, dict):
        return any(key != key.strip() or holds_structure_as_text(value) for key, value in data.items())
    if isinstance(data, list):
        return any(map(holds_structure_as_text, data))
    return isinstance(data, str) and not data.isascii() and bool(_STRUCTURE_AS_TEXT.match(data)) and "\n" not in data.strip()


def structure(text: str) -> Iterator[tuple[int, str]]:
    """(number, line) of every line outside the texts that `|` and `>` begin."""
    block: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if _BLOCK.search(line) else None
        if line:
            yield number, line
