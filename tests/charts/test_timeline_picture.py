"""The picture of the slowest path: its words, its bars, and that any text in it stays text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from check_cases import handbook

from generator.charts.timeline_picture import MOST_ROWS, timeline_picture
from generator.handbook import Handbook
from tests import checklist_cases as office


def book(*steps: str, fields: str = "") -> Handbook:
    listed = "".join(f"  - {{do: 做, {step}}}\n" for step in steps)
    return handbook(f"kind: procedure\nid: mail\ntitle: 收文\ntrigger: 來文\n{fields}steps:\n{listed}")


def picture(*steps: str, fields: str = "", language: str = "en") -> str:
    made = book(*steps, fields=fields)
    return str(timeline_picture(made.procedures["mail"], made, language))


def caption(html: str) -> str:
    return "".join(ElementTree.fromstring(html).find("figcaption").itertext())  # type: ignore[union-attr]


def bars(html: str) -> list[tuple[str, float, float]]:
    """(class, from, to) of every bar, in hundredths of the axis."""
    return [(kind, float(left), float(right)) for left, right, kind in re.findall(
        r'<line x1="([\d.]+)%" x2="([\d.]+)%" y1="50%" y2="50%" class="hb-timeline-(\w+)"', html)]


@pytest.mark.parametrize(("steps", "fields", "language", "expected"), [
    (("within: 1 working day",), "within: 2 working days\n", "en", "The slowest path takes 1 working day; 2 working days promised."),
    (("within: 3 working days",), "within: 2 working days\n", "en",
     "The slowest path takes 3 working days, longer than the 2 working days promised."),
    (("within: 3 working days", "within: 10 working days, counts: false"), "within: 5 working days\n", "en",
     "The slowest path takes 3 working days; 5 working days promised."),
    (("within: 90 minutes",), "", "en", "The slowest path takes 1 hour 30 minutes. No time is promised for the whole."),
    (("within: 90 minutes",), "within: 3 hours\n", "zh-Hant", "最長路徑需1小時30分鐘，承諾時限為3小時。"),
    (("within: 2 minutes", "id: attack", "within: 30 minutes"), "", "zh-Hant", "最長路徑需32分鐘，另加第2步（未定時限）；全程未承諾時限。"),
    (("within: 14 days",), "within: 9 months\n", "zh-Hant", "最長路徑需14日，承諾時限為9個月。"),
    (("within: 2 days", "within: 1 week"), "within: 60 days\n", "en", "The slowest path takes 9 days; 60 days promised."),
    (("within: 1 day", "within: 5 working days"), "within: 8 days\n", "en",
     "The slowest path takes about 8 days (by average weeks, without public holidays); 8 days promised."),
    (("within: 1 working day", "within: {time: 2 months, after: known, extend: {by: 1 month, times: 2}}"), "events: [{id: known, title: 受理}]\n",
     "zh-Hant", "最長路徑需8個工作小時，另加第2步（自受理之日起2個月）；全程未承諾時限。各項延長全數計入時：8個工作小時，另加第2步（自受理之日起4個月）。"),
    (("id: a, within: 1 day, decision: x, branches: [{when: y, goto: b}, {when: n, goto: c}]",
      "id: b, within: {time: 1 hour, extend: {by: 1 hour}}, next: end", "id: c, within: 2 days"), "", "en",
     "The slowest path takes 3 days. No time is promised for the whole."),  # what is extended is off that path
    (("within: {time: 20 days, after: known, extend: {by: 5 working days}}",), "events: [{id: known, title: receipt}]\n", "en",
     "How long the slowest path takes depends on step 1 (20 days from receipt). No time is promised for the whole. "
     "With every extension: step 1 (20 days 5 working days from receipt)."),
    (("within: 3 working days", "within: 3 working days"),
     "events: [{id: known, title: 受理}]\nwithin: {time: 5 working days, after: known, extend: {by: 5 working days}}\n", "zh-Hans",
     "最长路径需6个工作日，承诺时限为自受理之日起5个工作日。各项延长全部计入时：6个工作日；承诺时限为自受理之日起10个工作日。"
     "最长路径自程序启动时算起，承诺时限另有起算点，两者不能相比。"),
])
def test_what_it_comes_to(steps: tuple[str, ...], fields: str, language: str, expected: str) -> None:
    assert caption(picture(*steps, fields=fields, language=language)) == expected


def test_bars_follow_each_other_and_end_at_the_total() -> None:
    found = bars(picture("within: 1 hour", "wait: 2 hours, within: 1 hour", fields="within: 4 hours\n"))
    assert [kind for kind, _, _ in found] == ["work", "wait", "work"]
    assert found[0][1] == 0
    assert [before[2] for before in found[:-1]] == [after[1] for after in found[1:]]
    assert found[-1][2] == pytest.approx(100 / 1.02, abs=0.01)


def test_work_after_the_promise_has_a_bar_of_its_own() -> None:
    found = bars(picture("within: 3 hours", "within: 1 hour", fields="within: 2 hours\n"))
    assert [kind for kind, _, _ in found] == ["work", "late", "late"]
    assert found[0][2] == found[1][1] == pytest.approx(50 / 1.02, abs=0.01)


def test_a_limit_from_an_event_is_drawn_as_long_as_it_is() -> None:
    html = picture("within: 1 month", "within: {time: 2 months, after: known}", "within: 1 month", fields="events: [{id: known, title: receipt}]\n")
    (_, start, first), (kind, second, third), (_, fourth, end) = bars(html)
    assert kind == "float"
    assert (start, first, third) == (0, second, fourth)
    assert third - second == pytest.approx(2 * (end - fourth), abs=0.1)
    assert "Pale: drawn as if the event came when the step can begin." in html


def test_a_moment_is_still_seen() -> None:
    for _, left, right in bars(picture("within: 1 minute", "within: 60 days", "within: 1 minute")):
        assert right - left >= 0.79
        assert 0 <= left < right <= 100


def test_marks_are_explained_where_they_occur() -> None:
    assert "Striped" not in picture("within: 1 hour")
    assert "Striped" in picture("wait: 1 hour, within: 1 hour")
    corrected = picture("id: a, within: 1 hour, branches: [{when: 有誤, goto: b}, {when: 無誤, goto: c}]",
                        "id: b, within: 1 hour, next: a", "id: c, within: 1 hour")
    assert "Dotted" in corrected
    assert [kind for kind, _, _ in bars(corrected)] == ["work", "repair", "work"]


@pytest.mark.parametrize(("within", "said"), [("15 days from receipt", True), ("1 day before receipt", True), ("15 days from the trigger", False),
                                              ("15 days from a", False), ("15 days", False)])
def test_a_limit_that_counts_from_an_event_is_said_not_to_be_in_the_sum(within: str, said: bool) -> None:
    shown = picture("id: a, within: 1 day", f"within: {within}", fields="events: {id: receipt, title: the receipt}\n")
    assert ("count from an event" in shown) is said


def test_without_any_limit_there_is_no_picture() -> None:
    assert picture("by: head", "by: deputy") == ""


def test_a_step_without_a_limit_says_so() -> None:
    assert "no limit" in picture("within: 1 hour", "by: head")


@pytest.mark.parametrize("promise", ["1 minute", "10 minutes", "1 hour", "24 hours", "1 working day", "25 working days", "90 days",
                                     "6 weeks", "18 months", "3 years"])
def test_the_axis_has_a_few_round_numbers(promise: str) -> None:
    html = picture("within: 1 minute", fields=f"within: {promise}\n")
    numbers = [int(n) for n in re.findall(r'text-anchor="\w+">(\d+)</text>', html)]
    assert 2 <= len(numbers) <= 10
    assert numbers[0] == 0
    assert str(numbers[1]).rstrip("0") in ("1", "2", "5")


def test_a_very_long_path_is_cut() -> None:
    html = picture(*["within: 1 hour"] * (MOST_ROWS + 5))
    assert html.count("<li>") == MOST_ROWS
    assert "and 5 more steps" in html


def test_texts_stay_texts_and_nothing_needs_a_style() -> None:
    made = handbook('kind: procedure\nid: mail\ntitle: 收文\ntrigger: 來文\nsteps:\n'
                    '  - {do: "<script>alert(1)</script>&\\"", within: 1 hour}\n')
    html = str(timeline_picture(made.procedures["mail"], made, "en"))
    ElementTree.fromstring(html)
    assert "<script" not in html
    assert "style=" not in html and "onload" not in html
    assert '<span lang="zh-Hant">&lt;script&gt;' in html


def test_rows_lead_to_the_steps_of_the_page() -> None:
    html = picture("id: count, within: 1 hour", "within: 1 hour")
    assert re.findall(r'href="(#step-[^"]+)"', html) == ["#step-count", "#step-step-2"]


def test_where_limits_differ_by_case_each_case_says_its_extension_and_nothing_is_said_twice() -> None:
    times = {"criteria": "speed", "cases": {"urgent": "5 working days", "normal": "9 working days"}}
    extended = {"extend": {"cases": {"urgent": "1 working day", "normal": "4 working days"}, "approve": "clerk"}}
    made = office.handbook(
        office.post(), office.procedure({"within": "3 working days"}, within={**times, **extended}),
        {"kind": "criteria", "id": "speed", "title": "速別", "side": "class", "measures": [{"id": "d", "title": "日數", "unit": "日"}],
         "tiers": [{"when": "< 3", "level": "urgent"}, {"when": ">= 3", "level": "normal"}]},
        levels=[{"id": name, "title": name, "side": "class", "rank": rank} for rank, name in enumerate(("normal", "urgent"), 1)])
    assert caption(str(timeline_picture(made.procedures["incoming"], made, "en"))) == (
        "By case: urgent: 3 working days of 5 working days; normal: 3 working days of 9 working days. "
        "With every extension: urgent: 3 working days of 6 working days; normal: 3 working days of 13 working days.")
