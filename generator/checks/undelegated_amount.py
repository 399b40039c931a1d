"""HB220 undelegated-amount: an amount above which somebody else decides, and which the delegation table does not name.

A step, or the authority of a post for the procedure, says from which amount on a matter goes to another for decision. The delegation
table of the same procedure says who decides each matter; where none of its rows names the amount, the table gives the decision
to one post and the text to another.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from decimal import Decimal

from generator.analysis.current import is_current
from generator.analysis.passages import passages_of
from generator.checks.shared.base import of_each_of_kinds
from generator.checks.shared.small_office import MAIL
from generator.checks.shared.thresholds import FIELDS, amounts_in_rows, concerned, thresholds
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry, Procedure

_TABLE = MAIL + """\
  - {do: 核定郵資, by: head, within: 1 hour, control: 逾 1000 元者由主管核定}
delegation:
"""

FAULT = Descriptor(
    code="HB220", name="undelegated-amount", severity=Severity.WARNING,
    message="who decides changes at {amount} here, but no row of the delegation table of \"{procedure}\" names this amount",
    hint="name the amount in the matter of a row, with the post that decides there; or say here what the table says",
    why="The table names one who decides and the text another, and either can call the other's decision void.",
    invalid=_TABLE + "  - {matter: 郵資的支付, decide: head}\n",
    valid=_TABLE + "  - {matter: 逾 1000 元郵資的支付, decide: head}\n")


def find(entry: Entry, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    reported: set[tuple[str | int, ...]] = set()
    for passage in passages_of(entry, FIELDS) if is_current(entry, handbook) else ():
        given = {amount: words for _, found in thresholds(passage.text) for amount, words in found.items()}
        for procedure in concerned(passage) if given and passage.path not in reported else ():
            named = _delegated(handbook.procedures.get(procedure), handbook)
            missing = [words for amount, words in given.items() if named is not None and amount not in named]
            if missing:
                reported.add(passage.path)
                yield Diagnostic(descriptor=FAULT, span=passage.span(), details={"amount": ", ".join(missing), "procedure": procedure})


def _delegated(procedure: Procedure | None, handbook: Handbook) -> Collection[Decimal] | None:
    """The amounts that the delegation table of a procedure names; None where there is none."""
    if procedure is None or not procedure.delegation or not is_current(procedure, handbook):
        return None
    return amounts_in_rows(procedure)


CHECK = of_each_of_kinds(FAULT, find, "post", "procedure")
