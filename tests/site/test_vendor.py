"""The libraries that pages load are what `npm run vendor` makes of the locked packages."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import ROOT

VENDOR = ROOT / "templates" / "assets" / "vendor"


def test_the_libraries_of_the_pages_are_made_of_the_locked_packages(tmp_path: Path) -> None:
    subprocess.run(["node", "vendor.mjs", str(tmp_path)], cwd=ROOT / "tests" / "js", check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in VENDOR.iterdir()}
