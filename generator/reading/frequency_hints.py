"""What to write instead of a frequency, a limit or a range that is not read, by the reason for which `model` refuses it."""

from __future__ import annotations

from generator.diagnostics import Term

OFFICE_HOURS = Term("write the hour, such as \"by 17:00 on the next working day\"; close of business is an hour where the handbook's own "
                    "entry says when the office is open: calendar: {{office_hours: [\"08:00-12:00\", \"13:30-17:30\"]}}")

HINTS = {
    "office hours": OFFICE_HOURS,
    "unknown": Term(
        "\"{part}\" is not understood here; for example: daily, every working day, weekly on Friday, monthly on the last working day, "
        "monthly by the 25th, quarterly on the 5th of the first month, yearly on 03-31, every 2 weeks, every 30 minutes"),
    "unknown period": Term(
        "\"{part}\" is no period that is known here; if the organisation names it itself, list it with its dates in \"calendar\" of the "
        "handbook's own entry: periods: [{{id: term, title: term, dates: [{{begins: 2026-09-01, ends: 2027-01-31}}]}}]"),
    "days from edge": Term(
        "count in days, weeks or months from the beginning or end of a period: \"within 10 days after each term begins\""),
    "last days before": Term(
        "this names the last days before something, not the day by which it is done; write \"before each term begins\" here, and in "
        "\"within\" how long before that the work begins: \"{part}\""),
    "day or until": Term(
        "some readers take \"{part}\" for that very day and others for every day until then; write \"within 10 days after each term "
        "begins\" for the latest day, or an event for the earliest: \"when: {{event: 4 weeks have passed since the last paper}}\""),
    "each period": Term(
        "a period with listed dates comes round each time; write \"each\", and list the times that are meant as another period"),
    "beside": Term("a tier has a range, or is for everything that the others leave: delete one of the two"),
    "rest": Term("the other tiers leave nothing, or several ranges, or this is said twice; write the range: \"under 4\""),
    "apart": Term(
        "words that one tier takes together stand side by side in the list of the measure: \"choices: [{part}]\"; "
        "or write a tier for each"),
    "named measure": Term("what is measured is named by the criteria already; write the range alone: \"{part}\""),
    "number": Term("\"{part}\" is not a number from 1 to 1000"),
    "ambiguous": Term(
        "\"{part}\" can be read in two ways; write \"every 2 months\" or \"2 times a month\", or name the days"),
    "day and month": Term("some readers take the first number for the day and others for the month; write \"30 April\" or \"04-30\""),
    "nth week": Term(
        "some readers count the weeks of the month in \"{part}\" and others its weekdays; write \"monthly on the second Thursday\""),
    "every other": Term(
        "\"{part}\" can be read in two ways; write \"every 2 weeks\" for every second week, \"every 3 weeks\" for every third"),
    "by what": Term(
        "name the day or the time by which it is done: \"monthly by the 25th\", \"by 10:00 every working day\""),
    "no day": Term(
        "the period has no such day; name one that it always has: \"weekly on Monday and Thursday\", "
        "\"monthly on the last day\", \"monthly on the first Monday\""),
    "from day to day": Term(
        "it names every day between two; what is done once between them is due by the last of them: \"monthly by the 10th\"; what is done "
        "on each of them has its days listed; what comes round between them is written with a period of the calendar: \"every Monday "
        "during term\""),
    "from what to what": Term("a span has two ends: write from when to when, \"daily 08:00-17:00\", or leave the dash out"),
    "over the end": Term("it goes past the end of the week; list the days: \"weekly on Saturday, Sunday and Monday\""),
    "which month": Term(
        "say which month of the period: \"quarterly on the 5th of the first month\", \"yearly on 03-05\""),
    "which day": Term(
        "say which day: \"yearly on 03-31\", \"yearly on the first Monday of March\""),
    "by some": Term(
        "some of the days are the last on which it may be done and others the only ones; write a duty for each, or \"by\" before all "
        "of them"),
    "without what": Term(
        "name a day that can lie in what is left out, and leave some month: \"quarterly on the last Friday, except in September\", "
        "\"weekly on Wednesday, except on days off\""),
    "no hour": Term("there is no such time as \"{part}\": write a time from 00:00 to 23:59"),
    "which hour": Term("say at what hour: \"weekly on Friday at 14:00\", \"every night at 22:00\""),
    "shift begins": Term(
        "a duty of a shift is open from its beginning: write \"each shift\", and within: how long it may take"),
    "midnight": Term(
        "some readers take it for the beginning of the day and others for its end; write 00:00 of the day, or leave the hour out: "
        "\"by the 25th\" is until the end of that day"),
    "at least": Term(
        "\"at least\" says how often, without days or hours: \"at least 2 times a year\"; "
        "where days are named, leave it out"),
    "odd or even": Term(
        "some readers take \"{part}\" for days of the month and others for every second day; write \"every 2 days\", or name the days"),
    "weekend": Term(
        "some readers take \"{part}\" for the days off and others for the end of the working week; write \"weekly on Saturday and Sunday, "
        "days off included\", or \"weekly on the last working day\""),
    "days off": Term(
        "days off are the weekly days off and the holidays together; write \"on days off\" alone, or list the holidays "
        "you mean as a period of the calendar in the handbook's entry: periods"),
    "no rhythm": Term(
        "\"{part}\" does not say when; write how often, or what sets it off: \"when: {{event: an application arrives}}\""),
    "all the time": Term(
        "\"{part}\" names no moment at which it is ticked off; say during which hours it goes on, \"daily 08:00-17:00\" or \"each shift\", "
        "or how often it is looked at, \"every 30 minutes\"; what holds at all times is a clause of conduct"),
    "other number": Term(
        "it says how many times, but names another number of days or times: write \"2 times a day at 07:30 and 16:30\""),
    "uneven": Term(
        "a day cannot be divided so; name the hours, \"every 50 minutes from 08:00 to 17:00\", or the times, "
        "\"daily at 08:00 and 13:00\""),
    "no period": Term(
        "say how often it comes round: \"daily at 17:00-07:10\", \"weekly on Friday\", \"monthly on the 25th\""),
    "twice": Term("it says two things where one is needed; write a duty for each"),
    "by and more": Term("\"by\" says a day of the calendar and so until when: delete it, or the other fields"),
    "cases of nothing": Term("say to which criteria the levels belong: criteria: …"),
    "criteria without cases": Term("say how long it is for each level of the criteria: cases: {{high: 1 day, low: 3 days}}"),
    "no time": Term("say how long: time: 3 days"),
    "after and before": Term("a limit counts from something (after) or ends before something (before): delete one of the two"),
    "stops before an event": Term("what ends before an event does not stand still: count it from something (after), or delete \"stops\""),
    "hour of no day": Term("\"at\" is the hour of the last day: write the time in days, weeks or months, and without \"earliest\""),
    "earliest before what": Term("\"earliest\" says how long before an event it may begin: name the event, before: …"),
    "earliest too late": Term("\"earliest\" lies further before the event than \"time\": make it longer, or the time shorter"),
}
