"""What languages are called: in themselves, and in another language. From the Unicode locale data that Babel brings."""

from __future__ import annotations

from functools import cache


def language_name(tag: str) -> str:
    """A language's name in itself: `繁體中文`, `English`; the tag where it is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    return str(locale.languages.get(tag.replace("-", "_")) or locale.get_display_name() or tag)


@cache
def name_in(tag: str, language: str) -> str:
    """What a language is called in another: `Traditional Chinese`, `英文`; the tag where nobody knows it."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(language, sep="-").languages
    except (UnknownLocaleError, ValueError):
        names = Locale("en").languages
    return str(names.get(tag.replace("-", "_")) or tag)
