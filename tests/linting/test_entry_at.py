"""From a position back to the value: the way of `Source.span` in reverse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Span
from generator.linting.entry_at import Places
from generator.reading.load import load, load_text
from generator.reading.source_locations import Source

TEXT = """\
kind: post
id: clerk
title: {zh-Hant: 收發員, en: Clerk}
duties:
  - id: mail
    do: 清點郵件
  - {id: book, do: 登記}
notes: |
  甲
  乙
---
kind: term
id: seal
"""


def values(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value), *(found for key, inner in inside for found in values(inner, (*path, key)))]


def sources() -> list[Source]:
    return load_text(TEXT, "x.yml", Path("x.yml"))[0]


def test_every_value_is_found_where_it_stands() -> None:
    places = Places(sources())
    for source in sources():
        for path, value in values(source.data):
            found = places.find(source.span(path))
            assert found is not None
            assert found.source.data == source.data
            # A block begins where its first field does, so the place of the one is the place of the other.
            assert found.path == path or (source.span(found.path) == source.span(path) and isinstance(found.value, dict))
            assert found.value == value or isinstance(found.value, dict)


def test_every_value_of_the_sample_handbook_is_found() -> None:
    documents = load(Path(__file__).parents[2]).documents
    places = Places(documents)
    missed = [(source.file, path) for source in documents for path, value in values(source.data)
              if not isinstance(value, (dict, list)) and (p := places.find(source.span(path))) and p.path != path]
    assert missed == []


@pytest.mark.parametrize(("line", "column", "path"), [
    (2, 1, ("id",)), (2, 5, ("id",)), (3, 9, ("title", "zh-Hant")), (3, 27, ("title", "en")), (6, 9, ("duties", 0, "do")),
    (6, 12, ("duties", 0, "do")), (7, 22, ("duties", 1, "do")), (9, 3, ("notes",)), (13, 5, ("id",)), (1, 1, ()), (4, 1, ("duties",))])
def test_a_place_within_a_value_or_on_its_key_is_that_value(line: int, column: int, path: tuple[Any, ...]) -> None:
    found = Places(sources()).find(Span("x.yml", line, column))
    assert found is not None
    assert found.path == path


def test_documents_of_a_file_are_told_apart() -> None:
    places = Places(sources())
    assert [places.find(Span("x.yml", line)).key for line in (1, 10, 12, 99)] == [  # type: ignore[union-attr]
        ("post", "clerk"), ("post", "clerk"), ("term", "seal"), ("term", "seal")]


def test_an_unknown_file_has_no_places() -> None:
    assert Places(sources()).find(Span("y.yml")) is None
