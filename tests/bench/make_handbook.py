"""Makes a large handbook of any size, for benches and sweeps: `python -m tests.bench.make_handbook FOLDER --entries 3000 --seed 1`."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import yaml

from tests.bench.entries import Author

SHARES = {"posts": 0.02, "criteria": 0.08, "conduct": 0.025, "oversight": 0.025, "terms": 0.15}
"""Of all entries; the rest are procedures."""
MKDOCS = 'site_name: ""\ndocs_dir: rules\ntheme:\n  name: material\nplugins:\n  - handbook\n'


def make_handbook(folder: Path, entries: int, seed: int = 1) -> None:
    """Writes `mkdocs.yml` and `rules/`, one entry a file. `entries` is at least 20, the handbook entry not counted.

    Raises ValueError where the vocabulary is too small for so many.
    """
    counts = {name: max(1, round(entries * share)) for name, share in SHARES.items()}
    counts["posts"] = max(4, min(counts["posts"], 200))
    counts["procedures"] = entries - sum(counts.values())
    author = Author(random.Random(seed))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    for entry in author.entries(**counts):
        path = folder / "rules" / entry["kind"] / f"{entry['id']}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=140), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make_handbook(given.folder, given.entries, given.seed)


if __name__ == "__main__":
    main()
