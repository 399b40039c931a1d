"""HB237 amount-decided-by-nobody: between two rows of a delegation table lies an amount that neither names.

Rows of one procedure whose matters differ in nothing but an amount (up to 5,000, over 5,000) share the decision among posts. What lies
between two of them is decided by nobody, and what both name is decided by two (HB238). How they are compared: `shared/amount_ladders.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.amount_ladders import uneven
from generator.checks.shared.base import Check, Reach
from generator.checks.shared.small_office import CLERK, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_ROWS = MAIL + """\
  - {do: 核定郵資, by: head, within: 1 hour, control: 500 元以下由收發員核定}
delegation:
  - {matter: 500 元以下郵資的支付, decide: clerk}
  - {matter: UPPER郵資的支付, decide: head}
---
""" + CLERK + """\
authority:
  - {decide: 退回郵件, procedures: take-in-mail}
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""
NOBODY = Descriptor(
    code="HB237", name="amount-decided-by-nobody", severity=Severity.WARNING,
    message="nobody decides on {region}: it lies between this row and \"{other}\"",
    hint="let one row begin where the other ends: up to 5,000, and over 5,000",
    why="Whoever has such a case finds no post that may decide it.",
    invalid=_ROWS.replace("UPPER", "逾 600 元"), valid=_ROWS.replace("UPPER", "逾 500 元"))
TWO = Descriptor(
    code="HB238", name="amount-decided-by-two", severity=Severity.WARNING,
    message="on {region} both this row and \"{other}\" name who decides",
    hint="let one row begin where the other ends: 5,000 or less, and over 5,000 (\"or more\" includes the number itself)",
    why="Two posts may decide the same case, and each differently.",
    invalid=_ROWS.replace("UPPER", "500 元以上"), valid=_ROWS.replace("UPPER", "逾 500 元"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        if len(procedure.delegation) > 1:
            yield from _compared(procedure, handbook.language)


def _compared(procedure: Procedure, language: str) -> Iterator[Diagnostic]:
    rows = procedure.delegation
    for found in uneven(row.matter.best(language)[1] for row in rows):
        row, other = rows[found.upper.place], rows[found.lower.place]
        if found.missing or set(row.decide) != set(other.decide):
            path, there = ("delegation", found.upper.place, "matter"), ("delegation", found.lower.place, "matter")
            yield Diagnostic(
                descriptor=NOBODY if found.missing else TWO, span=procedure.source.span(path), related=procedure.source.span(there),
                details={"region": found.amounts, "other": other.matter})


CHECK = Check(NOBODY, find, (TWO,), Reach.ENTRY, frozenset())
