"""HB311 cite-named-twice: a law or regulation that is called by one name in one language and by two in another.

Two cites have the same name in one of the handbook's languages, so they are the same text; in another language they differ. The finding
stands at the name that is used less often, or later.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.current import is_current
from generator.analysis.passages import Passage, passages_of
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.same_words import folded
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import KINDS, Entry
from generator.model.walk import FieldPath

_CITE = "{zh-Hant: 文書處理手冊, en: Document Processing Handbook}"
_TERMS = f"""\
kind: term
id: seal
title: {{zh-Hant: 印信, en: Seal}}
definition: {{zh-Hant: 機關之印, en: The seal of the office}}
basis:
  - cite: {_CITE}
---
kind: term
id: stamp
title: {{zh-Hant: 戳章, en: Stamp}}
definition: {{zh-Hant: 單位之章, en: The stamp of a section}}
basis:
  - cite: """

FAULT = Descriptor(
    code="HB311", name="cite-named-twice", severity=Severity.WARNING,
    message="\"{name}\" is called \"{given}\" here and \"{other}\" elsewhere",
    hint="write one name throughout, the official one if there is one: {other}",
    why="A reader of that language takes one law for two, and looks for a text that does not exist.",
    invalid=_TERMS + "{zh-Hant: 文書處理手冊, en: Manual of Document Processing}\n",
    valid=_TERMS + _CITE + "\n")


_FIELD = "basis.cite"
_FIELDS = {kind: frozenset({_FIELD}) for kind in KINDS}


class _Cite(NamedTuple):
    """A law as it is cited at one place, by language."""

    names: dict[str, Passage]


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    cites = _cites(handbook)
    names: dict[tuple[str, str, str], dict[str, list[Passage]]] = {}
    for cite in cites:
        for known, first in cite.names.items():
            for language, passage in cite.names.items():
                if language != known:
                    same = names.setdefault((known, folded(first.text), language), {})
                    same.setdefault(folded(passage.text), []).append(passage)
    for cite in cites:
        yield from _differing(cite, names)


def _cites_of(entry: Entry, handbook: Handbook) -> list[tuple[FieldPath, str, str]]:
    """(path, language, name) of every law that an entry cites."""
    found = passages_of(entry, _FIELDS) if is_current(entry, handbook) else ()
    return [(passage.path, passage.language, passage.text) for passage in found]


_CITES = Gathered("cites", tuple(KINDS), _cites_of)


def _cites(handbook: Handbook) -> list[_Cite]:
    found: dict[tuple[object, ...], dict[str, Passage]] = {}
    for entry, cites in _CITES.rows(handbook):
        for path, language, name in cites:
            place = tuple(path)
            found.setdefault((entry.key, place), {})[language] = Passage(entry, place, _FIELD, language, name)
    return [_Cite(names) for names in found.values()]


def _differing(cite: _Cite, names: dict[tuple[str, str, str], dict[str, list[Passage]]]) -> Iterator[Diagnostic]:
    """The first language in which the cite is not called as it mostly is, where it is called the same in another."""
    for known, first in cite.names.items():
        for language, passage in cite.names.items():
            same = names.get((known, folded(first.text), language), {})
            usual = max(same.values(), key=len, default=[])
            if usual and folded(usual[0].text) != folded(passage.text):
                yield Diagnostic(descriptor=FAULT, span=passage.span(), related=usual[0].span(),
                                 details={"name": first.text, "given": passage.text, "other": usual[0].text})
                return


CHECK = of_kinds(FAULT, find, *KINDS, gathered=(_CITES,))
