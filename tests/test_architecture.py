"""Who may import whom: the pipeline is straight, and every arrow between rooms points down this list."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

LAYERS: tuple[frozenset[str], ...] = tuple(map(frozenset, (
    {"patterns", "alternation"},
    {"diagnostics", "templates", "collector", "parallel", "files", "hyperlinks", "nearest", "reads"},
    {"batches", "elsewhere", "file_digests"},
    {"errors"},
    {"inputs", "linked", "named_files"},
    {"page"},
    {"model"},
    {"handbook"},
    {"watched", "questions"},
    {"i18n"},
    {"reading"},
    {"calendar"},
    {"analysis"},
    {"edition"},
    {"facts"},
    {"charts"},
    {"printing", "known", "things"},
    {"kept"},
    {"checks"},
    {"linting"},
    {"book", "searching", "exports"},
    {"forms"},
    {"pages"},
    {"site"},
    {"configuration"},
    {"door", "accepted"},
    {"unchanged", "mkdocs_options", "own_templates", "known_rules"},
    {"state"},
    {"stores"},
    {"printed"},
    {"rendering"},
    {"last_check"},
    {"pipeline"},
    {"renaming", "fixing", "building"},
    {"fleet"},
    {"live"},
    {"template_trial"},
    {"cli"},
    {"plugin"},
    {"__main__"},
)))
"""Rooms, the lowest first. A room imports from itself and from rooms of lower layers only."""

FLOOR = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "generator":
            base = node.module.removeprefix("generator").lstrip(".")
            inner = {f"{base}.{a.name}".lstrip(".") for a in node.names}
            found |= {name for name in inner if name in MODULES} or {base}
    return found - {""}


def room(module: str) -> str:
    return module.split(".")[0]


MODULES = {module_name(p): p for p in PACKAGE.rglob("*.py") if "_templates" not in p.parts}
SMALL = [name for name in MODULES if name]


@cache
def graph() -> dict[str, set[str]]:
    """Module → the modules of ours that it imports; read by the tests, not when they are collected."""
    return {name: imports(path) & set(MODULES) for name, path in MODULES.items()}


def test_every_room_has_its_place() -> None:
    assert {room(name) for name in SMALL} == set(FLOOR)


@pytest.mark.parametrize("name", sorted(SMALL))
def test_arrows_point_down(name: str) -> None:
    own = room(name)
    assert {other for other in graph()[name] if room(other) != own and FLOOR[room(other)] >= FLOOR[own]} == set()


def test_there_are_no_cycles() -> None:
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail, name])
        if name not in done:
            for inner in sorted(graph()[name] - {name}):
                visit(inner, (*trail, name))
            done.add(name)

    for name in sorted(graph()):
        visit(name, ())


def test_only_reading_knows_yaml() -> None:
    """Rules are read in one room; no other looks into YAML documents by itself."""
    assert not any("reading.yaml_values" in found for name, found in graph().items() if room(name) != "reading")


CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime"}
DOORS = {"configuration", "door", "cli.reader_language"}
"""The first reads mkdocs.yml for the second; the third reads which language the environment speaks, and nothing else."""


def reads_outside(path: Path) -> set[str]:
    """What a file reads of the clock, of the environment and of mkdocs.yml."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            if (owner.split(".")[-1] in ("date", "datetime", "time") and node.attr in CLOCKS and ast.unparse(node) != "datetime.time") or (
                    owner == "os" and node.attr in ("environ", "environb", "getenv")):
                found.add(f"{owner}.{node.attr}")
        if isinstance(node, ast.ImportFrom) and node.module in ("os", "time"):
            found |= {f"{node.module}.{name.name}" for name in node.names if name.name in CLOCKS | {"environ", "getenv"}}
        if isinstance(node, ast.Call) and "mkdocs.yml" in ast.unparse(node) and ast.unparse(node.func).endswith(("open", "read_text", "load")):
            found.add("mkdocs.yml")
    return found


@pytest.mark.parametrize("name", sorted(set(SMALL) - DOORS))
def test_only_the_door_reads_clock_environment_and_configuration(name: str) -> None:
    assert reads_outside(MODULES[name]) == set()


def test_the_door_reads_them() -> None:
    """So that the test above cannot pass because it looks for the wrong thing."""
    assert {"datetime.date.today", "os.environ"} <= reads_outside(MODULES["door"])


WATCHED = {"analysis", "facts", "charts", "printing", "book", "searching", "exports", "forms", "pages"}


@pytest.mark.parametrize("name", sorted(name for name in SMALL if room(name) in WATCHED))
def test_nobody_looks_up_by_the_very_type_of_an_entry(name: str) -> None:
    """An entry that is watched is of a derived type: see `model.walk.by_model`."""
    assert re.findall(r"\.get\(type\(.*|\[type\(.*|\btype\(\w+\) (?:not )?in .*", MODULES[name].read_text("utf-8")) == []


OUTPUTS = {"facts", "charts", "book", "searching", "exports", "forms", "pages", "live"}
OF_STATES = "facts.showing"


@pytest.mark.parametrize("name", sorted(name for name in SMALL if room(name) in OUTPUTS and name != OF_STATES))
def test_what_is_shown_is_asked_of_the_one_table_of_states(name: str) -> None:
    """An output that asked by itself whether an entry is in force would show what another leaves out."""
    imported = {each.name for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8")))
                if isinstance(node, ast.ImportFrom) and node.module == "generator.analysis.standing" for each in node.names}
    assert imported <= {"standing", "state_of", "span_in_force", "State", "Standing"}
