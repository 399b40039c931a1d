"""What the last `handbook check` found, which another one finds again as long as nothing has changed that it reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.configuration import CACHE, CONFIGURATION, FILE_DIGESTS
from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.file_digests import FileDigests
from generator.files import read_verified, write_verified
from generator.inputs import NotOrdinary, inputs_digest
from generator.linting.kept_findings import all_of, all_said

_FORM = 3


class Inputs(NamedTuple):
    """A digest of everything that findings follow from, and those of the files."""

    digest: str
    files: FileDigests


@dataclass(frozen=True, slots=True)
class LastCheck:
    """Every finding that counts, how many files of rules there are, and the handbook's main language, where that is known."""

    diagnostics: Sequence[Diagnostic]
    files: int
    language: str | None


def inputs_of(settings: Settings) -> Inputs | None:
    """Everything that findings follow from; None where nobody can tell."""
    files = FileDigests(settings.root / FILE_DIGESTS)
    digest = _digest(settings, files)
    return None if digest is None else Inputs(digest, files)


def _digest(settings: Settings, files: FileDigests) -> str | None:
    root = settings.root.resolve()
    try:
        return inputs_digest([root / settings.rules, root / "templates"], [root / CONFIGURATION], settings, files.of)
    except (NotOrdinary, OSError):
        return None


def found_already(settings: Settings, inputs: Inputs | None) -> LastCheck | None:
    """What the last check found, if another would find the same of these inputs; else None."""
    try:
        head, _, found = (read_verified(_record(settings)) or b"").partition(b"\n")
        if not inputs or head != _head(inputs):
            return None
        said = json.loads(found)
        return LastCheck(all_of(said["diagnostics"]), said["files"], said["language"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(settings: Settings, inputs: Inputs | None, found: LastCheck) -> None:
    """Notes what was found of these inputs, unless something was changed meanwhile. A folder that cannot be written to is no fault."""
    from pydantic_core import to_json  # in a fifth of the time; loading it takes longer than to tell again what is known

    with suppress(OSError):
        if inputs and inputs.digest == _digest(settings, inputs.files):
            said = {"diagnostics": all_said(found.diagnostics), "files": found.files, "language": found.language}
            inputs.files.close()
            write_verified(_record(settings), _head(inputs) + b"\n" + to_json(said))


def _head(inputs: Inputs) -> bytes:
    """The line before what was found: of other inputs it says that nothing need be read of the rest."""
    return f"{_FORM} {inputs.digest}".encode()


def _record(settings: Settings) -> Path:
    return settings.root / CACHE / "last-check.json"
