"""Stage 1: the only reader of `rules/`. YAML text in, plain values with their places out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.collector import collector_paused
from generator.diagnostics import Diagnostic, Severity, Span
from generator.errors import HandbookError
from generator.files import name_below
from generator.reading import descriptors, encodings
from generator.reading.attachments import file_sizes
from generator.reading.claims import ANYTHING, claims
from generator.reading.load_text import load_text as load_text
from generator.reading.rule_files import files_below, is_rule_file, read_bytes, wrongly_named
from generator.reading.source_locations import Source


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


ReadFile = tuple[list[Source], list[Diagnostic]]
"""The documents of a file, and its faults."""


def load(root: Path, rules: str = "rules", parse: Callable[[bytes, str, Path], ReadFile] | None = None) -> Loaded:
    """Reads every `.yml` and `.yaml` file below `root/rules`, in the order of their names.

    `parse` is `load_bytes`, or knows what that gave for the same bytes. Raises HandbookError where there is no such folder.
    """
    folder = root / rules
    if not folder.is_dir():
        raise HandbookError("no folder {folder} in {root}", "\"handbook init\" makes a new handbook; or go to the folder of yours",
                            folder=rules, root=root)
    documents: list[Source] = []
    diagnostics: list[Diagnostic] = []
    files = 0
    lost: dict[str, frozenset[tuple[str, str]]] = {}
    name_of = name_below(root)
    with collector_paused():
        for path in files_below(folder):
            name = name_of(path)
            misnamed = wrongly_named(path, name)
            if not is_rule_file(path) and misnamed is None:
                continue
            files += is_rule_file(path)
            found, faulty = ([], [misnamed]) if misnamed else load_file(path, name, parse)
            documents += found
            diagnostics += faulty
            if any(d.severity is Severity.ERROR for d in faulty):
                lost[name] = frozenset(_claims(path, name, found))
    told = {d.span.file for d in diagnostics}
    attachable = {name: size for name, size in file_sizes(folder).items() if f"{rules}/{name}" not in told}
    return Loaded(documents, diagnostics, files, lost, attachable)


def texts(root: Path, names: Iterable[str]) -> list[str]:
    """What stands in files of rules, as far as it can be told, whether or not it can be read as rules."""
    return [_decoded(read_bytes(root / name, name)[0], name)[0] for name in names]


def _claims(path: Path, name: str, read: list[Source]) -> set[tuple[str, str]]:
    """(kind, id) of what a file would define if it could be read, without what was `read` of it."""
    raw, refused = read_bytes(path, name)
    if refused:
        return set() if refused.descriptor is descriptors.NOT_A_FILE else {ANYTHING}
    text, _ = _decoded(raw, name)
    return claims(text, read)


def load_file(path: Path, name: str, parse: Callable[[bytes, str, Path], ReadFile] | None = None) -> ReadFile:
    """The documents of one file, and its faults. Never raises for what the file is or holds."""
    raw, refused = read_bytes(path, name)
    return ([], [refused]) if refused else (parse or load_bytes)(raw, name, path)


def load_bytes(raw: bytes, name: str, path: Path) -> ReadFile:
    """The same of the bytes of a file."""
    text, faulty = _decoded(raw, name)
    return ([], [faulty]) if faulty else load_text(text, name, path)


def _decoded(raw: bytes, name: str) -> tuple[str, Diagnostic | None]:
    """The text of a file, and a finding where it is not UTF-8: the text is then as good a guess as the bytes allow."""
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Span(name, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "ignore")) + 1)
        if likely := encodings.guess(raw):
            return likely[1], Diagnostic(descriptor=descriptors.OTHER_ENCODING, span=place, details={"encoding": likely[0]})
        details = {"byte": f"0x{raw[error.start]:02X}"}
        return raw.decode("utf-8", "replace"), Diagnostic(descriptor=descriptors.NOT_UTF8, span=place, details=details)
