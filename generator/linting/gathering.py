"""What checks compare of entries is gathered by all processors, and kept for the next run in pieces: an edit makes one of them anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from generator.checks import Check
from generator.checks.shared.gathered import Gathered, Key, Rows, take_by
from generator.handbook import Handbook
from generator.kept import Kept
from generator.reads import group_name, groups, once


def keep_gathered(handbook: Handbook, checks: Iterable[Check], store: Kept, least: int | None) -> None:
    """What the checks of this handbook ask for is made now, as far as it is not known, and taken from the store."""
    wanted = [*dict.fromkeys(each for check in checks for each in check.gathered)]
    pieces: dict[str, list[Callable[[], bytes]]] = {}
    names = []
    for kind in dict.fromkeys(kind for each in wanted for kind in each.kinds):
        of_kind = [each for each in wanted if kind in each.kinds]
        for members in groups(handbook.by_kind[kind]):
            names.append(group_name(f"gathered {kind}", members))
            pieces.setdefault(kind, []).append(store.declare(names[-1], partial(_gathered, of_kind, kind, members, handbook)))
    store.make_pieces(names, least)
    take_by(handbook, partial(_taken, pieces, handbook))


def _gathered(wanted: Iterable[Gathered], kind: str, members: Sequence[str], handbook: Handbook) -> bytes:
    found = handbook.by_kind[kind]
    rows = {each.name: {name: made for name in members if (made := each.of(found[name], handbook))} for each in wanted}
    return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _taken(pieces: Mapping[str, Sequence[Callable[[], bytes]]], handbook: Handbook, gathered: Gathered) -> Mapping[Key, Rows]:
    return {(kind, name): rows for kind in gathered.kinds for take in pieces.get(kind, ())
            for name, rows in _read(take, handbook).get(gathered.name, {}).items()}


def _read(take: Callable[[], bytes], handbook: Handbook) -> Any:
    """A piece, read once for all that ask; whoever asks has read it."""
    return once(handbook.derived, ("gathered piece", id(take)), lambda: json.loads(take()))
