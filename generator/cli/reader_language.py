"""Which language the command line speaks, and how its library click is made to speak it too."""

from __future__ import annotations

import gettext
import locale
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.door import rules_folder
from generator.errors import HandbookError
from generator.i18n.catalogue import LOCALES, is_spoken, nearest_language
from generator.reading.main_language import main_language

_CLICK = "click"
_VARIABLES = ("HANDBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_NO_LANGUAGE = ("C", "POSIX")
"""What the environment says where nobody chose a language."""
_WINDOWS = {"Chinese (Traditional)": "zh-Hant", "Chinese (Simplified)": "zh-Hans", "Chinese": "zh-Hans"}


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of `--lang` anywhere among the arguments, which help and errors need before click reads them; None too where it is no
    language of the program, as click then says.
    """
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if argument == "--":
            return None
        if name == "--lang":
            asked = value or next(iter(arguments[number + 1:]), "")
            return asked if is_spoken(asked) else None
    return None


def spoken_language(environment: Mapping[str, str] = os.environ) -> str | None:
    """The language that the environment or the system says; None where neither says one, as with `C`, `POSIX` and `C.UTF-8`."""
    for name in _VARIABLES:
        if (value := environment.get(name, "")).partition(".")[0] not in ("", *_NO_LANGUAGE):
            return nearest_language(value)
    # Elsewhere than on these a system without variables has no language, though Python may call it en_US.
    system = (locale.getlocale()[0] or "") if sys.platform in ("win32", "darwin") else ""
    if system in ("", *_NO_LANGUAGE):
        return None
    return next((language for name, language in _WINDOWS.items() if system.startswith(name)), nearest_language(system))


def reader_language(arguments: Sequence[str] = (), environment: Mapping[str, str] = os.environ) -> str:
    """What `--lang` asks for, else what the environment says, else the main language of the handbook at hand, else English."""
    return asked_language(arguments) or spoken_language(environment) or handbook_language(handbook_folder(arguments)) or "en"


def handbook_folder(arguments: Sequence[str]) -> Path:
    """The value of `-C` or `--folder` anywhere among the arguments; else the current folder."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name in ("-C", "--folder"):
            return Path(value or next(iter(arguments[number + 1:]), "."))
        if argument.startswith("-C") and len(argument) > len("-C"):
            return Path(argument.removeprefix("-C"))
    return Path()


def handbook_language(root: Path) -> str | None:
    """The main language of the handbook in a folder; None where there is none."""
    try:
        found = main_language(root / rules_folder(root))
    except (OSError, HandbookError):
        return None
    return nearest_language(found) if found else None


def teach_click(language: str) -> None:
    """Gives click its own words in `language`: it asks the standard library's gettext for them, which reads `click.mo`.

    gettext takes the language from the environment. English needs no catalogue: it is what click is written in.
    """
    gettext.bindtextdomain(_CLICK, LOCALES)
    gettext.textdomain(_CLICK)
    os.environ["LANGUAGE"] = language
