"""Where several posts stand at a step that has too few people, their author is told that all of them do it, and how a choice is written."""

from __future__ import annotations

import pytest

from generator.checks.too_few_people import _LOCKS
from tests.check_cases import found

FIRST = "  - {do: 收取郵件, by: clerk}\n"
STEP = "  - {do: 清點郵件, by: clerk, people: 3, within: 30 minutes}\n"


@pytest.mark.parametrize(("steps", "posts"), [
    (STEP, ""),
    (FIRST + "  - {id: count, do: 清點郵件, by: [clerk, head]}\n  - {do: 核對郵件, by: [head, clerk], people: 2, other_than: count}\n", "clerk, head"),
    (FIRST + "  - {id: count, do: 清點郵件, by: head, people: 2}\n  - {do: 核對郵件, by: [clerk, head], other_than: count}\n", "clerk, head")])
def test_a_choice_of_posts_is_told_apart_from_posts_that_work_together(steps: str, posts: str) -> None:
    [diagnostic] = found(_LOCKS.replace(STEP, steps), "HB232")
    assert diagnostic.details["posts"] == posts and bool(diagnostic.hint) == bool(posts)
