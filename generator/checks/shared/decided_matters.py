"""Who decides what, wherever a handbook says it: in delegation tables, in the authority of posts, in duties and in steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from generator.analysis.current import current
from generator.checks.shared.amount_ranges import in_digits, placed_range, range_in
from generator.checks.shared.same_matter import DecidedMatter, decided_matter, decides
from generator.handbook import Handbook
from generator.model import Entry, Procedure
from generator.model.amounts import CURRENCY
from generator.model.procedure import Step
from generator.model.ranges import Range
from generator.model.text import Text
from generator.model.walk import FieldPath
from generator.reads import once

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
    matter: Text
    by: str
    procedures: tuple[str, ...]
    limit: Text | None = None

    @property
    def known_under(self) -> tuple[str, ...]:
        """The procedures under which others find it."""
        return (*self.procedures, _ANYWHERE) if self.procedures else (_EVERYWHERE,)

    def compared_with(self, telling: bool) -> tuple[str, ...]:
        """The procedures under which it finds what can be about the same cases; those it names where the matter tells too little."""
        if not telling:
            return self.procedures
        return (*self.procedures, _EVERYWHERE) if self.procedures else (_ANYWHERE, _EVERYWHERE)


class Said(NamedTuple):
    """A place as one language says it: what is decided, the words, and the amounts it holds for (all of them, if None).

    It is not `clear` where its limit is none that can be compared.
    """

    place: Decided
    about: DecidedMatter
    words: str
    amounts: Range | None
    clear: bool


def decided_matters(handbook: Handbook) -> tuple[tuple[Decided, tuple[tuple[str, Said], ...]], ...]:
    """Every such place that holds, procedures first, with what it says in each language; made once for all checks that ask."""
    return once(handbook.derived, "decided matters", lambda: tuple((place, tuple(_in_words(place))) for place in _places(handbook)))


def _places(handbook: Handbook) -> Iterator[Decided]:
    for procedure in current(handbook.procedures, handbook):
        yield from _in_procedure(procedure)
    for post in current(handbook.posts, handbook):
        for number, item in enumerate(post.authority):
            yield Decided(Kind.AUTHORITY, post, ("authority", number, "decide"), item.decide, post.id, item.procedures, item.limit)
        for number, duty in enumerate(post.duties):
            if any(map(decides, duty.do.by_language.values())):
                yield Decided(Kind.DUTY, post, ("duties", number, "do"), duty.do, post.id, (duty.procedure,) if duty.procedure else ())


def _in_procedure(procedure: Procedure) -> Iterator[Decided]:
    """Where several are named, another check says so."""
    for number, row in enumerate(procedure.delegation):
        if len(row.decide) == 1:
            yield Decided(Kind.ROW, procedure, ("delegation", number, "matter"), row.matter, row.decide[0], (procedure.id,))
    for number, step in enumerate(procedure.steps):
        by = step.approve or (step.by if any(map(decides, step.do.by_language.values())) else ())
        if len(by) == 1:
            yield Decided(Kind.STEP, procedure, ("steps", number, "do"), step.do, by[0], (procedure.id,), _led_there_by(procedure, step))


def _led_there_by(procedure: Procedure, step: Step) -> Text | None:
    """The amounts for which a decision leads to a step, where the one way to it says some: `up to £50`."""
    ways = procedure.answers_leading_to.get(step.id or "", ())
    return ways[0] if len(ways) == 1 and any(range_in(in_digits(words)) for words in ways[0].by_language.values()) else None


def _in_words(place: Decided) -> Iterator[tuple[str, Said]]:
    """What a place says in each language, as far as it says enough of what is decided."""
    for language, words in place.matter.by_language.items():
        if found := _said(place, words, language):
            yield language, found


def _said(place: Decided, words: str, language: str) -> Said | None:
    told = in_digits(words)
    found = placed_range(told)
    besides = told[:found[1]] + " " + told[found[2]:] if found else told
    limited = range_in(in_digits(place.limit.best(language)[1])) if place.limit else None
    about = decided_matter(besides, language)
    return Said(place, about, words, found[0] if found else limited, limited is not None or not place.limit) if about else None


def unit_of(amounts: Range) -> str:
    """In what amounts are counted; two names of money are one unit."""
    return re.sub(rf"^{CURRENCY}|元$", "", amounts.unit or amounts.upper_unit or "").strip()
