"""How a regulation is cited: the word before its number is the law's own."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts.basis import cited
from generator.facts.words import PrintedWords
from generator.model.common import Basis
from generator.model.text import Text


@pytest.mark.parametrize(("basis", "language", "said"), [
    ({"cite": {"zh-Hant": "文書處理手冊"}, "article": "12"}, "zh-Hant", "文書處理手冊 第 12 條"),
    ({"cite": {"en": "Administrative Procedure Act"}, "article": "12"}, "en", "Administrative Procedure Act article 12"),
    ({"cite": {"en": "Education Act 2002"}, "article": "51A"}, "en", "Education Act 2002 section 51A"),
    ({"cite": {"en": "UK GDPR"}, "article": "33"}, "en", "UK GDPR article 33"),
    ({"cite": {"en": "Education Act 2002"}, "article": "schedule 2"}, "en", "Education Act 2002 schedule 2"),
])
def test_an_act_that_is_cited_by_its_year_has_sections(basis: dict[str, Any], language: str, said: str) -> None:
    assert cited(Basis(cite=Text(basis["cite"]), article=basis["article"]), PrintedWords(language)).named.text == said
