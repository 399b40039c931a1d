"""Files as they come: what is no rule file is refused with a finding, never with a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.errors import HandbookError
from generator.reading.file_names import FILE_BYTES
from generator.reading.load import load, load_text
from generator.reading.rule_files import read_bytes
from generator.reading.yaml_values import SCALAR_BYTES

TERM = "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n"


def codes(root: Path) -> list[str]:
    return [d.code for d in load(root).diagnostics]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    return tmp_path


@pytest.mark.parametrize(("content", "code", "line", "column"), [
    (b"title: \xe5\x8d\n", "HB001", 1, 8),
    ("title: 印信\n標題: ".encode() + b"\xff\n", "HB001", 2, 5),
    ("title: 印信\n".encode("utf-16"), "HB046", 1, 1),
    ("title: 印信\n".encode("big5"), "HB046", 1, 8),
    (b"title: a\x00b\n", "HB009", 1, 9),
    (b"title: a\x1b[31mb\n", "HB009", 1, 9),
    (b"", "HB011", 1, 1),
    (b"# nothing but a comment\n", "HB011", 1, 1),
    (b"---\n---\n", "HB011", 1, 1),
    (b"a: " + b"x" * FILE_BYTES, "HB008", 1, 1),
    (b"a: " + b"x" * (SCALAR_BYTES + 1), "HB008", 1, 4),
])
def test_unreadable_content_is_refused(root: Path, content: bytes, code: str, line: int, column: int) -> None:
    (root / "rules" / "x.yml").write_bytes(content)
    found = load(root).diagnostics
    assert [(d.code, d.span.line, d.span.column) for d in found] == [(code, line, column)]


def test_a_hundred_thousand_brackets_are_refused_at_once() -> None:
    start = time.perf_counter()
    documents, found = load_text("[" * 100_000, "x.yml", Path("x.yml"))
    assert (documents, [d.code for d in found]) == ([], ["HB007"])
    assert time.perf_counter() - start < 1


AFTER = "---\nkind: term\nid: hand\ntitle: 手印\ntitle: 指印\ndefinition: 印\n"
"""A document with a fault of its own, behind one that cannot be read."""


@pytest.mark.parametrize(("broken", "code"), [
    ("title：印信", "HB012"), ('title: "印信', "HB002"), ("title: [印信", "HB002"), ("title: 印\u200b信", "HB009"), ("title: 印信: 章", "HB059"),
    ("title: " + "[" * 100, "HB007"), ("title\n", "HB002"),
])
@pytest.mark.parametrize("before", ["", "# all of them\n", "%YAML 1.2\n---\n", TERM.replace("seal", "first") + "---\n", "---\n"])
def test_a_document_that_cannot_be_read_hides_none_of_the_others(before: str, broken: str, code: str) -> None:
    first = before + TERM.replace("title: 印信", broken)
    documents, found = load_text(first + AFTER + "---\n" + TERM, "x.yml", Path("x.yml"))
    assert [d.data["id"] for d in documents] == [*(["first"] if "first" in before else []), "hand", "seal"]
    line = first.count("\n")
    assert [(d.mark.line, d.span(("id",)).line) for d in documents[-2:]] == [(line + 2, line + 3), (line + 8, line + 9)]
    assert [d.code for d in found] == [code, "HB003"]
    assert [d.span.line for d in found] == [before.count("\n") + 3, line + 5]
    assert found[1].details["line"] == line + 4


def test_a_line_of_hyphens_within_a_text_begins_no_document() -> None:
    text = "kind: term\nid: a\ntitle：甲\ndefinition: |\n  一\n  ---\n  二\n----\n" + "---\n" + TERM
    documents, found = load_text(text, "x.yml", Path("x.yml"))
    assert ([d.data["id"] for d in documents], [d.code for d in found]) == (["seal"], ["HB012"])


@pytest.mark.parametrize(("written", "given", "meant"), [
    (r"\ud83d\ude00", r"\ud83d\ude00", "😀"), (r"\x41\uD83D\uDE00 \ud83d\ude00", r"\uD83D\uDE00", "😀"), (r"a\ud800b", r"\ud800", ""),
    (r"印\uDE00\uD83D", r"\uDE00", ""), (r"\U00110000", r"\U00110000", "")])
def test_an_escape_that_stands_for_no_character_is_told_with_the_character(written: str, given: str, meant: str) -> None:
    found, = load_text(f'title: "{written}"\n', "a.yml", Path("a.yml"))[1]
    assert (found.code, found.details) == ("HB063", {"given": given, "meant": meant})
    assert found.span.column == 9 + written.index(given)


def test_links_pipes_and_folders_are_refused_without_being_opened(root: Path, tmp_path: Path) -> None:
    rules = root / "rules"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yml").write_text(TERM, "utf-8")
    (rules / "a.yml").mkdir()
    (rules / "b.yml").symlink_to(outside / "secret.yml")
    os.mkfifo(rules / "c.yml")
    (rules / "d").symlink_to(outside)
    found = load(root)
    assert [(d.span.file, d.code, str(d.details["what"])) for d in found.diagnostics] == [
        ("rules/a.yml", "HB010", "a folder"), ("rules/b.yml", "HB010", "a link"), ("rules/c.yml", "HB010", "a pipe"),
        ("rules/d", "HB010", "a link")]
    assert found.documents == []


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(root: Path) -> None:
    (root / "rules" / "x.yml").write_bytes(b"\xef\xbb\xbf" + TERM.replace("\n", "\r\n").encode())
    found = load(root)
    assert found.diagnostics == []
    assert found.documents[0].data["definition"] == "機關之印"
    assert found.documents[0].span(("definition",)).line == 4


def test_files_are_read_in_the_order_of_their_names_at_any_depth(root: Path) -> None:
    for name in ("b/z.yml", "a.yml", "b/a/deep.yaml", "c.yml", ".hidden/x.yml", "notes.txt"):
        path = root / "rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TERM, "utf-8")
    assert [d.file for d in load(root).documents] == ["rules/a.yml", "rules/b/a/deep.yaml", "rules/b/z.yml", "rules/c.yml"]


def test_several_documents_in_a_file_are_several_entries(root: Path) -> None:
    (root / "rules" / "x.yml").write_text(TERM + "---\n" + TERM.replace("seal", "stamp"), "utf-8")
    assert [d.data["id"] for d in load(root).documents] == ["seal", "stamp"]


def test_a_missing_folder_stops_the_run_with_advice(tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as stop:
        load(tmp_path)
    assert "init" in stop.value.hint


def test_a_file_that_vanishes_is_a_finding(tmp_path: Path) -> None:
    _, refused = read_bytes(tmp_path / "gone.yml", "gone.yml")
    assert refused and refused.code == "HB017"


@pytest.mark.parametrize("name", ["x.yml.txt", "x.YML.txt", "x.yaml.bak"])
def test_a_misnamed_rule_file_is_reported_and_not_lost(root: Path, name: str) -> None:
    (root / "rules" / name).write_text(TERM, "utf-8")
    (root / "rules" / "notes.txt").write_text("not a rule", "utf-8")
    assert [(d.span.file, d.code) for d in load(root).diagnostics] == [(f"rules/{name}", "HB019")]


@pytest.mark.parametrize(("text", "claimed"), [
    ("kind: post\nid: clerk\ncontact：3 樓\nduties: []\n", {("post", "clerk")}),
    ("kind: term\nid: seal\ntitle: 印\n---\nkind: \"term\" # x\r\nid:  stamp\r\ntitle: [\n", {("term", "stamp")}),
    ("kind：term\nid：seal\ntitle: 印\n", {("term", "seal")}),
    ("kind: handbook\ntitle: {\n", {("handbook", "")}),
    ("  kind: term\n  id: seal\n\ttitle: [\n", {("term", "seal")}),
    ("kind:　term\nid:　seal\ntitle: [\n", {("term", "seal")}),
    ("\"kind\": term\n\"id\": \"seal\"\ntitle: [\n", {("term", "seal")}),
    ("{kind: term, id: seal, title: [\n", {("term", "seal")}),
    ("kind: term\nid: seal\ntitle: 印\n", set()),
])
def test_what_a_broken_file_would_define_is_claimed(root: Path, text: str, claimed: set[tuple[str, str]]) -> None:
    (root / "rules" / "broken.yml").write_text(text, "utf-8", newline="")
    assert load(root).claimed == claimed


def written(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / "rules" / name.replace("__", "/").replace("_yml", ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


HANDBOOK = "kind: handbook\nid: h\ntitle: 手冊\norganisation: 機關\nlanguages: [zh-Hant, en]\nscopes: [{id: mail, title: 收發}]\n"
NAMES = "kind: post\nid: head\ntitle: {zh-Hant: 主任, en: Head}\nsubstitutes: [clerk]\nanswers_for: mail\nduties: [{id: a, do: 簽收, when: daily}]\n"
CLERK = "kind: post\nid: clerk\ntitle: 書記\nduties: [{id: a, do: 簽收, when: daily}]\n"


def reading_codes(root: Path) -> list[str]:
    from generator import pipeline

    return [d.code for d in pipeline.check(root).diagnostics if d.code < "HB2"]


@pytest.mark.parametrize(("clerk", "handbook", "codes"), [
    (CLERK.replace("kind: post", "kind: pots"), HANDBOOK, ["HB020"]),
    (CLERK.replace("kind: post\n", "kind:　post\n"), HANDBOOK, ["HB042"]),
    ("{" + CLERK.replace("\n", ", "), HANDBOOK, ["HB002"]),
    (CLERK + "x: " + "y" * FILE_BYTES, HANDBOOK, ["HB008"]),
    (CLERK, HANDBOOK.replace("languages", "langauges"), ["HB022"]),
    (CLERK, HANDBOOK + "x: [\n", ["HB002"]),
    (CLERK, HANDBOOK + "x: " + "y" * FILE_BYTES, ["HB008"]),
    (CLERK, HANDBOOK.replace("id: h\n", "id: H!\n"), ["HB024"]),
])
def test_one_file_that_cannot_be_read_makes_no_faults_elsewhere(root: Path, clerk: str, handbook: str, codes: list[str]) -> None:
    written(root, a_yml=NAMES, b_yml=clerk, h_yml=handbook)
    assert reading_codes(root) == codes


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp950", "gb18030"])
def test_nor_does_one_in_another_encoding(root: Path, encoding: str) -> None:
    written(root, a_yml=NAMES, b_yml=CLERK)
    (root / "rules" / "h.yml").write_bytes(HANDBOOK.encode(encoding))
    assert reading_codes(root) == ["HB046"]
    written(root, h_yml=HANDBOOK)
    (root / "rules" / "b.yml").write_bytes(CLERK.encode(encoding))
    assert reading_codes(root) == ["HB046"]


@pytest.mark.parametrize(("name", "text", "code"), [
    ("clerk.txt", CLERK, "HB019"), ("clerk", CLERK, "HB019"), ("clerk.yml.orig", CLERK, "HB019"), ("pages/guide.md", "# Guide\n", "HB112"),
    ("plan.pdf", "%PDF", "HB112"), ("page.html", "<p>x</p>", "HB112"), ("a\u202eb.pdf", "%PDF", "HB047"), ("a\x1b[31m.yml", CLERK, "HB047"),
    ("a\nb.yml", CLERK, "HB047"), ("a\tb.yml", CLERK, "HB047"),
    ("notes.txt", "kind regards\n", "HB112"),
])
def test_no_file_among_the_rules_is_passed_over_in_silence(root: Path, name: str, text: str, code: str) -> None:
    from generator import pipeline
    from generator.cli.output_formats import FORMATS
    from generator.cli.report import Report

    written(root, h_yml=HANDBOOK)
    path = root / "rules" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    found = [d for d in pipeline.check(root).diagnostics if d.code < "HB2"]
    assert [(d.span.file, d.code) for d in found] == [(f"rules/{name}", code)]
    for form in FORMATS.values():
        assert "\x1b" not in form(Report(tuple(found), root, "en"))
        assert "\u202e" not in form(Report(tuple(found), root, "en"))


@pytest.mark.parametrize("name", [".hidden.pdf", "Thumbs.db", "desktop.ini"])
def test_files_of_the_system_are_nobodys_concern(root: Path, name: str) -> None:
    written(root, h_yml=HANDBOOK)
    (root / "rules" / name).write_text("x")
    assert reading_codes(root) == []


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{" * 100_000, "? " * 100_000, "a: " * 100_000, "&a " * 50_000, '"' + "\\u202e" * 50_000 + '"', "\u202e" * 200_000,
                                  "x: " + "y" * 60_000 + "\u200b", "kind: " + "x" * 60_000, "a: 1\n" * 50_000, "kind: term\n" + "".join(f"k{n}: 1\n" for n in range(20_000)),
                                  "[]\n---\n" * 50_000, "kind: term\nid: x\n---\n" * 20_000])
def test_however_long_a_fault_is_what_is_printed_is_short(root: Path, text: str) -> None:
    from generator import pipeline
    from generator.cli.output_formats import FORMATS
    from generator.cli.report import Report

    written(root, x_yml=text)
    found = pipeline.check(root).diagnostics
    assert found
    for form in FORMATS.values():
        assert len(form(Report(found, root, "en"))) < 100_000


def test_a_thousand_languages_and_units_are_refused_at_once(root: Path) -> None:
    languages = ", ".join(f"{a}{b}{c}" for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij")
    written(root, h_yml=HANDBOOK.replace("zh-Hant, en", languages))
    assert "HB051" in reading_codes(root)
    units = "units:\n" + "".join(f"- {{id: u{n}, title: 科, parent: u{n + 1}}}\n" for n in range(400)) + "- {id: u400, title: 局}\n"
    written(root, h_yml=HANDBOOK + units)
    assert reading_codes(root) == ["HB111"]


@pytest.mark.parametrize(("one", "other"), [("Clerk.yml", "clerk.yml"), ("e\u0301.yml", "\u00e9.yml")])
def test_files_of_rules_of_which_other_computers_keep_one_are_found(one: str, other: str, tmp_path: Path) -> None:
    root = written(tmp_path, h_yml=HANDBOOK)
    (root / "rules" / other).write_text(CLERK, "utf-8")
    (root / "rules" / one).write_text("kind: term\nid: seal\ntitle: 印信\ndefinition: 印\n", "utf-8")
    (found,) = load(root).diagnostics
    assert (found.code, found.span.file, found.details["other"]) == ("HB113", f"rules/{other}", f"rules/{one}")
