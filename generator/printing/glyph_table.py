"""Which characters the packaged typefaces have, read from a table that is made once: the fonts themselves are slow to open.

The packages are pinned to one version each, so the table stays true; a test compares it with the fonts that are installed.
`python -m generator.printing.glyph_table` writes it anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

PACKAGES = ("manimgx-fonts-cjk", "manimgx-fonts", "fontpkg-source-sans-3", "fontpkg-fira-code")
"""Distributions that hold the typefaces, all under the SIL Open Font License."""
SUFFIXES = (".otf", ".ttf", ".ttc", ".otc")
TABLE = Path(__file__).with_suffix(".txt")


@dataclass(frozen=True, slots=True)
class Characters:
    """A set of code points as ranges: the places where it begins and ends in turn, in rising order."""

    edges: tuple[int, ...]

    def __contains__(self, code: int) -> bool:
        return bisect_right(self.edges, code) % 2 == 1

    @classmethod
    def of(cls, codes: Iterable[int]) -> Characters:
        rising = sorted(codes)
        begins = [code for before, code in pairwise([-2, *rising]) if code != before + 1]
        ends = [code + 1 for code, after in pairwise([*rising, -2]) if after != code + 1]
        return cls(tuple(sorted([*begins, *ends])))

    def __str__(self) -> str:
        pairs = zip(self.edges[::2], self.edges[1::2], strict=True)
        return " ".join(f"{first:x}" if end == first + 1 else f"{first:x}-{end - 1:x}" for first, end in pairs)

    @classmethod
    def parse(cls, written: str) -> Characters:
        pairs = [(first, last or first) for first, _, last in (part.partition("-") for part in written.split())]
        return cls(tuple(edge for first, last in pairs for edge in (int(first, 16), int(last, 16) + 1)))


@cache
def glyph_table() -> Mapping[str, Characters]:
    """Family → the characters that all of its faces have."""
    lines = (line.partition(":") for line in TABLE.read_text("utf-8").splitlines())
    return {family: found for families, _, written in lines for found in [Characters.parse(written)] for family in families.split(", ")}


def font_folders() -> list[Path]:
    """Where the packaged fonts lie."""
    return [Path(str(files(package.replace("-", "_")))) for package in PACKAGES]


def font_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def open_faces(path: Path) -> list[Any]:
    """Every face of a font file, as fontTools reads it."""
    from fontTools.ttLib import TTCollection, TTFont  # slow to load, and a table that is made needs it no more

    return TTCollection(path, lazy=True).fonts if path.suffix.lower() in (".ttc", ".otc") else [TTFont(path, lazy=True)]


def characters_of(path: Path) -> Iterator[tuple[str, frozenset[int]]]:
    """(family, code points) of every face of a font file."""
    for face in open_faces(path):
        names = face["name"]
        yield names.getDebugName(16) or names.getDebugName(1), frozenset(face.getBestCmap())


def written_table(folders: Iterable[Path]) -> str:
    """The table of the fonts in some folders; families that have the same characters stand on one line."""
    found: dict[str, frozenset[int]] = {}
    for path in (path for folder in folders for path in font_files(folder)):
        for family, codes in characters_of(path):
            found[family] = found.get(family, codes) & codes
    families: dict[frozenset[int], list[str]] = {}
    for family, codes in sorted(found.items()):
        families.setdefault(codes, []).append(family)
    return "".join(f"{', '.join(names)}: {Characters.of(codes)}\n" for codes, names in families.items())


if __name__ == "__main__":
    TABLE.write_text(written_table(font_folders()), "utf-8")
