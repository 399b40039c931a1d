"""Limits of duties: the event that sets a duty off may stand in its limit, which says the same to every reader."""

from __future__ import annotations

from typing import Any

import pytest
from checklist_cases import handbook, post, procedure
from pydantic import ValidationError

from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.duties import duty_facts
from generator.facts.words import HandbookWords
from generator.model.post import Duty

EVENT = {"event": {"zh-Hant": "收到", "en": "receipt"}}
LONGER = {"time": "30 days", "after": "acceptance", "extend": {"by": "15 days", "approve": "clerk"}}


@pytest.mark.parametrize(("written", "event", "said"), [
    ({"within": "15 days from receipt"}, "receipt", "within 15 days from receipt"),
    ({"within": "24 hours before the meeting"}, "the meeting", "at the latest 24 hours before the meeting"),
    ({"within": "15 days of receipt", "when": EVENT}, "receipt", "within 15 days from receipt"),
    ({"within": {"time": "15 days", "after": "trigger"}, "when": EVENT}, "receipt", "within 15 days from receipt"),
    ({"within": "15 days", "when": EVENT}, "receipt", "within 15 days"),
    ({"within": LONGER}, "acceptance", "within 30 days from acceptance"),
    ({"within": {**LONGER, "extend": [LONGER["extend"], {"by": "10 days", "times": 2, "when": "必要時", "approve": "clerk"}]}}, "acceptance",
     "within 30 days from acceptance"),
])
def test_a_limit_names_the_event_of_its_duty(written: dict[str, Any], event: str, said: str) -> None:
    made = handbook(post({"when": "daily", **written}) if "when" in written else _without_when(written))
    duty, words = made.posts["clerk"].duties[0], HandbookWords.of(made, "en")
    facts = duty_facts(duty, words, made.posts["clerk"])
    assert (facts.when.text, facts.in_time) == (event, said)
    longer = ["may be extended by up to 15 days, once; approved by Registry clerk"] if "extend" in str(written) else []
    longer += ["then by up to 10 days more each time, at most 2 times, where 必要時; approved by Registry clerk"] if "必要時" in str(written) else []
    assert facts.extension == "; ".join(longer)
    item = checklist(made.posts["clerk"], made).groups[0].items[0]
    assert ChecklistWords.of(made, "en").in_time(item) == said


def _without_when(written: dict[str, Any]) -> dict[str, Any]:
    made = post(written)
    del made["duties"][0]["when"]
    return made


@pytest.mark.parametrize("written", [
    {"within": "15 days from dispatch", "when": EVENT}, {"within": "15 days from receipt", "when": "daily"},
    {"within": {"time": "1 day", "after": "trigger"}, "when": "daily"}, {"within": {"time": "1 day", "after": "trigger"}}])
def test_another_event_than_that_of_the_duty_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Duty.model_validate({"id": "d", "do": "Answer", **written}, context={"languages": ("en", "zh-Hant")})


def test_a_duty_that_is_a_step_keeps_what_the_limit_of_the_step_says_besides() -> None:
    steps = procedure({"id": "a", "by": "clerk", "within": {"time": "1 hour", "extend": {"by": "1 hour"}}})
    made = handbook(post({"when": "on event", "within": "60 minutes", "procedure": steps["id"], "step": "a"}), steps)
    item = next(item for group in checklist(made.posts["clerk"], made).groups for item in group.items)
    assert (str(item.within), item.limit and [str(found.extension.by) for found in item.limit.extensions]) == ("60 minutes", ["1 hour"])
