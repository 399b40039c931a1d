"""Words by which offices on the other side of the strait call the same thing: 列印 is 打印 there, and a reader may type either."""

from __future__ import annotations

from collections.abc import Iterable

from generator.handbook import Handbook
from generator.i18n.conversion import OFFICE_WORDS, SIMPLIFIED, TRADITIONAL
from generator.i18n.folding import simplify


class Synonyms:
    """The other side's words for those that a text in one Chinese script has, by which it is to be found too.

    They are the pairs that converting a handbook from one script to the other goes by: the usual words of offices, and the
    handbook's own.
    """

    def __init__(self, handbook: Handbook, language: str) -> None:
        own = [(pair.get(TRADITIONAL), pair.get(SIMPLIFIED)) for pair in handbook.entry.conversions]
        pairs = [(a, b) for a, b in (*own, *OFFICE_WORDS) if a and b and simplify(a) != simplify(b)]
        sides = {TRADITIONAL: pairs, SIMPLIFIED: [(b, a) for a, b in pairs]}
        self._pairs = sides.get(language, [])

    def of(self, texts: Iterable[str]) -> list[str]:
        """Each once, in the order of the pairs."""
        if not self._pairs:
            return []
        whole = "\n".join(texts)
        return list(dict.fromkeys(other for word, other in self._pairs if word in whole))
