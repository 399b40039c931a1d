"""Readers get their answer first: measured on a phone, in the first screen and in taps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(chromium: Any) -> Iterator[Any]:
    page = chromium.new_page(viewport=PHONE, has_touch=True)
    yield page
    page.close()


def in_first_screen(locator: Any) -> bool:
    """Whether all of it can be seen without scrolling."""
    box = locator.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize(("folder", "decider", "time"), [("", "辦公室主任", "4小時"), ("en/", "Office director", "4 hours")])
def test_who_decides_and_how_long_are_in_the_first_screen(sample_site: Path, phone: Any, folder: str, decider: str, time: str) -> None:
    phone.goto((sample_site / folder / "procedures" / "seal-use.html").as_uri())
    card = phone.locator(".hb-answer-card")
    for seen in (card.get_by_text(decider).first, card.get_by_text(time, exact=True), card.locator("a[href^='tel:']").first):
        assert in_first_screen(seen)


def test_a_post_can_be_called_from_the_first_screen(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "posts" / "duty-officer.html").as_uri())
    assert in_first_screen(phone.locator(".hb-answer-card a[href='tel:1119']"))
    assert in_first_screen(phone.locator(".hb-answer-card a[href='tel:1120']"))  # the substitute


def test_administration_stands_at_the_foot(sample_site: Path, phone: Any) -> None:
    for name in ("procedures/seal-use", "posts/duty-officer", "criteria/attendance", "conduct/service-rules"):
        phone.goto((sample_site / f"{name}.html").as_uri())
        foot = phone.locator(".hb-strip--foot")
        assert name.partition("/")[2] in foot.inner_text()
        assert foot.bounding_box()["y"] > phone.locator("#content h2").last.bounding_box()["y"]
