"""Handbooks of offices that were changed somewhere: the check finds it, or they are built, as a whole and in the edition for the public."""

from __future__ import annotations

import copy
import datetime
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from handbook_strategies import as_yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from whole_build import assert_rendered

from generator import pipeline
from generator.diagnostics import Severity
from generator.door import Settings
from generator.pipeline import Checked
from generator.reading.load import load

ROOTS = sorted(path.parent for path in (Path(__file__).parent / "handbooks").glob("*/mkdocs.yml"))
DAY = datetime.date(2026, 9, 1)
AUDIENCES = [{"id": "public", "title": "民眾", "internal": False}, {"id": "staff", "title": "同仁", "internal": True}]
KEPT = ("kind", "id", "languages")
ODD = ("x" * 400, "0", "a\nb\n\n- c\n- d", "=1+1", "🚀 é Ω 中", "<b>&\"'", "每日", "3 days")
BOUNDED = settings(max_examples=2, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(BOUNDED, max_examples=250, derandomize=False)
Place = tuple[dict[str, Any], str]


def plain(value: Any) -> Any:
    """What can be dumped: a number does not remember how it was written."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return next((kind(value) for kind in (bool, int, float, str) if isinstance(value, kind)), value)


def places(value: Any) -> Iterator[Place]:
    """Every field, with the map that has it."""
    if isinstance(value, dict):
        yield from ((value, key) for key in value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from places(inner)


OFFICES = {root: [plain(document.data) for document in load(root).documents] for root in ROOTS}
FIELDS = [place for entries in OFFICES.values() for place in places(entries) if place[1] not in KEPT]


def changed(random: Random) -> tuple[Path, list[Any]]:
    """An office, with some fields as another entry has them, some gone, some odd, and some things withheld from the public."""
    root = random.choice(ROOTS)
    entries = copy.deepcopy(OFFICES[root])
    for _ in range(random.randint(1, 3)):
        holder, key = random.choice([place for place in places(entries) if place[1] not in KEPT])
        others = [there[key] for there, name in FIELDS if name == key]
        holder[key] = copy.deepcopy(random.choice(others)) if random.random() < 0.9 else random.choice(ODD)
        if random.random() < 0.1:
            del holder[key]
    withhold(entries, random)
    return root, entries


def withhold(entries: list[Any], random: Random) -> None:
    """Few things: what still names them is an error, and nothing is built."""
    for entry in entries:
        if entry.get("kind") == "handbook":
            entry["audiences"] = AUDIENCES
    lists = [entry[field] for entry in entries for field in ("duties", "steps", "clauses") if isinstance(entry.get(field), list)]
    parts = [part for parts in (entries[1:], *lists) for part in parts if isinstance(part, dict) and part.get("kind") != "handbook"]
    for part in random.sample(parts, random.randint(0, 2)):
        part["audience"] = "staff"


def faulty(checked: Checked) -> bool:
    return checked.handbook is None or any(found.severity is Severity.ERROR for found in checked.diagnostics)


def holds(random: Random) -> None:
    office, entries = changed(random)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(office, root, dirs_exist_ok=True)
        for path in (root / "rules").rglob("*.yml"):
            path.unlink()
        (root / "rules" / "all.yml").write_text(as_yaml(entries), "utf-8")
        for audience in (None, "public"):
            decided = Settings(root, DAY, site_url="https://handbook.example/", audience=audience)
            checked = pipeline.check(decided)
            event(f"{audience or 'whole'}: {'faulty' if faulty(checked) else 'built'}")
            if faulty(checked):
                break
            assert_rendered(checked, decided)


@BOUNDED
@given(st.randoms(use_true_random=True))
def test_what_was_changed_is_found_or_built(random: Random) -> None:
    holds(random)


@pytest.mark.slow
@LONG
@given(st.randoms(use_true_random=True))
def test_what_was_changed_is_found_or_built_many_times(random: Random) -> None:
    holds(random)
