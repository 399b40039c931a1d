"""A baseline: the findings an old handbook has today. From then on only new ones are reported, and what has been fixed is told.

A finding is known again by its code, its entry, the path in it (by ids, not by numbers) and the text it is about, so it stays
known when lines move or the file is renamed, and becomes new when its own text changes.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic
from generator.errors import HandbookError
from generator.linting.entry_at import Place, Places
from generator.linting.selection import always_reported
from generator.named_files import object_in, write_named

VERSION = 1
_ANY = "*"


class Known(NamedTuple):
    """What a finding is known by. `entry` is `kind/id`, or the file where no entry could be read."""

    code: str
    entry: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that are not in the baseline, how many are, and which of the baseline are no longer found."""

    new: list[Diagnostic]
    known: int
    fixed: list[Known]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings and how often each occurs."""

    findings: Counter[Known]

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], places: Places) -> Baseline:
        """Everything found now, but for what spoils the reading: that has to be fixed."""
        return cls(Counter(identify(d, places) for d in diagnostics if not always_reported(d.descriptor)))

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Raises HandbookError where there is no such file, or where it is no baseline."""
        if not path.exists():
            raise HandbookError("there is no baseline {file}",
                                "check the file name; handbook check --write-baseline {file} writes a new one", file=path)
        try:
            content = json.loads(path.read_text("utf-8"))
            if content["version"] != VERSION:
                raise ValueError(content["version"])
            return cls(Counter({Known(f["code"], f["entry"], f["at"], f["text"]): int(f["count"]) for f in content["findings"]}))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise HandbookError("{file} is not a baseline", "check the file name; if the file is damaged, delete it and write a new one: "
                                                            "handbook check --write-baseline {file}", file=path) from error

    def write(self, path: Path) -> None:
        """One finding a line, in order, so that two versions can be compared. The file is replaced as a whole.

        Raises HandbookError where something else than a baseline is written under its name.
        """
        lines = [json.dumps({**known._asdict(), "count": count}, ensure_ascii=False) for known, count in sorted(self.findings.items())]
        text = f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"
        write_named(path, text.encode(), _is_baseline)

    def compare(self, diagnostics: Iterable[Diagnostic], places: Places) -> Compared:
        left = Counter(self.findings)
        new: list[Diagnostic] = []
        known = 0
        for diagnostic in diagnostics:
            name = identify(diagnostic, places)
            if not always_reported(diagnostic.descriptor) and left[name] > 0:
                left[name] -= 1
                known += 1
            else:
                new.append(diagnostic)
        return Compared(new, known, sorted(left.elements()))

    def without(self, fixed: Iterable[Known]) -> Baseline:
        """The baseline that is left when these are fixed."""
        return Baseline(self.findings - Counter(fixed))


def _is_baseline(content: bytes) -> bool:
    """Of whatever version."""
    return object_in(content).keys() == {"version", "findings"}


def identify(diagnostic: Diagnostic, places: Places) -> Known:
    """What the finding is known by."""
    place = places.find(diagnostic.span)
    if place is None or not all(place.key):
        return Known(diagnostic.code, diagnostic.span.file, "", _digest(sorted((k, str(v)) for k, v in diagnostic.details.items())))
    steps = _steps(place)
    value = place.value
    # A group of fields is known by its path alone, unless that holds for several of them.
    about = value if not isinstance(value, (dict, list)) or _ANY in steps else ""
    return Known(diagnostic.code, "/".join(place.key), ".".join(steps), _digest(about) if about != "" else "")


def _steps(place: Place) -> list[str]:
    """The path with an item's id in place of its number; items without an id are told apart by their text."""
    steps: list[str] = []
    value = place.source.data
    for step in place.path:
        value = value[step]
        own = value.get("id") if isinstance(value, dict) else None
        steps.append(step if isinstance(step, str) else str(own) if own is not None else _ANY)
    return steps


def _digest(value: Any) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(unicodedata.normalize("NFC", words).strip().encode()).hexdigest()[:12]
