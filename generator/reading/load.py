"""Stage 1: the only reader of `rules/`. YAML text in, plain values with their places out."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.collector import collector_paused
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.errors import HandbookError
from generator.reading import descriptors
from generator.reading.attachments import file_sizes
from generator.reading.source_locations import Source
from generator.reading.yaml_values import Problem, read_yaml

FILE_BYTES = 1024 * 1024
SUFFIXES = (".yml", ".yaml")

# Not seen on screen: controls (C0 without tab, LF, CR; DEL; C1), zero-width characters, bidirectional controls,
# line and paragraph separators, the byte order mark inside a text, and tag characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069"
                     "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_FULL_WIDTH_COLON = re.compile(r"^[ \-]*([A-Za-z][\w-]*)：", re.MULTILINE)
_QUOTED_FULL_WIDTH = re.compile(r'^\s*(?:- )?[\w-]+: +([“＂].*[”＂])\s*$', re.MULTILINE)

_NEXT_DOCUMENT = re.compile(r"^---", re.MULTILINE)
_CLAIM = re.compile(r"""^(kind|id)[:：][ \t]*["']?([\w-]+)""", re.MULTILINE)

_MISNAMED = re.compile(r"(\.ya?ml)\.(?:txt|bak|yml|yaml)$", re.IGNORECASE)

_DESCRIPTOR_OF = {
    "syntax": descriptors.SYNTAX, "tab": descriptors.TAB, "duplicate": descriptors.DUPLICATE_KEY,
    "alias": descriptors.ALIAS, "tag": descriptors.TAG,
    "key": descriptors.KEY_NOT_TEXT, "depth": descriptors.TOO_DEEP,
    "scalar_size": descriptors.TOO_LARGE, "lost_text": descriptors.LOST_TEXT,
    "comma": descriptors.COMMA_ENDS_TEXT,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """Every document that could be read, in the order of the files, and what was wrong with the rest.

    `lost` holds, by file, (kind, id) of the documents that could not be read, as far as their lines say so.
    """

    documents: list[Source]
    diagnostics: list[Diagnostic]
    files: int
    lost: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    attachable: Mapping[str, int] = field(default_factory=dict)
    """Files beside the rules that links may lead to, relative to the folder of rules, with their sizes."""

    @property
    def claimed(self) -> frozenset[tuple[str, str]]:
        """What was lost in all files together."""
        return frozenset().union(*self.lost.values())


def load(root: Path, rules: str = "rules") -> Loaded:
    """Reads every `.yml` and `.yaml` file below `root/rules`, in the order of their names.

    Raises HandbookError where there is no such folder.
    """
    folder = root / rules
    if not folder.is_dir():
        raise HandbookError("no folder {folder} in {root}", "\"handbook init\" makes a new handbook; or go to the folder of yours",
                            folder=rules, root=root)
    documents: list[Source] = []
    diagnostics: list[Diagnostic] = []
    files = 0
    lost: dict[str, frozenset[tuple[str, str]]] = {}
    with collector_paused():
        for path in _rule_files(folder):
            files += 1
            name = path.relative_to(root).as_posix()
            found, faulty = load_file(path, name)
            documents += found
            diagnostics += faulty
            if any(d.severity is Severity.ERROR for d in faulty):
                lost[name] = frozenset(_claims(path, found))
    return Loaded(documents, diagnostics, files, lost, file_sizes(folder))


def _claims(path: Path, read: list[Source]) -> set[tuple[str, str]]:
    """(kind, id) of what a file would define if it could be read, without what was `read` of it."""
    raw, descriptor = _read_bytes(path, path.name)
    known = {(str(d.data.get("kind")), str(d.data.get("id"))) for d in read if isinstance(d.data, dict)}
    return set() if descriptor else claims(raw.decode("utf-8-sig", "replace")) - known


def claims(text: str) -> set[tuple[str, str]]:
    """(kind, id) of every document by its lines at the margin alone, whatever YAML says of the rest."""
    fields = (dict(_CLAIM.findall(document)) for document in _NEXT_DOCUMENT.split(text.replace("\r", "\n")))
    return {(found["kind"], found.get("id", "")) for found in fields if "kind" in found}


def _rule_files(folder: Path) -> Iterator[Path]:
    """Rule files and anything else that bears such a name, sorted; hidden files and folders are passed over."""
    with os.scandir(folder) as found:
        entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    for entry in entries:
        if entry.name.endswith(SUFFIXES) or _MISNAMED.search(entry.name) or (entry.is_symlink() and entry.is_dir()):
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            yield from _rule_files(Path(entry.path))


def load_file(path: Path, name: str) -> tuple[list[Source], list[Diagnostic]]:
    """The documents of one file, and its faults. Never raises for what the file is or holds."""
    raw, descriptor = _read_bytes(path, name)
    if descriptor:
        return [], [descriptor]
    if not name.endswith(SUFFIXES) and not path.is_dir():
        return [], [Diagnostic(descriptor=descriptors.MISNAMED_FILE, span=Span(name), details={"wanted": _MISNAMED.sub(r"\1", path.name)})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Span(name, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "ignore")) + 1)
        return [], [Diagnostic(descriptor=descriptors.NOT_UTF8, span=place, details={"byte": f"0x{raw[error.start]:02X}"})]
    return load_text(text, name, path)


def load_text(text: str, name: str, path: Path) -> tuple[list[Source], list[Diagnostic]]:
    """The documents of a text, and its faults."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unseen = [Diagnostic(descriptor=descriptors.BAD_CHARACTER, span=_span_at(text, m.start(), name),
                         details={"character": f"U+{ord(m[0]):04X}"})
              for m in _UNSEEN.finditer(text)]
    if unseen:
        return [], unseen
    read, problems = read_yaml(text)
    documents = [Source(name, path, d.data, d.mark, d.whole) for d in read if d.data is not None]
    diagnostics = [_diagnostic(p, text, name) for p in problems]
    colons = [Diagnostic(descriptor=descriptors.FULL_WIDTH_COLON, span=_span_at(text, m.end() - 1, name), details={"key": m[1]})
              for m in _FULL_WIDTH_COLON.finditer(text)]
    colons = colons if colons and _needs_colon_hint(documents, problems) else []
    if colons:  # what libyaml says about such a line is a consequence, and often points at the next one
        return [], [d for d in diagnostics if d.descriptor is not descriptors.SYNTAX] + colons
    diagnostics += [Diagnostic(descriptor=descriptors.FULL_WIDTH_QUOTES, span=_span_at(text, m.start(1), name, len(m[1])))
                    for m in _QUOTED_FULL_WIDTH.finditer(text)]
    if not documents and not diagnostics:
        diagnostics.append(Diagnostic(descriptor=descriptors.EMPTY_FILE, span=Span(name)))
    return documents, diagnostics


def _needs_colon_hint(documents: list[Source], problems: list[Problem]) -> bool:
    """A full-width colon breaks the syntax, or leaves a whole document, or part of one, as mere text."""
    broken = any(p.what in ("syntax", "tab") for p in problems)
    return broken or any(not isinstance(d.data, dict) or _has_colon_text(d.data) for d in documents)


def _has_colon_text(data: object) -> bool:
    if isinstance(data, dict):
        return any(_has_colon_text(v) for v in data.values())
    if isinstance(data, list):
        return any(_has_colon_text(v) for v in data)
    return isinstance(data, str) and bool(_FULL_WIDTH_COLON.match(data)) and "\n" not in data.strip()


def _diagnostic(problem: Problem, text: str, name: str) -> Diagnostic:
    descriptor: Descriptor = _DESCRIPTOR_OF[problem.what]
    if problem.what == "comma" and (colon := re.match(r"([A-Za-z][\w-]*)：", str(problem.details["text"]))):
        return Diagnostic(descriptor=descriptors.FULL_WIDTH_COLON, span=Span(name, problem.line, problem.column + colon.end() - 1),
                          details={"key": colon[1]})
    if problem.what == "syntax" and _line(text, problem.line)[problem.column - 1:problem.column] == "\t":
        descriptor = descriptors.TAB
    related = Span(name, *problem.other) if problem.other else None
    return Diagnostic(descriptor=descriptor, span=Span(name, problem.line, problem.column, problem.length),
                      details=problem.details, related=related)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _span_at(text: str, offset: int, name: str, length: int = 1) -> Span:
    return Span(name, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1, length)


def _read_bytes(path: Path, name: str) -> tuple[bytes, Diagnostic | None]:
    """The content of an ordinary file; links, pipes, devices and folders are refused without being opened."""

    def refused(descriptor: Descriptor, **details: object) -> tuple[bytes, Diagnostic]:
        return b"", Diagnostic(descriptor=descriptor, span=Span(name), details=details)

    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return refused(descriptors.NOT_A_FILE, what=descriptors.file_type(status.st_mode))
        if status.st_size > FILE_BYTES:
            return refused(descriptors.TOO_LARGE, limit=FILE_BYTES // 1024)
        return path.read_bytes(), None
    except OSError as error:
        return refused(descriptors.UNREADABLE, said=error.strerror or str(error))
