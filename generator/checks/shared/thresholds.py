"""Amounts at which another post decides, in what is written about procedures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.analysis.current import is_current
from generator.analysis.passages import Passage
from generator.checks.shared.gathered import Gathered
from generator.facts.deciding_words import DECIDED
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.amounts import money_in
from generator.model.procedure import Step
from generator.model.text import Text
from generator.patterns import pattern_of

FIELDS = {"procedure": frozenset({"steps.do", "steps.control", "steps.decision", "steps.branches.when", "discretion.limit"}),
          "post": frozenset({"authority.limit"})}
"""Kind → fields that may say who decides, written as paths without numbers."""
_CLAUSE = pattern_of(r"[；;。]|\.(?!\d)")
_PASSES_ON = pattern_of(r"\b(?:go(?:es)? (?:on )?to|is referred|are referred)\b", re.IGNORECASE)
"""What English says of a matter that another decides."""
_ABOVE_THAT = pattern_of(r"逾者|逾此|逾限|超過者|超过者|超出者|\b(?:above|over|beyond|more than) (?:that|this|it)\b", re.IGNORECASE)


def thresholds(text: str) -> Iterator[tuple[str, dict[Decimal, str]]]:
    """(clause, amounts) of every clause that speaks of deciding at an amount, or above the one before it."""
    before = ""
    speaks = DECIDED.search(text) or _PASSES_ON.search(text)  # hardly any text does
    for clause in _CLAUSE.split(text) if speaks else ():
        if DECIDED.search(clause) or _PASSES_ON.search(clause):
            found = money_in(clause) or (money_in(before) if _ABOVE_THAT.search(clause) else {})
            if found:
                yield clause, found
        before = clause


def divided_by_amount(step: Step) -> bool:
    """Whether a step says itself, beside what is done, at what amount its cases part: in its decision, its answers or its control."""
    return names_amount(step.decision, step.control, *(branch.when for branch in step.branches))


def names_amount(*texts: Text | None) -> bool:
    """Whether any of these texts names money, in any language."""
    return any(money_in(words) for text in texts if text for words in text.by_language.values())


def concerned(passage: Passage) -> tuple[str, ...]:
    """The procedures about which the text says who decides."""
    entry = passage.entry
    if isinstance(entry, Post) and isinstance(passage.path[1], int):
        return entry.authority[passage.path[1]].procedures
    return (entry.id,)


def amounts_in_rows(procedure: Procedure) -> dict[Decimal, set[str]]:
    """Amounts that rows of the delegation table name → the posts that decide there."""
    found: dict[Decimal, set[str]] = {}
    for row in procedure.delegation:
        for words in row.matter.by_language.values():
            for amount in money_in(words):
                found.setdefault(amount, set()).update(row.decide)
    return found


def _delegated(procedure: Procedure, handbook: Handbook) -> list[tuple[str, list[str]]]:
    """(amount, who decides there). The first row stands for the table itself, which may name no amount."""
    if not procedure.delegation or not is_current(procedure, handbook):
        return []
    return [("", []), *((str(amount), sorted(posts)) for amount, posts in amounts_in_rows(procedure).items())]


DELEGATED = Gathered("delegated amounts", ("procedure",), _delegated)


def delegated_amounts(handbook: Handbook) -> dict[str, dict[Decimal, set[str]]]:
    """Procedure with a delegation table → the amounts that its rows name, each with who decides there."""
    return {entry.id: {Decimal(amount): set(posts) for amount, posts in rows if amount} for entry, rows in DELEGATED.rows(handbook)}
