"""What was looked at and found right, so that a check need not look at it again. What was not found right is looked at each time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.configuration import CACHE
from generator.files import read_verified, write_verified
from generator.inputs import NotOrdinary


class Accepted(NamedTuple):
    """A record of it below a folder of rules, and a digest of all that decides whether it is right; None where nobody can tell."""

    record: Path
    inputs: bytes | None

    @classmethod
    def of(cls, root: Path, name: str, digest: Callable[[], str | None]) -> Accepted:
        """`digest` may raise NotOrdinary or OSError where nobody can tell."""
        found = None
        with suppress(NotOrdinary, OSError):
            found = digest()
        return cls(root / CACHE / name, found.encode() if found else None)

    @property
    def known(self) -> bool:
        """Whether the same was found right before."""
        return self.inputs is not None and read_verified(self.record) == self.inputs

    def keep(self) -> None:
        """Notes that it was found right. A folder that cannot be written to is no fault."""
        if self.inputs is not None:
            with suppress(OSError):
                write_verified(self.record, self.inputs)
