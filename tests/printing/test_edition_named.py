"""Printed forms name the edition they are of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.printing.print_context import PrintContext
from tests.checklist_cases import handbook, post


@pytest.mark.parametrize(("language", "words"), [("zh-Hant", "閱讀對象：民眾"), ("en", "Edition for: 民眾")])
def test_an_edition_is_named_and_the_whole_handbook_is_not(language: str, words: str) -> None:
    whole = handbook(post(version="1.0"), audiences=[{"id": "public", "title": "民眾", "internal": False}])
    public = replace(whole, audience=whole.find("audience", "public"))
    named = [PrintContext(found, language).identity(found.posts["clerk"], "posts/clerk.html")["identity"] for found in (whole, public)]
    assert named[1] == [*named[0], words]
