"""How often something is due, in words of a language, as `Frequency.parse` reads them again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.i18n.catalogue import Catalogue, catalogue
from generator.i18n.formatting import chinese_numeral, duration, listed, month_day, month_name
from generator.model.frequency import Frequency, Yield, ordinal
from generator.model.frequency_exceptions import LONG_WEEKEND
from generator.model.named_day import DAY, LAST, MONTH, MONTHS, PERIOD, TEN_DAYS, WEEK, WORKING_DAY, NamedDay, spans
from generator.model.own_period import OwnPeriod
from generator.model.period_edge import Edge
from generator.model.time_of_day import MIDNIGHT, Hours

_EVERY = {
    "shift": ("every shift", "{times} times a shift", "every {interval} shifts"),
    "day": ("every day", "{times} times a day", "every {interval} days"),
    "working day": ("every working day", "{times} times a working day", "every {interval} working days"),
    "day off": ("every day off", "{times} times a day off", "every {interval} days off"),
    "week": ("every week", "{times} times a week", "every {interval} weeks"),
    "ten days": ("every ten-day period", "{times} times a ten-day period", "every {interval} ten-day periods"),
    "month": ("every month", "{times} times a month", "every {interval} months"),
    "quarter": ("every quarter", "{times} times a quarter", "every {interval} quarters"),
    "half-year": ("every half-year", "{times} times a half-year", "every {interval} half-years"),
    "year": ("every year", "{times} times a year", "every {interval} years"),
    PERIOD: ("every {period}", "{times} times a {period}", "every {period}"),
    "event": ("on an event", "on an event", "on an event"),
}
_EVES = {1: "on the last working day before every public holiday",
         LONG_WEEKEND: "on the last working day before every long weekend of three days or more"}
_NAMED = {
    "week": ("on {days} of every week", "by {days} of every week"),
    "ten days": ("on {days} of every ten-day period", "by {days} of every ten-day period"),
    "month": ("on {days} of every month", "by {days} of every month"),
    "quarter": ("on {days} of every quarter", "by {days} of every quarter"),
    "half-year": ("on {days} of every half-year", "by {days} of every half-year"),
    "year": ("every year on {days}", "by {days} every year"),
    PERIOD: ("on {days} of every {period}", "by {days} of every {period}"),
}
_IN = {
    "month": "in {days} of every month", "quarter": "in {days} of every quarter", "half-year": "in {days} of every half-year",
    "year": "every year in {days}", PERIOD: "in {days} of every {period}",
}
_EDGES = {
    (False, True): "{time} before every {period} begins", (False, False): "within {time} after every {period} begins",
    (True, True): "{time} before every {period} ends", (True, False): "within {time} after every {period} ends",
}
"""Whether it is the end of the period, and whether before it."""
_TEN_DAYS = ("the first ten days", "the second ten days", "the last ten days")
_OFF = {
    Yield.BEFORE: "or earlier if that is a day off",
    Yield.AFTER: "or later if that is a day off",
    Yield.STAY: "days off included",
    Yield.SKIP: "not on days off",
}
_WITHIN_MONTH = "or later in that month, else earlier, if that is a day off"
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_ALREADY_A_TIME = ("時", "时", "後", "后", "前", "間", "间", "者", "的")


@lru_cache(maxsize=4096)
def frequency(value: Frequency, language: str) -> str:
    """`every Friday at 16:00`, `每週五 16:00`; an event in its own words."""
    spoken = catalogue(language)
    if value.event is not None:
        event = in_that_case(value.event.best(language)[1], language)
        return spoken.text("{frequency}, {each}", frequency=event, each=_each(value, spoken)) if value.each else event
    words = _during(value, _timed(value, spoken), spoken)
    if value.least:
        words = spoken.text("at least {times}" if value.times > 1 else "at least once {every}", times=words, every=words)
    return _but(value, _with_off(value, words, spoken), spoken)


def _with_off(value: Frequency, words: str, spoken: Catalogue) -> str:
    return spoken.text("{frequency}, {off}", frequency=words, off=_off(value, value.off, spoken)) if value.off else words


def _but(value: Frequency, words: str, spoken: Catalogue) -> str:
    """With what is left out."""
    if value.without:
        months = listed([month_name(month, spoken.language) for month in value.without], spoken.language)
        words = _apart_from(words, spoken.text("except in {months}", months=months), spoken)
    if value.own and value.outside:
        words = _apart_from(words, spoken.text("except during the {period}", period=_period(value.own, spoken)), spoken)
    return words


def _apart_from(words: str, left_out: str, spoken: Catalogue) -> str:
    return spoken.text("{frequency}, {left_out}", frequency=words, left_out=left_out) if words else left_out


@lru_cache(maxsize=4096)
def day_of_period(value: Frequency, language: str) -> str:
    """The part of a frequency that its period leaves open: `Friday 16:00`, `the 25th`, `by 31 March`, `08:30`; empty if nothing is."""
    spoken = catalogue(language)
    if value.least:
        return frequency(value, language)
    words = [_days(value, spoken), _each(value, spoken) if value.each else "", _times_of_day(value.at, spoken)]
    said = " ".join(filter(None, words)) or (
        frequency(Frequency(value.period, times=value.times, own=value.own), language) if value.times > 1 else "")
    said = _edge(value.edge, value, spoken) if value.edge else _by(value, said, spoken) if value.by else said
    return _but(value, _with_off(value, _during(value, said, spoken), spoken), spoken)


def _by(value: Frequency, said: str, spoken: Catalogue) -> str:
    if value.until_close and value.period == "shift":
        return spoken.text("before it ends")
    return spoken.text("by close of business") if value.until_close else spoken.text("by {day}", day=said)


def besides(value: Frequency, language: str) -> str:
    """What is said of it besides: how often while an event lasts, which weeks count, or where its day goes on a day off."""
    if any(day.sort == WEEK for day in value.days):
        return catalogue(language).text("its first week is that in which it begins" if value.period == PERIOD else
                                        "only weeks that lie in it from Monday to Friday count")
    return rhythm(value, language) if value.event is not None else on_a_day_off(value, language)


def rhythm(value: Frequency, language: str) -> str:
    """Of what an event sets off: every so many minutes while it lasts; empty where it is done once."""
    return _each(value, catalogue(language)) if value.event is not None and value.each else ""


def on_a_day_off(value: Frequency, language: str) -> str:
    """Where the due day goes by the wording alone, as the handbook reads it; empty where the author says it or there is no such day."""
    named = any(day.sort != WORKING_DAY and not day.is_span for day in value.days) or value.period == "day"
    named = named or (value.edge is not None and not value.edge.time.works)
    return "" if value.off or not named else _off(value, value.yields, catalogue(language))


def _off(value: Frequency, yields: Yield, spoken: Catalogue) -> str:
    """Where the due day goes. What comes every month or less often stays in its month (see `calendar.occurrences`)."""
    stays = yields is Yield.AFTER and value.period in MONTHS and any(day.late_in_month and not day.is_span for day in value.days)
    return spoken.text(_WITHIN_MONTH if stays else _OFF[yields])


def hours(value: Hours, language: str) -> str:
    """`08:00`, `08:00–16:00`, `17:00–07:10 next day`."""
    return _hours(value, catalogue(language))


def in_that_case(words: str, language: str) -> str:
    """When something happens, or in which case: 收到時, 收文後; what says so by itself stands alone."""
    spoken = catalogue(language)
    if spoken.language != "en" and words.endswith(_ALREADY_A_TIME):
        return words
    return spoken.text("when: {event}", event=words)


def where(words: str, language: str) -> str:
    """Of which cases something holds, behind it: `, where the case is complex`; in Chinese 案情複雜時, as `in_that_case` says it."""
    spoken = catalogue(language)
    plain = words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2].isspace() else words
    return spoken.text(", where {case}", case=plain if spoken.language == "en" else in_that_case(words, language))


# --- Periods of the organisation's own ------------------------------------------------------------------------------

def _during(value: Frequency, words: str, spoken: Catalogue) -> str:
    """With the period during which alone it is done."""
    if value.own is None or value.outside or value.period == PERIOD:
        return words
    period = _period(value.own, spoken)
    return spoken.text("{frequency} during the {period}", frequency=words, period=period) if words else spoken.text(
        "during the {period}", period=period)


def _edge(edge: Edge, value: Frequency, spoken: Catalogue) -> str:
    time, period = duration(edge.time, spoken.language), value.own and _period(value.own, spoken)
    return spoken.text(_EDGES[edge.last, edge.before], time=time, period=period)


def _period(own: OwnPeriod, spoken: Catalogue) -> str:
    return own.title.best(spoken.language)[1]


# --- Times of day --------------------------------------------------------------------------------------------------

def _timed(value: Frequency, spoken: Catalogue) -> str:
    at = _times_of_day(value.at, spoken)
    if value.by and at:
        return spoken.text("by {time} {frequency}", frequency=_within_day(value, spoken, by=False), time=at)
    words = _within_day(value, spoken, by=value.by)
    if value.until_close:
        return spoken.text("{frequency} before it ends" if value.period == "shift" else "{frequency} by close of business", frequency=words)
    if not at:
        return words
    return spoken.text("{frequency}, {time}" if any(found.end for found in value.at) else "{frequency} at {time}", frequency=words, time=at)


def _within_day(value: Frequency, spoken: Catalogue, by: bool) -> str:
    if not value.each:
        return _on_days(value, spoken, by)
    each = _each(value, spoken)
    return each if value.period == "day" and value.interval == 1 else spoken.text(
        "{frequency}, {each}", frequency=_on_days(value, spoken, by), each=each)


def _each(value: Frequency, spoken: Catalogue) -> str:
    hours, minutes = divmod(value.each, 60)
    if minutes:
        return spoken.text("every {minutes} minutes", minutes=value.each)
    return spoken.text("every {hours} hours", hours=hours) if hours > 1 else spoken.text("every hour")


def _times_of_day(at: Sequence[Hours], spoken: Catalogue) -> str:
    return listed([_hours(found, spoken) for found in at], spoken.language)


def _hours(value: Hours, spoken: Catalogue) -> str:
    if value.end is None:
        return str(value.start)
    end = "24:00" if value.end == MIDNIGHT else str(value.end)
    return spoken.text("{start}–{end} next day" if value.overnight else "{start}–{end}", start=value.start, end=end)


# --- Days ----------------------------------------------------------------------------------------------------------

def _on_days(value: Frequency, spoken: Catalogue, by: bool) -> str:
    if value.edge:
        return _edge(value.edge, value, spoken)
    if value.eve:
        return spoken.text(_EVES[value.eve])
    once, times, interval = _EVERY[value.period]
    own = {"period": _period(value.own, spoken)} if value.own and value.period == PERIOD else {}
    if value.times > 1:
        return spoken.text(times, times=value.times, **own)
    every = spoken.text(interval, interval=value.interval, **own) if value.interval > 1 else spoken.text(once, **own)
    if not value.days:
        return every
    days = _days(value, spoken)
    if value.days[0].is_span:
        return spoken.text("{every} in {days}" if value.interval > 1 else _IN[value.period], every=every, days=days, **own)
    if value.interval > 1:
        return spoken.text("{every} by {days}" if by else "{every} on {days}", every=every, days=days)
    if value.period == "week" and all(day.weekday is not None for day in value.days):
        return spoken.text("by {weekday} every week" if by else "every {weekday}", weekday=days)
    return spoken.text(_NAMED[value.period][by], days=days, **own)


def _days(value: Frequency, spoken: Catalogue) -> str:
    mixed = len({day.sort for day in value.days}) > 1
    return listed([_span(span, value.period, mixed, spoken) for span in spans(value.days, value.period)], spoken.language)


def _span(span: tuple[NamedDay, NamedDay], period: str, mixed: bool, spoken: Catalogue) -> str:
    first, last = (_day(day, period, mixed, spoken) for day in span)
    return first if span[0] == span[1] else spoken.text("{first} to {last}", first=first, last=last)


def _day(day: NamedDay, period: str, mixed: bool, spoken: Catalogue) -> str:
    if day.weekday is not None and period == "week":
        return spoken.text(day.sort)
    if period == "year" and day.month and day.sort == DAY and day.nth > 0:
        return month_day(day.month, day.nth, spoken.language)
    if day.sort == MONTH:
        return month_name(day.month, spoken.language) if period == "year" else spoken.text("the {nth} month", nth=_nth(day.month, spoken))
    words = _counted(day, mixed or period == "ten days", spoken)
    if not day.month:
        return words
    if period == "year":
        return spoken.text("{day} of {month}", day=words, month=month_name(day.month, spoken.language))
    return spoken.text("{day} of the {month} month", day=words, month=_nth(day.month, spoken))


def _counted(day: NamedDay, counted: bool, spoken: Catalogue) -> str:
    """`counted` says that "the 5th" might be taken otherwise, as beside a working day: `the 5th day and the last working day`."""
    if day.sort == TEN_DAYS:
        return spoken.text(_TEN_DAYS[day.nth - 1])
    if day.sort == WEEK:
        return spoken.text("the last week") if day.nth == LAST else spoken.text("the {nth} week", nth=_nth(day.nth, spoken))
    if day.nth < LAST:
        nth = _nth(-day.nth, spoken)
        return spoken.text("the {nth}-to-last day", nth=nth) if day.sort == DAY else spoken.text(
            "the {nth}-to-last {sort}", nth=nth, sort=spoken.text(day.sort))
    if day.sort == DAY:
        number = ordinal(day.nth) if spoken.language == "en" else day.nth
        return spoken.text("the last day") if day.nth == LAST else spoken.text("the {day} day" if counted else "the {day}", day=number)
    if day.nth == LAST:
        return spoken.text("the last {sort}", sort=spoken.text(day.sort))
    return spoken.text("the {nth} {sort}", nth=_nth(day.nth, spoken), sort=spoken.text(day.sort))


def _nth(number: int, spoken: Catalogue) -> str:
    if spoken.language != "en":
        return chinese_numeral(number)
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else ordinal(number)
