"""Stage 4: a resolved handbook in, findings out. Pure; never changes anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.checks import ALL, Check
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.linting.entry_at import Places
from generator.linting.registry import DESCRIPTORS
from generator.linting.soundness import SOUND, Soundness
from generator.linting.waivers import Waived, apply_waivers
from generator.parallel import map_forked

_LARGE = 400
"""With fewer entries than this, starting a process takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Lint:
    """What somebody must look at, what entries except with a reason, and which checks could not run because of errors."""

    diagnostics: list[Diagnostic]
    waived: list[Waived]
    not_run: tuple[Descriptor, ...] = ()


def judge(handbook: Handbook, today: datetime.date, checks: Iterable[Check] = ALL, *, pedantic: bool = False,
          soundness: Soundness = SOUND, before_each: Callable[[], None] | None = None) -> Lint:
    """Everything the checks find, and what is waived; `today` decides what is out of date. `pedantic` findings only if asked for.
    `soundness` says where there are errors already.

    `before_each` is called before every check, and may end all by raising something; without it several processes share the checks of
    a large handbook, and no thread may have been started.
    """
    checks, handbook = tuple(checks), handbook.on(today)
    run = [check for check in checks if soundness.allows(check)]
    found = _found(handbook, today, run, soundness, before_each)
    left_out = [descriptor for check in ALL if check not in run for descriptor in check.descriptors]
    excepted = apply_waivers(handbook, found, DESCRIPTORS.values(), left_out, soundness.faulty)
    return Lint([d for d in excepted.diagnostics if pedantic or not d.pedantic], excepted.waived, not_run(checks, soundness))


def not_run(checks: Iterable[Check], soundness: Soundness | None) -> tuple[Descriptor, ...]:
    """What is not looked for where there are such errors; None stands for a handbook of which nothing could be put together."""
    return tuple(descriptor for check in checks if soundness is None or not soundness.allows(check) for descriptor in check.descriptors)


def _found(handbook: Handbook, today: datetime.date, checks: Sequence[Check], soundness: Soundness,
           before_each: Callable[[], None] | None) -> list[Diagnostic]:
    places = Places([handbook.entry.source])

    def found(check: Check) -> list[Diagnostic]:
        if before_each:
            before_each()
        return [each for each in check.find(soundness.part_for(check, handbook), today) if soundness.holds(check, each, places)]

    alone = before_each or sum(1 for _ in handbook.entries) < _LARGE
    return [each for part in (map(found, checks) if alone else map_forked(found, checks, least=1)) for each in part]
