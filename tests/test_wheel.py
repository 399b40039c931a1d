"""The wheel carries everything: every module, template and translation that the checkout has."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_has_every_file_of_the_package_and_the_templates(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    package = {p.relative_to(ROOT).as_posix() for p in (ROOT / "generator").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    templates = {f"generator/_templates/{p.relative_to(ROOT / 'templates').as_posix()}"
                 for p in (ROOT / "templates").rglob("*") if p.is_file()}
    assert package | templates <= names
