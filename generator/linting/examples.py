"""The examples of checks in the reader's language: written once, in Traditional Chinese, and shown in words that the reader knows."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import InvalidOperation
from functools import cache

from generator.i18n import formatting, frequencies
from generator.i18n.catalogue import nearest_language
from generator.i18n.conversion import SIMPLIFIED, TRADITIONAL, converter
from generator.linting.example_words import ABOUT_CHINESE, ENGLISH
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.patterns import pattern_of

_TIMED = pattern_of(
    r"\b(?P<field>(?:when|every|within|wait|effort|time|by|duration|retention|review|at_most|counts_for|rest|published|period): )"
    r"(?:\"(?P<quoted>[^\"]+)\"|(?P<flow>[a-z0-9][^,{}\[\]\"]*)(?=[,}])|(?P<plain>[a-z0-9][^{}\[\]\"]*)$)")
"""A field that may say a length of time, or how often."""
_PLAIN = pattern_of(r"[\w\u3400-\u9fff、（）–]+(?: \d\d:\d\d(?:–\d\d:\d\d)?)?")
"""What needs no quotes."""
_HAN = pattern_of("[\u3400-\u9fff][^\\s:,{}\\[\\]\"']*")


@cache
def example(text: str, language: str, code: str = "") -> str:
    """An example in a language of the interface. What the check `code` finds in Chinese writing alone stays as it is."""
    shown = example_language(language, code)
    if shown in (TRADITIONAL, SIMPLIFIED):
        text = "\n".join(_TIMED.sub(lambda found: _in_chinese(found, shown), line) for line in text.split("\n"))
    if shown == TRADITIONAL:
        return text
    if shown == SIMPLIFIED:
        convert = converter(SIMPLIFIED)
        return _HAN.sub(lambda found: convert(found[0]), text)
    return _phrases().sub(lambda found: ENGLISH[found[0]], text)


def example_language(language: str, code: str) -> str:
    """The language in which the examples of a check are shown to a reader of `language`."""
    return TRADITIONAL if code in ABOUT_CHINESE else nearest_language(language)


def _in_chinese(found: re.Match[str], language: str) -> str:
    """The field with its time in Chinese words, where it says one."""
    words = found["quoted"] or found["flow"] or found["plain"]
    for parse, said in ((Duration.parse, formatting.duration), (Frequency.parse, frequencies.frequency)):
        with suppress(ValueError, InvalidOperation):
            told = said(parse(words), language)
            return found["field"] + (f'"{told}"' if found["quoted"] or not _PLAIN.fullmatch(told) else told)
    return found[0]


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(ENGLISH, key=len, reverse=True))))
