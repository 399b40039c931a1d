"""Sheets of paper that take more than two sides: which of them, and where that is said."""

from __future__ import annotations

import datetime
from typing import Any

from checklist_cases import handbook, post, procedure

from generator.checks.over_two_sides import CHECK
from generator.diagnostics import Diagnostic

LONG = "核對收發文件的受文者、文號、附件、密等、速別與份數" * 6


DAY = datetime.date(2026, 6, 1)


def findings(*entries: dict[str, Any]) -> list[Diagnostic]:
    return [*CHECK.find(handbook(*entries), DAY)]


def test_a_procedure_that_is_too_long_for_several_posts_is_named_once() -> None:
    steps = [{"do": LONG, "by": who} for who in ("clerk", "chief") for _ in range(30)]
    made = handbook(post(), post(name="chief"), procedure(*steps), procedure(*steps[:3], name="short"))
    [found] = CHECK.find(made, DAY)
    assert (found.details["sheet"], found.details["count"]) == ("收文", 30)
    assert found.span == made.procedures["incoming"].source.span(("steps",))


def test_many_short_procedures_are_many_sheets_and_no_finding() -> None:
    assert findings(post(), *(procedure(*[{"do": LONG}] * 9, name=f"p{number}") for number in range(20))) == []


def test_duties_of_every_post_are_found_by_themselves() -> None:
    found = findings(*(post(*[{"do": LONG}] * 30, name=name) for name in ("clerk", "chief")))
    assert [one.details["sheet"] for one in found] == ["日常及定期事項"] * 2
