"""Which faces draw what of a picture's texts.

Typst sets a picture in one face and looks for another for single signs only: of writing that sets marks on its letters it would find none,
and stop. Writing that joins its letters or changes their order, as in Arabic and Hindi, it sets wrongly beside Chinese even where the face
is named; that is not printed at all.
"""

from __future__ import annotations

import re
from functools import cache

from generator.printing.glyph_table import glyph_table
from generator.printing.typefaces import FALLBACKS

_RUN = re.compile(r"[\u0530-\u05ff\u0e00-\u0e7f\u10a0-\u10ff\u1200-\u139f\u1c90-\u1cbf\u2d00-\u2ddf\ufb13-\ufb4f]+")
"""Armenian, Hebrew, Thai, Georgian and Ethiopic."""
_SET_WRONGLY = re.compile(r"[\u0600-\u0dff\u0e80-\u109f\u1700-\u1c8f\u1cd0-\u1cff\ua8e0-\ua8ff\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic, and the writing of India and the countries around it."""
_TEXT = re.compile(r">([^<>]+)<")


def in_faces(svg: str) -> str:
    """The picture with the face named of every part of a text that another face draws than the picture's own."""
    return _TEXT.sub(lambda text: f">{_RUN.sub(_named, text[1])}<", svg) if _RUN.search(svg) else svg


def set_wrongly(text: str) -> bool:
    """Whether a picture with this text would show other words."""
    return _SET_WRONGLY.search(text) is not None


def _named(run: re.Match[str]) -> str:
    face = _face(run[0])
    return f'<tspan font-family="{face}">{run[0]}</tspan>' if face else run[0]


@cache
def _face(run: str) -> str:
    """The first that has all of it; empty where none has."""
    return next((name for name in FALLBACKS if all(ord(sign) in glyph_table()[name] for sign in run)), "")
