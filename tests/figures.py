"""How precise and how complete the checks of wording are, on sentences labelled by hand: `python -m tests.figures`.

The sentences stand in cases/wording, one file a language: 50 written before the lexicon was tuned, of which 25 were looked at
while it was (tuned) and 25 were not (held); 18 written after it was finished (fresh), after which it was fixed once more; and 13
written after that (last), by which nothing was changed. A third of each are free of vague words, many of them on purpose hard.

    first lexicon, tuned and held         85 right, 21 wrong, 23 missed    precision 0.80    recall 0.79
    finished lexicon, fresh               17 right,  1 wrong, 21 missed    precision 0.94    recall 0.45
    fixed lexicon, last                  24 right,  2 wrong, 11 missed    precision 0.92    recall 0.69

So what is found is nearly always vague; but a lexicon knows what somebody put into it, and a third of the vague words in
sentences it has never seen go by. Sentences and lexicon have the same author, which makes figures on tuned and held look better.
"""

from __future__ import annotations

import datetime
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml import safe_dump

from generator.checks import missing_doer, vague_wording
from generator.diagnostics import Diagnostic
from generator.files import own_data
from generator.linting.entry_at import Places
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

CASES = Path(__file__).parent / "cases" / "wording"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
SETS = ("tuned", "held", "fresh", "last")
NAMES = {descriptor.code: descriptor.name for check in (vague_wording.CHECK, missing_doer.CHECK) for descriptor in check.descriptors}
Label = tuple[str, str]
"""(code, word)"""


@dataclass(slots=True)
class Count:
    """Findings that are right, that are wrong, and labels that were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __str__(self) -> str:
        return (f"{self.right:5} right {self.wrong:3} wrong {self.missed:3} missed    "
                f"precision {self.precision:.2f}    recall {self.recall:.2f}")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, and what was rightly, wrongly and not found in it."""

    case: dict[str, Any]
    right: list[Label]
    wrong: list[Label]
    missed: list[Label]


def cases(language: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = own_data(CASES / f"{language}.yml")
    return found


def judged(language: str, *, pedantic: bool = False) -> Iterator[Judged]:
    """Every sentence of a language, each as the evidence of a duty in a handbook made of them."""
    sentences = cases(language)
    by_number = defaultdict(list)
    for number, diagnostic in _findings(language, sentences):
        if pedantic or not diagnostic.pedantic:
            by_number[number].append((diagnostic.code, str(diagnostic.details["word"])))
    for number, case in enumerate(sentences):
        wanted = [_label(words) for words in case["expect"] + (case.get("pedantic", []) if pedantic else [])]
        right, wrong = [], []
        for code, word in by_number[number]:
            label = next((label for label in wanted if label[0] == code and _same(label[1], word)), None)
            (wrong if label is None else right).append((code, word))
            if label is not None:
                wanted.remove(label)
        yield Judged(case, right, wrong, wanted)


def _findings(language: str, sentences: list[dict[str, Any]]) -> Iterator[tuple[int, Diagnostic]]:
    duties = [{"id": f"s-{number}", "do": "x", "when": "daily", "evidence": case["text"]} for number, case in enumerate(sentences)]
    names = [{"kind": "term", "id": f"t-{number}", "title": name, "definition": "x"}
             for number, name in enumerate(n for case in sentences for n in case.get("defined", []))]
    entries = [{"kind": "handbook", "id": "h", "title": "x", "organisation": "x", "languages": [language],
                "scopes": [{"id": "a", "title": "x"}]},
               {"kind": "post", "id": "p", "title": "x", "duties": duties}, *names]
    text = "---\n".join(safe_dump(entry, allow_unicode=True, width=10_000) for entry in entries)
    documents, problems = load_text(text, "x.yml", Path("x.yml"))
    handbook = resolve(validate(documents).entries, set()).handbook
    assert handbook is not None and not problems
    places = Places(documents)
    for check in (vague_wording.CHECK, missing_doer.CHECK):
        for diagnostic in check.find(handbook, datetime.date(2026, 6, 1)):
            place = places.find(diagnostic.span)
            assert place is not None
            yield int(place.path[1]), diagnostic


def _label(words: str) -> Label:
    code, _, word = words.partition(" ")
    return code, word


def _same(wanted: str, found: str) -> bool:
    """Whether the two words are at the same place, be one longer than the other."""
    return wanted.lower() in found.lower() or found.lower() in wanted.lower()


def count(language: str, sets: tuple[str, ...] = SETS, *, pedantic: bool = False) -> dict[str, Count]:
    """Figures by code, and under `` for all."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    for found in judged(language, pedantic=pedantic):
        if found.case.get("set", "tuned") in sets:
            for labels, name in ((found.right, "right"), (found.wrong, "wrong"), (found.missed, "missed")):
                for code, _ in labels:
                    for key in ("", code):
                        setattr(counts[key], name, getattr(counts[key], name) + 1)
    return counts


def main() -> None:
    """Prints a table by language and category, one by set, and with -v what is wrong and what is missed."""
    for language in LANGUAGES:
        print(language)
        counts = count(language)
        for code in sorted(code for code in counts if code):
            print(f"  {code} {NAMES[code]:<18} {counts[code]}")
        for name in SETS:
            print(f"  {name:<24} {count(language, (name,))['']}")
        if "-v" in sys.argv:
            for found in judged(language):
                for sign, labels in (("wrong ", found.wrong), ("missed", found.missed)):
                    for code, word in labels:
                        print(f"  {sign} {code} {word}: {found.case['text']}")


if __name__ == "__main__":
    main()
