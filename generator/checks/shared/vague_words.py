"""The lexicon of vague words: one file a language in `lexicon/`, read once, searched with one expression a language.

How an entry of the lexicon is written stands at the head of `lexicon/zh-Hant.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.alternation import alternation
from generator.checks.shared.clauses import Clauses
from generator.files import own_data
from generator.patterns import pattern_of

_FOLDER = Path(__file__).parent / "lexicon"

_SETTLED_BY = {"vague-time": "time", "vague-degree": "number", "vague-quantity": "number", "vague-judgement": "number",
               "escape-clause": "number", "unclear-reference": "citation"}
"""What in the same clause answers the question that a vague word leaves open, where the entry says nothing else."""


@dataclass(frozen=True, slots=True)
class VagueWord:
    """An entry of the lexicon: the fault it is, what to write instead, and between what it counts."""

    descriptor: str
    write: str
    pedantic: bool
    settled_by: str
    only_after: re.Pattern[str] | None
    only_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None

    def counts(self, text: str, start: int, end: int) -> bool:
        """Whether the word at `text[start:end]` stands where it is vague."""
        after, before = text[:start], text[end:]
        return not ((self.only_after and not self.only_after.search(after)) or (self.only_before and not self.only_before.match(before))
                    or (self.unless_after and self.unless_after.search(after))
                    or (self.unless_before and self.unless_before.match(before)))


@dataclass(frozen=True, slots=True)
class Hit:
    """A vague word at `text[start:end]`, as it was written."""

    word: VagueWord
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vague words of one language."""

    expression: re.Pattern[str]
    literal: Mapping[str, tuple[VagueWord, ...]]
    patterns: tuple[tuple[re.Pattern[str], VagueWord], ...]
    harmless: Mapping[str, tuple[tuple[int, str], ...]]
    """What is found → (where in the phrase, phrase) that make it harmless."""
    clauses: Clauses

    def find(self, text: str) -> Iterator[Hit]:
        """The vague words of `text`, leftmost first and of two that begin together the longer; none within quotation marks."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = text
        place = 0
        while found := self.expression.search(lowered, place):
            start, end = found.span()
            word = next((w for w in self._words(found[0]) if w.counts(lowered, start, end)), None)
            place = end if word else start + 1
            if word and not self._is_harmless(lowered, start, found[0]) and not self._is_answered(lowered, start, end, word):
                yield Hit(word, start, end)

    def words_in(self, title: str) -> Iterator[tuple[int, str]]:
        """(place, word) of everything in a name that would be looked at in a text, in whatever surroundings."""
        return ((found.start(), found[0]) for found in self.expression.finditer(title.lower()))

    def _is_harmless(self, text: str, start: int, found: str) -> bool:
        return any(text.startswith(phrase, start - place) for place, phrase in self.harmless.get(found, ()) if place <= start)

    def _is_answered(self, text: str, start: int, end: int, word: VagueWord) -> bool:
        return self.clauses.quoted(text, start) or self.clauses.settled(text, start, end, word.settled_by)

    def _words(self, found: str) -> Iterator[VagueWord]:
        yield from self.literal.get(found, ())
        yield from (word for pattern, word in self.patterns if pattern.fullmatch(found))


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language tag: `zh-TW` has that of zh-Hant; None for a language that has none."""
    name = lexicon_name(language)
    if name is None:
        return None
    literal: dict[str, list[VagueWord]] = {}
    patterns: list[tuple[str, VagueWord]] = []
    for descriptor, entries in _read(name)["vague"].items():
        for entry in entries:
            word = _vague_word(descriptor, entry)
            for written in entry["words"]:
                if re.escape(written).replace("\\ ", " ").replace("\\-", "-") == written:
                    literal.setdefault(written, []).append(word)
                else:
                    patterns.append((written, word))
    alternatives = alternation([written for written, _ in patterns] + sorted(map(re.escape, literal), key=len, reverse=True))
    expression = rf"\b(?:{alternatives})(?![\w-])" if name == "en" else alternatives
    compiled = re.compile(expression)
    return Lexicon(compiled, {w: tuple(found) for w, found in literal.items()}, tuple((pattern_of(p), w) for p, w in patterns),
                   _harmless(compiled, re.split("; *" if name == "en" else r"\s+", _read(name)["harmless"].strip())), Clauses.of(name))


def _harmless(expression: re.Pattern[str], phrases: Iterable[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """The words that stand in each phrase, wherever they begin in it."""
    found: dict[str, list[tuple[int, str]]] = {}
    for phrase in phrases:
        for place in range(len(phrase)):
            if match := expression.match(phrase, place):
                found.setdefault(match[0], []).append((place, phrase))
    return {word: tuple(places) for word, places in found.items()}


@cache
def verbs(language: str) -> frozenset[str]:
    """Verbs with which the items of a checklist begin; empty for a language that has no lexicon."""
    name = lexicon_name(language)
    return frozenset(_read(name)["verbs"].split()) if name else frozenset()


@cache
def lexicon_name(language: str) -> str | None:
    """Which of the lexicons a language tag has: `zh-TW` → `zh-Hant`; None for a language without one."""
    tag = language.lower().split("-")
    if tag[0] == "zh":
        return "zh-Hans" if {"hans", "cn", "sg"} & set(tag) else "zh-Hant"
    return "en" if tag[0] == "en" else None


@cache
def _read(name: str) -> Any:
    return own_data(_FOLDER / f"{name}.yml")


def _vague_word(descriptor: str, entry: Mapping[str, Any]) -> VagueWord:
    def pattern(name: str, form: str) -> re.Pattern[str] | None:
        return pattern_of(form.format(entry[name])) if name in entry else None

    return VagueWord(
        descriptor, entry["write"], entry.get("pedantic", False), entry.get("settled_by", _SETTLED_BY.get(descriptor, "nothing")),
        pattern("only_after", "(?:{})$"), pattern("only_before", "(?:{})"),
        pattern("unless_after", "(?:{})$"), pattern("unless_before", "(?:{})"))
