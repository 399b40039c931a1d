"""Regular expressions that are compiled when they are first used. There are hundreds, and a run needs few of them: compiling all took a
third of the time in which the program loads.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


class Uncompiled(Generic[AnyStr]):
    """Stands for a `re.Pattern`, and does what that does."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._given_flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._given_flags)

    def __getattr__(self, name: str) -> Any:
        """Each method is looked up here once, and is an attribute from then on."""
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def pattern_of(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, for a pattern of a module. A test compiles each of them."""
    return cast("re.Pattern[AnyStr]", Uncompiled(pattern, flags))
