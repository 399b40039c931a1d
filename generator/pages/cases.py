"""The page on which procedures are run step by step, and the page of emergencies, one tap away from everywhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.calendar.due_table import DueTable
from generator.calendar.working_days import WorkingDays
from generator.facts.case import case_facts, emergencies, runnable
from generator.page import Page, PagePlan
from generator.pages.builder import PageBuilder
from generator.pages.case_texts import CASE_TEXTS
from generator.pages.day_documents import asks_for_post
from generator.pages.day_texts import unfilled

EMERGENCY = "cases/emergency.html"
"""The frame of every page leads there."""


def case_pages(builder: PageBuilder, today: datetime.date) -> Iterator[PagePlan]:
    """Nothing where nobody is to run a procedure."""
    handbook = builder.handbook
    if not asks_for_post(handbook) or not runnable(handbook):
        return
    yield PagePlan("cases/index.html", lambda: builder.index(
        "cases_index.html", "cases", procedures=runnable(handbook), head=handbook.entry, texts=unfilled(builder.links.spoken, CASE_TEXTS)))
    if emergencies(handbook):
        yield PagePlan(EMERGENCY, lambda: _emergency(builder, today))


def _emergency(builder: PageBuilder, today: datetime.date) -> Page:
    words, table = builder.links.words, DueTable(WorkingDays(builder.handbook.entry.calendar), today)
    return builder.page("emergency.html", EMERGENCY, builder.words("Emergency"), crumbs=[builder.section_crumb("cases")],
                        found=[case_facts(procedure, words, table) for procedure in emergencies(builder.handbook)])
