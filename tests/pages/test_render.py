"""All pages of a small handbook: complete, linked, accessible in their outline, and inert whatever an author writes."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from work import lines_run

from generator.diagnostics import Diagnostic, Span
from generator.handbook import Handbook
from generator.page import Page
from generator.pages.builder import contents
from generator.reading import descriptors
from generator.templates import BUILT_IN
from tests.checklist_cases import handbook, post, procedure
from tests.page_cases import ENTRIES, Outline, small_handbook
from tests.rendered import render_pages

FILES = (".pdf", ".ics", ".xlsx", ".json")
"""What is not made here; see tests/pages/test_downloads.py."""
ELSEWHERE = ("checklists/", "cases/", "quality/")
"""Sections that other modules make."""
TEMPLATES = [BUILT_IN / "pages"]
OURS = ("posts", "procedures", "criteria", "conduct", "oversight", "scopes", "terms", "entries", "home")
"""Sections whose templates are tested here; the checklists have tests of their own."""

DAY = datetime.date(2026, 6, 1)


def pages(made: Handbook, language: str = "zh-Hant", diagnostics: Iterable[Diagnostic] = (),
          templates: list[Path] = TEMPLATES) -> dict[str, Page]:
    """The pages by address, but for the checklists."""
    found = {page.address: page for page in render_pages(made, list(diagnostics), language, templates, today=DAY)}
    return {address: page for address, page in found.items() if page.section in OURS}


SMALL = small_handbook()
CHINESE, ENGLISH = pages(SMALL), pages(SMALL, "en")


def plain(html: str) -> str:
    joined = re.sub(r'<span class="hb-unbroken">([^<]*)</span>', r"\1", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", joined))


def test_every_entry_has_its_page_and_every_section_its_index() -> None:
    assert set(CHINESE) == set(ENGLISH) == {
        "index.html", "posts/index.html", "posts/chief.html", "posts/clerk.html", "procedures/index.html", "procedures/circulation.html",
        "procedures/old-circulation.html", "criteria/index.html", "criteria/late.html", "conduct/index.html", "conduct/manners.html",
        "oversight/index.html", "oversight/deadlines.html", "scopes/index.html", "scopes/mail.html", "scopes/watch.html",
        "terms/index.html", "entries/index.html"}
    assert {page.section for page in CHINESE.values()} == set(OURS)
    assert {page.language for page in ENGLISH.values()} == {"en"}


def test_boxes_and_choices_carry_no_autocomplete() -> None:
    """HTML knows the attribute for fields of text only; a validator calls each an error."""
    everything = [page.content for page in render_pages(SMALL, [], "en", TEMPLATES, today=DAY)]
    boxes = [box for content in everything for box in re.findall(r"<input[^>]*type=[\"']?(?:checkbox|radio)[^>]*>", content)]
    assert boxes and not [box for box in boxes if "autocomplete" in box]


def test_sections_without_entries_have_no_page() -> None:
    assert set(pages(handbook(post()))) == {
        "index.html", "posts/index.html", "posts/clerk.html", "scopes/index.html", "scopes/mail.html", "entries/index.html"}


@pytest.mark.parametrize("found", [CHINESE, ENGLISH], ids=["zh-Hant", "en"])
def test_every_link_leads_somewhere(found: dict[str, Page]) -> None:
    outlines = {address: Outline(page.content) for address, page in found.items()}
    anchors = {address: set(outline.values("id")) for address, outline in outlines.items()}
    broken = []
    for address, page in found.items():
        for href in Outline(page.content + page.sidebar + page.contents).values("href"):
            target, _, anchor = href.partition("#")
            if ":" in target or any(section in target for section in ELSEWHERE) or target.endswith(FILES):
                continue
            to = posixpath.normpath(posixpath.join(posixpath.dirname(address), target)) if target else address
            if to not in anchors or (anchor and anchor not in anchors[to]):
                broken.append((address, href))
    assert not broken


@pytest.mark.parametrize("address", sorted(CHINESE))
def test_outline(address: str) -> None:
    """One first-level heading, no level skipped, no anchor twice, every table with a caption and heads that have a scope."""
    outline = Outline(CHINESE[address].content)
    assert outline.headings[0] == 1 and outline.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    tags = [tag for tag, _ in outline.elements]
    assert tags.count("table") == tags.count("caption")
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in outline.elements if tag == "th")


@pytest.mark.parametrize("address", sorted(CHINESE))
def test_a_strict_policy_holds(address: str) -> None:
    """No script, no inline style, no handler, nothing from another host."""
    for tag, attributes in Outline(CHINESE[address].content).elements:
        assert tag != "style"
        assert tag != "script" or attributes.get("type") == "application/json"
        assert not any(name == "style" or name.startswith("on") for name in attributes)
        assert not str(attributes.get("src", "")).startswith(("http", "//"))


PLAIN = {"title", "do", "cite", "control", "evidence", "definition", "text", "number", "contact", "version", "trigger"}
"""Fields whose value may be a plain text."""


def nasty(value: Any, words: str) -> Any:
    """An entry with every text of an author replaced."""
    if isinstance(value, dict) and set(value) & {"zh-Hant", "en"}:
        return dict.fromkeys(value, words)
    if isinstance(value, dict):
        return {key: words if key in PLAIN and isinstance(inner, str) else nasty(inner, words) for key, inner in value.items()}
    return [nasty(inner, words) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("words", ['<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&amp;', "{{7*7}}{% raw %}{number}%s"])
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_what_an_author_writes_stays_text(words: str, language: str) -> None:
    head, *entries = nasty(ENTRIES, words)
    made = handbook(*entries, **head)
    for page in pages(made, language).values():
        outline = Outline(page.content + page.sidebar + page.contents)
        assert not {"img", "base", "iframe"} & {tag for tag, _ in outline.elements}
        assert all(attributes.get("type") == "application/json" for tag, attributes in outline.elements if tag == "script")
        assert not any(name.startswith("on") for _, attributes in outline.elements for name in attributes)
        assert "49" not in plain(page.content)
    clerk = pages(made, language)["posts/clerk.html"]
    assert clerk.title == words and escape(words) in clerk.content


def test_links_of_a_basis_are_escaped_once() -> None:
    assert 'href="https://example.org/a?b=1&amp;c=2"' in CHINESE["criteria/late.html"].content


def test_a_procedure_says_who_does_what_by_when() -> None:
    content = CHINESE["procedures/circulation.html"].content
    words = plain(content)
    for expected in ("啟動時機 速件 送達", "承諾時限 3個工作日", "具體事項", "▲ 關鍵", "控制重點", "判斷 是否齊全？", "是 → 第2步",
                     "否 → 程序結束", "停頓點 送閱前 做後確認", "執行 收發員", "核定 主任", "時限 1小時", "紀錄 收文簿", "告知 主任",
                     "佐證 簽名", "展期", "得先電話通知"):
        assert expected in words, expected
    assert 'id="step-check"' in content and 'href="#step-send"' in content


def test_a_contact_is_in_the_language_of_the_page() -> None:
    head, *entries = ENTRIES
    entries = [{**entry, "contact": {"zh-Hant": "三樓", "en": "third floor"}} if entry["id"] == "clerk" else entry for entry in entries]
    made = handbook(*entries, **head)
    for language, words in (("zh-Hant", "聯絡方式 三樓"), ("en", "Contact third floor")):
        assert words in plain(pages(made, language)["posts/clerk.html"].content)


def test_metadata_stand_on_every_entry() -> None:
    words = plain(CHINESE["procedures/circulation.html"].content)
    for expected in ("代號 circulation", "版次 1.0", "施行日 2026年1月31日", "維護崗位 主任", "下次檢討 2026年3月2日",
                     "來源檔 rules/all.yml", "文書處理手冊 第 6 條", "相關名詞 速件", "取代 舊傳閱", "閱讀對象 同仁"):
        assert expected in words, expected


def test_what_refers_to_an_entry() -> None:
    words = plain(CHINESE["procedures/circulation.html"].content)
    assert "崗位 收發員" in words and "管制考核 時效督查" in words
    assert "已由下列條目取代 公文傳閱" in plain(CHINESE["procedures/old-circulation.html"].content)


@pytest.mark.parametrize(("address", "marked"), [("procedures/old-circulation.html", True), ("procedures/circulation.html", False)])
def test_a_state_other_than_in_force_is_said_in_words(address: str, marked: bool) -> None:
    _, notice, rest = CHINESE[address].content.partition('<p class="hb-notice ')
    assert bool(notice) == marked and ("已廢止" in plain(rest.partition("</p>")[0])) == marked


def test_a_post_shows_its_duties_in_order_and_its_part_in_everything() -> None:
    content = CHINESE["posts/clerk.html"].content
    places = [content.index(f'id="duty-{name}"') for name in ("early", "count", "report")]
    assert places == sorted(places)
    words = plain(content)
    for expected in ("每日 2 項", "每週 6 項", "緊急且重要", "直屬主管 主任", "代理人順序 主任", "2 人", "1119", "執行 第1步 、 第2步",
                     "逾期懲處", "待人", "時效督查", "收文簿", "退回缺件公文"):
        assert expected in words, expected
    assert "../checklists/clerk.html" in content and "../checklists/clerk.pdf" in content


def test_the_first_page_leads_to_every_post() -> None:
    content = CHINESE["index.html"].content
    assert "data-handbook-search" in content
    for expected in ('href="posts/clerk.html"', 'href="checklists/clerk.html"', 'href="scopes/mail.html"',
                     "小事不輕視。", 'href="procedures/index.html"'):
        assert expected in content, expected


def test_terms_are_linked_where_they_first_occur() -> None:
    content = CHINESE["procedures/circulation.html"].content
    assert content.count('class="hb-term"') == 1
    assert '<a class="hb-term" href="../terms/index.html#term-fast">速件</a>送達' in content
    definitions = CHINESE["terms/index.html"].content
    assert '<a class="hb-term" href="../terms/index.html#term-working-day">工作日</a>內辦結的速件公文' in definitions


def test_texts_in_another_language_are_marked() -> None:
    assert '<span lang="zh-Hant">速件不得隔夜</span>' not in CHINESE["procedures/circulation.html"].content
    assert 'lang="zh-Hant"' in ENGLISH["procedures/circulation.html"].content
    assert "Check the " in plain(ENGLISH["procedures/circulation.html"].content)


def test_contents_list_the_headings_of_longer_pages() -> None:
    page = CHINESE["procedures/circulation.html"]
    listed = Outline(page.contents).values("href")
    assert listed == [f"#{name}" for name in re.findall(r'<h2 id="([^"]+)"', page.content)]
    assert len(listed) >= 3
    assert not contents('<h2 id="a">A</h2><h2 id="b">B</h2>')


def test_many_posts_make_a_list_in_place_of_a_matrix() -> None:
    few, many = (pages(handbook(*(post(name=f"p{n}") for n in range(count))))["scopes/index.html"].content for count in (3, 30))
    assert "hb-matrix" in few and "hb-matrix" not in many
    assert 'tabindex="0"' in few and 'role="region"' in few


def test_findings_are_shown() -> None:
    finding = Diagnostic(descriptor=descriptors.BAD_DATE, span=Span("rules/<x>.yml", 3), details={"given": "<2026>"})
    content = pages(SMALL, diagnostics=[finding])["entries/index.html"].content
    assert "rules/&lt;x&gt;.yml:3" in content and "&lt;2026&gt;" in content
    assert 'id="findings"' not in CHINESE["entries/index.html"].content


def test_a_template_of_ones_own_replaces_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "conduct.html").write_text("<h1>{{ entry.id }}</h1>", "utf-8")
    found = pages(SMALL, templates=[tmp_path, *TEMPLATES])
    assert found["conduct/manners.html"].content == "<h1>manners</h1>"
    assert found["oversight/deadlines.html"].content == CHINESE["oversight/deadlines.html"].content


def test_the_same_handbook_gives_the_same_pages() -> None:
    assert pages(SMALL) == CHINESE


def test_work_grows_no_faster_than_the_handbook() -> None:
    def work(count: int) -> int:
        posts = [post(name=f"p{n}") for n in range(count // 10)]
        procedures = (procedure({"by": f"p{n % len(posts)}"}, {"by": "p0", "record": "log"}, name=f"q{n}") for n in range(count))
        made = handbook(*posts, *procedures)
        return lines_run(lambda: list(render_pages(made, [], "zh-Hant", TEMPLATES, today=DAY)))

    work(20)  # compiles the templates
    assert work(160) < 2.2 * work(80)


def test_criteria_say_who_decides_and_how_to_object() -> None:
    remedy = {"do": "提起訴願", "within": "30 days", "since": "收到裁處書"}
    head = {**post(), "id": "head", "title": "主任"}
    made = handbook({"kind": "criteria", "id": "set", "title": "標準", "side": "penalty", "tiers": [{"when": "any", "level": "fine"}],
                     "measures": [{"id": "n", "title": "次數", "unit": "次"}]}, post(), head,
                    levels=[{"id": "fine", "title": "罰鍰", "side": "penalty", "rank": 1, "decides": "clerk"},
                            {"id": "stop", "title": "停業", "side": "penalty", "rank": 2}],
                    scales=[{"id": "penalty", "title": "裁處", "side": "penalty", "decides": "head", "remedies": remedy}])
    text = pages(made)["criteria/set.html"].content
    section = text[text.index('id="decided"'):text.index("</section>", text.index('id="decided"'))]
    found = re.findall("<li>(.*?)</li>", section)
    assert [plain(line) for line in found] == ["核定：收發員（罰鍰）", "核定：主任（停業）", "救濟：於收到裁處書起30日內提起訴願"]
