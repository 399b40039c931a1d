"""The whole handbook as a book: what is in it, that every reference has its page, and how a large one is divided."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checklist_cases import handbook, post, procedure

from generator.book.book import LONGEST_WHOLE, Book, Line, heading, paragraphs, table
from generator.book.order import group, ordering
from generator.book.portions import Portion, portions
from generator.book.terms import PAGES_SHOWN
from generator.book.volumes import BookPart, divide
from generator.facts.words import Words
from generator.forms import whole_handbook
from generator.forms.whole_handbook import PARTS, handbook_jobs
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")

TERM = {"kind": "term", "id": "post-day", "title": {"zh-Hant": "工作日", "en": "Working day"}, "aliases": [{"zh-Hant": "上班日"}],
        "definition": "放假日以外的日子"}
CRITERIA = {"kind": "criteria", "id": "lateness", "title": "遲到", "side": "penalty", "modifiers": [{"id": "again", "title": "再犯", "effect": "up"}],
            "measures": [{"id": "times", "title": "次數", "unit": "次"}, {"id": "hours", "title": "時數", "unit": "小時"}],
            "tiers": [{"when": {"times": "< 4", "hours": "any"}}, {"when": {"times": ">= 4", "hours": "any"}, "points": -2}],
            "cases": [{"given": {"times": 3, "hours": 1}, "modifiers": ["again"], "expect": {}}]}


def rich(**head: Any) -> Handbook:
    """A handbook with something in every part."""
    return handbook(
        post({"critical": True, "procedure": "incoming", "record": "log"}, unit="u", answers_for=["mail"], substitutes=["chief"],
             authority=[{"decide": "分文", "limit": "10 件", "procedures": ["incoming"]}]),
        {**post(name="chief", unit="u", status="suspended"), "title": {"zh-Hant": "主任", "en": "Chief"}},
        procedure({"decision": "是否齊全？", "branches": [{"when": "是", "goto": "end"}, {"when": "否", "goto": "step-2"}]}, {"record": "log"},
                  scope="mail", number="收-01", terms=["post-day"], supersedes=["older"], effective="2026-05-01", version="3",
                  basis=[{"cite": "文書處理手冊", "article": "12"}, {"cite": "文書處理手冊", "article": "9"}], related=["other"]),
        procedure({"do": "在三個工作日內辦結"}, name="other", scope="mail", related=["incoming", "older"]),
        {**procedure({}, name="older", status="retired"), "title": "舊的收文"},
        TERM, CRITERIA,
        {"kind": "criteria", "id": "urgency", "title": "公文速別", "side": "class", "tiers": [{"description": "當日須辦結者"}]},
        {"kind": "guide", "id": "welcome", "title": "到職須知", "sections": [{"text": "到職當日先至收發組報到。"}]},
        {"kind": "conduct", "id": "manners", "title": "待人", "clauses": [{"title": "守時", "text": "準時到班"}, {"text": "誠實"}]},
        {"kind": "risk", "id": "lost", "title": "文書遺失", "description": "文書遺失而無人知道", "likelihood": 1, "impact": 1},
        {"kind": "oversight", "id": "watch", "title": "時限督辦", "matter": "公文時限", "inspector": "chief", "procedures": ["incoming"],
         "closing": "連續三個月無逾期", "stages": {name: {"do": "辦理", "by": "chief"} for name in (
             "responsibility", "inspection", "notification", "rectification", "assessment")}},
        **{"units": [{"id": "u", "title": "收發組", "head": "chief"}], "forms": [{"id": "slip", "title": "送文單"}], **head})


def data_of(made: Handbook, language: str = "zh-Hant") -> dict[str, Any]:
    """What the template is given, as it is given."""
    [job] = handbook_jobs(PrintContext(made, language))
    found: dict[str, Any] = json.loads(json.dumps(job.data))
    return found


def part(data: dict[str, Any], key: str, language: str = "zh-Hant") -> list[dict[str, Any]]:
    title = Book(PrintContext(handbook(), language)).text(key)
    return next((part["blocks"] for part in data["parts"] if part["title"][1] == title), [])


def walk(value: Any) -> Iterator[list[Any]]:
    """Every list in the data."""
    if isinstance(value, list):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(inner)


def references(data: Any) -> list[tuple[str, str]]:
    """(text, place) of every reference."""
    return [(found[1], found[2]) for found in walk(data) if len(found) == 3 and all(isinstance(piece, str) for piece in found) and ":" in found[2]]


def places(data: dict[str, Any]) -> set[str]:
    blocks = [block for part in data["parts"] for block in part["blocks"]]
    return {block["at"] for block in blocks if block["is"] == "heading"} | {
        row[0] for block in blocks if block["is"] == "table" for row in block["rows"]}


def plain(value: Any) -> str:
    """All words of a piece of data, one after the other."""
    return "".join(found[1] for found in walk(value) if len(found) in (2, 3) and all(isinstance(piece, str) for piece in found))


# --- What is in it -------------------------------------------------------------------------------------------------

def test_every_part_has_its_content() -> None:
    data = data_of(rich())
    shown = [part["title"][1] for part in data["parts"]]
    assert shown == [Book(PrintContext(handbook(), "zh-Hant")).text(title) for title, _ in PARTS]
    assert [part["number"] for part in data["parts"]][:2] == ["第一篇", "第二篇"]


def test_empty_parts_are_left_out() -> None:
    data = data_of(handbook(registers=[]))
    assert [part["title"][1] for part in data["parts"]] == ["工作範圍", "沿革"]
    assert (data["index"], data["volumes"], len(data["reading"])) == ([], [], 2)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_reference_leads_to_a_place_in_the_book(sample: Handbook, language: str) -> None:
    data = data_of(sample, language)
    found = references(data)
    assert len(found) > 200 and {place for _, place in found} <= places(data)


def test_what_is_no_longer_in_force_is_named_and_not_printed() -> None:
    data = data_of(rich())
    assert "procedure:older" not in places(data) and "procedure:older" not in {place for _, place in references(data)}
    assert "舊的收文" in plain(part(data, "Procedures")), "a related procedure is still named"
    assert "舊的收文" in plain(part(data, "Changes"))


def test_only_what_is_in_force_came_into_force() -> None:
    dated = (procedure({}, effective="2026-05-01", title="生效者"), procedure({}, name="coming", status="draft", effective="2026-06-01", title="擬訂者"))
    found = part(data_of(handbook(post(), *dated)), "Changes")
    _, days = (block for block in found if block["is"] == "table")
    assert [plain(cell) for cell in days["rows"][0][1]] == ["2026年5月1日", "1", "生效者"] and len(days["rows"]) == 1


def test_columns_that_are_empty_are_left_out_of_the_scale() -> None:
    levels = [{"id": "praise", "title": "嘉獎", "side": "reward", "rank": 1}, {"id": "merit", "title": "記功", "side": "reward", "rank": 2}]
    scale = next(block for block in part(data_of(handbook(levels=levels)), "Reward and penalty") if block["is"] == "table")
    assert scale["header"] == ["等級"] and len(scale["columns"]) == 1
    assert [plain(cells) for _, cells in scale["rows"]] == ["嘉獎", "記功"]


def test_a_suspended_entry_says_so() -> None:
    found = part(data_of(rich()), "Organisation and posts")
    note = next(block for block in found if block["is"] == "paragraphs")
    assert plain(note) == "暫停適用：本條目暫停適用。"


def test_steps_say_who_by_when_and_where_they_lead() -> None:
    found = part(data_of(rich()), "Procedures")
    steps = next(block for block in found if block["is"] == "table")
    first = [plain(cell) for cell in steps["rows"][0][1]]
    assert first == ["1", "走第1步判斷：是否齊全？是 → 程序結束否 → 第2步", "收發員", "", ""]


def test_ranges_of_several_measures_name_them() -> None:
    found = part(data_of(rich()), "Reward and penalty")
    tiers = next(block for block in found if block["is"] == "table")
    assert plain(tiers["rows"][1][1][1]) == "次數：4次以上"


def test_clauses_are_numbered() -> None:
    [found] = [block for block in part(data_of(rich()), "Conduct") if block["is"] == "clauses"]
    assert [number for number, _ in found["rows"]] == ["第一條", "第二條"]


def test_regulations_have_their_articles_in_order_and_their_uses() -> None:
    [found] = part(data_of(rich()), "Legal bases")
    [[_, cells]] = found["rows"]
    assert [plain(cell) for cell in cells] == ["文書處理手冊", "第 9 條、第 12 條", "收文"]


def test_changes_say_what_replaces_what() -> None:
    tables = [block for block in part(data_of(rich()), "Changes") if block["is"] == "table"]
    assert [plain(cell) for cell in tables[0]["rows"][0][1]] == ["2026年5月1日", "收文", "3", "舊的收文（已廢止）"]
    assert [[plain(cell) for cell in row[1]] for row in tables[1]["rows"]] == [
        ["主任（暫停適用）", "暫停適用", "", "", ""], ["舊的收文（已廢止）", "已廢止", "", "", "收文"]]


def test_texts_without_a_translation_keep_their_language() -> None:
    data = data_of(rich(), "en")
    assert ["zh-Hant", "收發組"] in list(walk(data)) and ["en", "Chief (suspended)", "post:chief"] in list(walk(data))


# --- The index -----------------------------------------------------------------------------------------------------

def test_the_index_gives_definitions_uses_and_other_names() -> None:
    [groups] = [data_of(rich())["index"]]
    assert [(one["heading"][1], [item["title"][1] for item in one["items"]]) for one in groups] == [("3 畫", ["上班日", "工作日"])]
    alias, term = groups[0]["items"]
    assert alias["see"][1] == "工作日"
    assert (term["at"], term["uses"], term["more"]) == ("term:post-day", ["procedure:incoming", "procedure:other"], "")


def test_a_term_of_every_day_is_not_listed_everywhere() -> None:
    many = [procedure({"do": "在三個工作日內辦結"}, name=f"p{number}") for number in range(PAGES_SHOWN + 5)]
    [[item, *_]] = [[i for i in one["items"] if "uses" in i] for one in data_of(handbook(post(), TERM, *many))["index"]]
    assert len(item["uses"]) == PAGES_SHOWN and "5" in item["more"]


@pytest.mark.parametrize(("language", "words", "expected"), [
    ("zh-Hant", ["檔案", "工作日", "AB崗", "值班", "一次告知", "公文"], [
        ("{letter}", "A"), ("{number} strokes", "1"), ("{number} strokes", "3"), ("{number} strokes", "4"), ("{number} strokes", "10"),
        ("{number} strokes", "17")]),
    ("zh-Hans", ["值班", "档案", "工作日", "AB岗", "办公"], [
        ("{letter}", "A"), ("{letter}", "B"), ("{letter}", "D"), ("{letter}", "G"), ("{letter}", "Z")]),
    ("en", ["urgent", "Archive", "archiving", "3-day rule"], [
        ("{letter}", "#"), ("{letter}", "A"), ("{letter}", "A"), ("{letter}", "U")]),
    ("fr", ["été", "zone", "état"], [("{letter}", "E"), ("{letter}", "E"), ("{letter}", "Z")]),
    ("zh-Hant", ["龘", "一"], [("{number} strokes", "1"), ("Other characters", "")]),
])
def test_words_are_in_the_order_of_their_language(language: str, words: list[str], expected: list[tuple[str, str]]) -> None:
    assert [group(word, language) for word in sorted(words, key=ordering(language))] == expected


# --- Volumes -------------------------------------------------------------------------------------------------------

def entries(count: int, at: str = "x", length: int = 100, above: Sequence[Any] = ()) -> list[Portion]:
    words = Words("en", "w" * length)
    blocks = [block for number in range(count) for block in (heading(3, words, f"{at}:{number}"), paragraphs([Line("", [words])]))]
    return [*portions([*above, *blocks])]


def weight(part: BookPart) -> int:
    return sum(portion.gist.weight for portion in part.portions)


def divided(*parts: BookPart, largest: int) -> list[list[str]]:
    """The places in each volume."""
    return [[at for part in volume for portion in part.portions for at in portion.gist.places] for volume in divide(parts, largest)]


def book_part(number: int, *groups: list[Portion]) -> BookPart:
    return BookPart(str(number), Words("en", "Title"), f"part:{number}", [portion for each in groups for portion in each])


def group_of(name: str, count: int, length: int = 100) -> list[Portion]:
    return entries(count, name, length, above=[heading(2, Words("en", name), name)])


def test_volumes_are_of_at_least_half_a_volume_and_repeat_the_headings_they_go_on_under() -> None:
    parts = [book_part(1, entries(2, "a")), book_part(2, group_of("g", 20))]
    largest = sum(map(weight, parts)) // 3
    volumes = divide(parts, largest)
    sizes = [sum(map(weight, volume)) for volume in volumes]
    assert len(volumes) > 3 and max(sizes) <= largest * 1.02  # of a heading that is repeated
    assert min(sizes[:-1]) >= largest // 2 and sizes[-1] >= largest // 4
    assert [[(part.number, part.continued) for part in volume] for volume in volumes] == [
        [("1", False), ("2", False)], *[[("2", True)]] * (len(volumes) - 1)]
    assert volumes[1][0].portions[0].blocks() == [{**heading(2, Words("en", "g")), "continued": True}]
    kept = [at for volume in divided(*parts, largest=largest) for at in volume]
    assert kept == ["a:0", "a:1", "g", *(f"g:{number}" for number in range(20))]


def test_a_volume_begins_with_a_part_or_a_group_where_one_begins_in_time() -> None:
    first, second = book_part(1, entries(7, "a"), group_of("g", 5)), book_part(2, group_of("b", 8))
    largest = weight(first) + weight(second) // 3
    assert [volume[0] for volume in divided(first, second, largest=largest)] == ["a:0", "b"]
    assert [volume[0] for volume in divided(first, second, largest=weight(first) * 9 // 10)][:2] == ["a:0", "g"]


@pytest.mark.parametrize(("at", "count"), [("a", 1), ("a", 2), ("c", 1), ("e", 2)])
def test_new_entries_leave_most_volumes_as_they_were(at: str, count: int) -> None:
    """Six groups of thirty entries, in some twenty volumes, and more entries in one of the groups."""
    groups = {name: group_of(name, 30) for name in "abcdef"}
    largest = sum(weight(book_part(1, found)) for found in groups.values()) // 12
    before = divided(book_part(1, *groups.values()), largest=largest)
    after = divided(book_part(1, *{**groups, at: [*groups[at], *entries(count, "new")]}.values()), largest=largest)
    assert len(before) > 14 and sum(volume not in before for volume in after) <= 3


def test_a_large_entry_is_not_divided() -> None:
    part = book_part(1, group_of("g", 3), entries(1, "b", length=5000), entries(3, "c"))
    assert divided(part, largest=1000) == [["g", "g:0", "g:1", "g:2"], ["b:0"], ["c:0", "c:1", "c:2"]]
    assert divided(book_part(1, group_of("g", 1), entries(1, "b", length=5000)), largest=1000) == [["g", "g:0"], ["b:0"]]


@pytest.mark.parametrize("count", [0, 1])
def test_a_small_book_is_one_volume(count: int) -> None:
    parts = [BookPart("1", Words("en", "x"), "part:1", entries(1, length=10_000))] * count
    assert len(divide(parts, 50_000)) == 1


def volumes_of(made: Handbook, monkeypatch: pytest.MonkeyPatch, largest: int = 1200) -> list[Job]:
    monkeypatch.setattr(whole_handbook, "LARGEST", largest)
    return list(handbook_jobs(PrintContext(made, "zh-Hant")))


def test_references_to_another_volume_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = volumes_of(rich(), monkeypatch)
    assert [job.address for job in jobs] == ["documents/handbook.pdf", *(f"documents/handbook-{number}.pdf" for number in range(2, len(jobs) + 1))] and len(jobs) > 1
    whole = set()
    for job in jobs:
        data = json.loads(json.dumps(job.data))
        here = places(data)
        assert {place for _, place in references(data)} <= here
        assert all(item.get("at", "") in here | {""} and set(item.get("uses", ())) <= here for one in data["index"] for item in one["items"])
        whole |= here
        assert [one["name"] for one in data["volumes"]][:2] == ["第一冊", "第二冊"]
    assert whole >= places(data_of_one(rich(), monkeypatch))
    assert "主任（暫停適用）（第一冊）" in "".join(plain(json.loads(json.dumps(job.data))) for job in jobs[1:])


def data_of_one(made: Handbook, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    [job] = volumes_of(made, monkeypatch, 10**6)
    found: dict[str, Any] = json.loads(json.dumps(job.data))
    return found


def test_rows_with_long_texts_may_be_divided() -> None:
    def made(length: int) -> Any:
        return table([1], ["x"], [("", [[Line("", [Words("en", "w" * length)])]])])["divisible"]

    assert (made(LONGEST_WHOLE), made(LONGEST_WHOLE + 1)) == (False, True)


# --- The document itself -------------------------------------------------------------------------------------------

def pdf_of(job: Job) -> bytes:
    with typesetter((BUILT_IN / "print",), None) as setter:
        return setter.document(job).data


def pages(data: bytes) -> list[str]:
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


@pytest.fixture(scope="module")
def printed(sample: Handbook) -> tuple[dict[str, Any], bytes]:
    [job] = handbook_jobs(PrintContext(sample, "zh-Hant", "https://example.org/"))
    return json.loads(json.dumps(job.data)), pdf_of(job)


@pytest.mark.parametrize(("language", "spoken"), [("zh-Hant", "zh-TW"), ("en", "en")])
def test_it_is_for_the_archive_and_for_readers_who_do_not_see(language: str, spoken: str, tmp_path: Path) -> None:
    [job] = handbook_jobs(PrintContext(rich(), language, "https://example.org/"))
    made = pdf_of(job)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        facts = pdf.open_metadata()
        assert (facts.pdfa_status, facts["pdfuaid:part"], bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == ("2A", "1", True, spoken)
    checker = Path(sys.executable).with_name("outloud")
    if not checker.exists():
        pytest.skip("needs outloud")
    (tmp_path / "handbook.pdf").write_bytes(made)
    checked = subprocess.run([str(checker), "-q", "--fail-on", "error", str(tmp_path / "handbook.pdf")], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_bookmarks_are_nested_as_the_book_is(printed: tuple[dict[str, Any], bytes]) -> None:
    data, made = printed
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        titles = [" ".join(str(item.title).split()) for item in outline.root]
        assert titles[2:-1] == [f"{part['number']} {part['title'][1]}" for part in data["parts"]]
        units = [block["title"][1] for block in data["parts"][0]["blocks"] if block["is"] == "heading" and block["level"] == 2]
        assert [str(item.title) for item in outline.root[2].children] == units
        assert all(item.children for item in outline.root[2].children)


@needs_pdftotext
def test_page_numbers_are_where_things_are(printed: tuple[dict[str, Any], bytes]) -> None:
    """In the contents, in references and in running heads."""
    data, made = printed
    found = ["".join(page.split()) for page in pages(made)]
    blocks = [block for part in data["parts"] for block in part["blocks"] if block["is"] == "heading"]
    procedures = {block["title"][1]: "".join("".join(block["note"]).split()) for block in blocks if block["at"].startswith("procedure:")}
    assert len(procedures) == 28
    for title, note in procedures.items():
        page = next(number for number, text in enumerate(found, 1) if title + note in text)
        assert found[page - 1].startswith("第三篇程序") and found[page - 1].endswith(f"{page}/{len(found)}")
        assert re.search(rf"{title}[.]+{page}(?!\d)", found[2] + found[3])
        assert str(page) in re.findall(rf"{title}（第(\d+)頁）", "".join(found)), "what refers to it gives its page"


@needs_pdftotext
def test_texts_of_authors_are_text() -> None:
    strange = ['#read("/etc/passwd")', "*b* _i_ $x$ <label> @ref", "= heading \\ // /* ~ `raw` [x] {y}"]
    [job] = handbook_jobs(PrintContext(handbook(post(*({"do": words} for words in strange))), "zh-Hant"))
    text = "".join("".join(pages(pdf_of(job))).split())
    assert all("".join(words.split()) in text for words in strange)
    assert pdf_of(job) == pdf_of(job), "the same twice"
