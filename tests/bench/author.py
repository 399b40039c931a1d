"""Decides what a large handbook is about: the ids and subjects of its entries, and phrases for their texts."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.bench import words
from tests.bench.words import Pair, Text, filled, said, slug

Entry = dict[str, Any]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Subject:
    """What an entry is about: a process that handles a thing in an area."""

    id: str
    title: Text
    thing: Pair
    area: Pair


class Author:
    """Plans ids first, so that entries can refer to later ones. The same seed gives the same handbook.

    Raises ValueError if there are too few words for so many entries.
    """

    def __init__(self, seed: int, posts: int, procedures: int, terms: int) -> None:
        self.random = random.Random(seed)
        each = len(words.OBJECTS) * len(words.PROCESSES)
        self.areas = words.areas(max(-(-posts // len(words.POSTS)), -(-procedures // each)))
        self.posts = [
            Subject(slug(area[1], title[1]), said(area[0] + title[0], f"{title[1]}, {area[1]}"), self.pick(words.OBJECTS), area)
            for area, title in self.random.sample([*itertools.product(self.areas, words.POSTS)], posts)]
        self.procedures = [
            Subject(slug(area[1], thing[1], process[1]), said(area[0] + thing[0] + process[0], f"{thing[1]}: {process[1]}, {area[1]}"),
                    thing, area)
            for thing, process, area in self.random.sample([*itertools.product(words.OBJECTS, words.PROCESSES, self.areas)], procedures)]
        self.terms = [
            Subject(slug(head[1], thing[1], process[1]), said(head[0] + thing[0] + process[0], f"{head[1]} {thing[1]} {process[1]}"),
                    thing, self.pick(self.areas))
            for head, thing, process in self.random.sample([*itertools.product(words.TERM_HEADS, words.OBJECTS, words.PROCESSES)], terms)]

    def pick(self, known: list[Item]) -> Item:
        return self.random.choice(known)

    def ids(self, known: list[Subject], least: int, most: int, but: str = "") -> list[str]:
        """Ids of between `least` and `most` subjects, without the one called `but`."""
        chosen = self.random.sample(known, min(len(known), self.random.randint(least, most)))
        return [subject.id for subject in chosen if subject.id != but]

    def post(self) -> str:
        return self.pick(self.posts).id

    def phrase(self, known: list[Pair], thing: Pair, area: Pair) -> Text:
        return filled(self.pick(known), thing, area, self.random.randint(2, 28))

    def common(self, kind: str, name: str, title: Text, thing: Pair) -> Entry:
        """What every entry has."""
        return {
            "kind": kind, "id": name, "title": title, "scope": slug("scope", thing[1]), "owner": self.post(),
            "basis": [{"cite": said(*self.pick(words.LAWS)), "article": str(self.random.randint(2, 28))}],
            "version": "1.0", "effective": "2026-01-01", "review": "12 months", "terms": self.ids(self.terms, 0, 3),
        }
