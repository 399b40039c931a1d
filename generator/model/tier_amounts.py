"""What each level of a tier costs, as its author wrote it beside the tier, read in view of what the criteria measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model.countable import Countable, Unpayable, by_language
from generator.model.payment import NO_LEVEL, Payment
from generator.model.payment_reading import read_payment
from generator.model.text import as_written


def with_payments_read(tiers: Any, measures: Iterable[Mapping[str, Any]], *, fees: bool = False) -> Any:
    """The tiers as their author wrote them, with what each of their levels costs read; a tier of one level need not name it, and one of
    fees needs none."""
    measures = tuple(measures)
    known = tuple(map(Countable.of, measures))
    if not isinstance(tiers, list):
        return tiers
    lacking = not measures or any(map(_lacks_unit, measures))

    def read(part: Any) -> Any:
        """A tier, or what is given beside its level."""
        if not isinstance(part, dict):
            return part
        found = {**part, "amount": _by_level(part, known, fees)} if "amount" in part else part
        found = _without_unit_missing(found) if lacking else found
        if "also" not in found:
            return found
        also = found["also"]
        return {**found, "also": [read(each) for each in also] if isinstance(also, list) else read(also)}

    return [read(tier) for tier in tiers]


def _lacks_unit(measure: Mapping[str, Any]) -> bool:
    return not measure.keys() & {"unit", "choices", "type"}


def _without_unit_missing(tier: Any) -> Any:
    """A tier without the amounts that count in a unit which a measure may have forgotten, or of which there is no measure at all: that is
    told at the measures."""
    if not isinstance(tier, dict) or not isinstance(tier.get("amount"), dict):
        return tier
    return {**tier, "amount": {name: value for name, value in tier["amount"].items()
                               if not (isinstance(value, Unpayable) and value.reason in ("unknown unit", "unknown measure"))}}


def _by_level(tier: Mapping[str, Any], known: Sequence[Countable], fees: bool) -> Any:
    level = as_written(tier.get("level"))
    levels = [str(as_written(each)) for each in (level if isinstance(level, list) else [level] if level else [NO_LEVEL] if fees else [])]
    written = tier["amount"]
    if not isinstance(written, dict):
        written = {levels[0] if levels else NO_LEVEL: written}
        if len(levels) != 1:
            reason = "which level" if levels else "needs a level"
            return {name: Unpayable(str(as_written(value)), reason, ", ".join(levels)) for name, value in written.items()}
    if refused := by_language(written):
        return {next(iter(written)): refused}
    return {name: _read_one(value, known) if name in levels else Unpayable(str(name), "no level", ", ".join(levels))
            for name, value in written.items()}


def _read_one(value: Any, known: Sequence[Countable]) -> Any:
    if isinstance(value, Payment):
        return value
    try:
        return read_payment(str(as_written(value)), known)
    except Unpayable as unpayable:
        return unpayable
