"""The search in a browser: what it finds and in which order, and the dialog with keyboard, input method, pointer and none of them."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import opencc
import pytest
from axe_core_python.sync_playwright import Axe
from combinations import combined
from playwright.sync_api import Browser, Page, expect

from generator.files import own_data
from generator.handbook import Handbook
from generator.model.script_words import FILE as RULE_WORDS
from generator.model.script_words import rule_words_script
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from generator.searching import index_files
from generator.searching.render import search_documents
from generator.searching.search_words import KINDS
from generator.templates import BUILT_IN
from tests.search_cases import ASK, FIRST, Labelled, grade, labelled, shares

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
SIMPLIFIED = """
kind: handbook
id: office
title: 办公室手册
organisation: 机关
languages: [zh-Hans]
scopes: [{id: watch, title: 值班工作}]
---
kind: post
id: duty-officer
title: 值班员
duties:
  - {id: lock, do: 检查门窗并关闭电源, when: daily}
---
{kind: term, id: seal, title: 印章, definition: 机关的图章与发票专用章, aliases: [关防]}
---
{kind: term, id: old-die, title: 印模, definition: 旧制, status: retired}
---
{kind: term, id: die, title: 新制印模, definition: 印章的模具}
---
{kind: term, id: queen, title: 皇后, definition: 后面的干部里程}
"""
QUERIES = own_data(ROOT / "tests/cases/search/queries.yml")
FRAME = """<!doctype html>
<html lang="{language}" data-language="{language}" data-md-color-scheme="{scheme}">
<head><meta charset="utf-8"><title>Page</title><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {origin}; style-src {origin}">
<link rel="stylesheet" href="{base}assets/handbook/scheme.css"><link rel="stylesheet" href="{base}assets/handbook/search.css">
<script src="{base}assets/handbook/handbook.js" defer></script>
<script src="{base}assets/handbook/recent.js" defer></script><script src="{base}assets/handbook/search.js" defer></script></head>
<body><main><h1>Page</h1><button type="button" data-handbook-search>Search</button>
<label>Note <input id="note"></label><a href="{base}entries/index.html">Entries</a><p id="duty-x">Text</p></main></body></html>
"""
FILL = "async (tag) => { await handbookSearch.fill(await handbookSearch.index(tag)); }"
RESULTS = ".hb-search__results [role=option]"
SCHEME = """
html { font-size: 20px; font-family: sans-serif }
[data-md-color-scheme=default] { --md-default-fg-color: #000000de; --md-default-bg-color: #fff; --md-typeset-a-color: #4051b5 }
[data-md-color-scheme=slate] { --md-default-fg-color: #e2e4e9d1; --md-default-bg-color: #1e2129; --md-typeset-a-color: #5e8bde }
body { color: var(--md-default-fg-color); background: var(--md-default-bg-color) }
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sample: Handbook) -> Path:
    """Sites of empty pages with the search of the sample handbook, as it is and with a divided index, and of a Simplified one."""
    folder = tmp_path_factory.mktemp("site")
    make_site(folder, sample)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_files, "WHOLE", 10)
        patch.setattr(index_files, "CHUNK", 5)
        make_site(folder / "divided", sample)
    documents, _ = load_text(SIMPLIFIED, "rules/all.yml", Path("rules/all.yml"))
    validated = validate(documents)
    simplified = resolve(validated.entries, validated.claimed).handbook
    assert simplified is not None
    make_site(folder / "simplified", simplified)
    return folder


def make_site(folder: Path, handbook: Handbook) -> None:
    for language in handbook.languages:
        for document in search_documents(handbook, language):
            write(folder / document.address, document.data)
        main = language == handbook.language
        for name, origin, scheme in (("index", "'self'", "default"), ("dark", "'self'", "slate"), ("file", "file:", "default")):
            page = FRAME.format(language=language, base="" if main else "../", origin=origin, scheme=scheme)
            write(folder / ("" if main else language) / f"{name}.html", page.encode())
    for asset in (*(BUILT_IN / "assets").glob("search*"), *(BUILT_IN / "assets" / name for name in ("numerals.js", "decide.js", "decide-payment.js", "decide-time.js", "handbook.js", "recent.js"))):
        shutil.copy(asset, folder / "assets/handbook")
    write(folder / "assets/handbook" / RULE_WORDS, rule_words_script())
    write(folder / "assets/handbook/scheme.css", SCHEME.encode())
    for kind, (_, address) in KINDS.items():
        for name in handbook.by_kind.get(kind, {}):
            write(folder / address.replace("*", name).partition("#")[0], b"<!doctype html><title>Entry</title>")


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(data)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def page(chromium: Browser, host: str) -> Iterator[Page]:
    """The first page of the site. A script's error, or a request to any other host, fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((host, "file:")) else None)
    page.goto(host + "index.html")
    yield page
    context.close()
    assert wrong == []


def opened(page: Page, key: str = "/") -> Page:
    page.keyboard.press(key)
    expect(page.locator("dialog.hb-search")).to_be_visible()
    page.wait_for_function("() => document.activeElement.getAttribute('role') === 'combobox'")
    return page


def searched(page: Page, query: str) -> Page:
    opened(page)
    page.keyboard.insert_text(query)
    expect(page.locator(RESULTS).first).to_be_visible()
    return page


def active(page: Page) -> str:
    """The text of the option that a screen reader would read out."""
    return str(page.evaluate("""() => {
        const id = document.activeElement.getAttribute("aria-activedescendant");
        return id ? document.getElementById(id).textContent : "";
    }"""))


# --- What is found ------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def engines(chromium: Browser, host: str) -> Iterator[Page]:
    """A page with the index of every language, ready to be asked."""
    page = chromium.new_page()
    page.goto(host + "index.html")
    for language in ("zh-Hant", "en"):
        page.evaluate(FILL, language)
    yield page
    page.close()


def answer(engines: Page, query: str, language: str = "zh-Hant", **options: Any) -> dict[str, Any]:
    return engines.evaluate("async ([q, tag, options]) => (await handbookSearch.index(tag)).engine.search(q, options)",  # type: ignore[no-any-return]
                            [query, language, {"limit": 10_000, **options}])


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["q"])
def test_queries(engines: Page, case: dict[str, Any]) -> None:
    found = answer(engines, case["q"], case.get("in", "zh-Hant"))
    results = [result for group in found["groups"] for result in group["results"]]
    names = [f"{result['kind']}/{result['id']}" for result in results]
    assert found["mode"] == case.get("mode", "all"), names[:5]
    if "first" in case:
        assert names[:1] == [case["first"]]
    assert [name for name in case.get("find", []) if name not in names] == []
    assert [name for name in case.get("not", []) if name in names] == []
    if "at" in case:
        assert results[0]["address"][results[0]["address"].index(".html") + 5:] == case["at"]


@pytest.mark.parametrize(("query", "first"), [
    ("值班員", "post/duty-officer"), ("值班员", "post/duty-officer"), ("檢查門窗", "post/duty-officer"), ("關閉電源", "post/duty-officer"),
    ("圖章", "term/seal"), ("發票專用", "term/seal"), ("關防", "term/seal"), ("機關的圖章", "term/seal"), ("後面", "term/queen"),
    ("幹部", "term/queen"), ("里程", "term/queen"), ("辦公室手冊", "handbook/office"),
    ("印模", "term/die"),  # before the one that has this very title, but is retired
])
def test_traditional_queries_on_simplified_texts(chromium: Browser, host: str, query: str, first: str) -> None:
    page = chromium.new_page()
    page.goto(host + "simplified/index.html")
    page.evaluate(FILL, "zh-Hans")
    found = answer(page, query, "zh-Hans")
    page.close()
    result = found["groups"][0]["results"][0]
    assert (found["mode"], f"{result['kind']}/{result['id']}") == ("all", first)


# --- Labelled queries -----------------------------------------------------------------------------------------------

SHOWN = 5  # results of a kind that a reader sees at first


def asked(page: Page, cases: list[tuple[str, str]]) -> list[list[list[list[str]]]]:
    """For each (query, language) the groups of [entry, address], as the dialog gives them."""
    return page.evaluate(ASK, [cases, 10_000])  # type: ignore[no-any-return]


def graded(page: Page, cases: list[Labelled], queries: list[tuple[str, str]]) -> list[Any]:
    return [
        grade(case, [entry for group in groups for entry, _ in group], [entry for group in groups for entry, _ in group[:SHOWN]])
        for case, groups in zip(cases, asked(page, queries), strict=True)]


@pytest.mark.parametrize("folder", ["", "divided/"])
def test_labelled_queries_find_all_and_the_right_entry_first(chromium: Browser, host: str, folder: str) -> None:
    cases = labelled()
    page = chromium.new_page()
    page.goto(f"{host}{folder}index.html")
    found = graded(page, cases, [(case.query, case.language) for case in cases])
    page.close()
    assert len(cases) >= 200
    assert [one.case.query for one in found if not one.complete] == []
    late = [(one.case.query, one.place) for one in found if not 1 <= one.place <= FIRST]
    assert shares(found)[2] >= 0.95, late
    for group in {case.group for case in cases}:
        assert shares([one for one in found if one.case.group == group])[2] >= 0.9, group


def test_labelled_queries_lead_to_the_place_on_the_page(chromium: Browser, host: str) -> None:
    cases = [case for case in labelled() if case.at is not None]
    page = chromium.new_page()
    page.goto(host + "index.html")
    answers = asked(page, [(case.query, case.language) for case in cases])
    page.close()
    wrong = []
    for case, groups in zip(cases, answers, strict=True):
        address = next(address for group in groups for entry, address in group if entry in case.want)
        wrong += [(case.query, address)] if not address.endswith(str(case.at)) else []
    assert wrong == []


@pytest.mark.parametrize("conversion", ["t2s", "s2t"])
def test_either_script_finds_on_the_site_of_every_language(chromium: Browser, host: str, sample: Handbook, conversion: str) -> None:
    """Among English texts the titles are what Chinese can find: entries have their titles in every language."""
    convert = opencc.OpenCC(conversion).convert
    page = chromium.new_page()
    page.goto(host + "index.html")
    for language in sample.languages:
        cases = [case for case in labelled() if case.script != "Latin" and (language.startswith("zh") or case.group.startswith("title"))]
        found = graded(page, cases, [(convert(case.query), language) for case in cases])
        assert ([one.case.query for one in found if not one.complete], language) == ([], language)
        assert shares(found)[2] >= 0.95, language
    page.close()


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_title_finds_its_entry(engines: Page, language: str) -> None:
    """Among the first of its kind: several entries may have a title in common, or one that begins with another."""
    wrong = engines.evaluate("""async (tag) => {
        const { engine, head } = await handbookSearch.index(tag);
        const wrong = [];
        for (const entry of engine.entries) {
            for (const title of entry.titles.filter(Boolean)) {
                const found = engine.search(title).groups.find((group) => group.kind === head.kinds[entry.kind].id);
                if (!found || !found.results.some((result) => result.id === entry.id)) wrong.push([title, entry.id]);
            }
        }
        return wrong;
    }""", language)
    assert wrong == []


def test_an_exact_title_comes_before_titles_that_begin_so_and_those_before_passages(engines: Page) -> None:
    results = [r for g in answer(engines, "傳閱")["groups"] for r in g["results"]]
    titles = ["".join(piece["text"] for piece in result["title"]) for result in results]
    assert titles[0] == "傳閱"
    holding = ["傳閱" in title for title in titles if title != "公文傳閱"]
    assert holding.index(False) > 1


def test_marks_stand_where_the_words_stand_in_the_text(engines: Page) -> None:
    pieces = answer(engines, "机密邮件 值班员")["groups"][0]["results"][0]["snippet"]
    assert {piece["text"] for piece in pieces if piece["mark"]} <= {"機密郵件", "值班員"}
    assert any(piece["mark"] for piece in pieces)


@pytest.mark.parametrize(("text", "query", "marked"), [
    ("第㈠項㈡項", "二", ["㈡"]),
    ("ＡＢＣ公司", "abc", ["ＡＢＣ"]),
    ("每 10 分鐘 巡查", "10分钟", ["10 分鐘"]),
    ("Café ﬁle", "cafe", ["Café"]),
    ("Café ﬁle", "file", ["ﬁle"]),
    ("e\u0301tude 一", "étude", ["e\u0301tude"]),
    ("發票與頭髮", "发", ["發", "髮"]),
    ("copies, copied, copy; copyist", "copy", ["copies", "copied", "copy", "copy"]),
    ("platform form", "form", ["form"]),
    ("𠀀字後面", "后面", ["後面"]),
])
def test_folding_keeps_the_places(engines: Page, text: str, query: str, marked: list[str]) -> None:
    found = engines.evaluate("""async ([text, query]) => {
        const { engine } = await handbookSearch.index("zh-Hant");
        return HandbookSearchText.marked(engine.folding, text, engine.words(query), Infinity);
    }""", [text, query])
    assert "".join(piece["text"] for piece in found) == text
    assert [piece["text"] for piece in found if piece["mark"]] == marked


def test_results_are_grouped_counted_and_capped(engines: Page) -> None:
    found = answer(engines, "登記", limit=5)
    assert found["total"] == sum(found["counts"]["kinds"].values())
    for group in found["groups"]:
        assert group["total"] == found["counts"]["kinds"][group["kind"]]
        assert len(group["results"]) == min(5, group["total"])
    one = answer(engines, "登記", kind="register", limit=100)
    assert [group["kind"] for group in one["groups"]] == ["register"]
    assert one["counts"]["kinds"] == found["counts"]["kinds"]


def test_missing_words_are_named_as_they_were_typed(engines: Page) -> None:
    found = answer(engines, "曠職 麒麟")
    assert found["groups"][0]["results"][0]["missing"] == ["麒麟"]


def test_a_text_is_never_read_as_a_pattern(engines: Page) -> None:
    for query in ["(", "[", "*", "\\", ".*", "$^", "值班(", "<b>", "%", "{{7*7}}", "\u0000", "\ud800"[:0] + "😀", "a" * 5000, "值" * 500]:
        assert answer(engines, query)["mode"] in ("all", "some", "near", "none")


# --- The dialog ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_it(page: Page, key: str) -> None:
    opened(page, key)


def test_the_button_opens_it_and_gets_the_focus_back(page: Page) -> None:
    button = page.get_by_role("button", name="Search")
    button.click()
    expect(page.locator("#hb-search-input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_slash_typed_in_a_field_stays_there(page: Page) -> None:
    page.locator("#note").focus()
    page.keyboard.type("a/b")
    assert page.locator("#note").input_value() == "a/b"
    assert page.locator("dialog").count() == 0


def test_the_slash_can_be_turned_off(page: Page) -> None:
    opened(page).get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    page.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    opened(page)


def test_nothing_is_loaded_before_it_is_wanted(page: Page, host: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(host + "assets/handbook/")))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert "search.js" in loaded and not [url for url in loaded if url.startswith("search-")]
    opened(page)
    page.wait_for_function("() => document.querySelector('.hb-search__note p')")
    assert {"search-text.js", "search-engine.js", "search-dialog.js", "search-zh-Hant.js", "search-zh-Hant-1.js"} <= set(loaded)
    assert not [url for url in loaded if url.startswith("search-en") and url != "search-engine.js"]


def test_arrows_home_and_end_move_and_enter_opens(page: Page, host: str) -> None:
    searched(page, "值班")
    texts = page.locator(RESULTS).all_text_contents()
    assert active(page) == texts[0]
    page.keyboard.press("ArrowDown")
    assert active(page) == texts[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(page) == texts[-1]
    page.keyboard.press("Home")
    assert active(page) == texts[0]
    page.keyboard.press("End")
    assert active(page) == texts[-1]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert active(page) == texts[1] and "值班員" in texts[1]
    assert page.locator(f"{RESULTS}[aria-selected=true]").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(host + "posts/duty-officer.html")


def test_home_and_end_move_in_the_text_while_typing(page: Page) -> None:
    searched(page, "班")
    page.keyboard.press("Home")
    page.keyboard.insert_text("值")
    assert page.locator("#hb-search-input").input_value() == "值班"


def test_the_input_method_keeps_its_keys(page: Page, host: str) -> None:
    opened(page)
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "zhi", "selectionStart": 3, "selectionEnd": 3})
    assert page.locator(RESULTS).count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url == host + "index.html"
    expect(page.get_by_role("dialog")).to_be_visible()
    method.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})
    method.send("Input.insertText", {"text": "值班員"})
    expect(page.locator(RESULTS).first).to_contain_text("值班員")
    assert page.locator("#hb-search-input").input_value().endswith("值班員")


def test_safari_says_composition_is_over_before_it_sends_enter(page: Page, host: str) -> None:
    searched(page, "值班員")
    page.evaluate("""() => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key: "Enter", keyCode: 229, bubbles: true, cancelable: true}))""")
    assert page.url == host + "index.html"


def test_kinds_filter(page: Page) -> None:
    searched(page, "登記")
    chip = page.get_by_role("button", name="簿冊")
    chip.click()
    expect(page.get_by_role("button", name="簿冊")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="簿冊")).to_be_focused()
    expect(page.get_by_role("group", name="簿冊")).to_be_visible()
    assert page.locator(".hb-search__group").count() == 1
    page.locator("#hb-search-input").fill("登記簿")
    expect(page.get_by_role("button", name="簿冊")).to_have_attribute("aria-pressed", "true")
    assert page.locator(".hb-search__group").count() == 1


def test_posts_and_scopes_filter_and_stay_while_typing(page: Page) -> None:
    searched(page, "登記")
    everything = page.locator(RESULTS).count()
    post, scope = page.locator("[data-filter=post]"), page.locator("[data-filter=scope]")
    post.select_option("printing-clerk")
    expect(post.locator("option:checked")).to_have_text(re.compile(r"文印員 \(\d+\)"))
    assert 0 < page.locator(RESULTS).count() < everything
    scope.select_option("secretarial-work")
    counted = int(re.findall(r"\d+", str(page.get_by_role("status").text_content()))[0])
    assert counted == page.locator(RESULTS).count() > 0
    page.locator("#hb-search-input").fill("登記簿")
    assert (post.input_value(), scope.input_value()) == ("printing-clerk", "secretarial-work")
    page.get_by_role("button", name="清除篩選").click()
    expect(page.locator("#hb-search-input")).to_be_focused()
    assert (post.input_value(), scope.input_value()) == ("", "")
    expect(page.get_by_role("button", name="清除篩選")).to_be_hidden()


def test_filters_can_be_set_from_the_keyboard(page: Page) -> None:
    searched(page, "登記")
    page.locator("[data-filter=post]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-filter=post]").input_value() != ""
    expect(page.locator("[data-filter=post]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_nothing_that_passes_the_filters_says_how_much_there_is_without_them(page: Page) -> None:
    searched(page, "登記")
    page.locator("[data-filter=post]").select_option("printing-clerk")
    page.locator("#hb-search-input").fill("首問負責制")
    expect(page.get_by_role("status")).to_contain_text("沒有符合篩選條件的條目")
    page.locator(".hb-search__note").get_by_role("button", name="清除篩選").click()
    expect(page.locator(RESULTS).first).to_be_visible()


@pytest.mark.parametrize(("post", "holds", "lacks"), [
    ("printing-clerk", "procedure/printing-request", "procedure/seal-use"), ("secretary", "procedure/seal-use", "procedure/visitor-reception")])
def test_filters_count_what_each_choice_would_leave(engines: Page, post: str, holds: str, lacks: str) -> None:
    whole = answer(engines, "登記")
    found = answer(engines, "登記", post=post)
    names = [f"{result['kind']}/{result['id']}" for group in found["groups"] for result in group["results"]]
    assert found["total"] == len(names) == whole["counts"]["posts"][post]
    assert found["unfiltered"] == whole["total"]
    assert holds in names and lacks not in names
    assert found["counts"]["posts"] == whole["counts"]["posts"]
    for scope, count in found["counts"]["scopes"].items():
        assert answer(engines, "登記", post=post, scope=scope)["total"] == count
    both = answer(engines, "登記", post=post, kind="procedure")
    assert both["total"] == found["counts"]["kinds"]["procedure"]


def test_a_divided_index_is_read_only_where_a_query_needs_it(page: Page, host: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(host + "divided/index.html")
    searched(page, "碎紙")
    expect(page.locator("mark", has_text="碎紙").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len([name for name in loaded if "-g" in name and "zh-Hant" in name]) == 1
    assert 0 < len([name for name in loaded if "-p" in name and "zh-Hant" in name]) <= 10


def test_a_divided_index_without_a_server(page: Page, site: Path) -> None:
    page.goto((site / "divided/file.html").as_uri())
    searched(page, "起身招呼來訪者")
    expect(page.locator("mark").first).to_have_text("起身招呼來訪者")
    page.keyboard.press("Enter")
    page.wait_for_url((site / "divided/procedures/visitor-reception.html").as_uri() + "#step-greet")


def test_more_results_of_a_group(page: Page) -> None:
    searched(page, "登記簿")
    group = page.get_by_role("group", name="簿冊")
    before = group.get_by_role("option").count()
    group.get_by_role("option", name="再顯示").click()
    assert group.get_by_role("option").count() > before
    expect(page.locator("#hb-search-input")).to_be_focused()


def test_matches_are_marked(page: Page) -> None:
    searched(page, "机密文书")
    marks = page.locator("mark").all_text_contents()
    assert marks and set(marks) == {"機密文書"}


def test_an_english_query_finds_english_texts_from_a_chinese_page(page: Page, host: str) -> None:
    opened(page)
    page.keyboard.insert_text("unopened envelope")
    expect(page.locator("mark", has_text="envelope").first).to_be_visible()
    assert page.locator(".hb-search__results").get_attribute("lang") == "en"
    assert str(page.locator(RESULTS).first.get_attribute("href")).startswith(host + "en/")


def test_nothing_found_says_so_and_offers_all_entries(page: Page, host: str) -> None:
    opened(page)
    page.keyboard.insert_text("麒麟")
    expect(page.get_by_role("status")).to_contain_text("麒麟")
    assert page.get_by_role("link", name="瀏覽全部條目").last.get_attribute("href") == host + "entries/index.html"


def test_examples_can_be_tried(page: Page) -> None:
    opened(page)
    page.locator(".hb-search__examples button").first.click()
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator("#hb-search-input")).to_be_focused()


def test_an_index_that_cannot_be_loaded(page: Page) -> None:
    page.route("**/search-zh-Hant-1.js", lambda route: route.abort())
    opened(page)
    page.keyboard.insert_text("值班")
    expect(page.get_by_role("status")).to_have_text("搜尋索引無法載入。")
    page.unroute("**/search-zh-Hant-1.js")
    page.get_by_role("button", name="再試一次").click()
    expect(page.locator(RESULTS).first).to_be_visible()


def test_without_even_its_words_all_entries_are_shown(page: Page, host: str) -> None:
    page.route("**/search-zh-Hant.js", lambda route: route.abort())
    page.keyboard.press("/")
    page.wait_for_url(host + "entries/index.html")


def test_texts_are_never_markup(page: Page) -> None:
    opened(page)
    page.keyboard.insert_text("<img/麒麟/onerror>")
    expect(page.get_by_role("status")).to_contain_text("<img/麒麟/onerror>")
    assert page.locator("dialog img").count() == 0


def test_from_a_page_in_another_language_and_folder(page: Page, host: str) -> None:
    page.goto(host + "en/index.html")
    searched(page, "duty officer")
    page.keyboard.press("Enter")
    page.wait_for_url(host + "en/posts/duty-officer.html")


def test_without_a_server(page: Page, site: Path) -> None:
    page.goto((site / "file.html").as_uri())
    searched(page, "公文傳閱")
    page.keyboard.press("Enter")
    page.wait_for_url((site / "procedures/document-circulation.html").as_uri())


@pytest.mark.parametrize(("query", "scheme", "width"), combined(
    ["", "登記", "麒麟", "曠職 麒麟", "用印由誰核定"], ["index", "dark"], [390, 1280]))
def test_accessibility(page: Page, host: str, width: int, scheme: str, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{host}{scheme}.html")
    opened(page)
    page.keyboard.insert_text(query)
    page.wait_for_timeout(100)
    violations = Axe().run(page)["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
