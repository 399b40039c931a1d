"""What is said of findings asks only for what it shows of thousands of entries."""

from __future__ import annotations

from generator.handbook import Handbook
from generator.pages import quality_findings as findings
from generator.questions import ASKED
from generator.reads import reading
from generator.watched import watch


def test_every_entry_is_found_by_the_place_where_it_begins(sample: Handbook) -> None:
    """And by any line up to the next one in the file."""
    for entry in sample.all_entries:
        file, line = entry.place
        assert findings.entry_at(sample, f"{line} {file}") == entry.key == findings.entry_at(sample, f"{line + 1} {file}")
    assert findings.entry_at(sample, "1 rules/nowhere.yml") == findings.entry_at(sample, f"0 {sample.entry.place[0]}") == ()


def test_of_exceptions_those_entries_are_read_that_state_some(sample: Handbook) -> None:
    handbook = watch(sample)
    with reading() as read:
        stated = {entry.key for entry, *_ in findings.waivers(handbook)} - {sample.entry.key}
    assert stated == {entry.key for entry in sample.entries if entry.waivers}
    assert {each[1:] for each in read if each[0] == "outline"} == stated
    assert {each[0] for each in read} <= {"outline", "ids", ASKED}
