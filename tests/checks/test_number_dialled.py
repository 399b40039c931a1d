"""HB424: a link that says one telephone number and dials another."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.number_dialled_otherwise import CHECK
from generator.linting.linter import judge


@pytest.mark.parametrize(("link", "findings"), [
    ("[1999](tel:1998)", 1), ("[1999](tel:1999)", 0), ("[02-2345-6789](tel:+886-2-2345-6789)", 0), ("[02-2345-6789](tel:+886-2-2345-6788)", 1),
    ("[(02) 2345-6789](tel:0223456789,12)", 0), ("[１９９９](tel:1998)", 1), ("[總機](tel:1998)", 0), ("[1999](https://example.org/1998)", 0),
    ("[119](tel:119) 或 [110](tel:119)", 1)])
def test_a_link_dials_the_number_that_it_says(link: str, findings: int) -> None:
    text = f"kind: term\nid: line\ntitle: 專線\ndefinition: 撥打 {link}\n"
    assert len(judge(handbook(text), TODAY, [CHECK]).diagnostics) == findings
