"""Calendars and frequencies for the tests of dates: every form of a frequency that an author can write, and any other."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from generator.model.duration import Duration
from generator.model.frequency import EVES, Frequency, Yield
from generator.model.frequency_days import WITHIN_DAY
from generator.model.handbook import Calendar
from generator.model.named_day import LAST, PERIOD, WEEKDAYS, NamedDay
from generator.model.own_period import OwnPeriod
from generator.model.period_edge import Edge
from generator.model.time_of_day import Hours, TimeOfDay

_OWN = tuple(datetime.date(year, month, day) for year in range(2024, 2031) for month, days in ((3, (2, 3, 4, 5, 6)), (8, tuple(range(1, 32))), (12, (24, 31)))
             for day in days)
CALENDARS = {
    "Taiwan": Calendar(country="TW"),
    "mainland China, with make-up days": Calendar(country="CN"),
    "Hong Kong": Calendar(country="HK"),
    "no holidays": Calendar(country="XX"),
    "own holidays": Calendar(country="XX", holidays=_OWN, workdays=(datetime.date(2026, 3, 7), datetime.date(2027, 1, 2))),
    "weekend on Friday and Saturday": Calendar(country="SA", weekend=("Friday", "Saturday")),
}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LENGTHS_OF_TIME = st.builds(Duration.of, st.integers(1, 40), st.sampled_from(["day", "week", "month", "working day"]))
_MONTHS_LONG = {"quarter": 3, "half-year": 6, "year": 12}
_TIMED = ("shift", "day", "working day", "day off", "week", "ten days", "month", "quarter", "half-year", "year", PERIOD)

def _period(name: str, hant: str, hans: str, dates: Sequence[tuple[str, str]], **names: str) -> OwnPeriod:
    return OwnPeriod.model_validate({
        "id": name, "title": {"zh-Hant": hant, "zh-Hans": hans, "en": name.replace("-", " ")}, **names,
        "dates": [{"begins": first, "ends": last} for first, last in dates]}, context={"languages": ("zh-Hant", "zh-Hans", "en")})


OWN_PERIODS = (
    _period("term", "學期", "学期", [(f"{year}-{first}", f"{year + later}-{last}") for year in range(2023, 2032)
                                 for first, last, later in (("09-01", "01-31", 1), ("02-15", "06-30", 0))], begin="開學"),
    _period("fiscal-year", "會計年度", "会计年度", [(f"{year}-01-01", f"{year}-12-31") for year in range(2024, 2031)]),
    _period("campaign", "宣導週", "宣导周", [("2026-03-02", "2026-03-08"), ("2026-10-05", "2026-10-11"), ("2028-02-29", "2028-03-06")]),
    _period("flood", "汛期", "汛期", [(f"{year}-05-01", f"{year}-09-30") for year in range(2023, 2032)], begin="入汛"),
)
"""Terms with holidays between them, years that follow on each other, a week now and then, and a season."""


def parse(words: str) -> Frequency:
    """As in a handbook that has these periods."""
    return Frequency.parse(words, OWN_PERIODS)


EVERY_FORM: tuple[Frequency, ...] = tuple(dict.fromkeys(map(parse, (
    *(f"every {interval} {period}s" for period, most in (("day", 7), ("working day", 7), ("week", 5), ("month", 7), ("year", 3))
      for interval in range(2, most + 1)),
    "daily", "every working day", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "every ten-day period", "every day off",
    "every 30 days", "every 23 working days", "every 26 weeks", "every 18 months", "every 2 quarters", "every 3 half-years",
    *(f"{times} times a {period}" for period in ("day", "working day", "week", "month", "quarter", "year") for times in (2, 3)),
    *(f"weekly on {name}" for name in WEEKDAYS),
    *(f"monthly on the {number}th" for number in range(1, 32)), "monthly on the last day",
    *(f"yearly on {date}" for date in ("01-01", "01-31", "02-28", "02-29", "03-31", "05-01", "08-15", "10-01", "12-31")),
    *(f"monthly by the {number}th" for number in (1, 15, 25, 28, 29, 30, 31)), "monthly by the last day",
    *(f"yearly by {date}" for date in ("01-01", "02-28", "02-29", "03-31", "05-03", "10-01", "12-31")),
    "weekly by Monday", "weekly by Sunday", "monthly by the 25th at 17:00",
    "daily at 08:00", "daily at 23:30", "every working day at 16:30", "weekly on Friday at 14:00",
    "monthly on the 30th at 00:00", "monthly on the last day at 09:00", "yearly on 02-29 at 10:00", "every 5 months at 12:00",
    # What names several days, or a day that is counted otherwise.
    "weekly on Monday and Thursday", "weekly on Monday to Friday at 09:00", "every 2 weeks on Tuesday and Friday", "weekly on Saturday and Sunday",
    "every 3 weeks on Friday", "weekly on the last working day", "weekly on the first and last working day",
    "monthly on the 5th and 20th", "monthly by the 10th and 31st", "every 2 months on the 5th", "every 4 months by the 30th",
    "monthly on the first Monday", "monthly on the second and fourth Wednesday at 14:00", "monthly on the last Friday", "monthly on the 2nd-to-last working day", "monthly by the 2nd-to-last Friday", "quarterly on the 3rd-to-last day of the 2nd month", "monthly by the third Thursday",
    "monthly on the first working day", "monthly on the 10th working day", "monthly on the 15th working day", "monthly on the last working day",
    "monthly by the last working day at 17:00", "every 2 months on the last working day", "monthly on the 1st day and the last working day",
    "quarterly on the 5th of the first month", "quarterly by the 10th of the last month", "quarterly on the last working day", "quarterly on the last day",
    "quarterly on the 31st of the 2nd month", "quarterly on the first Monday", "quarterly on the last Friday of the 2nd month",
    "quarterly on the 5th of the first month and the 20th of the third month", "half-yearly on the 15th of the 6th month", "half-yearly by the last day",
    "half-yearly on the last working day of the third month", "yearly on 03-31 and 09-30", "yearly on the first Monday of March and September",
    "yearly on the last working day", "yearly on the first working day", "yearly by the last day of February", "yearly on the last Friday of November",
    "every 2 years on 06-30", "every ten-day period on the 5th", "every ten-day period on the 10th", "every ten-day period on the last day",
    "every ten-day period by the last working day", "every ten-day period on the 2nd working day",
    "yearly in June and December", "quarterly in the 3rd month", "every 2 years in February", "monthly in the 1st ten-day period",
    "monthly in the 2nd and the 3rd ten-day period", "yearly in the 3rd ten-day period of February and June", "at least 2 times a year", "at least every 3 months",
    "yearly in the 1st week of June", "monthly in the 2nd week", "quarterly in the last week", "half-yearly in the 4th week of the 2nd month",
    "monthly in the 1st and the 3rd week, except in February", "yearly in the last week of February", "every 2 months in the 4th week",
    # Where a day goes that is a day off.
    "monthly on the 25th, days off included", "monthly on the 25th, or earlier", "monthly by the 25th, or later", "weekly on Saturday, days off included",
    "yearly on 10-10, or earlier", "daily, or later", "every 3 days, or earlier", "quarterly, days off included",
    # What is left out.
    "monthly on the third Wednesday, except in July and August", "daily at 08:00, except in February", "every 2 weeks on Friday, except in December and January",
    "every working day, except in August", "every day off, except in May", "monthly by the last day, except in June", "every 3 months, except in April",
    "quarterly on the last Friday, except in September", "yearly on 03-31 and 09-30, except in March", "every ten-day period on the 5th, except in July",
    "weekly on Wednesday, except on days off", "daily at 09:00, except on days off", "yearly on 10-10, except on days off", "every 3 days, except on days off",
    "weekly on Monday except during term", "monthly on the 1st except during term, except in March", "2 weeks before each term begins, except in August",
    "the last working day before each public holiday", "the last working day before each public holiday by 12:00",
    "the last working day before each public holiday, except in October",
    # Periods of the organisation's own.
    "each term", "2 times a fiscal-year", "at least each campaign", "2 weeks before each term begins", "within 10 days after each term begins",
    "10 working days before each term ends", "within 1 month after each fiscal-year ends", "3 working days before each campaign begins",
    "2 weeks before each term begins, or later", "within 3 days after each campaign begins, days off included",
    "every term on the 1st working day", "every term on the last Friday", "every term on the 1st and the 10th day", "every fiscal-year by the last working day",
    "every campaign on the last day at 17:00", "daily at 08:00 during campaign", "every working day during term", "weekly on Monday and Thursday during term",
    "weekly by Friday during term", "monthly on the 5th and 20th during term", "every 2 weeks on Friday during term", "every day off during campaign",
    # Times of the day.
    "daily at 07:30 and 16:30", "daily at 17:00-07:10", "daily at 08:00-08:00", "daily at 22:00-00:00", "every working day at 09:00-12:00 and 13:30-17:30",
    "every day off at 08:00-17:00", "weekly on Monday and Thursday at 10:00 and 15:00", "monthly on the last working day at 09:00-11:30",
    "every working day by 10:00", "every 30 minutes", "every 2 hours", "every working day every 30 minutes at 08:00-17:00", "every 50 minutes at 22:00-06:00",
))))
"""A few of each form, and all where there are few."""


def _has(period: str, day: NamedDay) -> bool:
    try:
        day.check(period)
    except ValueError:
        return False
    return True


_SPANS = ("whole month", "ten-day period", "week")


def _days_of(period: str, months: Sequence[int], sorts: Sequence[str] = ("day", "working day", *WEEKDAYS)) -> list[NamedDay]:
    return [day for day in (NamedDay(nth, sort, month) for month in months for sort in sorts for nth in (-3, -2, LAST, *range(1, 32)))
            if _has(period, day) and (period != "week" or (day.sort != "day" and (day.nth == 1 or day.sort == "working day")))]


def _lists(period: str) -> st.SearchStrategy[tuple[NamedDay, ...]]:
    """Some of the days that a period has; those of a quarter are all counted in its months, or none is."""
    kinds = [_days_of(period, [0])] + [_days_of(period, range(1, months + 1)) for name, months in _MONTHS_LONG.items() if name == period]
    kinds += [found for sort in _SPANS for months in (range(1), range(1, _MONTHS_LONG.get(period, 0) + 1))
              if (found := _days_of(period, months, (sort,)))]
    return st.one_of(*(st.sets(st.sampled_from(days), min_size=1, max_size=4) for days in kinds)).map(
        lambda found: tuple(sorted(found, key=lambda day: (day.rank, day.sort))))


LISTS = {period: st.just(()) if period in WITHIN_DAY else st.just(()) | _lists(period) for period in _TIMED}
PERIODS, INTERVAL, OFF = st.sampled_from(_TIMED), st.just(1) | st.integers(1, 40) | st.integers(1, 1000), st.none() | st.sampled_from(Yield)
COUNT, EACH = st.integers(1, 1000), st.sampled_from([0, 10, 30, 45, 60, 90, 240])
TIMES = st.integers(0, 24 * 60 - 1).map(TimeOfDay)
HOURS = st.builds(Hours, TIMES) | st.builds(Hours, TIMES, TIMES)
SEVERAL = st.just(()) | st.sets(HOURS, max_size=3).map(lambda found: tuple(sorted(found, key=lambda hours: (hours.start, hours.minutes))))


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    """Any frequency that comes round by the calendar, with or without days, times of day, and where it goes on a day off."""
    period = draw(PERIODS)
    days, at = draw(LISTS[period]), draw(SEVERAL)
    interval = draw(INTERVAL) if period not in ("day off", "shift", "ten days", PERIOD) else 1
    if period == PERIOD and not days and not at and draw(st.booleans()):
        edge = draw(st.builds(Edge, st.booleans(), st.booleans(), _LENGTHS_OF_TIME))
        return Frequency(PERIOD, by=True, own=draw(st.sampled_from(OWN_PERIODS)), edge=edge)
    times = draw(COUNT) if interval == 1 and not days and len(at) < 2 else 1
    by = bool((days and not days[0].is_span) or (at and not days)) and draw(st.booleans())
    made = Frequency(period, interval, times, days, at, by=by)
    if times == 1 and period in WITHIN_DAY and not by and (each := draw(EACH)):
        made = replace(made, each=each, at=at[:1] if at and at[0].minutes >= each else ())
    if not (days or at or by or made.each) and draw(st.booleans()):
        made = replace(made, least=True)
    if period == PERIOD or draw(st.integers(0, 4)) == 0:
        made = replace(made, own=draw(st.sampled_from(OWN_PERIODS)))
    if period != PERIOD and made.own:
        made = replace(made, outside=draw(st.booleans()))
    if (days or _MONTHS_LONG.get(period, 1) == 1) and draw(st.integers(0, 3)) == 0:
        made = replace(made, without=tuple(sorted(draw(st.sets(st.integers(1, 12), min_size=1, max_size=6)))))
    if period == "working day" and (interval, times, made.least) == (1, 1, False):
        made = replace(made, eve=draw(st.sampled_from((0, *EVES))))
    off = draw(OFF if period == "day" or (days and not days[0].is_span) else OFF.filter(lambda found: found is not Yield.SKIP))
    return made if off is made.yields else replace(made, off=off)
