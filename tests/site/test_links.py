"""Every link inside the site leads somewhere, or the site is not published."""

from __future__ import annotations

import pytest
from work import lines_run

from generator.linked import linked
from generator.site.links import BrokenLink, LinkCheck

FILES = {"index.html", "posts/index.html", "posts/clerk.html", "posts/clerk.pdf", "en/posts/clerk.html", "forms/a b.docx"}


def broken(html: str, address: str = "posts/clerk.html") -> list[str]:
    links = LinkCheck()
    links.add("index.html", linked("index.html", '<h1 id="top">x</h1>'))
    links.add(address, linked(address, html))
    return [found.target for found in links.broken(FILES)]


@pytest.mark.parametrize("html", [
    '<a href="../index.html">', '<a href="index.html">', '<a href="clerk.pdf">', '<a href="../en/posts/clerk.html">', '<a href="./">',
    '<a href="../index.html#top">', '<p id="a"></p><a href="#a">', '<a href="">', '<a href="#">', '<img src="clerk.pdf">',
    '<a href="../forms/a%20b.docx">', '<a href="clerk.html?print">', '<a href="https://x.example/y">', '<a href="mailto:a@b.example">',
    '<a href="tel:1999">',
    '<p id="甲"></p><a href="#甲">', '<p id="甲"></p><a href="#%E7%94%B2">', "<p>href=\"nowhere\"</p>",
])
def test_links_that_lead_somewhere(html: str) -> None:
    assert broken(html) == []


@pytest.mark.parametrize(("html", "target"), [
    ('<a href="none.html">', "posts/none.html"), ('<a href="../none.html">', "none.html"),
    ('<a class="x" href="../../index.html">', "../index.html"),
    ('<a href="../index.html#none">', "index.html#none"), ('<a href="#none">', "posts/clerk.html#none"),
    ('<img src="none.png">', "posts/none.png"),
    ('<script src="none.js">', "posts/none.js"), ('<a href="javascript:alert(1)">', "javascript:alert(1)"),
    ('<a href="&#x6A;avascript:alert(1)">', "javascript:alert(1)"), ('<a href="none/">', "posts/none/index.html"),
    ('<a href="//x.example/">', "//x.example/"), ('<a href="/\\x.example/">', "/\\x.example/"), ('<a href="/elsewhere">', "/elsewhere"),
    ('<img src="data:image/png;base64,AA==">', "data:image/png;base64,AA=="),
])
def test_links_that_lead_nowhere(html: str, target: str) -> None:
    assert broken(html) == [target]


@pytest.mark.parametrize(("html", "targets"), [
    ('<a href="clerk.html">', []), ('<a href="../index.html">', ["en/index.html"]), ('<a href="../../index.html">', []),
    ('<a href="../../posts/none.html">', ["posts/none.html"]), ('<a href="#none">', ["en/posts/clerk.html#none"]),
])
def test_links_of_a_page_below_the_root_lead_from_the_root(html: str, targets: list[str]) -> None:
    links = LinkCheck()
    links.add("posts/clerk.html", linked("posts/clerk.html", html), "en/")
    assert [found.target for found in links.broken(FILES)] == targets


def test_the_page_is_named() -> None:
    links = LinkCheck()
    links.add("posts/clerk.html", linked("posts/clerk.html", '<a href="x.html">'))
    assert list(links.broken(FILES)) == [BrokenLink("posts/clerk.html", "posts/x.html")]


def test_ten_times_the_pages_are_ten_times_the_work() -> None:
    html = "".join(f'<p id="p{n}"><a href="page{n}.html#p{n}">x</a></p>' for n in range(40))

    def check(pages: int) -> None:
        links = LinkCheck()
        for number in range(pages):
            links.add(f"page{number}.html", linked(f"page{number}.html", html))
        assert not list(links.broken({f"page{n}.html" for n in range(pages)}))

    assert lines_run(lambda: check(400)) < 11 * lines_run(lambda: check(40))
