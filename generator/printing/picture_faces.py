"""Which faces draw what of a picture's texts.

Typst sets a picture in one face and looks for another for single signs only: of writing that joins its letters or stacks them it would find
none, and stop.
"""

from __future__ import annotations

import re
from functools import cache

from generator.printing.glyph_table import glyph_table
from generator.printing.typefaces import FALLBACKS

_JOINED = r"[\u0530-\u10ff\u1200-\u1cff\ufb13-\ufdff\ufe70-\ufefc]"
"""Letters of Armenian, Hebrew, Arabic, Indic and other writing that no face of Chinese characters draws."""
_RUN = re.compile(rf"{_JOINED}(?:[\u200c\u200d]*{_JOINED})*")
_TEXT = re.compile(r">([^<>]+)<")


def in_faces(svg: str) -> str:
    """The picture with the face named of every part of a text that another face draws than the picture's own."""
    return _TEXT.sub(lambda text: f">{_RUN.sub(_named, text[1])}<", svg) if _RUN.search(svg) else svg


def _named(run: re.Match[str]) -> str:
    face = _face(run[0])
    return f'<tspan font-family="{face}">{run[0]}</tspan>' if face else run[0]


@cache
def _face(run: str) -> str:
    """The first that has all of it; empty where none has."""
    return next((name for name in FALLBACKS if all(ord(sign) in glyph_table()[name] for sign in run if sign not in "\u200c\u200d")), "")
