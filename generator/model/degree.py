"""A degree on a scale: a level, and how often it is given at one time (申誡二次)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.numbers import NUMERAL, chinese_number
from generator.model.text import WORD_LENGTH, Text, as_written
from generator.patterns import pattern_of

MOST_TIMES = 99
"""A level is given at most so often at one time; whatever weighs more is a level of its own."""
_IN_WORDS = pattern_of(rf"(?P<level>\S+?)\s*(?P<times>[1-9１-９][0-9０-９]?|{NUMERAL})\s*[次點点]")
_HOW_OFTEN = r"(?:\s+[xX]\s*|\s*[×*]\s*)([1-9][0-9]?)"
_COUNTED = pattern_of(rf"(\S+?){_HOW_OFTEN}")


@dataclass(frozen=True, slots=True)
class Degree:
    """`level` by its id, given `times` times at once. Two reprimands are a degree of their own, above one and below a demerit."""

    level: str
    times: int = 1

    @classmethod
    def parse(cls, words: str) -> Degree:
        """`reprimand`, `reprimand x2`."""
        match = _COUNTED.fullmatch(words.strip())
        return cls(match[1], int(match[2])) if match else cls(words.strip())

    @classmethod
    def in_words(cls, words: str) -> Degree | None:
        """`申誡二次`, `違規記點3點`: a title and how often, as readers see it. It is not how a degree is written in rules."""
        match = _IN_WORDS.fullmatch(words.strip())
        times = _number(match["times"]) if match else 0
        return cls(match["level"], times) if match and 1 <= times <= MOST_TIMES else None

    def __str__(self) -> str:
        return self.level if self.times == 1 else f"{self.level} x{self.times}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _to_degree, serialization=core_schema.plain_serializer_function_ser_schema(str))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """`x-how-often` is what may follow the id of the level."""
        return {"type": "string", "minLength": 1, "x-how-often": _HOW_OFTEN}


def _number(words: str) -> int:
    """0 for what is no number."""
    try:
        return int(words) if words.isdecimal() else chinese_number(words)
    except ValueError:
        return 0


@dataclass(frozen=True, slots=True)
class NamedLevels:
    """What may be chosen from, for readers: the title of each level and how often it is given; None for no consequence."""

    levels: tuple[tuple[Text, int] | None, ...]


def _to_degree(value: Any) -> Degree:
    words = as_written(value)
    if isinstance(words, Degree):
        return words
    if isinstance(words, dict) and words.keys() == {"level", "times"}:
        raise PydanticCustomError("degree_type", "degree type", {"meant": f"{as_written(words['level'])} x{as_written(words['times'])}"})
    if not isinstance(words, str):
        raise PydanticCustomError("text_type", "not a text")
    if not words.strip():
        raise PydanticCustomError("empty_text", "empty text")
    if len(words) > WORD_LENGTH:
        raise PydanticCustomError("text_too_long", "text too long", {"limit": WORD_LENGTH})
    return Degree.parse(words)
