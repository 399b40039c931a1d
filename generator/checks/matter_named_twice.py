"""HB313 matter-named-twice: one matter is called by two names.

Two names are one matter where they are the same words in another order, with other small words (的, of, the), with or without a
hyphen, in the singular or the plural: 檔案調閱 and 調閱檔案, "Hand-over sheet" and "Handover sheets". What is looked at are the names
of entries and the matters in delegation tables; and, apart from them, those of scopes, forms and registers: a procedure is one
"Internal review", while its scope is "Internal reviews".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.passages import Passage, passages_of
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.same_matter import matter
from generator.checks.shared.same_words import folded
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import KINDS, Entry
from generator.model.walk import FieldPath

_TERM = "---\nkind: term\nid: counting\ndefinition: 點算當日收到的郵件\n"

FAULT = Descriptor(
    code="HB313", name="matter-named-twice", severity=Severity.WARNING,
    message="\"{given}\" here, but \"{other}\" elsewhere: one matter has two names",
    hint="write one name throughout: {other}; or say in the name in what the two differ",
    why="A reader takes one matter for two and looks for a second rule; searching for one name does not find the other.",
    invalid=TAKE_IN_MAIL + "delegation:\n  - {matter: 點算郵件, decide: head}\n" + _TERM + "title: 郵件的點算\n---\n" + CLERK + COUNTS_MAIL,
    valid=TAKE_IN_MAIL + "delegation:\n  - {matter: 點算郵件, decide: head}\n" + _TERM + "title: 點算郵件\n---\n" + CLERK + COUNTS_MAIL)

_FIELDS = {kind: frozenset({"title"}) for kind in KINDS} | {
    "procedure": frozenset({"title", "delegation.matter"}),
    "handbook": frozenset({"title", "scopes.title", "forms.title", "registers.title"})}
_LISTS = frozenset({"scopes.title", "forms.title", "registers.title"})


def _named(entry: Entry, handbook: Handbook) -> list[tuple[FieldPath, str, str, str, str]]:
    """(path, field, language, words, what they are compared by) of every name that tells enough."""
    found = passages_of(entry, _FIELDS) if is_current(entry, handbook) else ()
    return [(passage.path, passage.field, passage.language, passage.text, key) for passage in found
            if (key := matter(passage.text, passage.language))]


_NAMED = Gathered("names of matters", tuple(KINDS), _named)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str, bool, str], Passage] = {}
    for entry, named in _NAMED.rows(handbook):
        reported = set()
        for path, field, language, words, key in named:
            passage = Passage(entry, tuple(path), field, language, words)
            known = first.setdefault((language, field in _LISTS, key), passage)
            if known is not passage and folded(known.text) != folded(words) and passage.path not in reported:
                reported.add(passage.path)
                yield Diagnostic(descriptor=FAULT, span=passage.span(), related=known.span(),
                                 details={"given": words, "other": known.text})


CHECK = of_kinds(FAULT, find, *KINDS, gathered=(_NAMED,))
