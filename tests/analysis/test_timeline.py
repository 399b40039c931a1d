"""The slowest path of a procedure: known procedures, and random ones beside a slow search of every way."""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.timeline import MOST_LEGS, CriticalPath, critical_path, may_be_late, rounded_up
from generator.calendar.lengths import DAY, length
from generator.facts.whole_time import total_of
from generator.model import Procedure
from generator.model.handbook import Calendar

EIGHT_HOURS = Calendar()


def procedure(*steps: dict[str, object], **fields: object) -> Procedure:
    made = [{"id": chr(97 + number), "do": "做", **step} for number, step in enumerate(steps)]
    return Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文", "steps": made, **fields})


def to(*names: str) -> list[dict[str, str]]:
    return [{"when": name, "goto": name} for name in names]


def shown(path: CriticalPath, made: Procedure) -> str:
    """The path as its steps' names, those of a way back in brackets."""
    return "".join(f"({made.step_key(leg.index)})" if leg.repair else made.step_key(leg.index) for leg in path.legs)


def path_of(*steps: dict[str, object], **fields: object) -> tuple[str, float]:
    made = procedure(*steps, **fields)
    path = critical_path(made, EIGHT_HOURS)
    return shown(path, made), float(path.total)


H1, H2, H5 = ({"within": f"{n} hours"} for n in (1, 2, 5))


def test_steps_and_waits_are_added_in_turn() -> None:
    made = procedure({"within": "1 hour"}, {"wait": "1 working day", "within": "30 minutes"}, within="2 working days")
    path = critical_path(made, EIGHT_HOURS)
    assert [(leg.start, leg.end, leg.wait) for leg in path.legs] == [(0, 60, 0), (540, 570, 480)]
    assert (path.total, path.promised, path.late) == (570, 960, False)


def test_without_a_promise_nothing_is_late() -> None:
    path = critical_path(procedure(H1), EIGHT_HOURS)
    assert path.promised is None and not path.late


@pytest.mark.parametrize(("promised", "late"), [("6 working days", True), ("7 working days", False)])
def test_a_promise_that_counts_from_the_end_of_a_step_is_compared_with_what_follows_it(promised: str, late: bool) -> None:
    made = procedure(*({"within": f"{days} working days"} for days in (3, 4, 3)), within={"time": promised, "after": "a"})
    path, day = critical_path(made, EIGHT_HOURS), 8 * 60
    assert (path.total, path.counted_from, path.counted) == (10 * day, 3 * day, 7 * day)
    assert path.promised == (3 + int(promised[0])) * day
    assert (path.late, may_be_late(made, EIGHT_HOURS)) == (late, late)
    assert str(total_of(path.counted, path)) == "7 working days"


def test_a_promise_from_an_event_or_from_a_step_beside_the_path_is_not_compared() -> None:
    steps = [{"branches": to("b", "c")}, {"within": "1 hour", "next": "end"}, {"within": "5 hours"}]
    for after in ("receipt", "b"):
        made = procedure(*steps, within={"time": "30 minutes", "after": after}, events=[{"id": "receipt", "title": "收到"}])
        path = critical_path(made, EIGHT_HOURS)
        assert (path.promised, path.counted_from, path.late) == (None, 0, False)


@pytest.mark.parametrize(("promised", "steps", "late"), [
    ("14 days", ["10 working days"], False), ("13 days", ["10 working days"], True),
    ("3 days", ["24 hours"], False), ("3 days", ["24 hours"] * 3, False), ("3 days", ["24 hours"] * 4, True), ("3 days", ["73 hours"], True),
    ("72 hours", ["3 days"], False), ("72 hours", ["30 minutes", "2 hours", "8 hours"], False), ("72 hours", ["5 working days"], True),
    ("24 hours", ["9 working hours"], True), ("1 day", ["6 hours"], False), ("1 day", ["1 working day"], False), ("2 days", ["2 working days"], True),
    ("1 working day", ["24 hours"], False), ("1 working day", ["48 hours"], True), ("8 hours", ["4 hours", "5 hours"], True),
    ("16 working hours", ["8 hours", "8 hours"], False), ("16 working hours", ["2 working days"], False), ("16 working hours", ["8 working hours"] * 3, True), ("16 working hours", ["8 hours"] * 3, False),
    ("4 hours", ["9 hours"], True), ("1 working day", ["4 hours", "5 hours"], False), ("1 working day", ["4 hours", "5 working hours"], True),
    ("2 working days", ["3 days"], True), ("5 working days", ["1 week"], False), ("5 working days", ["8 days"], True), ("3小時59分", ["4 hours"], True),
    ("14小時10分", ["14 hours"], False), ("4 hours", ["same day", "at once"], False), ("1 month", ["20 working days"], False), ("1 month", ["25 working days"], True), ("12 months", ["1 year"], False),
])
def test_only_what_is_certain_breaks_a_promise(promised: str, steps: list[str], late: bool) -> None:
    made = procedure(*({"within": step} for step in steps), within=promised)
    path = critical_path(made, EIGHT_HOURS)
    assert (path.late, may_be_late(made, EIGHT_HOURS)) == (late, late)
    assert path.promised is not None and (not late or path.counted > path.promised)


@pytest.mark.parametrize(("promised", "steps", "said"), [
    ("24 hours", ["25 hours"], "25 hours"), ("8 hours", ["8 hours", "2 hours"], "10 hours"), ("3 hours", ["2 hours", "2 hours"], "4 hours"),
    ("8 working hours", ["8 working hours", "2 working hours"], "10 working hours"),
    ("2 days", ["72 hours"], "3 days"), ("13 days", ["10 working days"], "14 days"),
])
def test_a_path_is_said_in_the_unit_of_the_promise(promised: str, steps: list[str], said: str) -> None:
    made = procedure(*({"within": step} for step in steps), within=promised)
    path = critical_path(made, EIGHT_HOURS)
    assert str(total_of(path.counted, path)) == said


@pytest.mark.parametrize(("steps", "ends"), [
    (["2 hours", "10 hours from the trigger", "1 hour"], [2, 10, 11]),
    (["2 hours", "1 hour from the trigger", "1 hour"], [2, 2, 3]),
    (["2 hours", "5 hours", "8 hours from a"], [2, 7, 10]),
    (["2 hours", "72 hours from receipt", "1 hour"], [2, 2, 3]),
    (["2 hours", "24 hours before meeting"], [2, 2]),
    (["2 hours", "same day", "at once"], [2, 2, 2]),
])
def test_a_limit_ends_where_its_own_start_says(steps: list[str], ends: list[int]) -> None:
    """From the trigger or the end of a step on the path; what counts from an event takes no time of the path."""
    made = procedure(*({"within": step} for step in steps), within="30 hours", events=[{"id": "receipt", "title": "收到"}, {"id": "meeting", "title": "會議"}])
    path = critical_path(made, EIGHT_HOURS)
    assert [leg.end / 60 for leg in path.legs] == ends
    assert path.total / 60 == ends[-1]


def test_a_promise_from_an_event_is_not_compared_with_the_path_from_the_trigger() -> None:
    made = procedure({"within": "9 days"}, within="1 day from receipt", events=[{"id": "receipt", "title": "收到"}])
    assert (critical_path(made, EIGHT_HOURS).promised, may_be_late(made, EIGHT_HOURS)) == (None, False)


def test_limits_by_case_are_compared_case_by_case() -> None:
    promise = {"criteria": "severity", "cases": {"high": "3 days", "low": "9 days"}}
    made = procedure({"within": {"criteria": "severity", "cases": {"high": "4 days", "low": "8 days"}}}, within=promise)
    assert [may_be_late(made, EIGHT_HOURS, case=case) for case in ("high", "low", None)] == [True, False, False]


def test_extensions_lengthen_path_and_promise_and_break_no_promise() -> None:
    made = procedure({"within": {"time": "10 days", "extend": {"by": "5 days", "times": 2}}}, within={"time": "12 days", "extend": {"by": "30 days"}})
    ordinary, extended = critical_path(made, EIGHT_HOURS), critical_path(made, EIGHT_HOURS, extended=True)
    assert [(path.total / DAY, path.promised and path.promised / DAY, path.late) for path in (ordinary, extended)] == [(10, 12, False), (20, 42, False)]


@pytest.mark.parametrize(("after", "days"), [("a", 84), ("trigger", 91)])
def test_no_extension_leads_beyond_the_end_in_any_case(after: str, days: int) -> None:
    """Begun within a week, and in any case within twelve: a reason to begin later does not move the twelve weeks."""
    within = {"time": "7 days", "after": "a", "latest": f"12 weeks from {after}", "extend": {"by": "12 weeks"}}
    assert critical_path(procedure({}, {"within": within}), EIGHT_HOURS, extended=True).total / DAY == days


def test_the_slower_branch_counts() -> None:
    assert path_of({**H1, "branches": to("b", "c")}, {**H1, "next": "d"}, H5, H1) == ("acd", 420)


def test_a_step_that_ends_the_procedure_is_a_way_of_its_own() -> None:
    assert path_of({**H1, "branches": to("b", "c")}, {**H5, "next": "end"}, H1, H1) == ("ab", 360)


def test_a_step_without_a_limit_takes_no_time() -> None:
    assert path_of(H1, {}, H1) == ("abc", 120)


@pytest.mark.parametrize(("steps", "expected"), [
    # sent back to the step before, at once
    ([H1, {**H1, "branches": to("c", "a")}, H1], ("abc", 180)),
    # a correction that leads back to the decision takes its time once, and then it goes on
    ([H1, {**H1, "branches": to("d", "c")}, {**H2, "next": "b"}, H1], ("ab(c)d", 300)),
    # the slower of two corrections
    ([{**H1, "branches": to("b", "c", "d")}, {**H1, "next": "a"}, {**H5, "next": "a"}, H1], ("a(c)d", 420)),
    # a correction of two steps
    ([{**H1, "branches": to("b", "d")}, H1, {**H2, "next": "a"}, H1], ("a(b)(c)d", 300)),
    # round and round without an end
    ([H1, H1, {**H1, "next": "a"}], ("abc", 180)),
    ([{**H1, "next": "a"}], ("a", 60)),
])
def test_loops_are_gone_through_once(steps: list[dict[str, object]], expected: tuple[str, float]) -> None:
    assert path_of(*steps) == expected


def test_rounding_never_makes_a_time_shorter() -> None:
    assert [str(rounded_up(Fraction(n, 100))) for n in (200, 201, 210, 299)] == ["2", "2.1", "2.1", "3"]


@st.composite
def forward_only(draw: st.DrawFn) -> list[dict[str, object]]:
    """Steps whose ways lead onward only."""
    count = draw(st.integers(1, 7))
    steps: list[dict[str, object]] = []
    for number in range(count):
        later = [chr(97 + n) for n in range(number + 1, count)] + ["end"]
        steps.append({"within": f"{draw(st.integers(1, 8))} hours",
                      "branches": to(*draw(st.lists(st.sampled_from(later), min_size=1, max_size=3, unique=True)))})
    return steps


def longest(made: Procedure, index: int) -> Fraction:
    """Every way tried, one after the other."""
    within = made.steps[index].within
    assert within and within.time
    return length(within.time, EIGHT_HOURS).clock + max(
        (Fraction(0) if to is None else longest(made, to) for _, to in made.successors(index)), default=Fraction(0))


@given(forward_only())
@settings(deadline=None)
def test_no_way_is_slower(steps: list[dict[str, object]]) -> None:
    made = procedure(*steps)
    assert critical_path(made, EIGHT_HOURS).total == longest(made, 0)


@given(st.lists(st.tuples(st.integers(1, 30), st.lists(st.integers(0, 9), max_size=4)), min_size=1, max_size=9))
@settings(max_examples=200, deadline=None)
def test_any_tangle_of_ways_has_a_path_that_follows_them(drawn: list[tuple[int, list[int]]]) -> None:
    names = [chr(97 + n) for n in range(len(drawn))] + ["end"]
    made = procedure(*({"within": f"{hours} hours", "branches": to(*(names[n % len(names)] for n in ways))} for hours, ways in drawn))
    path = critical_path(made, EIGHT_HOURS)
    assert path.total == path.legs[-1].end
    main = [leg.index for leg in path.legs if not leg.repair]
    assert path.legs[0].index == 0
    assert len(main) == len(set(main))
    assert all(after in [t for _, t in made.successors(before)] for before, after in pairwise(main))
    assert all(before.end + after.wait == after.start for before, after in pairwise(path.legs))


def test_a_very_long_procedure_is_no_trouble() -> None:
    made = procedure(*({"id": f"s{n}", "within": "1 minute"} for n in range(5000)))
    started = time.process_time()
    assert critical_path(made, EIGHT_HOURS).total == 5000
    assert time.process_time() - started < 2


def test_many_steps_that_share_a_long_way_back_are_no_trouble() -> None:
    count = 2000
    back = [{"id": f"r{n}", "within": "1 minute", **({"next": "s0"} if n == count - 1 else {})} for n in range(count)]
    asks = [{"id": f"s{n}", "within": "1 minute", "branches": to(f"s{n + 1}" if n < count - 1 else "end", "r0")} for n in range(count)]
    started = time.process_time()
    path = critical_path(procedure(*asks, *back), EIGHT_HOURS)
    assert path.total == count + count * count
    assert len(path.legs) == MOST_LEGS
    assert time.process_time() - started < 2


# --- Steps at the same time, and limited corrections -------------------------------------------------------------------

def test_of_strands_at_the_same_time_the_slowest_counts() -> None:
    assert path_of({**H1, "together": ["b", "c"], "next": "d"}, H2, H5, H1) == ("acd", 7 * 60)


def test_a_way_back_is_gone_through_as_often_as_it_may_be() -> None:
    back = [{"when": "no", "goto": "a", "at_most": 2, "then": "c"}, {"when": "yes", "goto": "c"}]
    assert path_of(H1, {**H2, "branches": back}, H5) == ("ab(a)(b)(a)(b)c", (3 * 3 + 5) * 60)


@pytest.mark.parametrize(("at_most", "rounds"), [("1 hour", 1), ("3 hours", 1), ("4 hours", 2), ("8 hours", 3)])
def test_a_way_back_that_may_take_so_long_is_begun_again_until_then(at_most: str, rounds: int) -> None:
    back = [{"when": "no", "goto": "a", "at_most": at_most, "then": "c"}, {"when": "yes", "goto": "c"}]
    assert path_of(H1, {**H2, "branches": back}, H5) == ("ab" + "(a)(b)" * rounds + "c", (3 * (rounds + 1) + 5) * 60)
    ways = [{"when": "no", "goto": "b", "at_most": at_most, "then": "c"}, {"when": "yes", "goto": "c"}]
    assert path_of({**H1, "branches": ways}, {**H2, "next": "a"}, H5) == ("a" + "(b)(a)" * rounds + "c", (1 + 3 * rounds + 5) * 60)


def test_a_correction_is_gone_through_as_often_as_it_may_be() -> None:
    ways = [{"when": "no", "goto": "b", "at_most": 3, "then": "c"}, {"when": "yes", "goto": "c"}]
    assert path_of({**H1, "branches": ways}, {**H2, "next": "a"}, H5) == ("a" + "(b)(a)" * 3 + "c", (1 + 3 * 3 + 5) * 60)


def test_what_a_correction_leads_back_to_is_done_again_each_time() -> None:
    """A committee that sends an application back twice reviews it and votes on it three times."""
    votes = [{"when": "changes", "goto": "c", "at_most": 2, "then": "d"}, {"when": "approved", "goto": "d"}]
    steps = [{"within": "10 days"}, {**H2, "branches": votes}, {"within": "30 days", "next": "a"}, H1]
    assert path_of(*steps) == ("ab" + "(c)(a)(b)" * 2 + "d", 3 * (10 * DAY + 120) + 2 * 30 * DAY + 60)


def test_a_round_that_can_be_entered_at_two_steps_is_no_part_of_the_way_that_enters_it_later() -> None:
    """An emergency (b) goes to the last look (d); everything else is investigated (c) before, and again where the look finds something."""
    look = [{"when": "gone", "goto": "end"}, {"when": "there", "goto": "c", "at_most": 2, "then": "e"}]
    steps = [{**H1, "branches": to("b", "c")}, {**H1, "next": "d"}, H5, {**H2, "branches": look}, H1]
    assert path_of(*steps) == ("acd" + "(c)(d)" * 2 + "e", (1 + 3 * 7 + 1) * 60)


def test_a_case_takes_only_the_ways_that_are_for_it() -> None:
    answers = [{"when": "grave", "level": ["fatal", "hospital"], "goto": "b"}, {"when": "slight", "level": "near-miss", "goto": "c"}]
    made = procedure({**H1, "judge": "severity", "decision": "how grave", "branches": answers}, H5, H1)
    paths = {case: shown(critical_path(made, EIGHT_HOURS, case=case), made) for case in (None, "fatal", "near-miss", "unknown")}
    assert paths == {None: "abc", "fatal": "abc", "near-miss": "ac", "unknown": "abc"}
