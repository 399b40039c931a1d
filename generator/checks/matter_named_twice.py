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
from generator.analysis.passages import Passage, passages
from generator.checks.shared.base import of_kinds
from generator.checks.shared.same_matter import matter
from generator.checks.shared.same_words import folded
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import KINDS

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


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str, bool, str], Passage] = {}
    reported: set[tuple[object, ...]] = set()
    for passage in passages(handbook, _FIELDS):
        key = matter(passage.text, passage.language) if is_current(passage.entry, handbook) else None
        known = first.setdefault((passage.language, passage.field in _LISTS, key), passage) if key else passage
        place = passage.entry.key, passage.path
        if folded(known.text) != folded(passage.text) and place not in reported:
            reported.add(place)
            yield Diagnostic(descriptor=FAULT, span=passage.span(), related=known.span(),
                             details={"given": passage.text, "other": known.text})


CHECK = of_kinds(FAULT, find, *KINDS)
