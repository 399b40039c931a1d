"""Where the links of a text lead in each language: as their author wrote them there, and as in the other script where that is converted."""

from __future__ import annotations

import pytest

from generator.reading.references import hyperlinks
from tests.check_cases import handbook

HEAD = "kind: handbook\nid: office\ntitle: 機關\norganisation: 機關\nlanguages: [zh-Hant, zh-Hans, en]\nscopes: [{id: all, title: 全部}]\n---\n"
GUIDE = ("kind: guide\nid: one\ntitle: 須知\nsections: [{id: a, title: 一, text: {TEXT}}]\n---\n"
         "kind: term\nid: b\ntitle: 二\ndefinition: 二\n")
CHINESE, ENGLISH = '"[收費](https://example.org/收費)與[二](term:b)"', '"[Two](term:b) and [fees](https://example.org/收費)"'


@pytest.mark.parametrize("order", [("zh-Hant", "en"), ("en", "zh-Hant")])
def test_a_link_leads_where_its_own_language_says(order: tuple[str, ...]) -> None:
    written = {"zh-Hant": CHINESE, "en": ENGLISH}
    made = handbook(HEAD + GUIDE.replace("TEXT", ", ".join(f"{language}: {written[language]}" for language in order)))
    found: dict[str, list[str]] = {}
    for path, address in hyperlinks(made.by_kind["guide"]["one"]):
        found.setdefault(str(path[-1]), []).append(address)
    chinese = ["https://example.org/收費", "term:b"]
    assert found == {"zh-Hant": chinese, "zh-Hans": chinese, "en": ["term:b", "https://example.org/收費"]}
