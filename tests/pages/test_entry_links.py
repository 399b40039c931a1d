"""Addresses, anchors and links."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.facts.addresses import address, part_anchor, step_anchor
from generator.pages.fallback import fallback
from generator.pages.links import Links
from tests.page_cases import small_handbook

HANDBOOK = small_handbook()


@pytest.mark.parametrize(("kind", "name", "expected"), [
    ("post", "clerk", "posts/clerk.html"),
    ("procedure", "circulation", "procedures/circulation.html"),
    ("criteria", "late", "criteria/late.html"),
    ("conduct", "manners", "conduct/manners.html"),
    ("oversight", "deadlines", "oversight/deadlines.html"),
    ("scope", "mail", "scopes/mail.html"),
    ("term", "fast", "terms/index.html#term-fast"),
    ("form", "slip", "entries/index.html#form-slip"),
    ("register", "log", "entries/index.html#register-log"),
    ("unit", "office", "posts/index.html#unit-office"),
    ("level", "demerit", "criteria/index.html#level-demerit"),
    ("handbook", "office", "index.html"),
])
def test_addresses(kind: str, name: str, expected: str) -> None:
    assert address(kind, name) == expected
    assert Links(HANDBOOK, "en").href(kind, name) == "../" + expected
    assert Links(HANDBOOK, "en", up="").href(kind, name) == expected


def test_anchors() -> None:
    procedure = HANDBOOK.procedures["circulation"]
    assert [step_anchor(procedure, n) for n in range(2)] == ["step-check", "step-send"]
    assert step_anchor(HANDBOOK.procedures["old-circulation"], 0) == "step-step-1"
    assert [part_anchor("tier", name, 2) for name in ("late", None, "第二點 甲")] == ["tier-late", "tier-3", "tier-第二點-甲"]


def test_a_link_has_the_title_in_the_language_of_the_page() -> None:
    assert Links(HANDBOOK, "zh-Hant").link("post", "clerk") == '<a href="../posts/clerk.html">收發員</a>'
    assert Links(HANDBOOK, "en").link("post", "clerk") == '<a href="../posts/clerk.html">Registry clerk</a>'


def test_a_text_in_another_language_says_so() -> None:
    text = HANDBOOK.terms["working-day"].aliases[0]
    assert Links(HANDBOOK, "en").text(text) == fallback("zh-Hant", Markup("上班日"))
    assert Links(HANDBOOK, "zh-Hant").text(text) == "上班日"


def test_what_an_edition_leaves_out_is_named_but_not_linked() -> None:
    assert Links(HANDBOOK, "en").link("post", "nobody") == "nobody"
    assert Links(HANDBOOK, "en").title("post", "nobody") == "nobody"


def test_lists_are_joined_as_the_language_does() -> None:
    names = ("clerk", "chief")
    assert "</a>、<a" in Links(HANDBOOK, "zh-Hant").posts(names)
    assert "</a>, <a" in Links(HANDBOOK, "en").posts(names)
    assert Links(HANDBOOK, "en").items("post", names).count("<li><a ") == 2


def test_a_record_is_a_register_or_a_form() -> None:
    links = Links(HANDBOOK, "en")
    assert "#register-log" in links.record("log")
    assert "#form-slip" in links.record("slip")


def test_a_word_is_the_same_in_every_language_but_its_characters_are_of_one() -> None:
    assert [Links(HANDBOOK, language).word("收-03") for language in ("zh-Hant", "en")] == ["收-03", '<span lang="zh-Hant">收-03</span>']
    assert Links(HANDBOOK, "en").word("F<3>") == "F&lt;3&gt;"
