"""Data that leaves the handbook, for other programs: JSON, calendars, workbooks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial

from generator.facts.addresses import language_folder
from generator.facts.showing import Output, shown
from generator.handbook import Handbook
from generator.model import Entry, Post
from generator.page import Document
from generator.reads import Keep, made_anew


def render_exports(handbook: Handbook, language: str, today: datetime.date, site_url: str = "",
                   keep: Keep = made_anew) -> Iterator[Document]:
    """The workbook and the calendars of one language, and with the main language the data of the whole.

    A post without any event has no calendar. `today` sets the years that calendars cover and the day their events were written;
    everything else is the same on every day. With `site_url`, where the site will be, events of calendars lead to it.
    """
    from generator.exports.calendars import post_calendar
    from generator.exports.data import handbook_data, handbook_schema
    from generator.exports.feeds import change_feeds
    from generator.exports.workbook import workbook

    def calendar(post: Post) -> bytes:
        return post_calendar(post, handbook, language, today, owned.get(post.id, ()), site_url) or b""

    folder = f"{language_folder(language, handbook.language)}data/"
    yield Document(f"{folder}handbook.xlsx", keep("workbook", partial(workbook, handbook, language, keep)))
    owned: dict[str | None, list[Entry]] = {}
    for entry in shown((*handbook.entries, handbook.entry), handbook, Output.CALENDAR):
        owned.setdefault(entry.owner, []).append(entry)
    for post in shown(handbook.posts.values(), handbook, Output.CALENDAR):
        if feed := keep(f"calendar {post.id}", partial(calendar, post)):
            yield Document(f"{folder}{post.id}.ics", feed)
    yield from change_feeds(handbook, language, site_url)
    if language == handbook.language:
        yield Document("data/handbook.json", handbook_data(handbook))
        yield Document("data/handbook.schema.json", handbook_schema())
