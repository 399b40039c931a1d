"""The chart of units: no box lies on another or leaves the picture, whatever the organisation; a large one is divided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest
from chart_cases import handbook
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.book.internal_control import chart_of_units
from generator.charts.svg import Label
from generator.charts.unit_chart import ChartNode, in_words, unit_chart
from generator.facts.words import HandbookWords

SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.text("辦公室文書科股機要registry office", min_size=1, max_size=30).filter(str.strip).map(Label)
LEAVES = st.builds(ChartNode, NAMES, st.lists(NAMES, max_size=3).map(tuple), st.just(()))
TREES = st.recursive(LEAVES, lambda below: st.builds(ChartNode, NAMES, st.lists(NAMES, max_size=2).map(tuple), st.lists(below, max_size=5).map(tuple)), max_leaves=25)
WORDS = HandbookWords.of(handbook(2), "en")


def boxes(found: ElementTree.Element, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, float, float]]:
    """(left, top, right, bottom) of every box, in the picture."""
    for part in found:
        if part.tag == f"{SVG}rect":
            yield x, y, x + float(part.get("width", "")), y + float(part.get("height", ""))
        dx, dy = map(float, re.findall(r"[\d.]+", part.get("transform", "translate(0 0)")))
        yield from boxes(part, x + dx, y + dy)


def count(node: ChartNode) -> int:
    return 1 + sum(map(count, node.below))


@settings(max_examples=60)
@given(TREES)
def test_boxes_have_room_for_themselves(root: ChartNode) -> None:
    pictures = unit_chart(root, WORDS)
    for picture in pictures:
        found = [*boxes(ElementTree.fromstring(picture.svg))]
        for left, right in combinations(found, 2):
            assert left[2] <= right[0] or right[2] <= left[0] or left[3] <= right[1] or right[3] <= left[1]
        assert max(box[2] for box in found) <= picture.width and max(box[3] for box in found) <= picture.height
    drawn = sum(len([*boxes(ElementTree.fromstring(picture.svg))]) for picture in pictures)
    assert drawn == count(root) + (len(root.below) if len(pictures) > 1 else 0)


def test_a_large_organisation_has_a_chart_of_each_part() -> None:
    parts = tuple(ChartNode(Label(f"Unit {n}"), (Label("Head"),), tuple(ChartNode(Label(f"Section {n}.{k}"), (), ()) for k in range(12)))
                  for n in range(9))
    pictures = unit_chart(ChartNode(Label("Office"), (), parts), WORDS)
    assert [picture.alt.partition(":")[0] for picture in pictures] == ["Office", *(f"Unit {n} (Head)" for n in range(9))]


@pytest.mark.parametrize(("units", "said"), [
    ([], "Registry: Clerk (2 people); Typist"),
    ([{"id": "a", "title": "Office", "head": "head"}, {"id": "b", "title": "Mail room", "parent": "a"}], "Office (Registry): Mail room (Clerk (2 people))"),
])
def test_units_with_their_posts_or_posts_as_they_report(units: list[dict[str, str]], said: str) -> None:
    posts = [{"id": "head", "title": "Registry", "unit": "a"}, {"id": "clerk", "title": "Clerk", "headcount": 2, "reports_to": "head", "unit": "b"},
             {"id": "typist", "title": "Typist", "reports_to": "head"}]
    made = handbook(extra=[{k: v for k, v in post.items() if units or k != "unit"} for post in posts[:2 if units else 3]], units=units)
    words = HandbookWords.of(made, "en")
    assert in_words([chart_of_units(words)], words) == said
