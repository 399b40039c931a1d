"""The flow chart of a procedure: nothing overlaps, whatever the procedure, and everything needed is in it."""

from __future__ import annotations

import re
import time
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from chart_cases import handbook, procedure, random_procedure

from generator.charts.flow_boxes import NARROW, PADDING, TIGHT, WIDE, Outline, Style
from generator.charts.flow_connectors import Connector, connectors, in_strip
from generator.charts.flow_graph import graph_of
from generator.charts.flow_layout import lay_out
from generator.charts.flow_lines import DrawnArrow, lines
from generator.charts.flow_places import Layout, Placed, Rect
from generator.charts.flow_route import Flank
from generator.charts.flow_sheets import PAPERS, PRINTED_PAGE, paper_height, sheets
from generator.charts.flowchart import flowchart, flowchart_sheets
from generator.charts.svg import text_width
from generator.facts.words import HandbookWords
from generator.model.handbook import Paper

BLOCKS, BLOCK = 20, 20
"""Four hundred procedures made at random, so many to a test."""
SVG = "{http://www.w3.org/2000/svg}"
STEPS = [
    {"id": "register", "do": "登記編號", "by": "post-0", "within": "30 minutes", "critical": True, "control": "查對",
     "decision": "是否機密？", "branches": [{"when": "否", "goto": "circulate"}, {"when": "是", "goto": "end"}]},
    {"id": "circulate", "do": {"en": "Pass it round <now> & \"soon\""}, "by": ["post-1", "post-0"], "approve": "post-2", "wait": "2 days"},
    {"id": "close", "do": "歸檔", "next": "register"},
]
STYLES = [WIDE, TIGHT, NARROW]
POINTED = (Outline.DIAMOND, Outline.HEXAGON)
SLACK = 0.51
"""Coordinates are rounded; this much is no overlap."""


def seeds(block: int) -> range:
    return range(block * BLOCK, (block + 1) * BLOCK)


def layout_of(seed: int, style: Style) -> Layout:
    return lay_out(graph_of(random_procedure(seed), HandbookWords.of(handbook(), "zh-Hant")), style)


def whole(placed: Placed) -> Rect:
    return Rect(placed.rect.x, placed.top, placed.rect.width, placed.rect.bottom - placed.top)


def overlap(one: Rect, other: Rect) -> bool:
    return (one.x < other.right - SLACK and other.x < one.right - SLACK
            and one.y < other.bottom - SLACK and other.y < one.bottom - SLACK)


def segments(line: DrawnArrow) -> list[Rect]:
    """The pieces of a line as rectangles without width or height."""
    return [Rect(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by)) for (ax, ay), (bx, by) in pairwise(line.points)]


def crosses(piece: Rect, rect: Rect) -> bool:
    return (piece.x < rect.right - SLACK and piece.right > rect.x + SLACK
            and piece.y < rect.bottom - SLACK and piece.bottom > rect.y + SLACK)


@pytest.mark.parametrize("style", STYLES, ids=["wide", "tight", "narrow"])
@pytest.mark.parametrize("block", range(BLOCKS))
def test_nothing_overlaps(block: int, style: Style) -> None:
    for seed in seeds(block):
        assert_nothing_overlaps(layout_of(seed, style))


def assert_nothing_overlaps(layout: Layout) -> None:
    rects = [whole(placed) for placed in layout.boxes]
    answers = [answer.rect for answer in layout.answers]
    assert [pair for pair in combinations([*rects, *answers], 2) if overlap(*pair)] == [], "boxes and answers keep apart"
    drawn = lines(layout)
    for line in drawn:
        for piece in segments(line):
            assert not any(crosses(piece, rect) for rect in answers), "no arrow runs over an answer"
            ends = {line.arrow.source, line.arrow.target}
            assert not any(crosses(piece, rect) for row, rect in enumerate(rects) if row not in ends), "no arrow runs through a box"
    for one, other in combinations(drawn, 2):
        if one.arrow.target != other.arrow.target:
            assert not share_a_piece(one, other), f"{one.arrow} and {other.arrow} run on the same line"
    assert all(rect.x >= 0 and rect.right <= layout.width and rect.bottom <= layout.height for rect in [*rects, *answers])
    assert all(0 <= x <= layout.width and 0 <= y <= layout.height for line in drawn for x, y in line.points)


def share_a_piece(one: DrawnArrow, other: DrawnArrow) -> bool:
    for a in segments(one):
        for b in segments(other):
            if a.width == b.width == 0 and a.x == b.x and min(a.bottom, b.bottom) - max(a.y, b.y) > SLACK:
                return True
            if a.height == b.height == 0 and a.y == b.y and min(a.right, b.right) - max(a.x, b.x) > SLACK:
                return True
    return False


@pytest.mark.parametrize("style", STYLES, ids=["wide", "tight", "narrow"])
@pytest.mark.parametrize("block", range(BLOCKS))
def test_arrows_begin_and_end_at_their_boxes(block: int, style: Style) -> None:
    for seed in seeds(block):
        assert_arrows_begin_and_end_at_their_boxes(layout_of(seed, style))


def assert_arrows_begin_and_end_at_their_boxes(layout: Layout) -> None:
    for line in lines(layout):
        source, target = layout.boxes[line.arrow.source], layout.boxes[line.arrow.target]
        assert on_edge(line.points[0], source, source.rect)
        assert on_edge(line.points[-1], target, whole(target))
        first, *others = segments(line)
        assert not any(crosses(piece, whole(source)) for piece in others)
        assert not any(crosses(piece, whole(target)) for piece in [first, *others])
        assert source.sized.outline in POINTED or not crosses(first, whole(source))


def on_edge(point: tuple[float, float], placed: Placed, rect: Rect) -> bool:
    x, y = point
    if placed.sized.outline in POINTED and rect.y < y < rect.bottom:
        return any(abs(x - placed.side_at(side, y)) < SLACK for side in Flank)
    at_side = abs(x - rect.x) < SLACK or abs(x - rect.right) < SLACK
    at_end = abs(y - rect.y) < SLACK or abs(y - rect.bottom) < SLACK
    return (at_side and rect.y <= y <= rect.bottom) or (at_end and rect.x <= x <= rect.right)


@pytest.mark.parametrize("style", STYLES, ids=["wide", "tight", "narrow"])
@pytest.mark.parametrize("block", range(BLOCKS))
def test_texts_fit_their_boxes(block: int, style: Style) -> None:
    for seed in seeds(block):
        assert_texts_fit_their_boxes(layout_of(seed, style))


def assert_texts_fit_their_boxes(layout: Layout) -> None:
    style = layout.style
    for placed in layout.boxes:
        sized = placed.sized
        height = len(sized.lines) * style.leading
        for number, line in enumerate(sized.lines):
            edge = max(abs(number * style.leading - height / 2), abs((number + 1) * style.leading - height / 2)) - 3
            assert text_width(line.rstrip(), style.text) <= room_at(placed, edge) + SLACK, line
        small = [*sized.notes, sized.wait, *(line for _, found in sized.holders for line in found)]
        assert all(text_width(line.rstrip(), style.small) <= placed.rect.width - 2 * PADDING + SLACK for line in small)
    for answer in layout.answers:
        assert all(text_width(line.rstrip(), style.small) <= answer.rect.width + SLACK for line in answer.lines)


def room_at(placed: Placed, distance: float) -> float:
    """The width inside the outline at a distance from its middle."""
    if placed.sized.outline in POINTED:
        y = placed.rect.middle[1] + distance
        return placed.side_at(Flank.RIGHT, y) - placed.side_at(Flank.LEFT, y)
    return placed.rect.width - 2 * PADDING


# --- The pictures ------------------------------------------------------------------------------------------------

def tree_of(chart: str) -> ElementTree.Element:
    """The chart parsed as XML: unescaped text or a repeated attribute would be refused."""
    return ElementTree.fromstring(chart)


def texts(root: ElementTree.Element) -> str:
    return "".join(root.itertext())


def href(kind: str, name: str) -> str:
    return f"../{kind}s/{name}.html"


@pytest.mark.parametrize("seed", range(0, 400, 8))
def test_pictures_are_well_formed_and_their_ids_unique(seed: int) -> None:
    root = tree_of(flowchart(random_procedure(seed), handbook(), "en", href))
    ids = [found.get("id") for found in root.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    for picture in root.iter(f"{SVG}svg"):
        if picture.get("aria-hidden"):
            continue  # the names of the lanes, which the description says as well
        if picture.get("role") == "img":
            assert picture.get("aria-label") and {use.get("href") for use in picture.iter(f"{SVG}use")} <= {f"#{name}" for name in ids}
            continue  # a part of it for paper
        named = {picture.get("aria-labelledby"), *(picture.get("aria-describedby") or "").split()}
        assert picture.get("role") == "group" and named <= set(ids)


def test_a_chart_says_what_the_steps_say() -> None:
    shown = texts(tree_of(flowchart(procedure(STEPS), handbook(), "zh-Hant", href)))
    wanted = ["收到公文", "登記編號", "是否機密？", "限30分鐘", "等候2日", "核定：辦公室主任", "未指定崗位", "結束", "▲", "◆", "否", "是"]
    assert [words for words in wanted if words not in shown] == []


@pytest.mark.parametrize(("within", "said"), [
    ("24 hours before the hearing", "At the latest 24 hours before the hearing"), ("24 hours of the hearing", "Within 24 hours from the hearing"),
    ("30 minutes", "Within 30 minutes"), ("at once", "At once"), ("same day", "On the same day"), ("by noon on the next working day", None)])
def test_a_chart_says_until_when_in_a_sentence(within: str, said: str | None) -> None:
    made = procedure([{"id": "send", "do": "Send it", "within": within}], events=[{"id": "hearing", "title": {"en": "the hearing"}}])
    [step, *_] = [box for box in graph_of(made, HandbookWords.of(handbook(), "en")).boxes if box.number == "1"]
    assert step.notes == (said or "By 12:00 on the next working day",)


def test_whoever_does_not_see_a_chart_is_told_all_who_do_a_step() -> None:
    made = procedure([{"id": "decide", "do": "核定", "by": ["post-1", "post-0"], "approve": "post-2"}])
    titles = [handbook().posts[name].title.by_language["zh-Hant"] for name in ("post-1", "post-0")]
    assert f"1 {titles[0]}、{titles[1]}。" in flowchart(made, handbook(), "zh-Hant")


def test_authors_texts_stay_texts() -> None:
    chart = flowchart(procedure(STEPS, title="<script>alert(1)</script>", trigger="</svg><b>"), handbook(), "zh-Hant")
    assert "<script" not in chart and "<b>" not in chart
    assert "Pass it round <now> & " in texts(tree_of(chart))


def test_a_text_in_another_language_than_the_page_is_marked() -> None:
    root = tree_of(flowchart(procedure(STEPS), handbook(), "zh-Hant"))
    assert [found.get("lang") for found in root.iter(f"{SVG}text") if "Pass" in texts(found)] == ["en", "en"]
    assert "zh-Hant" in {found.get("lang") for found in tree_of(flowchart(procedure(STEPS), handbook(), "en")).iter(f"{SVG}text")}


def test_boxes_lead_to_steps_and_posts() -> None:
    root = tree_of(flowchart(procedure(STEPS), handbook(), "zh-Hant", href))
    links = {found.get("href") for found in root.iter(f"{SVG}a")}
    steps = {"#step-register", "#step-circulate", "#step-close"}
    assert links == steps | {f"../posts/post-{number}.html" for number in range(3)}
    without = tree_of(flowchart(procedure(STEPS), handbook(), "zh-Hant"))
    assert {found.get("href") for found in without.iter(f"{SVG}a")} == steps


def test_the_description_gives_the_order_and_the_branches() -> None:
    root = tree_of(flowchart(procedure(STEPS), handbook(), "en"))
    description = next(root.iter(f"{SVG}desc"))
    assert "1 收發員 (否 → 2, 是 → End); 2 文秘人員, 收發員; 3 No post named (→ 1)" in texts(description)


def test_one_post_needs_no_lanes() -> None:
    alone = flowchart(procedure([{"do": "登記", "by": "post-0"}]), handbook(), "zh-Hant")
    assert "hb-chart-column" in alone and "hb-chart-wide" not in alone
    assert "hb-chart-wide" in flowchart(procedure(STEPS), handbook(), "zh-Hant")


@pytest.mark.parametrize("style", STYLES, ids=["wide", "tight", "narrow"])
@pytest.mark.parametrize("seed", range(0, 400, 8))
def test_sheets_hold_everything_once_and_fit_a_page(seed: int, style: Style) -> None:
    layout = layout_of(seed, style)
    longest = paper_height(layout, PAPERS[Paper.A4])
    found = sheets(layout, longest)
    assert (found[0].top, found[-1].bottom) == (0.0, layout.height)
    assert [sheet.bottom for sheet in found[:-1]] == [sheet.top for sheet in found[1:]]
    for sheet in found[1:]:
        across = [piece for line in lines(layout) for piece in segments(line) if piece.height == 0 and piece.y == sheet.top]
        assert across == [], "only lines straight down are cut"
        assert not any(whole(placed).y < sheet.top < placed.rect.bottom for placed in layout.boxes)
        assert not any(answer.rect.y < sheet.top < answer.rect.bottom for answer in layout.answers)
    tallest = max(placed.rect.bottom - placed.top for placed in layout.boxes)
    assert max(sheet.bottom - sheet.top for sheet in found) <= max(longest, 4 * tallest)


def test_sheets_for_print_stand_alone() -> None:
    pictures = flowchart_sheets(procedure(STEPS), handbook(), "zh-Hant")
    for picture in pictures:
        root = tree_of(picture.svg)
        assert root.tag == f"{SVG}svg" and root.get("role") == "img"
        assert (root.get("width"), root.get("height")) == (f"{picture.width:g}", f"{picture.height:g}")
        assert not list(root.iter(f"{SVG}a"))
        assert not re.search(r"var\(|url\(|style=|foreignObject", picture.svg)
    assert "歸檔" in "".join(picture.svg for picture in pictures)


def test_sheets_for_print_say_in_words_what_they_show() -> None:
    long = [{"do": f"第{number}步", "by": f"post-{number % 2}"} for number in range(30)]
    first, *others = flowchart_sheets(procedure(long), handbook(), "zh-Hant")
    assert others and "(1/" in first.alt and "2 文秘人員" in first.alt
    assert all(picture.alt.endswith(f"({number}/{len(others) + 1})") for number, picture in enumerate(others, 2))


@pytest.mark.parametrize("seed", range(0, 400, 40))
def test_a_page_prints_its_chart_in_parts_that_can_be_read(seed: int) -> None:
    """Each fits a page of paper and its smallest type is 8 points or more there; a single box may be longer than any page."""
    root = tree_of(flowchart(random_procedure(seed), handbook(), "zh-Hant", href))
    parts = root.findall(f"div[@class='hb-chart-paper']/{SVG}svg")
    assert parts
    for part in parts:
        width, height = (float(str(part.get(name)).removesuffix("pt")) for name in ("width", "height"))
        scale = width / float(str(part.get("viewBox")).split()[2])
        assert width <= PRINTED_PAGE[0] + SLACK and height <= PRINTED_PAGE[1] + SLACK
        small = {13: WIDE, 15: NARROW}[int(str(part.get("font-size")))].small
        assert small * scale > 7.99 or height > PRINTED_PAGE[1] - SLACK


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("seed", range(0, 400, 8))
def test_sheets_for_print_can_be_read(seed: int, paper: Paper) -> None:
    """The smallest type is 8 points or more when the sheet fills its page; a single box may be longer than any page."""
    for picture in flowchart_sheets(random_procedure(seed), handbook(paper=paper.value), "zh-Hant"):
        scale = min(PAPERS[paper][0] / picture.width, PAPERS[paper][1] / picture.height)
        sizes = [float(found.get("font-size", 13)) for found in tree_of(picture.svg).iter()]
        assert min(sizes) * scale > 7.99


def test_no_word_of_the_work_is_broken() -> None:
    words = "Send the acknowledgement of the reimbursement"
    steps = [{"do": {"en": words}, "by": f"post-{number}"} for number in range(6)]
    layout = lay_out(graph_of(procedure(steps, trigger={"en": words}), HandbookWords.of(handbook(), "en")), TIGHT)
    shown = {word for placed in layout.boxes for line in placed.sized.lines for word in line.split()}
    assert shown - set(words.split()) == {"End", *"123456"}


def test_an_unknown_post_or_a_step_that_leads_nowhere_does_not_stop_the_chart() -> None:
    steps = [{"do": "甲", "by": "nobody", "next": "nowhere"}, {"do": "乙", "id": "self", "next": "self"}]
    shown = texts(tree_of(flowchart(procedure(steps), handbook(), "en")))
    assert "nobody" in shown and "End" not in shown


def test_the_same_procedure_gives_the_same_chart() -> None:
    assert flowchart(random_procedure(7), handbook(), "zh-Hant", href) == flowchart(random_procedure(7), handbook(), "zh-Hant", href)


def test_time_grows_with_the_number_of_steps() -> None:
    procedures = [random_procedure(seed) for seed in range(40)]
    steps = sum(len(found.steps) for found in procedures)
    begin = time.process_time()
    for found in procedures:
        flowchart(found, handbook(), "zh-Hant", href)
    assert (time.process_time() - begin) / steps < 0.005, "seconds a step; 0.0006 is usual"


def test_connectors_of_lines_close_together_do_not_lie_over_each_other() -> None:
    lines_cut = [Connector(x, False, f"→ {x:.0f}") for x in (100.0, 108.0, 116.0, 200.0, 296.0)]
    placed = in_strip(lines_cut, 10.0, 300.0)
    assert [text for text, _ in placed] == [each.text for each in lines_cut]
    assert all(start + text_width(text, 10.0) < after for (text, start), (_, after) in pairwise([*placed, ("", 300.0)]))
    assert placed[0][1] == 90.0


@pytest.mark.parametrize("style", STYLES, ids=["wide", "tight", "narrow"])
@pytest.mark.parametrize("seed", range(0, 400, 16))
def test_every_line_that_is_cut_says_on_both_sides_where_it_goes_and_comes_from(seed: int, style: Style) -> None:
    layout = layout_of(seed, style)
    drawn = lines(layout)
    for above, below in pairwise(sheets(layout, paper_height(layout, PAPERS[Paper.A4]))):
        upper = {found.x: found.text for found in connectors(above, drawn, layout, "End") if not found.at_top}
        lower = {found.x: found.text for found in connectors(below, drawn, layout, "End") if found.at_top}
        crossing = {piece.x for line in drawn for piece in segments(line) if piece.width == 0 and piece.y < below.top < piece.bottom}
        assert crossing <= upper.keys() and upper.keys() == lower.keys()
        assert all(words.strip("→ ") for words in (*upper.values(), *lower.values()))
