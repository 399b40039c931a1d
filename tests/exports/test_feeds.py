"""Atom feeds of changes: what RFC 4287 asks for, names that stay, texts that cannot break out."""

from __future__ import annotations

import datetime
from dataclasses import replace
from xml.etree import ElementTree

from check_cases import handbook
from facts.test_changes import OFFICE

from generator.exports.feeds import change_feeds
from generator.handbook import Handbook, Revision

ATOM = "{http://www.w3.org/2005/Atom}"


def changed(after: str) -> Handbook:
    old, new = handbook(OFFICE), handbook(after)
    key = ("procedure", "mail")
    return replace(new, history=(Revision(datetime.date(2026, 11, 2), {key: old.procedures["mail"]}, {key: new.procedures["mail"]}),))


def feeds(after: str, site_url: str = "") -> dict[str, ElementTree.Element]:
    return {document.address: ElementTree.fromstring(document.data) for document in change_feeds(changed(after), "en", site_url)}


AFTER = OFFICE.replace("within: 1 hour", "within: 30 minutes")


def test_a_feed_for_all_and_one_for_each_post_concerned() -> None:
    assert set(feeds(AFTER)) == {"en/data/changes.atom", "en/data/clerk.atom"}
    assert list(change_feeds(handbook(OFFICE), "en")) == []


def test_a_feed_has_what_the_standard_asks_for() -> None:
    feed = feeds(AFTER, "https://rules.example/")["en/data/clerk.atom"]
    assert feed.tag == f"{ATOM}feed"
    assert {feed.findtext(f"{ATOM}{name}") for name in ("title", "updated")} == {"What changed: Clerk", "2026-11-02T12:00:00Z"}
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Office"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Incoming mail (Procedure, changed)"
    assert entry.findtext(f"{ATOM}content") == "Step 1 · Time limit · Register it: [−1 hour−][+30 minutes+]"
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == ["https://rules.example/en/procedures/mail.html"]


def test_names_are_the_same_wherever_the_site_is() -> None:
    names = [[e.text for e in feed.iter(f"{ATOM}id")] for url in ("", "https://a.example/") for feed in [feeds(AFTER, url)["en/data/changes.atom"]]]
    assert names[0] == names[1]
    assert len(set(names[0])) == 2


def test_texts_stay_texts() -> None:
    feed = feeds(OFFICE.replace("Register it", "Register </content><script>x & y"))["en/data/changes.atom"]
    assert "</content><script>x & y" in (feed.findtext(f"{ATOM}entry/{ATOM}content") or "")
