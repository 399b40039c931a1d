"""English nouns in singular and plural, as far as offices use them: regular ones, and those of people and measures."""

from __future__ import annotations

import re

from generator.patterns import pattern_of

_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot"}
_PLURALS = {one: several for several, one in _IRREGULAR.items()}
_SAME = frozenset({"series", "means", "species", "gross"})
_NOUN = pattern_of(r"[A-Za-z]+(?=$| (?:in|of|per|for|on|a|an|that|who|which)\b|/| \()")
"""The word that has the ending: the last, or that before what tells more of it: `lines in 100`."""


def plural(word: str) -> str:
    """English has few others among what one calls posts, procedures or criteria; who needs one writes it as a word of its own."""
    if word in _PLURALS:
        return _PLURALS[word]
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def singular(words: str) -> str:
    """What is counted, where there is one of it: `breaches` → `breach`, `working hours` → `working hour`."""
    return _NOUN.sub(lambda found: _one(found[0]), words, count=1)


def _one(word: str) -> str:
    if word in _SAME or word in _IRREGULAR:
        return _IRREGULAR.get(word, word)
    for ending, instead in ((r"(?<=[^aeiou])ies$", "y"), (r"(?<=[xz])es$", ""), (r"(?<=ss|ch|sh)es$", ""), (r"(?<=[^su])s$", "")):
        if re.search(ending, word):
            return re.sub(ending, instead, word)
    return word
