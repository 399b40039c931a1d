"""Stage 1: the only reader of `rules/`. YAML text in, plain values with their places out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.collector import collector_paused
from generator.diagnostics import Diagnostic, Severity, Span
from generator.errors import HandbookError
from generator.files import name_below
from generator.reading import descriptors, encodings
from generator.reading.attachments import file_sizes
from generator.reading.claims import ANYTHING, claims
from generator.reading.file_names import on_any_computer
from generator.reading.load_text import load_text as load_text
from generator.reading.rule_files import Contents, files_below, is_rule_file, read_bytes, wrongly_named
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
    raw: Mapping[str, bytes] = field(default_factory=dict)
    """Name of each file of rules that may be read → its bytes, whether or not they can be read as rules."""
    attachable: Mapping[str, int] = field(default_factory=dict)
    """Files beside the rules that links may lead to, relative to the folder of rules, with their sizes."""

    @property
    def claimed(self) -> frozenset[tuple[str, str]]:
        """What was lost in all files together."""
        return frozenset().union(*self.lost.values())


ReadFile = tuple[list[Source], list[Diagnostic]]
"""The documents of a file, and its faults."""


class RulesFile(NamedTuple):
    """One file. `raw` is None where its bytes cannot be had, its place where it need not be opened; `lost` is None where nothing is."""

    is_rules: bool
    raw: bytes | str | None
    documents: list[Source]
    faults: list[Diagnostic]
    lost: Collection[tuple[str, str]] | None


class FileReader:
    """Reads files where nothing is known from before; see `anew`."""

    def file(self, place: str, name: str) -> RulesFile | None:
        """None for a file that holds no rules. Never raises for what the file at that place is or holds."""
        path = Path(place)
        is_rules, misnamed = is_rule_file(path), wrongly_named(path, name)
        if not is_rules and misnamed is None:
            return None
        raw, refused = self.content(path, name)
        fault = misnamed or refused
        documents, faults = ([], [fault]) if fault else self.parse(raw, name, path)
        lost: Collection[tuple[str, str]] | None = None
        if any(fault.severity is Severity.ERROR for fault in faults):
            lost = _lost(refused) if refused else claims(as_text(raw, name), documents)
        return RulesFile(is_rules, None if refused else raw, documents, faults, lost)

    def content(self, path: Path, name: str) -> tuple[bytes, Diagnostic | None]:
        """As `read_bytes`."""
        return read_bytes(path, name)

    def parse(self, raw: bytes, name: str, path: Path) -> ReadFile:
        """The documents of a file, and its faults."""
        return load_bytes(raw, name, path)


def load(root: Path, rules: str = "rules", reader: FileReader | None = None) -> Loaded:
    """Reads every `.yml` and `.yaml` file below `root/rules`, in the order of their names.

    Without a `reader` everything is read anew. Raises HandbookError where there is no such folder.
    """
    folder = root / rules
    if not folder.is_dir():
        raise HandbookError("there is no folder {folder} in {root}", "\"handbook init\" makes a new handbook; or go to the folder of yours",
                            folder=rules, root=root)
    name_of = name_below(root)
    with collector_paused():
        paths = [*files_below(folder)]
        reader = reader or FileReader()
        read = {name: found for path in paths if (found := reader.file(path, name := name_of(path)))}
    documents = [document for file in read.values() for document in file.documents]
    diagnostics = [*(fault for file in read.values() for fault in file.faults), *_same_but_for_case(read)]
    lost = {name: frozenset(file.lost) for name, file in read.items() if file.lost is not None}
    raw = Contents({name: file.raw for name, file in read.items() if file.raw is not None})
    told = {d.span.file for d in diagnostics}
    attachable = {name: size for name, size in file_sizes(folder, paths).items() if f"{rules}/{name}" not in told}
    return Loaded(documents, diagnostics, sum(file.is_rules for file in read.values()), lost, raw, attachable)


def _same_but_for_case(names: Iterable[str]) -> Iterator[Diagnostic]:
    """Files of rules of which a copy on another computer holds only one."""
    first: dict[str, str] = {}
    for name in names:
        if (other := first.setdefault(on_any_computer(name), name)) != name:
            yield Diagnostic(descriptor=descriptors.SAME_BUT_FOR_CASE, span=Span(name), details={"given": name, "other": other})


def _lost(refused: Diagnostic) -> Collection[tuple[str, str]]:
    """What a file may define that could not be read."""
    return () if refused.descriptor is descriptors.NOT_A_FILE else (ANYTHING,)


def as_text(raw: bytes, name: str) -> str:
    """What stands in a file of rules, as far as it can be told, whether or not it can be read as rules."""
    return _decoded(raw, name)[0]


def load_bytes(raw: bytes, name: str, path: Path) -> ReadFile:
    """The documents of one file, and its faults. Never raises for what it holds."""
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
