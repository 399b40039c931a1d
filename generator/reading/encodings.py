"""Which encoding a file has that is not UTF-8, as far as its bytes tell: authors know Big5 and Unicode from a list in their editor."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32", "UTF-32"), (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
          (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"), (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"))
_LIKELY = {"Big5": "cp950", "GB18030": "gb18030"}
_IN_DAILY_USE = (("cp950", range(0xA4, 0xC7)), ("gb2312", range(0xB0, 0xD8)))
"""(standard, first bytes of the characters in daily use, which both put before the rare ones)."""


def guess(raw: bytes) -> tuple[str, str] | None:
    """(name, text) by a mark at the beginning, by the zeros of UTF-16, or by the standard that makes the bytes common characters."""
    codec, name = next(((codec, name) for mark, codec, name in _MARKS if raw.startswith(mark)), ("", ""))
    if not name and raw[:200].count(0) * 3 > len(raw[:200]):
        codec, name = ("utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"), "UTF-16"
    if name:
        return name, raw.decode(codec, "replace")
    shares = {name: _share(raw, codec) for name, codec in _LIKELY.items()}
    likely = max(shares, key=lambda name: shares[name])
    return (likely, raw.decode(_LIKELY[likely], "replace")) if shares[likely] > 0.5 else None


def _share(raw: bytes, codec: str) -> float:
    """Which part of the characters that are not ASCII would be ones in daily use."""
    try:
        words = [character for character in raw.decode(codec) if not character.isascii()]
    except UnicodeError:
        return 0
    return sum(map(_is_in_daily_use, words)) / max(1, len(words))


def _is_in_daily_use(character: str) -> bool:
    found = ((character.encode(codec, "ignore"), often) for codec, often in _IN_DAILY_USE)
    return any(len(pair) == 2 and pair[0] in often for pair, often in found)
