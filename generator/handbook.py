"""The resolved handbook: entries by id, the items of the handbook entry, and who refers to whom."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.model import HANDBOOK_LISTS, Conduct, Criteria, Entry, HandbookEntry, Oversight, Post, Procedure, Risk, Term
from generator.model.handbook import Audience
from generator.model.post import Duty
from generator.model.text import Text
from generator.reads import ALL, Value, note, once, read_of

DOERS = ("post", "role", "outsider")
"""The kinds of those who do a step."""


@dataclass(frozen=True, slots=True)
class Backlink:
    """`entry` refers to something at `path` (keys and indexes from the top of the entry)."""

    entry: Entry
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a rule links to. `path` is relative to the handbook's folder, `address` and `href` to the root of the site.

    `href` is `address` as it stands in a link, with the part of the file that the author named (`#page=3`).
    """

    path: str
    address: str
    href: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed in the rules on one day: (kind, id) of entries → how they were before and after it.

    None where an entry was not there, or where its older form is not one that this program reads. Ids are those of today: `renamed` says
    which older ones, by (kind, older id), were given up on this day for them.
    """

    day: datetime.date
    before: Mapping[tuple[str, str], Entry | None]
    after: Mapping[tuple[str, str], Entry | None]
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything a stage after `resolve` needs. Dictionaries keep the order of the files; nothing here changes."""

    entry: HandbookEntry
    by_kind: Mapping[str, Mapping[str, Any]]
    """Kind or list name (`post`, `scope`, `form`, …) → id → entry or item."""
    backlinks: Mapping[tuple[str, str], tuple[Backlink, ...]] = field(default_factory=dict)
    """(kind, id) → places that name it, in reading order."""
    attachments: Mapping[tuple[str, str], Attachment] = field(default_factory=dict)
    """(file of the rules, link as it is written there) → what it leads to. Links to other sites are not among them."""
    day: datetime.date | None = None
    """The day that decides what is in force; None judges by the state that entries give themselves."""
    audience: Audience | None = None
    """Whose edition this is; None for the whole handbook."""
    whole: Handbook | None = None
    """The handbook of which this is a part; None for a whole one."""
    history: Sequence[Revision] = ()
    """What has changed, the newest first; empty where nobody knows, and in editions, since older texts may say what is withheld."""
    newer: dict[tuple[str, str], list[Entry]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """(kind, id) of entries → those that say they replace it, in reading order. Ask `replacing`, which notes it."""
    changed: dict[tuple[str, str], list[Revision]] = field(default_factory=dict, init=False, repr=False, compare=False)
    renamed: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """(kind, older id) → the id that the entry has now."""

    derived: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Values that several outputs derive from this handbook, and that take long: each is made `once`."""

    def __post_init__(self) -> None:
        for entry in self.entries:
            for name in dict.fromkeys(entry.supersedes):
                self.newer.setdefault((entry.kind, name), []).append(entry)
        for revision in self.history:
            for key in revision.before.keys() | revision.after.keys():
                self.changed.setdefault(key, []).append(revision)
            for key, name in revision.renamed.items():
                self.renamed.setdefault(key, name)

    def on(self, day: datetime.date) -> Handbook:
        """The same handbook as it is on a day."""
        return self if day == self.day else replace(self, day=day)

    def part(self, keys: Iterable[tuple[str, str]]) -> Handbook:
        """Some of the entries, in the order given, for work that looks at each by itself: the handbook's own is looked at where it is among
        them, and can be asked in any case. Who refers to them is left out.
        """
        some: dict[str, dict[str, Any]] = {kind: {} for kind in self.by_kind if kind not in HANDBOOK_LISTS}
        for kind, name in keys:
            if kind in some:
                some[kind][name] = self.by_kind[kind][name]
        return replace(self, by_kind={kind: some.get(kind, found) for kind, found in self.by_kind.items()}, backlinks={},
                       whole=self.whole or self)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.entry.languages

    @property
    def language(self) -> str:
        """The main language."""
        return self.entry.languages[0]

    @property
    def for_outside(self) -> bool:
        """Whether it is the edition for readers who do not belong to the organisation."""
        return self.audience is not None and not self.audience.internal

    @property
    def posts(self) -> Mapping[str, Post]:
        return self.by_kind["post"]

    @property
    def procedures(self) -> Mapping[str, Procedure]:
        return self.by_kind["procedure"]

    @property
    def criteria(self) -> Mapping[str, Criteria]:
        return self.by_kind["criteria"]

    @property
    def conduct(self) -> Mapping[str, Conduct]:
        return self.by_kind["conduct"]

    @property
    def oversight(self) -> Mapping[str, Oversight]:
        return self.by_kind["oversight"]

    @property
    def risks(self) -> Mapping[str, Risk]:
        return self.by_kind["risk"]

    @property
    def terms(self) -> Mapping[str, Term]:
        return self.by_kind["term"]

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry but the handbook's own, kind by kind."""
        for kind, found in self.by_kind.items():
            if kind not in HANDBOOK_LISTS and kind != "handbook":
                yield from found.values()

    @property
    def all_entries(self) -> Iterator[Entry]:
        """Every entry, the handbook's own first."""
        yield from self.by_kind["handbook"].values()
        yield from self.entries

    def find(self, kind: str, name: str) -> Any:
        """The entry or item, or None."""
        return self.by_kind.get(kind, {}).get(name)

    def title(self, kind: str, name: str) -> Text:
        """What an entry or item is called; the name itself where there is none."""
        found = self.find(kind, name)
        return found.title if found else Text({self.language: name})

    def newer_than(self, key: tuple[str, str]) -> list[str]:
        """Ids of the entries that say they replace one, by its kind and id."""
        return [entry.id for entry in self.replacing(key)]

    def replacing(self, key: tuple[str, str]) -> Sequence[Entry]:
        """These entries."""
        note(read_of("standing", *key))
        return self.newer.get(key, ())

    @property
    def replaced(self) -> Iterator[tuple[str, str]]:
        """Kinds and ids of what entries say they replace, be it there or not."""
        for kind in self.by_kind.keys() - HANDBOOK_LISTS:
            note(("standing", kind, ALL))
        return iter(self.newer)

    def superior(self, post: Post) -> str | None:
        """The post that one reports to; None for the highest, also of an edition."""
        return post.reports_to if post.reports_to in self.posts else None

    def find_step(self, procedure: str | None, step: str | None) -> tuple[Procedure, int] | None:
        """(procedure, index of the step) of a step that is named, if there is such a one."""
        found = self.procedures.get(procedure) if procedure and step else None
        index = found.index_of(step) if found and step else None
        return None if found is None or index is None else (found, index)

    def find_duty(self, post: str, duty: str | None) -> Duty | None:
        """A duty of a post that is named, if there is such a one."""
        found = self.posts.get(post) if duty else None
        return next((each for each in found.duties if each.id == duty), None) if found else None

    def attached(self, entry: Entry, link: str) -> Attachment | None:
        """The file that a link in an entry leads to; None for a link to another site."""
        return self.attachments.get((entry.place[0], link))

    def record_kind(self, name: str) -> str:
        """A record is a register, or else a form: the only place that decides which of the two is meant."""
        return "register" if self.find("register", name) else "form"

    def doer_title(self, name: str) -> Text:
        """What a post, a role or a party outside is called."""
        return self.title(self.doer_kind(name), name)

    def doer_kind(self, name: str) -> str:
        """A doer is a post, or else a role, or else somebody outside: the only place that decides which of them is meant."""
        return next((kind for kind in DOERS if self.find(kind, name)), "post")

    def version(self, entry: Entry) -> str:
        """An entry's own, else the handbook's; empty if there is none."""
        return entry.version or self.entry.version or ""

    def effective(self, entry: Entry) -> datetime.date | None:
        """From which day an entry holds: its own, else the handbook's."""
        return entry.effective or self.entry.effective

    def once(self, entry: Entry, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is made of an entry, made once; of one that is not in the handbook, such as an older text, each time."""
        return once(self.derived, (key, *entry.key), make) if self.find(*entry.key) is entry else make()

    def revisions_of(self, kind: str, name: str) -> Sequence[Revision]:
        """Those in which an entry changed, the newest first."""
        note(("history", kind, name))
        return self.changed.get((kind, name), ())

    def name_today(self, kind: str, name: str) -> str:
        """The id that an entry has now; the same where it has not got another."""
        note(("history", kind, name))
        return self.renamed.get((kind, name), name)

    def links_to(self, kind: str, name: str) -> tuple[Backlink, ...]:
        return self.backlinks.get((kind, name), ())
