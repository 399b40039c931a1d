"""The door: what is decided once about a run, before anything is read, and is carried from there in one frozen value.

Only this module reads the clock, mkdocs.yml (by way of `configuration`), and SOURCE_DATE_EPOCH in the environment.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from generator.configuration import CONFIGURATION, configured
from generator.errors import HandbookError
from generator.forms.names import NAMES
from generator.linting.selection import Selection

PLUGIN = "handbook"
EPOCH = "SOURCE_DATE_EPOCH"
EVERYTHING = Selection()
_SHOWN = 40
"""So many characters of a wrong value are shown."""
_GREENWICH, _ZONE_BY_RULE = frozenset({"UTC", "GMT"}), r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?[0-9]"
_FIRST, _LAST = datetime.date(1000, 1, 1), datetime.date(9000, 12, 31)
"""Between these a handbook may be shown: checks and pages look years ahead and back, and the calendar of dates ends with the year 9999."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command asks for. What it leaves open, mkdocs.yml decides, and for the day the environment and the clock."""

    today: datetime.date | None = None
    audience: str | None = None
    selection: Selection = EVERYTHING


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole run.

    `root` is the folder of mkdocs.yml, `rules` the folder of rules in it, `today` the day that decides what is in force,
    `site_url` where the site will be, empty if that is not known, `documents` the names of the printed forms that are wanted,
    None for all of them, `audience` the id of the audience whose edition is made, None for the whole handbook.
    """

    root: Path = field(repr=False)
    """Nothing that is made depends on it, so digests, which are made of how settings are written, leave it out."""
    today: datetime.date
    selection: Selection = EVERYTHING
    site_url: str = ""
    documents: tuple[str, ...] | None = None
    audience: str | None = None
    rules: str = "rules"
    compress: bool = False
    """Whether a compressed copy lies beside each file of text, for servers that send such copies."""


def settings(root: Path, asked: Asked = Asked(), environment: Mapping[str, str] = os.environ) -> Settings:  # frozen
    """The settings of the handbook in `root`, read without MkDocs, which takes a fifth of a second to load.

    A mkdocs.yml that is missing or cannot be read says nothing; MkDocs itself complains of it where a site is built. Raises
    HandbookError for a setting or a SOURCE_DATE_EPOCH that is not right.
    """
    said = configured(root)
    address = said.get("site_url")
    site_url = address if isinstance(address, str) else ""
    return decided(root, _options(said.get("plugins")), site_url, _rules(root, said) or "rules", asked, environment)


def refuse_incomplete(root: Path) -> None:
    """Raises HandbookError where a mkdocs.yml lacks what every build needs: whoever checks the rules would learn it only then."""
    file, said = root / CONFIGURATION, configured(root)
    if not file.is_file():
        return
    if PLUGIN not in _plugins(said):
        raise HandbookError("{file} does not name the plugin", "write in it: plugins: [handbook]", file=file)
    if (unknown := _not_installed(said)) is not None:
        raise HandbookError("{file} names the plugin \"{given}\", which is not installed", "install it, or take it out of \"plugins\"",
                            file=file, given=unknown)
    if "site_name" not in said:
        raise HandbookError("{file} does not name the site", "write in it: site_name: \"\"; the title of the handbook is taken then",
                            file=file)


def _not_installed(said: Mapping[str, Any]) -> str | None:
    """The first plugin that MkDocs would not find, if there is one. A theme's own come without its name, as MkDocs has it."""
    others = [name for name in _plugins(said) if name != PLUGIN]
    if not others:
        return None
    from importlib.metadata import entry_points  # takes as long to load as all else of a check of unchanged rules

    known, theme = {point.name for point in entry_points(group="mkdocs.plugins")}, said.get("theme")
    theme = theme.get("name") if isinstance(theme, dict) else theme
    return next((name for name in others if name not in known and f"{theme}/{name}" not in known), None)


def _plugins(said: Mapping[str, Any]) -> list[str]:
    """The names of all plugins, whether they have options or not."""
    found = said.get("plugins")
    listed = found if isinstance(found, (list, dict)) else []
    return [name for each in listed for name in (each if isinstance(each, dict) else [each])]


def rules_folder(root: Path) -> str:
    """The folder of rules in `root`."""
    return _rules(root, configured(root)) or "rules"


def unnamed_rules(root: Path) -> str | None:
    """The folder of rules where mkdocs.yml leaves it open, and MkDocs would take another; else None."""
    said = configured(root)
    return None if "docs_dir" in said else str(root / (_rules(root, said) or "rules"))


def _rules(root: Path, configured: Mapping[str, Any]) -> str | None:
    """The folder of rules, which is that of MkDocs's documents; None where it is no folder below that of mkdocs.yml.

    Where mkdocs.yml names none it is `rules`, or MkDocs's own `docs` if only that is there.
    """
    only_docs = (root / "docs").is_dir() and not (root / "rules").is_dir()
    found = configured.get("docs_dir", "docs" if only_docs else "rules")
    below = isinstance(found, str) and not Path(found).is_absolute() and ".." not in Path(found).parts
    return Path(found).as_posix() if below else None


def own_site(root: Path) -> Path | None:
    """Where the site lies, if neither another plugin, a hook, a theme of one's own nor a variable has a say in it; else None."""
    said = configured(root)
    theme = said.get("theme", "material")
    name = theme.get("name") if isinstance(theme, dict) and set(theme) == {"name"} else theme
    rules, site = _rules(root, said), said.get("site_dir", "site")
    ours = set(said) <= _PLAIN and name == "material" and _plugins(said) == [PLUGIN] and rules is not None and isinstance(site, str)
    variable = ours and "!ENV" in (root / CONFIGURATION).read_text("utf-8")
    return root / site if ours and not variable else None


_PLAIN = frozenset({"site_name", "site_url", "docs_dir", "site_dir", "theme", "plugins", "strict"})
"""What may stand in a mkdocs.yml that is plain; one that inherits is not."""


def decided(root: Path, options: Mapping[str, Any], site_url: str, rules: str, asked: Asked,
            environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings out of the options of our plugin, what was asked for, and the environment."""
    configured = Selection(pedantic=_is_true(options.get("pedantic")))
    select, ignore = options.get("select") or (), options.get("ignore") or ()
    if select or ignore:
        from generator.linting.registry import DESCRIPTORS  # loads every check

        configured = Selection.of(select, ignore, configured.pedantic, descriptors=DESCRIPTORS)
    return Settings(
        root, _within_reach(asked.today or today(environment)), asked.selection.or_else(configured), site_url,
        _documents(options.get("documents")),
        _audience(asked.audience or options.get("audience")), rules, _is_true(options.get("compress")))


def _documents(given: Any) -> tuple[str, ...] | None:
    """The names of the printed forms that are wanted; None for all of them."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        return None
    names = tuple(map(str, given))
    if unknown := [name for name in names if name not in NAMES]:
        raise HandbookError("\"documents\" in mkdocs.yml names \"{given}\", which is not a printed form", "there are: {known}",
                            given=unknown[0], known=", ".join(NAMES))
    return names


def _is_true(given: Any) -> bool:
    """MkDocs gives a truth value, a mkdocs.yml that is read as texts a word."""
    return str(given).lower() == "true"


def _audience(given: Any) -> str | None:
    """An id, since it names a folder."""
    if not given:
        return None
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(given)):
        raise HandbookError("there is no audience called \"{given}\"", "write its id, as it stands in rules/handbook.yml under audiences",
                            given=str(given)[:64])
    return str(given)


def today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """The day of SOURCE_DATE_EPOCH where that is set, so that a build is the same on every day; else the local day.

    Source: the specification of SOURCE_DATE_EPOCH (reproducible-builds.org): a whole number of seconds since 1970 in UTC.
    Raises HandbookError for anything else.
    """
    given = environment.get(EPOCH, "").strip()
    if not given:
        _refuse_unknown_zone(environment)
        return datetime.date.today()
    if not (given.isascii() and given.isdecimal()):
        raise HandbookError("{name} is not a number of seconds since 1970: {given}",
                            "unset it, or write whole seconds, such as 1767225600 for 1 January 2026; --today sets the day for one command",
                            name=EPOCH, given=given[:_SHOWN])
    with suppress(ValueError, OverflowError, OSError, HandbookError):
        return _within_reach(datetime.datetime.fromtimestamp(int(given), datetime.UTC).date())
    raise HandbookError("{name} lies beyond the year {year}: {given}",
                        "write whole seconds since 1970, such as 1767225600 for 1 January 2026; milliseconds are a thousand times as many",
                        name=EPOCH, given=given[:_SHOWN], year=_LAST.year)


def _refuse_unknown_zone(environment: Mapping[str, str]) -> None:
    """Raises HandbookError for a time zone that this computer does not know: it would take that of Greenwich, and until eight in the
    morning Taipei would have yesterday.

    Source: POSIX, base definitions 8.3, TZ: a rule such as CST-8, the name of a file of zones, or a path.
    """
    name = environment.get("TZ", "").removeprefix(":")
    if os.name != "posix" or not name or name in _GREENWICH or re.match(_ZONE_BY_RULE, name):
        return
    from zoneinfo import TZPATH

    if not any((Path(folder) / name).is_file() for folder in (*TZPATH, environment.get("TZDIR", "/"))):
        raise HandbookError("this computer does not know the time zone that TZ names: {given}",
                            "write one that it knows, such as Asia/Taipei, or unset TZ; --today sets the day for one command",
                            given=name[:_SHOWN])


def chosen_day(given: str | None) -> datetime.date:
    """The day that an option names, else today. Raises HandbookError."""
    return _within_reach(day(given) or today())


def _within_reach(wanted: datetime.date) -> datetime.date:
    """The day, as far as a handbook can be shown on it. Raises HandbookError."""
    if not _FIRST <= wanted <= _LAST:
        raise HandbookError("no handbook can be shown on {given}", "give a day from {first} to {last}",
                            given=wanted.isoformat(), first=_FIRST.isoformat(), last=_LAST.isoformat())
    return wanted


def day(given: str | None) -> datetime.date | None:
    """The day that an option names, in a form that rules may be meant in. Raises HandbookError for what is no date."""
    if given is None:
        return None
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        from generator.model.meant_date import beyond_month, meant_date  # loads the model
        from generator.reading import descriptors

        if meant := meant_date(given):
            return meant
        if beyond := beyond_month(given):
            hint = descriptors.DAYS_HINTS[beyond.republic]
            raise HandbookError(descriptors.BAD_DATE.message, hint, given=given, **beyond._asdict()) from None
        raise HandbookError(descriptors.BAD_DATE.message, descriptors.BAD_DATE.hint, given=given) from None


def obeys(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether `stream` is a terminal that colours its text and moves back in a line where it is told to."""
    return stream.isatty() and environment.get("TERM") != "dumb"


def coloured(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what is printed to `stream` may have colours: its terminal can, and nobody objects (no-color.org)."""
    return obeys(stream, environment) and not environment.get("NO_COLOR")


def unset_empty_epoch(environment: MutableMapping[str, str] = os.environ) -> None:
    """A SOURCE_DATE_EPOCH that is set to nothing is not set. MkDocs, which asks for it by itself, would fail."""
    if not environment.get(EPOCH, "").strip():
        environment.pop(EPOCH, None)


def _options(plugins: Any) -> Mapping[str, Any]:
    """The options of our plugin: `plugins` is a list of names and of maps with one name, or one map."""
    items = plugins.items() if isinstance(plugins, dict) else [
        pair for item in plugins or () if isinstance(item, dict) for pair in item.items()] if isinstance(plugins, list) else ()
    return next((options for name, options in items if name == PLUGIN and isinstance(options, dict)), {})
