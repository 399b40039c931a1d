"""Words of numbers and of lengths of time stand in the scripts as the model has them: who adds one there adds it here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.model import duration, duration_words, numbers, written

ASSETS = Path(__file__).parents[2] / "templates/assets"
NUMERALS, TIMES = ((ASSETS / f"{name}.js").read_text("utf-8") for name in ("numerals", "decide-time"))
OF_NO_MEASURE = {duration_words.CLOSE}
"""Said of limits alone, which no script reads."""


def table(script: str, name: str) -> dict[str, str]:
    """The pairs of an object in a script, both as text."""
    found = re.search(rf"const {name} = (?:/\*.*?\*/ |Object\.entries)?\(?{{(.*?)}}\)?;", script, re.DOTALL)
    assert found
    pairs = re.findall(r"""(?:"([^"]+)"|([^\s",:{]+)): (?:("(?:[^"\\]|\\.)*")|([\d.]+))""", found[1])
    return {quoted or bare: json.loads(text) if text else number for quoted, bare, text, number in pairs}


@pytest.mark.parametrize(("script", "name", "known"), [
    (TIMES, "UNITS", duration_words._UNITS),
    (TIMES, "SPECIAL", {word: ways for word, ways in duration_words._SPECIAL.items() if word not in OF_NO_MEASURE}),
    (TIMES, "LONGEST", {unit: str(most) for unit, most in duration._LONGEST.items()}),
    (NUMERALS, "VARIANTS", {chr(sign): chr(plain) if isinstance(plain, int) else plain for sign, plain in numbers._VARIANTS.items()}),
])
def test_the_tables_are_the_same(script: str, name: str, known: dict[str, str]) -> None:
    assert table(script, name) == known


def test_words_for_numbers_are_the_same() -> None:
    digits = re.search(r'\("(zero [a-z ]+)"\)', NUMERALS)
    assert digits
    small, tens = digits[1].split(), table(NUMERALS, "TENS")
    joined = {f"{ten}{joint}{small[one]}": str(int(number) + one) for ten, number in tens.items() for joint in "- " for one in range(1, 10)}
    words = {**{word: str(number) for number, word in enumerate(small)}, **tens, **joined, **table(TIMES, "PARTS")}
    assert words == {"zero": "0", **{word: str(number) for word, number in written._IN_WORDS.items()}}


def test_units_stand_in_the_same_orders() -> None:
    orders = re.search(r"const ORDERS = (\[.*\]);", TIMES)
    assert orders and [*map(tuple, json.loads(orders[1]))] == [*duration._LARGEST_FIRST]
