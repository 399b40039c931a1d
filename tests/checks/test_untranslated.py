"""HB419: a language of the handbook in which next to nothing is written is one finding, with a count."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.untranslated_language import find

HEAD = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 機關\nlanguages: [%s]\nscopes: [{id: mail, title: %s}]\n"
BOTH = "{zh-Hant: 收文, en: Incoming mail}"


@pytest.mark.parametrize(("languages", "scope", "counts"), [
    ("zh-Hant, en", "收文", [("en", 3, 3)]), ("zh-Hant, en", BOTH, []),  # one of three
    ("zh-Hant, zh-Hans", "收文", []),  # is converted
    ("zh-Hant, zh-Hans, en, fr", "收文", [("en", 3, 3), ("fr", 3, 3)]), ("zh-Hant", "收文", []),
])
def test_a_language_that_is_promised_and_not_there(languages: str, scope: str, counts: list[tuple[str, int, int]]) -> None:
    found = [*find(handbook(HEAD % (languages, scope)), TODAY)]
    assert [(each.details["language"], each.details["count"], each.details["total"]) for each in found] == counts
    assert {each.span.line for each in found} <= {5}
