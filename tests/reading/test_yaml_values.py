"""Values and their positions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import safe_dump

from generator.i18n.characters import unseen
from generator.reading.yaml_values import Mark, read_yaml

SCALARS = {
    "no": "no", "yes": "yes", "on": "on", "y": "y", "12:30": "12:30", "007": "007", "012": "012", "1_000": "1_000", "0x1F": "0x1F",
    "2026-01-01": "2026-01-01", "1e3": "1e3", "true": True, "False": False, "null": None, "~": None, "": None, "0": 0, "-12": -12, "+5": 5,
    "1.10": 1.1, "-0.5": -0.5, ".5": 0.5, "'12'": "12", '"true"': "true", "公文": "公文", "1.2.3": "1.2.3", "1" * 40: "1" * 40,
}


def value(text: str) -> Any:
    documents, problems = read_yaml(text)
    assert problems == []
    return documents[0].data


@pytest.mark.parametrize(("written", "expected"), SCALARS.items())
def test_scalars_follow_the_core_rules(written: str, expected: object) -> None:
    found = value(f"a: {written}\n")["a"]
    assert found == expected
    assert isinstance(found, type(expected))


@pytest.mark.parametrize("written", ["1.10", "0.50", "-3", "+5"])
def test_a_number_remembers_how_it_was_written(written: str) -> None:
    assert value(f"a: {written}")["a"].written == written


def test_every_key_and_value_has_its_position() -> None:
    text = "題: 甲\nlist:\n  - a\n  - {k: v, 鍵: 值}\nlong: |\n  x\n  y\n"
    mark = read_yaml(text)[0][0].mark
    assert mark.inside is not None
    places = {".".join(map(str, path)): m[:5] for path, m in walk(mark)}
    assert places == {
        "題": (1, 4, 1, 1, 1), "list": (3, 3, 1, 2, 1), "list.0": (3, 5, 1, 3, 5), "list.1": (4, 5, 1, 4, 5), "list.1.k": (4, 9, 1, 4, 6),
        "list.1.鍵": (4, 15, 1, 4, 12), "long": (5, 7, 1, 5, 1)}


def walk(mark: Mark, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Mark]]:
    found = []
    for key, inner in (mark.inside or {}).items():
        found += [((*path, key), inner), *walk(inner, (*path, key))]
    return found


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=12).filter(lambda words: not [*unseen(words)])
TREES = st.recursive(st.none() | st.booleans() | st.integers(-10**9, 10**9) | WORDS,
                     lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(lambda w: w not in ("", "<<")), inner, max_size=4),
                     max_leaves=12)


@given(TREES)
def test_what_was_dumped_is_read_again(tree: Any) -> None:
    documents, problems = read_yaml(safe_dump({"a": tree}, allow_unicode=True, width=10_000))
    assert problems == []
    import unicodedata

    def normalised(node: Any) -> Any:
        if isinstance(node, dict):
            return {unicodedata.normalize("NFC", k): normalised(v) for k, v in node.items()}
        return [normalised(v) for v in node] if isinstance(node, list) else node

    def keys_stay_apart(node: Any) -> bool:
        if isinstance(node, dict):
            return len({unicodedata.normalize("NFC", k) for k in node}) == len(node) and all(map(keys_stay_apart, node.values()))
        return all(map(keys_stay_apart, node)) if isinstance(node, list) else True

    if keys_stay_apart(tree):
        assert documents[0].data == {"a": normalised(tree)}


@given(st.text(max_size=200))
def test_no_text_whatever_makes_the_reader_fail(text: str) -> None:
    read_yaml(text.replace("\r", "\n"))
