"""What is due tomorrow and in a week, as the search reads it from the file of a post."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scripts import Scripts

FRIDAYS = [[5, 0, 0, 0, 1], [7, 0, 0, 0, 6]]
EVERY_DAY = [[0, 0, 0, 0, 1], [1, 0, 0, 0, 50]]
DATA = {"post": "clerk", "begins": 0, "dates": {"from": "2026-11-01", "until": "2026-12-18", "series": [FRIDAYS, EVERY_DAY]},
        "items": [{"id": "report", "do": "Report", "period": "week", "series": 0, "at": 840}, {"id": "open", "do": "Open", "period": "day", "series": 1}]}


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    made = Scripts()
    yield made
    made.close()


@pytest.mark.parametrize(("now", "name", "due"), [
    ("2026-11-26T10:00", "tomorrow", [["2026-11-27", "Open"], ["2026-11-27", "Report"]]),
    ("2026-11-27T10:00", "tomorrow", [["2026-11-28", "Open"]]),
    ("2026-11-23T10:00", "week", [["2026-11-27", "Report"]]),  # a Monday; what comes round every day is left out
    ("2026-11-29T10:00", "week", []),  # of a Sunday's week nothing is left but that day
    ("2026-11-29T10:00", "next-week", [["2026-12-04", "Report"]]),
    ("2026-12-14T10:00", "next-week", None),
])
def test_what_is_due_on_the_days_asked_for(now: str, name: str, due: object, scripts: Scripts) -> None:
    assert scripts.ask("due", DATA, name, now) == due
