"""All words of entries, quickly."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.passages import texts
from generator.handbook import Handbook
from generator.model import Entry
from generator.reads import once


def characters_of(handbook: Handbook) -> frozenset[str]:
    """The characters of all words of a handbook, which tell most checks of characters that there is nothing to look for."""
    return once(handbook.derived, "characters", lambda: frozenset(
        "".join(words for entry in handbook.all_entries for words in written_words(entry))))


def written_words(entry: Entry) -> Iterator[str]:
    """All that is written or converted, without places, which take time to find."""
    values = [entry.source.data]
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, (dict, list)):
            values += value.values() if isinstance(value, dict) else value
    for _, _, found in texts(entry):
        if len(found.by_language) > 1:
            yield from found.by_language.values()
