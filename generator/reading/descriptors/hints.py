"""What to write instead, where it is known better than the descriptor of a fault alone can say."""

from __future__ import annotations

from generator.diagnostics import Term

REVERSED_HINT = "the ends are reversed, the lower one comes first: {meant}"
ONE_TEXT_HINT = "write a single text here; for several languages write zh-Hant: … and en: … below, each with a text"
ONCE_HINT = "this is written once, and every language of the handbook shows it in its own words: {field}: {meant}"
ONE_ID_HINT = "only one can be written here, and without brackets: {field}: {meant}"
ANSWERS_HINT = "write the question here, and beside it the answers: branches: [{{when: …, goto: …}}, …]"
WAY_EACH_HINT = ("write a way on for each answer: branches: [{{when: {meant}, goto: …}}, …]; levels of the criteria that lead the same way "
                 "stand together in \"level\"")
ANY_OF_HINT = "where any of several may be the case, write a tier for each, with the same outcome, and first_counts: true above the tiers"
SPACE_HINT = "write: {key}: …"
INDENT_HINT = "begin this line in column {column}, in line with the lines above and below it"
DAYS_HINTS = {False: "{year}-{month:02} has only {days} days",
              True: "the month {month} of the year {year} of the Republic has only {days} days"}
"""Whether years are those of the Republic → why there is no such day."""
GROUP_HINT = "write below it: {field}: {text}"
GROUP_ITEM_HINT = "write below it: - {field}: {text}"
FIELDS_HINT = "write its fields instead: {{{fields}}}"
YEARS_HINT = "the year must lie between {first} and {last}"
LEAVE_OUT_HINT = "leave \"{field}\" out if it holds for all; otherwise add an item that begins with \"- \""
NEAREST_HINT = "did you mean \"{nearest}\"?"
BELOW_HINT = "did you mean \"{nearest}\", a field of {place}?"
ELSEWHERE_HINT = "\"{field}\" is a field of {place}"
JUDGE_HINT = (
    "name it at the step that decides by it, and its levels at the ways on: steps: [{{…, judge: {time}, branches: [{{when: …, level: …, "
    "goto: …}}]}}]; a limit that differs by level is written within: {{criteria: {time}, cases: {{…}}}}")
SOME_CASES_HINT = (
    "a step that is taken in some cases only hangs on an answer: let the step before it ask (decision: …?) and say which way leads where: "
    "branches: [{{when: {time}, goto: {step}}}, {{when: …, goto: …}}]")
LASTS_HINT = ("circumstances do not change how long something lasts; write a tier of its own, with its duration, for the case in which it "
              "lasts longer or shorter")
BY_CASE_HINT = (
    "limits that differ by case are written so: {{criteria: …, cases: {{…: {time}}}}}, with the criteria by which a case is judged")
KIND_HINT = "add a line: kind: …, with one of: {known}"
TITLE_HINT = "write instead: {nearest}"
PAID_LEVEL_HINT = "write the level by its id, and what it costs beside it: level: {level}, amount: {amount}"
LIMIT_HINT = ("write how long (30 minutes, 3 working days, 15 days), from when (15 days from receipt), before what (24 hours before the "
              "meeting), or by which day (by the 25th of every month, by the end of April every year)")
MEANT_HINT = "write: {meant}"
EITHER_HINT = "some readers take the first number for the day and others for the month; write {one} or {other}"
LIST_HINT = "write every item on a line of its own that begins with \"- \", also where there is only one"
NO_LEVEL_HINT = ("where it comes to no level, leave \"level\" out: of a tier that earns nothing, of a way on for such cases, and of what a "
                 "case expects (expect: {{}})")
KNOWN_HINT = "there are: {known}"
EXPECT_HINT = "say what the case earns, not the range in which it lies: expect: {{level: …}}, or expect: {{}} where that is nothing"
KNOWN_LISTED_HINT = "there are: {known}; a new one is added under \"{list}\" in the handbook entry"
ANYONE_HINT = (
    "nobody is named by that; list under \"roles\" of the handbook's own entry who may do it, and name that role here: "
    "roles: [{{id: finder, title: Whoever finds it, posts: [{posts}]}}]")
SEPARATE_HINT = "separate the items with a half-width comma and a space, in brackets: [{items}]"
WEBSITE_HINT = "an address of a website begins with https://, here: https://{given}"
WRITE_ENTRY_HINT = "write what it says as an entry (\"handbook new\" makes one to fill in), or attach it as a PDF under \"link\""
FOLDER_HINT = "put the file into the folder {folder}, where the rules are"
NONE_KNOWN_HINT = "none is defined yet; \"handbook new {entry_kind} {given}\" makes one"
NONE_LISTED_HINT = "none is listed yet; add it under \"{list}\" in the handbook entry"
WORD_FOR_DURATION_HINT = (
    "write a number and a unit; without a number, \"same day\" and \"at once\" say until when something must be done, and "
    "\"permanent\" how long something is kept or lasts")
EVENT_HINT = ("name a step by its id, \"trigger\", or an event that is listed in the procedure: "
              "events: [{{id: {id}, title: {given}}}]")
DUTY_EVENT_HINT = ("the limit of a duty names the event that sets it off; leave \"when\" out and write \"within: 15 days from receipt\", "
                   "or write the event in \"when\" and only the length in \"within\"")
OVERLAPPING_HOURS_HINT = ("{earlier} and {later} overlap: write each from its beginning to its end, the earlier first, "
                          "such as 08:00-12:00 and 13:30-17:30")
AMOUNT_HINT = "write for example: {meant}"
AMOUNT_EXAMPLES = {str(example): example for example in (
    Term("4 hours"), Term("2 working days"), Term("4 hours or more"), Term("2 working days or more"))}
"""Amounts that the model gives as examples → the same in the language of the reader."""
HINTS_FOR_MEANT = {"bad_range": REVERSED_HINT, "bad_amount": AMOUNT_HINT}
"""Fault of a value → hint where it is known what was meant; else MEANT_HINT."""
PAYMENT_HINTS = {
    "share of nothing": "say of what it is a share, by the title of a measure that is listed under \"measures\": 5% to 10% of the cost",
    "no measure": "\"{part}\" is not a unit of money; what it names is listed under \"measures\", with its title and unit",
    "unknown measure": "no measure is called \"{part}\"; list it: measures: [{{id: base, title: {part}, unit: yuan}}]",
    "unknown unit": "no measure is counted in \"{part}\"; list it: measures: [{{id: number, title: number, unit: {part}}}]",
    "which level": "say what each level costs, by its id: amount: {{{level}: 5000 to 50000 yuan}}; the levels here: {part}",
    "needs a level": "an amount belongs to a level: write level: … beside it; the levels stand in the handbook's own entry under "
                     "\"levels\"; a table of fees or of benefits needs none: side: fee, side: benefit",
    "by language": "an amount is written once, and put into words in every language of the handbook: amount: {part}",
    "no level": "write one of the levels of this tier: {part}",
    "two currencies": "write what is added and what limits it in one currency; here there are: {part}",
    "ends reversed": "the ends are reversed, the lower one comes first: {part}",
    "floor above ceiling": "a floor lies above the ceiling here ({part}): correct one of them",
    "no change": "say what the circumstance makes of the amount: half, 30% less, 20% more, up to half more, plus 500 yuan; limits come "
                 "after a comma (at most 5000 yuan); where nothing is to be paid: effect: exempt",
    "no last multiple": "say from how many times to how many it is: 2 to 5 times the amount",
    "floor or rounding": "\"{part}\" may be the least that is paid, or that to which the sum is rounded up: write \"at least {part}\" or "
                         "\"rounded up to {part}\"",
    "which measure": "several measures are counted in {part}: say which is meant, by its title: 20 yuan per 1000 {part} of the value",
    "above what": "say above what it is counted: 1000 yuan per {part} over 16",
    "which steps": "say what of {part} that are not full counts: per full {part} …, or per {part} … or part thereof",
    "share of no money": "\"{part}\" is not counted in money: write so much for each of its units (100 yuan per day), or a share of a "
                         "measure of money",
    "no currency": "write the unit of money behind the number: {part} yuan",
    "no exact share": "a fraction is written by itself only, 1/3 of the cost: write the ends of a range, and limits, as percentages",
    "only money": "write an amount of money with its unit: 60000 yuan",
    "said twice": "\"{part}\" says for the second time what limits it: write one ceiling, one floor and one way of rounding",
}
"""What is wrong with a payment → what to write instead."""
LATEST_HINT = "say how long and from when it counts: latest: 3 years from the event"
HINTS_FOR_TYPE = {"word_for_duration": WORD_FOR_DURATION_HINT, "latest_without_start": LATEST_HINT}
"""Fault of a value → its own hint, where it differs from that of its descriptor."""
