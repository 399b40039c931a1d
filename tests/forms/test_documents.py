"""The printed sheets of checklists: what is on them, that they fit, that they are the same every time, and that few are made twice."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from checklist_cases import handbook, post, procedure

from generator.errors import HandbookError
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.packet import packet
from generator.forms import checklists
from generator.forms.documents import plan_documents, render_documents
from generator.handbook import Handbook
from generator.page import Document
from generator.printing import document_cache, typeset
from generator.printing.joined import elements
from generator.printing.sheet_fit import SIDES, Fit, fit
from generator.templates import BUILT_IN

PRINT = BUILT_IN / "print"
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")


def documents(made: Handbook, language: str = "zh-Hant", site_url: str = "", **options: Any) -> dict[str, bytes]:
    jobs = plan_documents(made, language, site_url, ["checklists"])
    return {d.address: d.data for d in render_documents(jobs, **options)}


def pages(data: bytes) -> list[str]:
    """The text of each page, in the order in which it is read."""
    given = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(given, input=data, capture_output=True, check=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


COLLECTION = "checklists"
"""Of all posts, in one volume or several."""


@pytest.fixture(scope="module", params=["zh-Hant", "en"])
def sheets(sample: Handbook, request: pytest.FixtureRequest) -> dict[str, bytes]:
    return documents(sample, request.param, site_url="https://handbook.example.org/office/")


# --- The sample handbook -------------------------------------------------------------------------------------------

def sides(data: bytes) -> list[int]:
    """How many sides each part of a packet has, as its footers say; every side says which of how many it is."""
    said = [re.search(r"(?<!\d)(\d+)/(\d+)\s", text[text.rindex("Page " if "Page " in text else "第"):]) for text in pages(data) if text.strip()]
    assert all(said)
    numbers = [(int(found[1]), int(found[2])) for found in said if found]
    ends = [count for number, count in numbers if number == 1]
    assert numbers == [(number, count) for count in ends for number in range(1, count + 1)]
    return ends


@needs_pdftotext
def test_every_post_has_a_packet_whose_sheets_have_two_sides_at_most(sample: Handbook, sheets: dict[str, bytes]) -> None:
    names = {Path(address).stem: address for address in sheets}
    assert {name for name in names if not name.startswith(COLLECTION)} == sample.posts.keys()
    for name, made in sample.posts.items():
        parts = sides(sheets[names[name]])
        assert len(parts) == 1 + len(packet(checklist(made, sample))) and max(parts) <= SIDES


@needs_pdftotext
def test_a_packet_is_read_in_order_and_holds_every_item(sample: Handbook, sheets: dict[str, bytes]) -> None:
    for address, data in sheets.items():
        if Path(address).stem.startswith(COLLECTION):
            continue
        language = "en" if address.startswith("en/") else "zh-Hant"
        found = checklist(sample.posts[Path(address).stem], sample)
        words = ChecklistWords(language)
        text, place = "".join("".join(pages(data)).split()), 0
        for group in found.groups:
            for item in group.items:
                place = text.find("".join(words.said(item.do).text.split()), place)
                assert place >= 0, item.id
        assert "Onlyonscreen" not in text and "僅列於網頁版" not in text


@needs_pdftotext
def test_the_collection_has_every_list_on_a_right_hand_page(sample: Handbook, sheets: dict[str, bytes]) -> None:
    language = "en" if any(address.startswith("en/") for address in sheets) else "zh-Hant"
    volumes = [pages(sheets[address]) for address in sheets if Path(address).stem.startswith(COLLECTION)]
    for made in sample.posts.values():
        title = ChecklistWords(language).own("{post} checklist", post=made.title.best(language)[1]).text
        [(contents, where)] = [(found[0], where) for found in volumes
                               if len(where := [number for number, text in enumerate(found, 1) if title in text]) > 1]
        assert where[0] == 1 and where[1] % 2 == 1
        assert title in contents
    outlines = 0
    for address in (address for address in sheets if Path(address).stem.startswith(COLLECTION)):
        with pymupdf.open(stream=sheets[address]) as pdf:
            began = [page for level, _, page in pdf.get_toc() if level == 1]
            assert [link["page"] + 1 for link in pdf[0].get_links()] == began
            outlines += len(began)
    assert outlines == len(sample.posts)


@pytest.mark.parametrize(("most", "volumes"), [(60, 1), (2, 2), (1, 0)])
def test_no_volumes_hold_a_single_post_each(most: int, volumes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would say again what the packet of each post says."""
    monkeypatch.setattr(checklists, "SHEETS_IN_A_VOLUME", most)
    made = handbook(*(post(name=name) for name in ("chief", "clerk", "guard")))
    planned = [job.address for job in plan_documents(made, "zh-Hant", forms=["checklists"])]
    assert (len(planned), sum(address.startswith("documents/") for address in planned)) == (3 + volumes, volumes)


@needs_pdftotext
def test_what_is_on_a_packet_is_in_the_collection_too(sheets: dict[str, bytes]) -> None:
    """Its pages, fields and bookmarks, its structure with its own numbers, and cells that name the headers above them."""
    posts = {address: data for address, data in sheets.items() if not Path(address).stem.startswith(COLLECTION)}
    volumes = [data for address, data in sheets.items() if address not in posts]
    assert [text for data in volumes for text in pages(data)[2:] if text.strip()][:3] == pages(next(iter(posts.values())))[:3]
    assert sum(map(_fields, volumes)) == sum(map(_fields, posts.values()))
    for data in volumes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            root = pdf.Root.StructTreeRoot
            numbered = [int(each[key]) for page in pdf.pages for each in (page.obj, *page.obj.get("/Annots", ()))
                        for key in ("/StructParents", "/StructParent") if key in each]
            assert len(set(numbered)) == len(numbered) and {*numbered} == {*pikepdf.NumberTree(root.ParentTree)}
            names, headers = pikepdf.NameTree(root.IDTree), 0
            for cell in elements(root.K[0]):
                for attributes in cell.get("/A", ()):
                    for header in attributes.get("/Headers", ()):
                        headers += 1
                        assert _table(names[str(header)]) == _table(cell)
            assert headers


def _table(cell: pikepdf.Object) -> tuple[int, int]:
    return cell.objgen if str(cell.S) == "/Table" else _table(cell.P)


def _fields(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.Root.AcroForm.Fields)


# --- What goes on a sheet ------------------------------------------------------------------------------------------

def sentence(source: random.Random, language: str, longest: int) -> str:
    if language == "en":
        words = ["".join(source.choices("abcdeghilmnoprstuvw", k=source.randint(2, 11))) for _ in range(source.randint(1, longest // 4))]
        return " ".join(words)
    return "".join(source.choices("收文登記核對編號送達簽名封面附件核定辦理", k=source.randint(2, longest)))


def random_handbook(seed: int) -> Handbook:
    """A post with many duties and procedures, short and long."""
    source = random.Random(seed)

    def text(longest: int) -> dict[str, str]:
        return {language: sentence(source, language, longest) for language in ("zh-Hant", "en")}

    often = ["daily at 08:00", "every working day", "weekly on Wednesday at 10:30", "monthly on the 25th", "yearly on 12-31"]
    duties = [{"do": text(60), "when": source.choice([*often, {"event": text(40)}]), "critical": source.random() < 0.3, "record": "log",
               "within": "10 working days"} for _ in range(source.randint(1, 25))]
    procedures = [procedure(
        *({"do": text(40), "within": "2 working days", "record": "log", "critical": source.random() < 0.3,
           **({"pause": "p"} if source.random() < 0.5 else {})} for _ in range(source.randint(1, 14))),
        name=f"p{number}", title=text(20), trigger=text(60), owner=source.choice(["clerk", "chief"]),
        pause_points=[{"id": "p", "title": text(16)}]) for number in range(source.randint(0, 9))]
    stand_ins = [f"s{number}" for number in range(source.choice([0, 1, 6]))]
    return handbook({**post(*duties, substitutes=stand_ins), "title": text(source.choice([6, 40]))}, post(name="chief"),
                    *(post(name=name) for name in stand_ins), *procedures)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@needs_pdftotext
def test_no_sheet_takes_more_sides_than_computed(seed: int, language: str) -> None:
    """The computing against the typesetter; and signatures never stand alone on a side."""
    made = random_handbook(seed)
    found, words = checklist(made.posts["clerk"], made), ChecklistWords(language)
    computed = [fit(sheet, found, words).sides for sheet in packet(found)]
    address = ("" if language == "zh-Hant" else "en/") + "checklists/clerk.pdf"
    data = documents(made, language, site_url="https://intranet.example.gov.tw/departments/administration/handbook/")[address]
    parts = sides(data)
    assert all(typeset_sides <= expected for typeset_sides, expected in zip(parts[-len(computed):], computed, strict=True))
    signed = [text for text in pages(data) if re.search("^(執行人|Done by)", text, re.MULTILINE)]
    assert len(signed) == len(computed) and all(len(text.splitlines()) >= 8 for text in signed)


def test_a_sheet_breaks_between_groups_unless_two_sides_are_enough() -> None:
    """Three groups of more than half a side take three sides, if they may not be divided; divided they have room on two."""
    words = ChecklistWords("zh-Hant")

    def laid_out(length: int) -> Fit:
        duties = [{"do": "核對收發文件" * length, "when": when} for when in ("daily", "weekly", "monthly") for _ in range(6)]
        found = checklist((made := handbook(post(*duties))).posts["clerk"], made)
        return fit(packet(found)[0], found, words)

    short, tight, long = laid_out(2), laid_out(13), laid_out(18)
    assert (short.sides, len(short.together)) == (1, 3)
    assert (tight.sides, len(tight.together)) == (2, 0)
    assert long.sides > SIDES and len(long.together) == 3


@needs_pdftotext
def test_texts_of_authors_are_text() -> None:
    strange = ['#read("/etc/passwd")', "*b* _i_ $x$ <label> @ref", "= heading \\ // /* - + ~ `raw` [x] {y}", '"; #panic()',
               '#import "@preview/x:1.0.0"']
    text = "".join(pages(documents(handbook(post(*({"do": words} for words in strange))))["checklists/clerk.pdf"]))
    for words in strange:
        assert "".join(words.split()) in "".join(text.split())


def test_a_sheet_leads_to_its_page_if_its_address_is_known() -> None:
    def links(data: bytes) -> set[str]:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return {str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a and "/URI" in a.A}

    made = handbook(post())
    known = documents(made, "en", site_url="https://example.org/x/")["en/checklists/clerk.pdf"]
    unknown = documents(made, "en")["en/checklists/clerk.pdf"]
    assert {address.partition("?")[0] for address in links(known)} == {"https://example.org/x/en/checklists/clerk.html"}
    assert links(unknown) == set() and len(known) > len(unknown)


@needs_pdftotext
@pytest.mark.parametrize(("language", "mark"), [("zh-Hant", "（續）"), ("en", "(continued)")])
def test_a_group_that_goes_on_says_so(language: str, mark: str) -> None:
    duty = {"zh-Hant": "核對當日收發文件的受文者、文號、附件、密等、速別與份數，" * 9,
            "en": "Check the addressee, number, enclosures and class of it. " * 8}
    made = handbook(post(*[{"do": duty}] * 30))
    found = pages(documents(made, language)[("" if language == "zh-Hant" else "en/") + "checklists/clerk.pdf"])
    assert len(found) > 2 and mark not in found[0] and any(mark in text for text in found[1:])
    assert all(text.lstrip().startswith(("每日", "Every day")) for text in found[1:]), "every side begins with a bar"


@pytest.mark.parametrize(("language", "font", "spoken"), [("zh-Hant", "tc", "zh-TW"), ("zh-Hans", "sc", "zh-CN"), ("en", "sc", "en")])
def test_the_language_decides_the_face(language: str, font: str, spoken: str) -> None:
    head = {"languages": [language, "zh-Hans"] if language != "zh-Hans" else ["zh-Hans"], "title": "x", "organisation": "y",
            "scopes": [{"id": "mail", "title": "z"}], "registers": []}
    made = handbook({**post(), "title": "收發"}, **head)
    with pikepdf.open(io.BytesIO(documents(made, language)["checklists/clerk.pdf"])) as pdf:
        fonts = {str(found.BaseFont) for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found}
        assert fonts and str(pdf.Root.Lang) == spoken
        assert language == "en" or all(f"NotoSansCJK{font}" in name for name in fonts)


def test_a_handbook_without_posts_has_no_sheets() -> None:
    assert documents(handbook()) == {}


# --- What cannot be printed ----------------------------------------------------------------------------------------

@pytest.mark.parametrize(("words", "shown"), [("先看 𐎀 再做", "𐎀 (U+10380)"), ("寫上 ᚠ", "ᚠ (U+16A0)")])
def test_a_character_that_no_font_has_is_an_error_that_names_it(words: str, shown: str) -> None:
    with pytest.raises(HandbookError) as caught:
        documents(handbook(post({"do": words})))
    assert caught.value.details["text"] == words and shown in str(caught.value)
    assert "clerk.pdf" in str(caught.value)


def test_a_template_that_is_not_right_is_named(tmp_path: Path) -> None:
    """Its own file, also where another takes it in."""
    for name in ("checklist.typ", "paper.typ"):
        (tmp_path / name).write_text("\n #unknown-name", "utf-8")
        with pytest.raises(HandbookError, match=r"clerk\.pdf.*unknown-name") as caught:
            documents(handbook(post()), templates=[tmp_path, PRINT])
        assert [caught.value.details[key] for key in ("template", "line", "column")] == [name, 2, 3]
        (tmp_path / name).unlink()


def test_a_template_reads_nothing_but_its_namesakes(tmp_path: Path) -> None:
    (tmp_path / "checklist.typ").write_text(f'#read("{tmp_path / "secret.txt"}")', "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    with pytest.raises(HandbookError, match="not found"):
        documents(handbook(post()), templates=[tmp_path, PRINT])


# --- The same every time, and made once ----------------------------------------------------------------------------

def test_the_same_rules_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = handbook(post({}, {"do": "核對"}), procedure({}))
    first = documents(made)
    monkeypatch.setenv("TZ", "Asia/Taipei")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert documents(made) == first
    with pikepdf.open(io.BytesIO(first["checklists/clerk.pdf"])) as pdf:
        assert str(pdf.open_metadata()["xmp:CreateDate"]).startswith("2026-03-01")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of documents that were really compiled."""
    made: list[str] = []
    compile_ = typeset.Typesetter._compile

    def spy(self: typeset.Typesetter, job: typeset.Job, data: bytes) -> bytes:
        made.append(job.address)
        return compile_(self, job, data)

    monkeypatch.setattr(typeset.Typesetter, "_compile", spy)
    return made


def test_only_what_changed_is_made_again(tmp_path: Path, compiled: list[str]) -> None:
    first = documents(handbook(post(), post(name="chief")), cache=tmp_path)
    assert len(compiled) == 3
    compiled.clear()
    assert documents(handbook(post(), post(name="chief")), cache=tmp_path) == first and compiled == []
    documents(handbook(post(), post({"do": "另一件"}, name="chief")), cache=tmp_path)
    assert sorted(compiled) == ["checklists/chief.pdf", "documents/checklists.pdf"]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 3, "what is no longer asked for is removed"


def test_a_changed_template_makes_everything_again(tmp_path: Path, compiled: list[str]) -> None:
    documents(handbook(post()), cache=tmp_path / "cache")
    shutil.copytree(PRINT, tmp_path / "print")
    with (tmp_path / "print" / "sheet.typ").open("a", encoding="utf-8") as file:
        file.write("// changed\n")
    compiled.clear()
    documents(handbook(post()), cache=tmp_path / "cache", templates=[tmp_path / "print", PRINT])
    assert len(compiled) == 2


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 half", bytes(4000)])
def test_a_damaged_cache_costs_only_time(tmp_path: Path, compiled: list[str], damage: bytes) -> None:
    first = documents(handbook(post()), cache=tmp_path)
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        path.write_bytes(damage)
    compiled.clear()
    assert documents(handbook(post()), cache=tmp_path) == first
    assert {*compiled} == {"checklists/clerk.pdf", "documents/checklists.pdf"}
    compiled.clear()
    assert documents(handbook(post()), cache=tmp_path) == first and compiled == []


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(documents(handbook(post()), cache=tmp_path / "cache")) == 2


def test_an_entry_appears_only_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, target: Path) -> Path:
        raise OSError("killed")

    cache = document_cache.DocumentCache(tmp_path)
    monkeypatch.setattr(Path, "replace", interrupted)
    cache.put("key", b"data")
    assert cache.get("key") is None
    cache.remove_unused()
    assert list(tmp_path.iterdir()) == []


def test_stopping_early_leaves_the_cache_as_it_is(tmp_path: Path) -> None:
    made = handbook(post(), post(name="chief"))
    documents(made, cache=tmp_path)
    before = sorted(tmp_path.rglob("*"))
    rendering = render_documents(plan_documents(made, "zh-Hant", forms=[]), tmp_path)
    assert isinstance(next(rendering), Document)
    rendering.close()  # type: ignore[attr-defined]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_document_stays_in_the_cache_until_it_is_read(tmp_path: Path) -> None:
    jobs = plan_documents(handbook(post()), "zh-Hant", forms=[])
    first, *_ = render_documents(jobs, tmp_path)
    assert not isinstance(first.content, bytes) and first.data.startswith(b"%PDF")


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1] + b" ")])
def test_a_document_that_was_lost_meanwhile_is_made_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    jobs = plan_documents(handbook(post()), "zh-Hant", forms=[])
    made = [document.data for document in render_documents(jobs, tmp_path)]
    again = [*render_documents(jobs, tmp_path)]
    for path in tmp_path.iterdir():
        spoil(path)
    assert [document.data for document in again] == made == [document.data for document in render_documents(jobs, tmp_path)]


def test_progress_counts_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    documents(handbook(post(), post(name="chief")), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
