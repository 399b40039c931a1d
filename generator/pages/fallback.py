"""Texts that a page shows in another language than its own: marked where they stand, explained once at the foot of the page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

from generator.facts.words import says_something
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.i18n.language_names import name_in

_SHORT = {"zh-Hant": "繁", "zh-Hans": "简"}


def fallback(language: str, words: Markup) -> Markup:
    """Words in a language that is not the page's, with a small mark behind them."""
    if not says_something(words):
        return words
    element = "div" if words.startswith(("<p", "<ul", "<div", "<figure")) else "span"
    return Markup(f'<{element} lang="{escape(language)}">{words}{_mark(language)}</{element}>')


def with_explanation(content: str, handbook: Handbook, language: str) -> str:
    """The content of a page and, if there are marks in it, a note on what each of them means."""
    marked = [other for other in handbook.languages if other != language and _mark(other) in content]
    return content + "".join(_explanation(other, language) for other in marked)


@cache
def _mark(language: str) -> Markup:
    """The language's short name for the eye; its whole name for who has the page read out."""
    return Markup('<sup class="hb-other"><span aria-hidden="true">{}</span><span class="hb-hidden"> ({})</span></sup>').format(
        _short(language), name_in(language, language))


def _short(language: str) -> str:
    return _SHORT.get(language) or language.partition("-")[0].upper()


@cache
def _explanation(other: str, language: str) -> Markup:
    words = catalogue(language).text("not written in {language} yet, and so shown in {other}",
                                     language=name_in(language, language), other=name_in(other, language))
    return Markup('<p class="hb-other-note"><span class="hb-other" lang="{}">{}</span> {}</p>').format(other, _short(other), words)
