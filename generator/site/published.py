"""The record of what was published: which files a build left in a site, of what each was made, and whether the site is still as it was."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.file_digests import digest_of
from generator.files import name_below, ordinary_entries, read_verified, write_verified
from generator.linked import linked


class Left(NamedTuple):
    """A file of a site: its size, a digest of its bytes, a digest of all that it was made of, and of a page one of its anchors; each of
    the last two is empty where nobody can tell.
    """

    size: int
    digest: str
    made_of: str = ""
    anchors: str = ""


FindLeft = Callable[[str, str], Left | None]
"""Gives the file at an address as the last build left it, if it was made of the same and nobody has touched it since."""

StillLead = Callable[[Collection[str], Mapping[str, Left]], bool]
"""See `Published.still_lead`."""


def nothing_left(address: str, made_of: str) -> Left | None:
    """Where there is no site yet."""
    return None


def none_leads(files: Collection[str], anew: Mapping[str, Left]) -> bool:
    """The same of links."""
    return False


@dataclass(frozen=True, slots=True)
class Published:
    """What the record of a build says of the site in a folder; nothing if there is none, or it says it of another folder."""

    site: Path
    mode: int
    """The rights of a file that is made now."""
    stamps: Mapping[str, list[int]] = field(default_factory=dict)
    """Name → size and time of the last change."""
    left: Mapping[str, list[object]] = field(default_factory=dict)
    """Name → size, digest, made of what, and the time since which nothing of the file has changed, its rights and names included."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Name of a page → a digest of its anchors."""

    @classmethod
    def read(cls, site: Path, record: Path | None, mode: int) -> Published:
        """What another copy of the rules published since could be pages that readers of this edition may not see, and the number of a
        folder is given again once it is free.
        """
        try:
            said = json.loads(read_verified(record) or b"{}") if record else {}
        except ValueError:
            return cls(site, mode)
        if not {"stamps", "left", "folder"} <= said.keys() or not site.is_dir() or said["folder"] != site.stat().st_ino:
            return cls(site, mode)
        return cls(site, mode, said["stamps"], said["left"], said.get("anchors", {}))

    def find(self, address: str, made_of: str) -> Left | None:
        """See `FindLeft`."""
        if not made_of or address not in self.left:
            return None
        size, digest, before, changed = self.left[address]
        with suppress(OSError):
            status = os.lstat(f"{self.site}/{address}")
            usual = stat.S_ISREG(status.st_mode) and stat.S_IMODE(status.st_mode) == self.mode
            if usual and (before, changed) == (made_of, status.st_ctime_ns):
                return Left(int(str(size)), str(digest), made_of, self.anchors.get(address, ""))
        return None

    def still_lead(self, files: Collection[str], anew: Mapping[str, Left], folder: Path) -> bool:
        """Whether every link of the last build that led to one of its files or anchors still does: none of the files is gone from
        `files`, and each page that was made `anew`, which lies in `folder` now, has the anchors that it had.
        """
        return self.stamps.keys() <= set(files) and all(
            each.anchors == self.anchors.get(address) or self._has_grown(address, folder)
            for address, each in anew.items() if address in self.stamps)

    def _has_grown(self, address: str, folder: Path) -> bool:
        """Whether a page has all anchors of the one that the last build left, and more: a list of changes has, after most edits."""
        with suppress(OSError):
            before = (self.site / address).read_bytes()
            if digest_of(before) == self.left.get(address, ("", ""))[1]:
                return _anchors(address, before) <= _anchors(address, (folder / address).read_bytes())
        return False

    def others(self) -> tuple[list[str], list[str]]:
        """The files of a site that no build put there, such as an office's own robots.txt or work that somebody laid down in the wrong
        folder; and those of which nobody knows, which are all of them unless those of the build are just as it left them.
        """
        there = {name: _stamp(status) for name, status in _looked_at(self.site)} if self.site.is_dir() else {}
        known = bool(self.stamps) and all(there.get(name) == stamp for name, stamp in self.stamps.items())
        return (sorted(there.keys() - self.stamps.keys()), []) if known else ([], sorted(there))


def keep(site: Path, record: Path, files: Iterable[str], left: Mapping[str, Left]) -> None:
    """Writes the record of a build that was published just now. A folder that cannot be written to is no fault."""
    with suppress(OSError):
        there = dict(_looked_at(site))
        known = {name: _stamp(there[name]) for name in sorted(files) if name in there}
        said = {"folder": site.stat().st_ino, "stamps": known, "left": {
            name: [each.size, each.digest, each.made_of, there[name].st_ctime_ns]
            for name, each in left.items() if each.made_of and name in known},
            "anchors": {name: each.anchors for name, each in left.items() if each.anchors}}
        write_verified(record, json.dumps(said, ensure_ascii=False).encode())


def _looked_at(site: Path) -> Iterator[tuple[str, os.stat_result]]:
    """(name, what the file system says of it) of every file of a site."""
    name = name_below(site)
    return ((name(entry.path), entry.stat(follow_symlinks=False)) for entry in ordinary_entries(site))


def _anchors(address: str, page: bytes) -> set[str]:
    return set(linked(address, page.decode("utf-8", "replace")).anchors)


def _stamp(status: os.stat_result) -> list[int]:
    """Size and time of the last change."""
    return [status.st_size, status.st_mtime_ns]
