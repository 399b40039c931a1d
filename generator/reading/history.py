"""What the rules said earlier: from the history that git keeps, or from the one that builds keep where there is no git.

Only the last years are read. What an older version of this program understood, and this one does not, counts as unknown.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.handbook import Handbook, Revision
from generator.reading import git
from generator.reading.file_names import KEPT_HISTORY
from generator.reading.past import Past

Key = tuple[str, str]
Texts = dict[str, str]
"""File, relative to the handbook's folder → its text."""
YEARS_BACK = 3


def history(handbook: Handbook, root: Path, raw: Mapping[str, bytes], rules: str = "rules",
            past: Past | None = None) -> tuple[Revision, ...]:
    """What has changed, one revision a day, the newest first. What is not yet committed, or not yet built, changed on the handbook's day.

    `raw` are the files as they are now, relative to `root`; `past` knows what was read before. Where history begins, everything is there
    at once: that is no change.
    """
    today = handbook.day
    if today is None:
        return ()
    past = past or Past()
    now = past.texts(raw)
    first_day = today.replace(year=today.year - YEARS_BACK, day=1)
    found = git.steps(root, rules, first_day)
    known, last = (found.steps, found.files) if found else _kept(root)
    steps = [step for step in known if first_day <= step.day <= today]
    if last is not None and last != now:
        latest = [git.Step(today, *_difference(last, now)), *steps[:1]]
        steps = [*git.by_day(latest), *steps[1:]]
    revisions = _by_todays_ids(past.revisions(steps, handbook.entry))
    return tuple(revision for revision in revisions if (revision.before or revision.after) and not _begins(revision))


def keep(root: Path, today: datetime.date, raw: Mapping[str, bytes]) -> None:
    """Notes what the rules say today, in the files `raw`, where no git does. A folder that cannot be written to has no history: that is
    no fault.
    """
    if git.is_kept(root):
        return
    last, now = _kept(root)[1], Past().texts(raw)
    if last == now:
        return
    before = last or {}
    changed = {file: now.get(file) for file in sorted(before.keys() | now.keys()) if before.get(file) != now.get(file)}
    try:
        (root / KEPT_HISTORY).parent.mkdir(parents=True, exist_ok=True)
        with (root / KEPT_HISTORY).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"day": today.isoformat(), "files": changed}, ensure_ascii=False) + "\n")
    except OSError:
        pass


def _kept(root: Path) -> tuple[list[git.Step], Texts | None]:
    """The steps that builds noted, one a day, the newest first, and what the rules said at the last; None where nothing was noted."""
    try:
        return _noted((root / KEPT_HISTORY).read_bytes())
    except OSError:
        return [], None


@lru_cache(1)
def _noted(raw: bytes) -> tuple[list[git.Step], Texts | None]:
    """The same of what was written. A preview asks at every edit, and a large handbook has noted megabytes."""
    state: Texts | None = None
    steps: list[git.Step] = []
    for day, changed in _lines(raw):
        before = state or {}
        after = {file: text for file, text in {**before, **changed}.items() if text is not None}
        if state is not None:
            steps.append(git.Step(day, *_difference(before, after)))
        state = after
    return git.by_day(reversed(steps)), state


def _lines(raw: bytes) -> Iterator[tuple[datetime.date, dict[str, str | None]]]:
    """What was noted, up to the first line that nobody can read."""
    try:
        for line in raw.decode().splitlines():
            found: Any = json.loads(line)
            yield datetime.date.fromisoformat(found["day"]), {str(file): text for file, text in found["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return


def _difference(before: Texts, after: Texts) -> tuple[Texts, Texts]:
    """The files that differ, on either side."""
    changed = {file for file in before.keys() | after.keys() if before.get(file) != after.get(file)}
    return tuple({file: side[file] for file in sorted(changed) if file in side} for side in (before, after))  # type: ignore[return-value]


def _by_todays_ids(revisions: Iterable[Revision]) -> Iterator[Revision]:
    """The same, the newest first, with every entry under the id that it has now."""
    today: dict[Key, str] = {}

    def now(key: Key) -> Key:
        return key[0], today.get(key, key[1])

    for revision in revisions:
        renamed = {key: now((key[0], name))[1] for key, name in revision.renamed.items()}
        after = {now(key): entry for key, entry in revision.after.items()}
        today = {**today, **renamed}
        yield Revision(revision.day, {now(key): entry for key, entry in revision.before.items()}, after, renamed)


def _begins(revision: Revision) -> bool:
    """Whether the handbook itself came into being: everything is new then, and nothing has changed."""
    return any(kind == "handbook" for kind, _ in revision.after) and not any(kind == "handbook" for kind, _ in revision.before)
