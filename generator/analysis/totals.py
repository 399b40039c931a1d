"""A decided case with what stands beside it: further acts at the same time, an earlier outcome that still lasts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.combine import Combined, combine, counts
from generator.analysis.decide import Decision
from generator.analysis.meant_name import known_id, listed, meant_id
from generator.analysis.offsetting import worth
from generator.analysis.scale import degrees_around, earned_levels, scale_of
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.model import Criteria
from generator.model.degree import Degree
from generator.model.handbook import Level
from generator.model.meant_date import meant_date
from generator.model.scale import Act, Earlier


@dataclass(frozen=True, slots=True)
class Total:
    """What a level that the case may earn comes to with all the rest; `own` is None where the case earns none by itself.

    `found` is None where the scale does not say what several acts come to, or the acts lie on several scales.
    """

    own: Degree | None
    found: Combined | None


@dataclass(frozen=True, slots=True)
class Totals:
    """`others` are the further acts that count, `lapsed` those that no longer or not yet do; `each` has one total for every level that may
    be chosen, none for a case not decided."""

    others: tuple[Act, ...]
    lapsed: tuple[Act, ...]
    earlier: Earlier | None
    each: tuple[Total, ...]


def totals_of(decision: Decision, criteria: Criteria, handbook: Handbook, others: Sequence[str] = (), running: str | None = None,
              on: datetime.date | None = None) -> Totals | None:
    """What the case comes to with everything beside it; None where nothing stands beside it, and no day is given.

    Raises HandbookError for levels and days that are none, and for levels that cannot be combined with what the criteria come to.
    """
    if not (others or running or on):
        return None
    allowed = combinable(criteria, handbook)
    acts, day = [_act(words, handbook, allowed) for words in others], on or handbook.day
    further = tuple(act for act in acts if counts(act, handbook, day))
    earlier = _earlier(running, handbook, allowed) if running else None
    chosen = [result.degree for result in decision.results if result.degree or further]
    levels = [act.level for act in further]
    return Totals(further, tuple(act for act in acts if act not in further), earlier,
                  tuple(Total(own, combine([*([own] if own else []), *levels], handbook, earlier, day)) for own in chosen))


def combinable(criteria: Criteria, handbook: Handbook) -> dict[str, Level]:
    """The levels of the scales on which the outcome of a set can lie, and of those that these offset, by their ids.

    Each scale stands with its lightest level first.
    """
    own = [found for level in earned_levels(criteria, handbook) for found in scale_of(level, handbook)]
    mirrors = [handbook.find("level", level.mirror) for level in own if level.mirror and worth(level, handbook)]
    return {found.id: found for found in (*own, *(each for mirror in mirrors if mirror for each in scale_of(mirror, handbook)))}


def _act(words: str, handbook: Handbook, allowed: Mapping[str, Level]) -> Act:
    """`demerit`, and `demerit=2026-01-31` where it was judged on an earlier day."""
    name, equals, day = words.replace("＝", "=").partition("=")
    found = meant_date(day) if equals else None
    if equals and found is None:
        raise HandbookError("\"{given}\" does not say on which day the act was judged", "write for example: {example}", given=words,
                            example=f"{name or 'demerit'}=2026-01-31")
    return Act(level=_degree(name, handbook, allowed), day=found)


def _degree(words: str, handbook: Handbook, allowed: Mapping[str, Level]) -> Degree:
    """A level by its id or title, and how often: `reprimand x2`, `申誡二次`. It lies on a scale of the criteria."""
    levels = handbook.by_kind["level"]
    if words not in levels and meant_id(words, handbook.criteria) in handbook.criteria:
        raise HandbookError("\"{given}\" is a set of criteria, not the level that an act earns by it", "write one of: {known}",
                            given=words, known=listed(allowed))
    written = _written(words, levels)
    known = meant_id(written.level, allowed)
    degree = Degree(known if known in allowed else known_id("level", written.level, levels), written.times)
    if degree.level not in allowed:
        raise HandbookError("\"{given}\" lies on another scale than the outcome of these criteria, so the two are not combined",
                            "these can be combined: {known}", given=words, known=listed(allowed))
    if degree not in degrees_around(degree, handbook):
        raise HandbookError("\"{given}\" is given too many times at once: its level allows {most}", "write it once for each act",
                            given=words, most=allowed[degree.level].times)
    return degree


def _written(words: str, levels: Mapping[str, Level]) -> Degree:
    counted = Degree.in_words(words)
    return counted if counted and meant_id(words, levels) not in levels else Degree.parse(words)


def _earlier(words: str, handbook: Handbook, allowed: Mapping[str, Level]) -> Earlier:
    """`demerit=2026-01-01`, and `demerit=2026-01-01..2026-10-31` where its decision says its last day."""
    name, _, days = words.replace("＝", "=").partition("=")
    first, _, last = days.partition("..")
    since, until = meant_date(first), meant_date(last)
    if since is None or (last and (until is None or until < since)):
        raise HandbookError("\"{given}\" does not say which outcome lasts, and since when",
                            "write for example: {example}, with its last day where the decision says it: {longer}", given=words,
                            example=f"{name or 'demerit'}=2026-01-31", longer=f"{name or 'demerit'}=2026-01-31..2026-11-30")
    return Earlier(level=_degree(name, handbook, allowed).level, since=since, until=until)
