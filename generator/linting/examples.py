"""The examples of checks in the reader's language: written once, in Traditional Chinese, and shown in words that the reader knows."""

from __future__ import annotations

import re
from functools import cache

from generator.i18n.catalogue import nearest_language
from generator.i18n.conversion import SIMPLIFIED, TRADITIONAL, converter
from generator.linting.example_words import ABOUT_CHINESE, ENGLISH

_HAN = re.compile("[\u3400-\u9fff][^\\s:,{}\\[\\]\"']*")


def example(text: str, language: str, code: str = "") -> str:
    """An example in a language of the interface. What the check `code` finds in Chinese writing alone stays as it is."""
    shown = example_language(language, code)
    if shown == TRADITIONAL:
        return text
    if shown == SIMPLIFIED:
        convert = converter(SIMPLIFIED)
        return _HAN.sub(lambda found: convert(found[0]), text)
    return _phrases().sub(lambda found: ENGLISH[found[0]], text)


def example_language(language: str, code: str) -> str:
    """The language in which the examples of a check are shown to a reader of `language`."""
    return TRADITIONAL if code in ABOUT_CHINESE else nearest_language(language)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(ENGLISH, key=len, reverse=True))))
