"""Who may import whom. The pipeline is straight: stages share the foundation and never know of each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent
STAGES = {"load", "validate", "resolve", "lint", "render", "documents", "publish"}
DOORS = {"cli", "plugin", "__main__"}
PIPELINE = {"pipeline"}
LEAVES = {"errors", "diagnostics"}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, *, at_start: bool = False) -> set[str]:
    """The modules of ours that a file imports; with `at_start`, only those imported when it is loaded."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tree.body if at_start else list(ast.walk(tree))
    found = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "generator":
            base = node.module.removeprefix("generator").lstrip(".")
            inner = {f"{base}.{a.name}".lstrip(".") for a in node.names}
            found |= {name for name in inner if name in MODULES} or {base}
    return found - {""}


MODULES = {module_name(p): p for p in PACKAGE.rglob("*.py")}
GRAPH = {name: imports(path) & set(MODULES) for name, path in MODULES.items()}


@pytest.mark.parametrize("name", sorted(STAGES & set(MODULES)))
def test_stages_do_not_know_each_other(name: str) -> None:
    assert not GRAPH[name] & (STAGES | DOORS | PIPELINE) - {name}


@pytest.mark.parametrize("name", sorted(set(MODULES) - DOORS - PIPELINE - {"", "console.terminal", "console.judging"}))
def test_nothing_below_knows_the_pipeline_or_its_doors(name: str) -> None:
    assert not GRAPH[name] & (DOORS | PIPELINE)


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_leaves_import_nothing_of_ours(name: str) -> None:
    assert GRAPH[name] == set()


def test_the_model_imports_nothing_of_ours() -> None:
    assert {i for name, found in GRAPH.items() if name.split(".")[0] == "model" for i in found if i.split(".")[0] != "model"} == set()


def test_there_are_no_circles() -> None:
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail, name])
        if name not in done:
            for inner in sorted(GRAPH[name] - {name}):
                visit(inner, (*trail, name))
            done.add(name)

    for name in sorted(GRAPH):
        visit(name, ())


def test_only_load_reads_rules_and_only_publish_writes() -> None:
    """Stages say in their docstring what they alone may do; here it is held to."""
    assert not any("yaml_values" in found for name, found in GRAPH.items() if name not in ("load", "source", "yaml_values"))
