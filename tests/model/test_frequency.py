"""Frequencies: what authors write, and what it is taken for."""

from __future__ import annotations

import pytest

from generator.model.frequency import Frequency

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
}
NO_FREQUENCIES = ("", "sometimes", "經常", "weekly on Fridy", "monthly on the 32nd", "yearly on 02-30", "yearly on 13-01", "daily at 25:00",
                  "every 0 weeks", "weekly on 5", "daily by 10:00", "每日前", "每季前", "monthly by", "by the 32nd of every month",
                  "before the 25th of every month", "by the 25th of every month by 17:00", "by 31 Smarch every year")


@pytest.mark.parametrize(("words", "expected"), FREQUENCIES.items())
def test_frequency_is_read(words: str, expected: str) -> None:
    assert str(Frequency.parse(words)) == expected
    assert Frequency.parse(expected) == Frequency.parse(words)


@pytest.mark.parametrize("words", NO_FREQUENCIES)
def test_other_words_are_no_frequency(words: str) -> None:
    with pytest.raises(ValueError):
        Frequency.parse(words)
