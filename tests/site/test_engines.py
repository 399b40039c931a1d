"""Other engines over the same folder: ProperDocs makes the same handbook, and what others make says that it is not the handbook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from generator import building, door, pipeline
from generator.cli.scaffold import init
from tests.conftest import ROOT


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def properdocs(root: Path) -> None:
    made = subprocess.run([sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml"], cwd=root, capture_output=True, text=True,
                          check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert made.returncode == 0, made.stderr


def test_properdocs_makes_the_same_handbook(tmp_path: Path) -> None:
    for name in ("ours", "theirs"):
        init(tmp_path / name, "zh-Hant", door.today())
    assert building.build(tmp_path / "ours").published
    properdocs(tmp_path / "theirs")
    assert files(tmp_path / "theirs" / "site") == files(tmp_path / "ours" / "site")


@pytest.mark.slow
def test_properdocs_makes_the_sample(tmp_path: Path, sample_site: Path) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    properdocs(tmp_path)
    assert files(tmp_path / "site") == files(sample_site)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_a_new_handbook_has_a_page_for_other_engines_that_is_never_published(tmp_path: Path, language: str) -> None:
    init(tmp_path, language, door.today())
    assert "handbook build" in (tmp_path / "rules" / "index.md").read_text("utf-8")
    assert not pipeline.check(tmp_path).diagnostics
    assert building.build(tmp_path).published
    assert not [name for name, content in files(tmp_path / "site").items() if b"handbook build" in content or name.endswith(".md")]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "said"), [("en", "This is not the handbook"), ("zh-Hant", "這不是手冊"), ("zh-Hans", "这不是手册")])
def test_what_zensical_makes_says_that_it_is_not_the_handbook(tmp_path: Path, language: str, said: str) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    subprocess.run([tmp_path / "venv" / "bin" / "pip", "install", "-q", "zensical"], check=True, capture_output=True)
    root = tmp_path / "h"
    init(root, language, door.today())
    subprocess.run([tmp_path / "venv" / "bin" / "zensical", "build"], cwd=root, check=True, capture_output=True)
    page = (root / "site" / "index.html").read_text("utf-8")
    assert said in page
    assert "handbook build" in page
