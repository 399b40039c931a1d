"""What a detail of a finding says to a reader."""

from __future__ import annotations

import pytest

from generator.diagnostics import Term, Worded
from generator.i18n.detail_words import detail_in_words
from generator.model.duration import Duration


@pytest.mark.parametrize(("value", "said"), [
    ("clerk", None), (3, None), (Term("post"), None), (Worded({"zh-Hant": "三日", "en": "3 days"}, "3d"), "3 days"),
    (Duration.parse("3 days"), "3 days")])
def test_it_is_said_in_the_language_of_the_reader(value: object, said: str | None) -> None:
    assert detail_in_words(value, "en") == said
