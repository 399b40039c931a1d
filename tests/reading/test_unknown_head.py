"""A handbook's own entry whose kind is misspelt or missing: one fault, and none that follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.load import load
from generator.reading.main_language import main_language
from generator.reading.resolve import resolve
from generator.reading.validate import validate

HEAD = """kind: handbook
id: office
title: {zh-Hans: 手册, en: Handbook}
organisation: {zh-Hans: 机关, en: Office}
languages: [zh-Hans, en]
units: [{id: hall, title: {zh-Hans: 大厅, en: Hall}}]
scopes: [{id: mail, title: {zh-Hans: 收发, en: Mail}}]
"""
POST = """kind: post
id: clerk
title: {zh-Hans: 收发员, en: Clerk}
unit: hall
scope: mail
duties: [{id: count, do: {zh-Hans: 清点, en: Count}, when: daily}]
"""


def codes(folder: Path, head: str, post: str = POST) -> list[str]:
    (folder / "rules").mkdir()
    (folder / "rules/handbook.yml").write_text(head, "utf-8")
    (folder / "rules/post.yml").write_text(post, "utf-8")
    loaded = load(folder)
    valid = validate(loaded.documents, loaded.claimed)
    resolved = resolve(valid.entries, valid.claimed | loaded.claimed)
    return [each.code for each in (*loaded.diagnostics, *valid.diagnostics, *resolved.diagnostics)]


@pytest.mark.parametrize(("head", "found"), [
    (HEAD, []), (HEAD.replace("kind: handbook", "kind: 手册"), ["HB020"]), (HEAD.replace("kind: handbook", "kind: handbok"), ["HB020"]),
    (HEAD.replace("kind: handbook\n", ""), ["HB021"])])
def test_its_lists_and_languages_are_unknown_and_nothing_that_names_them_is_at_fault(tmp_path: Path, head: str, found: list[str]) -> None:
    assert codes(tmp_path, head) == found
    assert main_language(tmp_path / "rules") == "zh-Hans"


def test_a_post_of_unknown_kind_hides_nothing_of_the_handbook(tmp_path: Path) -> None:
    assert codes(tmp_path, HEAD, POST + "---\n" + POST.replace("kind: post", "kind: pots").replace("id: clerk", "id: chief").replace("hall", "hal")
                 + "---\n" + POST.replace("id: clerk", "id: third").replace("scope: mail", "scope: mial")) == ["HB020", "HB104"]
