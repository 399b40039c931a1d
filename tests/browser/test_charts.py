"""Pictures as a browser shows them: texts inside their boxes, no fault of accessibility, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from axe_core_python.sync_playwright import Axe
from chart_cases import criteria, handbook, picture, random_procedure
from playwright.sync_api import Browser, Page

from generator.charts.flowchart import flowchart
from generator.charts.org_chart import org_chart
from generator.templates import BUILT_IN

pytestmark = pytest.mark.browser

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
OUTSIDE = """() => [...document.querySelectorAll('.hb-flow a text')].filter(text => {
  const box = text.parentNode.querySelector('rect, polygon').getBBox(), own = text.getBBox();
  return own.width && text.checkVisibility() && !text.parentNode.querySelector('.hb-flow-wait')
    && (own.x < box.x || own.x + own.width > box.x + box.width || own.y < box.y - 1 || own.y + own.height > box.y + box.height + 1);
}).map(text => text.textContent)"""


def href(kind: str, name: str) -> str:
    return f"#{kind}-{name}"


def page_of(language: str, scheme: str) -> str:
    """A page with a chart of every sort in the frame's colours."""
    levels = [{"id": "reprimand", "title": {"zh-Hant": "申誡", "en": "Reprimand"}, "side": "penalty", "rank": 1}]
    book = handbook(levels=levels)
    measures = [{"id": "hours", "title": "時數", "unit": "小時"}, {"id": "count", "title": "件數", "unit": "件", "whole": True}]
    tiers = [{"when": {"hours": "< 4"}}, {"when": {"hours": ">= 4"}, "level": "reprimand"}]
    pictures = [picture(criteria(id=f"c{count}", measures=measures[:count], tiers=tiers), book, language) for count in (1, 2)]
    charts = [flowchart(random_procedure(seed), book, language, href) for seed in range(12)]
    steps = "".join(f'<li id="step-s{number}"><a href="#">{number}</a></li>' for number in range(14))
    styles = ["frame.css", *(["dark.css"] if scheme == "dark" else []), "charts.css"]
    links = "".join(f'<link rel="stylesheet" href="{(BUILT_IN / "assets" / name).as_uri()}">' for name in styles)
    return (f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Charts</title>'
            f'<meta name="viewport" content="width=device-width,initial-scale=1">{links}'
            '<style>body { background: var(--md-default-bg-color); color: var(--md-default-fg-color) }</style></head>'
            f'<body class="md-typeset"><main><h1>Charts</h1>'
            f'{org_chart(book, language, href)}{"".join(pictures)}{"".join(charts)}<ol>{steps}</ol></main></body></html>')


LOOKS = [(size, language, scheme) for size in SIZES for language, scheme in (("zh-Hant", "light"), ("en", "dark"))]
"""Every size, language and scheme is in the first and the last; the sweep takes those between as well."""


@pytest.fixture(params=[pytest.param(look, id="-".join(look), marks=() if look in (LOOKS[0], LOOKS[-1]) else pytest.mark.slow) for look in LOOKS])
def shown(request: Any, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    size, language, scheme = request.param
    file = tmp_path / "charts.html"
    file.write_text(page_of(language, scheme), "utf-8")
    width, height = SIZES[size]
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    yield page
    page.close()


def test_texts_stay_in_their_boxes(shown: Page) -> None:
    assert shown.evaluate("() => document.querySelectorAll('.hb-flow a text').length") > 100
    assert shown.evaluate(OUTSIDE) == []


def test_there_is_no_fault_of_accessibility(shown: Page) -> None:
    found = Axe().run(shown, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert [(descriptor["id"], descriptor["nodes"][0]["html"]) for descriptor in found["violations"]] == []


def test_only_one_form_of_a_chart_is_shown(shown: Page) -> None:
    visible = shown.evaluate("() => [...document.querySelectorAll('.hb-chart')].map("
                             "chart => [...chart.children].filter(part => part.checkVisibility()).length)")
    assert set(visible) == {1}


def test_the_page_does_not_scroll_sideways(shown: Page) -> None:
    assert shown.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_paper_shows_the_parts_of_a_chart_that_fit_a_page(chromium: Browser, tmp_path: Path) -> None:
    """Its boxes are those of the picture for screens, which paper does not show; type is as large as on the printed form."""
    file = tmp_path / "charts.html"
    file.write_text(page_of("zh-Hant", "light"), "utf-8")
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    assert page.locator(".hb-chart:has(.hb-flow) > :not(.hb-chart-paper)").evaluate_all("parts => parts.filter(part => part.checkVisibility()).length") == 0
    with pymupdf.open(stream=page.pdf(format="A4")) as paper:
        spans = [span for sheet in paper for block in sheet.get_text("dict")["blocks"] for line in block.get("lines", ()) for span in line["spans"]]
    said = "".join("".join(span["text"] for span in spans).split())
    texts = page.locator(".hb-chart-wide .hb-flow-answer").all_text_contents()
    assert texts and [text for text in texts if "".join(text.split()) not in said] == []
    assert min(span["size"] for span in spans if span["text"].strip()) > 7.9
    page.close()
