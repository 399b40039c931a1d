"""How long a record is kept, and from when: read as it is written, and said alike wherever it is shown."""

from __future__ import annotations

from typing import Any

import pytest
from checklist_cases import handbook, post
from pydantic import ValidationError

from generator.facts.limit_words import kept_for
from generator.facts.words import HandbookWords
from generator.model.retention import Retention

CONTEXT = {"languages": ("zh-Hant", "zh-Hans", "en")}


@pytest.mark.parametrize(("written", "means", "en", "zh"), [
    ("6 years", "6 years", "6 years", "6年"),
    ("permanent", "permanent", "permanent", "永久"),
    ("7 years after closing", {"time": "7 years", "since": {"zh-Hant": "closing"}}, "7 years from closing", None),
    ("自結案之日起10年", {"time": "10 years", "since": {"zh-Hant": "結案"}}, None, "自結案之日起10年"),
    ("自結案之日起保存10年", {"time": "10 years", "since": {"zh-Hant": "結案"}}, None, "自結案之日起10年"),
    ("結案後保存五年", {"time": "5 years", "since": {"zh-Hant": "結案"}}, None, "自結案之日起5年"),
    ("保存期限為5年", "5 years", "5 years", "5年"), ("永久保存", "permanent", "permanent", "永久"), ("kept for 5 years", "5 years", "5 years", None),
    ("保管期滿後5年", {"time": "5 years", "since": {"zh-Hant": "保管期滿"}}, None, "自保管期滿之日起5年"),
    ({"time": "7 years", "since": {"zh-Hant": "結案", "en": "closing"}}, {"time": "7 years", "since": {"zh-Hant": "結案", "en": "closing"}},
     "7 years from closing", "自結案之日起7年"),
])
def test_it_is_read_as_it_is_written_and_said_in_every_language(written: Any, means: Any, en: str | None, zh: str | None) -> None:
    register = {"id": "book", "title": "登記簿", "retention": written}
    made = handbook(post(), registers=[register], forms=[{**register, "id": "form"}])
    found, form = made.find("register", "book"), made.find("form", "form")
    assert found.model_dump(mode="json", exclude_none=True)["retention"] == means
    for language, said in (("en", en), ("zh-Hant", zh)):
        words = HandbookWords.of(made, language)
        assert said is None or [kept_for(each.retention, words) for each in (found, form)] == [said] * 2


@pytest.mark.parametrize("written", ["before closing", "7 years before closing", "for long", {"since": "closing"}])
def test_what_is_no_length_of_time_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        Retention.model_validate(written, context=CONTEXT)
