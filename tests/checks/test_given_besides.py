"""What a tier gives in addition is held to the same checks as its level; an amount that a raised case leaves behind is found once."""

from __future__ import annotations

import pytest

from generator.checks import ALL
from tests.check_cases import TODAY, handbook

OFFICE = """kind: handbook
id: office
title: Office
organisation: Office
languages: [en]
scopes: [{id: all, title: All}]
levels:
  - {id: warning, title: Warning, side: penalty, rank: 1}
  - {id: fine, title: Fine, side: penalty, rank: 2}
  - {id: closure, title: Closure, side: penalty, rank: 3}
  - {id: suspension, title: Suspension, side: penalty, scale: licence, rank: 1}
  - {id: revocation, title: Revocation, side: penalty, scale: licence, rank: 2}
  - {id: bonus, title: Bonus, side: reward, rank: 1}
---
kind: criteria
id: set
title: Set
side: penalty
measures: [{id: times, title: Times, unit: times}]
"""
UP = "modifiers: [{id: again, title: Again, effect: up}]\n"
HALF = "modifiers: [{id: poor, title: Poor, amount: half}]\n"


def codes(text: str, *wanted: str) -> list[str]:
    made = handbook(OFFICE + text)
    return [found.code for check in ALL if check.descriptor.code in wanted for found in check.find(made, TODAY)]


def tier(rest: str) -> str:
    return f"tiers: [{{id: a, when: any, level: fine, {rest}}}]\n"


EITHER = ("tiers: [{when: any, level: [fine, closure], amount: {fine: %s, closure: %s}}]\n"
          "cases: [{given: 1, expect: {level: [fine, closure], amount: 500 yuan}}]\n")


@pytest.mark.parametrize(("text", "found"), [
    (tier("also: suspension"), []),
    (tier("also: fine"), ["HB627"]),
    (tier("also: [suspension, {level: [suspension, revocation]}]"), ["HB627"]),
    (tier("also: bonus"), ["HB613"]),
    (tier("also: {level: [revocation, suspension]}"), ["HB614"]),
    (tier("also: {level: [suspension, closure]}"), ["HB614"]),
    (tier("also: {level: suspension, amount: 500 yuan}") + HALF, ["HB623"]),
    (tier("amount: 500 yuan, also: suspension") + HALF, []),
    (tier("duration: 6 months") + HALF, ["HB623"]),
    (tier("also: suspension") + "cases: [{given: 1, expect: {level: fine}}]\n", ["HB611"]),
    (EITHER % ("500 yuan", "500 yuan"), []),  # whichever of the two it is, it costs the same
    (EITHER % ("500 yuan", "900 yuan"), ["HB611"]),
    (tier("also: suspension") + "cases: [{given: 1, expect: {level: fine, also: suspension}}]\n", []),
    (tier("also: suspension") + "cases: [{given: 1, expect: {level: fine, also: revocation}}]\n", ["HB611"]),
])
def test_what_is_given_besides_is_checked_as_the_level_is(text: str, found: list[str]) -> None:
    assert codes(text, "HB611", "HB613", "HB614", "HB623", "HB627") == found


@pytest.mark.parametrize(("text", "found"), [
    (tier("amount: 500 yuan") + UP, ["HB628"]),
    (tier("amount: 500 yuan") + UP + "cap: {highest: fine}\n", []),
    (tier("amount: 500 yuan") + UP.replace("up", "down"), []),
    (tier("points: 5") + UP, []),
    (tier("amount: 500 yuan") + UP.replace("effect: up", "lowest: closure"), ["HB628"]),
    (tier("amount: 500 yuan") + UP.replace("effect: up", "highest: fine"), []),
    (tier("amount: 500 yuan").replace("fine", "warning")  # raised to closure, or with the second to a fine only
     + "modifiers: [{id: again, title: Again, effect: up, levels: 2}, {id: late, title: Late, highest: fine}]\n", ["HB628", "HB628"]),
    ("tiers:\n  - {id: a, when: < 2, level: fine, amount: 500 yuan}\n  - {id: b, when: '>= 2', level: closure}\n" + UP, []),
    ("tiers:\n  - {id: a, when: < 2, level: fine, amount: 500 yuan}\n  - {id: b, when: '>= 2', level: fine, amount: 900 yuan}\n" + UP, ["HB628"]),
])
def test_an_amount_that_a_raised_case_leaves_behind_is_found_once(text: str, found: list[str]) -> None:
    assert codes(text, "HB628") == found
