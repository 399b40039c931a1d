"""Where what earlier runs know of the rules is kept. It loads no more than reading does: a preview begins with it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

from generator.configuration import CACHE
from generator.door import Settings
from generator.inputs import program
from generator.reading.kept_files import KeptFiles


def known_files(settings: Settings, digests: Mapping[str, str] = MappingProxyType({}), brief: bool = False) -> KeptFiles:
    """The files that earlier runs have read; what is not known of them begins to be read. What is read now is written down when they are
    closed. `digests` are those of files, by their paths, as far as this run knows them; `brief` is as `KeptFiles` has it.
    """
    files = KeptFiles(settings.root / CACHE / "read" / "files", program(), digests, brief)
    with suppress(OSError):  # a folder that is not there is told by whoever reads it
        files.parse_ahead(settings.root, settings.rules)
    return files
