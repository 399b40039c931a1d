"""What the scripts of the pages know of numbers, lengths of time and amounts: the very words and patterns by which rules are read.

They are data of a file of the site (`rule-words.js`), so that a word that is added here is known there. How the parts are put together is
written twice; `tests/cases/time/durations.yml` and `tests/cases/numbers.yml` hold both together.
"""

from __future__ import annotations

import json
import re
from typing import Any

from generator.model import amounts, duration, duration_words, numbers, written

FILE, NAME = "rule-words.js", "HandbookRuleWords"
_OF_LIMITS_ALONE = frozenset({duration_words.CLOSE})
"""Said of limits, which no script reads."""


def rule_words() -> dict[str, Any]:
    """The tables, as plain data."""
    return {
        "digits": numbers.DIGITS, "weights": numbers.WEIGHTS, "largestNumeral": numbers.LARGEST_NUMERAL, "numeral": numbers.NUMERAL,
        "variants": {chr(sign): chr(plain) if isinstance(plain, int) else plain for sign, plain in numbers.VARIANTS.items()},
        "number": written.NUMBER, "numbers": {word: f"{number:f}" for word, number in written.IN_WORDS.items()},
        "halfWidth": {chr(sign): chr(plain) if isinstance(plain, int) else plain for sign, plain in written.HALF_WIDTH.items()},
        "units": dict(duration_words.UNITS), "part": _pattern(duration_words.PART), "soMany": _pattern(duration_words.SO_MANY),
        "clock": _pattern(duration_words.CLOCK), "noTime": _pattern(amounts.NO_TIME),
        "special": {word: ways for word, ways in duration_words.SPECIAL.items() if word not in _OF_LIMITS_ALONE},
        "longest": duration.LONGEST, "orders": duration.LARGEST_FIRST, "firstAsDate": duration.FIRST_AS_DATE, "places": numbers.PLACES,
        "scaled": amounts.SCALED.replace("(?P<", "(?<"), "multiples": amounts.MULTIPLES, "leastRest": str(amounts.LEAST_REST),
    }


def rule_words_script() -> bytes:
    return f"var {NAME} = {json.dumps(rule_words(), ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _pattern(pattern: re.Pattern[str]) -> str:
    """A pattern as a script writes it."""
    return pattern.pattern.replace("(?P<", "(?<")
