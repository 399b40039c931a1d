"""Gives a thing of the handbook another id, everywhere at once: in its own entry, in every reference, and in links within texts.

Nothing is written before the rules have been read again with the edits, and lead wherever they led before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.analysis.meant_name import check_new_id, known_id
from generator.diagnostics import Severity
from generator.door import Settings
from generator.errors import HandbookError
from generator.files import write_whole
from generator.handbook import Handbook
from generator.linting.fixer import apply_edits
from generator.linting.renaming import definition, renaming
from generator.linting.repairs import Edit
from generator.pipeline import RulesRead, read
from generator.reading.anew import Anew
from generator.reading.load import ReadFile

_MARK = "\ufeff"
"""Some editors begin a file with it."""


@dataclass(frozen=True, slots=True)
class RenamedFile:
    """What becomes of a file with a number of `places`. `file` and `moved` are relative to the handbook's folder: where it lies, and
    where it lies from now on."""

    file: str
    moved: str
    before: str
    after: str
    places: int


def rename(decided: Settings, name: str, new: str, *, write: bool = True) -> list[RenamedFile]:
    """Gives what is called `name` the id `new`: an id, a title, or an id with its kind before it where several have it (`post:clerk`).

    A file that is called like its entry is called by the new id. Without `write` it says what it would do. Raises HandbookError where
    the rules have errors that hide who names what, where there is no such thing or the new id is taken, and where the edited rules
    would not say the same.
    """
    handbook, paths = _readable(read(decided))
    kind, old = _thing(handbook, name)
    check_new_id(kind, new, handbook.by_kind[kind])
    files = _edited(handbook, paths, kind, old, new)
    _refuse_loss(decided, handbook, (kind, old), (kind, new), {each.file: each.after for each in files})
    if write:
        _write(decided.root, files)
    return files


def _readable(rules: RulesRead) -> tuple[Handbook, Mapping[str, Path]]:
    """The handbook, and where its files lie."""
    if rules.handbook is None or any(found.severity is Severity.ERROR for found in rules.diagnostics):
        raise HandbookError("the rules have errors, which may hide places where the name stands",
                            "\"handbook check\" lists them; correct them first")
    return rules.handbook, {source.file: source.path for source in rules.loaded.documents}


def _thing(handbook: Handbook, name: str) -> tuple[str, str]:
    """(kind, id) of what is meant."""
    asked, _, given = name.rpartition(":")
    named = {kind: found for kind, found in handbook.by_kind.items() if kind != "handbook" and asked in ("", kind)}
    if not named:
        raise HandbookError("there is no kind of entry called \"{given}\"", "one of: {known}", given=asked,
                            known=", ".join(kind for kind in handbook.by_kind if kind != "handbook"))
    meant = known_id(asked or "Entry", given, {each: thing for found in named.values() for each, thing in found.items()})
    kinds = [kind for kind, found in named.items() if meant in found]
    if len(kinds) > 1:
        raise HandbookError("several things are called \"{given}\"", "write which: {known}", given=given,
                            known=", ".join(f"{kind}:{meant}" for kind in kinds))
    return kinds[0], meant


def _edited(handbook: Handbook, paths: Mapping[str, Path], kind: str, old: str, new: str) -> list[RenamedFile]:
    texts = {file: path.read_bytes().decode("utf-8") for file, path in paths.items()}
    edits = renaming(handbook, kind, old, new, {file: text.removeprefix(_MARK).split("\n") for file, text in texts.items()})
    own = definition(handbook, kind, old).file
    return [RenamedFile(file, _moved(file, old, new) if file == own else file, texts[file], _with_edits(texts[file], found), len(found))
            for file, found in edits.items()]


def _with_edits(text: str, edits: Sequence[Edit]) -> str:
    """Columns count from behind the mark."""
    body = text.removeprefix(_MARK)
    return text[:len(text) - len(body)] + apply_edits(body, edits)


def _moved(file: str, old: str, new: str) -> str:
    path = PurePosixPath(file)
    return str(path.with_stem(new)) if path.stem == old else file


@dataclass(frozen=True)
class _AsEdited(Anew):
    """The rules as if files with these texts were there."""

    texts: Mapping[str, str]

    def parse(self, raw: bytes, name: str, path: Path) -> ReadFile:
        return super().parse(self.texts[name].encode() if name in self.texts else raw, name, path)


def _refuse_loss(decided: Settings, before: Handbook, old: tuple[str, str], new: tuple[str, str], edited: Mapping[str, str]) -> None:
    """Raises HandbookError unless everything that led to the old id leads to the new one."""
    rules = read(decided, _AsEdited(edited))
    if fault := next((found for found in rules.diagnostics if found.severity is Severity.ERROR), None):
        raise HandbookError("\"{given}\" is also named where this program cannot change it: {file}, line {line}; nothing was written",
                            "change it by hand there, and in all the places that --diff shows", given=old[1], file=fault.span.file,
                            line=fault.span.line)
    if rules.handbook is None or len(rules.handbook.links_to(*new)) != len(before.links_to(*old)):
        raise HandbookError("with the id \"{given}\" some references would lead elsewhere; nothing was written", "choose another id",
                            given=new[1])


def _write(root: Path, files: Sequence[RenamedFile]) -> None:
    """Writes and moves all files, or none. Raises OSError, and HandbookError where a file is in the way."""
    for each in files:
        if each.moved != each.file and (root / each.moved).exists():
            raise HandbookError("{path} already exists; nothing was written", "choose another id", path=each.moved)
    try:
        for each in files:
            _put(root / each.file, each.after)
            (root / each.file).rename(root / each.moved)
    except OSError:
        for each in files:
            with suppress(OSError):
                (root / each.moved).rename(root / each.file)
            with suppress(OSError):
                _put(root / each.file, each.before)
        raise


def _put(path: Path, text: str) -> None:
    """Puts a text in the place of another."""
    write_whole(path, text.encode(), path.stat().st_mode & 0o777)
