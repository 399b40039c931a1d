"""Wherever the Tab key stops, one sees it: a picture of the stop with the focus differs from one without."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "posts/index.html", "posts/duty-officer.html", "procedures/index.html", "procedures/document-circulation.html",
    "criteria/index.html", "criteria/attendance.html", "conduct/principles-of-handling.html", "oversight/document-deadlines.html",
    "terms/index.html", "scopes/index.html", "scopes/duty-watch.html", "entries/index.html", "checklists/index.html",
    "checklists/duty-officer.html", "cases/index.html", "cases/emergency.html", "records/index.html", "quality/index.html", "quality/checks.html",
)
"""One of every kind."""

AROUND = 8
"""Pixels around a stop in which its focus may show."""
LEAST = 40
"""Pixels that must change: the outline of even a small box has more."""
ALIKE = 2
"""Stops of a run that look the same to the style sheets (tag, classes, parents) and are looked at; the others are of the same making."""

NEXT = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body || stop.dataset.seen) return null;
  stop.dataset.seen = "1";
  const shown = stop.matches("input[type=radio], input[type=checkbox]") && stop.labels.length ? stop.closest("label, li, p") || stop : stop;
  shown.scrollIntoView({ block: "center" });
  const box = shown.getBoundingClientRect();
  const making = (element, depth) => element && depth ? `${making(element.parentElement, depth - 1)} ${element.tagName}.${element.className}` : "";
  return { making: making(stop, 3), html: stop.outerHTML.slice(0, 120), x: box.x, y: box.y, width: box.width, height: box.height };
}"""
LOSE = """() => { globalThis.left = document.activeElement; const place = [scrollX, scrollY]; left.blur(); scrollTo(...place); }"""
BACK = """() => { const place = [scrollX, scrollY]; left.focus({ preventScroll: true, focusVisible: true }); scrollTo(...place); }"""
STILL = """* { transition: none !important; animation: none !important; caret-color: transparent !important; scroll-behavior: auto !important; }"""


def changed(page: Any, clip: dict[str, float]) -> int:
    """How many pixels differ with the focus and without."""
    with_focus = picture(page, clip)
    page.evaluate(LOSE)
    without = picture(page, clip)
    page.evaluate(BACK)
    difference = ImageChops.difference(with_focus, without).convert("L")
    return sum(count for value, count in enumerate(difference.histogram()) if value > 24)


def picture(page: Any, clip: dict[str, float]) -> Image.Image:
    return Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")


def around(stop: dict[str, Any], width: int, height: int) -> dict[str, float]:
    left, top = max(0, stop["x"] - AROUND), max(0, stop["y"] - AROUND)
    right, bottom = min(width, stop["x"] + stop["width"] + AROUND), min(height, stop["y"] + stop["height"] + AROUND)
    return {"x": left, "y": top, "width": max(1, right - left), "height": max(1, bottom - top)}


def invisible_stops(page: Any, looked: Counter[str], most: int = 400) -> tuple[list[str], int]:
    """(stops of which the focus cannot be seen, how many there are). Of each making a few are looked at: `looked` counts them."""
    size, found, stops = page.viewport_size, [], 0
    page.add_style_tag(content=STILL)
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(NEXT)
        if stop is None:
            break
        stops += 1
        looked[stop["making"]] += 1
        if looked[stop["making"]] <= ALIKE and changed(page, around(stop, size["width"], size["height"])) < LEAST:
            found.append(stop["html"])
    return found, stops


@pytest.mark.parametrize(("width", "scheme", "pages"), [(1280, "light", PAGES[::2]), (390, "dark", PAGES[1::2])])
def test_the_focus_is_seen_at_every_stop(sample_site: Path, chromium: Any, width: int, scheme: str, pages: tuple[str, ...]) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    invisible = {}
    looked: Counter[str] = Counter()
    for name in pages:
        page.goto((sample_site / name).as_uri())
        found, stops = invisible_stops(page, looked)
        assert stops > 5, name
        if found:
            invisible[name] = found
    page.close()
    assert invisible == {}


def test_an_invisible_focus_is_found(sample_site: Path, chromium: Any) -> None:
    """The fault this test was made for: the fold about calendars on the page of a post."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.goto((sample_site / "posts/duty-officer.html").as_uri())
    page.add_style_tag(content=".md-typeset .hb-fold > summary:focus-visible:not(.x):not(.y):not(.z) { outline: none; }")
    found, _ = invisible_stops(page, Counter())
    page.close()
    assert [html for html in found if html.startswith("<summary")] and all(html.startswith("<summary") for html in found)
