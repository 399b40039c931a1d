"""Makes a large handbook of any size, for benches and sweeps: `python -m tests.bench.make_handbook FOLDER --entries 3000 --seed 1`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml

from tests.bench.entries import entries

SHARES = {"posts": 0.02, "criteria": 0.08, "conduct": 0.025, "oversight": 0.025, "terms": 0.15}
"""Of all entries; the rest are procedures."""
MKDOCS = 'site_name: ""\ndocs_dir: rules\ntheme:\n  name: material\nplugins:\n  - handbook\n'


class PlainDumper(yaml.CSafeDumper):
    """Writes every value in full: handbook files have no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def make_handbook(folder: Path, size: int, seed: int = 1) -> None:
    """Writes `mkdocs.yml` and `rules/`, one entry a file. `size` is the number of entries besides the handbook's, at least 20.

    Raises ValueError where the vocabulary is too small for so many.
    """
    counts = {name: max(1, round(size * share)) for name, share in SHARES.items()}
    counts["posts"] = max(4, counts["posts"])
    counts["procedures"] = size - sum(counts.values())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    for entry in entries(seed, **counts):
        path = folder / "rules" / entry["kind"] / f"{entry['id']}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(entry, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=140), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make_handbook(given.folder, given.entries, given.seed)


if __name__ == "__main__":
    main()
