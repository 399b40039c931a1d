"""Which of the known names is meant by a slip of the keys, for a hint that names it: "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CLOSE = 0.6
"""How alike two words must be, of 1, for one to be a slip of the other; as `difflib` has it."""


def nearest(given: str, known: Iterable[str], close: float = _CLOSE) -> str | None:
    """The known name that is most like the given one; None where none is near."""
    return next(iter(get_close_matches(given, [*known], n=1, cutoff=close)), None)
