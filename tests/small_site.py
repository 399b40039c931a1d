"""A small handbook, and a render stage of few pages, for tests of what comes after rendering."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator import pipeline
from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.handbook import Handbook
from generator.page import Document, Page
from generator.searching.render import search_documents
from generator.site.assets import render_assets

MKDOCS = "site_name: ''\ndocs_dir: rules\nplugins: [handbook]\n"
HANDBOOK = """\
kind: handbook
id: office
title: {zh-Hant: 辦公室手冊, en: Office handbook}
organisation: {zh-Hant: 某機關, en: An office}
languages: [zh-Hant, en]
version: "2.1"
scopes:
- {id: mail, title: {zh-Hant: 收發, en: Mail}}
"""
POST = """\
kind: post
id: clerk
title: {zh-Hant: 收發員, en: Registry clerk}
answers_for: mail
duties:
- {id: mail, do: {zh-Hant: 清點郵件, en: Count the mail}, when: daily}
"""
FAULTY = "kind: post\nid: second\ntitle: 甲\nreports_to: nobody\nduties:\n- {id: a, do: 看, when: daily}\n"
WARNED = "kind: term\nid: seal\ntitle: “印信”\ndefinition: 機關之印\n"


def write_handbook(root: Path, mkdocs: str = MKDOCS, **files: str) -> Path:
    """A handbook that builds. `files` are further files of the rules: name with `__` for a slash, content."""
    (root / "rules").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(mkdocs, "utf-8")
    (root / "rules" / "handbook.yml").write_text(HANDBOOK, "utf-8")
    (root / "rules" / "clerk.yml").write_text(POST, "utf-8")
    for name, content in files.items():
        path = root / "rules" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root


def paragraphs(number: int) -> str:
    """So many headings, each with a text below it."""
    text = "清點郵件，並於三十分鐘內登記、分送，逾時應敘明理由。"
    return "".join(f'<h2 id="part-{n}">第{n}節</h2><p>{text}</p>' for n in range(1, number + 1))


def small_pages(handbook: Handbook, posts: int = 3) -> list[Page]:
    """The first page, two sections and some posts, in every language."""
    pages = []
    for tag in handbook.languages:
        title = handbook.entry.title.best(tag)[1]
        pages.append(Page("index.html", tag, "home", title, "一句話", f'<h1>{title}</h1><p><a href="posts/index.html">Posts</a></p>'))
        pages.append(Page("posts/index.html", tag, "posts", "Posts", "", '<h1>Posts</h1><ul><li><a href="p0.html#part-2">p0</a></li></ul>'))
        pages.append(Page("entries/index.html", tag, "entries", "Entries", "", "<h1>Entries</h1>"))
        for number in range(posts):
            content = f'<nav aria-label="Breadcrumb"><a href="../index.html">1</a></nav><h1>Post {number}</h1>{paragraphs(6)}'
            sidebar = "<ul>" + "".join(f'<li><a href="p{n}.html">Post {n}</a></li>' for n in range(min(posts, 20))) + "</ul>"
            contents = '<ul><li><a href="#part-1">1</a></li><li><a href="#part-2">2</a></li></ul>'
            pages.append(Page(f"posts/p{number}.html", tag, "posts", f"Post {number}", "duties", content, sidebar, contents))
    return pages


def small_render(handbook: Handbook, diagnostics: Sequence[Diagnostic], settings: Settings,
                 progress: pipeline.Progress = pipeline.silent) -> pipeline.Rendered:
    """What `pipeline.render` gives, without rendering."""
    progress("pages", 1, 1)
    documents = [*render_assets(settings.root), *(d for language in handbook.languages for d in search_documents(handbook, language))]
    return pipeline.Rendered(small_pages(handbook), [*documents, Document("posts/p0.pdf", b"%PDF-1.7 not really")])


def mkdocs(root: Path, **options: Any) -> None:
    """As `mkdocs build` does it."""
    config = load_config(config_file=str(root / "mkdocs.yml"), **options)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def digest(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}
