"""A table of the workbook, before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CellValue = str | float | None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table: its name, its columns as (heading, width in characters), and its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[CellValue]]
