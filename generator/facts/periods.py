"""When the periods come that an organisation names itself: their dates in words, wherever something hangs on one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.facts.words import HandbookWords, Words
from generator.handbook import Handbook
from generator.model.own_period import OwnPeriod, PeriodDates
from generator.model.text import Text
from generator.questions import question


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """A period and its `dates`, of which those that are over are left out. `named` are the days that each name stands for: all of it, or
    the first or last day alone."""

    title: Words
    dates: str
    named: tuple[tuple[Words, str], ...]


def periods(words: HandbookWords) -> tuple[PeriodFacts, ...]:
    """All periods of the calendar, in its order."""
    return tuple(PeriodFacts(words.said(own.title), period_dates(own, words), tuple(_named(own, words)))
                 for own in words.handbook.entry.calendar.periods)


def period_dates(own: OwnPeriod, words: HandbookWords) -> str:
    """`1 October 2026 to 30 April 2027`, each time that it comes and is not over."""
    days = ((words.date(each.begins), words.date(each.ends)) for each in _those(own, words))
    return _listed((words.text("{first} to {last}", first=first, last=last) for first, last in days), words)


def period_said(own: OwnPeriod, words: HandbookWords) -> str:
    """The period and its dates, beside what hangs on it."""
    return words.said(own.title).text + words.text(": ") + period_dates(own, words)


def _named(own: OwnPeriod, words: HandbookWords) -> Iterator[tuple[Words, str]]:
    coming = _those(own, words)
    first, last = (_listed(map(words.date, days), words) for days in ((each.begins for each in coming), (each.ends for each in coming)))
    called: tuple[tuple[tuple[Text, ...], str], ...] = (
        ((own.title, *own.aliases), period_dates(own, words)), (own.begin, first), (own.end, last))
    for names, days in called:
        yield from ((words.said(name), days) for name in names)


def _those(own: OwnPeriod, words: HandbookWords) -> list[PeriodDates]:
    """Those that are not over; of a period that does not come again, the last."""
    over = _over(words.handbook, " ".join(each.ends.isoformat() for each in own.dates))
    return [each for each in own.dates if each.ends.isoformat() not in over] or [own.dates[-1]]


def _listed(days: Iterable[str], words: HandbookWords) -> str:
    return words.text(", ").join(days)


@question
def _over(handbook: Handbook, days: str) -> tuple[str, ...]:
    """Which of some days are over. Asked, since it changes with the day, and a page does not."""
    return tuple(day for day in days.split() if handbook.day and day < handbook.day.isoformat())
