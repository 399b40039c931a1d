"""HB222 amount-decided-by-another: a text names one post that decides at an amount, and the delegation table another.

Looked at are clauses that name one post by its title, an amount, and that somebody decides, in steps, margins of discretion and the
limits of authority. The rows that name the amount say who decides below it and above it; the post must be one of these. (An amount that
no row names is HB220.)
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from generator.analysis.current import is_current
from generator.analysis.passages import Passage, passages_of
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.small_office import CLERK, MAIL
from generator.checks.shared.thresholds import DELEGATED, FIELDS, concerned, delegated_amounts, thresholds
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.walk import FieldPath

_TABLE = MAIL + """\
  - {do: 核定郵資, by: head, within: 1 hour, control: 逾 1000 元者由主任核定}
delegation:
  - {matter: 逾 1000 元郵資的支付, decide: DECIDER}
---
""" + CLERK + """\
authority:
  - {decide: 退回郵件, procedures: take-in-mail}
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""

FAULT = Descriptor(
    code="HB222", name="amount-decided-by-another", severity=Severity.WARNING,
    message="{post} decides at {amount} here, but in the delegation table of \"{procedure}\" {other} does",
    hint="name one post in both; or say in each for which cases it holds",
    why="The text names one who decides and the table another, and either can call the other's decision void.",
    invalid=_TABLE.replace("DECIDER", "clerk"), valid=_TABLE.replace("DECIDER", "head"))

Rows = dict[str, dict[Decimal, set[str]]]


def _thresholds(entry: Entry, handbook: Handbook) -> list[tuple[FieldPath, str, str]]:
    """(path, language, text) of every text that speaks of deciding at an amount."""
    found = passages_of(entry, FIELDS) if is_current(entry, handbook) else ()
    return [(passage.path, passage.language, passage.text) for passage in found if any(thresholds(passage.text))]


_THRESHOLDS = Gathered("thresholds", tuple(FIELDS), _thresholds)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    rows = delegated_amounts(handbook)
    titles = _Titles(handbook)
    for entry, found_in in _THRESHOLDS.rows(handbook) if any(rows.values()) else ():
        reported = set()
        for path, language, text in found_in:
            passage = Passage(entry, tuple(path), "", language, text)
            found = _contradicted(passage, titles, rows) if passage.path not in reported else iter(())
            for post, amount, words, procedure in islice(found, 1):
                reported.add(passage.path)
                other = handbook.posts[min(rows[procedure][amount])]
                yield Diagnostic(descriptor=FAULT, span=passage.span(), details={
                    "post": handbook.posts[post].title, "amount": words, "procedure": procedure, "other": other.title})


def _contradicted(passage: Passage, titles: _Titles, rows: Rows) -> Iterator[tuple[str, Decimal, str, str]]:
    """(post, amount, the amount as it is written, procedure) of whoever decides at an amount of which the table says that others do."""
    for clause, found in thresholds(passage.text):
        named = titles.named(clause, passage.language)
        for procedure in concerned(passage) if len(named) == 1 else ():
            for amount, words in found.items():
                deciders = rows.get(procedure, {}).get(amount)
                if deciders and not named & deciders:
                    yield min(named), amount, words, procedure


class _Titles:
    """Posts by their titles in a language; a title that several share is nobody's."""

    def __init__(self, handbook: Handbook) -> None:
        self._posts = handbook.posts
        self._known: dict[str, tuple[re.Pattern[str], dict[str, str]]] = {}

    def named(self, clause: str, language: str) -> set[str]:
        """The posts that a clause names."""
        if language not in self._known:
            self._known[language] = self._of(language)
        pattern, posts = self._known[language]
        return {posts[title] for title in pattern.findall(clause)}

    def _of(self, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
        named = [(post.title.by_language[language], post.id) for post in self._posts.values() if language in post.title.by_language]
        often = Counter(title for title, _ in named)
        posts = {title: post for title, post in named if often[title] == 1}
        return re.compile("|".join(map(re.escape, sorted(posts, key=len, reverse=True))) or r"(?!)"), posts


CHECK = of_kinds(FAULT, find, "post", "procedure", gathered=(_THRESHOLDS, DELEGATED))
