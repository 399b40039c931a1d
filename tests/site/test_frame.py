"""Frames are split once and filled by joining strings; what is filled in is escaped unless it is HTML already."""

from __future__ import annotations

import pytest
from small_site import small_pages, write_handbook

from generator import pipeline
from generator.errors import HandbookError
from generator.facts.addresses import language_folder
from generator.handbook import Handbook
from generator.model.handbook import Years
from generator.page import Document, Page
from generator.site.frame import SLOTS, Frame, FrameKey, Site, context, language_name, mark_root

PAGE = Page("posts/clerk.html", "zh-Hant", "posts", 'A <b> & "c"', '"><script>', "<h1>x</h1>", "<ul></ul>", "<ol></ol>")


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    found = pipeline.check(write_handbook(tmp_path_factory.mktemp("frame"))).handbook
    assert found is not None
    return found


def test_titles_are_escaped_and_html_is_not() -> None:
    frame = Frame.split("{title}|{description}|{content}|{sidebar}|{contents}|{address}".format(**SLOTS))
    assert frame.fill(PAGE) == (
        "A &lt;b&gt; &amp; &#34;c&#34;|&#34;&gt;&lt;script&gt;|<h1>x</h1>|<ul></ul>|<ol></ol>|posts/clerk.html")


def test_a_slot_may_stand_several_times() -> None:
    assert Frame.split("{address}{content}{address}".format(**SLOTS)).fill(PAGE) == "posts/clerk.html<h1>x</h1>posts/clerk.html"


def test_what_is_filled_in_is_not_filled_again() -> None:
    page = Page("a.html", "en", "home", "t", "d", SLOTS["title"])
    assert Frame.split(SLOTS["content"]).fill(page) == SLOTS["title"]


def test_indentation_is_dropped() -> None:
    assert Frame.split(f"<p>\n    \n  {SLOTS['content']}\n</p>").parts[0] == "<p>\n"


def test_a_theme_without_a_place_for_content_is_refused() -> None:
    with pytest.raises(HandbookError, match="no place for their content"):
        Frame.split(SLOTS["title"])


@pytest.mark.parametrize(("page", "folder", "expected"), [
    (PAGE, "", FrameKey("zh-Hant", "posts", 1, True, True)),
    (PAGE, "en/", FrameKey("zh-Hant", "posts", 2, True, True)),
    (Page("index.html", "en", "home", "t", "", "c"), "", FrameKey("en", "home", 0, False, False)),
])
def test_pages_of_one_kind_share_a_frame(page: Page, folder: str, expected: FrameKey) -> None:
    assert FrameKey.of(page, folder) == expected


def test_languages_stand_below_their_tag_but_the_main_one() -> None:
    assert (language_folder("zh-Hant", "zh-Hant"), language_folder("en", "zh-Hant")) == ("", "en/")


@pytest.mark.parametrize(("tag", "name"), [
    ("zh-Hant", "繁體中文"), ("zh-Hans", "简体中文"), ("en", "English"), ("de", "Deutsch"), ("xx", "xx")])
def test_a_language_is_named_in_itself(tag: str, name: str) -> None:
    assert language_name(tag) == name


def test_only_sections_that_have_pages_are_linked(handbook: Handbook) -> None:
    site = Site.of(handbook, {page.address for page in small_pages(handbook)})
    frame = context(site, FrameKey("en", "posts", 2, False, False))["frame"]
    assert [(s["id"], s["href"], s["current"]) for s in frame["sections"]] == [
        ("home", "../../en/index.html", False), ("posts", "../../en/posts/index.html", True),
        ("entries", "../../en/entries/index.html", False)]


def test_the_frame_speaks_the_language_of_its_pages(handbook: Handbook) -> None:
    site = Site.of(handbook, {page.address for page in small_pages(handbook)})
    for tag, title, organisation, posts in (("en", "Office handbook", "An office", "Posts"), ("zh-Hant", "辦公室手冊", "某機關", "崗位")):
        frame = context(site, FrameKey(tag, "home", 0, False, False))["frame"]
        assert (frame["title"], frame["organisation"]) == ((tag, title), (tag, organisation))
        assert posts in [s["title"] for s in frame["sections"]]


def test_the_name_in_mkdocs_yml_counts_in_the_main_language(handbook: Handbook) -> None:
    site = Site.of(handbook, [], name="本局手冊")
    assert (site.title("zh-Hant"), site.title("en")) == (("zh-Hant", "本局手冊"), ("en", "Office handbook"))


def test_only_assets_that_are_there_are_loaded_and_the_handbooks_own_last(handbook: Handbook) -> None:
    documents = [Document(f"assets/handbook/{name}", b"x") for name in ("own.css", "search.css", "search.js", "other.css")]
    frame = context(Site.of(handbook, [], documents), FrameKey("en", "home", 0, False, False))["frame"]
    assert (frame["stylesheets"], frame["scripts"]) == (["search.css", "own.css"], ["search.js"])


def test_scripts_learn_where_the_root_is() -> None:
    assert mark_root('<!doctype html>\n<html lang="en"><html ', "../", "en") == (
        '<!doctype html>\n<html data-base="../" data-language="en" lang="en"><html ')


@pytest.mark.parametrize(("language", "marked"), [("zh-Hant", 'data-years="roc" '), ("zh-Hans", 'data-years="roc" '), ("en", "")])
def test_scripts_learn_how_years_are_counted(language: str, marked: str) -> None:
    assert mark_root("<html >", "", language, Years.ROC) == f'<html data-base="" data-language="{language}" {marked}>'


