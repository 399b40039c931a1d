"""What somebody means who writes a title where an id is expected: in any language, and in either Chinese script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.i18n.conversion import SIMPLIFIED, converter
from generator.patterns import pattern_of


def ids_titled(title: str, named: Mapping[str, Any]) -> list[str]:
    """The ids of all that is called so, as it is written or else in the other script. `named` holds titled things and steps by id."""
    as_written = [name for name, each in named.items() if _plain(title) in map(_plain, _titles(each))]
    if as_written or title.isascii():
        return as_written
    fold = converter(SIMPLIFIED)
    wanted = fold(_plain(title))
    return [name for name, each in named.items() if wanted in (fold(_plain(title)) for title in _titles(each))]


def _plain(title: str) -> str:
    """Without its full stop and its capitals: a step is named as it is remembered."""
    return title.strip().rstrip(".。").casefold()


def level_with_amount(words: str, levels: Mapping[str, Any]) -> tuple[str, str] | None:
    """The id of a level whose title stands among words that also say an amount, and these: 罚款5000元以上5万元以下."""
    for name, level in levels.items():
        for title in _titles(level):
            rest = words.replace(title, "", 1).strip()
            if title in words and any(character.isdigit() for character in rest):
                return name, rest
    return None


def _titles(each: Any) -> Iterable[str]:
    title = getattr(each, "title", None) or getattr(each, "do", None)
    return title.by_language.values() if title is not None else ()


_SEPARATORS = pattern_of("[、，,；;]| or | and |[或及和]")
_BRACKETS = "［］【】〔〕｛｝"


def items_of(words: str) -> list[str]:
    """The items of a list that is written as one text: 甲、乙, ［甲，乙］; none where it is no list."""
    items = [part.strip() for part in _SEPARATORS.split(words.strip(_BRACKETS))]
    return items if len(items) > 1 or words[:1] in [*_BRACKETS] else []
