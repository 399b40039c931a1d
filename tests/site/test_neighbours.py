"""Other plugins beside ours: each that is common works or is refused with a sentence, and no other ends in a traceback."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from small_site import small_render, write_handbook

from generator import building, pipeline
from generator.errors import HandbookError

BEGIN = "site_name: ''\ndocs_dir: rules\ntheme: {name: material}\nsite_url: https://office.example/\n"


@pytest.fixture(autouse=True)
def render(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "render", small_render)


def built(root: Path, plugins: str, **files: str) -> dict[str, bytes]:
    """Address → content of the site that the handbook gives with these lines in its mkdocs.yml."""
    shutil.rmtree(root, ignore_errors=True)
    write_handbook(root, BEGIN + plugins + "\n")
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert building.build(root).published
    return {p.relative_to(root / "site").as_posix(): p.read_bytes() for p in sorted((root / "site").rglob("*")) if p.is_file()}


def refused(root: Path, plugins: str, **files: str) -> str:
    with pytest.raises(HandbookError) as stop:
        built(root, plugins, **files)
    assert stop.value.hint or stop.value.message.startswith("{file}")
    assert sorted(p.name for p in root.iterdir() if p.name.startswith((".site", "site"))) == []
    return str(stop.value)


# --- Those that are common -------------------------------------------------------------------------------------------

@pytest.mark.parametrize("plugins", ["[search, handbook]", "[handbook, search]", "[handbook, material/search]",
                                     "[{search: {lang: [en], separator: ' '}}, handbook]"])
def test_a_second_search_is_set_aside(tmp_path: Path, plugins: str) -> None:
    assert built(tmp_path / "h", f"plugins: {plugins}") == built(tmp_path / "h", "plugins: [handbook]")


@pytest.mark.parametrize("plugin", ["privacy", "offline", "material/social", "macros"])
def test_plugins_that_have_nothing_to_do_change_nothing(tmp_path: Path, plugin: str) -> None:
    assert built(tmp_path / "h", f"plugins: [handbook, {plugin}]") == built(tmp_path / "h", "plugins: [handbook]")


def test_tags_of_material_find_no_tags(tmp_path: Path) -> None:
    found, plain = built(tmp_path / "h", "plugins: [handbook, tags]"), built(tmp_path / "h", "plugins: [handbook]")
    assert {name: text for name, text in found.items() if name != "tags.json"} == plain


def test_redirects_lead_to_any_page(tmp_path: Path) -> None:
    maps = "{old.md: posts/p2.md, en/older.md: en/posts/p1.md, elsewhere.md: 'https://other.example/'}"
    found = built(tmp_path / "h", f"plugins:\n- handbook\n- redirects: {{redirect_maps: {maps}}}")
    assert b'url=posts/p2.html"' in found["old.html"]
    assert b'url=posts/p1.html"' in found["en/older.html"]
    assert b'url=https://other.example/"' in found["elsewhere.html"]


def test_minify_keeps_the_quotes_around_what_is_filled_in(tmp_path: Path) -> None:
    found = built(tmp_path / "h", "plugins:\n- handbook\n- minify: {minify_html: true, htmlmin_opts: {remove_comments: true}}")
    plain = built(tmp_path / "h", "plugins: [handbook]")
    for name in ("index.html", "posts/p0.html", "posts/p1.html", "en/posts/p2.html"):
        text = found[name].decode()
        assert len(text) < len(plain[name])
        assert re.search(r'<meta name=description content="[^"]*">', text)
        assert text.count("<h1>") == 1


def test_a_blog_is_refused_by_name(tmp_path: Path) -> None:
    said = refused(tmp_path / "h", "plugins: [handbook, material/blog]")
    assert said == "the plugin material/blog adds the page blog/index.md, but pages of a handbook come from its rules only"


# --- Any other -------------------------------------------------------------------------------------------------------

HOOKS = {
    "config": "config", "pre_build": "*, config", "files": "files, *, config", "nav": "nav, *, config, files", "env": "env, *, config, files",
    "pre_template": "template, *, template_name, config", "template_context": "context, *, template_name, config",
    "post_template": "output, *, template_name, config", "pre_page": "page, *, config, files",
    "page_context": "context, *, page, config, nav", "page_content": "html, *, page, config, files", "post_page": "output, *, page, config",
    "post_build": "*, config", "startup": "*, command, dirty",
}


@pytest.mark.parametrize("fault", ["1 / 0", "raise KeyError('x')", "raise RecursionError", "import jinja2; raise jinja2.UndefinedError('no x')"])
@pytest.mark.parametrize("event", [e for e in HOOKS if e != "page_content"])
def test_whatever_another_raises_names_it(tmp_path: Path, event: str, fault: str) -> None:
    said = refused(tmp_path / "h", "plugins: [handbook]\nhooks: [other.py]", **{"other.py": f"def on_{event}({HOOKS[event]}):\n    {fault}\n"})
    assert said.startswith("the plugin other.py does not work together with the handbook: ")


@pytest.mark.parametrize("event", ["template_context", "page_context", "post_page", "post_template", "env", "files", "nav"])
@pytest.mark.parametrize("returned", ["42", "''", "[]"])
def test_whatever_another_returns_is_no_traceback(tmp_path: Path, event: str, returned: str) -> None:
    """What it gives back may break MkDocs or us later on, where nobody can tell whose fault it is; then the error itself is told."""
    hook = f"def on_{event}({HOOKS[event]}):\n    return {returned}\n"
    try:
        built(tmp_path / "h", "plugins: [handbook]\nhooks: [other.py]", **{"other.py": hook})
    except HandbookError as error:
        assert str(error)


@pytest.mark.parametrize(("text", "said"), [
    ("def (", "SyntaxError"), ("import nowhere_at_all", "ModuleNotFoundError"), ("1 / 0", "ZeroDivisionError"),
])
def test_a_hook_that_cannot_be_loaded(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(tmp_path / "h", "plugins: [handbook]\nhooks: [other.py]", **{"other.py": text})


# --- Templates of the handbook's own ---------------------------------------------------------------------------------

@pytest.mark.parametrize(("template", "line", "said"), [
    ("{% extends 'base.html' %}\n{% block content %}{{ nothing.at_all }}{% endblock %}", 2, "'nothing' is undefined"),
    ("a\n{% if %}", 2, "Expected an expression"), ("\n\n{% include 'none.html' %}", 3, "none.html"), ("{{ 1 / 0 }}", 1, "division by zero"),
    ("x", None, "no place for their content"),
])
def test_a_faulty_template_of_the_theme(tmp_path: Path, template: str, line: int | None, said: str) -> None:
    found = refused(tmp_path / "h", "plugins: [handbook]", templates__theme__main_html="", **{"templates__theme__main.html": template})
    assert said in found
    assert line is None or found.startswith(f"the template templates/theme/main.html has a fault in line {line}: ")


@pytest.mark.parametrize(("template", "line"), [
    ("{{ nothing }}", 1), ("a\n\n{% for %}", 3), ("\n{{ links.nothing() }}", 2), ("{% include 'none.html' %}", 1), ("{{ [] + 1 }}", 1),
    ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1), ("{{ 'x'|nothing }}", 1),
])
def test_a_faulty_template_of_a_page(tmp_path: Path, template: str, line: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    said = refused(tmp_path / "h", "plugins: [handbook]", **{"templates__pages__post.html": template})
    assert said.startswith(f"the template templates/pages/post.html has a fault in line {line}: ")


def test_a_template_that_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    root = write_handbook(tmp_path / "h")
    (root / "templates" / "pages").mkdir(parents=True)
    (root / "templates" / "pages" / "home.html").write_bytes(b"\xff\xfe")
    with pytest.raises(HandbookError, match=r"templates/pages/home\.html"):
        building.build(root)


# --- Code in mkdocs.yml ----------------------------------------------------------------------------------------------

@pytest.mark.parametrize("tag", ["!!python/name:os.system", "!!python/object/apply:os.system [touch x]", "!!python/module:os",
                                 "!!python/object/new:os.system [x]", "!<tag:yaml.org,2002:python/name:os.system>", "!unknown x",
                                 "!!python/tuple [1]"])
@pytest.mark.parametrize("where", ["extra: {{x: {} }}", "extra:\n- 1\n- {}", "? {}\n: x"])
def test_tags_that_run_python_are_refused_before_they_run(tmp_path: Path, tag: str, where: str, capfd: Any) -> None:
    text = BEGIN + "plugins: [handbook]\n" + where.format(tag) + "\n"
    root = write_handbook(tmp_path / "h", text)
    for door in (pipeline.check, building.build, building.serve):
        with pytest.raises(HandbookError, match=r"mkdocs\.yml, line \d+: the tag .* runs a program and is refused"):
            door(root)


def test_a_tag_in_an_inherited_file_is_refused_too(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", "INHERIT: sub/base.yml\n")
    (root / "sub").mkdir()
    (root / "sub" / "base.yml").write_text(BEGIN + "INHERIT: ../more.yml\nplugins: [handbook]\n")
    (root / "more.yml").write_text("extra: {x: !!python/name:os.system }\n")
    with pytest.raises(HandbookError, match=r"more\.yml, line 1"):
        pipeline.check(root)
    (root / "more.yml").write_text("INHERIT: mkdocs.yml\n")
    with pytest.raises(HandbookError, match="inherits from itself"):
        pipeline.check(root)


def test_harmless_tags_are_read(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", BEGIN + "plugins: [handbook]\nextra: {a: !ENV [HOME, x], b: !!str 1, c: ! x, d: !!binary aGk=}\n")
    assert building.build(root).published
