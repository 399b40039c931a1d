"""The sample's site in its three languages: what every page says of its language, and of itself in the others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.checks.shared.scripts import foreign_among
from tests.page_cases import Outline

LANGUAGES = {"zh-Hant": "", "zh-Hans": "zh-Hans/", "en": "en/"}
"""Tag → folder of its pages."""
SITE = "https://handbook.example.org/"
"""Where mkdocs.yml says that the sample will be published."""
_MARKED = re.compile(r'<(\w+)[^>]*\slang="zh-Hant"[^>]*>.*?</\1>|<pre>.*?</pre>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[str, str]:
    """Address → the whole page; but for the page for addresses that do not exist."""
    found = {path.relative_to(sample_site).as_posix(): path.read_text("utf-8") for path in sample_site.rglob("*.html")}
    del found["404.html"]
    return found


def language_of(address: str) -> str:
    return next((tag for tag, folder in LANGUAGES.items() if folder and address.startswith(folder)), "zh-Hant")


def test_every_page_is_there_in_every_language_and_says_in_which(pages: dict[str, str]) -> None:
    main = {address for address in pages if language_of(address) == "zh-Hant"}
    assert set(pages) == {folder + address for folder in LANGUAGES.values() for address in main}
    wrong = [address for address, html in pages.items() if Outline(html[:2000]).elements[0][1]["lang"] != language_of(address)]
    assert wrong == []


def test_alternates_and_the_switch_lead_to_the_same_page_in_every_language(pages: dict[str, str]) -> None:
    """The main language is what everybody else is offered."""
    for address, html in pages.items():
        same = address.removeprefix(LANGUAGES[language_of(address)])
        expected = {tag: folder + same for tag, folder in LANGUAGES.items()}
        found: dict[str, dict[str, str]] = {"link": {}, "a": {}}
        for tag, attributes in Outline(html).elements:
            if attributes.get("hreflang"):
                found[tag][attributes["hreflang"] or ""] = urljoin(SITE + address, attributes["href"] or "").removeprefix(SITE)
        assert found == {"link": {**expected, "x-default": same}, "a": expected}, address


def test_no_traditional_character_is_left_on_a_simplified_page(pages: dict[str, str]) -> None:
    """Besides what is marked as Traditional: the name of that language, titles of terms in it, examples of checks."""
    left = {}
    for address, html in pages.items():
        if language_of(address) == "zh-Hans":
            words = _TAG.sub("", _MARKED.sub("", html))
            if found := foreign_among(set(words), "zh-Hans"):
                left[address] = "".join(sorted(found))
    assert left == {}


def test_a_page_that_does_not_exist_offers_every_language(sample_site: Path) -> None:
    html = (sample_site / "404.html").read_text("utf-8").partition('id="content"')[2]
    assert [(a["lang"], a["href"]) for tag, a in Outline(html).elements if tag == "a" and "lang" in a] == [
        ("zh-Hans", "/zh-Hans/index.html"), ("en", "/en/index.html")]
