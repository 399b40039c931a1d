"""`make bench-search`: our search beside Material's own and Pagefind, over the same pages, in one run.

What they find: the labelled queries of `tests/cases/search/` over the sample handbook. How fast and how large: a generated
handbook, its main language. Material segments Chinese if jieba is installed. Pagefind is taken part if it is there:
`npm install pagefind` in this folder, or `pagefind` among the commands.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.make_handbook import make_handbook
from tests.bench.search_asked import MATERIAL, OURS, PAGEFIND, after_arrival, answers, asked, times
from tests.bench.search_sites import (
    Site,
    find_pagefind,
    has_segmenter,
    make_material,
    make_ours,
    make_pagefind,
    pages_of,
    place,
    read,
)
from tests.question_cases import answered, figures, questions
from tests.scripts import Scripts
from tests.search_cases import Graded, Labelled, grade, labelled, page_of, shares

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh-Hant", "en")
"""Those in which labelled queries are asked."""
ROW = "{:<28}{:>9}" + "{:>18}" * 3
SPEED = "{:<22}{:>10}{:>12}{:>16}{:>12}{:>12}"


@dataclass(frozen=True)
class Search:
    """One of the searches, and its site. `start` is the page from which a language is searched."""

    name: str
    script: str
    site: Site
    start: Callable[[str], str]


def searches(folder: Path, handbook_folder: Path, languages: Sequence[str]) -> list[Search]:
    """Builds the sites of all searches that are here."""
    handbook = read(handbook_folder)
    main = handbook.language
    pages = pages_of(handbook, handbook_folder, languages)
    found = [
        Search("ours", OURS, make_ours(folder / "ours", handbook, languages), lambda _: "index.html"),
        Search("Material" + (", jieba" if has_segmenter() else ""), MATERIAL, make_material(folder / "material", pages, main), lambda _: "index.html"),
    ]
    if command := find_pagefind():
        site = make_pagefind(folder / "pagefind", pages, main, command)
        starts = {page.language: place(page, main) for page in pages if page.address == "index.html"}
        found.append(Search("Pagefind", PAGEFIND, site, lambda language: starts[language]))
    return found


def graded(search: Search, cases: Sequence[Labelled], main: str) -> list[Graded]:
    """Results count by their pages, in whatever language: that is what all three have in common."""
    found = []
    for language in LANGUAGES:
        own = [case for case in cases if case.language == language]
        with asked(search.site.folder, search.script, search.start(language)) as page:
            for case, (shown, all_of_it) in zip(own, answers(page, language, [case.query for case in own]), strict=True):
                found.append(grade(case, map(_bare, all_of_it), _once(map(_bare, (one for group in shown for one in group))), page_of))
    return found


def _bare(address: str) -> str:
    """A page's address without its language."""
    return address.removeprefix("en/")


def _once(pages: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(pages))


def show_found(name: str, found: dict[str, list[Graded]]) -> None:
    """Shares of the queries: those with all that is needed among the results, those with the right page in front, and among the
    first three; by class, the last and (in brackets) the first of these."""
    size = len(next(iter(found.values())))
    print(f"\n{name}: {size} queries over the sample handbook; results count by page")
    print(_row("", "queries", list(found)))
    for number, measure in enumerate(("recall", "right page in front", "among the first three")):
        print(_row(measure, size, [f"{shares(graded)[number]:.1%}" for graded in found.values()]))
    groups = Counter(one.case.group for one in next(iter(found.values())))
    for group, count in groups.items():
        of = [shares([one for one in graded if one.case.group == group]) for graded in found.values()]
        print(_row(group, count, [f"{three:.0%} ({recall:.0%})" for recall, _, three in of]))


def _row(name: str, count: object, cells: Sequence[str]) -> str:
    return ROW.format(name, count, *cells, *[""] * (3 - len(cells))).rstrip()


def bench_found() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        known = searches(Path(scratch), ROOT, LANGUAGES)
        for name, file in (("labelled", "labelled.yml"), ("held out", "held-out.yml")):
            cases = labelled(file)
            show_found(name, {search.name: graded(search, cases, "zh-Hant") for search in known})


def question_sets() -> dict[str, list[str]]:
    """The files of questions, by what they were to the search when it was made."""
    files = sorted(path.name for path in (ROOT / "tests/cases/search").glob("asked*.yml"))
    held_out, kept = [name for name in files if name.endswith("held-out.yml")], ["asked-everyday.yml", "asked-exactly.yml"]
    return {"tuned with": [name for name in files if name not in (*held_out, *kept)], "held out": held_out, "answered otherwise once": kept}


def bench_questions() -> None:
    """How the questions of readers are answered: those the search was tuned with, and those that were held out."""
    scripts = Scripts()
    for name, files in question_sets().items():
        asked_for = [question for file in files for question in questions(file)]
        found = figures(answered(asked_for, scripts.ask))
        print(f"{len(asked_for)} questions {name}: right in front {found.first:.1%}, among five {found.five:.1%}, MRR {found.reciprocal:.3f}; "
              f"answers: {found.right} right, {found.wrong} wrong, {found.missing} missing")
    scripts.close()


def bench_speed(entries: int) -> None:
    queries = [case.query for case in labelled() if case.language == "zh-Hant"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "handbook"
        make_handbook(folder, entries)
        known = searches(Path(scratch), folder, ("zh-Hant",))
        print(f"\n{entries} entries, {known[1].site.pages} pages in one language, {len(queries)} queries; load {os.getloadavg()[0]:.1f}")
        print(SPEED.format("", "index MB", "gzip MB", "first answer ms", "median ms", "95 % ms"))
        for search in known:
            with asked(search.site.folder, search.script) as page:
                took = times(page, "zh-Hant", queries)
            print(SPEED.format(search.name, f"{search.site.index:.2f}", f"{search.site.packed:.2f}", f"{took.first:.0f}",
                               f"{took.median:.1f}", f"{took.most:.1f}"), flush=True)
        print(f"ours: first answer {after_arrival(known[0].site.folder, 'zh-Hant', queries[0]):.0f} ms after the index has arrived")


def bench_search(site: Path) -> list[str]:
    """Lines of a report on a built site of ours."""
    with asked(site, OURS) as page:
        took = times(page, "zh-Hant", [case.query for case in labelled() if case.language == "zh-Hant"])
    return [f"search: first answer {took.first:.0f} ms, queries: median {took.median:.1f} ms, 95 % within {took.most:.1f} ms"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="?", type=int, default=3000, help="entries of the generated handbook")
    parser.add_argument("--found", action="store_true", help="only what is found in the sample handbook")
    given = parser.parse_args()
    bench_questions()
    bench_found()
    if not given.found:
        bench_speed(given.entries)
    if not has_segmenter():
        print("jieba is not installed, so Material was measured without its Chinese segmenter.")
    if not find_pagefind():
        print("Pagefind is not installed: npm install pagefind")


if __name__ == "__main__":
    main()
