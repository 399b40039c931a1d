"""What the signs are called that a Chinese keyboard, a web page or Word writes in place of those of YAML."""

from __future__ import annotations

from generator.diagnostics import Term
from generator.i18n.characters import code_point

_NAMES = {
    "，": Term("a full-width comma “，”"), "﹐": Term("a small comma “﹐”"), "、": Term("an enumeration comma “、”"),
    "﹕": Term("a small colon “﹕”"), "∶": Term("a ratio sign “∶”"),
    "［": Term("a full-width bracket “［”"), "］": Term("a full-width bracket “］”"),
    "｛": Term("a full-width brace “｛”"), "｝": Term("a full-width brace “｝”"),
    "－": Term("a full-width hyphen “－”"), "–": Term("a short dash “–”"), "—": Term("a dash “—”"), "−": Term("a minus sign “−”"),
    "•": Term("a bullet “•”"), "·": Term("a middle dot “·”"), "・": Term("a middle dot “・”"), "‧": Term("a middle dot “‧”"),
    "＃": Term("a full-width number sign “＃”"), "｜": Term("a full-width bar “｜”"), "＞": Term("a full-width greater-than sign “＞”"),
    "\u3000": Term("a full-width space"), "\u00a0": Term("a no-break space"),
}


def sign_name(sign: str) -> str:
    """The sign by its name in the language of whoever reads it; one without a name of its own by its number in Unicode."""
    return _NAMES.get(sign) or code_point(sign)
