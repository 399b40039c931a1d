"""The history of a folder that git keeps: its commits, and the texts of its files before and after each of them.

What a repository may name as a program is not run: only the store of contents is read, and none of them is converted.
"""

from __future__ import annotations

import datetime
import itertools
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.reading.file_names import SUFFIXES

MOST_COMMITS = 500
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_NONE = "0" * 40


@dataclass(frozen=True, slots=True)
class Step:
    """What changed on a day: file → its text before and after (or the name of that text); nothing where there was no file."""

    day: datetime.date
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """One step a day, the newest first, and the texts of the last commit."""

    steps: list[Step]
    files: dict[str, str]


def by_day(steps: Iterable[Step]) -> list[Step]:
    """One step a day: what the first of the day found, and what the last left. The newest come first, and so do the results."""
    days: dict[datetime.date, Step] = {}
    for step in steps:
        whole = days.setdefault(step.day, Step(step.day, {}, {}))
        for file in {**step.before, **step.after}:
            if file in step.after and file not in whole.before and file not in whole.after:
                whole.after[file] = step.after[file]
            whole.before.pop(file, None)
            if file in step.before:
                whole.before[file] = step.before[file]
    return [days[day] for day in sorted(days, reverse=True)]


def is_kept(folder: Path) -> bool:
    return position(folder) is not None


def position(folder: Path) -> str | None:
    """The name of the last commit; None where git keeps nothing of the folder, or is not there."""
    try:
        return _asked(folder, "rev-parse", "--verify", "HEAD").decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def steps(folder: Path, inner: str, since: datetime.date) -> Kept | None:
    """What changed in the files of rules below `folder/inner` since a day; None where git keeps nothing of it.

    The first commit of a history, or of the part of it that was fetched, begins it and is no step. A merge is one step: what it brought
    to the line that it was made on.
    """
    last = position(folder)
    return _steps_at(last, folder, inner, since) if last else None


@lru_cache(1)
def _steps_at(position: str, folder: Path, inner: str, since: datetime.date) -> Kept | None:
    """The same at a commit, which a preview asks for at every edit."""
    try:
        days = by_day(_commits(folder, inner, since))
        last = _last(folder, inner)
        changed = (name for day in days for side in (day.before, day.after) for name in side.values())
        contents = _contents(folder, {*last.values(), *changed})
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    if not last:
        return None

    def texts(names: dict[str, str]) -> dict[str, str]:
        return {file: contents[name] for file, name in names.items()}

    return Kept([Step(day.day, texts(day.before), texts(day.after)) for day in days], texts(last))


def _asked(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run([*_GIT, "-C", str(folder), *arguments], input=given, capture_output=True, check=True).stdout


def _commits(folder: Path, inner: str, since: datetime.date) -> Iterator[Step]:
    """A step for each commit that has one before it, with the names of contents in git's store."""
    said = _asked(folder, "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "-z", "--relative",
                  f"--since={since.isoformat()}T00:00:00", f"--max-count={MOST_COMMITS}", "--format=%x02%cs %P%x03", "HEAD", "--", inner)
    for commit in said.decode("utf-8", "surrogateescape").split("\x02")[1:]:
        head, _, raw = commit.partition("\x03")
        written, _, parents = head.partition(" ")
        if parents.strip():
            changes = list(_changes(raw))
            yield Step(datetime.date.fromisoformat(written), {file: name for file, name, _ in changes if name != _NONE},
                       {file: name for file, _, name in changes if name != _NONE})


def _changes(raw: str) -> Iterator[tuple[str, str, str]]:
    """(file, before, after) of git's raw format: `:mode mode before after status`, then the path, with NUL between them."""
    pieces = [piece.strip("\n") for piece in raw.split("\0")]
    for head, file in itertools.pairwise(pieces):
        if head.startswith(":") and file.endswith(SUFFIXES):
            before, after = head.split(" ")[2:4]
            yield file, before, after


def _last(folder: Path, inner: str) -> dict[str, str]:
    """File → name of its content in the last commit."""
    said = _asked(folder, "ls-tree", "-r", "-z", "HEAD", "--", inner).decode("utf-8", "surrogateescape")
    found = (line.partition("\t") for line in said.split("\0") if line)
    return {file: head.split(" ")[2] for head, _, file in found if file.endswith(SUFFIXES) and head.split(" ")[1] == "blob"}


def _contents(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Name → text of contents in git's store, all in one call."""
    wanted = sorted(names)
    said = _asked(folder, "cat-file", "--batch", given="\n".join([*wanted, ""]).encode()) if wanted else b""
    found, start = {}, 0
    for name in wanted:
        end = said.index(b"\n", start)
        size = int(said[start:end].split()[2])
        found[name] = said[end + 1:end + 1 + size].decode("utf-8-sig", "replace")
        start = end + 1 + size + 1
    return found
