"""Characters that belong to one Chinese script only, from OpenCC's tables. Those that are in use in both are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

_IDEOGRAPHS = range(0x4E00, 0xA000)

# The national character sets say which characters a script uses, but for these: Big5 lists some that Traditional texts no longer
# use (听, 体), GB 2312 some that Simplified ones use in names only (後). Characters that have a use of their own in the other
# script, such as 种 and 涂 (surnames) or 厘 (a unit), are not among them.
_SIMPLIFIED_IN_BIG5 = frozenset("听坏愿儿万与价优体党厂吨圣复宁异忏怀怜惊扰据极构机气确离网胜赶触洁洒")
_TRADITIONAL_IN_GB2312 = frozenset("後於麽")


def foreign_among(characters: Iterable[str], script: str) -> frozenset[str]:
    """Those of `characters` that do not belong into a Chinese text in `zh-Hant` or `zh-Hans`."""
    encoding, listed = ("gb2312", _TRADITIONAL_IN_GB2312) if script == "zh-Hans" else ("big5", _SIMPLIFIED_IN_BIG5)
    strange = {c for c in characters if c in listed or (ord(c) in _IDEOGRAPHS and not _encodable(c, encoding))}
    return frozenset(_changed(strange, "t2s" if script == "zh-Hans" else "s2t"))


def rewritten(text: str, script: str) -> str:
    """The text as OpenCC writes it in `script`, phrase by phrase."""
    return str(_converter("t2s" if script == "zh-Hans" else "s2tw").convert(text))


def _changed(characters: set[str], configuration: str) -> Iterator[str]:
    """The characters for which OpenCC has another; its tables are loaded only if there is anything to look up."""
    if characters:
        given = sorted(characters)
        # One call with a break between the characters, so that no phrase of OpenCC's dictionary can match.
        converted = _converter(configuration).convert("\n".join(given)).split("\n")
        yield from (old for old, new in zip(given, converted, strict=True) if old != new)


@cache
def _converter(configuration: str) -> Any:
    """Loading its tables takes OpenCC about a tenth of a second."""
    from opencc import OpenCC

    return OpenCC(configuration)


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
