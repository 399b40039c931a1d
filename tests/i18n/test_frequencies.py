"""Frequencies put into words, and where they go on a day off."""

from __future__ import annotations

import pytest
from calendar_cases import EVERY_FORM, OWN_PERIODS, parse

from generator.i18n import frequencies
from generator.model.frequency import PERIODS, Frequency
from generator.model.named_day import PERIOD
from generator.model.text import Text

LANGUAGES = ("zh-Hant", "zh-Hans", "en")


@pytest.mark.parametrize(("written", "words"), [
    ("daily", ("每日", "每日", "every day")),
    ("daily at 08:00", ("每日 08:00", "每日 08:00", "every day at 08:00")),
    ("every working day", ("每個工作日", "每个工作日", "every working day")),
    ("weekly on Friday", ("每週五", "每周五", "every Friday")),
    ("weekly on Friday at 16:00", ("每週五 16:00", "每周五 16:00", "every Friday at 16:00")),
    ("monthly on the 25th", ("每月25日", "每月25日", "on the 25th of every month")),
    ("monthly on the last day", ("每月最後一日", "每月最后一日", "on the last day of every month")),
    ("yearly on 03-31", ("每年3月31日", "每年3月31日", "every year on 31 March")),
    ("yearly on 02-29", ("每年2月29日", "每年2月29日", "every year on 29 February")),
    ("monthly by the 25th", ("每月25日前", "每月25日前", "by the 25th of every month")),
    ("monthly by the last day", ("每月最後一日前", "每月最后一日前", "by the last day of every month")),
    ("weekly by Friday", ("每週五前", "每周五前", "by Friday every week")),
    ("yearly by 03-31", ("每年3月31日前", "每年3月31日前", "by 31 March every year")),
    ("monthly by the 25th at 17:00", ("每月25日 17:00前", "每月25日 17:00前", "by 17:00 on the 25th of every month")),
    ("quarterly", ("每季", "每季度", "every quarter")),
    ("every 2 weeks", ("每2週", "每2周", "every 2 weeks")),
    ("2 times a day", ("每日2次", "每日2次", "2 times a day")),
    ("weekly on Monday and Thursday", ("每週一、週四", "每周一、周四", "every Monday and Thursday")),
    ("Monday to Friday at 09:00", ("每週一至週五 09:00", "每周一至周五 09:00", "every Monday to Friday at 09:00")),
    ("每兩週週五", ("每2週的週五", "每2周的周五", "every 2 weeks on Friday")),
    ("每旬", ("每旬", "每旬", "every ten-day period")),
    ("每旬第5日前", ("每旬第5日前", "每旬第5日前", "by the 5th day of every ten-day period")),
    ("每月最後一個工作日", ("每月最後一個工作日", "每月最后一个工作日", "on the last working day of every month")),
    ("first Monday", ("每月第一個週一", "每月第一个周一", "on the first Monday of every month")),
    ("每季第一個月5日前", ("每季第一個月5日前", "每季度第一个月5日前", "by the 5th of the first month of every quarter")),
    ("每年3月、9月第一個週一", ("每年3月第一個週一、9月第一個週一", "每年3月第一个周一、9月第一个周一",
                     "every year on the first Monday of March and the first Monday of September")),
    ("每日兩次（07:30、16:30）", ("每日 07:30、16:30", "每日 07:30、16:30", "every day at 07:30 and 16:30")),
    ("daily 17:00-07:10", ("每日 17:00–翌日07:10", "每日 17:00–次日07:10", "every day, 17:00–07:10 next day")),
    ("every working day 18:00-24:00", ("每個工作日 18:00–24:00", "每个工作日 18:00–24:00", "every working day, 18:00–24:00")),
    ("by 10:00 every working day", ("每個工作日 10:00前", "每个工作日 10:00前", "by 10:00 every working day")),
    ("every half hour", ("每30分鐘", "每30分钟", "every 30 minutes")),
    ("hourly", ("每小時", "每小时", "every hour")),
    ("每個工作日每2小時 08:00-18:00", ("每個工作日每2小時 08:00–18:00", "每个工作日每2小时 08:00–18:00", "every working day, every 2 hours, 08:00–18:00")),
    ("each shift", ("每班", "每班", "every shift")),
    ("every day off", ("每個假日", "每个节假日", "every day off")),
    ("每月25日，遇假日提前", ("每月25日（遇假日提前）", "每月25日（遇节假日提前）", "on the 25th of every month, or earlier if that is a day off")),
    ("on event", ("事件發生時", "事件发生时", "on an event")),
])
def test_frequencies(written: str, words: tuple[str, ...]) -> None:
    assert tuple(frequencies.frequency(Frequency.parse(written), language) for language in LANGUAGES) == words


@pytest.mark.parametrize("value", EVERY_FORM, ids=str)
def test_every_form_is_read_again_as_it_is_printed(value: Frequency) -> None:
    assert [parse(words) for words in (str(value), *(frequencies.frequency(value, language) for language in LANGUAGES))] == [value] * 4


@pytest.mark.parametrize(("written", "words"), [
    ("monthly by the 25th", ("25日前", "25日前", "by the 25th")),
    ("monthly by the last day", ("最後一日前", "最后一日前", "by the last day")),
    ("weekly by Friday at 16:00", ("週五 16:00前", "周五 16:00前", "by Friday 16:00")),
    ("yearly on 03-31", ("3月31日", "3月31日", "31 March")),
    ("每週二、五 10:00", ("週二、週五 10:00", "周二、周五 10:00", "Tuesday and Friday 10:00")),
    ("daily 17:00-07:10", ("17:00–翌日07:10", "17:00–次日07:10", "17:00–07:10 next day")),
    ("every 30 minutes", ("每30分鐘", "每30分钟", "every 30 minutes")),
    ("monthly on the 25th, days off included", ("25日（假日照常）", "25日（节假日照常）", "the 25th, days off included")),
    ("by 10:00 every working day", ("10:00前", "10:00前", "by 10:00")),
    ("daily", ("", "", "")),
])
def test_the_day_in_its_period(written: str, words: tuple[str, ...]) -> None:
    assert tuple(frequencies.day_of_period(Frequency.parse(written), language) for language in LANGUAGES) == words


@pytest.mark.parametrize(("event", "words"), [
    ({"zh-Hant": "訪客到達", "en": "A visitor arrives"}, ("訪客到達時", "訪客到達时", "when: A visitor arrives")),
    ({"zh-Hant": "收文後"}, ("收文後", "收文後", "when: 收文後")), ({"zh-Hant": "必要時"}, ("必要時", "必要時", "when: 必要時")),
    ({"zh-Hans": "情况复杂的"}, ("情况复杂的", "情况复杂的", "when: 情况复杂的")),
])
def test_events_in_their_own_words(event: dict[str, str], words: tuple[str, ...]) -> None:
    assert tuple(frequencies.frequency(Frequency("event", event=Text(event)), language) for language in LANGUAGES) == words


@pytest.mark.parametrize(("written", "words"), [
    ("monthly by the 25th", ("遇假日提前", "遇节假日提前", "or earlier if that is a day off")),
    ("monthly on the 15th", ("遇假日順延", "遇节假日顺延", "or later if that is a day off")),
    ("monthly on the 25th", ("遇假日於當月順延，當月已無工作日則提前", "遇节假日在当月顺延，当月已无工作日则提前", "or later in that month, else earlier, if that is a day off")),
    ("quarterly on the last Friday", ("遇假日於當月順延，當月已無工作日則提前", "遇节假日在当月顺延，当月已无工作日则提前", "or later in that month, else earlier, if that is a day off")),
    ("weekly on Friday", ("遇假日順延", "遇节假日顺延", "or later if that is a day off")),
    ("daily at 08:00", ("假日照常", "节假日照常", "days off included")),
    ("monthly on the last working day", ("", "", "")), ("every working day", ("", "", "")), ("quarterly", ("", "", "")),
    ("monthly on the 25th, days off included", ("", "", "")),
])
def test_where_a_day_off_sends_a_duty_by_its_wording(written: str, words: tuple[str, ...]) -> None:
    """Empty where no day is named, or where the author says it."""
    assert tuple(frequencies.on_a_day_off(Frequency.parse(written), language) for language in LANGUAGES) == words


def test_which_weeks_count_is_said_beside() -> None:
    found = [frequencies.besides(Frequency.parse("每季最後一週"), language) for language in LANGUAGES]
    assert found == ["只計週一至週五全在其內的週", "只计周一至周五全在其内的周", "only weeks that lie in it from Monday to Friday count"]


def test_every_period_has_words() -> None:
    for language in ("zh-Hant", "zh-Hans"):
        for period in PERIODS:
            own = OWN_PERIODS[0] if period == PERIOD else None
            for value in (Frequency(period, own=own), Frequency(period, times=2, own=own), Frequency(period, interval=2, own=own)):
                assert not frequencies.frequency(value, language).isascii()
