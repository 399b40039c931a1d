"""Typst itself: sources in, a PDF with its fields out, in this process or in one that does nothing else.

A process that has read a large handbook is some hundred megabytes large, as is every process that is forked from it. Typst needs as
much again, and so it is put to work in a process that knows nothing of the handbook.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import typst

from generator.printing.glyph_table import font_folders

HEAVY = 100_000
"""Bytes of data from which Typst is made to forget a document once it is typeset: it takes some hundred megabytes."""
_AGEING = 11
"""Typst forgets what it has not used in so many compilations, and so gives back the memory of a large document only then."""

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""For the archive, and for readers who do not see. Either makes a character that no font has an error."""

MAIN, DATA = "main.typ", "data.json"

_begun = False
"""Whether Typst has worked in this process."""


class Task(NamedTuple):
    """A document to be made of `sources` (name → content) and of the files in `root`; `fonts` are folders with fonts besides the packaged
    ones. `timestamp` and `fields` are those of a `Job`."""

    root: Path
    fonts: tuple[Path, ...]
    sources: Mapping[str, bytes]
    timestamp: int
    fields: Mapping[str, str]


Press = Callable[[Task], bytes]


def begin() -> None:
    """Says that Typst works in this process from now on, and so that no process is forked from it to typeset."""
    global _begun
    _begun = True


def has_begun() -> bool:
    """Whether Typst has worked in this process. It starts threads, which a forked process would wait for."""
    return _begun


def press_here() -> Press:
    """A press in this process. Threads may share it: each gets compilers of its own, since a compiler serves only one."""
    begin()
    fonts, own = cache(_fonts_of), threading.local()

    def made(task: Task) -> bytes:
        if not hasattr(own, "compilers"):
            own.compilers = {}
        compiler = own.compilers.get(task.root)
        if compiler is None:
            compiler = own.compilers[task.root] = typst.Compiler(root=task.root, font_paths=fonts(task.fonts), ignore_system_fonts=True)
        return _printed(compiler, task)

    return made


def _printed(compiler: typst.Compiler, task: Task) -> bytes:
    """Raises typst.TypstError for what cannot be typeset."""
    sources: Any = dict(task.sources)
    made = compiler.compile(input=sources, format="pdf", timestamp=task.timestamp, pdf_standards=STANDARDS)
    assert isinstance(made, bytes)
    if len(task.sources[DATA]) >= HEAVY:
        for _ in range(_AGEING):
            compiler.compile(input=b"", format="svg")
    from generator.printing.form_fields import fillable  # what it needs is slow to load, and most builds make no new document

    return fillable(made, task.fields)


def _fonts_of(folders: Iterable[Path]) -> typst.Fonts:
    places = [*map(str, font_folders()), *map(str, folders)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)


# --- In a process of its own ---------------------------------------------------------------------------------------

_START = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.path[:] = {path!r}
from generator.printing.press import serve
serve()
"""
"""Whoever interrupts a build interrupts those who ask: this process ends when nobody asks any more."""


@contextmanager
def press_apart() -> Iterator[Press]:
    """A press in a process of its own, which ends with this context. What fails there has to be made here to be explained."""
    process = subprocess.Popen([sys.executable, "-c", _START.format(path=sys.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    tasks, documents = process.stdin, process.stdout
    assert tasks and documents

    def made(task: Task) -> bytes:
        pickle.dump(task, tasks)
        tasks.flush()
        found = pickle.load(documents)
        if not isinstance(found, bytes):
            raise RuntimeError("a document cannot be typeset")
        return found

    try:
        yield made
    finally:
        with suppress(BrokenPipeError):  # it has ended by itself, and whoever asked it knows
            tasks.close()
        process.wait()
        documents.close()


def serve() -> None:
    """Makes the documents that are asked for on the standard input, until nobody asks any more; None for what cannot be made."""
    press = press_here()
    while True:
        try:
            task = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            found: bytes | None = press(task)
        except Exception:  # whatever it is, the caller will meet it
            found = None
        try:
            pickle.dump(found, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            os._exit(0)  # who asked was interrupted; an ordinary end would try to write once more
