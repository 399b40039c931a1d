"""What stands on a way from a step: the answer that leads there, how often it may, and that several ways are taken at once."""

from __future__ import annotations

from generator.facts.words import PrintedWords, Words
from generator.i18n import formatting
from generator.model.flow import Arc


def answer_words(arc: Arc, words: PrintedWords) -> Words | None:
    """`Sent back (at most 2 times)`, `No answer (for at most 2 hours)`; nothing where a step simply leads on."""
    if arc.together:
        return words.own("at the same time")
    if arc.answer is None:
        return None
    said = words.said(arc.answer)
    if arc.time:
        limit = words.text("after {time}" if arc.over else "for at most {time}", time=formatting.duration(arc.time, words.language))
    elif arc.most:
        limit = words.text("at most once" if arc.most == 1 else "at most {count} times", count=arc.most)
    elif arc.after:
        limit = words.text("after that" if arc.after == 1 else "after {count} times", count=arc.after)
    else:
        return said
    return Words(said.language, said.text + words.text(" ({words})", words=limit))
