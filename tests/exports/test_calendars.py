"""Feeds as two libraries of other makers expand them: recurring-ical-events and, in Node, ical.js."""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from calendar_cases import CALENDARS, EVERY_FORM, frequencies
from checklist_cases import handbook, post
from combinations import combined
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.calendar.occurrences import anchor, occurrences
from generator.calendar.span import Span, years
from generator.calendar.working_days import WorkingDays
from generator.exports.calendars import has_events, post_calendar
from generator.handbook import Handbook
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.handbook import Calendar
from generator.model.limit import Limit
from generator.model.named_day import PERIOD
from generator.model.post import Duty
from generator.model.text import Text
from generator.model.time_of_day import Hours

TODAY = datetime.date(2026, 6, 1)
NODE = Path(__file__).parents[1] / "js"
BUILDS = (datetime.date(2025, 7, 1), datetime.date(2027, 2, 3))
"""Each covers its year and the next: four years."""
SHARES = tuple(EVERY_FORM[share::3] for share in range(3))
"""Of the forms of frequency, so that each is tried with two calendars in either of the builds, and with every one by the slow sweep."""


def office(calendar: Calendar, *whens: Frequency, **fields: Any) -> Handbook:
    """A handbook whose clerk has a duty d1, d2, … of each frequency."""
    made = handbook(post(*({} for _ in whens), **fields))
    clerk = made.posts["clerk"]
    duties = tuple(duty.model_copy(update={"when": when}) for duty, when in zip(clerk.duties, whens, strict=True))
    return Handbook(made.entry.model_copy(update={"calendar": calendar}), {
        **made.by_kind, "post": {"clerk": clerk.model_copy(update={"duties": duties})}}, made.backlinks, made.day)


def feed(made: Handbook, today: datetime.date = TODAY, language: str = "zh-Hant") -> bytes | None:
    """None where there is nothing in it, of which no file is made."""
    clerk = made.posts["clerk"]
    return post_calendar(clerk, made, language, today) if has_events(clerk, made, today) else None


def uid(*names: str) -> str:
    return hashlib.sha256("/".join(("office/duty/clerk", *names)).encode()).hexdigest()[:32] + "@handbook"


def uids(duty: Duty, made: Handbook) -> list[str]:
    """Of the events of a duty: the first of its days and times has the name of the duty."""
    places = [(place, number) for place in places_of(duty.when, made) for number in range(max(1, len(duty.when.at)))]
    return [uid(duty.id, *([] if place == number == 0 else [f"{place}-{number}"])) for place, number in places]


def places_of(when: Frequency, made: Handbook) -> Iterable[int]:
    """What tells the rules of a frequency apart: which of its days, and of a period with dates of its own when it begins."""
    days = range(max(1, len(when.days)))
    if not when.eve and (when.own is None or when.outside):
        return days
    if when.period == PERIOD or when.eve:
        found = occurrences(when, WorkingDays(made.entry.calendar), years(2020, 2035), anchor(made.posts["clerk"], made.entry))
        return [turn.named.toordinal() for turn in found]
    return [dates.begins.toordinal() * 1000 + day for dates in when.own.dates for day in days]


def by_calendar(made: Handbook, span: Span) -> dict[str, list[str]]:
    """Duty → the moments at which it is due, and until when it lasts."""
    clerk, days = made.posts["clerk"], WorkingDays(made.entry.calendar)
    return {duty.id: sorted(until(turn.day, at) for turn in occurrences(duty.when, days, span, anchor(clerk, made.entry))
                            for at in duty.when.at or (None,)) for duty in clerk.duties}


def until(day: datetime.date, at: Hours | None) -> str:
    """`2026-06-01T17:00:00 2026-06-02T07:10:00`; a moment and a whole day end as they begin."""
    if at is None:
        return f"{day} {day + datetime.timedelta(days=1)}"
    start = datetime.datetime.combine(day, datetime.time.fromisoformat(str(at.start)))
    return f"{start.isoformat()} {(start + datetime.timedelta(minutes=at.minutes)).isoformat()}"


def by_python(data: bytes, made: Handbook, span: Span, around: int = 400) -> dict[str, list[str]]:
    """The same as recurring-ical-events finds it, which also looks at so many days `around` the span: there must be none."""
    found: dict[str, list[str]] = {}
    wide = datetime.timedelta(days=around)
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(span.first - wide, span.last + wide)
    for event in events:
        found.setdefault(str(event["UID"]), []).append(f'{event["DTSTART"].dt.isoformat()} {event["DTEND"].dt.isoformat()}')
    return {duty.id: sorted(moment for name in uids(duty, made) for moment in found.get(name, [])) for duty in made.posts["clerk"].duties}


def by_javascript(folder: Path, feeds: dict[str, bytes]) -> dict[str, dict[str, list[list[str]]]]:
    """Name of a feed → UID → [start, end] as ical.js finds them."""
    for name, data in feeds.items():
        (folder / name).write_bytes(data)
    if not (NODE / "node_modules" / "ical.js").is_dir():
        subprocess.run(["npm", "ci", "--silent"], cwd=NODE, check=True)
    done = subprocess.run(["node", NODE / "expand.mjs", *(folder / name for name in feeds)], capture_output=True, text=True, check=True)
    return {Path(name).name: found for name, found in json.loads(done.stdout).items()}


# --- The same days everywhere --------------------------------------------------------------------------------------

@pytest.mark.parametrize("name, today, forms", combined([*CALENDARS], BUILDS, SHARES))
def test_every_form_of_frequency_is_the_same_in_every_library(name: str, today: datetime.date, forms: Sequence[Frequency], tmp_path: Path) -> None:
    made = office(CALENDARS[name], *forms)
    data = feed(made, today) or b""
    span = years(today.year, today.year + 1)
    expected = by_calendar(made, span)
    assert sum(map(len, expected.values())) > 5000
    assert by_python(data, made, span, around=30) == expected  # ical.js, which follows, expands all there is
    found = by_javascript(tmp_path, {"all.ics": data})["all.ics"]
    assert {duty.id: sorted(f"{start} {end}" for name in uids(duty, made) for start, end in found.get(name, []))
            for duty in made.posts["clerk"].duties} == expected


def check_random(frequency: Frequency, calendar: Calendar, today: datetime.date, effective: datetime.date | None,
                 expires: datetime.date | None) -> None:
    made = office(calendar, frequency)
    clerk = made.posts["clerk"].model_copy(update={"effective": effective, "expires": expires})
    made = Handbook(made.entry, {**made.by_kind, "post": {"clerk": clerk}}, made.backlinks, made.day)
    span = years(today.year, today.year + 1).common(
        Span(effective or datetime.date.min, max(effective or datetime.date.min, expires or datetime.date.max)))
    data = feed(made, today)
    if effective and expires and expires < effective:
        assert data is None
        return
    expected = by_calendar(made, span) if span else {"d1": []}
    assert (by_python(data, made, span) if data and span else {"d1": []}) == expected


DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 12, 31))


@given(frequencies(), st.sampled_from(list(CALENDARS.values())), DAYS, st.none() | DAYS, st.none() | DAYS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_frequency_is_the_same(frequency: Frequency, calendar: Calendar, today: datetime.date, effective: datetime.date | None,
                                   expires: datetime.date | None) -> None:
    check_random(frequency, calendar, today, effective, expires)


@pytest.mark.slow
@given(frequencies(), st.sampled_from(list(CALENDARS.values())), DAYS, st.none() | DAYS, st.none() | DAYS)
@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_frequency_is_the_same_in_a_long_sweep(frequency: Frequency, calendar: Calendar, today: datetime.date,
                                                   effective: datetime.date | None, expires: datetime.date | None) -> None:
    check_random(frequency, calendar, today, effective, expires)


# --- Events --------------------------------------------------------------------------------------------------------

def lines(data: bytes | None) -> list[str]:
    return icalendar.Calendar.from_ical(data or b"").to_ical().decode().replace("\r\n ", "").splitlines()


def test_what_changed_takes_the_place_of_what_was_imported() -> None:
    """Calendar programs compare SEQUENCE and DTSTAMP: a file that was built later holds."""
    before = lines(feed(office(Calendar(), Frequency.parse("每週一 08:00"))))
    after = lines(feed(office(Calendar(), Frequency.parse("每週一 09:00")), TODAY + datetime.timedelta(days=1)))

    def value(data: list[str], name: str) -> str:
        return next(line.partition(":")[2] for line in data if line.startswith(name))

    assert value(before, "UID") == value(after, "UID")
    assert int(value(before, "SEQUENCE")) < int(value(after, "SEQUENCE"))
    assert value(before, "DTSTAMP") < value(after, "DTSTAMP") and value(before, "LAST-MODIFIED") < value(after, "LAST-MODIFIED")
    assert feed(office(Calendar(), Frequency.parse("每週一 08:00"))) == feed(office(Calendar(), Frequency.parse("每週一 08:00")))


def test_events_of_two_handbooks_and_of_reviews_keep_apart() -> None:
    made = office(Calendar(), Frequency.parse("daily"))
    clerk = made.posts["clerk"]
    other = Handbook(made.entry.model_copy(update={"id": "other"}), made.by_kind, made.backlinks, made.day)
    duty = clerk.duties[0].model_copy(update={"id": "clerk"})
    named = clerk.model_copy(update={"id": "post", "duties": (duty,), "reviewed": TODAY, "review": Duration.parse("1 year")})
    data = lines(post_calendar(named, made, "en", TODAY, [named.model_copy(update={"id": "clerk"})]))
    assert len({line for line in data if line.startswith("UID")}) == 2
    assert not {line for line in lines(feed(made)) if line.startswith("UID")} & {line for line in lines(feed(other)) if line.startswith("UID")}


@pytest.mark.parametrize(("effort", "within", "minutes"), [
    ("14 hours", "1 hour", 14 * 60), (None, "90 minutes", 90), ("1.5 hours", None, 90), (None, None, 0), ("2 days", None, 0), ("2 days", "1 hour", 60),
    ("1 working day", None, 0), ("25 hours", None, 0),
])
def test_a_timed_event_lasts_as_long_as_the_handbook_says(effort: str | None, within: str | None, minutes: int, tmp_path: Path) -> None:
    made = office(Calendar(), Frequency.parse("daily at 17:00"))
    clerk = made.posts["clerk"]
    duty = clerk.duties[0].model_copy(update={
        "effort": effort and Duration.parse(effort), "within": within and Limit.model_validate(within)})
    data = post_calendar(clerk.model_copy(update={"duties": (duty,)}), made, "en", TODAY) or b""
    event = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).at(TODAY)[0]
    assert event["DTSTART"].dt == datetime.datetime(2026, 6, 1, 17)
    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(minutes=minutes)
    assert ("DTEND" in data.decode() or "DURATION" in data.decode().replace("DURATION:P1D", "")) is bool(minutes)


@pytest.mark.parametrize("fields", [
    {"status": "draft"}, {"status": "retired"}, {"status": "suspended"}, {"expires": "2025-12-31"}, {"effective": "2028-01-01"}])
def test_a_post_that_is_not_in_force_has_no_calendar(fields: dict[str, Any]) -> None:
    assert feed(office(Calendar(), Frequency.parse("daily"), **fields)) is None


def test_events_begin_and_end_with_their_post() -> None:
    made = office(Calendar(), Frequency.parse("daily"), effective="2026-03-05", expires="2026-08-09")
    found = by_python(feed(made) or b"", made, years(2026, 2027))["d1"]
    assert (found[0], found[-1]) == ("2026-03-05 2026-03-06", "2026-08-09 2026-08-10")


def test_events_end_where_another_post_takes_over() -> None:
    made = handbook(post({"when": "daily"}), post({"when": "daily"}, name="newer", supersedes=["clerk"], effective="2026-09-01")).on(TODAY)
    assert by_python(feed(made) or b"", made, years(2026, 2027))["d1"][-1] == "2026-08-31 2026-09-01"


@pytest.mark.parametrize("title", ["收發員\n（一樓）", "Clerk\r\nATTACH:http://evil.example", "長" * 5000, "a\u2028b", "x\\,;:\"y"])
def test_no_title_breaks_a_calendar(title: str) -> None:
    made, text = handbook(post()), Text({"zh-Hant": title})  # most are refused when rules are read
    clerk = made.posts["clerk"]
    clerk = clerk.model_copy(update={"title": text, "duties": (clerk.duties[0].model_copy(update={"do": text}),)})
    made = Handbook(made.entry.model_copy(update={"title": text}), {**made.by_kind, "post": {"clerk": clerk}}, made.backlinks)
    parsed = icalendar.Calendar.from_ical(feed(made) or b"")
    assert str(parsed.walk("vevent")[0]["SUMMARY"]).split() == title.split()
    assert b"\r\nATTACH" not in (feed(made) or b"")
    assert all(len(line) <= 75 for line in (feed(made) or b"").split(b"\r\n"))
    assert parsed["X-WR-CALNAME"].splitlines() == [parsed["X-WR-CALNAME"]] or "\u2028" in title


@pytest.mark.parametrize(("headcount", "held"), [(1, ["day", "night"]), (2, ["night"]), (3, [])])
def test_a_calendar_has_the_shifts_that_everybody_holds(headcount: int, held: list[str]) -> None:
    """Who holds another shift, the roster says."""
    made = office(Calendar(), Frequency.parse("daily"), headcount=headcount, shifts=[
        {"id": "day", "title": "日班", "hours": "08:00-17:00", "days": "every working day"},
        {"id": "night", "title": "夜班", "hours": "20:00-08:00", "people": 2}])
    def shift(name: str) -> str:
        return hashlib.sha256(f"office/shift/clerk/{name}".encode()).hexdigest()[:32] + "@handbook"

    events = [event for event in icalendar.Calendar.from_ical(feed(made) or b"").walk("VEVENT") if "RRULE" in event]
    found = {str(event["UID"]): event for event in events}
    assert [name for name in ("day", "night") if shift(name) in found] == held
    if "day" in held:
        day = found[shift("day")]
        assert (day["SUMMARY"], day.decoded("DTSTART").hour, day.decoded("DURATION")) == ("班次：日班", 8, datetime.timedelta(hours=9))
        assert day.decoded("DTSTART").weekday() < 5


def test_an_alarm_is_where_its_own_lead_time_begins() -> None:
    """Three working days before the 25th are twelve days after the spring festival of 2026, and three in an ordinary week."""
    made = office(Calendar.model_validate({"country": "CN"}), Frequency.parse("每月25日前"))
    clerk = made.posts["clerk"]
    duty = clerk.duties[0].model_copy(update={"within": Limit(time=Duration.parse("3個工作日"))})
    made = Handbook(made.entry, {**made.by_kind, "post": {"clerk": clerk.model_copy(update={"duties": (duty,)})}}, made.backlinks, made.day)
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(feed(made) or b"")).between((2026, 1, 1), (2027, 1, 1))
    found = {f"{event['dtstart'].dt:%m-%d}": -event.walk("VALARM")[0]["trigger"].dt.days for event in events}
    assert len(found) == 12
    assert {day: found[day] for day in ("01-23", "02-25", "03-25", "05-25", "09-24", "10-23", "12-25")} == {
        "01-23": 3, "02-25": 12, "03-25": 5, "05-25": 5, "09-24": 3, "10-23": 3, "12-25": 3}


def test_what_comes_round_within_the_day_says_so_in_its_title() -> None:
    """A calendar shows one event of the day for all of them."""
    made = handbook(post({"when": "every 30 minutes"}, {"when": "every 2 hours from 08:00 to 18:00"}, {"when": "daily at 08:00"}))
    titles = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(feed(made, language="en") or b"").walk("VEVENT")]
    assert sorted(titles) == ["做第1件事 (every 30 minutes)", "做第2件事 (every 2 hours, 08:00–18:00)", "做第3件事"]
