"""One function judges links, and it judges them as a browser would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.hyperlinks import Hyperlink, looks_like_host, read_hyperlink

OUTSIDE = ["https://law.example/", "http://law.example:8080/a?b=c#d", "HTTPS://law.example", "https://法規.example/條文", "https://[::1]/x",
           "https://law.example/a?x=1&copy=2", "mailto:office@example.org", "tel:+886-2-1234-5678"]
REFUSED = [
    # another host, by any spelling of two slashes
    "//evil.example/", "/\\evil.example/", "\\\\evil.example/", "\\/evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example",
    "/elsewhere", "https:evil.example", "https:/evil.example", "https:\\\\evil.example", "https:///evil.example", "https://",
    "https://court.example@evil.example/", "https://court.example:x@evil.example/", "https://court.example\\@evil.example/",
    "https://a b/", "https://a<b/", "https://%65vil/", "https://[::1/", "https://[x]/", "https://x:99999/", "https://x:0/", "https://./",
    # programs
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
    " javascript:alert(1)", "&#x6A;avascript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://x", "view-source:https://x", "ftp://x", "intent://x", "x-y+z.1:a",
    # nothing, or only part of a page
    "", "#top", "?print", "forms/a.docx?x=1", "mailto:", "tel:", "mailto://mailto:x#", "https://x\n/", "a%00b", "a%0ab", "a%ffb", "\x7f", "%2fetc/passwd", "..%5Cx",
]
INSIDE = {
    "forms/leave.docx": "forms/leave.docx", "../forms/f-01.docx": "../forms/f-01.docx", "..\\forms\\f-01.docx": "../forms/f-01.docx",
    "a%20b.docx": "a b.docx", "a b.docx": "a b.docx", "表單/請假單.docx": "表單/請假單.docx", "附件：一.docx": "附件：一.docx",
    "x.pdf#page=3": "x.pdf", "www.example.gov.tw/law": "www.example.gov.tw/law", "./\\evil.example": ".//evil.example",
}


@pytest.mark.parametrize("link", OUTSIDE)
def test_addresses_of_other_sites(link: str) -> None:
    assert read_hyperlink(link) == Hyperlink(True)


@pytest.mark.parametrize("link", REFUSED)
def test_what_must_not_be_followed(link: str) -> None:
    with pytest.raises(ValueError):
        read_hyperlink(link)


@pytest.mark.parametrize(("link", "path"), INSIDE.items())
def test_names_of_files(link: str, path: str) -> None:
    found = read_hyperlink(link)
    assert (found.outside, found.path) == (False, path)


@pytest.mark.parametrize(("path", "host"), [
    ("www.example.gov.tw", True), ("www.example.gov.tw/law", True), ("law.example.org/x", True), ("localhost/x", False),
    ("leave.docx", False), ("forms/leave.docx", False), ("../www.example.org", False), ("v1.2/a", False), ("h.example:8080/x", True),
])
def test_what_looks_like_a_website(path: str, host: bool) -> None:
    assert looks_like_host(path) is host


PIECES = st.lists(st.sampled_from(
    ["/", "\\", ":", "@", "?", "#", ".", "..", "%2f", "%5c", "%0a", "\t", "\n", " ", "https", "http:", "javascript:", "JAVASCRIPT", "data:",
     "mailto:", "evil.example", "a", "&#47;", "&colon;", "[", "]", "\u3000", "。", "\xad", "ａ", "\x00", "\x7f"]), max_size=7)


def judged(link: str) -> str:
    """`outside`, `inside` or `refused`; any other exception is a fault of ours."""
    try:
        return "outside" if read_hyperlink(link).outside else "inside"
    except ValueError:
        return "refused"


@settings(max_examples=2000)
@given(PIECES.map("".join) | st.text(max_size=20))
def test_no_text_breaks_the_judge(link: str) -> None:
    if judged(link) == "inside":
        assert not read_hyperlink(link).path.startswith("/")


@pytest.mark.browser
def test_a_browser_agrees(chromium: Any, tmp_path: Path) -> None:
    """Whatever passes as a file stays on the site that links to it, and whatever passes as outside has a harmless scheme."""
    links: list[str] = [*OUTSIDE, *REFUSED, *INSIDE]

    @settings(max_examples=1500, database=None)
    @given(PIECES.map("".join))
    def collect(link: str) -> None:
        links.append(link)

    collect()
    page = chromium.new_page()
    page.goto("about:blank")
    parsed = page.evaluate("""links => JSON.parse(links).map(link => {
        try { const url = new URL(link, "https://office.example/handbook/posts/a.html"); return [url.protocol, url.host, url.username] }
        catch { return null } })""", json.dumps(links))
    page.close()
    for link, seen in zip(links, parsed, strict=True):
        match judged(link):
            case "inside":
                assert seen and seen[:2] == ["https:", "office.example"], link
            case "outside":
                assert seen and seen[0] in ("https:", "http:", "mailto:", "tel:"), link
                assert not seen[2], link
                if seen[0].startswith("http"):
                    assert seen[1], link
    assert len(set(links)) > 1000
