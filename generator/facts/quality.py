"""What the page of coverage and quality counts. Pure: a handbook and a day in; numbers and what is behind them out."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from generator.analysis.current import current, is_current
from generator.analysis.lifecycle import next_review
from generator.analysis.owed_duties import duties_of
from generator.analysis.passages import texts
from generator.analysis.risks import is_uncontrolled, weighing
from generator.analysis.workload import recurring_minutes
from generator.calendar.lengths import working_day
from generator.calendar.working_days import WorkingDays
from generator.facts.words import says_something
from generator.handbook import Handbook
from generator.i18n.conversion import SIMPLIFIED, TRADITIONAL
from generator.model import Entry, Post, Procedure, Risk
from generator.model.common import Status
from generator.model.procedure import Step
from generator.reads import Declare, as_declared, in_groups

QUARTERS = 5
"""This quarter and the four after it: a review a year from today is among them."""


@dataclass(slots=True)
class Share:
    """So many of so many."""

    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; 100 of nothing."""
        return self.done * 100 // self.total if self.total else 100

    def add(self, done: bool) -> None:
        self.total += 1
        self.done += done


# --- Steps -------------------------------------------------------------------------------------------------------

ASPECTS: Mapping[str, Callable[[Step], bool]] = {
    "within": lambda step: step.within is not None,
    "by": lambda step: bool(step.by),
    "record": lambda step: step.record is not None,
    "control": lambda step: step.control is not None,
}
"""What is counted of a step → whether it has it."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A procedure that lacks something: how many steps it has; aspect → numbers of the steps, from 0, without it."""

    procedure: Procedure
    steps: int
    missing: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of one entry at a time, so that an edit of one leaves what is counted of others as it was."""

    handbook: Handbook
    entries: Mapping[str, Any]
    """By kind and id what `_counted` gives."""
    loads: Mapping[str, Any]
    """By the id of a post what `_load` gives."""

    def of(self, entry: Entry) -> Any:
        return self.entries["/".join(entry.key)]


def counted(handbook: Handbook, year: int, declare: Declare = as_declared) -> Callable[[], Counted]:
    """Gives what counts."""
    entries = {"/".join(entry.key): entry for entry in handbook.all_entries}
    counts = in_groups(declare, "quality", entries, lambda name: _counted(entries[name], handbook))
    loads = in_groups(declare, "loads", handbook.posts, lambda name: _load(handbook.posts[name], handbook, year))
    return lambda: Counted(handbook, counts(), loads())


def _counted(entry: Entry, handbook: Handbook) -> dict[str, Any]:
    """Of its texts how many there are, and by language how many are converted and how many missing; when it is to be reviewed next; of the
    steps of a procedure how many there are, too, and which lack what.
    """
    due = next_review(entry, handbook)
    return {"texts": _unwritten(entry, handbook.languages), "review": due and due.isoformat()} | (
        _steps_counted(entry) if isinstance(entry, Procedure) else {})


def _steps_counted(procedure: Procedure) -> dict[str, Any]:
    missing = {name: [number for number, step in enumerate(procedure.steps) if not has(step)] for name, has in ASPECTS.items()}
    return {"steps": len(procedure.steps), "missing": missing}


def quantified(counted: Counted) -> tuple[dict[str, Share], list[Unsettled]]:
    """For each aspect how many steps have it, and the procedures where some have not, those that lack most first."""
    shares = {name: Share() for name in ASPECTS}
    unsettled: list[Unsettled] = []
    for procedure in current(counted.handbook.procedures, counted.handbook):
        steps, missing = (counted.of(procedure)[name] for name in ("steps", "missing"))
        for name, share in shares.items():
            share.total += steps
            share.done += steps - len(missing[name])
        if any(missing.values()):
            unsettled.append(Unsettled(procedure, steps, missing))
    return shares, sorted(unsettled, key=lambda u: -sum(map(len, u.missing.values())))


# --- Work --------------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Load:
    """The recurring work of each holder of a post in a year, in hours. `unmeasured` duties that come round state no effort."""

    post: Post
    needed: int
    available: int
    unmeasured: int

    @property
    def over(self) -> int:
        return max(0, self.needed - self.available)


def loads(counted: Counted, year: int) -> list[Load]:
    """The load of every post in the order of the handbook."""
    handbook, found = counted.handbook, counted.loads
    calendar = handbook.entry.calendar
    days = len(WorkingDays(calendar).working_days(year))
    available = int(working_day(calendar) * days / 60)
    return [Load(post, found[post.id]["hours"], available, found[post.id]["unmeasured"]) for post in current(handbook.posts, handbook)]


def _load(post: Post, handbook: Handbook, year: int) -> dict[str, int]:
    return {"hours": _hours(recurring_minutes(post, handbook, year) / post.headcount), "unmeasured": _unmeasured(post, handbook)}


def _hours(minutes: Fraction) -> int:
    """Rounded up: work that takes half an hour is not nothing."""
    return -int(-minutes // 60)


def _unmeasured(post: Post, handbook: Handbook) -> int:
    return sum(duty.effort is None and duty.when.period != "event" for duty in duties_of(post, handbook))


# --- Reviews -----------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A review of an entry on a day, and who sees to it: post and unit, as far as the entry or its owner names them."""

    day: datetime.date
    entry: Entry
    post: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews that are due: before today, and quarter by quarter from this one on; and entries that need none."""

    overdue: list[ReviewDue]
    quarters: dict[datetime.date, list[ReviewDue]]
    """First day of the quarter → reviews, in the order of their days; only quarters in which something is due."""
    unplanned: list[Entry]

    def until(self, last: datetime.date) -> list[ReviewDue]:
        """What is overdue, or due up to a day."""
        return [*self.overdue, *(due for found in self.quarters.values() for due in found if due.day <= last)]


def reviews(counted: Counted, today: datetime.date) -> Reviews:
    """Of entries that are or will be followed."""
    handbook = counted.handbook
    overdue: list[ReviewDue] = []
    coming: list[ReviewDue] = []
    unplanned: list[Entry] = []
    last = quarter(today, QUARTERS) - datetime.timedelta(1)
    for entry in handbook.all_entries:
        if entry.status is not Status.IN_FORCE or not is_current(entry, handbook):
            continue
        review = counted.of(entry)["review"]
        if review is None:
            unplanned.append(entry)
        elif (day := datetime.date.fromisoformat(review)) <= last:
            (overdue if day < today else coming).append(ReviewDue(day, entry, *seen_to_by(entry, handbook)))
    quarters: dict[datetime.date, list[ReviewDue]] = {}
    for due in sorted(coming, key=lambda due: due.day):
        quarters.setdefault(quarter(due.day), []).append(due)
    return Reviews(sorted(overdue, key=lambda due: due.day), quarters, unplanned)


def quarter(day: datetime.date, later: int = 0) -> datetime.date:
    """The first day of the quarter of a day, or of so many quarters later."""
    number = day.year * 4 + (day.month - 1) // 3 + later
    return datetime.date(number // 4, number % 4 * 3 + 1, 1)


def seen_to_by(entry: Entry, handbook: Handbook) -> tuple[str | None, str | None]:
    """(post, unit) that see to an entry: its owner or, of a post, the post itself; and the unit named, else that of the post."""
    post = entry.id if entry.kind == "post" else entry.owner
    holder = handbook.posts.get(post) if post else None
    return post, getattr(entry, "unit", None) or (holder.unit if holder else None)


# --- Control points ----------------------------------------------------------------------------------------------

def uncontrolled(counted: Counted) -> list[Procedure]:
    """Procedures of which no step has a control point."""
    found = ((procedure, counted.of(procedure)) for procedure in current(counted.handbook.procedures, counted.handbook))
    return [procedure for procedure, counts in found if len(counts["missing"]["control"]) == counts["steps"]]


def uncontrolled_risks(handbook: Handbook) -> list[Risk]:
    """Risks above what is tolerated that no control point answers."""
    scale = weighing(handbook)
    return [risk for risk in current(handbook.risks, handbook) if is_uncontrolled(risk, scale)]


# --- Languages ---------------------------------------------------------------------------------------------------

@dataclass(slots=True)
class Spoken:
    """How many texts of the handbook there are in a language, and the entries with texts that nobody wrote in it.

    `converted` texts are made by the program from the other Chinese script; `missing` ones are shown in another language.
    """

    language: str
    share: Share = field(default_factory=Share)
    converted: list[tuple[Entry, int]] = field(default_factory=list)
    missing: list[tuple[Entry, int]] = field(default_factory=list)

    @property
    def by_program(self) -> int:
        return sum(number for _, number in self.converted)


def spoken(counted: Counted) -> list[Spoken]:
    """One row for each language of the handbook; the entries with most such texts first."""
    found = [Spoken(language) for language in counted.handbook.languages]
    for entry in counted.handbook.all_entries:
        total, converted, missing = counted.of(entry)["texts"]
        for row in found:
            row.share.total += total
            row.share.done += total - missing.get(row.language, 0)
            for number, places in ((converted.get(row.language, 0), row.converted), (missing.get(row.language, 0), row.missing)):
                if number:
                    places.append((entry, number))
    for row in found:
        for places in (row.converted, row.missing):
            places.sort(key=lambda pair: -pair[1])
    return found


def _unwritten(entry: Entry, languages: Sequence[str]) -> tuple[int, Counter[str], Counter[str]]:
    """How many texts an entry has; then by language how many of them are converted, and how many are missing.

    A text written without a language is in the main one; figures alone are of no language.
    """
    converted: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    total = 0
    both_scripts = {TRADITIONAL, SIMPLIFIED} <= set(languages)
    for path, _, text in texts(entry):
        if not says_something(str(text)):
            continue
        total += 1
        given = text.by_language
        if len(given) < len(languages):
            missing.update(language for language in languages if language not in given)
        if both_scripts:
            written = entry.source.value_at(path)
            by_hand = written.keys() if isinstance(written, Mapping) else {languages[0]}
            converted.update(language for language in given if language not in by_hand)
    return total, converted, missing
