"""Texts in another language than the page's: what is marked, how, and where it is explained."""

from __future__ import annotations

import datetime
import re

import pytest
from markupsafe import Markup

from generator.i18n.language_names import name_in
from generator.page import Page
from generator.pages.builder import contents
from generator.pages.fallback import fallback, with_explanation
from generator.templates import BUILT_IN
from tests.checklist_cases import handbook, post, procedure
from tests.rendered import render_pages

LANGUAGES = ["zh-Hant", "zh-Hans", "en"]
MADE = handbook(
    post(title={"zh-Hant": "收發員"}, unit="registry"), procedure({"do": {"zh-Hant": "登記", "en": "Register"}, "control": "件數相符"}),
    languages=LANGUAGES, units=[{"id": "registry", "title": "收發組"}])
MARKED = re.compile(r'<span lang="([^"]+)">([^<]*)<sup class="hb-other">')

DAY = datetime.date(2026, 6, 1)


def pages(language: str) -> dict[str, Page]:
    return {page.address: page for page in render_pages(MADE, (), language, [BUILT_IN / "pages"], today=DAY)}


def test_a_mark_is_seen_and_heard() -> None:
    assert fallback("zh-Hant", Markup("公文")) == (
        '<span lang="zh-Hant">公文<sup class="hb-other"><span aria-hidden="true">繁</span><span class="hb-hidden"> (繁體中文)</span></sup></span>')
    assert ">EN</span>" in fallback("en-GB", Markup("Mail"))


@pytest.mark.parametrize("words", ["%", "2026", "≥ 3", "…"])
def test_figures_and_signs_are_of_no_language(words: str) -> None:
    assert fallback("zh-Hant", Markup(words)) == words


def test_what_is_marked_is_explained_once_and_only_then() -> None:
    assert with_explanation("<p>Mail</p>", MADE, "en") == "<p>Mail</p>"
    content = with_explanation(fallback("zh-Hant", Markup("公文")) * 2, MADE, "en")
    assert content.count("hb-other-note") == 1
    assert "not written in English yet, and so shown in Traditional Chinese" in content


def test_languages_are_called_by_their_names() -> None:
    assert [name_in("en", "zh-Hant"), name_in("zh-Hans", "en"), name_in("xx", "en")] == ["英文", "Simplified Chinese", "xx"]


def test_a_text_missing_in_a_language_is_shown_in_the_main_one_and_marked() -> None:
    english = pages("en")
    found = MARKED.findall(english["posts/clerk.html"].content)
    assert ("zh-Hant", "收發員") in found and ("zh-Hant", "收發組") in found
    assert ("zh-Hant", "件數相符") in MARKED.findall(english["procedures/incoming.html"].content)
    for address in ("posts/clerk.html", "checklists/clerk.html"):
        assert '<h1><span lang="zh-Hant">收發員' in english[address].content
    for address in ("posts/clerk.html", "checklists/clerk.html", "checklists/index.html", "procedures/incoming.html"):
        assert "hb-other-note" in english[address].content
    assert english["posts/clerk.html"].title == "收發員"


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_what_is_converted_is_not_marked(language: str) -> None:
    assert [address for address, page in pages(language).items() if "hb-other" in page.content + page.sidebar + page.contents] == []


def test_a_table_of_contents_says_the_language_and_leaves_the_mark_out() -> None:
    heading = f'<h2 id="a">{fallback("zh-Hant", Markup("收發組"))}</h2>'
    mixed = f'<h2 id="c"><a href="x">Mail</a> — {fallback("zh-Hant", Markup("送達後"))} 1/2</h2>'
    shown = contents(heading + '<h2 id="b">B <span class="hb-count">2</span></h2>' + mixed)
    assert shown == ('<ul class="hb-contents"><li><a href="#a"><span lang="zh-Hant">收發組</span></a></li><li><a href="#b">B 2</a></li>'
                     '<li><a href="#c">Mail — <span lang="zh-Hant">送達後</span> 1/2</a></li></ul>')


def test_what_is_written_by_hand_is_shown_and_not_what_would_be_converted() -> None:
    made = handbook(post(title={"zh-Hant": "文印員", "zh-Hans": "打字员"}), languages=LANGUAGES)
    found = {page.address: page.title for page in render_pages(made, (), "zh-Hans", [BUILT_IN / "pages"], today=DAY)}
    assert found["posts/clerk.html"] == "打字员"


def test_the_main_language_comes_first_whatever_is_written_first() -> None:
    made = handbook(post(title={"en": "Clerk", "zh-Hant": "收發員"}), languages=["zh-Hant", "en", "fr"])
    assert made.posts["clerk"].title.best("fr") == ("zh-Hant", "收發員")


@pytest.mark.parametrize(("language", "shown"), [("zh-Hant", "民國115年3月1日"), ("zh-Hans", "民国115年3月1日"), ("en", "1 March 2026")])
def test_a_handbook_may_count_years_from_the_republic(language: str, shown: str) -> None:
    made = handbook(post(effective="2026-03-01", review="12 months"), languages=LANGUAGES, years="roc")
    found = {page.address: page.content for page in render_pages(made, (), language, [BUILT_IN / "pages"], today=DAY)}
    for address in ("index.html", "posts/clerk.html", "checklists/clerk.html"):
        assert shown in found[address].replace('<span class="hb-unbroken">', "").replace("</span>", "")
    assert [address for address, content in found.items() if "2026年" in content and address != "quality/checks.html"] == []
    assert '<time datetime="2026-03-01">' in found["posts/clerk.html"]
