"""The code on a printed copy: the same for the same content, another for any other; and the address that asks about it."""

from __future__ import annotations

import re

import pytest

from generator.printing.print_code import asking, grouped, print_code

CONTENT = {"title": ("zh-Hant", "值班員檢核表"), "groups": [{"items": [{"do": "點收鑰匙", "critical": True}]}]}


def test_the_code_follows_from_the_content_alone() -> None:
    assert print_code(CONTENT) == print_code(dict(reversed(CONTENT.items()))) == "2AD620CC"
    assert re.fullmatch("[0-9A-F]{8}", print_code([]))


@pytest.mark.parametrize("empty", ["", None, [], (), {}, False, 0])
def test_a_new_field_that_is_empty_leaves_the_code(empty: object) -> None:
    assert print_code({**CONTENT, "new": empty, "groups": [{"items": [{"do": "點收鑰匙", "critical": True, "new": empty}]}]}) == print_code(CONTENT)


@pytest.mark.parametrize("other", [
    {**CONTENT, "title": ("zh-Hans", "值班員檢核表")}, {**CONTENT, "title": ("zh-Hant", "值班員檢核表 ")},
    {**CONTENT, "groups": [{"items": [{"do": "點收鑰匙", "critical": False}]}]}, {**CONTENT, "groups": []},
])
def test_other_content_has_another_code(other: object) -> None:
    assert print_code(other) != print_code(CONTENT)


@pytest.mark.parametrize(("version", "query"), [
    ("1.2", "print=3F9A21BC&version=1.2"), ("", "print=3F9A21BC"),
    ("第 3 版 & <b>", "print=3F9A21BC&version=%E7%AC%AC+3+%E7%89%88+%26+%3Cb%3E"),
])
def test_the_address_asks_with_code_and_version(version: str, query: str) -> None:
    assert asking("https://example.org/checklists/clerk.html", "3F9A21BC", version) == f"https://example.org/checklists/clerk.html?{query}"


def test_it_is_read_in_two_groups() -> None:
    assert grouped("3F9A21BC") == "3F9A-21BC"
