"""The words of the program itself in the reader's language, from gettext catalogues.

English texts are the keys. `locale/<language>/<area>.po` hold the translations, one file an area (`pages`, `descriptors`, …);
all areas of a language make one catalogue. Placeholders are `{name}`, a brace itself is `{{`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from generator.diagnostics import Term
from generator.i18n.po_files import translations
from generator.patterns import pattern_of

LOCALES = Path(__file__).parent / "locale"
_QUOTED_TWICE = pattern_of("「「([^「」]*)」」|““([^“”]*)””")
INTERFACE_LANGUAGES = ("zh-Hant", "zh-Hans", "en")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations of one language."""

    language: str
    texts: Mapping[str, str]

    def text(self, key: str, /, **details: object) -> str:
        """The text of `key`, its placeholders filled; details that are catalogue keys themselves are translated too."""
        words = self.texts.get(key) or key
        if not details:
            return words if "{" not in words else words.format()
        return inner_marks(words.format(**{name: self.term(value) for name, value in details.items()}))

    def unfilled(self, key: str) -> str:
        """The same with its placeholders as they are, for what fills them in later."""
        return self.text(key, **{name: f"{{{name}}}" for _, name, _, _ in Formatter().parse(key) if name})

    def term(self, value: object) -> object:
        """A `Term` in this language; anything else as it is."""
        if not isinstance(value, Term):
            return value
        if whole := self.texts.get(value):
            return whole
        *before, last = (self.texts.get(part) or part for part in value.split(" or "))
        return self.text(" or ").join(filter(None, (self.text(", ").join(before), last)))


def inner_marks(words: str) -> str:
    """The words with inner quotation marks where a text that quotes has been given what is quoted itself: 「「情節重大」」."""
    if "「「" not in words and "““" not in words:
        return words
    return _QUOTED_TWICE.sub(lambda found: f"「『{found[1]}』」" if found[1] is not None else f"“‘{found[2]}’”", words)


def nearest_language(language: str) -> str:
    """The language of the interface for a handbook's or a reader's language: `zh-TW` → `zh-Hant`, `fr` → `en`.

    One that somebody calls in Chinese, which is no tag, is answered in Chinese: `简体中文`, `中文`.
    """
    if re.search("[\u4e00-\u9fff]", language):
        return "zh-Hans" if re.search("[简汉]", language) else "zh-Hant"
    tag = language.replace("_", "-").partition(".")[0].lower()
    if tag.startswith("zh"):
        return "zh-Hans" if any(part in tag.split("-") for part in ("hans", "cn", "sg")) else "zh-Hant"
    return "en"


def is_spoken(language: str) -> bool:
    """Whether the program speaks that language, in whichever form its name is written: `zh-TW`, `en_GB.UTF-8`."""
    spoken = {each.partition("-")[0] for each in INTERFACE_LANGUAGES}
    return language.replace("_", "-").partition(".")[0].partition("-")[0].lower() in spoken


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue for a language tag; English for languages the program does not speak."""
    spoken = nearest_language(language)
    texts: dict[str, str] = {}
    if spoken != "en":
        for path in sorted((LOCALES / spoken).glob("*.po")):
            texts |= translations(path.read_text("utf-8"))
    return Catalogue(spoken, texts)
