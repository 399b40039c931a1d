"""What a detail of a finding says to a reader. Most are texts; the model, which takes long to load, is needed for its own values only."""

from __future__ import annotations

from generator.diagnostics import Term, Worded


def detail_in_words(value: object, language: str) -> str | None:
    """As `values.in_words`; `language` is one of the program's own."""
    if type(value) in (str, int, Term):
        return None
    if isinstance(value, Worded):
        return value.by_language[language]
    from generator.i18n.values import in_words

    return in_words(value, language)
