"""The table of states and outputs: whether an entry in a state is in an output, and whether it is marked there.

Nothing tells anybody to do what is not in force: checklists, the delegation table, score sheets, the workbook and calendars hold only
entries in force, and so do the first page, the matrix of scopes and the description that somebody is given of a post. Facts and outputs ask
here and never whether an entry is in force. Where an entry is looked up, it is found whatever its state, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from generator.analysis.standing import State, state_of
from generator.handbook import Handbook
from generator.model import Entry
from generator.questions import question

E = TypeVar("E", bound=Entry)


class Output(Enum):
    PAGE = "page"
    NAVIGATION = "navigation"
    POST_PAGE = "post's page"
    TODAY = "today's checklist"
    CHECKLIST = "checklist PDF"
    FORM = "form"
    DELEGATION = "delegation table"
    SCORES = "score sheets"
    SEARCH = "search"
    WORKBOOK = "XLSX"
    CALENDAR = "ICS"
    DATA = "JSON"
    BOOK = "book"
    FIRST_PAGE = "first page"
    MATRIX = "matrix of scopes"
    DESCRIPTION = "description of a post"
    EXPLANATION = "explained in passing"


class Showing(Enum):
    PLAIN = "plain"
    MARKED = "marked"
    ABSENT = "absent"
    DATED = "dated"
    """Present from its first day in force to its last: a calendar looks ahead."""


_P, _M, _A, _D = Showing.PLAIN, Showing.MARKED, Showing.ABSENT, Showing.DATED
_COLUMNS = tuple(Output)
_ROWS: Mapping[State, tuple[Showing, ...]] = {
    #                        page  nav  post today list form del. score srch xlsx ics  json book first matrix descr. expl.
    State.IN_FORCE:          (_P,  _P,  _P,  _P,   _P,  _P,  _P,  _P,   _P,  _P,  _D,  _P,  _P,  _P,   _P,    _P,    _P),
    State.DRAFT:             (_M,  _M,  _M,  _A,   _A,  _M,  _A,  _A,   _M,  _A,  _A,  _M,  _M,  _A,   _A,    _A,    _A),
    State.NOT_YET_EFFECTIVE: (_M,  _M,  _M,  _A,   _A,  _M,  _A,  _A,   _M,  _A,  _D,  _M,  _M,  _A,   _A,    _A,    _A),
    State.SUSPENDED:         (_M,  _M,  _M,  _A,   _A,  _M,  _A,  _A,   _M,  _A,  _A,  _M,  _M,  _A,   _A,    _A,    _A),
    State.SUPERSEDED:        (_M,  _M,  _A,  _A,   _A,  _M,  _A,  _A,   _M,  _A,  _A,  _M,  _A,  _A,   _A,    _A,    _A),
    State.EXPIRED:           (_M,  _M,  _A,  _A,   _A,  _M,  _A,  _A,   _M,  _A,  _A,  _M,  _A,  _A,   _A,    _A,    _A),
    State.RETIRED:           (_M,  _M,  _A,  _A,   _A,  _M,  _A,  _A,   _M,  _A,  _A,  _M,  _A,  _A,   _A,    _A,    _A),
}  # fmt: skip
SHOWING: Mapping[State, Mapping[Output, Showing]] = {
    state: dict(zip(_COLUMNS, row, strict=True)) for state, row in _ROWS.items()}


_OF_STAFF = frozenset({Output.TODAY, Output.CHECKLIST, Output.SCORES, Output.CALENDAR, Output.DELEGATION})
"""Outputs to work with: readers outside the organisation hold no post and decide nothing in it, so an edition for them has none."""


def is_there(output: Output, handbook: Handbook) -> bool:
    """Whether the handbook, or this edition of it, has an output at all."""
    return not (handbook.for_outside and output in _OF_STAFF)


def showing(entry: Entry, handbook: Handbook, output: Output) -> Showing:
    """How an entry is shown in an output on the day of the handbook."""
    if not is_there(output, handbook):
        return Showing.ABSENT
    return SHOWING[state_of(entry, handbook)][output]


def is_shown(entry: Entry, handbook: Handbook, output: Output) -> bool:
    """Whether an entry is in an output, marked or not."""
    return showing(entry, handbook, output) is not Showing.ABSENT


def all_shown(kind: str, handbook: Handbook, output: Output) -> Iterator[Any]:
    """Every entry of a kind that is in an output, marked or not. Whoever asks has only read which these are."""
    return map(handbook.by_kind[kind].__getitem__, _shown_ids(handbook, f"{kind} {output.name}"))


@question
def _shown_ids(handbook: Handbook, about: str) -> tuple[str, ...]:
    """`about` is a kind and the name of an output."""
    kind, output = about.split()
    return tuple(entry.id for entry in shown(handbook.by_kind[kind].values(), handbook, Output[output]))


def shown(entries: Iterable[E], handbook: Handbook, output: Output) -> Iterator[E]:
    """The entries that are in an output, marked or not, in their order."""
    return (entry for entry in entries if is_shown(entry, handbook, output))
