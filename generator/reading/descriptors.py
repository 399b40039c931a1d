"""The registry's first families: HB0xx (reading) and HB1xx (references). Checks bring their own: see `generator.checks`.

Texts are English catalogue keys; `generator/i18n/locale/` holds their translations.
"""

from __future__ import annotations

import stat

from generator.diagnostics import Descriptor, Severity, Term

_POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n"
_DUTY = "  - {id: mail, do: 清點郵件, when: daily}\n"
_TERM = "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n"
_LIMITED = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n"
_CRITERIA = ("kind: criteria\nid: late\ntitle: 逾期懲處標準\nside: penalty\nmeasures:\n  - {id: days, title: 逾期日數, unit: 日}\n"
             "tiers:\n")
_HANDBOOK = "kind: handbook\nid: office\ntitle: 工作手冊\norganisation: 機關\nlanguages: [zh-Hant]\nscopes:\n  - {id: mail, title: 收發}\n"

NOT_UTF8 = Descriptor(
    code="HB001", name="not-utf-8",
    message="the file is not UTF-8 text (byte {byte} cannot be read)",
    hint="open it in the program it was made with, and save it as text with the encoding UTF-8",
    why="Text in another encoding would show wrong characters, or none.")
SYNTAX = Descriptor(
    code="HB002", name="syntax",
    message="this is not YAML: {said}",
    hint="look at this line and the one before it: a colon needs a space after it, items of a list stand one below the other, "
         "quotes and brackets come in pairs",
    why="A file that cannot be read loses every rule in it.",
    invalid=_POST + "  - {id: mail, do: 清點郵件\n", valid=_POST + _DUTY)
DUPLICATE_KEY = Descriptor(
    code="HB003", name="duplicate-key",
    message="\"{key}\" is written twice here (first on line {line})",
    hint="keep one of the two and delete the other",
    why="Of two values only one could count, and nobody would know which.",
    invalid="kind: term\nid: seal\ntitle: 印信\ntitle: 印章\ndefinition: 機關之印\n",
    valid=_TERM)
ALIAS = Descriptor(
    code="HB004", name="alias",
    message="{name}: anchors, aliases and merge keys are not used in handbook files",
    hint="write the value out in full; a text that begins with & or * goes in quotes",
    why="A value that stands elsewhere can change unseen.",
    invalid="kind: term\nid: seal\ntitle: &name 印信\ndefinition: *name\n",
    valid=_TERM)
TAG = Descriptor(
    code="HB005", name="tag",
    message="{name}: tags are not used in handbook files",
    hint="delete the tag; a text that begins with ! goes in quotes",
    why="Tags can make a program do more than read.",
    invalid="kind: term\nid: seal\ntitle: !!str 印信\ndefinition: 機關之印\n",
    valid=_TERM)
KEY_NOT_TEXT = Descriptor(
    code="HB006", name="key-not-text",
    message="the name of a field must be a word",
    hint="write: name, colon, space, value",
    why="A list or nothing at all cannot name a field.",
    invalid="kind: term\nid: seal\ntitle: 印信\n? [a]\n: b\ndefinition: 機關之印\n",
    valid=_TERM)
TOO_DEEP = Descriptor(
    code="HB007", name="nested-too-deep",
    message="brackets or indents are nested deeper than {limit}",
    hint="look for an opening bracket that is never closed",
    why="No entry needs such depth; it is a slip or an attack.")
TOO_LARGE = Descriptor(
    code="HB008", name="too-large",
    message="larger than the limit of {limit} KiB",
    hint="divide it into several files, one entry each",
    why="A file that large is not a rule that somebody wrote by hand.")
BAD_CHARACTER = Descriptor(
    code="HB009", name="unseen-character",
    message="the character {character} cannot be seen, and is not allowed",
    hint="delete it; it often comes along when text is copied from a web page or from Word",
    why="Unseen characters make two texts look alike that are not, or show a text in another order than it is written.",
    invalid="kind: term\nid: seal\ntitle: 印\u200b信\ndefinition: 機關之印\n",
    valid=_TERM)
PRIVATE_CHARACTER = Descriptor(
    code="HB043", name="private-character",
    message="{character} is a character that somebody made for one computer (private use)",
    hint="write the character of the standard, or one that may stand for it",
    why="On another computer it shows as an empty box or as another character, and no search finds it.",
    invalid="kind: term\nid: seal\ntitle: 印\ue123信\ndefinition: 機關之印\n",
    valid=_TERM)
LOST_CHARACTER = Descriptor(
    code="HB044", name="lost-character",
    message="a character was lost here when the file was converted ({character})",
    hint="look it up in the original and write it again; what is shown here does not say which it was",
    why="A name or a number with a character missing is another name or number.",
    invalid="kind: term\nid: seal\ntitle: 印\ufffd\ndefinition: 機關之印\n",
    valid=_TERM)
LOOK_ALIKE = Descriptor(
    code="HB042", name="look-alike",
    message="{character} stands where YAML wants {wanted}",
    hint="write {wanted} with the keyboard set to half-width letters; a text that is meant to begin with this character goes in quotes",
    why="The two look alike, but for YAML the other one is a letter like any other, and the entry is read wrongly or not at all.",
    invalid="kind: term\nid: seal\ntitle:\u3000印信\ndefinition: 機關之印\n",
    valid=_TERM)
MORE_OF_THEM = Descriptor(
    code="HB045", name="more-of-them",
    message="{number} more findings of {code} in this file are not shown",
    hint="correct the first ones and check again",
    why="A list of thousands helps nobody; its first lines mostly show the cause of all.")
OTHER_ENCODING = Descriptor(
    code="HB046", name="other-encoding",
    message="the file is not UTF-8 text; it seems to be {encoding}",
    hint="in Notepad choose \"Save As\" and the encoding UTF-8; in another editor open it as {encoding} first, then save it as UTF-8",
    why="Text in another encoding would show wrong characters, or none.")
BAD_FILE_NAME = Descriptor(
    code="HB047", name="bad-file-name",
    message="the name of this file holds a character that cannot be seen",
    hint="give the file another name",
    why="Two names that look alike are not the same file, and a control character in a name can do harm where it is printed.")
NOT_A_FILE = Descriptor(
    code="HB010", name="not-a-file",
    message="{what} stands where a file of rules is expected",
    hint="put the file itself here; only ordinary files are read",
    why="What a link or a device leads to can change, or lie outside the handbook.")
EMPTY_FILE = Descriptor(
    code="HB011", name="empty-file",
    message="the file holds no entry",
    hint="write an entry (\"handbook new\" makes one to fill in), or delete the file",
    why="An empty file is often a rule that was lost.",
    invalid="# 收發員的職責寫在這裡\n", valid=_POST + _DUTY)
COLON_IN_TEXT = Descriptor(
    code="HB059", name="colon-in-text",
    message="a second colon stands in the text \"{text}\"",
    hint="put the text in quotation marks: \"{text}\"",
    why="A colon and a space after it name a field, so YAML does not know where the text ends, and the whole file is lost.",
    invalid=_POST + "  - {id: mail, do: 清點郵件: 印信, when: daily}\n",
    valid=_POST + "  - {id: mail, do: \"清點郵件: 印信\", when: daily}\n")
UNQUOTED_TEXT = Descriptor(
    code="HB062", name="unquoted-text",
    message="YAML cannot read this text as it stands: {text}",
    hint="put all of it in quotation marks: {quoted}",
    why="A text that begins with a quotation mark, a bracket, %, @ or `, or has brackets within braces, ends for YAML before it ends for "
        "people, and the whole file is lost.",
    invalid=_POST + "  - {id: mail, do: 清點[郵件], when: daily}\n",
    valid=_POST + "  - {id: mail, do: \"清點[郵件]\", when: daily}\n")
FULL_WIDTH_COLON = Descriptor(
    code="HB012", name="full-width-colon",
    message="a full-width colon after \"{key}\"",
    hint="write a half-width colon and a space: \"{key}: …\"",
    why="YAML knows only the half-width colon; after the other one everything is read as one long text.",
    invalid="kind: term\nid: seal\ntitle：印信\ndefinition: 機關之印\n",
    valid=_TERM)
TAB = Descriptor(
    code="HB013", name="tab",
    message="a tab stands where spaces are expected",
    hint="indent with two spaces",
    why="YAML does not allow tabs before a value, because nobody can see how wide they are.",
    invalid="kind: term\nid: seal\ntitle:\n\tzh-Hant: 印信\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle:\n  zh-Hant: 印信\ndefinition: 機關之印\n")
LOST_TEXT = Descriptor(
    code="HB014", name="lost-text",
    message="\"{lost}\" is read as a comment, and is lost",
    hint="put the whole text in quotes; before a real comment write \"# \" with a space",
    why="In YAML, a space and # begin a comment, so the rest of the rule would vanish without a word.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 見 #3 號\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: \"見 #3 號\"\n")
FULL_WIDTH_QUOTES = Descriptor(
    code="HB015", name="full-width-quotes", severity=Severity.WARNING,
    message="the quotes around this text are full-width, and so part of the text",
    hint="use half-width quotes \"…\", or 「…」 if the quotes should be seen",
    why="Only half-width quotes mark a text in YAML.",
    invalid="kind: term\nid: seal\ntitle: “印信”\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle: \"印信\"\ndefinition: 機關之印\n")
NOT_AN_ENTRY = Descriptor(
    code="HB016", name="not-an-entry",
    message="an entry is a list of fields, each \"name: value\"; this is not",
    hint="begin with \"kind: …\" and \"id: …\" on lines of their own",
    why="Without fields there is no rule to read.",
    invalid="- kind: term\n", valid=_TERM)
COMMA_ENDS_TEXT = Descriptor(
    code="HB018", name="comma-ends-text",
    message="the comma before \"{text}\" ended the text",
    hint="inside {{ }} a comma begins a new field: put the text in quotes, \"…\"",
    why="A sum such as 20,000 would shrink to 20 without a word.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: {zh-Hant: 上限 20,000 元}\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: {zh-Hant: \"上限 20,000 元\"}\n")
MISNAMED_FILE = Descriptor(
    code="HB019", name="misnamed-file",
    message="the name of this file does not end in .yml, so the rules in it are not read",
    hint="rename it to {wanted}; Windows may hide the last part of a name: show file name extensions in the Explorer",
    why="A rule in a file that is not read is missing from the handbook without a word.")
UNKNOWN_KIND = Descriptor(
    code="HB020", name="unknown-kind",
    message="there is no kind of entry called \"{given}\"",
    hint="one of: {known}",
    why="The kind decides which fields an entry has.",
    invalid="kind: role\nid: clerk\ntitle: 收發員\n", valid=_POST + _DUTY)
MISSING_FIELD = Descriptor(
    code="HB021", name="missing-field",
    message="the field \"{field}\" is missing",
    hint="add a line: {field}: …",
    why="Without it the rule is not complete.",
    invalid="kind: term\nid: seal\ntitle: 印信\n", valid=_TERM)
UNKNOWN_FIELD = Descriptor(
    code="HB022", name="unknown-field",
    message="there is no field called \"{field}\" here",
    hint="the fields are: {known}",
    why="A field that nobody knows is a rule that nobody reads.",
    invalid="kind: term\nid: seal\ntitel: 印信\ntitle: 印信\ndefinition: 機關之印\n",
    valid=_TERM)
WRONG_SHAPE = Descriptor(
    code="HB023", name="wrong-shape",
    message="here {expected} is expected, not {given}",
    hint="see \"handbook new\" for an example of every field",
    why="The value cannot be understood in another shape.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nduties: 清點郵件\n", valid=_POST + _DUTY)
BAD_ID = Descriptor(
    code="HB024", name="bad-id",
    message="\"{given}\" cannot be an id",
    hint="use lower-case letters a to z and digits, words joined by hyphens, at most 64: for example duty-officer",
    why="The id becomes part of addresses and file names, on every kind of computer.",
    invalid="kind: term\nid: Seal_1\ntitle: 印信\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal-1\ntitle: 印信\ndefinition: 機關之印\n")
NOT_A_CHOICE = Descriptor(
    code="HB025", name="not-a-choice",
    message="\"{given}\" is not one of the values this field can have",
    hint="one of: {known}",
    why="A value of one's own would be neither sorted nor checked.",
    invalid=_POST + "  - {id: mail, do: 清點郵件, when: daily, priority: hi}\n", valid=_POST + _DUTY)
BAD_DATE = Descriptor(
    code="HB026", name="bad-date",
    message="\"{given}\" is not a date of the calendar",
    hint="write year-month-day with digits: 2026-01-31",
    why="A rule must be in force from a day that exists.",
    invalid=_TERM + "effective: 2026-02-30\n",
    valid=_TERM + "effective: 2026-02-28\n")
BAD_DURATION = Descriptor(
    code="HB027", name="bad-duration",
    message="\"{given}\" is not a length of time",
    hint="write numbers with units, the largest first, all by the clock or all of working time: 30 minutes, 1 hour 30 minutes, "
         "16 working hours, 3 working days, 15 days, 12 months",
    why="A time limit that cannot be computed cannot be kept or checked.",
    invalid=_POST + "  - {id: mail, do: 清點郵件, when: daily, within: 儘快}\n",
    valid=_POST + "  - {id: mail, do: 清點郵件, when: daily, within: 30 minutes}\n")
BAD_LIMIT = Descriptor(
    code="HB055", name="bad-limit",
    message="this does not say one time limit",
    hint="write time: …, or criteria: … with cases: a time for each level (and time: … for the rest); and after: … or before: …, not both; "
         "earliest: … only with before: …, and longer than the time; or write it as a text: 3 working days, 15 days from receipt, "
         "24 hours before the meeting",
    why="A limit that can be read in two ways is kept by whoever reads the longer one.",
    invalid=_LIMITED + "  - {do: 清點郵件, within: {after: trigger}}\n",
    valid=_LIMITED + "  - {do: 清點郵件, within: {time: 3 days, after: trigger}}\n")
BAD_FREQUENCY = Descriptor(
    code="HB028", name="bad-frequency",
    message="\"{given}\" does not say how often",
    hint="for example: daily, every working day, weekly on Friday, monthly on the last working day, monthly by the 25th, yearly on 03-31, "
         "every 2 weeks, every 30 minutes, on event",
    why="A duty that comes round at no stated time is forgotten.",
    invalid=_POST + "  - {id: mail, do: 清點郵件, when: 經常}\n", valid=_POST + _DUTY)
BAD_TIME = Descriptor(
    code="HB054", name="bad-time",
    message="\"{given}\" is not a time of day",
    hint="write hours and minutes from 00:00 to 23:59, such as 08:00",
    why="Without it nobody can say which duty of a day comes first.",
    invalid=_POST.replace("duties:", "day_begins: 早上\nduties:") + _DUTY,
    valid=_POST.replace("duties:", "day_begins: \"08:00\"\nduties:") + _DUTY)
BAD_HOURS = Descriptor(
    code="HB057", name="bad-hours",
    message="\"{given}\" does not say from when to when",
    hint="write two times of day, such as 08:00-16:00 or 17:00-07:10; a shift that ends at an earlier hour ends on the next day",
    why="Without both hours nobody can say who is on duty, or when one hands over.",
    invalid=_POST.replace("duties:", "shifts: [{id: night, title: 夜班, hours: 晚上}]\nduties:") + _DUTY,
    valid=_POST.replace("duties:", "shifts: [{id: night, title: 夜班, hours: \"17:00-07:10\"}]\nduties:") + _DUTY)
BAD_OFFICE_HOURS = Descriptor(
    code="HB060", name="bad-office-hours",
    message="\"{given}\" is no working day of {hours} hours",
    hint="the office is open for {meant} hours; write beside it hours: {meant}, or correct the hours",
    why="By them everybody knows how long a working day is, and until when something must be done by close of business.",
    invalid=_HANDBOOK + "calendar:\n  office_hours: [\"08:30-12:00\", \"13:30-17:30\"]\n",
    valid=_HANDBOOK + "calendar:\n  office_hours: [\"08:00-12:00\", \"13:30-17:30\"]\n")
BAD_RANGE = Descriptor(
    code="HB029", name="bad-range",
    message="\"{given}\" is not a range of numbers",
    hint="for example: \"< 4\", \">= 4, < 16\", \"16 or more\", any",
    why="What is not a range cannot decide a case.",
    invalid=_CRITERIA + "  - {when: 很多, level: reprimand}\n", valid=_CRITERIA + "  - {when: 16 以上, level: reprimand}\n")
BAD_AMOUNT = Descriptor(
    code="HB058", name="bad-amount",
    message="\"{given}\" is nothing that this measure can have",
    hint="a measure of time has lengths of time, such as 4 hours or 2 days; one of words has one of its words",
    why="What cannot be compared with the other tiers cannot decide a case.",
    invalid=_CRITERIA.replace("unit: 日", "type: time") + "  - {when: 很多, level: reprimand}\n",
    valid=_CRITERIA.replace("unit: 日", "type: time") + "  - {when: 16 日以上, level: reprimand}\n")
BAD_PAYMENT = Descriptor(
    code="HB061", name="bad-payment",
    message="\"{given}\" is not enough to compute what is to be paid",
    hint="write money (5000 to 50000 yuan), a share of a measure by its title (5% to 10% of the cost, 1 to 3 times the gain), or so much "
         "for each unit of a measure (100 to 200 yuan per square metre); what is added comes after \"plus\", and limits after a comma "
         "(at least 5000 yuan, at most 30000 yuan, rounded down to 100 yuan)",
    why="Nobody can compute what is to be paid.",
    invalid=_CRITERIA + "  - {when: 16 以上, level: reprimand, amount: 很多}\n",
    valid=_CRITERIA + "  - {when: 16 以上, level: reprimand, amount: 每日1000元以上2000元以下}\n")
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
    hint="begin with https://, http://, mailto: or tel:, or name a file as it is seen from this one, such as ../forms/leave.docx",
    why="Other addresses can run a program in the reader's browser, or lead elsewhere than they seem to.",
    invalid=_TERM + "basis: {cite: 印信條例, link: \"javascript:alert(1)\"}\n",
    valid=_TERM + "basis: {cite: 印信條例, link: \"https://law.example/\"}\n")
EMPTY_TEXT = Descriptor(
    code="HB032", name="empty-text",
    message="the text is empty",
    hint="write the text, or delete the whole line",
    why="An empty rule says nothing, yet it looks as if there were one.",
    invalid="kind: term\nid: seal\ntitle: \"\"\ndefinition: 機關之印\n",
    valid=_TERM)
BAD_NUMBER = Descriptor(
    code="HB033", name="bad-number",
    message="{given} is not allowed here: {limit}",
    why="A number out of its limits makes every sum wrong that uses it.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nheadcount: 0\nduties:\n" + _DUTY,
    valid="kind: post\nid: clerk\ntitle: 收發員\nheadcount: 1\nduties:\n" + _DUTY)
EMPTY_LIST = Descriptor(
    code="HB034", name="empty-list",
    message="the list is empty; at least one item is needed",
    hint="add an item that begins with \"- \"",
    why="A post without duties or a procedure without steps is no rule; and a list of nobody, where left out means everyone, can be read "
        "either way.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nduties: []\n", valid=_POST + _DUTY)
LINE_BREAK = Descriptor(
    code="HB049", name="line-break",
    message="a line break stands in a text of one line",
    hint="write a title, a label or an action on one line; a text that only continues on the next line is written without |",
    why="A list, a calendar and a table have room for one line, and two lines run into each other would say something else.",
    invalid="kind: term\nid: seal\ntitle: |\n  印信\n  印章\ndefinition: 機關之印\n",
    valid=_TERM)
LONG_TEXT = Descriptor(
    code="HB050", name="long-text",
    message="the text is longer than {limit} characters",
    hint="say it in fewer words, or divide it into several fields, clauses or entries",
    why="A title of a page is no page, and cells of tables and workbooks would cut the text off.",
    invalid="kind: term\nid: seal\ntitle: " + "印" * 501 + "\ndefinition: 機關之印\n",
    valid=_TERM)
LONG_LIST = Descriptor(
    code="HB051", name="long-list",
    message="the list has more than {limit} items",
    hint="take out what is not needed",
    why="A list that long is a slip, and everything that is made from it takes as many times as long.",
    invalid=_HANDBOOK.replace("zh-Hant", ", ".join(f"a{chr(n)}" for n in range(97, 123))), valid=_HANDBOOK)
NAMED_TWICE = Descriptor(
    code="HB052", name="named-twice",
    message="\"{given}\" is named twice in this list",
    hint="delete one of the two",
    why="Everything would be made twice at the same address.",
    invalid=_HANDBOOK.replace("[zh-Hant]", "[zh-Hant, en, zh-Hant]"), valid=_HANDBOOK)
NO_WORKING_DAY = Descriptor(
    code="HB053", name="no-working-day",
    message="all seven days of the week are without work",
    hint="name only the days on which nobody works, such as [Saturday, Sunday]",
    why="A deadline in working days would never come.",
    invalid=_HANDBOOK + "calendar:\n  weekend: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]\n",
    valid=_HANDBOOK + "calendar:\n  weekend: [Saturday, Sunday]\n")
BAD_PERIOD = Descriptor(
    code="HB056", name="bad-period",
    message="this is no period of the calendar",
    hint="give it a name, and the first and the last day each time that it comes",
    why="What is due each term must be due on the same day for everyone.",
    invalid=_HANDBOOK + "calendar:\n  periods:\n    - {id: term, title: 學期, dates: {begins: 2027-01-31, ends: 2026-09-01}}\n",
    valid=_HANDBOOK + "calendar:\n  periods:\n    - {id: term, title: 學期, dates: {begins: 2026-09-01, ends: 2027-01-31}}\n")
NO_HANDBOOK = Descriptor(
    code="HB035", name="no-handbook-entry",
    message="no entry of kind handbook was found in {folder}",
    hint="\"handbook init\" makes one; it names the organisation, its languages and its scopes of work",
    why="Without it there is no organisation for the rules to belong to.")
SECOND_HANDBOOK = Descriptor(
    code="HB036", name="second-handbook-entry",
    message="a second handbook entry (the first is in {file}, line {line})",
    hint="put everything in one of the two",
    why="Of two descriptions of the organisation only one can count.",
    invalid=_HANDBOOK + "---\n" + _HANDBOOK, valid=_HANDBOOK)
NOT_A_TEXT = Descriptor(
    code="HB037", name="not-a-text",
    message="here a text is expected, not {given}",
    hint="put the text in quotes, for example \"yes\"; for several languages write zh-Hant: … and en: … below",
    why="YAML reads some words, such as true or null, as something other than text.",
    invalid="kind: term\nid: seal\ntitle: true\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle: \"true\"\ndefinition: 機關之印\n")
BAD_LANGUAGE = Descriptor(
    code="HB038", name="bad-language",
    message="\"{given}\" cannot be a language of a handbook",
    hint="for example zh-Hant, zh-Hans, en",
    why="The tag tells browsers and screen readers how to show and speak a text.",
    invalid=_HANDBOOK.replace("zh-Hant", "中文"), valid=_HANDBOOK)
UNREADABLE = Descriptor(
    code="HB017", name="unreadable",
    message="the file cannot be read: {said}",
    hint="look at the file's permissions, and whether another program holds it",
    why="A file that cannot be read loses every rule in it.")

DUPLICATE_ID = Descriptor(
    code="HB101", name="duplicate-id",
    message="there is already a {kind} called \"{id}\" ({file}, line {line})",
    hint="give one of the two another id",
    why="A reference to this id would not say which of the two is meant.",
    invalid=_TERM + "---\nkind: term\nid: seal\ntitle: 印章\ndefinition: 章\n",
    valid=_TERM + "---\nkind: term\nid: stamp\ntitle: 印章\ndefinition: 章\n")
WRONG_KIND = Descriptor(
    code="HB102", name="wrong-kind",
    message="\"{given}\" ({found}) stands where a {expected} is expected",
    hint="write the id of another, or move the line to the field it belongs to",
    why="A post cannot be a step of a procedure, nor a form keep a register.",
    invalid=_TERM + "owner: seal\n",
    valid=_TERM)
SELF_REFERENCE = Descriptor(
    code="HB103", name="self-reference",
    message="\"{given}\" refers to itself",
    hint="name another, or delete the line",
    why="Nobody can report to or stand in for themselves.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nsubstitutes: [clerk]\nduties:\n" + _DUTY, valid=_POST + _DUTY)
UNKNOWN_REFERENCE = Descriptor(
    code="HB104", name="unknown-reference",
    message="no {kind} is called \"{given}\"",
    hint="write an id that exists, or make the entry with \"handbook new\"",
    why="A rule that names nobody binds nobody.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nreports_to: derk\nduties:\n" + _DUTY, valid=_POST + _DUTY)
CIRCULAR_REFERENCE = Descriptor(
    code="HB105", name="circular-reference",
    message="goes round in a circle: {circle}",
    hint="break the circle at one place",
    why="In a circle there is no first and nobody at the top.",
    invalid="kind: post\nid: a\ntitle: 甲\nreports_to: b\nduties:\n" + _DUTY
            + "---\nkind: post\nid: b\ntitle: 乙\nreports_to: a\nduties:\n" + _DUTY,
    valid="kind: post\nid: a\ntitle: 甲\nreports_to: b\nduties:\n" + _DUTY
          + "---\nkind: post\nid: b\ntitle: 乙\nduties:\n" + _DUTY)
UNKNOWN_PART = Descriptor(
    code="HB106", name="unknown-part",
    message="\"{entry}\" has no {kind} called \"{given}\"",
    hint="write an id that is listed there",
    why="A branch that leads nowhere, or a case that measures nothing, decides nothing.",
    invalid="kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n  - {do: 清點郵件, next: sort}\n",
    valid="kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n  - {do: 清點郵件, next: sort}\n"
          "  - {id: sort, do: 分送郵件}\n")
DUPLICATE_PART = Descriptor(
    code="HB107", name="duplicate-part",
    message="this entry has another {kind} called \"{id}\" (line {line})",
    hint="give one of the two another id",
    why="A reference to this id would not say which of the two is meant.",
    invalid=_POST + _DUTY + _DUTY, valid=_POST + _DUTY)

READING = (
    NOT_UTF8, SYNTAX, DUPLICATE_KEY, ALIAS, TAG, KEY_NOT_TEXT, TOO_DEEP, TOO_LARGE, BAD_CHARACTER, NOT_A_FILE, EMPTY_FILE,
    FULL_WIDTH_COLON, COLON_IN_TEXT, UNQUOTED_TEXT, TAB, LOST_TEXT, FULL_WIDTH_QUOTES, NOT_AN_ENTRY, UNREADABLE, COMMA_ENDS_TEXT,
    MISNAMED_FILE,
    LOOK_ALIKE, PRIVATE_CHARACTER, LOST_CHARACTER, MORE_OF_THEM, OTHER_ENCODING, BAD_FILE_NAME,
    LINE_BREAK, LONG_TEXT, LONG_LIST, NAMED_TWICE, NO_WORKING_DAY, BAD_PERIOD,
    UNKNOWN_KIND, MISSING_FIELD, UNKNOWN_FIELD, WRONG_SHAPE,
    BAD_ID, NOT_A_CHOICE, BAD_DATE, BAD_DURATION, BAD_LIMIT, BAD_FREQUENCY, BAD_TIME, BAD_HOURS, BAD_OFFICE_HOURS, BAD_RANGE, BAD_AMOUNT,
    BAD_PAYMENT,
    UNKNOWN_LANGUAGE, BAD_LINK, EMPTY_TEXT, BAD_NUMBER, EMPTY_LIST, NO_HANDBOOK, SECOND_HANDBOOK, NOT_A_TEXT, BAD_LANGUAGE,
)
MISSING_FILE = Descriptor(
    code="HB108", name="missing-file",
    message="the link \"{given}\" leads to no file",
    hint="name a file as it is seen from this one, such as ../forms/leave.docx; an address of a website begins with https://; "
         "within a text, what the handbook has is led to by its kind and id: [words](procedure:seal-use)",
    why="Who follows the link finds nothing, and the form that a rule asks for cannot be filled in.",
    invalid=_TERM + "basis: {cite: 印信條例, link: \"../forms/gone.docx\"}\n",
    valid=_TERM + "basis: {cite: 印信條例, link: \"https://law.example/\"}\n")
ACTIVE_FILE = Descriptor(
    code="HB109", name="active-file",
    message="the file \"{given}\" could run a program in the reader's browser",
    hint="attach a PDF, a picture or an office document instead",
    why="A page or script of that kind would act with the rights of the handbook's own pages.")
EMPTY_ATTACHMENT = Descriptor(
    code="HB110", name="empty-attachment",
    message="the file \"{given}\" is empty",
    hint="save it again, or take the link out",
    why="Who opens it finds nothing, and cannot tell whether something is missing.")
TOO_MANY_ABOVE = Descriptor(
    code="HB111", name="too-many-above",
    message="more than {limit} stand above this one",
    hint="take out levels that only pass things on, or look for a wrong name higher up",
    why="No organisation has as many levels, and no chart can show them.",
    invalid=_HANDBOOK + "units:\n" + "".join(f"  - {{id: u{n}, title: 科{n}, parent: u{n + 1}}}\n" for n in range(21))
            + "  - {id: u21, title: 局}\n",
    valid=_HANDBOOK + "units:\n  - {id: u0, title: 科, parent: u1}\n  - {id: u1, title: 局}\n")
SAME_BUT_FOR_CASE = Descriptor(
    code="HB113", name="same-but-for-case",
    message="the names of the files \"{given}\" and \"{other}\" differ in the case of letters only",
    hint="rename one of them",
    why="On most office computers the two names are one, so that one file takes the place of the other.")
UNUSED_FILE = Descriptor(
    code="HB112", name="unused-file", severity=Severity.WARNING,
    message="no rule leads to this file, so it is not published",
    hint="name it under \"link\" where a rule needs it, or take it out of the folder of rules",
    why="Somebody put it here so that it is read, and nobody will find it.")
REFERENCES = (
    DUPLICATE_ID, WRONG_KIND, SELF_REFERENCE, UNKNOWN_REFERENCE, CIRCULAR_REFERENCE, UNKNOWN_PART, DUPLICATE_PART, MISSING_FILE,
    ACTIVE_FILE, EMPTY_ATTACHMENT, TOO_MANY_ABOVE, UNUSED_FILE, SAME_BUT_FOR_CASE,
)
REVERSED_HINT = "the ends are reversed, the lower one comes first: {meant}"
ONE_TEXT_HINT = "write a single text here; for several languages write zh-Hant: … and en: … below, each with a text"
SPACE_HINT = "write: {key}: …"
INDENT_HINT = "let it begin in column {column}, where the lines above and below it begin"
DAYS_HINTS = {False: "{year}-{month:02} has only {days} days",
              True: "the month {month} of the year {year} of the Republic has only {days} days"}
"""Whether years are those of the Republic → why there is no such day."""
GROUP_HINT = "write below it: {field}: {text}"
GROUP_ITEM_HINT = "write below it: - {field}: {text}"
FIELDS_HINT = "write its fields instead: {{{fields}}}"
YEARS_HINT = "the year must lie between {first} and {last}"
LEAVE_OUT_HINT = "leave \"{field}\" out if it holds for all; otherwise add an item that begins with \"- \""
NEAREST_HINT = "did you mean \"{nearest}\"?"
ELSEWHERE_HINT = "\"{field}\" is a field of {place}"
BY_CASE_HINT = (
    "limits that differ by case are written so: {{criteria: …, cases: {{…: {time}}}}}, with the criteria by which a case is judged")
TITLE_HINT = "write its id: {nearest}"
PAID_LEVEL_HINT = "write the level by its id, and what it costs beside it: level: {level}, amount: {amount}"
LIMIT_HINT = ("write how long (30 minutes, 3 working days, 15 days), from when (15 days from receipt), before what (24 hours before the "
              "meeting), or by which day (by the 25th of every month, by the end of April every year)")
MEANT_HINT = "write: {meant}"
EITHER_HINT = "some readers take the first number for the day and others for the month; write {one} or {other}"
LIST_HINT = "write every item on a line of its own that begins with \"- \", also where there is only one"
KNOWN_HINT = "known: {known}"
EXPECT_HINT = "say what the case earns, not the range in which it lies: expect: {{level: …}}, or expect: {{}} where that is nothing"
KNOWN_LISTED_HINT = "known: {known}; a further one is added under \"{list}\" in the handbook entry"
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
    "no measure": "\"{part}\" is no unit of money; what it names is listed under \"measures\", with its title and unit",
    "unknown measure": "no measure is called \"{part}\"; list it: measures: [{{id: base, title: {part}, unit: yuan}}]",
    "unknown unit": "no measure is counted in \"{part}\"; list it: measures: [{{id: number, title: number, unit: {part}}}]",
    "which level": "say what each level costs, by its id: amount: {{{level}: 5000 to 50000 yuan}}; the levels here: {part}",
    "needs a level": "an amount belongs to a level: write level: … beside it; the levels stand in the handbook's own entry under "
                     "\"levels\"; a table of fees or of benefits needs none: side: fee, side: benefit",
    "no level": "write one of the levels of this tier: {part}",
    "two currencies": "write what is added and what limits it in one currency; here there are: {part}",
    "ends reversed": "the ends are reversed, the lower one comes first: {part}",
    "floor above ceiling": "a floor lies above the ceiling here ({part}): correct one of them",
    "no change": "say what the circumstance makes of the amount: half, 30% less, 20% more, up to half more, plus 500 yuan; limits come "
                 "after a comma (at most 5000 yuan); where nothing is to be paid: effect: exempt",
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


def file_type(mode: int) -> Term:
    """The catalogue key for what stands where a file is expected."""
    if stat.S_ISLNK(mode):
        return Term("a link")
    if stat.S_ISDIR(mode):
        return Term("a folder")
    if stat.S_ISFIFO(mode):
        return Term("a pipe")
    return Term("a device")
