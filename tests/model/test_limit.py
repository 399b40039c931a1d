"""Time limits: what authors write, what it is taken for, and that it is read again as it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from calendar_cases import OWN_PERIODS, frequencies
from checklist_cases import handbook
from durations import DURATIONS
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.facts.limit_words import StatedLimit, limit_text, stated
from generator.facts.words import PrintedWords
from generator.files import own_data
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.limit import Event, Limit
from generator.model.loop_limit import TimesOrTime
from generator.model.post import Duty
from generator.model.text import Text
from generator.model.time_of_day import TimeOfDay

CASES = own_data(Path(__file__).parent.parent / "cases/time/limits.yml")
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
CONTEXT = {"languages": LANGUAGES}
EVENTS = tuple(Event.model_validate(event, context=CONTEXT) for event in (
    {"id": "receipt", "title": {"zh-Hant": "收到申請書", "zh-Hans": "收到申请书", "en": "receipt of the application"}},
    {"id": "meeting", "title": {"zh-Hant": "會議開始", "zh-Hans": "会议开始", "en": "the meeting"}}))
OWN = {"periods": OWN_PERIODS}


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: str(case["written"]))
def test_a_limit_is_read_and_written_again(case: dict[str, Any]) -> None:
    found = Limit.model_validate(case["written"], context=CONTEXT)
    assert found.model_dump(mode="json", exclude_none=True) == case["means"]
    assert Limit.model_validate(case["means"], context=CONTEXT) == found


@pytest.mark.parametrize("case", CASES["of_an_office_that_closes"], ids=lambda case: str(case["written"]))
def test_where_the_office_states_its_hours_close_of_business_is_a_time(case: dict[str, Any]) -> None:
    found = Limit.model_validate(case["written"], context={**CONTEXT, "closes": TimeOfDay.parse("17:30")})
    assert found.model_dump(mode="json", exclude_none=True) == case["means"]
    assert Limit.model_validate(case["means"], context=CONTEXT) == found


@pytest.mark.parametrize("written", CASES["refused"], ids=str)
def test_what_says_no_single_limit_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        Limit.model_validate(written, context=CONTEXT)


def test_words_without_end_are_refused_at_once() -> None:
    for words in ("自" * 100_000, "15 days from " * 10_000, "會議前" * 50_000):
        with pytest.raises(ValidationError):
            Limit.model_validate(words, context=CONTEXT)


@settings(deadline=None)
@given(DURATIONS, st.sampled_from(LANGUAGES), st.sampled_from(EVENTS), st.booleans())
def test_a_limit_with_an_event_is_read_again_as_it_is_printed(time: Duration, language: str, event: Event, before: bool) -> None:
    printed = limit_text(StatedLimit(((None, time),), event=event.title, before=before), PrintedWords(language))
    found = Limit.model_validate(printed, context=CONTEXT)
    assert found.time == time
    assert (found.before if before else found.after) in event.names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)
def test_what_only_comes_before_an_event_is_read_again_as_it_is_printed(language: str, event: Event) -> None:
    said = StatedLimit(((None, Duration.parse("at once")),), event=event.title, before=True)
    found = Limit.model_validate(limit_text(said, PrintedWords(language)), context=CONTEXT)
    assert str(found.time) == "at once"
    assert found.before in event.names


@settings(deadline=None)
@given(DURATIONS, DURATIONS, st.sampled_from(LANGUAGES), st.sampled_from(EVENTS))
def test_a_time_with_a_beginning_is_read_again_as_it_is_printed(time: Duration, earliest: Duration, language: str, event: Event) -> None:
    if time.is_over(earliest):
        time, earliest = earliest, time
    assume(earliest.is_over(time) and earliest.works is time.works)
    said = StatedLimit(((None, time),), event=event.title, before=True, earliest=earliest)
    found = Limit.model_validate(limit_text(said, PrintedWords(language)), context=CONTEXT)
    assert (found.time, found.earliest) == (time, earliest)
    assert found.before in event.names


@settings(deadline=None)
@given(DURATIONS, st.sampled_from(LANGUAGES), st.sampled_from(EVENTS))
def test_the_last_hours_before_an_event_are_read_again_as_they_are_printed(earliest: Duration, language: str, event: Event) -> None:
    said = StatedLimit(((None, Duration.parse("at once")),), event=event.title, before=True, earliest=earliest)
    found = Limit.model_validate(limit_text(said, PrintedWords(language)), context=CONTEXT)
    assert (str(found.time), found.earliest) == ("at once", earliest)
    assert found.before in event.names


@settings(deadline=None)
@given(DURATIONS.filter(lambda found: found.units <= {"day", "working day", "week", "month", "year"}), st.integers(0, 24 * 60 - 1),
       st.sampled_from(LANGUAGES), st.sampled_from((None, *EVENTS)), st.booleans())
def test_an_hour_of_the_last_day_is_read_again_as_it_is_printed(time: Duration, minute: int, language: str, event: Event | None,
                                                                before: bool) -> None:
    stated = StatedLimit(((None, time),), event=event and event.title, before=before and event is not None, at=TimeOfDay(minute))
    printed = limit_text(stated, PrintedWords(language))
    found = Limit.model_validate(printed, context=CONTEXT)
    assert (found.time, found.at) == (time, TimeOfDay(minute)), printed
    assert event is None or (found.before if before else found.after) in event.names


@settings(deadline=None, max_examples=50)
@given(frequencies().filter(lambda found: found.by), st.sampled_from(LANGUAGES))
def test_a_limit_by_the_calendar_is_read_again_as_it_is_printed(by: Frequency, language: str) -> None:
    printed = limit_text(StatedLimit((), by=by), PrintedWords(language))
    assert Limit.model_validate(printed, context=OWN) == Limit.model_validate({"by": str(by)}, context=OWN)


@settings(deadline=None)
@given(DURATIONS, st.sampled_from(LANGUAGES))
def test_a_limit_from_the_trigger_is_read_again_as_it_is_printed(time: Duration, language: str) -> None:
    printed = limit_text(StatedLimit(((None, time),), trigger=True), PrintedWords(language))
    assert Limit.model_validate(printed) == Limit(time=time, after="trigger")


@pytest.mark.parametrize(("words", "by"), [
    ("開學後10日內", "within 10 days after each term begins"), ("自學期開始起10日內", "within 10 days after each term begins"),
    ("10 days from the start of the term", "within 10 days after each term begins"),
    ("2 weeks before the term begins", "2 weeks before each term begins"), ("開學前2週", "2 weeks before each term begins")])
def test_the_beginning_of_a_period_is_an_event_that_the_calendar_dates(words: str, by: str) -> None:
    found = Limit.model_validate(words, context={**CONTEXT, **OWN})
    assert str(found.by) == by and not found.times()


def test_a_limit_names_a_step_or_an_event_by_its_id_or_title() -> None:
    made = Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文", "steps": [{"id": "draft", "do": "擬稿"}],
                                     "events": [{"id": "receipt", "title": "收到"}]})
    assert (made.moment("draft"), made.moment("receipt"), made.moment("收到"), made.moment("x")) == (0, made.events[0], made.events[0], None)


@pytest.mark.parametrize(("time", "title", "said"), [
    ("15 days", "假期结束", "自假期结束之日起15日"), ("15 working days", "收到申请", "自收到申请之日起15个工作日"), ("2 hours", "发现", "自发现起2小时"),
    ("3 days", "送达日", "自送达日起3日"), ("1 day 2 hours", "发现", "自发现起1日2小时")])
def test_days_begin_with_a_day_and_hours_with_a_moment(time: str, title: str, said: str) -> None:
    limit = StatedLimit(((None, Duration.parse(time)),), event=Text({"zh-Hans": title}))
    assert limit_text(limit, PrintedWords("zh-Hans")) == said


@pytest.mark.parametrize(("limit", "en", "zh"), [
    ("at once after receipt", "at once after receipt", "收到後立即"), ("on the day of receipt", "on the day of receipt", "收到當日"),
    ("by 17:00 on the day of receipt", "by 17:00 on the day of receipt", "收到當日17:00前"),
    ("1 day from receipt, by 17:00", "1 day from receipt, by 17:00 on the day it ends", "自收到之日起1日，末日17:00前"),
    ("at once after the trigger", "at once after the trigger", "程序啟動後立即"),
    ("on the day of draft", "on the day on which step 1 ends", "步驟1完成當日")])
def test_a_time_without_a_number_comes_after_its_moment_or_on_its_day(limit: str, en: str, zh: str) -> None:
    made = Procedure.model_validate({
        "kind": "procedure", "id": "p", "title": "程序", "trigger": "來文", "events": [{"id": "receipt", "title": {"zh-Hant": "收到", "en": "receipt"}}],
        "steps": [{"id": "draft", "do": "擬稿"}, {"do": "送出", "within": limit}]}, context=CONTEXT)
    found = stated(made.steps[1].within, made, handbook())
    assert [limit_text(found, PrintedWords(language)) for language in ("en", "zh-Hant")] == [en, zh]


@pytest.mark.parametrize(("written", "means"), [("once", 1), ("twice", 2), ("3 times", 3), ("三次", 3), ("2", 2), (2, 2), ("2 hours", Duration.parse("2 hours"))])
def test_how_often_an_answer_may_lead_back_may_be_said_in_words(written: Any, means: Any) -> None:
    assert TypeAdapter(TimesOrTime).validate_python(written) == means


@pytest.mark.parametrize("written", ["學期前2週", "學期結束後10日", "每季終了後10日內", "每月25日前"])
def test_a_limit_that_the_calendar_knows_is_when_a_duty_comes_round(written: str) -> None:
    """It would wait for an event that nobody announces, and no list of a day would name it."""
    context = {**CONTEXT, **OWN}
    duty = Duty.model_validate({"id": "plan", "do": "公布計畫", "within": written}, context=context)
    assert duty.when.event is None and duty.within is None and duty.when.by
    event = Duty.model_validate({"id": "plan", "do": "公布計畫", "within": "開標前3日"}, context=context)
    assert event.when.event is not None and event.within is not None
