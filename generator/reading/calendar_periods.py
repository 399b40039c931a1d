"""What frequencies may name of the calendar of a handbook, its periods and when the office closes: needed before any entry is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from generator.diagnostics import Term
from generator.model.handbook import Calendar
from generator.model.own_period import OwnPeriod
from generator.model.time_of_day import TimeOfDay

PERIOD_HINTS = {
    "ends first": Term("it ends before it begins; write the first day under \"begins\" and the last under \"ends\""),
    "overlap": Term("two of its times overlap; let each end before the next begins"),
    "taken": Term("\"{given}\" has a meaning in frequencies already; choose another name"),
    "twice": Term("\"{given}\" names another period too; choose another name for one of them"),
}
"""What is wrong with a period, by the reason for which it is refused."""


def written_closing_time(heads: Iterable[Mapping[str, Any]]) -> TimeOfDay | None:
    """When the office closes, by the handbook's own entry; what cannot be read is reported with that."""
    for given in (found for data in heads if isinstance(found := data.get("calendar"), dict)):
        try:
            return Calendar.model_validate({name: given[name] for name in ("hours", "office_hours") if name in given}).closes
        except ValidationError:
            return None
    return None


def written_periods(heads: Iterable[Mapping[str, Any]]) -> list[Any]:
    """As they stand in the handbook's own entry."""
    calendars = (data.get("calendar") for data in heads)
    lists = (found.get("periods") for found in calendars if isinstance(found, dict))
    return [each for found in lists for each in (found if isinstance(found, list) else [found] if isinstance(found, dict) else [])]


def readable_periods(written: Iterable[Any], context: Mapping[str, Any]) -> tuple[tuple[OwnPeriod, ...], bool]:
    """Those that are right, and whether another one is not: that is told with the handbook's own entry."""
    found, faulty = [], False
    for each in written:
        try:
            found.append(OwnPeriod.model_validate(each, context=dict(context)))
        except ValidationError:
            faulty = True
    return tuple(found), faulty
