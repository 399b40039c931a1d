"""What day somebody meant who wrote a date otherwise than 2026-01-31: with strokes, in Chinese, by years of the Republic."""

from __future__ import annotations

import datetime
import re
import unicodedata

REPUBLIC = 1911
"""The year before the first of the Republic of China (民國), by which offices in Taiwan count."""
_WRITTEN = re.compile(r"(民國)?\s*(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def meant_date(words: str) -> datetime.date | None:
    """The day of `2026/1/5`, `2026.1.5`, `2026年1月5日`, `民國115年1月5日` or `115/1/5`; None for what may mean something else.

    Years of two or three digits are those of the Republic; years of four with 民國 before them are nobody's.
    """
    match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", words).strip())
    if not match:
        return None
    republic, year, month, day = match[1], *map(int, match.groups()[1:])
    if len(match[2]) == 2 and not republic:
        return None  # 26/1/5 is this century's as well as the Republic's
    if len(match[2]) < 4:
        year += REPUBLIC
    elif republic:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
