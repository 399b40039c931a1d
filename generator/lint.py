"""Stage 4: a resolved handbook in, findings out. Pure; never changes anything."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from generator.checks import ALL, Check
from generator.diagnostics import Diagnostic
from generator.handbook import Handbook


def lint(handbook: Handbook, today: datetime.date, checks: Iterable[Check] = ALL) -> list[Diagnostic]:
    """Everything the checks find; `today` decides what is out of date."""
    return [diagnostic for check in checks for diagnostic in check.find(handbook, today)]
