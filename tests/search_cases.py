"""The labelled queries of `cases/search/labelled.yml`, and how well a search answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.files import own_data
from generator.searching.search_words import KINDS

FIRST = 3
"""Places among which the right answer is to be."""


@dataclass(frozen=True)
class Labelled:
    """A query with its right answers (`want`, one of them is enough in front) and what must be found besides (`find`)."""

    group: str
    query: str
    language: str
    want: tuple[str, ...]
    find: tuple[str, ...]
    at: str | None

    @property
    def needed(self) -> set[str]:
        """What must be among the results."""
        return {*self.find, *(self.want if len(self.want) == 1 else ())}

    @property
    def script(self) -> str:
        chinese = any("\u3400" <= character <= "\u9fff" for character in self.query)
        latin = any(character.isascii() and character.isalpha() for character in self.query)
        return "mixed" if chinese and latin else "Chinese" if chinese else "Latin"


@dataclass(frozen=True)
class Graded:
    """How a query was answered: whether all that is needed was found, and the place of the first right answer (0: none)."""

    case: Labelled
    complete: bool
    place: int


def labelled(file: str = "labelled.yml") -> list[Labelled]:
    groups = own_data(Path(__file__).parent / "cases/search" / file)
    return [
        Labelled(group, case["q"], case.get("in", "zh-Hant"), (case["want"],) if isinstance(case["want"], str) else tuple(case["want"]),
                 tuple(case.get("find", ())), case.get("at"))
        for group, cases in groups.items() for case in cases]


def grade(case: Labelled, found: Iterable[str], shown: Sequence[str], name: Callable[[str], str] = str) -> Graded:
    """`found` are all results, `shown` those that a reader sees at first, in order; `name` is what they call an entry."""
    known = set(found)
    right = {name(entry) for entry in case.want}
    complete = bool(right & known) and all(name(entry) in known for entry in case.needed)
    return Graded(case, complete, next((place for place, entry in enumerate(shown, 1) if entry in right), 0))


ASK = """async ([queries, limit]) => {
    const ask = async (language, query) => {
        const index = await handbookSearch.index(language);
        await handbookSearch.fill(index);
        for (let round = 1; ; round++) {
            const found = index.engine.search(query, {limit});
            if (!found.wanted.length || round === 4) return found;
            await handbookSearch.fill(index, found.wanted);
        }
    };
    const answers = [];
    for (const [query, language] of queries) {
        let found = await ask(language, query);
        const others = found.mode === "all" ? [] : (await handbookSearch.index(language)).head.languages.slice(1);
        for (const other of others) {
            const answer = await ask(other, query);
            if (answer.mode === "all") { found = answer; break; }
        }
        answers.push(found.groups.map((group) => group.results.map((result) => [`${result.kind}/${result.id}`, result.address])));
    }
    return answers;
}"""
"""Asks our search as its dialog does, from a page of the site. For each [query, language] the groups of [entry, address]."""


def page_of(entry: str) -> str:
    """`term/seal` → `terms/index.html`: for searches that find pages."""
    kind, _, name = entry.partition("/")
    return KINDS[kind][1].replace("*", name).partition("#")[0]


def shares(graded: Sequence[Graded]) -> tuple[float, float, float]:
    """(recall, share with the right answer in front, share with it among the first three)."""
    size = len(graded) or 1
    return (sum(one.complete for one in graded) / size, sum(one.place == 1 for one in graded) / size,
            sum(1 <= one.place <= FIRST for one in graded) / size)
