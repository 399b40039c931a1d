"""What a post has to do, day by day, as a script file for the pages that show a day: a page opened from a folder may read nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any

from generator.analysis.standing import span_in_force
from generator.calendar.occurrences import anchor
from generator.calendar.table import DateTable
from generator.calendar.working_days import WorkingDays
from generator.facts.addresses import language_folder
from generator.facts.case import any_runnable
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.day import DayItem, FreeItem, day_items, free_items
from generator.facts.shifts import ShiftFacts, shift_facts
from generator.facts.showing import Output, all_shown
from generator.forms.checklist_sheet import packet_code
from generator.handbook import Handbook
from generator.model import Post
from generator.model.frequency import Frequency
from generator.page import Document
from generator.pages.day_texts import DAY_TEXTS, unfilled
from generator.pages.links import Links
from generator.pages.script_data import as_script, with_language
from generator.printing.print_context import PrintContext
from generator.reads import Declare, as_declared, once

FOLDER = "checklists"
WORKING_DAYS = Frequency("working day")
"""By which the page counts how far ahead it looks."""


def asks_for_post(handbook: Handbook) -> bool:
    """Whether readers are asked which post is theirs: those of an edition for outsiders hold none."""
    return not handbook.for_outside


def day_values(handbook: Handbook, links: Links) -> dict[str, Any]:
    """What _day.html shows besides the day itself, which its script brings."""
    inside = asks_for_post(handbook)
    return {"day_texts": unfilled(links.spoken, DAY_TEXTS), "keeps_records": inside, "begins_cases": inside and any_runnable(handbook, "")}


def day_documents(handbook: Handbook, language: str, today: datetime.date, declare: Declare = as_declared) -> Iterator[Document]:
    """A file for every post with a checklist."""
    folder = language_folder(language, handbook.language)
    words, context = ChecklistWords.of(handbook, language), PrintContext(handbook, language)
    for post in all_shown("post", handbook, Output.TODAY):
        yield Document(f"{folder}{FOLDER}/{post.id}.js", partial(_script, post, words, context, packet_code(post, context, declare), today))


def _script(post: Post, words: ChecklistWords, context: PrintContext, code: Callable[[], bytes], today: datetime.date) -> bytes:
    data = day_data(post, words, context, code().decode(), today)
    return as_script("HandbookDays.take", data)


def day_data(post: Post, words: ChecklistWords, context: PrintContext, code: str, today: datetime.date) -> dict[str, Any]:
    """What a post does, with the table of dates that what recurs refers to. `code` is that of its printed packet."""
    handbook = context.handbook
    found, dates = checklist(post, handbook), date_table(post, handbook, today)
    items, shifts = day_items(found, words, dates), [_shift(shift, dates, words.language) for shift in shift_facts(post, context.words)]
    return {
        "handbook": handbook.entry.id, "post": post.id, "title": words.said(post.title).text,
        "organisation": words.said(handbook.entry.organisation).text, "language": words.language,
        "version": handbook.version(post), "code": code,
        "begins": post.begins.minutes, "working": dates.place(WORKING_DAYS), "dates": dates.data,
        "items": [_item(item, words.language) for item in items],
        "free": [_free(item, words.language) for item in free_items(found, words)],
        **({"shifts": shifts} if shifts else {}),
    }


def date_table(post: Post, handbook: Handbook, today: datetime.date) -> DateTable:
    """An empty table for the days on which the duties of a post are due, while it is in force."""
    head = handbook.entry
    days, known = once(handbook.derived, ("series of days", today), lambda: (WorkingDays(head.calendar), dict[Hashable, list[list[int]]]()))
    return DateTable(days, today, span_in_force(post, handbook), anchor(post, head), post.begins, known)


def _shift(shift: ShiftFacts, dates: DateTable, language: str) -> dict[str, Any]:
    """The series names the days on which it begins."""
    return {**with_language("title", shift.title, language), "hours": shift.hours, "starts": shift.starts, "minutes": shift.minutes,
            "series": dates.place(shift.when)}


def _item(item: DayItem, language: str) -> dict[str, Any]:
    """What is empty is left out."""
    values = {
        "id": item.id, "number": item.number, **with_language("do", item.do, language), "critical": item.critical,
        "optional": item.optional, "period": item.period, "series": item.series, "at": item.at, "until": item.until,
        "deadline": item.deadline, "due": item.due, "hours": item.hours, "within": item.within,
        **with_language("record", item.record, language),
    }
    return {name: value for name, value in values.items() if value is not None and value is not False and value != ""}


def _free(item: FreeItem, language: str) -> dict[str, Any]:
    values = {"id": item.id, "number": item.number, "group": item.group, **with_language("do", item.do, language)}
    return {**values, "critical": True} if item.critical else values
