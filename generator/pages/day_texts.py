"""What the scripts of a day and of its checklist say. They fill in the placeholders themselves."""

from __future__ import annotations

from collections.abc import Mapping

from generator.i18n.catalogue import Catalogue

DAY_TEXTS = {
    "done": "{done} of {total}",
    "announced": "{group}: {done} of {total} done",
    "cleared": "Ticks cleared",
    "restored": "Ticks restored",
    "today": "{count} due today",
    "next": "next: {date}",
    "other": "Not in this case: item {number} is done",
    "skipped": "To be done before this, but not ticked: {numbers}",
    "comma": ", ",
    "beyond": "This list has dates from {from} to {until} only. It cannot show what is due today until the handbook is built again.",
    "overdue": "Overdue",
    "now": "Now",
    "later": "Next",
    "ahead": "In the next working days: {count}",
    "cases": "Cases that are going on",
    "case_due": "due by {time}",
    "case_late": "was due by {time}",
    "case_open": "Step {number}: {what}",
    "left": "Left over from {date}",
    "earlier": "Earlier, before this list was opened here",
    "finished": "Done",
    "ticked": "done {time}",
    "ticked_by": "done {time}, {name}",
    "not_done": "not applicable {time}: {remark}",
    "since": "overdue since {time}",
    "since_day": "overdue, was due by {date}",
    "due_by": "to be done by {date}",
    "until": "until {time}",
    "progress": "{done} of {total} done today",
    "coming": "{state}: {time} {what}",
    "shift_now": "On duty now: {shift}, {hours}",
    "shift_since": "On duty now: {shift}, {date} {hours}",
    "shift_next": "Next shift: {shift}, {date} {hours}",
    "all_done": "Everything due today is done.",
    "nothing": "Nothing is due today.",
    "more": "Remark",
    "not_applicable": "Does not apply",
    "reason": "Why it does not apply, or a remark",
    "keep": "Save the remark",
    "critical": "critical",
    "record_of": "Record of {date}",
    "missing": "What is due for this post cannot be shown: its file is missing. Build the handbook again.",
}


def unfilled(words: Catalogue, keys: Mapping[str, str]) -> dict[str, str]:
    """Texts by name, with their placeholders as they are."""
    return {name: words.unfilled(key) for name, key in keys.items()}
