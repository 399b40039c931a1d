"""HB417: everyday words that the search takes for one, as it folds them."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.synonym_named_twice import find

HEAD = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 機關\nlanguages: [zh-Hant, zh-Hans]\nscopes: [{id: mail, title: 收文}]\nsynonyms: %s\n"


@pytest.mark.parametrize(("groups", "twice"), [
    ("[[帳目, 收支], [賬目, 費用]]", ["賬目"]),  # variants, and the two scripts
    ("[[帳目, 账目]]", ["账目"]), ("[[IT, 資訊], [ＩＴ, 電腦]]", ["ＩＴ"]), ("[[resume, 簡歷], [Résumé, 履歷]]", ["Résumé"]),
    ("[[帳目, 收支], [印信, 印章]]", []), ("[[后面, 後方], [皇后, 王后]]", []), ("[]", []),
])
def test_a_word_that_the_search_takes_for_another_is_found(groups: str, twice: list[str]) -> None:
    assert [finding.details["word"] for finding in find(handbook(HEAD % groups), TODAY)] == twice
