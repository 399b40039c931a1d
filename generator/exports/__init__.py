"""Data that leaves the handbook, for other programs: JSON, calendars, workbooks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial

from generator.facts.addresses import language_folder
from generator.facts.showing import Output, all_shown, shown
from generator.handbook import Handbook
from generator.model import Entry, Post
from generator.page import Document
from generator.questions import question
from generator.reads import Declare, apart, as_declared, once


def render_exports(handbook: Handbook, language: str, today: datetime.date, site_url: str = "") -> Iterator[Document]:
    """Everything that leaves the handbook in one language: its data, and feeds of what has changed."""
    from generator.exports.feeds import change_feeds

    yield from data_exports(handbook, language, today, site_url)
    yield from change_feeds(handbook, language, site_url)


def data_exports(handbook: Handbook, language: str, today: datetime.date, site_url: str = "",
                 declare: Declare = as_declared) -> Iterator[Document]:
    """The workbook and the calendars of one language, and with the main language the data of the whole; what takes longest comes first.

    Readers outside have no use for any of them. A post without any event has no calendar. `today` sets the years that calendars cover and
    the day their events were written; everything else is the same on every day. With `site_url`, where the site will be, events of
    calendars lead to it.
    """
    from generator.exports.calendars import has_events, post_calendar
    from generator.exports.data import handbook_schema, planned_data
    from generator.exports.workbook import workbook

    def calendar(post: Post) -> bytes:
        return post_calendar(post, handbook, language, today, _reviewed(post, handbook), site_url) or b""

    if handbook.for_outside:
        return
    folder = f"{language_folder(language, handbook.language)}data/"
    yield Document(f"{folder}handbook.xlsx", workbook(handbook, language, declare))
    if language == handbook.language:
        yield Document("data/handbook.json", planned_data(handbook, declare))
        yield Document("data/handbook.schema.json", handbook_schema)
    for post in all_shown("post", handbook, Output.CALENDAR):
        with apart():
            reviewed = _reviewed(post, handbook)
            there = once(handbook.derived, ("has events", post.id, today), partial(has_events, post, handbook, today, reviewed))
        if there:
            yield Document(f"{folder}{post.id}.ics", partial(calendar, post))


def _reviewed(post: Post, handbook: Handbook) -> list[Entry]:
    """The entries that a post keeps up to date, the handbook's own last."""
    return [handbook.entry if kind == "handbook" else handbook.by_kind[kind][name] for kind, name in _keys_reviewed(handbook, post.id)]


@question
def _keys_reviewed(handbook: Handbook, post: str) -> tuple[tuple[str, str], ...]:
    return tuple(once(handbook.derived, "keys by owner", lambda: _by_owner(handbook)).get(post, ()))


def _by_owner(handbook: Handbook) -> dict[str | None, list[tuple[str, str]]]:
    owned: dict[str | None, list[tuple[str, str]]] = {}
    for entry in shown((*handbook.entries, handbook.entry), handbook, Output.CALENDAR):
        owned.setdefault(entry.owner, []).append(entry.key)
    return owned
