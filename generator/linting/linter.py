"""Stage 4: a resolved handbook in, findings out. Pure; never changes anything."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.checks import ALL, Check
from generator.diagnostics import Diagnostic
from generator.handbook import Handbook
from generator.linting.registry import DESCRIPTORS
from generator.linting.waivers import Waived, apply_waivers

OF_TEXTS: tuple[Check, ...] = tuple(check for check in ALL if all(descriptor.code.startswith(("HB0", "HB4"))
                                                                  for descriptor in check.descriptors))
"""Checks that look at one text at a time: they hold even while entries are faulty or references lead nowhere."""


@dataclass(frozen=True, slots=True)
class Lint:
    """What somebody must look at, and what entries except with a reason."""

    diagnostics: list[Diagnostic]
    waived: list[Waived]


def lint(handbook: Handbook, today: datetime.date, checks: Iterable[Check] = ALL) -> list[Diagnostic]:
    """Everything the checks find; `today` decides what is out of date. Nothing pedantic, nothing that is waived."""
    return judge(handbook, today, checks).diagnostics


def judge(handbook: Handbook, today: datetime.date, checks: Iterable[Check] = ALL, *, pedantic: bool = False) -> Lint:
    """The same with what was waived; `pedantic` findings only if asked for."""
    checks = tuple(checks)
    found = [diagnostic for check in checks for diagnostic in check.find(handbook, today)]
    left_out = [descriptor for check in ALL if check not in checks for descriptor in check.descriptors]
    excepted = apply_waivers(handbook, found, DESCRIPTORS.values(), left_out)
    return Lint([d for d in excepted.diagnostics if pedantic or not d.pedantic], excepted.waived)
