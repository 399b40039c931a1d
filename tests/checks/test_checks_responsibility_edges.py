"""Where the checks of responsibility, lifecycle and time draw the line: what they must find, and what they must leave alone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from check_cases import CHECKS, TODAY, found, handbook

from generator.calendar.working_days import WorkingDays
from generator.checks.unknown_country import code_of
from generator.diagnostics import Severity
from generator.linting.linter import judge
from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.validate import validate

OFFICE = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
TERM = "---\nkind: term\nid: %s\ntitle: 印信\ndefinition: 機關之印\n"


def post(name: str, *lines: str, duty: str = "") -> str:
    return "\n".join(["---", "kind: post", f"id: {name}", "title: 崗位", *lines, "duties:",
                      f"  - {{id: work, do: 清點郵件, when: daily{', ' + duty if duty else ''}}}", ""])


def procedure(*steps: str, fields: str = "", name: str = "mail") -> str:
    listed = "".join(f"  - {{do: 做, {step}}}\n" for step in steps)
    return f"---\nkind: procedure\nid: {name}\ntitle: 程序\ntrigger: 來文\n{fields}steps:\n{listed}"


def count(code: str, *parts: str) -> int:
    return len(found("".join(parts).removeprefix("---\n"), code))


# --- Responsibility ----------------------------------------------------------------------------------------------

def test_retired_posts_answer_for_nothing() -> None:
    assert count("HB201", OFFICE, post("a", "answers_for: mail", "status: retired")) == 1
    assert count("HB202", OFFICE, post("a", "answers_for: mail", "status: retired"), post("b", "answers_for: mail")) == 0


def test_every_further_post_that_answers_is_named() -> None:
    assert count("HB202", OFFICE, *(post(name, "answers_for: mail") for name in "abc")) == 2


def test_a_handbook_only_begun_is_not_asked_for_procedures() -> None:
    assert count("HB203", OFFICE) == 0


def test_retired_procedures_are_left_alone() -> None:
    text = procedure("within: 1 hour", "by: head, approve: [head]", fields="status: retired\ndelegation: [{matter: 甲}]\n")
    assert [d.code for d in judge(handbook(text.removeprefix("---\n")), TODAY, CHECKS).diagnostics] == []


@pytest.mark.parametrize(("lines", "descriptors"), [
    ((), 1),
    (("authority: {decide: 甲, procedures: mail}",), 0),
    (("authority: {decide: 甲, scopes: mail}",), 0),
    (("authority: {decide: 甲}",), 0),  # holds everywhere
    (("authority: {decide: 甲, procedures: receive-mail}",), 1),
])
def test_how_far_an_authority_reaches(lines: tuple[str, ...], descriptors: int) -> None:
    decides = procedure("by: head", fields="scope: mail\ndelegation: [{matter: 甲, decide: clerk}]\n")
    assert count("HB211", decides, post("clerk", "reports_to: head", *lines)) == descriptors


def test_the_post_at_the_top_holds_what_is_not_delegated() -> None:
    assert count("HB211", procedure("by: deputy, approve: head")) == 0


@pytest.mark.parametrize(("substitutes", "circles"), [
    ({"a": "b", "b": "a"}, 0),
    ({"a": "b", "b": "c", "c": "d", "d": "a"}, 1),
    ({"a": "b, c", "b": "a, c", "c": "a, b"}, 0),  # three who all know each other's work
    ({"a": "b", "b": "c", "c": "b"}, 0),
    ({"a": "b", "b": "c", "c": "a", "d": "e", "e": "f", "f": "d", "g": "a"}, 2),
])
def test_circles_of_first_substitutes(substitutes: dict[str, str], circles: int) -> None:
    assert count("HB213", *(post(name, f"substitutes: [{others}]") for name, others in substitutes.items())) == circles


@pytest.mark.parametrize(("trigger", "findings"), [
    ("來文", 0), ("每件來文", 0), ("每月25日", 1), ("每個工作日下班前", 1), ("每 3 個月", 1), ("每两周", 1), ("每班交接", 1), ("按季檢討", 1),
    ("Mail arrives", 0), ("Each request", 0), ("Every month on the 25th", 1), ("Daily at 07:30", 1), ("Every second Friday", 1),
])
def test_what_comes_round_needs_a_duty_that_says_when(trigger: str, findings: int) -> None:
    made = procedure("by: head").replace("來文", trigger)
    assert count("HB217", made) == findings
    assert count("HB217", made, post("clerk", duty="procedure: mail, step: step-1")) == 0


@pytest.mark.parametrize(("effort", "headcount", "descriptors"), [("8 hours", 1, 1), ("5 hours", 1, 0), ("16 hours", 2, 1), ("8 hours", 2, 0)])
def test_daily_work_beside_the_days_of_the_year(effort: str, headcount: int, descriptors: int) -> None:
    assert count("HB215", post("clerk", f"headcount: {headcount}", duty=f"effort: {effort}")) == descriptors


def test_work_on_every_working_day_fills_the_day_exactly() -> None:
    full = post("clerk").replace("when: daily", "when: every working day, effort: 8 hours")
    assert count("HB215", full) == 0
    assert count("HB215", full.replace("8 hours", "481 minutes")) == 1


@pytest.mark.parametrize(("duty", "descriptors"), [
    ("priority: important", 1), ("priority: urgent-important", 1), ("critical: true", 1), ("priority: urgent", 0), ("priority: routine", 0),
    ("critical: true, procedure: receive-mail", 0),
])
def test_which_duties_need_a_procedure(duty: str, descriptors: int) -> None:
    assert count("HB216", post("clerk", duty=duty)) == descriptors


@pytest.mark.parametrize(("lines", "findings"), [
    ("status: draft", 0),  # nobody said from when
    ("status: draft\neffective: 2026-06-02", 0),
    ("status: draft\neffective: 2026-06-01", 1),  # today is the first day
    ("status: suspended\neffective: 2026-01-01", 0),
    ("effective: 2026-01-01", 0),
])
def test_a_draft_whose_day_has_come(lines: str, findings: int) -> None:
    assert count("HB320", TERM % "seal", lines) == findings


# --- Conflicts ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("step", "approver", "descriptors"), [("by: head", "head", 1), ("by: clerk", "head", 0)])
def test_whoever_is_late_does_not_give_more_time_to_themselves(step: str, approver: str, descriptors: int) -> None:
    limit = f"within: {{time: 3 days, extend: {{by: 2 days, approve: {approver}}}}}"
    assert count("HB207", post("clerk"), procedure(f"{step}, {limit}")) == descriptors
    assert count("HB207", post("clerk", duty=limit), post("other", duty=limit.replace("head", "other"))) == 1


def conflict(approves: str, *parts: str, keeper: str = ", keeper: keeper") -> str:
    registers = f"registers: [{{id: book, title: 簿{keeper}}}]\nconflicts: {{title: 分離, keeps: book, approves: {approves}}}\n"
    return "".join((OFFICE, registers, *parts))


@pytest.mark.parametrize(("approves", "steps", "fields", "descriptors"), [
    ("{procedure: mail, step: a}", ("id: a, by: keeper",), "", 1),
    ("{procedure: mail, step: a}", ("id: a, by: head, approve: keeper",), "", 1),
    ("{procedure: mail, step: a}", ("id: a, by: head", "id: b, by: keeper, approve: keeper"), "", 0),
    ("{procedure: mail}", ("by: keeper, approve: head",), "", 0),
    ("{procedure: mail}", ("by: head, approve: keeper",), "", 1),
    ("{procedure: mail}", ("by: head",), "delegation: [{matter: 甲, decide: keeper}]\n", 1),
    ("[{procedure: mail, step: step-2}]", ("by: head", "by: keeper"), "", 1),
])
def test_what_a_keeper_must_not_approve(approves: str, steps: tuple[str, ...], fields: str, descriptors: int) -> None:
    assert count("HB208", conflict(approves, post("keeper"), post("head"), procedure(*steps, fields=fields))) == descriptors


@pytest.mark.parametrize(("substitutes", "descriptors"), [("[keeper]", 1), ("[keeper, clerk]", 0), ("[clerk]", 0), ("[]", 0)])
def test_who_is_left_when_the_approver_is_absent(substitutes: str, descriptors: int) -> None:
    posts = post("head", f"substitutes: {substitutes}"), post("keeper"), post("clerk")
    assert count("HB209", conflict("{procedure: mail, step: a}", *posts, procedure("id: a, by: head"))) == descriptors


@pytest.mark.parametrize(("approves", "keeper", "descriptors"), [
    ("{procedure: mail, step: a}", ", keeper: keeper", 0),
    ("{procedure: mail, step: b}", ", keeper: keeper", 1),
    ("{procedure: mail}", ", keeper: keeper", 1),  # nobody approves there
    ("{procedure: mail, step: a}", "", 1),
])
def test_conflicts_that_bind_nobody(approves: str, keeper: str, descriptors: int) -> None:
    assert count("HB210", conflict(approves, post("keeper"), procedure("id: a, by: keeper"), keeper=keeper)) == descriptors


# --- Lifecycle ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("code", "lines", "descriptors"), [
    ("HB303", "effective: 2026-06-01", 0),
    ("HB303", "effective: 2026-06-02", 1),
    ("HB304", "expires: 2026-05-31", 1),
    ("HB304", "expires: 2026-06-01", 0),
    ("HB304", "effective: 2026-01-01\nexpires: 2025-12-31", 0),  # HB301 says so
    ("HB305", "expires: 2026-05-31", 0),
    ("HB305", "expires: 2026-06-01", 1),
    ("HB305", "expires: 2026-07-31", 1),
    ("HB305", "expires: 2026-08-01", 0),
    ("HB306", "effective: 2025-05-29\nreview: 1 year", 1),
    ("HB306", "effective: 2025-05-31\nreview: 1 year", 0),  # a Sunday: due on Monday,
    ("HB306", "effective: 2025-06-01\nreview: 1 year", 0),
    ("HB306", "effective: 2020-01-01\nreview: 1 year\nreviewed: 2026-01-01", 0),
    ("HB306", "review: 1 year", 0),
    ("HB306", "effective: 2020-01-01\nreview: 1 year\nstatus: suspended", 0),
    ("HB307", "effective: 2025-06-01\nreview: 1 year", 1),
    ("HB307", "effective: 2025-07-31\nreview: 1 year", 1),
    ("HB307", "effective: 2025-08-01\nreview: 1 year", 0),
    ("HB307", "effective: 2026-05-20\nreview: 1 month", 0),  # always near
    ("HB307", "effective: 2025-06-01\nreview: 200 years", 0),
])
def test_days_on_which_an_entry_falls_due(code: str, lines: str, descriptors: int) -> None:
    assert count(code, TERM % "seal", lines, "\n") == descriptors


def test_an_entry_that_has_a_successor_may_expire() -> None:
    assert count("HB305", TERM % "old", "expires: 2026-06-30\n", TERM % "new", "effective: 2026-07-01\nsupersedes: old\n") == 0


def test_an_entry_that_will_replace_another_may_begin_later() -> None:
    assert count("HB303", TERM % "old", "expires: 2026-06-30\n", TERM % "new", "effective: 2026-07-01\nsupersedes: old\n") == 0
    assert count("HB303", TERM % "new", "effective: 2026-07-01\n") == 1


@pytest.mark.parametrize(("old", "new", "day"), [
    ("effective: 2025-01-01", "effective: 2026-01-01", "2026-01-01"),
    ("expires: 2026-01-01", "effective: 2026-01-01", "2026-01-01"),
    ("expires: 2025-12-31", "effective: 2026-01-01", None),
    ("effective: 2026-05-01", "effective: 2026-01-01\nexpires: 2026-04-30", None),
    ("effective: 2025-01-01\nstatus: retired", "effective: 2026-01-01", None),
    ("effective: 2025-01-01", "effective: 2027-01-01\nstatus: draft", None),
    ("", "", "2026-06-01"),
    ("expires: 2026-03-31", "", "2026-03-31"),
])
def test_versions_that_overlap(old: str, new: str, day: str | None) -> None:
    descriptors = found("".join((TERM % "old", old, "\n", TERM % "new", new, "\nsupersedes: old\n")).removeprefix("---\n"), "HB308")
    assert [str(d.details["day"]) for d in descriptors] == ([day] if day else [])


@pytest.mark.parametrize(("old", "new", "superseded", "lapsed"), [
    ("status: retired", "supersedes: old", 1, 0),
    ("expires: 2026-12-31", "supersedes: old\neffective: 2027-01-01", 0, 0),  # the newer one is not in force yet
    ("status: draft", "", 0, 1),
    ("status: suspended", "", 0, 1),
    ("", "", 0, 0),
])
def test_references_to_what_no_longer_holds(old: str, new: str, superseded: int, lapsed: int) -> None:
    text = "".join((TERM % "old", old, "\n", TERM % "new", new, "\n", TERM % "other", "see: old\n"))
    assert (count("HB309", text), count("HB310", text)) == (superseded, lapsed)


def test_a_draft_may_refer_to_a_draft() -> None:
    assert count("HB310", TERM % "a", "status: draft\n", TERM % "b", "status: draft\nsee: a\n") == 0


@pytest.mark.parametrize("kind", ["post", "term"])
def test_posts_and_terms_need_no_basis(kind: str) -> None:
    assert count("HB302", post("clerk") if kind == "post" else TERM % "seal") == 0


# --- Time --------------------------------------------------------------------------------------------------------

def test_a_promise_names_the_path_that_breaks_it() -> None:
    steps = "id: a, within: 1 working day", "within: 4 hours", "id: c, within: 2 working days"
    (descriptor,) = found(procedure(*steps, fields="within: 3個工作日\n").removeprefix("---\n"), "HB501")
    assert dict(descriptor.details, total=str(descriptor.details["total"])) == {
        "promised": "3個工作日", "total": "3.5 working days", "path": "a → step-2 → c"}


@pytest.mark.parametrize(("promise", "descriptors"), [
    ("", 0), ("within: 10 working days\n", 0), ("within: 14 days\n", 0), ("within: 13 days\n", 1)])
def test_promises_in_other_days_than_the_steps(promise: str, descriptors: int) -> None:
    assert count("HB501", procedure("within: 10 working days", fields=promise)) == descriptors


@pytest.mark.parametrize(("promise", "steps", "duty", "descriptors"), [
    ("6 working days", ("within: 2 days",), "", 1),
    ("60 days", ("within: 2 days", "wait: 1 week, within: 3 hours"), "", 0),
    ("60 days", ("within: 2 days",), "within: 1 working day", 1),
    ("6 months", ("within: 2 working days", "within: 1 month"), "", 0),
    ("12 weeks", ("within: 10 working days",), "", 0),
    ("6 working days", ("wait: 2 days, within: 3 days", "within: 1 working day"), "", 2),
    ("6 working days", ("within: 15 days from notice", "within: 1 day before notice"), "", 0),
    ("6 working days from notice", ("within: 15 days from notice",), "", 1),
])
def test_days_of_two_kinds(promise: str, steps: tuple[str, ...], duty: str, descriptors: int) -> None:
    duties = post("clerk", duty=f"procedure: mail{', ' + duty if duty else ''}")
    fields = f"within: {promise}\nevents: [{{id: notice, title: notice}}]\n"
    assert count("HB503", procedure(*steps, fields=fields), duties) == descriptors


@pytest.mark.parametrize(("when", "descriptors"), [
    ("monthly on the 28th", 0), ("monthly on the 29th", 1), ("monthly on the 31st", 1), ("monthly on the last day", 0), ("每月30日", 1),
    ("yearly on 02-28", 0), ("yearly on 02-29", 1), ("yearly on 01-31", 0), ("2 times a day", 0), ("2 times a day at 08:00", 1),
    ("daily at 08:00", 0), ("every 2 weeks", 0), ("on event", 0),
])
def test_days_that_not_every_calendar_has(when: str, descriptors: int) -> None:
    assert count("HB504", post("clerk").replace("when: daily", f"when: {when}")) == descriptors


@pytest.mark.parametrize(("within", "descriptors"), [
    ("half a working day", 0), ("0.3 working days", 0), ("0.33 working days", 1), ("1.5 hours", 0), ("0.33 hours", 1), ("0.5 minutes", 1),
    ("half a day", 1), ("1.5 weeks", 1), ("half a month", 1), ("half a year", 0), ("3 days", 0), ("10000 working days", 0),
])
def test_lengths_that_no_calendar_can_show(within: str, descriptors: int) -> None:
    assert count("HB504", procedure(f"within: {within}")) == descriptors


@pytest.mark.parametrize(("when", "within", "descriptors"), [
    ("daily", "1 day", 0), ("daily", "1 working day", 0), ("daily", "25 hours", 1), ("2 times a day", "13 hours", 1),
    ("weekly on Friday", "5 working days", 0), ("weekly on Friday", "8 days", 1), ("every 2 weeks", "8 days", 0),
    ("monthly on the 5th", "1 month", 0), ("monthly on the 5th", "6 weeks", 1), ("quarterly", "30 working days", 0),
    ("yearly on 03-31", "1 year", 0), ("on event", "2 years", 0),
])
def test_limits_beside_the_next_time(when: str, within: str, descriptors: int) -> None:
    assert count("HB505", post("clerk", duty=f"within: {within}").replace("when: daily", f"when: {when}")) == descriptors


@pytest.mark.parametrize(("calendar", "descriptors"), [
    ("{country: JP}", 0), ("{country: tw}", 0), ("{country: ZZ}", 1), ("{country: US, subdivision: ZZ}", 1),
    ("{country: ZZ, holidays: [2026-01-01]}", 1), ("{country: 中国, workdays: [2026-01-03]}", 1), ("{country: EU}", 1),
    ("{country: US, subdivision: ZZ, holidays: [2026-01-01]}", 1), ("{country: CN, holidays: [2026-01-01]}", 0),
    ("{country: TA, holidays: [2026-01-01]}", 1), ("{hours: 7.5}", 0),
])
def test_countries(calendar: str, descriptors: int) -> None:
    assert count("HB506", OFFICE, f"calendar: {calendar}\n") == descriptors


def test_a_country_without_known_holidays_may_list_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkingDays, "country_known", False)
    assert count("HB506", OFFICE, "calendar: {country: KP}\n") == 1
    assert count("HB506", OFFICE, "calendar: {country: KP, holidays: [2026-01-01]}\n") == 0


@pytest.mark.parametrize(("country", "code"), [
    ("中国", "CN"), ("中國", "CN"), ("China", "CN"), ("CHN", "CN"), ("臺灣", "TW"), ("台湾", "TW"), ("香港", "HK"), ("hong kong", "HK"),
    ("UK", "GB"), ("日本", "JP"), ("Ruritania", None), ("XX", None), ("an", None),
])
def test_the_code_of_a_country_that_is_written_out(country: str, code: str | None) -> None:
    assert code_of(country) == code


# --- All together ------------------------------------------------------------------------------------------------

def test_the_smallest_handbook_is_checked_without_a_word_but_for_its_scope() -> None:
    assert [d.code for d in judge(handbook(OFFICE), TODAY, CHECKS).diagnostics] == ["HB201"]


def test_the_sample_handbook_has_no_findings() -> None:
    loaded = load(Path(__file__).parents[2])
    valid = validate(loaded.documents)
    resolved = resolve(valid.entries, valid.claimed)
    assert resolved.handbook
    findings = judge(resolved.handbook, datetime.date(2026, 11, 23), CHECKS).diagnostics
    assert [f"{d.span.file}:{d.span.line}: {d.code}" for d in findings] == []
    assert resolved.handbook.entry.conflicts


@pytest.mark.parametrize("day", [datetime.date(2026, 6, 30), datetime.date(2026, 7, 1)])
def test_a_newer_version_takes_over_on_its_day_without_an_error(day: datetime.date) -> None:
    """An error that comes true by a day passing would stop the build of that day, and leave the site as it was on the day before."""
    lines = {"old": "effective: 2026-01-01\nexpires: 2026-06-30\n", "new": "effective: 2026-07-01\nsupersedes: old\n"}
    posts = "".join(post(name, "answers_for: mail", *more.splitlines(), duty="procedure: old, step: a") for name, more in lines.items())
    procedures = "".join(procedure(f"id: a, by: {name}, within: 1 hour", fields=f"scope: mail\n{more}", name=name) for name, more in lines.items())
    made = handbook(OFFICE + posts + procedures).on(day)
    found_then = [each for check in CHECKS for each in check.find(made, day)]
    assert [each.code for each in found_then if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("old", "last"), [("effective: 2025-01-01", "2026-03-31"), ("", "2026-03-31"), ("effective: 2026-04-01", None)])
def test_the_hint_for_two_versions_says_when_the_older_one_ends(old: str, last: str | None) -> None:
    first, = found("".join((TERM % "old", old, "\n", TERM % "new", "effective: 2026-04-01\nsupersedes: old\n")).removeprefix("---\n"), "HB308")
    assert first.details.get("last") == last and bool(first.hint) is (last is not None)
