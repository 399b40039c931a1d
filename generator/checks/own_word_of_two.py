"""HB421 own-word-of-two: one word of an organisation's own for two things.

Under `words` an organisation says what it calls posts, roles, procedures: `en: {post: role}`. Where there are also
roles for a case, which are then called the same, or where two words are renamed alike, pages and paper call two things by one name.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.i18n.own_words import own_catalogue
from generator.model.kinds import RECORDS, Kind

_HANDBOOK = ("kind: handbook\nid: office\ntitle: 本辦公室工作規程\norganisation: 本辦公室\nscopes: [{id: mail, title: 收文}]\n"
             "basis: {cite: 行政程序法}\nwords: {zh-Hant: {崗位: 職位WORDS}}\n---\nkind: post\nid: clerk\n"
             "title: 收發員\nduties: [{id: count, do: 清點郵件, when: daily}]\n")

FAULT = Descriptor(
    code="HB421", name="own-word-of-two", severity=Severity.WARNING,
    message="with \"{word}: {own}\" a {kind} is called the same as a {other}",
    hint="choose another word for one of the two, or write another one for the {other} too",
    why="Whoever reads the word cannot tell which of the two is meant.",
    invalid=_HANDBOOK.replace("WORDS", ", 工作範圍: 職位"), valid=_HANDBOOK.replace("WORDS", ", 工作範圍: 業務"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    used = [kind for kind in RECORDS if handbook.by_kind.get(kind.name)]
    for language, words in handbook.entry.words.items():
        called: dict[str, tuple[Kind, str]] = {}
        told: set[tuple[Kind, Kind]] = set()
        for kind, name in [(each, name) for each in used for name in (each.name, each.one, each.many)]:
            said, word = _said(name, language, words)
            other, renamed = called.setdefault(said, (kind, word))
            place = word or renamed
            if other is not kind and place and (kind, other) not in told:
                told.add((kind, other))
                both = (kind, other) if word else (other, kind)
                yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("words", language, place)), details={
                    "word": place, "own": words[place], "kind": Term(both[0].name), "other": Term(both[1].name)})


def _said(name: str, language: str, words: Mapping[str, str]) -> tuple[str, str]:
    """What pages say for a word of the program, and the word that was put in its place; empty where none was."""
    usual, said = (known.text(name).casefold() for known in (catalogue(language), own_catalogue(language, tuple(words.items()))))
    return said, next((word for word in words if word.casefold() in usual), "") if said != usual else ""


CHECK = Check(FAULT, find)
