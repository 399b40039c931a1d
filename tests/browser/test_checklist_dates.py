"""The page of a checklist, its clock set to one day after another, says the days that calendar/ has computed."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from calendar_cases import CALENDARS, EVERY_FORM
from checklist_cases import handbook, post
from playwright.sync_api import Browser

from generator.calendar.deadlines import due_turns
from generator.calendar.occurrences import anchor
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.facts.duties import turns_of
from generator.handbook import Handbook
from generator.model.frequency import Frequency
from generator.model.handbook import Calendar
from generator.pages.builder import PageBuilder
from generator.pages.checklist import checklist_pages
from generator.pages.day_documents import day_documents
from generator.site.frame import SCRIPTS as EVERY_PAGE
from generator.site.frame import SECTION_SCRIPTS
from generator.templates import BUILT_IN

pytestmark = pytest.mark.browser

SCRIPTS = (EVERY_PAGE[0], *SECTION_SCRIPTS["checklists"])
CLOCK = """
    const Real = Date;
    globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(Date.now()); } };
    globalThis.setTo = (time) => { Date.now = () => Real.parse(time); };
"""
"""A clock that stands where it is set to. Playwright's own takes longer the more often it was set."""
AROUND = datetime.timedelta(days=400)
"""How far from the days that are compared a turn may stand that cuts one of them short, or lasts into them."""
READ = """days => days.map((day) => {
    setTo(`${day}T12:00:00`);
    document.dispatchEvent(new Event("visibilitychange"));
    return [...document.querySelectorAll("[data-check-item]")].map((box) => [box.dataset.checkItem, box.closest("li")])
        .filter(([, item]) => item.dataset.checkDue === day).map(([name]) => name);
})"""
"""What falls due on each day, as the page says it on that day."""


def office(calendar: Calendar) -> Handbook:
    made = handbook(post(*({} for _ in EVERY_FORM)))
    clerk = made.posts["clerk"]
    duties = tuple(duty.model_copy(update={"when": when}) for duty, when in zip(clerk.duties, EVERY_FORM, strict=True))
    return Handbook(made.entry.model_copy(update={"calendar": calendar}), {
        **made.by_kind, "post": {"clerk": clerk.model_copy(update={"duties": duties})}}, made.backlinks)


def page_of(made: Handbook, today: datetime.date, folder: Path) -> Path:
    """The real content of the clerk's page with its real scripts; the frame around it does not matter here."""
    builder = PageBuilder.of(made, "en", [BUILT_IN / "pages"])
    content = next(page for page in checklist_pages(builder) if page.address.endswith("clerk.html")).make().content
    scripts = "".join(f'<script src="{(BUILT_IN / "assets" / name).as_uri()}"></script>' for name in SCRIPTS)
    for document in day_documents(made, "zh-Hant", today):
        (folder / Path(document.address).name).write_bytes(document.data)
    path = folder / "clerk.html"
    path.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><body>{content}{scripts}</body></html>', "utf-8")
    return path


def compare(chromium: Browser, calendar: Calendar, today: datetime.date, span: Span, folder: Path) -> int:
    """How many due days of the page and of calendar/ were compared, and found the same."""
    made = office(calendar)
    page: Any = chromium.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(f'{CLOCK} setTo("{span.first}T12:00:00");')
    page.goto(page_of(made, today, folder).as_uri())
    found: dict[str, list[datetime.date]] = {}
    shown = [span.first + datetime.timedelta(days=number) for number in range((span.last - span.first).days + 1)]
    for day, names in zip(shown, page.evaluate(READ, [*map(str, shown)]), strict=True):
        for name in names:
            found.setdefault(name.removeprefix("duty/"), []).append(day)
    page.close()
    clerk, days = made.posts["clerk"], WorkingDays(calendar)
    expected = {name: _begun(duty.when, days, span, anchor(clerk, made.entry))
                for duty in clerk.duties for name in (duty.id, *(f"{duty.id}/{number}" for number in range(2, len(turns_of(duty, clerk)) + 1)))}
    assert complaints == []
    assert found == {name: due for name, due in expected.items() if due}
    return sum(map(len, expected.values()))


def _begun(when: Frequency, days: WorkingDays, span: Span, anchored: datetime.date) -> list[datetime.date]:
    """A turn that began before the span, or that a later one cuts short, is known from the days around."""
    whole = Span(span.first - AROUND, span.last + AROUND)
    return [turn.begins for turn in due_turns(when, None, days, whole, anchored) if turn.begins in span]


YEARS = dict(zip(CALENDARS, (2025, 2026, 2027, 2028, 2026, 2027), strict=True))


@pytest.mark.parametrize("name", CALENDARS)
def test_a_month_of_days_is_the_same_on_the_page(name: str, chromium: Browser, tmp_path: Path) -> None:
    """Other days of the four years for each calendar, with make-up days and the turn of a year among them; the sweep takes all days."""
    year = YEARS[name]
    first = datetime.date(year, 2, 1) if year == 2026 else datetime.date(year - 1, 12, 15)
    span = Span(first, first + datetime.timedelta(days=33))
    assert compare(chromium, CALENDARS[name], datetime.date(year, 6, 1), span, tmp_path) > 350


@pytest.mark.slow
@pytest.mark.parametrize("today", [datetime.date(2026, 6, 1), datetime.date(2028, 6, 1)])
@pytest.mark.parametrize("name", CALENDARS)
def test_four_years_are_the_same_on_the_page(name: str, today: datetime.date, chromium: Browser, tmp_path: Path) -> None:
    span = Span(datetime.date(today.year - 1, 1, 1), datetime.date(today.year, 12, 31))
    assert compare(chromium, CALENDARS[name], today, span, tmp_path) > 5000
