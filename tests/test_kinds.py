"""What a new kind, and a new text of a step, have to touch; and that an output which forgets them fails here, by that output's name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from entry_outputs import new_handbook, outputs_without

from generator.files import own_data
from generator.forms import whole_handbook
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.kinds import AUTHORED, BY_NAME, Kind
from generator.searching.entry_passages import passages_of
from generator.searching.passages import Passages

TESTS = Path(__file__).parent
TOYS = {toy: own_data(TESTS / "cases" / toy / "files.yml") for toy in ("toy_kind", "toy_field")}
"""Toy → file that it touches → what is added there, and what is said where that is left out."""
ASKED = {"toy_kind": ("kind", "asset"), "toy_field": ("word", "tool")}
ALWAYS = {"templates/pages/asset.html", "generator/facts/steps.py"}
"""Of the files without which an output forgets the toy, those by which most do. The others are left out by the slow sweep."""
LEFT_OUT = [pytest.param(toy, file, id=f"{toy}-{file}", marks=() if "stops" in change or file in ALWAYS else pytest.mark.slow)
            for toy, files in TOYS.items() for file, change in files.items()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return new_handbook(tmp_path_factory.mktemp("kinds"), [kind.name for kind in AUTHORED])


@pytest.mark.parametrize("kind", AUTHORED, ids=lambda kind: str(kind.name))
def test_an_entry_of_every_kind_is_in_every_output(kind: Kind, made: Handbook) -> None:
    assert [*outputs_without(kind, made.find(kind.name, f"new-{kind.name}"), made)] == []


def test_a_kind_that_the_search_does_not_know_is_no_silence(made: Handbook) -> None:
    class Unknown(Entry):
        kind: str = "unknown"

    entry = Unknown(id="x", title=made.entry.title)
    with pytest.raises(KeyError):
        [*passages_of(Passages(made, "en"), entry)]


def test_an_output_that_forgets_a_kind_is_named(made: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_handbook, "PARTS", tuple(part for part in whole_handbook.PARTS if part[0] != "Oversight"))
    assert [*outputs_without(BY_NAME["oversight"], made.find("oversight", "new-oversight"), made)] == ["book"]


def forgotten(toy: str, scratch: Path, left_out: str = "") -> tuple[int, str]:
    """What a copy of the program says that has all of the toy's additions but those to one file: the exit code and the outputs without it."""
    for part in ("generator", "templates"):
        shutil.copytree(TESTS.parent / part, scratch / part)
    for file, change in TOYS[toy].items():
        if file != left_out:
            add(scratch / file, change)
    done = subprocess.run([sys.executable, TESTS / "entry_outputs.py", *ASKED[toy]], cwd=scratch, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(scratch)})
    return done.returncode, done.stderr


def add(path: Path, change: dict[str, Any]) -> None:
    if "new" in change:
        path.write_text(change["new"], "utf-8")
        return
    text = path.read_text("utf-8")
    for addition in change["add"]:
        assert text.count(addition["after"]) == 1, f"{path.name} has changed: {addition['after']}"
        text = text.replace(addition["after"], addition["after"] + addition["insert"])
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("toy", TOYS)
def test_a_toy_is_in_every_output(toy: str, tmp_path: Path) -> None:
    assert forgotten(toy, tmp_path) == (0, "")


@pytest.mark.parametrize(("toy", "file"), LEFT_OUT)
def test_a_file_left_out_is_noticed_by_the_names_of_the_outputs(toy: str, file: str, tmp_path: Path) -> None:
    code, said = forgotten(toy, tmp_path, file)
    lines, noticed = said.strip().splitlines(), TOYS[toy][file]
    assert code
    if "stops" in noticed:
        assert noticed["stops"] in lines[-1]
    else:
        assert [line.partition(": ")[0] for line in lines] == noticed["forgets"]


@pytest.mark.parametrize(("toy", "most"), [("toy_kind", 6), ("toy_field", 8)])
def test_so_many_files_are_touched(toy: str, most: int) -> None:
    """Translations apart. Fewer are better: lower the number with them."""
    assert len(TOYS[toy]) == most
