"""A worked case gives only values that can occur; where a measure keeps them out, the finding says how to let them in."""

from __future__ import annotations

import pytest

from tests.check_cases import found

SET = """\
kind: criteria
id: level
title: 響應級別
side: penalty
measures: [{id: over, title: 超汛限水位, unit: 米%s}]
tiers:
  - {when: 其餘}
  - {when: 1以上, level: reprimand}
cases:
  - {given: %s, expect: {}}
"""


@pytest.mark.parametrize(("field", "given", "meant"), [
    ("", "-1", "minimum: -1"), (", minimum: -5", "-5.5", "minimum: -5.5"), (", maximum: 0.5", "0.75", "maximum: 0.75"),
    (", whole: true", "0.5", "whole: false")])
def test_a_value_that_cannot_occur_is_told_with_what_would_let_it_in(field: str, given: str, meant: str) -> None:
    diagnostics = found(SET % (field, given), "HB638")
    assert [f"{each.details['field']}: {each.details['meant']}" for each in diagnostics] == [meant]
    assert diagnostics[0].span.line == 10


@pytest.mark.parametrize(("field", "given"), [("", "0"), (", minimum: -5", "-5"), (", whole: true", "0")])
def test_a_value_at_the_bound_can_occur(field: str, given: str) -> None:
    assert not found(SET % (field, given), "HB638")
