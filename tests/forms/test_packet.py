"""Nothing is lost on paper: every item of a checklist is on its packet, exactly once, in every language."""

from __future__ import annotations

import datetime
import io
import subprocess
from collections import Counter
from typing import Any

import pikepdf
from checklist_cases import handbook, post, procedure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.facts.checklist import checklist
from generator.facts.checklist_items import Checklist
from generator.facts.packet import packet
from generator.forms.checklists import checklist_jobs
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext
from generator.printing.typeset import typesetter
from generator.templates import BUILT_IN
from tests.rendered import render_pages

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
WHEN = st.sampled_from(["daily at 07:30", "daily at 23:00", "every working day", "weekly on Friday", "monthly on the last day", "every 2 weeks",
                        "yearly on 12-31", {"event": "來文"}])


@st.composite
def handbooks(draw: st.DrawFn) -> Handbook:
    """A clerk with duties, some of which are steps, in procedures with others, pauses, decisions and long texts. Every job has words of its own."""
    number = iter(range(10_000))

    def job() -> str:
        return f"辦理Q{next(number):04}Q" + "核對收發文件之受文者" * draw(st.integers(0, 6))

    procedures = []
    for place in range(draw(st.integers(0, 4))):
        count = draw(st.integers(1, 14))
        steps: list[dict[str, Any]] = [{"id": f"s{n}", "do": job(), "by": draw(st.sampled_from(["clerk", "chief"]))} for n in range(count)]
        for n, step in enumerate(steps[:-1]):
            if draw(st.integers(0, 4)) == 0:
                step |= {"decision": "可否?", "branches": [{"when": "可", "goto": f"s{n + 1}"}, {"when": "否", "goto": "end"}]}
            if draw(st.integers(0, 3)) == 0:
                step["pause"] = "stop"
        procedures.append(procedure(*steps, name=f"p{place}", pause_points=[{"id": "stop", "title": "送出前"}]))
    steps_there = [(made["id"], step["id"]) for made in procedures for step in made["steps"]]
    duties = []
    for _ in range(draw(st.integers(1, 14))):
        tied = dict(zip(("procedure", "step"), draw(st.sampled_from(steps_there)), strict=True)) if steps_there and draw(st.booleans()) else {}
        duties.append({"do": job(), "when": draw(WHEN), **tied})
    return handbook(post(*duties, day_begins="08:00"), post(name="chief"), *procedures, languages=list(LANGUAGES))


def jobs_of(found: Checklist) -> list[str]:
    """The own words of every item."""
    return [str(item.do)[2:8] for group in found.groups for item in group.items]


@settings(deadline=None, max_examples=25)
@given(handbooks())
def test_every_job_stands_once_on_the_list(made: Handbook) -> None:
    """Each duty, and each step that the post does; one that is both counts once, in the duty's words."""
    clerk = made.posts["clerk"]
    found = checklist(clerk, made)
    listed = Counter(jobs_of(found))
    assert set(listed.values()) <= {1}
    steps = {(p.id, s.id): str(s.do)[2:8] for p in made.procedures.values() for s in p.steps if "clerk" in s.by}
    tied = {(duty.procedure, duty.step) for duty in clerk.duties if duty.step}
    assert set(listed) == {str(duty.do)[2:8] for duty in clerk.duties} | {words for place, words in steps.items() if place not in tied}
    assert [item.id for sheet in packet(found) for group in sheet.groups for item in group.items] == [
        item.id for group in found.groups for item in group.items]


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(handbooks())
def test_every_item_is_on_paper_once_in_every_language(made: Handbook) -> None:
    assert_on_paper(made)


def test_the_longest_lists_are_on_paper_too() -> None:
    """Groups as long as they may be, over several sides."""
    jobs = [f"辦理Q{number:04}Q" + "核對收發文件之受文者" * 6 for number in range(60)]
    assert_on_paper(handbook(post(*({"do": job} for job in jobs[:30])), procedure(*({"do": job} for job in jobs[30:])),
                             languages=list(LANGUAGES)))


def assert_on_paper(made: Handbook) -> None:
    """Every item is in the text once, and has its box, in order."""
    found = checklist(made.posts["clerk"], made)
    with typesetter([BUILT_IN / "print"], None) as setter:
        for language in LANGUAGES:
            job = next(job for job in checklist_jobs(PrintContext(made, language)) if job.address.endswith("checklists/clerk.pdf"))
            data = setter.document(job).data
            text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
            assert {words: text.count(words) for words in jobs_of(found)} == dict.fromkeys(jobs_of(found), 1)
            with pikepdf.open(io.BytesIO(data)) as pdf:
                boxes = [str(field.T) for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn"]
            assert boxes == [f"clerk/{item.id}" for group in found.groups for item in group.items]


# --- A duty that is a step -------------------------------------------------------------------------------------------

def tied(when: Any, **duty: Any) -> Checklist:
    made = handbook(post({"id": "sign", "do": "簽名", "when": when, "procedure": "incoming", "step": "sign", **duty}), post(name="chief"),
                    procedure({"id": "open"}, {"id": "sign", "within": "5 minutes", "record": "log"}, {"by": "chief"}))
    return checklist(made.posts["clerk"], made)


def test_a_recurring_duty_is_ticked_at_its_time_and_shown_in_its_procedure() -> None:
    day, case = tied("daily at 08:00", critical=True).groups
    item = day.items[0]
    assert (item.id, item.step, item.step_number, str(item.within), item.critical) == ("duty/sign", "sign", 2, "5 minutes", True)
    assert [item.id for item in case.items] == ["incoming/open"]
    assert [(step.step_number, step.item, step.before) for step in case.context] == [(2, 1, 1)]


def test_a_duty_on_an_event_is_ticked_in_its_procedure() -> None:
    [case] = tied({"event": "來文"}).groups
    assert [(item.id, str(item.do), bool(item.when)) for item in case.items] == [("incoming/open", "走第1步", False), ("incoming/sign", "簽名", True)]
    assert [(step.step_number, step.item, [str(post) for post in step.by]) for step in case.context] == [(3, None, ["收發員"])]


def test_nothing_is_merged_with_a_procedure_that_is_not_in_force() -> None:
    made = handbook(post({"id": "sign", "procedure": "incoming", "step": "sign"}), procedure({"id": "sign"}, status="draft"))
    [day] = checklist(made.posts["clerk"], made).groups
    assert [(item.id, item.step) for item in day.items] == [("duty/sign", None)]


def test_the_page_says_where_such_a_step_is_ticked() -> None:
    made = handbook(post({"id": "sign", "when": "daily at 08:00", "procedure": "incoming", "step": "sign"}),
                    procedure({"id": "open"}, {"id": "sign", "do": "簽名"}))
    pages = {page.address: page.content for page in render_pages(made, [], "zh-Hant", [BUILT_IN / "pages"], today=datetime.date(2026, 6, 1))}
    assert "<span>第2步 簽名：見第1項</span>" in pages["checklists/clerk.html"]
    assert pages["checklists/clerk.html"].count("data-check-item=") == 2
