"""What a worker does: bring the sources, build, publish. Every fault comes back as an outcome; no handbook stops another."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import __version__, building, pipeline
from generator.configuration import CACHE
from generator.diagnostics import Diagnostic
from generator.door import Asked
from generator.errors import HandbookError
from generator.fleet.offices import Office
from generator.fleet.store import Record, Store, fetch

_ONE_AT_A_TIME = threading.Lock()
"""MkDocs is no library for several threads; a worker that has many builds one handbook at a time all the same."""


class State(Enum):
    """What became of a handbook. Only `BUILT` changed its site; `LOST` is one whose workers ended again and again."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Order:
    """One handbook to build: what for, and into which store."""

    office: Office
    sites: str
    asked: Asked
    shares: int = 1
    """Into how many tasks the printing of its documents is divided."""

    @property
    def digest(self) -> str:
        return self.office.digest(self.asked)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went. `error` and `hint` are catalogue keys that `details` fill; the site of the last build stands unless `BUILT`."""

    name: str
    state: State
    pages: int = 0
    documents: int = 0
    diagnostics: Sequence[Diagnostic] = ()
    files: int = 0
    language: str | None = None
    seconds: float = 0.0
    error: str = ""
    hint: str = ""
    details: dict[str, object] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return self.state in (State.BUILT, State.UNCHANGED)


def version() -> str:
    """Of this program on the worker that is asked."""
    return __version__


def build_office(order: Order, *printed: int) -> Outcome:
    """Builds and publishes a handbook. `printed` are the results of `print_share` that have to be there before."""
    started = time.monotonic()
    name = order.office.name
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="handbook-") as folder:
        root = Path(folder) / name
        try:
            store = Store(order.sites)
            if (there := store.record(name)) and there.digest == order.digest:  # a task that was given out twice
                return Outcome(name, State.BUILT, there.pages, there.documents)
            fetch(order.office, root)
            store.fetch_history(name, root)
            if printed:
                store.fetch_printed(name, root / CACHE)
            built = building.build(root, asked=order.asked)
            if built.published and built.site:
                store.keep_history(name, root)
                store.publish(name, built.site, Record(order.digest, built.pages, built.documents))
                if printed:
                    store.forget_printed(name)
        except HandbookError as error:
            return Outcome(name, State.FAILED, error=error.message, hint=error.hint, seconds=time.monotonic() - started,
                           details={key: str(value) for key, value in error.details.items()})
        except Exception as error:  # a fault of ours or of the machine: it is told, and the next handbook is built
            return Outcome(name, State.FAILED, error="{said}", details={"said": f"{type(error).__name__}: {error}"},
                           seconds=time.monotonic() - started)
        return Outcome(name, State.BUILT if built.published else State.REFUSED, built.pages, built.documents, built.diagnostics,
                       built.files, built.language, time.monotonic() - started)


def print_share(order: Order, number: int) -> int:
    """Prints every n-th document of a handbook into the store, and says how many. A faulty handbook has none; its build says why."""
    store = Store(order.sites)
    with TemporaryDirectory(prefix="handbook-") as folder:
        root = Path(folder) / order.office.name
        try:
            fetch(order.office, root)
            store.fetch_history(order.office.name, root)
            done = pipeline.print_share(root, order.asked, number, order.shares)
            store.keep_printed(order.office.name, root / CACHE)
        except HandbookError:
            return 0
    return done
