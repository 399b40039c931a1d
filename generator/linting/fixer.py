"""Fixes what is certain in a file of rules, and leaves every other byte as it is. Wording is never touched.

Certain are: a misspelt name of a field with a single one close to it; quotes around a text that a comma or a number sign cut off;
full-width colons after a field's name, a missing space after the colon, full-width quotes around a value, tabs as indentation where
the lines around them say what is meant (`reading.tab_indents`).
After every repair the text is read again, and a repair that does not help is taken back. In the end there are fewer faults that hide
others, or no more findings than before; else everything is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from math import inf
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.files import write_whole
from generator.linting.repairs import Edit, Repair, repairs
from generator.reading import descriptors

Read = Callable[[str], Sequence[Diagnostic]]
"""Everything that is wrong with the text of one file, as far as reading and validating goes."""

_ROUNDS = 200
"""One fault may hide the next: as many rounds as a file written with full-width signs throughout needs."""
_HIDING = (descriptors.SYNTAX, descriptors.COLON_IN_TEXT, descriptors.TAB, descriptors.FULL_WIDTH_COLON, descriptors.NOT_AN_ENTRY)
"""Behind these the text is not read any further."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text as it is now, and the findings that were fixed."""

    text: str
    fixed: tuple[Diagnostic, ...]


def fix_text(text: str, read: Read) -> Fixed:
    """Fixes `text` until nothing certain is left. Line ends stay as they are; a text with bare carriage returns is left alone."""
    given, fixed = text, list[Diagnostic]()
    if re.search(r"\r(?!\n)", text):
        return Fixed(text, ())
    first = before = read(text)
    for _ in range(_ROUNDS):
        text, done = _applied(text, before, _without_overlap(repairs(text.split("\n"), before)), read)
        if not done:
            break
        before = read(text)
        fixed += [repair.diagnostic for repair in done]
    edited = {number for number, (old, new) in enumerate(zip(given.split("\n"), text.split("\n"), strict=True), 1) if old != new}
    worse = _worse(before, first) or _stops_anew(before, first, edited)
    return Fixed(given, ()) if worse else Fixed(text, tuple(fixed))


def fix_file(path: Path, read: Read, *, write: bool = True) -> tuple[str, Fixed]:
    """(text before, what `fix_text` made of it). With `write` the file is replaced as a whole if anything was fixed.

    Raises OSError and UnicodeDecodeError as reading and writing do.
    """
    before = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    fixed = fix_text(before.removeprefix(mark), read)
    after = Fixed(mark + fixed.text, fixed.fixed)
    if write and after.text != before:
        write_whole(path, after.text.encode(), path.stat().st_mode & 0o777)
    return before, after


def diff(name: str, before: str, after: str) -> str:
    """What changed, as a unified diff; empty if nothing did."""
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name)
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


# --- Applying ----------------------------------------------------------------------------------------------------

def _applied(text: str, before: Sequence[Diagnostic], wanted: list[Repair], read: Read) -> tuple[str, list[Repair]]:
    """All repairs at once if the findings fall by as many, else those that help one by one, from the end of the text.

    What hides other faults is fixed first, by itself, because what it hid comes to light then.
    """
    if not wanted:
        return text, []
    level = min(_level(repair.diagnostic) for repair in wanted)
    wanted = [repair for repair in wanted if _level(repair.diagnostic) == level]
    together = apply_edits(text, [edit for repair in wanted for edit in repair.edits])
    weight = _weight(read(together))
    if weight[:level] <= _weight(before)[:level] and _weight(before)[level] - weight[level] >= len(wanted):
        return together, wanted
    done: list[Repair] = []
    for repair in reversed(wanted):
        changed = apply_edits(text, repair.edits)
        after = read(changed)
        if _further(after, before, {edit.line for edit in repair.edits}):
            text, before = changed, after
            done.append(repair)
    return text, done


def _further(after: Sequence[Diagnostic], before: Sequence[Diagnostic], edited: Collection[int]) -> bool:
    """Whether there are fewer faults now, or reading comes to a later place before it has to stop, and no edited line stops it anew."""
    return not _stops_anew(after, before, edited) and (_weight(after) < _weight(before) or _readable(after) > _readable(before))


def _stops_anew(after: Sequence[Diagnostic], before: Sequence[Diagnostic], edited: Collection[int]) -> bool:
    """Whether an edited line has a fault that hides others, and had not."""
    known = {(d.code, d.span.line) for d in before}
    return any(d.span.line in edited and (d.code, d.span.line) not in known for d in after if not _level(d))


def _worse(after: Sequence[Diagnostic], before: Sequence[Diagnostic]) -> bool:
    """Whether there are more findings, although no fault that hid them went."""
    return _weight(after)[0] >= _weight(before)[0] and len(after) > len(before)


def _readable(found: Sequence[Diagnostic]) -> tuple[float, float]:
    """The place up to which the text can be read."""
    return min(((d.span.line, d.span.column) for d in found if not _level(d)), default=(inf, inf))


def _weight(found: Sequence[Diagnostic]) -> tuple[int, ...]:
    """How many findings there are on each level; fixing one may bring others to light on the levels after it."""
    levels = [_level(diagnostic) for diagnostic in found]
    return tuple(levels.count(level) for level in range(3))


def _level(diagnostic: Diagnostic) -> int:
    """0: the text cannot be read any further; 1: other faults of the YAML; 2: faults of the entry."""
    return 0 if diagnostic.descriptor in _HIDING else 1 if diagnostic.code < "HB020" else 2


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """From the end, so that places before an edit stay right."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: (e.line, e.column), reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column - 1] + edit.text + line[edit.column - 1 + edit.length:]
    return "\n".join(lines)


def _without_overlap(repairs: Iterator[Repair]) -> list[Repair]:
    """In reading order, each place once."""
    taken: set[tuple[int, int]] = set()
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda r: (r.edits[0].line, r.edits[0].column)):
        places = {(edit.line, edit.column + i) for edit in repair.edits for i in range(max(1, edit.length))}
        if not places & taken:
            taken |= places
            kept.append(repair)
    return kept
