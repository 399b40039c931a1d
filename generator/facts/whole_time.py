"""How long a procedure takes along its slowest path, in words: as a rule, and where every limit is extended as far as it may be. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.analysis.doers import uncounted
from generator.analysis.limits import can_extend, time_in
from generator.analysis.slowest_path import every_case, slowest_path
from generator.analysis.step_times import step_times, ways_to_itself
from generator.analysis.timeline import CriticalPath, rounded_up
from generator.facts.limit_words import hanging_on_events
from generator.facts.words import HandbookWords
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.duration import Duration


def unit_of(path: CriticalPath) -> str:
    """The unit of the promise, unless that is too coarse: at least two of it fit into the longest time."""
    longest = max(path.total, path.promised or Fraction(0))
    units = ["day" if path.scale.by_clock else "working day", "hour", "minute", "second"]
    if path.unit and path.unit not in units:
        units.insert(0, path.unit)
    unit = next((u for u in units if path.scale.unit(u) * 2 <= longest), "second")
    if path.unit == "hour" and unit in ("day", "working day"):
        unit = "hour"
    return "working hour" if unit == "hour" and not path.scale.by_clock else unit


def time_said(minutes: Fraction, path: CriticalPath, language: str) -> str:
    """A time on a path in words, as `time_of` gives it."""
    return formatting.duration(time_of(minutes, path), language)


def time_of(minutes: Fraction, path: CriticalPath) -> Duration:
    """A time on a path in hours, minutes and seconds, or in its unit, rounded up to a tenth. A unit longer than a day is that of no time
    which it would round: 14 days are not half a month; nor are 3 days and 1 hour 3.1 days."""
    unit = unit_of(path)
    if unit in ("week", "month", "year") and (minutes * 10 / path.scale.unit(unit)).denominator != 1:
        unit = "day" if path.scale.by_clock else "working day"
    in_days = unit == "day" and (minutes * 10 / path.scale.unit(unit)).denominator != 1
    if unit not in ("second", "minute", "hour", "working hour") and not in_days:
        return Duration.of(rounded_up(minutes / path.scale.unit(unit)), unit)
    days, rest = divmod(minutes, path.scale.unit("day")) if in_days else (0, minutes)
    hours, rest = divmod(rest, 60)
    whole, left = divmod(rest, 1)
    numbers = (Decimal(int(days)), Decimal(int(hours)), Decimal(int(whole)), rounded_up(left * 60))
    units = ("day", "working hour" if unit == "working hour" else "hour", "minute", "second")
    parts = tuple((number, unit) for number, unit in zip(numbers, units, strict=True) if number)
    return Duration(parts or ((Decimal(0), unit),))


def total_said(procedure: Procedure, path: CriticalPath, minutes: Fraction, words: HandbookWords, longest: bool = False,
               case: str | None = None) -> str:
    """A time on a path, and beside it what counts from an event and so has no place in a sum: `8 working hours, plus step 2 (2 months from
    acceptance)`. With `longest`, that as long as it may be extended; with a `case`, as it is in that."""
    said = formatting.duration(total_of(minutes, path), words.language)
    if path.average:
        said = words.text("about {time} (by average weeks, without public holidays)", time=said)
    besides_promise = uncounted(procedure, words.handbook)
    steps = [leg.index for leg in path.legs if leg.index not in besides_promise]
    besides = words.text("; ").join(filter(None, (hanging_on_events(procedure, steps, words, longest, case),
                                                  _without_limit(procedure, steps, words), _again_and_again(procedure, steps, words))))
    if not besides:
        return said
    return words.text("{total}, plus {steps}", total=said, steps=besides) if minutes else besides


def total_of(minutes: Fraction, path: CriticalPath) -> Duration:
    """A sum of times on a path; in whole days, rounded up, where a longer one is computed by averages: of that no hours are known."""
    day = path.scale.unit("day")
    in_days = path.average and path.scale.by_clock and minutes > path.scale.unit("week")
    return time_of(-(-minutes // day) * day if in_days else minutes, path)


def _open_ended(procedure: Procedure, steps: Sequence[int], words: HandbookWords) -> list[int]:
    """The steps among these whose time nobody has limited."""
    times = step_times(procedure, words.handbook)
    return [index for index in dict.fromkeys(steps) if not (procedure.steps[index].within or any(times[index]))]


def _without_limit(procedure: Procedure, steps: Sequence[int], words: HandbookWords) -> str:
    """`step 6 (no limit)`: what a sum leaves out must be said beside it."""
    return _steps_said(_open_ended(procedure, steps, words), words.text("no limit"), words)


def _again_and_again(procedure: Procedure, steps: Sequence[int], words: HandbookWords) -> str:
    """`step 6 (repeated without a limit, counted once)`."""
    return _steps_said(_endless(procedure, steps), words.text("repeated without a limit, counted once"), words)


def _endless(procedure: Procedure, steps: Sequence[int]) -> list[int]:
    """The steps among these that are done again until something is over, as often as that takes, each time for a while of its own."""
    return [index for index in dict.fromkeys(steps) if any(not arc.most and not arc.time for arc in ways_to_itself(procedure, index))]


def _steps_said(steps: Sequence[int], said: str, words: HandbookWords) -> str:
    return words.text("; ").join(words.text("step {number} ({limit})", number=index + 1, limit=said) for index in steps)


def by_case_said(procedure: Procedure, words: HandbookWords, extended: bool = False) -> str:
    """`urgent: 7 working hours of 1 working day; ordinary: 4 working days of 6 working days`, or that with every `extended` limit; empty
    where no limit differs by case, or only those that do not count: what is the same in every case is said of all."""
    levels = [case for case in every_case(procedure, words.handbook) if case is not None]
    paths = {case: slowest_path(procedure, words.handbook, case, extended) for case in levels}
    said = {case: _of_promise(path, case, procedure, words, extended) for case, path in paths.items()}
    if len(said) > 1 and len({*said.values()}) == 1:
        of_all = slowest_path(procedure, words.handbook, extended=extended)
        if total_said(procedure, of_all, of_all.total, words, longest=extended) in said.values():
            return ""
    return words.text("; ").join(words.title("level", case).text + words.text(": ") + each for case, each in said.items())


def _of_promise(path: CriticalPath, case: str, procedure: Procedure, words: HandbookWords, extended: bool) -> str:
    total = total_said(procedure, path, path.counted, words, longest=extended, case=case)
    time = time_in(procedure.within, case, words.handbook.entry.calendar) if procedure.within and path.promised is not None else None
    if time is None or path.promised is None:
        return total
    longest = time_said(path.promised - path.counted_from, path, words.language)
    return words.text("{total} of {promised}", total=total, promised=longest if extended else words.duration(time))


def slowest_said(procedure: Procedure, words: HandbookWords) -> str:
    """`11.5 working days along the slowest path; with every extension: 20 working days`; empty where a step on it has no limit, one
    that counts from an event, or is done again and again: then nobody can say how long the whole takes."""
    path = slowest_path(procedure, words.handbook)
    steps = [leg.index for leg in path.legs if leg.index not in uncounted(procedure, words.handbook)]
    unknown = _open_ended(procedure, steps, words) or _endless(procedure, steps) or hanging_on_events(procedure, steps, words)
    if not path.total or unknown:
        return ""
    said = words.text("{time} along the slowest path", time=total_said(procedure, path, path.total, words))
    if not can_extend(procedure):
        return said
    extended = slowest_path(procedure, words.handbook, extended=True).total
    longest = total_said(procedure, path, extended, words, longest=True)
    return said + words.text("; ") + words.text("with every extension {time}", time=longest)
