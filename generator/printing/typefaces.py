"""Which face sets a language, and what programs that read a document aloud are told of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

Face = dict[str, str | list[str]]


def faces(languages: Iterable[str], main: str) -> dict[str, Face]:
    """For every language that a text may be in: the arguments of Typst's `text` (font, lang, region, features)."""
    return {tag: _face(tag, main) for tag in dict.fromkeys(languages)}


def _face(tag: str, main: str) -> Face:
    """A language that is not written in Chinese characters gets the main language's face: its texts may quote some.

    Its quotation marks, dashes and dots are as narrow as its letters (`pwid`).
    """
    language, *others = tag.split("-")
    region = next((part for part in others if part.isupper()), "")
    name, default = _chinese(tag) or _chinese(main) or ("SC", "")
    face: Face = {"font": f"Noto Sans CJK {name}", "lang": language}
    if not _chinese(tag):
        face["features"] = ["pwid"]
    region = region or (default if _chinese(tag) else "")
    return {**face, "region": region} if region else face


def _chinese(tag: str) -> tuple[str, str] | None:
    """(face, region) of a language written in Chinese characters."""
    parts = tag.split("-")
    if parts[0] in ("ja", "ko"):
        return ("JP", "JP") if parts[0] == "ja" else ("KR", "KR")
    if parts[0] not in ("zh", "yue"):
        return None
    if {"HK", "MO"} & set(parts):
        return "HK", "HK"
    return ("SC", "CN") if {"Hans", "CN", "SG"} & set(parts) else ("TC", "TW")
