"""Longer texts: what is a mark, and that all else stays the text that it is."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.files import own_data
from generator.model.markdown import Extent, read_markup
from generator.model.markup import hyperlinks_of, one_line, plain_text
from generator.pages.marked import marked

CASES = own_data(Path(__file__).parents[1] / "cases/markup/texts.yml")
SIGNS = st.lists(st.sampled_from([*"*`[]()<>\\-|1.\n 甲a!", "https://a.example", "javascript:x", "一、"]), max_size=40).map("".join)
EXTENTS = st.sampled_from([*Extent])
HOSTILE = ["[", "*", "`", "[a](", "<", "**a", "- ", "[x](<", "\\*", "*a **b ", "![[]", "|a", "> ", "1. ", "\n\n- "]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["source"]))
def test_cases(case: dict[str, Any]) -> None:
    source = case["source"]
    content = read_markup(source, Extent[case.get("extent", "line").upper()])
    said = case.get("plain", source)
    assert (plain_text(content) if content else one_line(source)) == said
    if "links" in case:  # where these lead the handbook decides
        assert [*hyperlinks_of(content)] == case["links"]
    else:
        assert (marked(content, "../") if content else escape(one_line(source))) == case.get("html", said)


@given(SIGNS, EXTENTS)
def test_no_letter_is_lost_or_made_and_nothing_leads_where_it_must_not(source: str, extent: Extent) -> None:
    content = read_markup(source.strip(), extent)
    shown = plain_text(content) if content else source
    for sign in "甲a":
        assert shown.count(sign) >= re.sub(r"https://a.example|javascript:x", "", source).count(sign)
    assert not any("javascript" in address for address in hyperlinks_of(content))
    page = str(marked(content, ""))
    assert not re.search(r'<(?!/?(?:a|p|ul|li|div|span|em|strong|code|table|thead|tbody|tr|th|td|figure|img)\b)|="[^"]*javascript', page)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60), EXTENTS)
def test_signs_behind_a_backslash_are_themselves(words: str, extent: Extent) -> None:
    words = one_line(words.replace("\\", "")).strip()
    escaped = re.sub(r"([*`\[\]<>|.)-])", r"\\\1", words)
    content = read_markup(escaped, extent)
    assert (plain_text(content) if content else escaped) == words


@given(SIGNS, EXTENTS)
def test_words_of_a_page_are_those_of_the_plain_text(source: str, extent: Extent) -> None:
    content = read_markup(source.strip(), extent)
    on_page = html.unescape(re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>|<[^>]*>', r"\1", str(marked(content, ""))))
    without = re.sub(r" \(https://[^)]*\)|\(https://[^)]*\)|[\s•|]", "", plain_text(content))
    assert re.sub(r"[\s•|]", "", re.sub(r"\(https://[^)]*\)", "", on_page)) == without


@pytest.mark.parametrize("extent", Extent)
@pytest.mark.parametrize("signs", HOSTILE)
def test_the_longest_text_of_signs_is_read_soon(signs: str, extent: Extent) -> None:
    source = (signs * 10_000)[:10_000]
    began = time.process_time()
    read_markup(source, extent)
    assert time.process_time() - began < 2
