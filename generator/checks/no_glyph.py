"""HB414 no-glyph: a character that no typeface on paper can draw, or marks on a character that no single face can draw together.

Paper has faces for the world's common scripts, symbols and simple emoji. Fonts that lie in a handbook's own `templates/print`
count as well. What is converted from the other Chinese script is looked at too: rare characters may have no form there.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.passages import Passage, texts, written_strings
from generator.checks.shared.base import of_texts
from generator.checks.shared.written_words import characters_of
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.i18n.characters import unseen
from generator.model import Entry
from generator.printing.coverage import not_drawn, unusual
from generator.printing.own_fonts import own_characters

_NOT_PRINTED = frozenset({"tags", "waivers"})

FAULT = Descriptor(
    code="HB414", name="no-glyph", severity=Severity.ERROR,
    message="no font for printing has the character {character}",
    hint="write another character, or put a font that has it into templates/print",
    why="Printed documents would lack the character, and whoever reads them would not know that anything is missing.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印 𐎀\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印 ☑\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    characters = unusual(characters_of(handbook))
    if not characters:  # as almost everywhere; no text need be looked at by itself
        return
    own = own_characters(handbook.entry.source.root)
    blamed: set[tuple[str, int, int]] = set()
    # What nobody can see has a finding of its own already, and is to be deleted rather than written otherwise.
    for passage in (passage for entry in handbook.all_entries for passage in _passages(entry)):
        if not characters.isdisjoint(passage.text) and (lost := list(not_drawn(passage.text, own))):
            whole = passage.span()
            place = (whole.file, whole.line, whole.column)
            if place not in blamed:  # a converted text lacks what the written one lacks, and that is said
                yield from (_finding(passage, begin, end) for begin, end in lost if not any(unseen(passage.text[begin:end])))
            blamed.add(place)


def _passages(entry: Entry) -> Iterator[Passage]:
    """Every text as it was written, and then as it was converted."""
    for path, text in written_strings(entry):
        if path[0] not in _NOT_PRINTED:
            yield Passage(entry, path, "", "", text)
    for path, field, found in texts(entry):
        if len(found.by_language) > 1 and path[0] not in _NOT_PRINTED:
            yield from (Passage(entry, path, field, language, words) for language, words in found.by_language.items())


def _finding(passage: Passage, begin: int, end: int) -> Diagnostic:
    cluster = passage.text[begin:end]
    shown = f"{cluster} ({' '.join(f'U+{ord(c):04X}' for c in cluster)})"
    written = passage.entry.source.value_at(passage.place)
    span = passage.span(begin, end) if isinstance(written, str) and written.strip() == passage.text else passage.span()
    return Diagnostic(descriptor=FAULT, span=span, details={"character": shown})


CHECK = of_texts(FAULT, find)
