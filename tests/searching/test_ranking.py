"""In which order the search puts what it finds, where the labelled queries of the sample do not tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.searching.render import search_documents
from tests.scripts import Scripts
from tests.searching.test_search import HEAD, handbook_of

LOST = """\
---
kind: risk
id: parcel-lost
title: {zh-Hant: 包裹遺失, en: Parcel lost}
scope: mail
owner: clerk
description: {zh-Hant: 包裹沒有下落。, en: Nobody knows where it is.}
likelihood: 1
impact: 2
---
kind: procedure
id: deliver
title: {zh-Hant: 遞送, en: Deliver}
scope: mail
owner: clerk
trigger: {zh-Hant: 郵件到達, en: Mail arrives}
steps:
  - {id: take, do: {zh-Hant: 登記包裹, en: Enter the parcel.}, by: clerk, within: 1 day, record: book}
  - {id: fee, do: {zh-Hant: 收取罰鍰, en: Take the penalty charge.}, by: clerk, within: 1 day, record: book}
---
kind: conduct
id: rules
title: {zh-Hant: 規則, en: Rules}
scope: mail
owner: clerk
clauses:
  - {id: one, text: {zh-Hant: 不繳罰款者不得領取。, en: Who does not pay the fine gets nothing.}}
"""


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    scripts = Scripts()
    yield scripts
    scripts.close()


@pytest.mark.parametrize(("language", "query", "first"), [
    ("en", "parcel", "procedure/deliver"), ("zh-Hant", "包裹", "procedure/deliver"),  # what may go wrong with it comes behind
    ("en", "parcel lost", "risk/parcel-lost"), ("zh-Hant", "包裹遺失", "risk/parcel-lost"),  # but not where its title is the query
    ("en", "fine", "conduct/rules"), ("zh-Hant", "罰款", "conduct/rules"),  # the very word comes before one of the same meaning
    ("zh-Hant", "罰鍰", "procedure/deliver"),
])
def test_order(scripts: Scripts, language: str, query: str, first: str) -> None:
    documents = [document.data.decode() for document in search_documents(handbook_of(HEAD + LOST), language)]
    (_, groups), = scripts.ask("searched", documents, [query])
    assert groups[0][0] == first
