"""Faults of single values: dates, lengths of time, frequencies, ranges, amounts, texts."""

from __future__ import annotations

from generator.diagnostics import Descriptor
from generator.reading.descriptors.examples import CRITERIA, DUTY, HANDBOOK, LIMITED, POST, TERM

BAD_ID = Descriptor(
    code="HB024", name="bad-id",
    message="\"{given}\" cannot be an id",
    hint="use lower-case letters a to z and digits, words joined by hyphens, at most 64: for example duty-officer",
    why="The id becomes part of addresses and file names, on every kind of computer.",
    invalid="kind: term\nid: Seal_1\ntitle: 印信\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal-1\ntitle: 印信\ndefinition: 機關之印\n")
NOT_A_CHOICE = Descriptor(
    code="HB025", name="not-a-choice",
    message="\"{given}\" cannot be chosen here",
    hint="one of: {known}",
    why="A value that the program does not know can be neither sorted nor checked.",
    invalid=POST + "  - {id: mail, do: 清點郵件, when: daily, priority: hi}\n", valid=POST + DUTY)
BAD_DATE = Descriptor(
    code="HB026", name="bad-date",
    message="\"{given}\" cannot be used as a date",
    hint="write year-month-day with digits: 2026-01-31",
    why="A rule must be in force from a day that exists.",
    invalid=TERM + "effective: 2026-02-30\n",
    valid=TERM + "effective: 2026-02-28\n")
BAD_DURATION = Descriptor(
    code="HB027", name="bad-duration",
    message="\"{given}\" is not a length of time",
    hint="write numbers with units, the largest first, all by the clock or all of working time: 30 minutes, 1 hour 30 minutes, "
         "16 working hours, 3 working days, 15 days, 12 months",
    why="A time limit that cannot be computed cannot be kept or checked.",
    invalid=POST + "  - {id: mail, do: 清點郵件, when: daily, within: 儘快}\n",
    valid=POST + "  - {id: mail, do: 清點郵件, when: daily, within: 30 minutes}\n")
BAD_LIMIT = Descriptor(
    code="HB055", name="bad-limit",
    message="this is not a time limit, or it is more than one",
    hint="write time: …, or criteria: … with cases: a time for each level (and time: … for the rest); and after: … or before: …, not both; "
         "earliest: … only with before: …, and longer than the time; or write it as a text: 3 working days, 15 days from receipt, "
         "24 hours before the meeting",
    why="Where a limit can be read in two ways, everyone keeps to the longer one.",
    invalid=LIMITED + "  - {do: 清點郵件, within: {after: trigger}}\n",
    valid=LIMITED + "  - {do: 清點郵件, within: {time: 3 days, after: trigger}}\n")
BAD_FREQUENCY = Descriptor(
    code="HB028", name="bad-frequency",
    message="\"{given}\" does not say how often and when",
    hint="for example: daily, every working day, weekly on Friday, monthly on the last working day, monthly by the 25th, yearly on 03-31, "
         "every 2 weeks, every 30 minutes, on event",
    why="A duty that comes round at no stated time is forgotten.",
    invalid=POST + "  - {id: mail, do: 清點郵件, when: 經常}\n", valid=POST + DUTY)
BAD_TIME = Descriptor(
    code="HB054", name="bad-time",
    message="\"{given}\" is not a time of day",
    hint="write hours and minutes from 00:00 to 23:59, such as 08:00",
    why="Without it nobody can say which duty of a day comes first.",
    invalid=POST.replace("duties:", "day_begins: 早上\nduties:") + DUTY,
    valid=POST.replace("duties:", "day_begins: \"08:00\"\nduties:") + DUTY)
BAD_HOURS = Descriptor(
    code="HB057", name="bad-hours",
    message="\"{given}\" does not say from when to when",
    hint="write two times of day, such as 08:00-16:00 or 17:00-07:10; a shift that ends at an earlier hour ends on the next day",
    why="Without both hours nobody can say who is on duty, or when one hands over.",
    invalid=POST.replace("duties:", "shifts: [{id: night, title: 夜班, hours: 晚上}]\nduties:") + DUTY,
    valid=POST.replace("duties:", "shifts: [{id: night, title: 夜班, hours: \"17:00-07:10\"}]\nduties:") + DUTY)
BAD_OFFICE_HOURS = Descriptor(
    code="HB060", name="bad-office-hours",
    message="\"{given}\" does not come to {hours} hours",
    hint="the office is open for {meant} hours: write hours: {meant} beside it, or correct the times",
    why="They tell everyone how long a working day is, and when close of business is.",
    invalid=HANDBOOK + "calendar:\n  office_hours: [\"08:30-12:00\", \"13:30-17:30\"]\n",
    valid=HANDBOOK + "calendar:\n  office_hours: [\"08:00-12:00\", \"13:30-17:30\"]\n")
BAD_RANGE = Descriptor(
    code="HB029", name="bad-range",
    message="\"{given}\" is not a range of numbers",
    hint="for example: \"< 4\", \">= 4, < 16\", \"16 or more\", any",
    why="What is not a range cannot decide a case.",
    invalid=CRITERIA + "  - {when: 很多, level: reprimand}\n", valid=CRITERIA + "  - {when: 16 以上, level: reprimand}\n")
BAD_AMOUNT = Descriptor(
    code="HB058", name="bad-amount",
    message="\"{given}\" is not a possible value of this measure",
    hint="a measure of time takes lengths of time, such as 4 hours or 2 days; one of words takes one of its words",
    why="What cannot be compared with the other tiers cannot decide a case.",
    invalid=CRITERIA.replace("unit: 日", "type: time") + "  - {when: 很多, level: reprimand}\n",
    valid=CRITERIA.replace("unit: 日", "type: time") + "  - {when: 16 日以上, level: reprimand}\n")
BAD_PAYMENT = Descriptor(
    code="HB061", name="bad-payment",
    message="what is to be paid cannot be computed from \"{given}\"",
    hint="write money (5000 to 50000 yuan), a share of a measure by its title (5% to 10% of the cost, 1 to 3 times the gain), or so much "
         "for each unit of a measure (100 to 200 yuan per square metre); what is added comes after \"plus\", and limits after a comma "
         "(at least 5000 yuan, at most 30000 yuan, rounded down to 100 yuan)",
    why="Nobody can compute what is to be paid.",
    invalid=CRITERIA + "  - {when: 16 以上, level: reprimand, amount: 很多}\n",
    valid=CRITERIA + "  - {when: 16 以上, level: reprimand, amount: 每日1000元以上2000元以下}\n")
UNKNOWN_LANGUAGE = Descriptor(
    code="HB030", name="unknown-language",
    message="\"{given}\" is not a language of this handbook",
    hint="the languages are: {known}; they are listed under \"languages\" in the handbook entry",
    why="A text under a language that is not published is never read.",
    invalid="kind: term\nid: seal\ntitle: {zh-Hnat: 印信}\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle: {zh-Hant: 印信}\ndefinition: 機關之印\n")
BAD_LINK = Descriptor(
    code="HB031", name="bad-link",
    message="the address \"{given}\" is not allowed",
    hint="begin with https://, http://, mailto: or tel:, or write the path of a file from this one, such as ../forms/leave.docx",
    why="Other addresses can run a program in the reader's browser, or lead elsewhere than they seem to.",
    invalid=TERM + "basis: {cite: 印信條例, link: \"javascript:alert(1)\"}\n",
    valid=TERM + "basis: {cite: 印信條例, link: \"https://law.example/\"}\n")
EMPTY_TEXT = Descriptor(
    code="HB032", name="empty-text",
    message="the text is empty",
    hint="write the text, or delete the whole line",
    why="An empty rule says nothing, yet it looks as if there were one.",
    invalid="kind: term\nid: seal\ntitle: \"\"\ndefinition: 機關之印\n",
    valid=TERM)
BAD_NUMBER = Descriptor(
    code="HB033", name="bad-number",
    message="{given} is not allowed here; allowed: {limit}",
    why="A number out of its limits makes every sum wrong that uses it.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nheadcount: 0\nduties:\n" + DUTY,
    valid="kind: post\nid: clerk\ntitle: 收發員\nheadcount: 1\nduties:\n" + DUTY)
LINE_BREAK = Descriptor(
    code="HB049", name="line-break",
    message="this text must be on one line, but has a line break",
    hint="write a title, a label or an action on one line; a text that only continues on the next line is written without |",
    why="A list, a calendar and a table have room for one line, and two lines run into each other would say something else.",
    invalid="kind: term\nid: seal\ntitle: |\n  印信\n  印章\ndefinition: 機關之印\n",
    valid=TERM)
LONG_TEXT = Descriptor(
    code="HB050", name="long-text",
    message="the text is longer than {limit} characters",
    hint="say it in fewer words, or divide it into several fields, clauses or entries",
    why="A title as long as a page is no title, and tables and workbooks cut it off.",
    invalid="kind: term\nid: seal\ntitle: " + "印" * 501 + "\ndefinition: 機關之印\n",
    valid=TERM)
NO_WORKING_DAY = Descriptor(
    code="HB053", name="no-working-day",
    message="all seven days of the week are without work",
    hint="name only the days on which nobody works, such as [Saturday, Sunday]",
    why="A deadline in working days would never come.",
    invalid=HANDBOOK + "calendar:\n  weekend: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]\n",
    valid=HANDBOOK + "calendar:\n  weekend: [Saturday, Sunday]\n")
BAD_PERIOD = Descriptor(
    code="HB056", name="bad-period",
    message="this calendar period is not written correctly",
    hint="give it a name, and the first and the last day each time that it comes",
    why="What is due each term must be due on the same day for everyone.",
    invalid=HANDBOOK + "calendar:\n  periods:\n    - {id: term, title: 學期, dates: {begins: 2027-01-31, ends: 2026-09-01}}\n",
    valid=HANDBOOK + "calendar:\n  periods:\n    - {id: term, title: 學期, dates: {begins: 2026-09-01, ends: 2027-01-31}}\n")
NOT_A_TEXT = Descriptor(
    code="HB037", name="not-a-text",
    message="a text is expected here, not {given}",
    hint="put the text in quotation marks, for example \"yes\"; for several languages write zh-Hant: … and en: … below",
    why="YAML reads some words, such as true or null, as something other than text.",
    invalid="kind: term\nid: seal\ntitle: true\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle: \"true\"\ndefinition: 機關之印\n")
BAD_LANGUAGE = Descriptor(
    code="HB038", name="bad-language",
    message="\"{given}\" cannot be used as a language code here",
    hint="for example zh-Hant, zh-Hans, en",
    why="The tag tells browsers and screen readers how to show and speak a text.",
    invalid=HANDBOOK.replace("zh-Hant", "中文"), valid=HANDBOOK)
