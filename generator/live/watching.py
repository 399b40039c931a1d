"""What changes in the folder of a handbook while it is shown, also in a folder of its own that is made, or made anew, meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path

import watchfiles

from generator.configuration import CONFIGURATION
from generator.door import rules_folder
from generator.errors import HandbookError

_STEP, _TOGETHER = 20, 60
"""Milliseconds between two looks at the files, and within which changes count as one."""


async def changes(root: Path) -> AsyncIterator[bool]:
    """Whenever something has changed: whether that was in the rules only."""
    rules, templates = root / rules_folder(root), root / "templates"
    around, inside = _Watch([root], recursive=False), _Watch([rules, templates])
    try:
        while True:
            await asyncio.wait([around.next, inside.next], return_when=asyncio.FIRST_COMPLETED)
            changed = inside.taken()
            if around.taken() & {root / CONFIGURATION, rules, templates}:
                inside.end()
                rules = _rules(root, rules)
                inside = _Watch([rules, templates])
                await asyncio.sleep(0)  # what is in a folder is read after it is watched: in between a change would not be seen
                yield False
            elif changed:
                yield all(path.is_relative_to(rules) for path in changed)
    finally:
        around.end()
        inside.end()


def _rules(root: Path, before: Path) -> Path:
    """The folder of rules; the same as before while mkdocs.yml cannot be read."""
    with suppress(HandbookError):
        return root / rules_folder(root)
    return before


class _Watch:
    """Those of some paths that are there. `next` ends with the next changes."""

    def __init__(self, paths: Iterable[Path], recursive: bool = True) -> None:
        self._end = asyncio.Event()
        self._changes = watchfiles.awatch(*(path for path in paths if path.exists()), debounce=_TOGETHER, step=_STEP, watch_filter=None,
                                          recursive=recursive, stop_event=self._end)
        self.next = self._begun()

    def _begun(self) -> asyncio.Task[set[Path]]:
        return asyncio.create_task(self._next())

    async def _next(self) -> set[Path]:
        async for found in self._changes:
            return {Path(path) for _, path in found}
        return set()

    def taken(self) -> set[Path]:
        """What has changed; nothing as long as that is not known."""
        if not self.next.done():
            return set()
        found, self.next = self.next.result(), self._begun()
        return found

    def end(self) -> None:
        self._end.set()
