"""Whether two texts are the same words: written in full or half width, in small letters or capitals, with or without spaces."""

from __future__ import annotations

import unicodedata

_ENDS = ".。!！?？,，;；:："


def folded(text: str) -> str:
    """The text as it is compared: compatibility forms, case and spaces count for nothing, nor does a sign at its end."""
    words = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return words.rstrip(_ENDS) or words
