"""Reads `vocabulary.yml`: lists of (Traditional Chinese, English)."""

from __future__ import annotations

from pathlib import Path

from generator.files import own_data

Pair = tuple[str, str]
Text = dict[str, str]

_LISTS: dict[str, list[Pair]] = {
    name: [*found.items()] for name, found in own_data(Path(__file__).with_name("vocabulary.yml")).items()}

AREAS, POSTS, OBJECTS, PROCESSES = (_LISTS[name] for name in ("areas", "posts", "objects", "processes"))
STEPS, CONTROLS, TRIGGERS, SUMMARIES = (_LISTS[name] for name in ("steps", "controls", "triggers", "summaries"))
TERM_HEADS, DEFINITIONS, LAWS, CLAUSES = (_LISTS[name] for name in ("term_heads", "definitions", "laws", "clauses"))


def areas(least: int) -> list[Pair]:
    """Every area, and as many more of each, told apart by a number, as make at least so many."""
    rounds = max(1, -(-least // len(AREAS)))
    return [*AREAS, *((f"{chinese}第{number}處", f"{english} {number}") for number in range(2, rounds + 1) for chinese, english in AREAS)]


def said(chinese: str, english: str) -> Text:
    """A text in both languages."""
    return {"zh-Hant": chinese, "en": english}


def filled(pair: Pair, thing: Pair, area: Pair, number: int) -> Text:
    """A text in both languages, its places filled."""
    return said(pair[0].format(thing[0], area[0], number), pair[1].format(thing[1], area[1], number))


def slug(*parts: str) -> str:
    """An id: `Head office`, `key` → `head-office-key`."""
    return "-".join("-".join(parts).lower().split())
