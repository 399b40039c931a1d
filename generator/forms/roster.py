"""The roster of a post that is held in shifts: a page for each month, to write names in, and a sheet to hand over a shift with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.calendar.occurrences import EPOCH
from generator.facts.shifts import (
    RosterDay,
    RosterFacts,
    RosterMonth,
    ShiftFacts,
    dates_of_shifts,
    roster_facts,
    roster_months,
    shift_facts,
)
from generator.facts.showing import Output, all_shown
from generator.facts.words import HandbookWords, Words, unnamed
from generator.forms.form_parts import Fact, in_rows, later_form_job
from generator.model import Post
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job

LABELS = {
    "comma": ", ",
    "colon": ": ",
    "day": "Day",
    "remark": "Remark",
    "reserve": "Reserve",
    "people": "{count} people",
    "none": "—",
    "drawn_up": "Drawn up by",
    "approved": "Approved by",
    "date": "Date: ",
    "hand_over": "Hand-over sheet",
    "matter": "What is handed over",
    "found": "As it should be",
    "note": "What is open, and until when",
    "shift": "Shift and date: ",
    "time": "Handed over at: ",
    "outgoing": "Outgoing",
    "incoming": "Incoming",
    "supervisor": "Supervisor",
}
"""The texts of the form itself."""
_EMPTY_ROWS = 6
"""On a hand-over sheet, for what is open besides."""


def roster_jobs(context: PrintContext) -> Iterator[Job]:
    """`rosters/<post>.pdf` of every post in force that is held in shifts."""
    for post in all_shown("post", context.handbook, Output.CHECKLIST):
        if post.shifts:
            yield later_form_job(context, f"rosters/{post.id}.pdf", "roster.typ", LABELS, partial(roster, context, post), post)


def roster(context: PrintContext, post: Post) -> dict[str, Any]:
    """Data of the form: this month of the handbook's day and the next, without names."""
    words, facts = context.words, roster_facts(post, context.words)
    shifts = shift_facts(post, words)
    return {
        "title": words.own("Roster: {post}", post=words.said(post.title).text),
        **context.identity(post, f"posts/{post.id}.html"),
        "facts": in_rows(_facts(shifts, facts, words)),
        "shifts": [{"title": shift.title, "hours": shift.hours, "people": shift.people} for shift in shifts],
        "dates": dates_of_shifts(post, words),
        "reserve": post.roster.reserve if post.roster else 0,
        "months": [_month(month) for month in roster_months(post, words, context.handbook.day or EPOCH)],
        "matters": facts.hand_over if facts else (),
        "empty": _EMPTY_ROWS,
    }


def _facts(shifts: tuple[ShiftFacts, ...], facts: RosterFacts | None, words: HandbookWords) -> Iterator[Fact]:
    said = [Words(words.language, words.text("{shift}: {hours}, {days}", shift=shift.title.text, hours=shift.hours, days=shift.days))
            for shift in shifts]
    yield Fact(words.text("Shifts"), said)
    if facts is None:
        return
    yield from (Fact(label, unnamed([said]), short=True) for label, said in facts.lines)
    yield Fact(words.text("Takes no part"), facts.exempt)


def _month(month: RosterMonth) -> dict[str, Any]:
    return {"title": month.title, "days": [_day(day) for day in month.days]}


def _day(day: RosterDay) -> dict[str, Any]:
    return {"day": day.day, "weekday": day.weekday, "mark": day.mark, "off": day.off, "held": day.held}
