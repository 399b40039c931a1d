"""Procedures on paper: what the sheet, the chart and the inspection say, and the document itself."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from checklist_cases import handbook, post, procedure
from printing.pdf_checks import FOOT

from generator import charts
from generator.forms.procedure_sheet import CHART, CHART_LABELS, LABELS, procedure_jobs
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN

SITE = "https://handbook.example.org/office/"
CLERK, CHIEF = ["zh-Hant", "收發員"], ["zh-Hant", "主管"]
POSTS = (post(), post(name="chief", title="主管"))
LISTS: dict[str, Any] = {
    "units": [{"id": "registry", "title": "收發室"}],
    "forms": [{"id": "slip", "title": "移送單", "number": "收-表01"}, {"id": "note", "title": "便箋"}],
}
LONG = "本辦法所稱之公文係指處理公務或與公務有關不論其形式或性質之一切資料並包括附件與電子檔案。"
ADDRESS = "https://law.example.org/LawClass/LawAll.aspx?pcode=A0030018&very-long-address-without-any-break-1234567890"
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")


def jobs(*procedures: dict[str, Any], language: str = "zh-Hant", **lists: Any) -> list[Job]:
    return list(procedure_jobs(PrintContext(handbook(*POSTS, *procedures, **LISTS, **lists), language)))


def data(*steps: dict[str, Any], language: str = "zh-Hant", **fields: Any) -> Any:
    """The data as the template reads it."""
    return json.loads(json.dumps(jobs(procedure(*steps, **fields), language=language)[0].data, ensure_ascii=False))


def plain(texts: list[list[str]]) -> list[str]:
    return [text for _, text in texts]


def section(found: Any, label: str) -> list[Any]:
    return next(each["lines"] for each in found["sections"] if each["label"] == label)


# --- The sheet -----------------------------------------------------------------------------------------------------

def test_a_step_says_who_takes_part_by_when_what_is_recorded_and_where_it_leads() -> None:
    first, second, third = data(
        {"id": "a", "do": "核對", "approve": "chief", "consult": ["chief"], "inform": ["clerk", "chief"], "within": "3 working days",
         "wait": "2 days", "record": "log", "evidence": "簽名", "critical": True, "control": "逐件", "note": "急件先辦",
         "decision": "是否機密？", "branches": [{"when": "否", "goto": "c"}, {"when": "是", "goto": "end"}]},
        {"do": "退回", "next": "a"}, {"id": "c"})["steps"]
    assert (first["number"], first["critical"], first["control"], plain([first["do"]])) == (1, True, True, ["核對"])
    assert first["by"] == [CLERK]
    assert first["with"] == [["核定", [CHIEF]], ["徵詢", [CHIEF]], ["告知", [CLERK, CHIEF]]]
    assert (first["wait"], first["within"], first["record"][1], first["evidence"][1]) == ("等候2日", "3個工作日", "收文簿", "簽名")
    assert (first["decision"][1], first["remark"][1]) == ("是否機密？", "急件先辦")
    assert [(way["answer"][1], way["to"]) for way in first["ways"]] == [("否", "第3步"), ("是", "程序結束")]
    assert [(way["answer"], way["to"]) for way in second["ways"]] == [(None, "第1步")]
    assert third["ways"] == [] and third["with"] == [] and third["record"] is None


def test_a_step_says_where_work_stops() -> None:
    step, _ = data({"pause": "key"}, {}, language="en", pause_points={"id": "key", "title": "交付鑰匙前", "mode": "read-do"})["steps"]
    assert [said for _, said in step["conditions"]] == ["Pause point: 交付鑰匙前 (READ-DO)"]


def test_number_unit_and_four_sections_have_their_place_even_where_nothing_is_stated() -> None:
    found = data({})
    assert found["short_facts"][:2] == [["編號", []], ["主辦單位", []]]
    assert [(each["label"], each["lines"]) for each in found["sections"]] == [
        ("控制重點", []), ("法令依據", []), ("使用表單", []), ("簿冊", [])]
    assert found["state"] is None and found["delegation"] == [] and found["link"] == ""


def test_facts_that_are_stated() -> None:
    found = data({}, number="收-01", unit="registry", within="3 working days", matter="sudden", owner="chief", version="7",
                 effective="2026-03-01", review="1 year", summary="登記來文")
    assert {label: plain(texts) for label, texts in [*found["short_facts"], *found["wide_facts"]]} == {
        "編號": ["收-01"], "主辦單位": ["收發室"], "承諾時限": ["3個工作日"], "事項類別": ["突發事項"], "維護崗位": ["主管"],
        "版次": ["7"], "施行日": ["2026年3月1日"], "下次檢討": ["2027年3月2日"], "目的": ["登記來文"], "啟動時機": ["來文送達"]}


def test_sections_name_controls_basis_forms_with_numbers_and_registers() -> None:
    found = data(
        {"control": "逐件"}, {"record": "log"}, {"record": "log"}, {"record": "note", "control": "抽查"}, forms=["slip"],
        basis=[{"cite": "公文程式條例", "article": "6", "version": "2007"}, {"cite": "手冊", "article": "第六點"}],
        discretion={"by": "clerk", "may": "先辦", "limit": "一日"}, outputs=["已登記的來文"])
    assert [(line["lead"][1], line["text"][1]) for line in section(found, "控制重點")] == [("第1步", "逐件"), ("第4步", "抽查")]
    assert [(line["text"][1], line["tail"]) for line in section(found, "法令依據")] == [
        ("公文程式條例", "第 6 條 （2007）"), ("手冊", "第六點")]
    assert [(line["lead"], line["text"][1]) for line in section(found, "使用表單")] == [(["zh-Hant", "收-表01"], "移送單"), (None, "便箋")]
    assert [line["text"][1] for line in section(found, "簿冊")] == ["收文簿"]
    assert [(line["lead"], line["limit"][1]) for line in section(found, "自主權限")] == [(CLERK, "一日")]
    assert [line["text"][1] for line in section(found, "產出")] == ["已登記的來文"]


def test_delegation_has_a_column_for_every_level() -> None:
    rows = data({}, delegation={"matter": "分辦", "draft": "clerk", "decide": "chief"})["delegation"]
    assert rows == [{"matter": ["zh-Hant", "分辦"], "draft": [CLERK], "review": [], "decide": [CHIEF], "cosign": []}]


def test_a_sheet_names_what_replaced_it() -> None:
    older, newer = jobs(procedure({}, status="retired"), procedure({}, name="intake", title="收受", number="收-02", supersedes="incoming"))
    line = section(json.loads(json.dumps(older.data)), "已由下列條目取代")[0]
    assert (line["lead"][1], line["text"][1]) == ("收-02", "收受")
    assert section(json.loads(json.dumps(newer.data)), "取代")[0]["text"][1] == "收文（已廢止）"


@pytest.mark.parametrize(("status", "word"), [("draft", "草案"), ("suspended", "暫停適用"), ("retired", "已廢止")])
def test_what_is_not_in_force_says_so(status: str, word: str) -> None:
    assert data({}, status=status)["state"][0] == word


def test_texts_keep_their_language() -> None:
    found = data({"do": "核對", "by": "chief"}, language="en", title={"zh-Hant": "收文", "en": "Incoming mail"})
    assert found["name"] == ["en", "Incoming mail"] and found["steps"][0]["do"] == ["zh-Hant", "核對"]
    assert found["steps"][0]["by"] == [CHIEF] and found["labels"]["sheet"] == "Procedure sheet"


# --- The inspection ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("step", "points"), [
    ({"control": "逐件核對"}, ["逐件核對"]),
    ({"control": "逐件核對", "within": "3 working days"}, ["逐件核對", "如期完成：3個工作日"]),
    ({"critical": True, "record": "log"}, ["每件均已辦理，未有遺漏", "登載於「收文簿」"]),
    ({"wait": "2 days", "approve": ["chief", "clerk"], "evidence": "簽名"}, ["等候2日後始辦理；經主管、收發員核定；佐證：簽名"]),
    ({}, ["每件均已辦理，未有遺漏"]),
])
def test_an_inspector_looks_at_what_the_step_asks_for(step: dict[str, Any], points: list[str]) -> None:
    whole, item = data(step)["inspection"]["items"]
    assert plain(item["points"]) == points and item["number"] == 1 and whole["number"] == 0


def test_an_inspector_looks_at_the_whole() -> None:
    found = data({}, unit="registry", within="3 working days", discretion={"by": "clerk", "may": "先辦"},
                 delegation={"matter": "分辦", "decide": "chief"})["inspection"]
    assert found["unit"] == ["zh-Hant", "收發室"]
    assert plain(found["items"][0]["points"])[1:] == ["每件均如期辦結：3個工作日", "各事項均由分層負責所定崗位核定", "自主權限之運用未逾所定限度"]
    assert data({})["inspection"]["unit"] is None


# --- The chart -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("change", [
    {"within": "1 day"}, {"wait": "1 day"}, {"by": "chief"}, {"approve": "chief"}, {"do": "改"}, {"control": "查"}, {"critical": True},
    {"decision": "是否？"}, {"next": "end"}, {"branches": [{"when": "否", "goto": "end"}]}], ids=lambda change: next(iter(change)))
def test_a_chart_follows_from_the_data(change: dict[str, Any]) -> None:
    """The cache knows a document by its data."""
    one, other = jobs(procedure({}, {}))[0], jobs(procedure(change, {}))[0]
    assert one.pictures[CHART]() != other.pictures[CHART]() and one.data != other.data


def test_what_a_chart_says_itself_is_in_the_data() -> None:
    sources = [path.read_text("utf-8") for path in Path(charts.__file__).parent.glob("flow*.py")]
    said = {key for source in sources for key in re.findall(r'text\("([^"]*[A-Za-z]{2}[^"]*)"', source)}
    besides = {"Flow chart, scrolls sideways", "Scrolls sideways", "thick left edge: on the slowest path", "{number} {post}"}
    assert said - besides == {*CHART_LABELS.values(), LABELS["critical"]}


# --- The document --------------------------------------------------------------------------------------------------

def printed(*made: Job) -> list[bytes]:
    with typesetter((BUILT_IN / "print",), None) as setter:
        return [setter.document(job).data for job in made]


def pages(document: bytes) -> list[str]:
    given = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(given, input=document, capture_output=True, check=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


@pytest.fixture(scope="module")
def circulation(sample: Handbook) -> dict[str, bytes]:
    """A procedure of the sample in two languages, by language."""
    found = {language: next(job for job in procedure_jobs(PrintContext(sample, language, SITE)) if "document-circulation" in job.address)
             for language in ("zh-Hant", "en")}
    return dict(zip(found, printed(*found.values()), strict=True))


def test_a_document_is_for_the_archive_and_for_readers_who_do_not_see(circulation: dict[str, bytes], tmp_path: Path) -> None:
    headings = {"zh-Hant": ["作業程序說明表", "流程圖", "自行檢查表"], "en": ["Procedure sheet", "Flow chart", "Self-inspection sheet"]}
    for language, document in circulation.items():
        (tmp_path / f"{language}.pdf").write_bytes(document)
        with pikepdf.open(io.BytesIO(document)) as pdf:
            facts = pdf.open_metadata()
            assert (facts.pdfa_status, facts["pdfuaid:part"], bool(pdf.Root.MarkInfo.Marked)) == ("2A", "1", True)
            assert str(pdf.Root.Lang) == {"zh-Hant": "zh-TW", "en": "en"}[language]
            assert [item.title for item in pdf.open_outline().root] == headings[language]
            assert len(pdf.pages) <= 5
            fonts = {str(font.BaseFont) for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
            assert fonts and all("+" in font for font in fonts), "embedded as far as used"
    checker = Path(sys.executable).with_name("outloud")
    if not checker.exists():
        pytest.skip("needs outloud")
    given = [str(checker), "-q", "--fail-on", "error", *map(str, sorted(tmp_path.iterdir()))]
    checked = subprocess.run(given, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


@needs_pdftotext
def test_a_document_is_read_in_order(sample: Handbook, circulation: dict[str, bytes]) -> None:
    steps = sample.procedures["document-circulation"].steps
    for language, document in circulation.items():
        found = ["".join(text.split()) for text in pages(document)]
        works = ["".join(step.do.best(language)[1].split()) for step in steps]
        sheet, inspection = "".join(found[:2]), found[-1]
        for text in (sheet, inspection):
            places = [text.find(work) for work in works]
            assert -1 not in places and places == sorted(places)
        assert "document-circulation" in inspection and f"{len(found)}/{len(found)}" in inspection


def test_the_inspection_can_be_filled_in_on_screen() -> None:
    job = jobs(procedure({"control": "逐件", "within": "1 day"}, {}))[0]
    with pikepdf.open(io.BytesIO(printed(job)[0])) as pdf:
        fields = {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}
    assert fields == dict(job.fields)
    ticks = [name for name in fields if name.endswith(("fully", "partly", "not", "not_applicable"))]
    assert len(ticks) == 4 * (1 + 2 + 1) and fields["1/2/partly"] == "部分落實：走第1步：如期完成：1日"
    assert {"unit", "period", "day", "filled_in", "filled_in_date", "reviewed", "reviewed_date"} <= fields.keys()


@needs_pdftotext
def test_a_draft_is_marked_on_every_page_and_the_same_bytes_come_twice() -> None:
    draft = jobs(procedure({}, status="draft"))[0]
    first, second = (printed(draft)[0] for _ in range(2))
    assert first == second
    assert all("草案" in text for text in pages(first))


@needs_pdftotext
def test_nothing_leaves_the_page_however_long() -> None:
    steps = [{"do": LONG * 4, "control": LONG * 6, "evidence": ADDRESS, "note": LONG, "record": "log", "within": "3 working days"},
             {"do": ADDRESS, "control": ADDRESS}, {"do": "Supercalifragilisticexpialidocious" * 2, "critical": True},
             *({"do": LONG, "control": LONG} for _ in range(20))]
    long = jobs(procedure(*steps, title=LONG, number="A" * 60, trigger=LONG * 4, summary=LONG * 4,
                          basis=[{"cite": LONG * 2, "article": LONG}], outputs=[ADDRESS],
                          delegation=[{"matter": LONG, "decide": "chief"}] * 9))[0]
    given = ["pdftotext", "-bbox", "-", "-"]
    boxes = subprocess.run(given, input=printed(long)[0], capture_output=True, check=True).stdout.decode()
    edges = [(float(left), float(right), float(bottom))
             for left, right, bottom in re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="([-\d.]+)"', boxes)]
    assert len(edges) > 200
    assert min(left for left, _, _ in edges) >= 40 and max(right for _, right, _ in edges) <= 556
    assert max(bottom for _, _, bottom in edges) <= 842 - 20


def test_what_visitors_are_told_has_the_labels_of_its_page() -> None:
    found = data({}, visitors={"can": "申請補發", "takes": "3日", "bring": ["身分證", "申請表"], "remedy": "提出申訴"})
    assert [(line["lead"] and line["lead"][1], line["text"][1]) for line in section(found, "對外說明")] == [
        ("可以辦理", "申請補發"), ("多久辦完", "3日"), ("應備文件", "身分證"), (None, "申請表"), ("不服時", "提出申訴")]


def _first_side(document: bytes) -> tuple[float, float, float]:
    """Of the steps on the first side: the size of their type, the room between one and the next, and the room below the last line that is
    drawn (points)."""
    with pymupdf.open(stream=document, filetype="pdf") as pdf:
        lines = [line for block in pdf[0].get_text("dict")["blocks"] for line in block.get("lines", ())]
        (top, size), (below, _) = sorted(
            (line["bbox"][1], line["spans"][0]["size"]) for line in lines if line["spans"][0]["text"].startswith("核對"))[:2]
        end = pdf[0].rect.height - FOOT
        return size, below - top - size, end - max(drawn["rect"].y1 for drawn in pdf[0].get_drawings() if drawn["rect"].y1 < end)


def test_what_is_set_closer_is_no_closer_than_its_side_needs() -> None:
    """Where some steps more are set in smaller type to stay on one side, the room that is left over there is given to the rows."""
    made = printed(*(jobs(procedure(*({"do": "核對"} for _ in range(number))))[0] for number in (20, 47, 50, 53, 56, 59)))
    (loose, most, _), *closer = [_first_side(document) for document in made]
    assert all(size < loose and rest > -0.1 for size, _, rest in closer)
    assert [size for size, _, _ in closer] == [8.5, 8.5, 8.5, 8, 8]
    assert closer[0][1] > most - 0.1 and all(rest < 4 for _, _, rest in closer[1:])
