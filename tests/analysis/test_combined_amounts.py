"""What several acts cost together follows the rules of their scale, on the page as in Python."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.combined_amounts import Owed, Priced, combined_amount
from generator.facts.words import HandbookWords
from generator.files import own_data
from generator.handbook import Handbook
from generator.i18n.formatting import signed
from generator.model.degree import Degree
from generator.model.ranges import Range
from generator.model.scale import Act
from generator.pages.combine_form import combine_form
from tests.checklist_cases import handbook, post
from tests.scripts import Scripts

RULES: list[dict[str, Any]] = own_data(Path(__file__).parents[1] / "cases/decide/amounts.yml")


def made(rule: dict[str, Any]) -> Handbook:
    tiers = [{"id": level, "level": level, "amount": "100 yuan"} for level in rule["paid"]]
    criteria = {"kind": "criteria", "id": "set", "title": "x", "side": "penalty", "tiers": tiers}
    return handbook(post(), criteria, levels=rule["levels"], scales=[rule["scale"], *rule.get("others", [])])


def on_the_page(acts: list[Priced], office: Handbook, scripts: Scripts) -> list[Any] | None:
    """What the script comes to: its ends as they are said, and whether it is held back."""
    form = combine_form(office.criteria["set"], HandbookWords.of(office, "en"))
    assert form is not None
    said: list[Any] | None = scripts.ask("owed", json.loads(form.data)["scales"], [
        [act.degree.level, act.degree.times, *(_ends(act.amount) if act.amount else (None, True, None, True)), act.free] for act in acts])
    return said


def _ends(found: Range) -> tuple[str | None, bool, str | None, bool]:
    low, high = (None if end is None else f"{end:f}" for end in (found.lower, found.upper))
    return low, found.lower_included, high, found.upper_included


def shown(owed: Owed | None) -> list[Any] | None:
    if owed is None:
        return None
    low, high = (None if end is None else signed(end) for end in (owed.amount.lower, owed.amount.upper))
    return [low, owed.amount.lower_included, high, owed.amount.upper_included, owed.capped]


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule in RULES for case in rule["cases"]],
                         ids=lambda found: found.get("name") or "+".join(map(str, found["acts"])))
def test_acts_cost_together_what_their_scale_says(rule: dict[str, Any], case: dict[str, Any], scripts: Scripts) -> None:
    office, given_acts = made(rule), [Act.model_validate(act) for act in case["acts"]]
    acts = [Priced(act.level, act.amount) for act in given_acts]
    owed = combined_amount(acts, office)
    assert (owed and str(owed.amount), bool(owed and owed.capped)) == (case.get("costs"), case.get("capped", False))
    if not case.get("other_money"):
        assert on_the_page(acts, office, scripts) == shown(owed)


AMOUNTS = st.builds(lambda low, more, ends: Range(low, low + more if more is not None else None, more == 0 or ends[0], not more or ends[1]),
                    st.decimals(0, 5000, places=1), st.none() | st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(700)]),
                    st.tuples(st.booleans(), st.booleans()))
TOGETHER = st.sampled_from([None, "heaviest", "sum", "up-to-sum"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], list[Priced]]:
    levels = [{"id": f"l{rank}", "title": f"Level {rank}", "side": "penalty", "rank": rank, "times": 2} for rank in (1, 2, 3)]
    most = draw(st.none() | st.integers(1, 9000).map("{} yuan".format))
    scale = {"id": "penalty", "title": "Fines", "side": "penalty", "different": draw(TOGETHER), "same": draw(TOGETHER), "amount_at_most": most}
    acts = draw(st.lists(st.builds(Priced, st.builds(Degree, st.sampled_from(["l1", "l2", "l3"]), st.integers(1, 2)), AMOUNTS | AMOUNTS | st.none(), st.booleans()),
                         min_size=1, max_size=4))
    return {"levels": levels, "scale": {name: value for name, value in scale.items() if value}, "paid": ["l2", "l3"]}, acts


@settings(max_examples=60, deadline=None)
@given(cases())
def test_both_come_to_the_same(scripts: Scripts, case: tuple[dict[str, Any], list[Priced]]) -> None:
    rule, acts = case
    if not rule["scale"].keys() & {"different", "same"}:
        return
    office = made(rule)
    assert on_the_page(acts, office, scripts) == shown(combined_amount(acts, office))
