"""`mkdocs build` builds a handbook: what MkDocs copies, what stops it, and what stays as it was."""

from __future__ import annotations

import errno
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort
from small_site import FAULTY, MKDOCS, WARNED, digest, mkdocs, small_pages, small_render, write_handbook

from generator import pipeline
from generator.linting.linter import Lint
from generator.page import Document, Page
from generator.site.exchange import Lock


@pytest.fixture(autouse=True)
def render(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_LANG", "en")
    monkeypatch.setattr(pipeline, "render", small_render)
    monkeypatch.setattr(pipeline, "judge", lambda handbook, today, **how: Lint([], []))  # what checks find is not what is tested here


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_handbook(tmp_path / "handbook")


def page(root: Path, address: str) -> str:
    return (root / "site" / address).read_text("utf-8")


# --- What is built -----------------------------------------------------------------------------------------------------

def test_every_page_is_written_in_its_frame(root: Path) -> None:
    mkdocs(root)
    for address in ("index.html", "posts/index.html", "posts/p0.html", "posts/p2.html", "en/index.html", "en/posts/p1.html"):
        text = page(root, address)
        assert text.count("<h1>") == 1, address
        assert "\x02" not in text, address
        assert text.rstrip().endswith("</html>")
    assert page(root, "posts/p1.html").count("<h2 id=") == 6
    assert (root / "site" / "posts" / "p0.pdf").is_file()


def test_an_epoch_that_is_set_to_nothing_is_not_set(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs itself would fail on it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " ")
    mkdocs(root)
    assert (root / "site" / "index.html").is_file()


def test_the_frame_is_the_same_for_all_pages_of_a_section(root: Path) -> None:
    mkdocs(root)
    texts = {re.sub(r"\bp\d\.|Post \d", "…", page(root, f"posts/p{number}.html")) for number in range(3)}
    assert len(texts) == 1
    assert texts.pop().startswith("<!doctype html>")


@pytest.mark.parametrize(("address", "lang", "base"), [
    ("index.html", "zh-Hant", ""), ("posts/p0.html", "zh-Hant", "../"), ("en/posts/p0.html", "en", "../../"), ("404.html", "zh-Hant", "/"),
])
def test_the_root_element_says_language_and_base(root: Path, address: str, lang: str, base: str) -> None:
    mkdocs(root)
    assert f'<html data-base="{base}" data-language="{lang}" lang="{lang}"' in page(root, address)


def test_every_page_leads_to_itself_in_the_other_languages(root: Path) -> None:
    mkdocs(root)
    assert '<a href="../en/posts/p1.html" lang="en" hreflang="en">' in page(root, "posts/p1.html")
    assert '<a href="../../posts/p1.html" lang="zh-Hant" hreflang="zh-Hant">' in page(root, "en/posts/p1.html")


def test_there_is_no_inline_script_style_or_handler_and_no_other_host(root: Path) -> None:
    mkdocs(root)
    for path in (root / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>" not in text
        assert "<style" not in text
        assert " style=" not in text
        assert " on" not in [part[:3] for part in text.split("<") if "=" in part[:5]]
        assert "://" not in text


def test_only_what_the_pages_use_is_taken_from_material(root: Path) -> None:
    mkdocs(root)
    found = {p.relative_to(root / "site").as_posix() for p in (root / "site" / "assets").rglob("*") if p.is_file()}
    assert not {name for name in found if name.endswith((".map", "min.js")) or "lunr" in name}
    assert any(name.startswith("assets/stylesheets/main.") for name in found)


@pytest.mark.parametrize("configuration", [
    MKDOCS, MKDOCS + "theme: {name: material, palette: {primary: red}, font: {text: Arial}}\nnav: [a.md]\n"])
def test_a_short_configuration_is_enough(tmp_path: Path, configuration: str) -> None:
    root = write_handbook(tmp_path / "h", configuration)
    mkdocs(root)
    assert "data-md-color-primary" not in page(root, "index.html")
    assert "fonts" not in page(root, "index.html")


def test_titles_in_the_configuration_are_escaped(tmp_path: Path) -> None:
    configuration = MKDOCS.replace("''", "'</title><script>alert(1)</script>'") + "copyright: <b>x</b>\n"
    root = write_handbook(tmp_path / "h", configuration)
    mkdocs(root)
    assert "<script>alert" not in page(root, "index.html") + page(root, "404.html")
    assert "&lt;b&gt;x" in page(root, "index.html")


def test_a_template_of_the_handbooks_own_counts_first(root: Path) -> None:
    folder = root / "templates" / "theme" / "partials"
    folder.mkdir(parents=True)
    (folder / "footer.html").write_text("<footer>our own foot</footer>")
    (root / "templates" / "assets").mkdir()
    (root / "templates" / "assets" / "own.css").write_text("p{}")
    (root / "templates" / "assets" / "frame.js").write_text("/* ours */")
    mkdocs(root)
    assert "our own foot" in page(root, "index.html")
    assert 'href="../assets/handbook/own.css"' in page(root, "posts/p1.html")
    assert page(root, "assets/handbook/frame.js") == "/* ours */"


def test_nothing_of_the_folder_of_rules_is_published_that_no_rule_links_to(tmp_path: Path) -> None:
    names = ("leave.docx", "notes.md", "page.html", ".hidden")
    root = write_handbook(tmp_path / "h")
    for name in names:
        (root / "rules" / name).write_text("x")
    mkdocs(root)
    found = {p.name for p in (root / "site").rglob("*")}
    assert not found & {*names, "notes.html", "clerk.yml", "handbook.yml", "files"}


def test_links_and_pipes_are_neither_followed_nor_opened(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (root / "rules" / "linked.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(root / "rules" / "pipe.txt")
    mkdocs(root)
    assert not (root / "site" / "linked.txt").exists()
    assert not (root / "site" / "pipe.txt").exists()


@pytest.mark.parametrize("name", ["linked", ".linked"])
def test_a_link_to_a_folder_stops_the_build(root: Path, name: str) -> None:
    (root / "rules" / name).symlink_to("/")
    with pytest.raises(Abort):
        mkdocs(root)
    assert not (root / "site").exists()


def test_the_site_is_the_same_twice(root: Path, tmp_path: Path) -> None:
    configuration = root / "mkdocs.yml"
    configuration.write_text(configuration.read_text() + "site_url: https://office.example/handbook/\n")
    mkdocs(root, site_dir=str(tmp_path / "one"))
    mkdocs(root, site_dir=str(tmp_path / "two"))
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    assert len(digest(tmp_path / "one")) > 20


def test_a_known_address_gives_a_sitemap_canonical_links_and_absolute_alternates(root: Path) -> None:
    mkdocs(root)
    assert not (root / "site" / "sitemap.xml").exists()
    assert "canonical" not in page(root, "index.html")
    configuration = root / "mkdocs.yml"
    configuration.write_text(configuration.read_text() + "site_url: https://office.example/h\n")
    mkdocs(root)
    assert page(root, "sitemap.xml").count("<loc>") == len({(p.language, p.address) for p in small_pages(checked(root))})
    assert '<link rel="canonical" href="https://office.example/h/en/posts/p1.html">' in page(root, "en/posts/p1.html")
    assert '<link rel="alternate" hreflang="en" href="https://office.example/h/en/posts/p1.html">' in page(root, "posts/p1.html")
    assert 'href="/h/assets/handbook/frame.css"' in page(root, "404.html")


def checked(root: Path) -> Any:
    return pipeline.check(root).handbook


def test_another_plugin_may_change_the_frame(root: Path) -> None:
    hook = root / "hook.py"
    hook.write_text("def on_post_page(output, page, config):\n    return output.replace('</body>', '<p>stamp</p></body>')\n")
    (root / "mkdocs.yml").write_text(MKDOCS + "hooks: [hook.py]\n")
    mkdocs(root)
    assert all("<p>stamp</p>" in page(root, address) for address in ("index.html", "posts/p0.html", "posts/p2.html"))


# --- What stops it -----------------------------------------------------------------------------------------------------

def stays(root: Path, said: str | None = None, exit_code: int = 1, **options: Any) -> None:
    """The build stops, says so, and leaves everything as the last build left it: the site, and what is kept of the history."""
    def kept() -> dict[str, str]:
        return {name: known for name, known in digest(root).items() if not name.startswith(".cache/")}

    before = kept()
    with pytest.raises(Abort, match=said) as stop:
        mkdocs(root, **options)
    assert (stop.value.code, stop.value.exit_code) == (exit_code, exit_code)
    assert kept() == before


def test_an_error_in_the_rules(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mkdocs(root)
    (root / "rules" / "second.yml").write_text(FAULTY, "utf-8")
    stays(root)
    assert "rules/second.yml:4:13" in capsys.readouterr().err


def test_a_warning_stops_a_strict_build_only(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "rules" / "seal.yml").write_text(WARNED, "utf-8")
    mkdocs(root)
    assert "HB015" in capsys.readouterr().err
    stays(root, strict=True)


def test_a_warning_of_mkdocs_stops_a_strict_build_before_it_is_published(root: Path) -> None:
    hook = "import logging\ndef on_env(env, config, files):\n    logging.getLogger('mkdocs.hooks').warning('look here')\n    return env\n"
    (root.parent / "hook.py").write_text(hook)
    (root / "mkdocs.yml").write_text(MKDOCS + "hooks: [../hook.py]\n")
    mkdocs(root)
    stays(root, strict=True, exit_code=2)


def test_a_quiet_strict_build_stops_too(root: Path) -> None:
    (root / "rules" / "seal.yml").write_text(WARNED, "utf-8")
    mkdocs(root)
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        stays(root, strict=True)
    finally:
        logger.setLevel(level)


def test_another_build_is_running(root: Path) -> None:
    mkdocs(root)
    code = ("import sys, time; from pathlib import Path; from generator.site.publish import Publication; "
            f"p = Publication(Path({str(root / 'site')!r})); print('ready', flush=True); time.sleep(60)")
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Abort, match="another build") as stop:
            mkdocs(root)
        other.kill()
    assert (stop.value.code, stop.value.exit_code) == (75, 75)
    mkdocs(root)
    assert sorted(p.name for p in root.iterdir()) == [".cache", ".handbook", "mkdocs.yml", "rules", "site"]


def replaced(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    def render(handbook: Any, *rest: Any) -> pipeline.Rendered:
        rendered = small_render(handbook, *rest)
        change(rendered)
        return rendered

    monkeypatch.setattr(pipeline, "render", render)


def both(content: str) -> list[Page]:
    """A page with that content in both languages."""
    return [Page("posts/x.html", tag, "posts", "t", "", content) for tag in ("zh-Hant", "en")]


@pytest.mark.parametrize(("change", "said"), [
    (lambda r: r.pages.append(both("")[1]), "missing in zh-Hant"),
    (lambda r: r.pages.extend(both('<a href="gone.html">')), r"posts/x\.html leads to posts/gone\.html"),
    (lambda r: r.pages.extend(both('<a href="p0.html#gone">')), "p0.html#gone"),
    (lambda r: r.documents.append(Document("empty.pdf", b"")), "empty.pdf is empty"),
    (lambda r: r.documents.append(Document("posts/p1.html", b"x")), "two files of the site"),
    (lambda r: r.documents.append(Document("../out", b"x")), "cannot be called"),
], ids=["language", "link", "anchor", "empty", "twice", "outside"])
def test_a_fault_of_the_program_is_never_published(root: Path, monkeypatch: pytest.MonkeyPatch, change: Any, said: str) -> None:
    mkdocs(root)
    replaced(monkeypatch, change)
    stays(root, said, exit_code=2)


def test_a_full_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdocs(root)

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.site.publish.flush", full)
    stays(root, "No space left", exit_code=2)


def test_an_exception_in_between(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdocs(root)
    before = digest(root)
    replaced(monkeypatch, lambda rendered: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mkdocs(root)
    assert digest(root) == before
    lock = Lock(root / ".site.lock")
    assert lock.acquire()
    lock.release()


def test_rules_that_lie_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    root = write_handbook(tmp_path / "h", MKDOCS.replace("docs_dir: rules", "docs_dir: ../elsewhere"))
    with pytest.raises(Abort, match="is not in"):
        mkdocs(root)
