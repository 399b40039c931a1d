"""A list that is written but empty: what is to be done depends on whether the field may be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import descriptors
from generator.reading.load import load_text
from generator.reading.validate import validate

CONDUCT = "kind: conduct\nid: manners\ntitle: 服務規範\n%s\n"
CLAUSES = "clauses:\n  - {text: 首問負責}"


@pytest.mark.parametrize(("lines", "hint"), [
    (f"applies_to: []\n{CLAUSES}", descriptors.LEAVE_OUT_HINT),
    (f"audience: []\n{CLAUSES}", descriptors.LEAVE_OUT_HINT),
    ("clauses: []", None),
])
def test_a_field_that_means_everyone_where_it_is_left_out_is_left_out(lines: str, hint: str | None) -> None:
    documents, _ = load_text(CONDUCT % lines, "example.yml", Path("example.yml"))
    (found,) = validate(documents).diagnostics
    assert (found.descriptor, found.hint) == (descriptors.EMPTY_LIST, hint)
    assert found.details["field"] == lines.partition(":")[0]


@pytest.mark.parametrize("field", ["terms", "tags", "supersedes", "basis"])
def test_a_list_of_which_there_may_be_none_may_be_empty(field: str) -> None:
    documents, _ = load_text(CONDUCT % f"{field}: []\n{CLAUSES}", "example.yml", Path("example.yml"))
    assert validate(documents).diagnostics == []
