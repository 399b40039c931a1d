"""The documents of one text, and what is wrong with the text itself: unseen characters, signs that YAML does not know, its syntax."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Descriptor, Diagnostic, Span, Term
from generator.i18n.characters import code_point, is_private, unseen
from generator.patterns import pattern_of
from generator.reading import descriptors
from generator.reading.look_alikes import full_width_colons, holds_structure_as_text, is_field_as_text, look_alikes
from generator.reading.sign_names import sign_name
from generator.reading.source_locations import Source
from generator.reading.spacing import TOO_FAR, TOO_NEAR, spacing_faults
from generator.reading.yaml_values import NEXT_DOCUMENT, STOPS, Problem, YamlDocument, read_yaml

_QUOTES = "“”‘’＂＇"
_QUOTED_FULL_WIDTH = pattern_of(rf"^\s*(?:- )?[\w-]+: +([{_QUOTES}][^{_QUOTES}]*[{_QUOTES}])\s*$", re.MULTILINE)

_MOST_LINES = 5_000_000
"""So many empty lines may be read: about as long as 300 entries of 50 lines take, of which each has a fault of its own (2 s)."""

_DESCRIPTOR_OF = {
    "syntax": descriptors.SYNTAX, "tab": descriptors.TAB, "colon": descriptors.COLON_IN_TEXT, "duplicate": descriptors.DUPLICATE_KEY,
    "alias": descriptors.ALIAS, "tag": descriptors.TAG,
    "key": descriptors.KEY_NOT_TEXT, "depth": descriptors.TOO_DEEP,
    "scalar_size": descriptors.TOO_LARGE, "lost_text": descriptors.LOST_TEXT,
    "comma": descriptors.COMMA_ENDS_TEXT, "unquoted": descriptors.UNQUOTED_TEXT, "escape": descriptors.NO_CHARACTER,
}


def load_text(text: str, name: str, path: Path) -> tuple[list[Source], list[Diagnostic]]:
    """The documents of a text, and its faults. One that cannot be read hides none of the others."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    read = _read_between(text, name, _borders(text))
    if not read.documents and not read.faults:
        read.faults.append(Diagnostic(descriptor=descriptors.EMPTY_FILE, span=Span(name)))
    return [Source(name, path, d.data, d.mark, d.whole, digest) for d in read.documents], read.faults


class _Read(NamedTuple):
    """The documents of a text, its faults, and whether there may be more documents that could not be read."""

    documents: list[YamlDocument]
    faults: list[Diagnostic]
    stopped: bool


def _borders(text: str) -> list[int]:
    """Where each document that can be read for itself begins, and where the last one ends."""
    begin = [0, *(found.start() for found in NEXT_DOCUMENT.finditer(text) if found.start())]
    return [*(begin if len(begin) * text.count("\n") < _MOST_LINES else [0]), len(text)]


def _read_between(text: str, name: str, borders: list[int]) -> _Read:
    """Documents, with as many empty lines before them as there are lines, so that all stands where it did. Where one of several cannot be
    read, each half of them is read for itself.
    """
    first, last = borders[0], borders[-1]
    read = _read("\n" * text.count("\n", 0, first) + text[first:last], name)
    if not read.stopped or len(borders) == 2:
        return read
    middle = len(borders) // 2
    one, other = (_read_between(text, name, half) for half in (borders[:middle + 1], borders[middle:]))
    return _Read(one.documents + other.documents, one.faults + other.faults, True)


def _read(text: str, name: str) -> _Read:
    hidden = [_unseen(character, Span(name, number, offset + 1))
              for number, line in enumerate(text.split("\n"), 1) for offset, character in unseen(line)]
    if hidden:
        return _Read([], hidden, True)
    read, problems = read_yaml(text)
    documents = [document for document in read if document.data is not None]
    faults = [_diagnostic(p, text, name) for p in problems]
    broken = any(p.what in STOPS for p in problems)
    suspicious = broken or any(not isinstance(d.data, dict) or holds_structure_as_text(d.data) for d in documents)
    if suspicious and (alike := list(_look_alikes(text, name))):
        # What libyaml says about such a line is a consequence, and often points at the next one.
        lines = {found.span.line for found in alike}
        return _Read([], [d for d in faults if not _follows_from(d, lines)] + alike, True)
    faults += [Diagnostic(descriptor=descriptors.FULL_WIDTH_QUOTES, span=_span_at(text, m.start(1), name, len(m[1])))
               for m in _QUOTED_FULL_WIDTH.finditer(text if any(sign in text for sign in _QUOTES) else "")]
    return _Read(documents, faults, broken or any(p.what == "depth" for p in problems))


def _follows_from(diagnostic: Diagnostic, lines: set[int]) -> bool:
    """Whether the fault is there because of a sign in these lines that YAML does not know."""
    return diagnostic.descriptor is descriptors.SYNTAX or (
        diagnostic.descriptor in (descriptors.COLON_IN_TEXT, descriptors.UNQUOTED_TEXT) and diagnostic.span.line in lines)


def _look_alikes(text: str, name: str) -> Iterator[Diagnostic]:
    for line, column, key in full_width_colons(text):
        yield Diagnostic(descriptor=descriptors.FULL_WIDTH_COLON, span=Span(name, line, column), details={"key": key})
    for space in spacing_faults(text):
        hint = descriptors.INDENT_HINT if space.said in (TOO_FAR, TOO_NEAR) else descriptors.SPACE_HINT
        yield Diagnostic(descriptor=descriptors.SYNTAX, span=Span(name, space.line, space.at), hint=hint,
                         details={"said": space.said, "key": space.key, "column": space.column})
    for found in look_alikes(text):
        yield Diagnostic(descriptor=descriptors.LOOK_ALIKE, span=Span(name, found.line, found.column, len(found.sign)),
                         details={"character": sign_name(found.sign[0]), "wanted": found.wanted})


def _unseen(character: str, span: Span) -> Diagnostic:
    descriptor = descriptors.PRIVATE_CHARACTER if is_private(character) else (
        descriptors.LOST_CHARACTER if character == "\ufffd" else descriptors.BAD_CHARACTER)
    return Diagnostic(descriptor=descriptor, span=span, details={"character": code_point(character)})


def _diagnostic(problem: Problem, text: str, name: str) -> Diagnostic:
    span = Span(name, problem.line, problem.column, problem.length)
    if problem.what == "unseen":
        return _unseen(str(problem.details["character"]), span)
    descriptor: Descriptor = _DESCRIPTOR_OF[problem.what]
    if problem.what == "comma" and (field := is_field_as_text(str(problem.details["text"]))):
        sign = field["sign"][-1]
        at = Span(name, problem.line, problem.column + field.end() - 1)
        if sign == "：":
            return Diagnostic(descriptor=descriptors.FULL_WIDTH_COLON, span=at, details={"key": field["key"]})
        wanted = Term("a space") if sign.isspace() else "\":\""
        return Diagnostic(descriptor=descriptors.LOOK_ALIKE, span=at, details={"character": sign_name(sign), "wanted": wanted})
    if problem.what == "syntax" and _line(text, problem.line)[problem.column - 1:problem.column] == "\t":
        descriptor = descriptors.TAB
    related = Span(name, *problem.other) if problem.other else None
    hint = descriptors.MEANT_HINT if descriptor is descriptors.NO_CHARACTER and problem.details["meant"] else None
    return Diagnostic(descriptor=descriptor, span=span, details=problem.details, related=related, hint=hint)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _span_at(text: str, offset: int, name: str, length: int = 1) -> Span:
    return Span(name, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1, length)
