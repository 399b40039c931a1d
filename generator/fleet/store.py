"""The store of sites: `NAME/` is a handbook's site, `.fleet/NAME.json` says what it was made from.

The record is written last. A worker that is lost at any moment leaves a record that does not fit, and the next one does it all again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.errors import HandbookError
from generator.files import stays_below
from generator.fleet.locations import Location, located
from generator.fleet.offices import Office
from generator.reading.file_names import KEPT_HISTORY
from generator.site.assets import FOLDER
from generator.site.publish import Publication, refuse_foreign

_RECORDS = ".fleet"
_PRINTED = "printed"
_PUBLISHED = "published"
"""Which files of a site were published: what somebody put among them stays."""
_AT_ONCE = 16
"""Files on their way at the same time; a store answers slowly, and many at once."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a site in the store was made from, and what it holds."""

    digest: str
    pages: int
    documents: int


class Store:
    """`address` is a folder or a bucket that every worker reaches under the same address."""

    def __init__(self, address: str) -> None:
        self._at = located(address)

    def records(self) -> dict[str, Record]:
        """Name → record of every site that is there whole; one listing and one reading for all of them."""
        folder = self._at / _RECORDS
        names = [path for path in folder.files() if path.endswith(".json") and "/" not in path]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            found = threads.map(lambda name: _record((folder / name).read()), names)
        return {name.removesuffix(".json"): record for name, record in zip(names, found, strict=True) if record}

    def record(self, name: str) -> Record | None:
        return _record((self._at / _RECORDS / f"{name}.json").read())

    def publish(self, name: str, site: Path, record: Record) -> None:
        """Makes `site` the site of a handbook, and says what it was made from. Raises HandbookError; then the old site stands."""
        place = self._at / name
        if (local := place.local) is not None:
            _exchange(local, site, local.parent / _RECORDS / _PUBLISHED / f"{name}.json")
        else:
            _put_in_order(place, site, self._at / _RECORDS / _PUBLISHED / f"{name}.json")
        (self._at / _RECORDS / f"{name}.json").write(json.dumps(asdict(record)).encode())

    def keep_history(self, name: str, root: Path) -> None:
        """Keeps what the builds of a handbook have noted of its history: the folder that it was built in is not kept."""
        if (root / KEPT_HISTORY).is_file():
            self._history(name).write((root / KEPT_HISTORY).read_bytes())

    def fetch_history(self, name: str, root: Path) -> None:
        if (found := self._history(name).read()) is not None:
            (root / KEPT_HISTORY).parent.mkdir(parents=True, exist_ok=True)
            (root / KEPT_HISTORY).write_bytes(found)

    def _history(self, name: str) -> Location:
        return self._at / _RECORDS / "history" / f"{name}.jsonl"

    def keep_printed(self, name: str, cache: Path) -> None:
        """Keeps the finished documents below `cache`, for whoever builds this handbook."""
        folder = self._at / _RECORDS / _PRINTED / name
        known = folder.files()
        for path in _files(cache):
            if path not in known:
                (folder / path).write((cache / path).read_bytes())

    def fetch_printed(self, name: str, cache: Path) -> None:
        """Brings back all documents that were kept. A damaged one is noticed when it is read, and made again."""
        folder = self._at / _RECORDS / _PRINTED / name
        _fetch(folder, folder.files(), cache)

    def forget_printed(self, name: str) -> None:
        folder = self._at / _RECORDS / _PRINTED / name
        if folder.files():
            folder.remove_all()


def fetch(office: Office, into: Path) -> None:
    """Brings the sources of a handbook to this machine. Raises HandbookError for a path that would leave the folder."""
    _fetch(located(office.address), office.files, into)


def _fetch(folder: Location, paths: Iterable[str], into: Path) -> None:
    wanted = [path for path in paths if _refuse_unsafe(path)]
    for path in wanted:
        (into / path).parent.mkdir(parents=True, exist_ok=True)
    folder.fetch(wanted, into)


def _refuse_unsafe(path: str) -> bool:
    if not stays_below(path):
        raise HandbookError("a file of the site cannot be called {address}", address=repr(path))
    return True


def _record(data: bytes | None) -> Record | None:
    """None for what is no record of ours, so that the site is made again."""
    try:
        found: Any = json.loads(data or b"")
        return Record(**found)
    except (ValueError, TypeError):
        return None


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _exchange(place: Path, site: Path, record: Path) -> None:
    """On a disk the whole site changes in one step."""
    with Publication(place, record) as publication:
        publication.write((path, (site / path).read_bytes()) for path in _files(site))
        publication.publish()


def _put_in_order(place: Location, site: Path, record: Location) -> None:
    """On a store of objects: what pages need, then the pages, then what is no longer in the site is removed.

    A reader never gets a page whose style or script is not there yet. What the store has already is not sent again. While files are on
    their way the record names the old and the new ones: whoever goes on after a lost worker must not take any of them for somebody else's.
    """
    there, paths = place.files(), _files(site)
    refuse_foreign(place.address, {path.partition("/")[0] for path in there}, any(path.startswith(f"{FOLDER}/") for path in there))
    ours = there.keys() & _published(record, there)
    record.write(json.dumps(sorted(ours | set(paths))).encode())
    changed = [path for path in paths if not _same(there.get(path), site / path)]
    for group in ([p for p in changed if not p.endswith(".html")], [p for p in changed if p.endswith(".html")]):
        place.send(group, site)
    place.remove(sorted(ours - set(paths)))
    record.write(json.dumps(paths).encode())


def _published(record: Location, there: Iterable[str]) -> set[str]:
    """The files that were published; all that are there where nobody knows, for they may be pages of another edition."""
    try:
        return set(json.loads(record.read() or b""))
    except (ValueError, TypeError):
        return set(there)


def _same(details: Any, path: Path) -> bool:
    """Whether the store has just this content. An ETag is the MD5 of what was sent in one piece; any other is no answer."""
    if details is None or details.get("size") != path.stat().st_size:
        return False
    etag = str(details.get("ETag", "")).strip('"')
    return etag == hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
