"""Finding terms in texts, and linking them once a page."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from work import lines_run

from generator.facts.term_finder import TermFinder, words_of
from generator.model import Term
from generator.model.text import Text
from generator.pages.fallback import fallback
from generator.pages.links import Links
from generator.pages.terms import PageText
from tests.page_cases import small_handbook

HANDBOOK = small_handbook()


def term(name: str, title: str, *aliases: str) -> Term:
    return Term(kind="term", id=name, title=Text({"zh-Hant": title}), definition=Text({"zh-Hant": "…"}),
                aliases=tuple(Text({"zh-Hant": alias}) for alias in aliases))


FINDER = TermFinder(words_of([
    term("document", "公文"), term("circulation", "公文傳閱"), term("seal", "Seal"), term("day", "working day", "上班日"),
    term("ab", "AB 崗"), term("one", "印"), term("star", "C*"), term("later", "公文"),
]))


@pytest.mark.parametrize(("text", "found"), [
    ("公文傳閱與公文", [("公文傳閱", "circulation"), ("公文", "document")]),
    ("公公文文", [("公文", "document")]),
    ("公文傳", [("公文", "document")]),
    ("公", []),
    ("", []),
    ("用印", []),
    ("the seal, Seals and SEAL", [("seal", "seal"), ("Seals", "seal"), ("SEAL", "seal")]),
    ("sealed, unseal, sealss, 3seal", []),
    ("三個上班日內", [("上班日", "day")]),
    ("two Working Days", [("Working Days", "day")]),
    ("由AB 崗代理", [("AB 崗", "ab")]),
    ("用Seal蓋", [("Seal", "seal")]),
    ("C* or c*", [("C*", "star"), ("c*", "star")]),
    ("İİİ seal", [("seal", "seal")]),
])
def test_words_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], name) for start, end, name in FINDER.occurrences(text)] == found


def test_only_the_first_occurrence_on_a_page_is_linked_and_all_is_escaped() -> None:
    page = PageText(FINDER, Links(HANDBOOK, "zh-Hant"))
    assert page(Text({"zh-Hant": "<b>公文</b> & 公文"})) == (
        '&lt;b&gt;<a class="hb-term" href="../terms/index.html#term-document">公文</a>&lt;/b&gt; &amp; 公文')
    assert page(Text({"zh-Hant": "公文"})) == "公文"
    assert page(None) == ""


def test_terms_that_a_page_explains_are_not_linked() -> None:
    page = PageText(FINDER, Links(HANDBOOK, "zh-Hant"), known=["document"])
    assert page(Text({"zh-Hant": "公文"})) == "公文"


def test_a_text_in_another_language_is_marked_and_linked() -> None:
    page = PageText(FINDER, Links(HANDBOOK, "en", up=""))
    linked = Markup('<a class="hb-term" href="terms/index.html#term-document">公文</a>')
    assert page(Text({"zh-Hant": "公文"})) == fallback("zh-Hant", linked)


def test_work_does_not_grow_with_the_number_of_terms() -> None:
    text = "承辦人於收文後核對附件並登記於收文簿，逾期者敘明理由。" * 40

    def work(terms: int) -> int:
        finder = TermFinder(words_of(term(f"t{n}", f"{chr(0x5000 + n)}{chr(0x6000 + n)}{chr(0x7000 + n)}") for n in range(terms)))
        return lines_run(lambda: list(finder.occurrences(text)))

    assert 0 < work(4000) <= work(40)
