"""Our pages as Markdown: the same text, for a site that stock MkDocs builds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")
_BLOCKS = {"p", "div", "section", "header", "ul", "ol", "dl", "figure", "caption", "figcaption", "details", "summary"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LEFT_OUT = {"svg", "nav", "script", "style", "template"}
_MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`"}


class Markdown(HTMLParser):
    """Text, headings, lists, tables and links; pictures and breadcrumbs are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipped = 0
        self.heading = ""
        self.link = ""
        self.in_table = False
        self.columns = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _LEFT_OUT or self.skipped:
            self.skipped += tag in _LEFT_OUT
        elif tag in _HEADINGS:
            self.parts.append(f"\n\n{_HEADINGS[tag]} ")
            self.heading = f" {{#{given['id']}}}" if given.get("id") else ""
        elif tag == "a":
            self.link = re.sub(r"\.html(?=$|#)", ".md", given.get("href") or "")
            self.parts.append("[")
        elif tag in _MARKS:
            self.parts.append(_MARKS[tag])
        else:
            self.start_block(tag)

    def start_block(self, tag: str) -> None:
        if tag == "table":
            self.in_table, self.columns = True, 0
            self.parts.append("\n")
        elif tag == "tr":
            self.parts.append("\n|")
        elif tag == "li" and not self.in_table:
            self.parts.append("\n- ")
        elif tag in ("dt", "dd"):
            self.parts.append(" " if self.in_table else "\n- ")
        elif tag == "br":
            self.parts.append(" ")
        elif tag in _BLOCKS:
            self.parts.append(" " if self.in_table else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= tag in _LEFT_OUT
        elif tag in _HEADINGS:
            self.parts.append(f"{self.heading}\n\n")
        elif tag == "a":
            self.parts.append(f"]({self.link})")
        elif tag in _MARKS:
            self.parts.append(_MARKS[tag])
        elif tag in ("th", "td"):
            self.parts.append(" |")
            self.columns += 1
        elif tag == "thead":
            self.parts.append("\n|" + " --- |" * self.columns)
        elif tag == "table":
            self.in_table = False
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(_SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data)))


def to_markdown(title: str, html: str) -> str:
    """The page as Markdown, with its title in the front matter."""
    parser = Markdown()
    parser.feed(html)
    parser.close()
    text = re.sub(r"[ \t]+\n", "\n", "".join(parser.parts))
    quoted = title.replace('"', '\\"')
    return f'---\ntitle: "{quoted}"\n---\n' + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
