"""Which language the command line speaks, and how its library click is made to speak it too."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping, Sequence

from generator.i18n.catalogue import LOCALES, nearest_language

_CLICK = "click"
_VARIABLES = ("HANDBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_WINDOWS = {"Chinese (Traditional)": "zh-Hant", "Chinese (Simplified)": "zh-Hans", "Chinese": "zh-Hans"}


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of `--lang` anywhere among the arguments, which help and errors need before click reads them."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if argument == "--":
            return None
        if name == "--lang":
            return value or next(iter(arguments[number + 1:]), None)
    return None


def reader_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for, else that of the system, else English."""
    for name in _VARIABLES:
        if (value := environment.get(name, "")).partition(".")[0] not in ("", "C", "POSIX"):
            return nearest_language(value)
    system = locale.getlocale()[0] or ""
    return next((language for name, language in _WINDOWS.items() if system.startswith(name)), nearest_language(system))


def teach_click(language: str) -> None:
    """Gives click its own words in `language`: it asks the standard library's gettext for them, which reads `click.mo`.

    gettext takes the language from the environment. English needs no catalogue: it is what click is written in.
    """
    gettext.bindtextdomain(_CLICK, LOCALES)
    gettext.textdomain(_CLICK)
    os.environ["LANGUAGE"] = language
