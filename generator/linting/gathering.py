"""What checks compare of entries, and look for on checklists, is gathered by all processors, and kept for the next run in pieces: an edit
makes few of them anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from generator.checks import Check
from generator.checks.shared.gathered import Gathered, Key, Rows, take_by
from generator.checks.shared.on_lists import OnLists, take_of_post
from generator.facts.checklist import parts_of_lists
from generator.facts.checklist_items import Part
from generator.handbook import Handbook
from generator.kept import Kept
from generator.linting.shares import groups_for
from generator.model import Post
from generator.reads import group_name, groups, once


def keep_gathered(handbook: Handbook, checks: Sequence[Check], store: Kept, least: int | None) -> None:
    """What the checks of this handbook ask for is made now, as far as it is not known, and taken from the store."""
    wanted = [*dict.fromkeys(each for check in checks for each in check.gathered)]
    pieces: dict[str, list[Callable[[], bytes]]] = {}
    names = []
    for kind in dict.fromkeys(kind for each in wanted for kind in each.kinds):
        of_kind = [each for each in wanted if kind in each.kinds]
        for members in groups(handbook.by_kind[kind], groups_for(len(handbook.by_kind[kind]))):
            names.append(group_name(f"gathered {kind}", members))
            pieces.setdefault(kind, []).append(store.declare(names[-1], partial(_gathered, of_kind, kind, members, handbook)))
    of_lists = _declared_of_lists(handbook, [*dict.fromkeys(each for check in checks for each in check.on_lists)], store)
    store.make_pieces([*of_lists, *names], least)
    take_by(handbook, partial(_taken, pieces, handbook))


def _declared_of_lists(handbook: Handbook, wanted: Sequence[OnLists], store: Kept) -> list[str]:
    """The names of pieces of what is looked for on lists, which are taken from the store from now on."""
    posts, parts, names = handbook.posts if wanted else (), parts_of_lists(handbook), list[str]()
    pieces: dict[str, list[Callable[[], bytes]]] = {}
    for name in posts:
        for part in parts:
            names.append(f"list {name} {part.number}/{part.of}")
            pieces.setdefault(name, []).append(store.declare(names[-1], partial(_found_on_list, wanted, name, part, handbook)))
    take_of_post(handbook, partial(_taken_of_post, pieces, handbook))
    return names


def _found_on_list(wanted: Iterable[OnLists], post: str, part: Part, handbook: Handbook) -> bytes:
    found = handbook.posts[post]
    return _as_json({each.name: rows for each in wanted if (rows := each.of(found, part, handbook))})


def _taken_of_post(pieces: Mapping[str, Sequence[Callable[[], bytes]]], handbook: Handbook, wanted: OnLists, post: Post) -> Rows:
    return [row for take in pieces.get(post.id, ()) for row in _read(take, handbook).get(wanted.name, ())]


def _gathered(wanted: Iterable[Gathered], kind: str, members: Sequence[str], handbook: Handbook) -> bytes:
    found = handbook.by_kind[kind]
    rows = {each.name: {name: made for name in members if (made := each.of(found[name], handbook))} for each in wanted}
    return _as_json(rows)


def _as_json(rows: Any) -> bytes:
    return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _taken(pieces: Mapping[str, Sequence[Callable[[], bytes]]], handbook: Handbook, gathered: Gathered) -> Mapping[Key, Rows]:
    return {(kind, name): rows for kind in gathered.kinds for take in pieces.get(kind, ())
            for name, rows in _read(take, handbook).get(gathered.name, {}).items()}


def _read(take: Callable[[], bytes], handbook: Handbook) -> Any:
    """A piece, read once for all that ask; whoever asks has read it."""
    return once(handbook.derived, ("gathered piece", id(take)), lambda: json.loads(take()))
