"""HB220 undelegated-amount: an amount above which somebody else decides, and which the delegation table does not name.

A step, or the authority of a post for the procedure, says from which amount on a matter goes to another for decision. The delegation
table of the same procedure says who decides each matter; where none of its rows names the amount, the table gives the decision
to one post and the text to another.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from generator.analysis.current import current, is_current
from generator.analysis.passages import Passage, passages
from generator.checks.shared.amounts import amounts
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post, Procedure

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

_FIELDS = {"procedure": frozenset({"steps.do", "steps.control", "steps.decision", "steps.branches.when", "discretion.limit"}),
           "post": frozenset({"authority.limit"})}
_CLAUSE = re.compile(r"[；;。]|\.(?!\d)")
_DECIDES = re.compile(
    r"核定|核准|裁定|裁決|裁决|決定|决定|批准|審批|审批|決行|决行"
    r"|\b(?:decides?|approv\w+|authori[sz]\w+|sign(?:s|ed)? off|go(?:es)? (?:on )?to|is referred|are referred)\b", re.IGNORECASE)
_ABOVE_THAT = re.compile(r"逾者|逾此|逾限|超過者|超过者|超出者|\b(?:above|over|beyond|more than) (?:that|this|it)\b", re.IGNORECASE)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    named = {procedure.id: _named(procedure) for procedure in current(handbook.procedures, handbook) if procedure.delegation}
    reported: set[tuple[tuple[str, str], tuple[str | int, ...]]] = set()
    for passage in passages(handbook, _FIELDS):
        if not is_current(passage.entry, handbook):
            continue
        place = (passage.entry.key, passage.path)
        for procedure in _concerned(passage) if place not in reported else ():
            missing = {amount: words for amount, words in _thresholds(passage.text).items()
                       if procedure in named and amount not in named[procedure]}
            if missing:
                reported.add(place)
                yield Diagnostic(descriptor=FAULT, span=passage.span(),
                                 details={"amount": ", ".join(missing.values()), "procedure": procedure})


def _named(procedure: Procedure) -> set[Decimal]:
    return {amount for row in procedure.delegation for words in row.matter.by_language.values() for amount in amounts(words)}


def _concerned(passage: Passage) -> tuple[str, ...]:
    """The procedures about which the text says who decides."""
    entry = passage.entry
    if isinstance(entry, Post) and isinstance(passage.path[1], int):
        return entry.authority[passage.path[1]].procedures
    return (entry.id,)


def _thresholds(text: str) -> dict[Decimal, str]:
    """Amounts at which another decides: in a clause that speaks of deciding, or before one that says what holds above that."""
    found: dict[Decimal, str] = {}
    before = ""
    for clause in _CLAUSE.split(text):
        if _DECIDES.search(clause):
            found |= amounts(clause) or (amounts(before) if _ABOVE_THAT.search(clause) else {})
        before = clause
    return found


CHECK = of_kinds(FAULT, find, "post", "procedure")
