"""Which handbooks there are to build, and what each one's sources are: one listing of the store, whatever the number of handbooks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import __version__
from generator.configuration import CONFIGURATION
from generator.door import Asked
from generator.errors import HandbookError
from generator.fleet.locations import Location, located
from generator.patterns import pattern_of

LIST_SUFFIX = ".txt"
_NAME = pattern_of(r"[^\W_][\w.-]*")
_NOT_SOURCES = pattern_of(r"(^|/)\.|^site(-[a-z0-9-]+)?/|(^|/)__pycache__/")
"""Hidden files, sites that an earlier build left beside the rules, and what Python leaves."""
_FINGERPRINTS = ("ETag", "etag", "md5Hash", "content_md5", "checksum")
"""What stores call the digest they keep of a file's content; others give the time of the last change."""
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")


@dataclass(frozen=True, slots=True)
class Office:
    """A handbook to build: its name, which is its folder in the store of sites, and where its sources are.

    `files` has the path of each source below `address`, with what tells one version of it from another.
    """

    name: str
    address: str
    files: Mapping[str, str]

    def digest(self, asked: Asked) -> str:
        """Stands for everything that the site is made from: the sources, this program, the day and the audience."""
        made_from = [__version__, str(asked.today), asked.audience, sorted(self.files.items())]
        return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def offices(source: str) -> list[Office]:
    """The handbooks of `source`: a folder whose folders are handbooks, one handbook, or a list of such folders in a text file.

    A line of a list is the address of a handbook, with a name and a space before it if it is not to be called as its folder is; a line
    that begins with # is a remark. Raises HandbookError where there is no handbook, or two of one name.
    """
    found = list(_listed(source) if source.endswith(LIST_SUFFIX) else _below(located(source)))
    if not found:
        raise HandbookError("there is no handbook in {source}", "a handbook is a folder with {file} in it", source=source,
                            file=CONFIGURATION)
    seen: dict[str, str] = {}
    for office in found:
        if office.name in seen:
            raise HandbookError("two handbooks would be called {name}: {first} and {second}",
                                "write another name and a space before the address, in the list", name=office.name,
                                first=seen[office.name], second=office.address)
        seen[office.name] = office.address
    return found


def _listed(source: str) -> Iterator[Office]:
    text = located(source).read()
    if text is None:
        raise HandbookError("there is no list {file}", "", file=source)
    for line in text.decode("utf-8-sig").splitlines():
        if (entry := line.strip()) and not entry.startswith("#"):
            named, _, address = entry.rpartition(" ")
            place = located(address)
            yield _office(named.strip() or place.name, place, place.files())


def _below(folder: Location) -> Iterator[Office]:
    """One handbook where the folder itself is one; else every folder in it that is."""
    files = folder.files()
    if CONFIGURATION in files:
        yield _office(folder.name, folder, files)
        return
    grouped: dict[str, dict[str, Any]] = {}
    for path, details in files.items():
        name, _, inner = path.partition("/")
        grouped.setdefault(name, {})[inner] = details
    for name, inside in sorted(grouped.items()):
        if CONFIGURATION in inside:
            yield _office(name, folder / name, inside)


def _office(name: str, place: Location, files: Mapping[str, Mapping[str, Any]]) -> Office:
    if not _NAME.fullmatch(name):
        raise HandbookError("a handbook cannot be called {name}", "letters and digits, with - _ . between them", name=name)
    if CONFIGURATION not in files:
        raise HandbookError("there is no handbook in {source}", "a handbook is a folder with {file} in it", source=place.address,
                            file=CONFIGURATION)
    kept = {path: _version(details) for path, details in files.items() if not _NOT_SOURCES.search(path)}
    return Office(name, place.address, dict(sorted(kept.items())))


def _version(details: Mapping[str, Any]) -> str:
    """What changes when the file does: the store's own digest of its content, else its size and time."""
    for name in _FINGERPRINTS:
        if details.get(name):
            return str(details[name])
    time = next((details[name] for name in _TIMES if details.get(name)), "")
    return f"{details.get('size')} {time}"
