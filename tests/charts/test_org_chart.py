"""The tree of posts: complete where it is small, bounded where it is large."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from chart_cases import handbook

from generator.charts.org_chart import MOST_BELOW, org_chart

POSTS: list[dict[str, Any]] = [
    {"id": "director", "title": {"zh-Hant": "主任", "en": "Director"}, "unit": "office"},
    {"id": "secretary", "title": {"zh-Hant": "文秘人員"}, "reports_to": "director", "headcount": 2},
    {"id": "printer", "title": {"zh-Hant": "<b>文印員</b>"}, "reports_to": "secretary"},
]
UNITS = [{"id": "office", "title": {"zh-Hant": "辦公室", "en": "Office"}}]


def href(kind: str, name: str) -> str:
    return f"{kind}s/{name}.html"


def shape(item: ElementTree.Element) -> list[Any]:
    """The titles of a list, each followed by the list below it."""
    return [["".join(entry.find("div/span[@class='hb-org-title']").itertext()), *(shape(below) for below in entry.findall("ul"))]
            for entry in item.findall("li")]


def test_posts_stand_below_the_post_they_report_to() -> None:
    root = ElementTree.fromstring(org_chart(handbook(extra=POSTS, units=UNITS), "zh-Hant", href))
    assert shape(root.find("ul")) == [["主任", [["文秘人員", [["<b>文印員</b>"]]]]]]
    assert [found.get("href") for found in root.iter("a")] == ["posts/director.html", "posts/secretary.html", "posts/printer.html"]


def test_unit_and_number_of_people_are_shown() -> None:
    shown = ["".join(found.itertext()) for found in ElementTree.fromstring(
        org_chart(handbook(extra=POSTS, units=UNITS), "en")).iter("span") if found.get("class") == "hb-org-facts"]
    assert shown == ["Office", "2 people"]


def test_a_title_in_another_language_is_marked() -> None:
    root = ElementTree.fromstring(org_chart(handbook(extra=POSTS, units=UNITS), "en"))
    assert {found.text for found in root.iter("span") if found.get("lang") == "zh-Hant"} == {"文秘人員", "<b>文印員</b>"}


def test_large_organisations_are_shown_in_part() -> None:
    chain = [{"id": f"p{n}", "title": "崗位", **({"reports_to": f"p{n - 1}"} if n else {})} for n in range(70)]
    assert org_chart(handbook(extra=chain), "en").count("<li>") == 3
    assert "1 post reports to it" in org_chart(handbook(extra=chain), "en")
    flat = [{"id": f"p{n}", "title": "崗位", **({"reports_to": "p0"} if n else {})} for n in range(3000)]
    shown = org_chart(handbook(extra=flat), "en")
    assert shown.count("<li>") == MOST_BELOW + 2 and f"and {2999 - MOST_BELOW} more" in shown


def test_no_posts_no_chart() -> None:
    empty = handbook(posts=1)
    empty.by_kind["post"].clear()
    assert org_chart(empty, "en") == ""
