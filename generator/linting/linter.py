"""Stage 4: a resolved handbook in, findings out. Pure; never changes anything."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.checks import ALL, Check
from generator.checks.shared.base import once_per_place
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.kept import Kept
from generator.linting.entry_at import Places
from generator.linting.gathering import keep_gathered
from generator.linting.kept_findings import diagnostic_of, said_of
from generator.linting.registry import DESCRIPTORS
from generator.linting.shares import Share, shares
from generator.linting.soundness import SOUND, Soundness
from generator.linting.waivers import Waived, apply_waivers
from generator.parallel import map_forked
from generator.things import short

_LARGE = 400
"""With fewer entries than this, starting a process takes longer than it saves."""
_LEAST = 24
"""Likewise with fewer shares: after an edit of one of 10,000 entries there are ten, and two processes take longer for them than one."""


@dataclass(frozen=True, slots=True)
class Lint:
    """What somebody must look at, what entries except with a reason, and which checks could not run because of errors."""

    diagnostics: list[Diagnostic]
    waived: list[Waived]
    not_run: tuple[Descriptor, ...] = ()


def judge(handbook: Handbook, today: datetime.date, checks: Iterable[Check] = ALL, *, pedantic: bool = False,
          soundness: Soundness = SOUND, before_each: Callable[[], None] | None = None, store: Kept | None = None) -> Lint:
    """Everything the checks find, and what is waived; `today` decides what is out of date. `pedantic` findings only if asked for.
    `soundness` says where there are errors already.

    `before_each` is called before every share of the work, and may end all by raising something; without it several processes share the
    work for a large handbook, and no thread may have been started. `store` knows what was found before of a watched handbook.
    """
    checks, handbook = tuple(checks), handbook.on(today)
    run = [check for check in checks if soundness.allows(check)]
    found = _found(handbook, today, run, soundness, before_each, store)
    left_out = [descriptor for check in ALL if check not in run for descriptor in check.descriptors]
    excepted = apply_waivers(handbook, found, DESCRIPTORS.values(), left_out, soundness.faulty)
    return Lint([d for d in excepted.diagnostics if pedantic or not d.pedantic], excepted.waived, not_run(checks, soundness))


def not_run(checks: Iterable[Check], soundness: Soundness | None) -> tuple[Descriptor, ...]:
    """What is not looked for where there are such errors; None stands for a handbook of which nothing could be put together."""
    return tuple(descriptor for check in checks if soundness is None or not soundness.allows(check) for descriptor in check.descriptors)


def _found(handbook: Handbook, today: datetime.date, checks: Sequence[Check], soundness: Soundness,
           before_each: Callable[[], None] | None, store: Kept | None) -> list[Diagnostic]:
    """What checks find at the same place once for several entries is left once, in whichever shares it was found."""
    sound = soundness == SOUND
    work = [*(shares(handbook, today, checks) if sound else _of_sound_entries(handbook, today, checks, soundness))]
    least = None if before_each or sum(1 for _ in handbook.entries) < _LARGE else _LEAST
    find = partial(_findings, before_each or _nothing)
    if store and sound:
        keep_gathered(handbook, checks, store, least)
        data = store.heads([short(share.name, partial(_as_data, find, share)) for share in work], least)
        found = [diagnostic_of(each, DESCRIPTORS) for part in data for each in json.loads(part)]
    else:
        found = [each for part in map_forked(find, work, least) for each in part]
    once = {check.descriptor.code for check in checks if check.each and check.each.once}
    return [*(each for each in found if each.code not in once), *once_per_place(each for each in found if each.code in once)]


def _of_sound_entries(handbook: Handbook, today: datetime.date, checks: Iterable[Check], soundness: Soundness) -> Iterator[Share]:
    """Of a handbook with errors: what each check finds in what it may look at."""
    places = Places([handbook.entry.source])
    for check in checks:
        yield Share(check.descriptor.code, partial(_of_sound_part, check, soundness.part_for(check, handbook), today, soundness, places))


def _of_sound_part(check: Check, part: Handbook, today: datetime.date, soundness: Soundness, places: Places) -> Iterator[Diagnostic]:
    return (each for each in check.find(part, today) if soundness.holds(check, each, places))


def _findings(before_each: Callable[[], None], share: Share) -> list[Diagnostic]:
    before_each()
    return [*share.find()]


def _as_data(find: Callable[[Share], list[Diagnostic]], share: Share) -> bytes:
    """As it is kept with what was read for it, so that thousands of files need not be opened: text, in which JSON's own escapes stand for
    what UTF-8 cannot say, such as a file's name in another encoding.
    """
    return json.dumps([*map(said_of, find(share))], ensure_ascii=False).encode("utf-8", "backslashreplace")


def _nothing() -> None:
    """Where nothing is to be done before."""
