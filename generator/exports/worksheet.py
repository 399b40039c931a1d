"""A table of the workbook, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

CellValue = str | float | None
Row = Sequence[CellValue]


@dataclass(frozen=True, slots=True)
class Table:
    """What a table has a row for, or several: its name, its columns as (heading, width in characters), the kind of its entries, and the
    rows of an entry in force. One that is not there `always` is left out where it has no rows.
    """

    name: str
    columns: Sequence[tuple[str, int]]
    kind: str
    rows: Callable[[Any], Iterable[Row]]
    always: bool = True


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table with all of its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Row]
