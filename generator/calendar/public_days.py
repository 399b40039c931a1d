"""Public holidays of a year, and the working days that make up for them at a weekend, from the `holidays` library. Loading it loads every
country, which takes as long as checking a small office: what it said is remembered from run to run.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from generator.files import read_verified, write_verified

Said = list[list[str]] | None
"""Days off and working days at a weekend, as JSON says them; None for a country or subdivision that is not known."""
_SAID: dict[str, Said] = {}
AROUND = 2
"""Years before and after one that is asked for, which are asked for with it: whoever needs them soon may be one of several processes, each
of which would load the library for it."""


@lru_cache(maxsize=4096)
def public_days(country: str, subdivision: str | None, year: int) -> tuple[frozenset[datetime.date], frozenset[datetime.date]] | None:
    """(days off, working days at a weekend) of a year; None for a country or subdivision that is not known."""
    if _key(country, subdivision, year) not in _SAID:
        for each in range(max(year - AROUND, datetime.MINYEAR), min(year + AROUND, datetime.MAXYEAR) + 1):
            _SAID.setdefault(_key(country, subdivision, each), _asked(country, subdivision, each))
    if (said := _SAID[_key(country, subdivision, year)]) is None:
        return None
    days_off, workdays = (frozenset(map(datetime.date.fromisoformat, days)) for days in said)
    return days_off, workdays


def _key(country: str, subdivision: str | None, year: int) -> str:
    return json.dumps([country, subdivision, year])


@contextmanager
def remembered(store: Path, version: str) -> Iterator[None]:
    """What was said in earlier runs of the same `version` is known inside, and what is said inside in later ones. A folder that cannot be
    written to is no fault.
    """
    known = _read(store, version)
    _SAID.update(known)
    yield
    if _SAID.keys() > known.keys():
        with suppress(OSError):
            write_verified(store, json.dumps({"version": version, "said": _SAID}).encode())


def _read(store: Path, version: str) -> Mapping[str, Said]:
    with suppress(ValueError, TypeError, KeyError):
        found = json.loads(read_verified(store) or b"{}")
        if found["version"] == version:
            return dict(found["said"])
    return {}


def _asked(country: str, subdivision: str | None, year: int) -> Said:
    import holidays

    try:
        found = holidays.country_holidays(country.upper(), subdiv=subdivision, years=year)
    except NotImplementedError:
        return None
    return [sorted(map(str, found)), sorted(map(str, found.weekend_workdays))]
