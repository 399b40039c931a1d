"""Plain values from YAML text, each with its position: a builder on libyaml's events.

YAML 1.2 core rules (https://yaml.org/spec/1.2.2/#103-core-schema) with three differences that suit people who do not
program: `007` and dates stay text, and a number keeps the way it was written. Anchors, aliases, tags, merge keys,
keys that are not text, and nesting over `DEPTH` are faults.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.diagnostics import Term
from generator.i18n.characters import close_seams, ends_in_seam, mark_seams, without_presentation
from generator.patterns import pattern_of
from generator.reading.escapes import no_character
from generator.reading.look_alikes import is_field_as_text
from generator.reading.scalars import plain_value, unseen_escapes
from generator.reading.unquoted_text import unquoted_text

DEPTH = 64
SCALAR_BYTES = 64 * 1024
STOPS = frozenset(("syntax", "tab", "colon", "unquoted", "escape"))
"""Behind these problems nothing more can be read."""
NEXT_DOCUMENT = pattern_of(r"^(?:%.*\n)*---(?=\s|$)", re.MULTILINE)
"""How a document begins behind another one; what YAML is told of it in lines before (`%YAML 1.2`) belongs to it."""


class Mark(NamedTuple):
    """Where a value stands: line and column from 1, its key's (or its own), and the marks of what is in it."""

    line: int
    column: int
    length: int
    key_line: int
    key_column: int
    inside: dict[Any, Mark] | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the text itself: `what` names it, `details` fills its message."""

    what: str
    line: int
    column: int
    length: int
    details: dict[str, object]
    other: tuple[int, int] | None = None


class YamlDocument(NamedTuple):
    """One document. `whole` is False where a fault made part of the values unusable."""

    data: Any
    mark: Mark
    whole: bool


def read_yaml(text: str) -> tuple[list[YamlDocument], list[Problem]]:
    """Every document of `text`, and every fault; after a syntax error nothing more can be read."""
    builder = _Builder(text)
    documents: list[YamlDocument] = []
    try:
        builder.get = CParser(mark_seams(text)).get_event
        while not isinstance(event := builder.get(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents.append(builder.document())
    except _TooDeep:
        pass
    except YAMLError as error:
        builder.problems.append(next(filter(None, (find(error, builder.lines) for find in (_escape, _colon_in_text, _unquoted))), None)
                                or _syntax_problem(error))
    return documents, builder.problems


class _TooDeep(Exception):
    pass


_BEGINS = pattern_of("flow|quoted|simple key")


def _syntax_problem(error: YAMLError) -> Problem:
    mark, said = None, str(error)
    if isinstance(error, MarkedYAMLError):
        # A bracket or a quote that is never closed, and a name without its colon, are found only further on; the author looks
        # for where they begin.
        opened = error.context_mark if _BEGINS.search(error.context or "") else None
        mark, said = opened or error.problem_mark or error.context_mark, error.problem or error.context or ""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = "tab" if "'\\t'" in said else "syntax"
    return Problem(what, line, column, 1, {"said": Term(_PLAINLY.get(said, said))})


_PLAINLY = {
    "did not find expected ',' or '}'": "this brace is not closed, or a comma between two fields is missing",
    "did not find expected ',' or ']'": "this bracket is not closed, or a comma between two items is missing",
    "could not find expected ':'": "there is no colon; a field is written name: content",
    "did not find expected key": "this line does not begin where the fields above it do, or quotation marks do not come in pairs",
}
"""What libyaml says most often → in words for people who do not program."""


def _escape(error: YAMLError, lines: list[str]) -> Problem | None:
    found = no_character(error, lines)
    if found is None:
        return None
    return Problem("escape", found.line, found.column, len(found.written), {"given": found.written, "meant": found.meant})


def _unquoted(error: YAMLError, lines: list[str]) -> Problem | None:
    found = unquoted_text(error, lines)
    return Problem("unquoted", found.line, found.column, len(found.text), {"text": found.text, "quoted": found.quoted}) if found else None


_SECOND_COLON = pattern_of(r"(?:^ *(?:- +)*|[{,] *)[A-Za-z][\w-]*: +(?P<text>[^\s\"'{\[][^,{}\[\]]*)$")


def _colon_in_text(error: YAMLError, lines: list[str]) -> Problem | None:
    """`do: 歸檔: 聯單` is no text and no field; libyaml says what it would rather have, and not that the text needs quotation marks."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    before = _SECOND_COLON.search(line[: mark.column]) if mark and line[mark.column: mark.column + 1] == ":" else None
    if mark is None or before is None:
        return None
    in_brackets = "flow" in (error.context or "") if isinstance(error, MarkedYAMLError) else False
    rest = re.split(r"[,}\]]" if in_brackets else r"\s#", line[before.start("text"):])[0].strip()
    return Problem("colon", mark.line + 1, mark.column + 1, 1, {"text": rest})


_HASH_EATS_TEXT = pattern_of(r"[^\s#\[{,]\s+#[^\s#!]")


class _Builder:
    """Turns events into values; `stack` holds the open containers: (value, marks, pending key, its mark, start)."""

    get: Callable[[], Any]

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.lines = text.split("\n")
        self.has_escapes = "\\" in text
        self.all_is_seen = not self.has_escapes and text == without_presentation(text)
        """So it is in most files, and need not be asked of each value."""
        self.hash_eats_text = "#" in text and bool(_HASH_EATS_TEXT.search(text))
        self.whole = True

    def problem(self, what: str, mark: Any, length: int = 1, other: tuple[int, int] | None = None, **details: object) -> None:
        self.problems.append(Problem(what, mark.line + 1, mark.column + 1, max(1, length), details, other))

    def document(self) -> YamlDocument:
        self.whole = True
        data, mark = self.value(self.get(), 0)
        while not isinstance(self.get(), DocumentEndEvent):
            pass
        return YamlDocument(data, mark, self.whole)

    def value(self, event: Any, depth: int, key: Any = None) -> tuple[Any, Mark]:
        """The value that begins with `event`, and its mark; `key` is the event of its key, if it has one."""
        start = event.start_mark
        key_mark = key.start_mark if key is not None else start
        inside: dict[Any, Mark] | None = None
        kind = type(event)
        if kind is ScalarEvent:
            data, length = self.scalar(event), self.length(event)
        else:
            if kind is not AliasEvent and depth >= DEPTH:
                self.problem("depth", start, limit=DEPTH)
                raise _TooDeep
            data, inside, length = self.container(event, depth)
        return data, Mark(start.line + 1, start.column + 1, length, key_mark.line + 1, key_mark.column + 1, inside)

    def container(self, event: Any, depth: int) -> tuple[Any, dict[Any, Mark] | None, int]:
        kind = type(event)
        if kind is AliasEvent:
            self.whole = False
            self.problem("alias", event.start_mark, len(event.anchor) + 1, name="*" + event.anchor)
            return None, None, len(event.anchor) + 1
        self.refuse_decorations(event)
        inside: dict[Any, Mark] = {}
        if kind is MappingStartEvent:
            return self.mapping(inside, depth, event.flow_style), inside, 1
        assert kind is SequenceStartEvent
        items: list[Any] = []
        while type(item := self.get()) not in _ENDS:
            value, inside[len(items)] = self.value(item, depth + 1)
            items.append(value)
        return items, inside, 1

    def mapping(self, inside: dict[Any, Mark], depth: int, in_braces: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        cut = False  # whether the text of the last field has been told to be cut off by a comma
        while type(key := self.get()) is not MappingEndEvent:
            name = self.key(key, depth)
            event = self.get()
            value, mark = self.value(event, depth + 1, key)
            if name is None:
                continue
            if in_braces and value is None and _is_nothing(event, key):
                as_field = is_field_as_text(name)
                if as_field or not cut:
                    self.problem("comma", key.start_mark, len(name), text=name)
                cut, self.whole = not as_field, self.whole and not as_field
                _rejoin(data, name)
                continue
            cut = False
            if name in data:
                first = inside[name]
                self.problem("duplicate", key.start_mark, len(name), (first.key_line, first.key_column),
                             key=name, line=first.key_line)
                continue
            data[name], inside[name] = value, mark
        return data

    def key(self, event: Any, depth: int) -> str | None:
        """A key as text in NFC, so that two spellings that look the same are the same; None for what is no key."""
        if type(event) is not ScalarEvent:
            self.problem("key", event.start_mark)
            self.value(event, depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self.refuse_decorations(event)
        if event.value == "<<" and event.implicit[0]:
            self.whole = False
            self.problem("alias", event.start_mark, 2, name="<<")
            return None
        if event.implicit[0] and not event.value:
            self.problem("key", event.start_mark)
            return None
        words = self.words(event)
        return words if words.isascii() else unicodedata.normalize("NFC", words)

    def scalar(self, event: Any) -> Any:
        if event.anchor is not None or event.tag is not None:
            self.refuse_decorations(event)
        words = self.words(event)
        if len(words) * 4 > SCALAR_BYTES and len(words.encode()) > SCALAR_BYTES:
            self.problem("scalar_size", event.start_mark, limit=SCALAR_BYTES // 1024)
        if not event.implicit[0] or event.style:
            return words
        lost = self.lost_text(event) if self.hash_eats_text else ""
        return plain_value(words) if words else lost or None

    def words(self, event: Any) -> str:
        """A text as it is meant: no space where a Chinese text goes on in the next line, and nothing unseen by way of an escape."""
        if self.all_is_seen:
            return close_seams(event.value)
        if event.style == '"' and self.has_escapes:
            self.look_for_escapes(event)
        return without_presentation(close_seams(event.value))

    def look_for_escapes(self, event: Any) -> None:
        r"""`"\u202e"` says what nobody may write as such."""
        start, end = event.start_mark, event.end_mark
        for number, line in enumerate(self.lines[start.line: end.line + 1], start.line):
            whole = line if number < end.line else line[: end.column]
            for offset, escape, character in unseen_escapes(whole, start.column if number == start.line else 0):
                self.problems.append(Problem("unseen", number + 1, offset + 1, len(escape), {"character": character}))

    def lost_text(self, event: Any) -> str:
        """In `note: 見 #3 號` YAML takes ` #3 號` for a comment and the text ends at 見; in `note: #3 號` all of it is lost."""
        end = event.end_mark
        rest = self.lines[end.line][end.column:] if end.line < len(self.lines) else ""
        if not re.match(r"\s+#[^\s#!]", rest):
            return ""
        lost, offset = rest.strip(), len(rest) - len(rest.lstrip())
        self.problems.append(Problem("lost_text", end.line + 1, end.column + offset + 1, len(lost), {"lost": lost}))
        return lost

    def refuse_decorations(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem("alias", event.start_mark, len(event.anchor) + 1, name="&" + event.anchor)
        if event.tag is not None:
            self.whole = False
            self.problem("tag", event.start_mark, name=_shown_tag(event.tag))

    @staticmethod
    def length(event: Any) -> int:
        start, end = event.start_mark, event.end_mark
        seam = not event.style and ends_in_seam(event.value)
        return max(1, end.column - start.column - seam) if start.line == end.line else 1


_ENDS = frozenset((MappingEndEvent, SequenceEndEvent))


def _is_nothing(event: Any, key: Any) -> bool:
    """Whether a key stands without a colon: `{zh-Hant: 20,000 元}` ends the text at the comma and leaves `000 元` as a key."""
    return type(event) is ScalarEvent and not event.value and not event.style and _place(event.end_mark) == _place(key.end_mark)


def _rejoin(data: dict[str, Any], thousands: str) -> None:
    """Gives a number back what a comma has cut off, so that 60 of 60,000 元 is no further fault."""
    last = next(reversed(data), None)
    before = str(getattr(data[last], "written", data[last])) if last is not None else ""
    if last is not None and _THOUSANDS.match(thousands) and before[-1:].isdigit():
        data[last] = f"{before},{thousands}"


_THOUSANDS = pattern_of(r"\d{3}(?!\d)")


def _place(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _shown_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
