"""How findings are fixed, where that is certain: each as edits of the text, found from the finding's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.diagnostics import Diagnostic
from generator.model import KINDS
from generator.model.text import LANGUAGE_TAG
from generator.patterns import pattern_of
from generator.reading import descriptors
from generator.reading.tab_indents import meant_indents

_CLOSE = 0.8
_BLOCK = pattern_of(r"(?:^|[:\-]\s)\s*[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_NO_BLANK = pattern_of(r"^([ ]*(?:- +)*)([A-Za-z][\w-]*):(?=[^\s:/])")
_BROKEN = frozenset((descriptors.SYNTAX.code, descriptors.NOT_AN_ENTRY.code, descriptors.WRONG_SHAPE.code))
_UNQUOTABLE = ("\"", "'", "[", "{", "|", ">", "&", "*", "!")


@dataclass(frozen=True, slots=True)
class Edit:
    """In line `line` (from 1), `length` characters from `column` (from 1) become `text`."""

    line: int
    column: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """The edits that fix one finding; they stand and fall together."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]


def repairs(lines: list[str], found: Sequence[Diagnostic]) -> Iterator[Repair]:
    """A repair for every finding that can be fixed for certain. `lines` are those of the text, carriage returns at their ends."""
    lines = [line.removesuffix("\r") for line in lines]
    for diagnostic in found:
        edits = _EDITS[diagnostic.code](lines, diagnostic) if diagnostic.code in _EDITS else ()
        if edits:
            yield Repair(diagnostic, tuple(edits))
    broken = next((d for d in found if d.code in _BROKEN), None)
    if broken and (edits := _missing_blanks(lines)):
        yield Repair(broken, tuple(edits))


def _missing_blanks(lines: list[str]) -> list[Edit]:
    """`title:印信` is one word to YAML, and is reported somewhere near; all such places together make the text whole."""
    matches = ((number, _NO_BLANK.match(line)) for number, line in enumerate(lines, 1))
    return [Edit(number, match.end() + 1, 0, " ") for number, match in matches
            if match and _is_field(match[2]) and not _in_block(lines, number)]


def _field_name(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    """One known name is close to what was written, and no second."""
    given, span = str(diagnostic.details["field"]), diagnostic.span
    near = get_close_matches(given, str(diagnostic.details["known"]).split(", "), n=2, cutoff=_CLOSE)
    if len(near) != 1 or _at(lines, diagnostic) != given:
        return []
    return [Edit(span.line, span.column, len(given), near[0])]


def _full_width_colon(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    span, line = diagnostic.span, lines[diagnostic.span.line - 1]
    name = str(diagnostic.details["key"])
    known = _is_field(name) or get_close_matches(name, _fields(), n=1, cutoff=_CLOSE)
    if not known or _in_block(lines, span.line) or _at(lines, diagnostic) != "：":
        return []
    rest = line[span.column:]
    return [Edit(span.line, span.column, 1, ":" if not rest or rest[0] in " \t" else ": ")]


def _full_width_quotes(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    span, inside = diagnostic.span, _at(lines, diagnostic)[1:-1]
    if re.search(r'[“”＂"\\]', inside) or not inside or _in_block(lines, span.line):
        return []
    return [Edit(span.line, span.column, 1, "\""), Edit(span.line, span.column + span.length - 1, 1, "\"")]


def _date(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    """The day is certain where the year has four digits or is said to be of the Republic."""
    given, meant = str(diagnostic.details["given"]), str(diagnostic.details["meant"])
    certain = meant and (given.startswith("民國") or re.match(r"\d{4}", given)) and _at(lines, diagnostic) == given
    return [Edit(diagnostic.span.line, diagnostic.span.column, len(given), meant)] if certain else []


def _tabs(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    """Every indent with a tab in it becomes spaces: half of them would not be read either."""
    indents = meant_indents(lines, lambda number: _in_block(lines, number))
    return [Edit(number, 1, len(line) - len(line.lstrip(" \t")), " " * indents[number])
            for number, line in enumerate(lines, 1) if number in indents]


def _text_cut_by_comma(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    """Quotes from the beginning of the value, before the comma, to where the next field or the bracket begins."""
    span, line, text = diagnostic.span, lines[diagnostic.span.line - 1], str(diagnostic.details["text"])
    name, colon, value = text.partition(":")
    if colon and value and _is_field(name):
        return [Edit(span.line, span.column + len(name) + 1, 0, " ")]
    before = line[: span.column - 1]
    begins = max((m.end() for m in re.finditer(r"[\w\"']:\s+", before)), default=0)
    if _is_field(text) or not begins or before[begins:].startswith(_UNQUOTABLE) or not before.rstrip().endswith(","):
        return []
    ends = re.compile(r",\s*[A-Za-z][\w-]*:\s|[}\]]").search(line, span.column - 1)
    whole = line[begins: ends.start()].rstrip() if ends else ""
    if not whole or re.search(r'["\\{\[]', whole):
        return []
    return [Edit(span.line, begins + 1, len(whole), f'"{whole}"')]


def _text_cut_by_hash(lines: list[str], diagnostic: Diagnostic) -> list[Edit]:
    """Certain only for a number sign before a number: `#3 號`; another may well be a comment without its space."""
    span, line = diagnostic.span, lines[diagnostic.span.line - 1]
    begins = re.match(r"[ ]*(?:- +)*(?:[A-Za-z][\w-]*:\s+)?", line)
    whole = line[begins.end():].rstrip() if begins else ""
    if not re.match(r"#\d", line[span.column - 1:]) or not whole or whole.startswith(_UNQUOTABLE) or re.search(r'["\\]', whole):
        return []
    return [Edit(span.line, begins.end() + 1, len(whole), f'"{whole}"')] if begins else []


_EDITS: dict[str, Callable[[list[str], Diagnostic], list[Edit]]] = {
    descriptors.UNKNOWN_FIELD.code: _field_name, descriptors.FULL_WIDTH_COLON.code: _full_width_colon,
    descriptors.FULL_WIDTH_QUOTES.code: _full_width_quotes, descriptors.TAB.code: _tabs, descriptors.BAD_DATE.code: _date,
    descriptors.COMMA_ENDS_TEXT.code: _text_cut_by_comma, descriptors.LOST_TEXT.code: _text_cut_by_hash,
}


def _at(lines: list[str], diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    return lines[span.line - 1][span.column - 1: span.column - 1 + span.length] if span.line <= len(lines) else ""


def _in_block(lines: list[str], number: int) -> bool:
    """Whether line `number` belongs to a text that `|` or `>` began."""
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip(" \t"))
    for line in reversed(lines[: number - 1]):
        own = len(line) - len(line.lstrip(" \t"))
        if line.strip() and own < indent:
            if _BLOCK.search(line):
                return True
            indent = own
    return False


@cache
def _fields() -> frozenset[str]:
    """The name of every field of every kind of entry."""
    names: set[str] = set()
    models: list[Any] = list(KINDS.values())
    seen: set[Any] = set()
    while models:
        found = models.pop()
        if isinstance(found, type) and issubclass(found, BaseModel):
            if found not in seen:
                seen.add(found)
                names.update(found.model_fields)
                models += [info.annotation for info in found.model_fields.values()]
        else:
            models += get_args(found)
    return frozenset(names)


def _is_field(name: str) -> bool:
    return name in _fields() or bool(LANGUAGE_TAG.fullmatch(name) and "-" in name) or name == "en"
