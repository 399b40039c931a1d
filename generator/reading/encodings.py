"""Which encoding a file has that is not UTF-8, as far as its bytes tell: authors know Big5 and Unicode from a list in their editor."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32", "UTF-32"), (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
          (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"), (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"))
_OFTEN = {"Big5": ("cp950", range(0xA4, 0xC7)), "GB18030": ("gb18030", range(0xB0, 0xD8))}
"""Name → (codec, first bytes of the characters in daily use, which both standards put before the rare ones)."""


def guess(raw: bytes) -> tuple[str, str] | None:
    """(name, text) by a mark at the beginning, by the zeros of UTF-16, or by which standard's daily characters the bytes would be."""
    codec, name = next(((codec, name) for mark, codec, name in _MARKS if raw.startswith(mark)), ("", ""))
    if not name and raw[:200].count(0) * 3 > len(raw[:200]):
        codec, name = ("utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"), "UTF-16"
    if name:
        return name, raw.decode(codec, "replace")
    likely = max(_OFTEN, key=lambda name: _share(raw, name))
    return (likely, raw.decode(_OFTEN[likely][0], "replace")) if _share(raw, likely) > 0.5 else None


def _share(raw: bytes, name: str) -> float:
    """Which part of the characters that are not ASCII would be ones in daily use."""
    codec, often = _OFTEN[name]
    try:
        pairs = [pair for pair in (c.encode(codec) for c in raw.decode(codec)) if len(pair) > 1]
    except UnicodeError:
        return 0
    return sum(pair[0] in often for pair in pairs) / max(1, len(pairs))
