"""What the last build was made of and how it went, so that a build of which nothing has changed need not be done again.

A record that is half written, damaged or of another form counts as none, and so does one whose site has been touched since: the
state of every file is compared, by what the file system says of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.files import entries_in_order, read_verified, write_verified
from generator.linting.kept_findings import all_of, all_said

_FORM = 2


@dataclass(frozen=True, slots=True)
class LastBuild:
    """`inputs` is a digest of everything that the site is made of, `counts` how many pages, documents and files of rules there are."""

    inputs: str
    language: str
    counts: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]


def read(record: Path, inputs: str, site: Path, also: Path) -> LastBuild | None:
    """The last build, if it was made of the same, and its site and the file that it writes `also` are as it left them."""
    try:
        if (written := read_verified(record)) is None:
            return None
        said = json.loads(written)
        if (said["form"], said["inputs"], said["site"]) != (_FORM, inputs, _state(site, also)):
            return None
        return LastBuild(inputs, said["language"], said["counts"], all_of(said["diagnostics"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(record: Path, built: LastBuild, site: Path, also: Path) -> None:
    """Writes the record of a build that was published just now. A folder that cannot be written to is no fault."""
    with suppress(OSError):
        written = json.dumps({
            "form": _FORM, "inputs": built.inputs, "site": _state(site, also), "language": built.language, "counts": built.counts,
            "diagnostics": all_said(built.diagnostics)}, ensure_ascii=False).encode()
        write_verified(record, written)


def _state(site: Path, also: Path) -> str:
    """A digest of what the file system says of every file: whoever writes to one, or replaces it, changes that."""
    digest = hashlib.sha256(also.read_bytes() if also.is_file() else b"")
    for line in _states(site, ""):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _states(folder: Path, prefix: str) -> Iterator[str]:
    for entry in entries_in_order(folder):
        status = entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield f"{prefix}{entry.name}/ {status.st_mode}\n"
            yield from _states(Path(entry.path), f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name} {status.st_mode} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\n"
