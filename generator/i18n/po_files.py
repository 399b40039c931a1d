"""Our catalogues, which have one text and one translation a message, read without gettext's libraries: loading these and reading with them
takes a fifth of a second, which every command would wait for.
"""

from __future__ import annotations

import json
import re

from generator.patterns import pattern_of

_MESSAGE = pattern_of(r'^msgid((?:[ ]?".*"\n)+)msgstr((?:[ ]?".*"(?:\n|\Z))+)', re.MULTILINE)
_PIECE = pattern_of(r'"(.*)"')


def translations(po: str) -> dict[str, str]:
    """Text → its translation, of everything in a catalogue that is translated."""
    found = ((_words(text), _words(translation)) for text, translation in _MESSAGE.findall(po))
    return {text: translation for text, translation in found if text and translation}


def _words(written: str) -> str:
    """What is written in quotation marks on one line or several. Of escapes a catalogue has those of JSON."""
    words = "".join(_PIECE.findall(written))
    return str(json.loads(f'"{words}"')) if "\\" in words else words
