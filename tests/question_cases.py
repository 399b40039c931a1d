"""The questions of `cases/search/asked.yml`, and how the search answers them: by a row of its own, and by the order of its results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.files import own_data
from generator.handbook import Handbook
from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from generator.searching.render import search_documents
from generator.searching.search_words import DAY_LABELS

ROOT = Path(__file__).parent.parent
DAYS = frozenset(DAY_LABELS)
DOUBT = "?"


@dataclass(frozen=True)
class Question:
    """`want` are the right entries, none where nothing is right. `says` is what the answer must say: None where no answer is to be given,
    empty where an answer of a right entry may be given or none."""

    handbook: str
    language: str
    query: str
    want: tuple[str, ...]
    says: tuple[str, ...] | None


@dataclass(frozen=True)
class Answered:
    """`answer` is right, wrong or none; `place` that of the first right result (0: none); `said` what was answered."""

    question: Question
    answer: str
    place: int
    said: Any


def questions(file: str) -> list[Question]:
    groups = own_data(ROOT / "tests/cases/search" / file)
    return [_question(*group.split(), *case) for group, cases in groups.items() for case in cases]


def _question(handbook: str, language: str, query: str, want: str, says: str | None = None) -> Question:
    known = () if want == DOUBT else tuple(want.split("|"))
    return Question(handbook, language, query, known, None if says is None else () if says == DOUBT else tuple(says.split("|")))


@cache
def _index(name: str, language: str) -> Sequence[str]:
    """The scripts of a handbook's index, of which most are asked by several files of questions."""
    return [document.data.decode() for document in search_documents(handbook_of(name), language)]


def handbook_of(name: str) -> Handbook:
    valid = validate(load(ROOT if name == "sample" else ROOT / "tests/handbooks" / name).documents)
    found = resolve(valid.entries, valid.claimed).handbook
    assert found is not None
    return found


def answered(asked: Sequence[Question], ask: Callable[..., Any]) -> list[Answered]:
    """Every question as the scripts answer it; `ask` is `Scripts.ask`."""
    found = []
    for name, language in dict.fromkeys((question.handbook, question.language) for question in asked):
        own = [question for question in asked if (question.handbook, question.language) == (name, language)]
        told = ask("searched", _index(name, language), [question.query for question in own])
        found += [grade(question, *one) for question, one in zip(own, told, strict=True)]
    return found


def grade(question: Question, said: Any, groups: list[list[str]]) -> Answered:
    shown = [entry for group in groups for entry in group]
    place = next((place for place, entry in enumerate(shown, 1) if entry in question.want), 0)
    return Answered(question, "none" if not said else "right" if _is_right(question, said) else "wrong", 1 if _is_first(question, said) else place, said)


def _is_right(question: Question, said: Any) -> bool:
    if question.says is None:
        return False
    if isinstance(said, str) or DAYS & set(question.want):
        return said in question.want
    told = "".join(f"{text} {note}" for _, text, note, _ in said).replace(" ", "")
    return any(entry in question.want for entry, *_ in said) and all(words.replace(" ", "") in told for words in question.says)


def _is_first(question: Question, said: Any) -> bool:
    """Whether the row of the answer, which stands in front, leads to what is wanted."""
    return bool(said) and (said if isinstance(said, str) else said[0][0]) in question.want


@dataclass(frozen=True)
class Figures:
    """Shares of all questions that have a right entry: in front, among five, mean reciprocal place; and answers by what became of them."""

    first: float
    five: float
    reciprocal: float
    right: int
    wrong: int
    missing: int
    """Questions with an answer that the rules give, of which no row was shown."""


def figures(found: Sequence[Answered]) -> Figures:
    wanted = [one for one in found if one.question.want]
    size = len(wanted)
    return Figures(
        sum(one.place == 1 for one in wanted) / size, sum(1 <= one.place <= 5 for one in wanted) / size,
        sum(1 / one.place for one in wanted if one.place) / size,
        sum(one.answer == "right" for one in found), sum(one.answer == "wrong" for one in found),
        sum(one.answer == "none" and bool(one.question.says) for one in found))
