"""Frequencies: what authors write, and what it is taken for."""

from __future__ import annotations

import pytest
from calendar_cases import frequencies
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.i18n.frequencies import frequency
from generator.model.frequency import Frequency
from generator.model.written import Refused
from generator.reading.frequency_hints import HINTS

FREQUENCIES = {
    "daily": "daily", "daily at 08:00": "daily at 08:00", "every working day": "every working day", "weekly on Friday": "weekly on Friday",
    "monthly on the 25th": "monthly on the 25th", "monthly on the 1st": "monthly on the 1st", "monthly on the last day":
    "monthly on the last day", "yearly on 03-31": "yearly on 03-31", "yearly on 02-29": "yearly on 02-29", "every 2 weeks": "every 2 weeks",
    "2 times a day": "2 times a day", "quarterly": "quarterly", "half-yearly": "half-yearly", "on event": "on event",
    "每日": "daily", "每個工作日": "every working day", "每週五": "weekly on Friday", "每周日": "weekly on Sunday", "每月25日": "monthly on the 25th",
    "每年3月31日": "yearly on 03-31", "每季": "quarterly", "每半年": "half-yearly", "每2週": "every 2 weeks", "每月3次": "3 times a month",
    "每日 8:00": "daily at 08:00", "每日 17：30": "daily at 17:30", "每週五１７：３０": "weekly on Friday at 17:30",
    "每月２５日": "monthly on the 25th", "yearly on ０３－３１": "yearly on 03-31", "每２週": "every 2 weeks", "daily at 17：30": "daily at 17:30",
    "事件發生時": "on event",
    "monthly by the 25th": "monthly by the 25th", "by the 25th of every month": "monthly by the 25th", "every month by the 25th":
    "monthly by the 25th", "no later than the 25th of every month": "monthly by the 25th", "每月25日前": "monthly by the 25th",
    "每月25日以前": "monthly by the 25th", "每月25日之前": "monthly by the 25th", "每月２５號前": "monthly by the 25th", "於每月25日前": "monthly by the 25th",
    "每月底前": "monthly by the last day", "每月最后一日前": "monthly by the last day", "by the last day of every month": "monthly by the last day",
    "by 31 March every year": "yearly by 03-31", "yearly by 03-31": "yearly by 03-31", "每年3月31日前": "yearly by 03-31",
    "weekly by Friday": "weekly by Friday", "by Friday every week": "weekly by Friday", "每週五前": "weekly by Friday",
    "每月25日17：00前": "monthly by the 25th at 17:00", "每月25日前 17:00": "monthly by the 25th at 17:00",
    "by the 25th of every month at 17:00": "monthly by the 25th at 17:00", "by 17:00 on the 25th of every month": "monthly by the 25th at 17:00",
    "on the 25th of every month": "monthly on the 25th", "於每月25日": "monthly on the 25th", "于每月25日": "monthly on the 25th",
    "every Friday at 16:00": "weekly on Friday at 16:00", "every year on 31 March": "yearly on 03-31",
    "每週二、五": "weekly on Tuesday and Friday",
    "每月最後一個工作日": "monthly on the last working day",
    "每季第一個月5日": "quarterly on the 5th of the 1st month",
    "每季度第一个月5日前": "quarterly by the 5th of the 1st month",
    "每旬": "every ten-day period",
    "次月5日前": "monthly by the 5th", "每月于次月5日前": "monthly by the 5th", "翌年1月31日前": "yearly by 01-31",
    "by the 5th of the following month": "monthly by the 5th",
    "每个休息日": "every day off", "休息日": "every day off", "法定节假日": "every day off", "每個例假日 08:00": "every day off at 08:00",
    "每月25日，遇休息日提前": "monthly on the 25th or earlier", "每年6月底、12月底前": "yearly by the last day of June and the last day of December",
    "每旬最後一個工作日": "every ten-day period on the last working day",
    "每旬末前": "every ten-day period by the last day",
    "每日兩次 (07:30、16:30)": "daily at 07:30 and 16:30",
    "每日2次（07:30、16:30）": "daily at 07:30 and 16:30",
    "twice a day at 07:30 and 16:30": "daily at 07:30 and 16:30",
    "every 30 minutes": "every 30 minutes",
    "every half hour": "every 30 minutes",
    "hourly": "every 60 minutes",
    "every 4 hours": "every 240 minutes",
    "each shift": "every shift",
    "every 2 shifts": "every 2 shifts",
    "每班": "every shift",
    "每兩班": "every 2 shifts",
    "biweekly": "every 2 weeks",
    "every fortnight": "every 2 weeks",
    "biweekly on Friday": "every 2 weeks on Friday",
    "every other Friday": "every 2 weeks on Friday",
    "隔週五": "every 2 weeks on Friday",
    "隔周五": "every 2 weeks on Friday",
    "隔星期五": "every 2 weeks on Friday",
    "每隔週五": "every 2 weeks on Friday",
    "隔週一、三": "every 2 weeks on Monday and Wednesday",
    "隔週五遇假日提前": "every 2 weeks on Friday or earlier",
    "雙週一、三、五": "every 2 weeks on Monday and Wednesday and Friday",
    "每雙週一": "every 2 weeks on Monday",
    "first Monday": "monthly on the 1st Monday",
    "first and third Monday of every month": "monthly on the 1st Monday and the 3rd Monday",
    "每月第一、三個週一": "monthly on the 1st Monday and the 3rd Monday",
    "twice a year": "2 times a year",
    "每年兩次（3月31日、9月30日）": "yearly on 03-31 and 09-30",
    "weekdays": "every working day",
    "every weekday at 9:00": "every working day at 09:00",
    "Monday and Thursday": "weekly on Monday and Thursday",
    "Mondays and Thursdays at 10 am": "weekly on Monday and Thursday at 10:00",
    "Monday to Friday": "weekly on Monday to Friday",
    "每週一至週五 08:00": "weekly on Monday to Friday at 08:00",
    "每週一至五": "weekly on Monday to Friday",
    "每週六、日": "weekly on Saturday and Sunday",
    "每周一、周四": "weekly on Monday and Thursday",
    "每星期一及星期四": "weekly on Monday and Thursday",
    "daily 17:00-07:10": "daily at 17:00-07:10",
    "daily at 17:00 to 07:10 next day": "daily at 17:00-07:10",
    "每日17:00至翌日07:10": "daily at 17:00-07:10",
    "每日下午5時至翌日上午7時10分": "daily at 17:00-07:10",
    "每天上午八時": "daily at 08:00",
    "每日晚上十時三十分": "daily at 22:30",
    "daily at 12 am": "daily at 00:00",
    "every working day, every 30 minutes from 08:00 to 17:00": "every working day every 30 minutes at 08:00-17:00",
    "每個工作日08:00-17:00每30分鐘": "every working day every 30 minutes at 08:00-17:00",
    "每30分钟": "every 30 minutes",
    "每半小时": "every 30 minutes",
    "每2小時": "every 120 minutes",
    "每隔一週": "every 2 weeks",
    "隔週週五": "every 2 weeks on Friday",
    "每雙週": "every 2 weeks",
    "每兩周周五": "every 2 weeks on Friday",
    "last Friday of every month": "monthly on the last Friday",
    "last working day of the month": "monthly on the last working day",
    "on the last working day of each quarter": "quarterly on the last working day",
    "the 10th of the last month of every quarter": "quarterly on the 10th of the 3rd month",
    "每季末": "quarterly on the last day",
    "每季末前": "quarterly by the last day",
    "每年底": "yearly on the last day",
    "每年3月、9月第一個週一": "yearly on the 1st Monday of March and the 1st Monday of September",
    "yearly on the first Monday of March and September": "yearly on the 1st Monday of March and the 1st Monday of September",
    "on the 5th of March and September every year": "yearly on 03-05 and 09-05",
    "every year on 31 March and 30 September": "yearly on 03-31 and 09-30",
    "每月5日、20日": "monthly on the 5th and the 20th",
    "每月5、20日": "monthly on the 5th and the 20th",
    "每月一日、十五日": "monthly on the 1st and the 15th",
    "每月十五、三十日前": "monthly by the 15th and the 30th",
    "每月第1個工作日前": "monthly by the 1st working day",
    "每月25日，遇假日提前": "monthly on the 25th or earlier",
    "每月25日（遇假日順延）": "monthly on the 25th",
    "每月25日不論假日": "monthly on the 25th days off included",
    "monthly on the 25th regardless": "monthly on the 25th days off included",
    "monthly on the 25th, days off included": "monthly on the 25th days off included",
    "monthly on the 25th, or earlier if that is a day off": "monthly on the 25th or earlier",
    "每個工作日 10:00前": "every working day by 10:00",
    "by 10:00 every working day": "every working day by 10:00",
    "daily by 10:00": "daily by 10:00",
    "每個假日": "every day off",
    "every day off 08:00-17:00": "every day off at 08:00-17:00",
    "every 2 months on the 5th": "every 2 months on the 5th",
    "每2個月的5日": "every 2 months on the 5th",
    "每六個月": "every 6 months",
    "every six months": "every 6 months",
    "每週一次": "weekly",
    "每週兩次": "2 times a week",
    "每週兩次（週一、週四）": "weekly on Monday and Thursday",
    "weekly on the last working day": "weekly on the last working day",
    "每年最後一個工作日": "yearly on the last working day",
    "once a month": "monthly",
    "quarterly on the last day of the 2nd month": "quarterly on the last day of the 2nd month",
    "每月首個工作日": "monthly on the 1st working day",
    "每季首月5日": "quarterly on the 5th of the 1st month",
    "每年一月底前": "yearly by the last day of January",
    "monthly on the 1st day and the last working day": "monthly on the 1st day and the last working day",
    "yearly on 03-05 and the first Monday of July": "yearly on 03-05 and the 1st Monday of July",
}
NO_FREQUENCIES = ("", "sometimes", "經常", "weekly on Fridy", "monthly on the 32nd", "yearly on 02-30", "yearly on 13-01", "daily at 25:00",
                  "every 0 weeks", "weekly on 5", "每日前", "每季前", "monthly by", "by the 32nd of every month",
                  "before the 25th of every month", "by the 25th of every month by 17:00", "by 31 Smarch every year")


@pytest.mark.parametrize(("words", "expected"), FREQUENCIES.items())
def test_frequency_is_read(words: str, expected: str) -> None:
    assert str(Frequency.parse(words)) == expected
    assert Frequency.parse(expected) == Frequency.parse(words)


@pytest.mark.parametrize("words", NO_FREQUENCIES)
def test_other_words_are_no_frequency(words: str) -> None:
    with pytest.raises(ValueError):
        Frequency.parse(words)


REFUSED = {
    "每年6月、12月": "month only", "yearly in June and December": "month only", "每周六、日及法定节假日": "days off",
    "每月一、三": "which day",
    "一、三": "which day",
    "經常": "unknown", "weekly on Fridy": "unknown", "every 0 weeks": "number", "每隔2週": "every other", "bimonthly": "ambiguous", "每半月": "ambiguous",
    "每季前": "by what", "monthly by": "by what", "quarterly on the 5th": "which month", "每季5日": "which month", "yearly in March": "month only",
    "monthly on the fifth Friday": "no day", "yearly on 02-30": "no day", "daily on Monday": "no day", "每日三次（07:30、16:30）": "other number",
    "twice a month on the 5th": "other number", "every 5 hours": "uneven", "every 50 minutes": "uneven", "17:00-07:10": "no period", "the 25th": "no period",
    "daily and weekly": "twice", "by the 5th and by the 25th of every month": "twice", "every 2 days off": "unknown",
}


@pytest.mark.parametrize(("words", "reason"), REFUSED.items())
def test_what_is_refused_says_why(words: str, reason: str) -> None:
    with pytest.raises(Refused) as stop:
        Frequency.parse(words)
    assert stop.value.reason == reason in HINTS


def test_words_without_end_are_refused_at_once() -> None:
    with pytest.raises(ValueError):
        Frequency.parse("monthly on the 5th and " * 10_000)


@given(frequencies())
@settings(max_examples=1000, deadline=None)
def test_every_frequency_is_read_again_as_it_is_printed(value: Frequency) -> None:
    printed = [str(value), *(frequency(value, language) for language in ("zh-Hant", "zh-Hans", "en"))]
    assert {words: Frequency.parse(words) for words in printed} == dict.fromkeys(printed, value)


@given(st.text("每月週日一二三十五第個最後前、末旬季年 0123456789:-()遇假提照常順延次時分小半隔兩至翌thefirsondayvrmlwk,", max_size=24))
def test_any_words_are_read_or_refused(words: str) -> None:
    """And what is read is read again as the same."""
    try:
        found = Frequency.parse(words)
    except ValueError:
        return
    assert Frequency.parse(str(found)) == found


@pytest.mark.parametrize(("words", "part"), [
    ("每月第几个休假周", "第几个休假周"), ("每星期蓝日", "蓝日"), ("Every Blue moon", "Blue"), ("每０週", "０")])
def test_what_is_not_understood_is_quoted_as_it_was_typed(words: str, part: str) -> None:
    with pytest.raises(Refused) as stop:
        Frequency.parse(words)
    assert stop.value.part == part
