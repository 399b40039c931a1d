"""What to write instead of a frequency that is not read, by the reason for which `model` refuses it."""

from __future__ import annotations

from generator.diagnostics import Term

HINTS = {
    "unknown": Term(
        "\"{part}\" is not understood here; for example: daily, every working day, weekly on Friday, monthly on the last working day, "
        "monthly by the 25th, quarterly on the 5th of the first month, yearly on 03-31, every 2 weeks, every 30 minutes "
        "(or 每日, 每週二、五, 每月25日前, 每季第一個月5日, 每旬)"),
    "number": Term("\"{part}\" is not a number from 1 to 1000"),
    "ambiguous": Term(
        "some readers take \"{part}\" for more often than others do; write \"every 2 months\" or \"2 times a month\", or name the "
        "days (每2個月, 每月2次, 每月1日、16日)"),
    "every other": Term(
        "some readers take \"{part}\" for more often than others do; write 每2週 for every second week, 每3週 for every third"),
    "by what": Term(
        "name the day or the time by which it is done: \"monthly by the 25th\", \"by 10:00 every working day\" "
        "(每月25日前, 每個工作日 10:00前)"),
    "no day": Term(
        "the period has no such day; name one that it always has: \"weekly on Monday and Thursday\", "
        "\"monthly on the last day\", \"monthly on the first Monday\" (每週一、四, 每月最後一日, 每月第一個週一)"),
    "which month": Term(
        "say which month of the period: \"quarterly on the 5th of the first month\", \"yearly on 03-05\" "
        "(每季第一個月5日, 每年3月5日)"),
    "which day": Term(
        "say which day: \"yearly on 03-31\", \"yearly on the first Monday of March\" (每年3月31日, 每年3月第一個週一)"),
    "month only": Term(
        "say by which day of the month: \"yearly by the last day of June and the last day of December\", \"yearly on 06-30 and 12-31\" "
        "(每年6月底、12月底前, 每年6月30日、12月31日)"),
    "days off": Term(
        "days off are the weekly days off and the holidays together; write \"on days off\" alone (每個休息日)"),
    "other number": Term(
        "it says how many times, but names another number of days or times: write \"2 times a day at 07:30 and 16:30\" "
        "(每日兩次（07:30、16:30）)"),
    "uneven": Term(
        "a day cannot be divided so; name the hours, \"every 50 minutes from 08:00 to 17:00\", or the times, "
        "\"daily at 08:00 and 13:00\" (每日 08:00–17:00 每50分鐘, 每日 08:00、13:00)"),
    "no period": Term(
        "say how often it comes round: \"daily at 17:00-07:10\", \"weekly on Friday\", \"monthly on the 25th\" "
        "(每日 17:00–翌日07:10, 每週五, 每月25日)"),
    "twice": Term("it says two things where one is needed; write a duty for each"),
}
