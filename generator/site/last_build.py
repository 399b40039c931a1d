"""What the last build was made of and how it went, so that a build of which nothing has changed need not be done again.

The record is a line with the digest of the rest, and the rest as JSON. One that is half written, damaged or of another form counts
as none, and so does one whose site has been touched since: the state of every file is compared, by what the file system says of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Span, Term
from generator.files import write_whole

_FORM = 1


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
        digest, _, written = record.read_bytes().partition(b"\n")
        if hashlib.sha256(written).hexdigest().encode() != digest:
            return None
        said = json.loads(written)
        if (said["form"], said["inputs"], said["site"]) != (_FORM, inputs, _state(site, also)):
            return None
        return LastBuild(inputs, said["language"], said["counts"], tuple(map(_diagnostic, said["diagnostics"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(record: Path, built: LastBuild, site: Path, also: Path) -> None:
    """Writes the record of a build that was published just now. None is kept where a finding holds what JSON cannot say."""
    with suppress(OSError, TypeError, ValueError):
        written = json.dumps({
            "form": _FORM, "inputs": built.inputs, "site": _state(site, also), "language": built.language, "counts": built.counts,
            "diagnostics": [_said(found) for found in built.diagnostics]}, ensure_ascii=False).encode()
        record.parent.mkdir(parents=True, exist_ok=True)
        write_whole(record, hashlib.sha256(written).hexdigest().encode() + b"\n" + written)


def _state(site: Path, also: Path) -> str:
    """A digest of what the file system says of every file: whoever writes to one, or replaces it, changes that."""
    digest = hashlib.sha256(also.read_bytes() if also.is_file() else b"")
    for line in _states(site, ""):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _states(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        status = entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield f"{prefix}{entry.name}/ {status.st_mode}\n"
            yield from _states(Path(entry.path), f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name} {status.st_mode} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\n"


def _said(found: Diagnostic) -> dict[str, Any]:
    """Raises TypeError for a detail that is neither a text nor a whole number."""
    return {"code": found.code, "span": _span(found.span), "related": _span(found.related) if found.related else None,
            "details": {name: _detail(value) for name, value in found.details.items()},
            "hint": found.hint, "pedantic": found.pedantic, "cause": found.cause}


def _span(span: Span) -> list[str | int]:
    return [span.file, span.line, span.column, span.length]


def _detail(value: object) -> object:
    if isinstance(value, Term):
        return {"term": str(value)}
    if type(value) not in (str, int):
        raise TypeError(value)
    return value


def _diagnostic(said: Mapping[str, Any]) -> Diagnostic:
    from generator.linting.registry import DESCRIPTORS

    details = {name: Term(value["term"]) if isinstance(value, dict) else value for name, value in said["details"].items()}
    return Diagnostic(descriptor=DESCRIPTORS[said["code"]], span=Span(*said["span"]), details=details, hint=said["hint"],
                      related=Span(*said["related"]) if said["related"] else None, pedantic=said["pedantic"], cause=said["cause"])
