"""The page on which a finished day or case becomes a record, and on which records of others are opened, checked and compared."""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import PagePlan
from generator.pages.builder import PageBuilder
from generator.pages.day_documents import asks_for_post
from generator.pages.day_texts import unfilled
from generator.pages.record_texts import RECORD_TEXTS


def record_pages(builder: PageBuilder) -> Iterator[PagePlan]:
    """Nothing where nobody ticks anything."""
    handbook = builder.handbook
    if asks_for_post(handbook) and handbook.posts:
        yield PagePlan("records/index.html", lambda: builder.index(
            "records_index.html", "records", head=handbook.entry, texts=unfilled(builder.links.spoken, RECORD_TEXTS)))
