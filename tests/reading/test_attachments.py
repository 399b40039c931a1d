"""A link is resolved from the file it is written in; what it leads to is published once, whatever the language of the page."""

from __future__ import annotations

import json
import os
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from combinations import combined
from small_site import POST, write_handbook

from generator import building, pipeline
from generator.cli.for_people import concise
from generator.cli.report import Report

SITE_URLS = ("", "https://office.example/", "https://office.example/a/b/")


def cited(link: str) -> str:
    return POST.replace("answers_for", f"basis: {{cite: {{zh-Hant: 手冊, en: Handbook}}, link: {json.dumps(link)}}}\nanswers_for")


def handbook(root: Path, link: str, file: str = "posts__clerk.yml", **files: str) -> Path:
    written = write_handbook(root, **{file: cited(link), **files})
    if file != "clerk.yml":
        (written / "rules" / "clerk.yml").unlink()
    return written


def found(root: Path, code: str = "HB1") -> list[str]:
    checked = pipeline.check(root)
    kept = [d for d in checked.diagnostics if (d.code.startswith(code) and d.code != "HB112") or d.code == "HB031"]
    return concise(Report(kept, root, "en")).splitlines()[:-1]


def hrefs(page: Path, file: str) -> list[str]:
    return [href for href in re.findall(r'href="([^"]*)"', page.read_text("utf-8")) if posixpath.basename(unquote(href)).startswith(file)]


WRITTEN = [
    ("posts__clerk.yml", "../forms/f-01.docx"), ("posts__deep__clerk.yml", "../../forms/f-01.docx"), ("clerk.yml", "forms/f-01.docx"),
    ("forms__clerk.yml", "f-01.docx"), ("posts__clerk.yml", "..\\forms\\f-01.docx"), ("posts__clerk.yml", "../posts/../forms/f%2D01.docx"),
]
"""The file of an entry, and the link as it is written there."""


@pytest.mark.parametrize(("written", "site_url"), combined(WRITTEN, SITE_URLS))
def test_an_attachment_is_published_once_and_found_from_every_language(tmp_path: Path, written: tuple[str, str], site_url: str) -> None:
    file, link = written
    root = handbook(tmp_path / "h", link, file, **{"forms__f-01.docx": "a form"})
    if site_url:
        (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text() + f"site_url: {site_url}\n")
    assert building.build(root).published
    site = root / "site"
    assert [p.relative_to(site).as_posix() for p in site.rglob("*.docx")] == ["files/forms/f-01.docx"]
    for page in ("posts/clerk.html", "en/posts/clerk.html"):
        (href,) = hrefs(site / page, "f-01.docx")
        assert urljoin(f"file:///site/{page}", href) == "file:///site/files/forms/f-01.docx"
    entries = json.loads((site / "data" / "handbook.json").read_text("utf-8"))["entries"]
    assert [basis["link"] for entry in entries for basis in entry.get("basis", ())] == ["files/forms/f-01.docx"]


def test_a_form_of_the_handbook_and_names_that_need_quoting(tmp_path: Path) -> None:
    root = handbook(tmp_path / "h", "表單 一.pdf#page=3", "clerk.yml", **{"表單 一.pdf": "x", "fo#rm.docx": "y"})
    head = root / "rules" / "handbook.yml"
    head.write_text(head.read_text("utf-8") + 'forms: [{id: leave, title: {zh-Hant: 假單, en: Leave}, link: "fo%23rm.docx"}]\n', "utf-8")
    assert found(root) == []
    assert building.build(root).published
    assert hrefs(root / "site" / "en" / "posts" / "clerk.html", "表單") == ["../../files/%E8%A1%A8%E5%96%AE%20%E4%B8%80.pdf#page=3"]
    assert hrefs(root / "site" / "entries" / "index.html", "fo#rm") == ["../files/fo%23rm.docx"]


ONE, OTHER = "r\u00e9sum\u00e9", "re\u0301sume\u0301"
"""The same name, stored in one way and in the other."""


@pytest.mark.parametrize(("file", "link", "attached"), [
    ("clerk.yml", f"{OTHER}.pdf", f"{ONE}.pdf"), ("clerk.yml", f"{ONE}.pdf", f"{OTHER}.pdf"),
    ("clerk.yml", f"{ONE}/a.pdf", f"{OTHER}__a.pdf"), (f"{OTHER}__clerk.yml", "a.pdf", f"{OTHER}__a.pdf"),
    (f"{OTHER}__clerk.yml", f"../{ONE}/a.pdf", f"{OTHER}__a.pdf")])
def test_a_name_composed_otherwise_is_the_same_name(file: str, link: str, attached: str, tmp_path: Path) -> None:
    assert found(handbook(tmp_path / "h", link, file, **{attached: "x"})) == []


@pytest.mark.parametrize(("one", "other"), [("F-01.docx", "f-01.docx"), (f"{ONE}.docx", f"{OTHER}.docx"), (f"{OTHER}.docx", f"{ONE}.docx")])
def test_two_attachments_with_one_name_on_other_computers_are_found(one: str, other: str, tmp_path: Path) -> None:
    more = POST.replace("clerk", "head").replace("answers_for", f"basis: {{cite: {{zh-Hant: 手冊, en: Handbook}}, link: {one}}}\nanswers_for")
    root = handbook(tmp_path / "h", other, "clerk.yml", **{one: "x", other: "y", "head.yml": more})
    (line,) = found(root, "HB113")
    assert line.startswith("rules/head.yml:4:") and f'"{one}" and "{other}" differ' in line


@pytest.mark.parametrize(("link", "code", "said"), [
    ("../forms/gone.docx", "HB108", "the path from this file"), ("f-01.docx", "HB108", '"../forms/f-01.docx"'),
    ("../forms/F-01.DOCX", "HB108", '"../forms/f-01.docx"'), ("../../forms/f-01.docx", "HB108", '"../forms/f-01.docx"'),
    ("../../mkdocs.yml", "HB108", "into the folder rules/"), ("../../../../etc/passwd", "HB108", "into the folder rules/"),
    ("www.example.gov.tw/law", "HB108", "https://www.example.gov.tw/law"), ("clerk.yml", "HB108", ""), ("../forms", "HB108", ""),
    ("../forms/pipe.docx", "HB108", ""), ("../forms/linked.docx", "HB108", ""), ("../forms/.hidden", "HB108", ""),
    ("../forms/page.html", "HB109", ""), ("../forms/picture.SVG", "HB109", ""), ("../forms/empty.docx", "HB110", ""),
    ("//evil.example/", "HB031", ""), ("/\\evil.example/", "HB031", ""), ("/forms/f-01.docx", "HB031", ""),
])
def test_a_link_that_leads_nowhere_is_found_at_its_place(tmp_path: Path, link: str, code: str, said: str) -> None:
    root = handbook(tmp_path / "h", link, **{"forms__f-01.docx": "x", "forms__page.html": "x", "forms__picture.SVG": "x", "forms__empty.docx": "",
                                             "forms__.hidden": "x"})
    os.mkfifo(root / "rules" / "forms" / "pipe.docx")
    (root / "rules" / "forms" / "linked.docx").symlink_to("/etc/passwd")
    (line,) = found(root)
    assert line.startswith(f"rules/posts/clerk.yml:4:50: error[{code}] ")
    checked = pipeline.check(root)
    (finding,) = [d for d in checked.diagnostics if d.code == code]
    hint = (finding.hint or finding.descriptor.hint).format(**finding.details)
    assert said in hint
    assert not building.build(root).published


def with_clause(*lines: str) -> str:
    text = "\n".join(f"      {line}" for line in lines)
    return f"kind: conduct\nid: reception\ntitle: 接待\nclauses:\n  - text: |\n{text}\n"


def test_links_within_texts_lead_to_files_from_pages_of_every_language(tmp_path: Path) -> None:
    clauses = with_clause("填寫[來訪單](../forms/f-01.docx)，", "見[民法](https://law.example/)。")
    root = handbook(tmp_path / "h", "../forms/f-01.docx", **{"conduct__reception.yml": clauses, "forms__f-01.docx": "a form"})
    assert found(root) == []
    assert building.build(root).published
    for page in ("conduct/reception.html", "en/conduct/reception.html"):
        (href,) = hrefs(root / "site" / page, "f-01.docx")
        assert urljoin(f"file:///site/{page}", href) == "file:///site/files/forms/f-01.docx"
        assert 'href="https://law.example/"' in (root / "site" / page).read_text("utf-8")
    entries = json.loads((root / "site" / "data" / "handbook.json").read_text("utf-8"))["entries"]
    (text,) = (clause["text"] for entry in entries for clause in entry.get("clauses", ()))
    assert text["zh-Hant"] == "填寫來訪單， 見民法 (https://law.example/)。"


def test_a_link_within_a_text_that_leads_nowhere_is_shown_where_it_stands(tmp_path: Path) -> None:
    clauses = with_clause("填寫", "- [來訪單](../forms/gone.docx)", "- [x](../forms/gone.docx)")
    assert found(handbook(tmp_path / "h", "https://law.example/", **{"conduct__reception.yml": clauses})) == [
        'rules/conduct/reception.yml:7:15: error[HB108] missing-file: the link "../forms/gone.docx" leads to no file']


def test_a_converted_text_keeps_its_addresses(tmp_path: Path) -> None:
    clauses = with_clause("填寫[來訪單](../forms/來訪單.docx)。")
    root = handbook(tmp_path / "h", "https://law.example/", **{"conduct__reception.yml": clauses, "forms__來訪單.docx": "a form"})
    head = root / "rules" / "handbook.yml"
    head.write_text(head.read_text("utf-8").replace("languages: [zh-Hant, en]", "languages: [zh-Hant, zh-Hans, en]"), "utf-8")
    assert found(root) == []
    assert building.build(root).published
    assert "来访单</a>" in (root / "site" / "zh-Hans" / "conduct" / "reception.html").read_text("utf-8")
    assert len(hrefs(root / "site" / "zh-Hans" / "conduct" / "reception.html", "來訪單")) == 1


def unused(root: Path) -> list[str]:
    return sorted(d.span.file for d in pipeline.check(root).diagnostics if d.code == "HB112")


@pytest.mark.parametrize(("fault", "silent"), [
    ("kind: post\nid: head\ntitle: [\nbasis: {cite: 法, link: f-01.docx}\n", ["f-01.docx"]),  # cannot be read as YAML
    ("kind: post\nid: head\nbasis: {cite: 法, link: f%2D01.docx}\nno-such-field: 1\n", ["f-01.docx"]),
    ("kind: conduct\nid: x\ntitle: 守則\nclauses: [{text: '[表](R\u00e9SUM\u00e9.PDF)', bad: 1}]\n", ["re\u0301sume\u0301.pdf"]),
    ("kind: post\nid: head\ntitle: 主任\nreports_to: nobody\n", []), ("kind: post\nid: head\nno-such-field: 1\n", []),
])
def test_a_fault_hides_only_the_files_that_it_may_use(tmp_path: Path, fault: str, silent: list[str]) -> None:
    """A file that nothing leads to is found whatever errors there are elsewhere."""
    files = {"f-01.docx": "x", "re\u0301sume\u0301.pdf": "y", "old-rules.docx": "z"}
    root = write_handbook(tmp_path / "h", **files, **{"faulty.yml": fault})
    assert unused(root) == sorted(f"rules/{name}" for name in files if name not in silent)


def test_where_a_file_cannot_be_read_at_all_nobody_knows(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", **{"f-01.docx": "x", "big.yml": "# " + "x" * 3_000_000})
    assert unused(root) == []
