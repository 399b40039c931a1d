"""mkdocs.yml as the door reads it: plain data, with what it inherits, without MkDocs, which takes a fifth of a second to load."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import HandbookError

CONFIGURATION = "mkdocs.yml"
CACHE = Path(".cache", "handbook")
"""In the folder of a handbook: what is known from earlier runs. Losing it costs only time."""
FILE_DIGESTS = CACHE / "file-digests"
"""There too: what is known of the files of a handbook."""
SET_ASIDE = Path("set-aside")
"""There too: files of a site of which a build does not know whose they are."""
INHERIT = "INHERIT"
_STANDARD = "tag:yaml.org,2002:"
_HARMLESS = frozenset({"", "!", "!ENV", "!relative", *(_STANDARD + name for name in (
    "null", "bool", "int", "float", "str", "seq", "map", "timestamp", "binary", "set", "omap", "pairs"))})
"""Tags of plain data, and MkDocs' own for the value of a variable of the environment and for a path."""


def configured(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says and what it inherits, merged as MkDocs does it, as texts; nothing where there is no mkdocs.yml.

    Raises HandbookError for a tag that runs a program, and for a file that MkDocs could not read either.
    """
    from mergedeep import merge

    merged: dict[str, Any] = {}
    for found in reversed([*_inherited(root / CONFIGURATION)]):
        merge(merged, found)
    return merged


def refuse_code(configuration: Path) -> None:
    """Raises HandbookError for a tag in mkdocs.yml, or in what it inherits from, that makes YAML call Python.

    MkDocs runs such tags while it reads the file: whoever writes it would run programs on the computer of whoever checks a rule.
    """
    for _ in _inherited(configuration):
        pass


def _inherited(configuration: Path) -> Iterator[dict[str, Any]]:
    """What the file says, then what the one says that it inherits from, and so on.

    A path is put together as MkDocs does it, which does not follow links before `..`: the file that is looked at is the one that is run.
    """
    seen: set[str] = set()
    place = os.path.normpath(configuration.absolute())
    while place not in seen:
        seen.add(place)
        found = _read(Path(place))
        yield found
        if INHERIT not in found:
            return
        parent = os.path.normpath(Path(place).parent / str(found[INHERIT]))
        if not Path(parent).is_file():
            raise HandbookError("{file} inherits from a file that is not there: {given}", "correct the path, which begins at this file",
                                file=place, given=found[INHERIT])
        place = parent
    raise HandbookError("{file} inherits from itself", "take out one INHERIT", file=place)


def _read(file: Path) -> dict[str, Any]:
    """The file is parsed as MkDocs does it, since libyaml ends some tags elsewhere; all values are texts, and tags are passed over."""
    from yaml import BaseLoader, MarkedYAMLError, YAMLError, load, parse

    if not file.is_file():
        return {}
    try:
        text = file.read_bytes()
        for event in parse(text, BaseLoader):
            tag = getattr(event, "tag", None) or ""
            if tag not in _HARMLESS:
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise HandbookError("{file}, line {line}: the tag {tag} runs a program and is refused", "write the value itself",
                                    file=file, line=line, tag=tag.replace(_STANDARD, "!!"))
        found = load(text, BaseLoader)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise HandbookError("{file}, line {line}: {said}", "write it as YAML: a name, a colon and a space, and the value",
                            file=file, line=mark.line + 1 if mark else 1, said=error.problem) from error
    except (OSError, ValueError, YAMLError, RecursionError) as error:
        raise HandbookError("{file} has an error: {said}", file=file, said=error) from error
    if found and not isinstance(found, dict):
        raise HandbookError("{file} has no settings", "write in it: plugins: [handbook]", file=file)
    return found or {}
