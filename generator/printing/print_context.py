"""A handbook in one language, on its way to paper: addresses, words, faces and the time that its documents claim."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.facts.addresses import language_folder, on_site
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.handbook import Paper
from generator.printing.typefaces import Face, faces
from generator.reads import Declare, Keep, made_anew, made_once

PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
"""Paper → its name in Typst."""


@dataclass(frozen=True)
class PrintContext:
    """What every form needs to know besides its own entry. `site_url` is where the site will be, empty if that is not known."""

    handbook: Handbook
    language: str
    site_url: str = ""
    derived: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several documents need is made `once`."""
    keep: Keep = field(default=made_anew, repr=False, compare=False)
    declare: Declare = field(default=made_once, repr=False, compare=False)

    @cached_property
    def words(self) -> HandbookWords:
        return HandbookWords.of(self.handbook, self.language)

    def address(self, name: str) -> str:
        """Of a page or document of this language, from the root of the site: `procedures/x.pdf`, `en/procedures/x.pdf`."""
        return language_folder(self.language, self.handbook.language) + name

    def link(self, name: str) -> str:
        """The whole address of a page, empty if that is not known."""
        return on_site(self.site_url, self.address(name))

    def data(self, labels: Mapping[str, str], **details: Any) -> dict[str, Any]:
        """The data of a document. `labels` are the texts of the form itself: name in the template → key in the catalogue.

        Placeholders in them stay: only the template knows the number of a page.
        """
        return {"language": self.language, "paper": PAPERS[self.handbook.entry.paper], "faces": self._faces,
                "labels": {name: self.words.unfilled(key) for name, key in labels.items()},
                "organisation": self.words.said(self.handbook.entry.organisation), **details}

    @cached_property
    def _faces(self) -> dict[str, Face]:
        return faces((*self.handbook.languages, self.language), self.handbook.language)

    def identity(self, entry: Entry, page: str) -> dict[str, Any]:
        """What a form says of itself: the id and version of its entry, from when it holds, and where it is on screen.

        `link` is the whole address of the page, empty if that is not known; `code` names the picture that shows it.
        """
        link = self.link(page)
        identity = [text for text in (entry.id, self._version(entry), self._edition()) if text]
        return {"identity": identity, "effective": self._effective(entry), "address": link or self.address(page), "link": link,
                "code": f"{entry.kind}-{entry.id}.svg"}

    def _edition(self) -> str:
        """For whom the edition is, where it is not the whole handbook."""
        audience = self.handbook.audience
        return self.words.text("Edition for") + self.words.text(": ") + self.words.said(audience.title).text if audience else ""

    def _version(self, entry: Entry) -> str:
        """`Version 2`: the entry's own, else the handbook's."""
        version = self.handbook.version(entry)
        return self.words.text("Version {version}", version=version) if version else ""

    def _effective(self, entry: Entry) -> str:
        day = self.handbook.effective(entry)
        return self.words.text("Effective {date}", date=self.words.date(day)) if day else ""

    def timestamp(self, *entries: Entry) -> int:
        """Seconds since 1970 at midnight of the day from which the newest of the entries holds.

        It comes from the rules and never from the clock or the environment, so that the same handbook gives the same document.
        """
        days = [entry.effective for entry in entries if entry.effective]
        day = max(days, default=self.handbook.entry.effective or datetime.date(1970, 1, 1))
        return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())
