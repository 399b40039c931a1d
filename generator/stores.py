"""Where what earlier builds made is kept, below the folder of a handbook. Losing it costs only time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.configuration import CACHE
from generator.door import Settings
from generator.inputs import NotOrdinary
from generator.kept import Kept
from generator.state import State


@contextmanager
def kept(settings: Settings, state: State, part: str) -> Iterator[Kept]:
    """What earlier runs made of a part of the whole, such as the pages of a language. Of an edition nothing is kept, since what is cut
    depends on other entries.
    """
    folder, base = None, ""
    if settings.audience is None:
        with suppress(NotOrdinary, OSError):
            base = state.base(settings)
            folder = settings.root / CACHE / "made" / part
    store = Kept(folder, base, state.of, state.in_short, state.vouched_by)
    yield store
    store.close()


def document_cache(settings: Settings, language: str) -> Path:
    """The folder for finished documents of earlier builds of this edition, in one language."""
    return settings.root / CACHE / "documents" / (settings.audience or "everything") / language
