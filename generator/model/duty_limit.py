"""The limit of a duty or a stage of supervision. It may name the event that sets that off, which then need not be written a second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.bound_words import without_bound
from generator.model.limit import TRIGGER, Limit, comes_round, in_any_case, names_of
from generator.model.limit_words import only_before, split_limit
from generator.model.own_period import OwnPeriod
from generator.model.text import Text, as_written


def with_event_named(duty: Any, periods: Sequence[OwnPeriod]) -> Any:
    """A duty as it is written, with `when` taken from a limit that names an event: `within: 15 days from receipt`, `within: 開標前`.

    Where the calendar knows the day, as the beginning of a period, the limit is when the duty comes round: `within: 開學前2週`.
    """
    if not isinstance(duty, dict) or "when" in duty:
        return duty
    written = as_written(duty.get("within"))
    if isinstance(written, str) and (round_ := comes_round(written, periods)):
        return {**{name: value for name, value in duty.items() if name != "within"}, "when": round_}
    said: Mapping[str, Any] = _said(written) if isinstance(written, str) else written if isinstance(written, Mapping) else {}
    name = as_written(said.get("after") or said.get("before"))
    if not isinstance(name, str) or name == TRIGGER:
        return duty
    return {**duty, "when": {"event": _event(name, str(written))}}


def _event(name: str, written: str) -> str:
    """An event with its article, where that is written before it."""
    with_article = f"the {name}"
    return with_article if with_article in written else name


def with_event_of_stage(stage: Any) -> Any:
    """A stage of supervision as it is written, with `every` taken from a time that counts from an event: `within: 自發現差異起4小時內`."""
    written = as_written(stage.get("within")) if isinstance(stage, dict) and not {"every", "duty"} & stage.keys() else None
    if not isinstance(written, str):
        return stage
    said = split_limit(written)
    if said.keys() != {"time", "after"} or said["after"] == TRIGGER:
        return stage
    return {**stage, "every": {"event": _event(said["after"], written)}, "within": without_bound(said["time"], "up to")}


def _said(words: str) -> dict[str, str]:
    """The fields of a limit; 開標前 names an event as well as 開標前3日 does."""
    found = split_limit(words)
    return found if found != {"time": words} else only_before(words) or found


def check_event(limit: Limit | None, event: Text | None) -> None:
    """What the limit of a duty counts from, or ends before, is the event that sets the duty off."""
    name = limit and (limit.after or limit.before)
    other = name and (event is None or (name != TRIGGER and in_any_case(name) not in names_of(event)))
    if (limit and limit.further) or other:
        raise PydanticCustomError("limit_other_event", "limit other event", {"field": "within"})
