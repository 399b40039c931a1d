"""Who decides what, wherever a handbook says it: in delegation tables, in the authority of posts, in duties and in steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto
from typing import Any, NamedTuple

from generator.analysis.current import is_current
from generator.checks.shared.amount_ranges import in_digits, placed_range, range_in
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.same_matter import DecidedMatter, decided_matter, decides
from generator.checks.shared.thresholds import divided_by_amount
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.currencies import CURRENCY
from generator.model.procedure import Step
from generator.model.ranges import Range
from generator.model.text import Text
from generator.model.walk import FieldPath
from generator.patterns import pattern_of
from generator.reads import once

_WayIn = tuple[Text | None, int]
"""The answer that leads to a step, if it takes one, and the step from which it does."""

_PARTS = pattern_of("[，,；;。]")
_EVERYWHERE = "*"
_ANYWHERE = ""


class Kind(Enum):
    """What says that somebody decides."""

    ROW = auto()
    STEP = auto()
    DUTY = auto()
    AUTHORITY = auto()


class Decided(NamedTuple):
    """Where somebody decides a matter, and the procedures it holds for (everywhere, if none is named)."""

    kind: Kind
    entry: Entry
    path: FieldPath
    by: str
    procedures: tuple[str, ...]

    @property
    def known_under(self) -> tuple[str, ...]:
        """The procedures under which others find it."""
        return (*self.procedures, _ANYWHERE) if self.procedures else (_EVERYWHERE,)

    def compared_with(self, telling: bool) -> tuple[str, ...]:
        """The procedures under which it finds what can be about the same cases; those it names where the matter tells too little."""
        if not telling:
            return self.procedures
        return (*self.procedures, _EVERYWHERE) if self.procedures else (_ANYWHERE, _EVERYWHERE)


class _Place(NamedTuple):
    """The same with what is decided, and the amounts for which, as they are written."""

    decided: Decided
    matter: Text
    limit: Text | None = None


class Said(NamedTuple):
    """A place as one language says it: what is decided, the words, and the amounts it holds for (all of them, if None).

    It is not `clear` where its limit is none that can be compared.
    """

    place: Decided
    about: DecidedMatter
    words: str
    amounts: Range | None
    clear: bool


DecidedMatters = tuple[tuple[Decided, tuple[tuple[str, Said], ...]], ...]


def decided_matters(handbook: Handbook) -> DecidedMatters:
    """Every such place that holds, procedures first, with what it says in each language; made once for all checks that ask."""
    return once(handbook.derived, "decided matters", lambda: tuple(
        _read(entry, row) for entry, rows in DECIDED_MATTERS.rows(handbook) for row in rows))


def _of_entry(entry: Procedure | Post, handbook: Handbook) -> list[Any]:
    if not is_current(entry, handbook):
        return []
    return [_row(place) for place in (_in_procedure(entry) if isinstance(entry, Procedure) else _in_post(entry))]


DECIDED_MATTERS = Gathered("decided matters", ("procedure", "post"), _of_entry)


def _row(place: _Place) -> list[Any]:
    """A place and what it says, as `_read` reads it."""
    decided = place.decided
    said = [[language, *found.about, found.words, _ends(found.amounts), found.clear] for language, found in _in_words(place)]
    return [decided.kind.name, decided.path, decided.by, decided.procedures, said]


def _ends(amounts: Range | None) -> list[Any] | None:
    if amounts is None:
        return None
    lower, upper = (None if end is None else str(end) for end in (amounts.lower, amounts.upper))
    return [lower, upper, amounts.lower_included, amounts.upper_included, amounts.unit, amounts.upper_unit]


def _read(entry: Entry, row: Any) -> tuple[Decided, tuple[tuple[str, Said], ...]]:
    kind, path, by, procedures, said = row
    place = Decided(Kind[kind], entry, tuple(path), by, tuple(procedures))
    return place, tuple((language, Said(place, DecidedMatter(key, telling), words, _amounts(ends), clear))
                        for language, key, telling, words, ends, clear in said)


def _amounts(ends: list[Any] | None) -> Range | None:
    if ends is None:
        return None
    lower, upper, *rest = ends
    return Range(None if lower is None else Decimal(lower), None if upper is None else Decimal(upper), *rest)


def _in_post(post: Post) -> Iterator[_Place]:
    for number, item in enumerate(post.authority):
        yield _Place(Decided(Kind.AUTHORITY, post, ("authority", number, "decide"), post.id, item.procedures), item.decide, item.limit)
    for number, duty in enumerate(post.duties):
        if any(map(decides, duty.do.by_language.values())):
            procedures = (duty.procedure,) if duty.procedure else ()
            yield _Place(Decided(Kind.DUTY, post, ("duties", number, "do"), post.id, procedures), duty.do)


def _in_procedure(procedure: Procedure) -> Iterator[_Place]:
    """Where several are named, another check says so."""
    for number, row in enumerate(procedure.delegation):
        if len(row.decide) == 1:
            yield _Place(Decided(Kind.ROW, procedure, ("delegation", number, "matter"), row.decide[0], (procedure.id,)), row.matter)
    ways_in = _ways_in(procedure)
    for number, step in enumerate(procedure.steps):
        if divided_by_amount(step) or _says_by_whom(step):  # HB220 compares what it says of money with the table
            continue
        by = step.approve or (step.by if any(map(decides, step.do.by_language.values())) else ())
        if len(by) == 1:
            decided = Decided(Kind.STEP, procedure, ("steps", number, "do"), by[0], (procedure.id,))
            yield _Place(decided, step.do, _led_there_by(number, ways_in))


def _says_by_whom(step: Step) -> bool:
    """Whether the control of a step says itself who decides up to what: 三日以內由科長批准，超過三日報副主任."""
    said = step.control.by_language.values() if step.control else ()
    return any(range_in(in_digits(part)) is not None for words in said if decides(words) for part in _PARTS.split(words))


def _led_there_by(index: int, ways_in: Mapping[int, Sequence[_WayIn]]) -> Text | None:
    """The amounts for which a decision leads to a step, at once or by way of others, where only one way leads there: `up to £50`."""
    passed: set[int] = set()
    while index not in passed and len(ways := ways_in.get(index, ())) == 1:
        passed.add(index)
        answer, index = ways[0]
        if answer and any(range_in(in_digits(words)) for words in answer.by_language.values()):
            return answer
    return None


def _ways_in(procedure: Procedure) -> dict[int, list[_WayIn]]:
    """Step → the answers that lead to it and the steps from which they do; both by number."""
    found: dict[int, list[_WayIn]] = {}
    for index in range(len(procedure.steps)):
        for answer, target in procedure.successors(index):
            if target is not None:
                found.setdefault(target, []).append((answer, index))
    return found


def _in_words(place: _Place) -> Iterator[tuple[str, Said]]:
    """What a place says in each language, as far as it says enough of what is decided."""
    for language, words in place.matter.by_language.items():
        if found := _said(place, words, language):
            yield language, found


def _said(place: _Place, words: str, language: str) -> Said | None:
    found, besides = _divided(words)
    limited = range_in(in_digits(place.limit.best(language)[1])) if place.limit else None
    about = decided_matter(besides, language)
    return Said(place.decided, about, words, found or limited, limited is not None or not place.limit) if about else None


def without_amounts(words: str) -> str:
    """The name of a matter without the amounts for which it is decided there."""
    return _divided(words)[1]


def _divided(words: str) -> tuple[Range | None, str]:
    """The amounts that a name gives, and the rest of it."""
    told = in_digits(words)
    found = placed_range(told)
    return (found[0], told[:found[1]] + " " + told[found[2]:]) if found else (None, told)


def unit_of(amounts: Range) -> str:
    """In what amounts are counted; two names of money are one unit."""
    return re.sub(rf"^{CURRENCY}|元$", "", amounts.unit or amounts.upper_unit or "").strip()
