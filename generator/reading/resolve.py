"""Stage 3: the only place that follows references. Entries in, a `Handbook` with backlinks out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic, Span, Term
from generator.handbook import Handbook
from generator.model import HANDBOOK_LISTS, KINDS, Entry, HandbookEntry
from generator.model.degree import Degree
from generator.model.later import later_of
from generator.model.text import as_id
from generator.model.walk import FieldPath
from generator.nearest import nearest
from generator.patterns import pattern_of
from generator.reading import descriptors
from generator.reading.attachments import Attachments
from generator.reading.backlinks import Backlinks
from generator.reading.claims import ANYTHING
from generator.reading.cycles import check_cycles
from generator.reading.local_names import check_used_parts, duplicate_part
from generator.reading.looked import Looked, Numbered, Target, add_place, places_said
from generator.reading.naming import Key, Naming, Places
from generator.reading.references import Mentions, kind_meant, kinds_meant
from generator.reading.titles import ids_titled, items_of, level_with_amount

_EITHER = pattern_of(r"\s*(?:或者?|至|到|~|～|\bor\b|\bto\b)\s*")
_NO_LEVEL = pattern_of("none|no level|nothing|n/?a|-|[無无](?:等[級级])?|不列[級级]|不予[獎奖][懲惩]", re.IGNORECASE)
_ANYONE = pattern_of(
    r"(?:any|every|some)[- ]?(?:one|body)|all(?: (?:staff|posts|employees))?|(?:any|every) (?:staff|employee|member of staff)|"
    r"(?:who(?:m|so)?ever|the (?:first )?person who)\b.*|(?:the )?(?:finder|witness)|任何人(?:員|员)?|所有人(?:員|员)?|人人|每(?:個|个)?人|"
    r"全[體体](?:同仁|員工|人員|员工|人员)?|(?:第一)?(?:發現|发现|目擊|目击)(?:人|者|人員|人员)", re.IGNORECASE)
"""Words for nobody in particular, of whom no page can say that it is their work."""
_SOME_POSTS = 2

Names = tuple[tuple[str, ...], ...]
"""The ids that there are, kind by kind."""


class Followed(NamedTuple):
    """Where the mentions of an entry lead: (kind, id) → the places where it names that; and the faults of those that lead nowhere."""

    links: Mapping[Key, Places]
    faults: list[Diagnostic]


class EntryReader:
    """Looks at entries where nothing is known from before; see `anew`."""

    def look(self, entry: Entry) -> Looked:
        """What can be told of an entry by itself."""
        later = later_of(entry)
        return later.looked() if later else Looked.of(entry)

    def followed(self, entry: Entry, names: Names, follow: Callable[[], Followed]) -> Followed:
        """Where the mentions of an entry lead while there are such names."""
        return follow()

    def naming(self, entries: Sequence[Entry]) -> Naming:
        """Who names what, as far as it is known of entries among which everything leads somewhere."""
        return Naming(entries)

    def keep(self, naming: Naming) -> None:
        """Notes who names what, as it was found of such entries."""


@dataclass(frozen=True, slots=True)
class Attachable:
    """Files that links may lead to, relative to the folder `rules`, with their sizes. `unread` are the texts of files of which something
    is faulty: an entry there may link to one.
    """

    rules: str = "rules"
    files: Mapping[str, int] = field(default_factory=dict)
    unread: Sequence[str] = ()


NO_FILES = Attachable()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The handbook, or None where there is no handbook entry to hold it together."""

    handbook: Handbook | None
    diagnostics: list[Diagnostic]


def resolve(entries: Iterable[Entry], claimed: set[tuple[str, str]], attachable: Attachable = NO_FILES,
            reader: EntryReader | None = None, day: datetime.date | None = None) -> Resolved:
    """Gives every name its object, on a day. `claimed` are faulty or unreadable entries: naming one of them is no further fault.

    Without a `reader` every entry is looked at anew.
    """
    entries, reader = list(entries), reader or EntryReader()
    diagnostics: list[Diagnostic] = []
    by_kind, head = _index(entries, diagnostics)
    lists_unknown = any(kind == "handbook" or (head is None and kind not in KINDS) for kind, _ in claimed)
    """Whether a faulty entry is that of the handbook, or may be: then nobody knows what its lists define."""
    if head is None and not lists_unknown:
        diagnostics.append(Diagnostic(descriptor=descriptors.NO_HANDBOOK, span=Span(attachable.rules),
                                      details={"folder": attachable.rules + "/"}))
    attachments = Attachments(attachable.rules, attachable.files)
    sound = head is not None and not (claimed or diagnostics)
    naming = reader.naming(entries) if sound else Naming(entries)
    following = _Following(_Links(by_kind, claimed, lists_unknown), attachments, reader, naming)
    to_follow = [(number, entry) for number, entry in enumerate(entries) if not naming.is_done(number)]
    diagnostics += [fault for number, entry in to_follow for fault in following.faults(number, entry)]
    if sound and following.all_lead:
        reader.keep(naming)
    check_cycles(by_kind, head, diagnostics)
    if ANYTHING not in claimed:  # else nobody knows what is missing
        diagnostics += attachments.unused(attachable.unread)
    handbook = Handbook(head, by_kind, Backlinks(naming), attachments.found, day) if head else None
    return Resolved(handbook, diagnostics)


def _index(entries: list[Entry], diagnostics: list[Diagnostic]) -> tuple[dict[str, dict[str, Any]], HandbookEntry | None]:
    """Kind → id → entry; the first of two of the same id counts, and the second is reported."""
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in (*KINDS, *HANDBOOK_LISTS)}
    head: HandbookEntry | None = None
    for entry in entries:
        if isinstance(entry, HandbookEntry):
            if head is not None:
                details = {"file": head.source.file, "line": head.source.line}
                diagnostics.append(Diagnostic(descriptor=descriptors.SECOND_HANDBOOK, span=entry.source.span(("kind",)), details=details))
                continue
            head = entry
        same = by_kind[entry.kind]
        if entry.id in same:
            first = same[entry.id].source
            diagnostics.append(Diagnostic(
                descriptor=descriptors.DUPLICATE_ID, span=entry.source.span(("id",)), related=first.span(("id",)),
                details={"kind": Term(entry.kind), "id": entry.id, "file": first.file, "line": first.span(("id",)).line}))
        else:
            same[entry.id] = entry
    if head is not None:
        for kind, name in HANDBOOK_LISTS.items():
            by_kind[kind] = _index_list(head, kind, name, diagnostics)
    return by_kind, head


def _index_list(head: HandbookEntry, kind: str, name: str, diagnostics: list[Diagnostic]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, item in enumerate(getattr(head, name)):
        if item.id in found:
            line = head.source.span((name, [*found].index(item.id), "id")).line
            diagnostics.append(duplicate_part(head, (name, number, "id"), kind, item.id, line))
        else:
            found[item.id] = item
    return found


class _Following:
    """Follows everything to which entries lead; who names what goes into `naming`. `all_lead` as long as no name leads nowhere."""

    def __init__(self, links: _Links, attachments: Attachments, reader: EntryReader, naming: Naming) -> None:
        self._links, self._attachments, self._reader, self._naming = links, attachments, reader, naming
        self._names = tuple(map(tuple, links.by_kind.values()))
        self._parts: dict[Key, Sequence[str]] = {}
        self.all_lead = True

    def faults(self, number: int, entry: Entry) -> Iterator[Diagnostic]:
        """Of the entry with that number. What is known of it has none, but for files and for parts of others, which must be there now."""
        looked = self._reader.look(entry)
        if not self._naming.is_known(number):
            led = self._reader.followed(entry, self._names, partial(self._links.follow, entry, looked.targets))
            self._naming.put(number, led.links, beyond=bool(looked.links or looked.used))
            self.all_lead &= not (led.faults or looked.faults)
            yield from led.faults
        yield from self._attachments.follow_all(entry, looked.links)
        yield from looked.faults
        if doubtful := [each for each in looked.used if each.name not in self._parts_of(each.owner)]:
            yield from check_used_parts(entry, doubtful, self._links.by_kind)

    def _parts_of(self, owner: Key) -> Sequence[str]:
        kind, name = owner
        if owner not in self._parts:
            found = self._links.by_kind[kind].get(name)
            self._parts[owner] = self._reader.look(found).parts if found else ()
        return self._parts[owner]


class _Links:
    """Follows the references of entries, one entry after the other."""

    def __init__(self, by_kind: dict[str, dict[str, Any]], claimed: set[Key], lists_unknown: bool) -> None:
        self.by_kind, self.lists_unknown = by_kind, lists_unknown
        self.faulty: dict[str, list[str]] = {}
        for kind, name in sorted(claimed):
            self.faulty.setdefault(kind, []).extend([name] if name not in ("", str(None)) else [])
        self.anything_unknown = ANYTHING in claimed
        self.unread = claimed | {(kind, as_id(name)) for kind, name in claimed}
        """With what names that are no ids were meant as, which is how others name them."""
        self.of_unknown_kind = {name for kind, name in claimed if kind not in KINDS}
        self.nearest: dict[tuple[tuple[str, ...], str, str], str | None] = {}

    def follow(self, entry: Entry, targets: Iterable[Target]) -> Followed:
        """The places themselves are looked at only where a name leads nowhere, or perhaps to where it stands."""
        if isinstance(entry, HandbookEntry):
            return self._place_by_place(entry)
        led: dict[Key, Places] = {}
        own, by_kind = entry.key, self.by_kind
        for name, kinds, places in targets:
            kind = kind_meant(entry, name, kinds, by_kind)
            if kind is None or (key := (kind, name)) == own:
                return self._place_by_place(entry)
            led[key] = (*led.get(key, ()), places)
        return Followed(led, [])

    def _place_by_place(self, entry: Entry) -> Followed:
        found: dict[Key, list[Numbered]] = {}
        faults: list[Diagnostic] = []
        mentions = Mentions.of(entry)
        for number, (path, named) in enumerate(mentions.named):
            if named.name in self.by_kind[named.kind]:
                add_place(found.setdefault(named, []), number, path[:-1])
            else:
                place = entry.source.span_of(path, f"{named.kind}:{named.name}")
                faults.extend(self.faults(entry, path, named.name, (named.kind,), place))
        for number, (path, name, targets) in enumerate(mentions.references, len(mentions.named)):
            kind = kind_meant(entry, name, targets, self.by_kind)
            if kind is None:
                faults.extend(self.faults(entry, path, name, kinds_meant(entry, targets)))
            elif _is_self(entry, path, kind, name):
                faults.append(Diagnostic(descriptor=descriptors.SELF_REFERENCE, span=entry.source.span(path), details={"given": name}))
            else:
                add_place(found.setdefault((kind, name), []), number, path)
        return Followed({key: (places_said(places),) for key, places in found.items()}, faults)

    def faults(self, entry: Entry, path: FieldPath, name: str, kinds: tuple[str, ...], place: Span | None = None) -> Iterator[Diagnostic]:
        """The fault of a name that leads to none of these kinds; none where what is named may stand where nobody could read it."""
        if self.may_be_unread(name, kinds):
            return
        span, expected = place or entry.source.span(path), Term(" or ".join(kinds))
        other = next((k for k, found in self.by_kind.items() if k not in kinds and name in found), None)
        if other is not None:
            yield Diagnostic(descriptor=descriptors.WRONG_KIND, span=span,
                             details={"given": name, "found": Term(other), "expected": expected})
            return
        own = next((entry.id for kind in kinds if _is_self(entry, path, kind, entry.id)), "")
        hint, details = self.advice(name, kinds, own)
        one_of = "post" if "post" in kinds else expected  # wherever a post is named, it is the same one that is missing
        yield Diagnostic(descriptor=descriptors.UNKNOWN_REFERENCE, span=span, hint=hint, cause=f"{one_of} {name}",
                         details={"kind": expected, "given": name, **details})

    def may_be_unread(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Whether what is named stands where nobody could read it."""
        claimed = name in self.of_unknown_kind or any((kind, name) in self.unread for kind in kinds)
        return claimed or self.anything_unknown or (self.lists_unknown and bool(set(kinds) & set(HANDBOOK_LISTS)))

    def advice(self, name: str, kinds: tuple[str, ...], own: str = "") -> tuple[str, dict[str, object]]:
        """How to say that anyone does it; how to write several names; else what has this as its title; else the nearest known name; else
        some of those there are; else how to make one. `own` is a name that cannot be meant, since it is what the reference stands in."""
        if "role" in kinds and _ANYONE.fullmatch(name.strip()):
            return descriptors.ANYONE_HINT, {"posts": ", ".join([*self.by_kind["post"]][:_SOME_POSTS]) or "…"}
        if titled := self.titled(name, kinds):
            return descriptors.TITLE_HINT, {"nearest": ", ".join(titled)}
        if kinds == ("level",) and (advice := self.advice_on_level(name)):
            return advice
        known = [n for kind in kinds for n in (*self.by_kind[kind], *self.faulty.get(kind, ())) if n != own]
        items = [self.id_of(part, kinds) for part in items_of(name)]
        if items and set(items) <= set(known):
            return descriptors.SEPARATE_HINT, {"items": ", ".join(items)}
        if (kinds, name, own) not in self.nearest:
            self.nearest[kinds, name, own] = nearest(name, known)
        if near := self.nearest[kinds, name, own]:
            return descriptors.NEAREST_HINT, {"nearest": near}
        listed = HANDBOOK_LISTS.get(kinds[0])
        if known:
            some = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
            return (descriptors.KNOWN_LISTED_HINT, {"known": some, "list": listed}) if listed else (descriptors.KNOWN_HINT, {"known": some})
        if listed:
            return descriptors.NONE_LISTED_HINT, {"list": listed}
        return descriptors.NONE_KNOWN_HINT, {"entry_kind": kinds[0]}

    def advice_on_level(self, name: str) -> tuple[str, dict[str, object]] | None:
        """What is written for a level as readers see it, for none, and for one that is written with its amount."""
        if degrees := self.degrees_titled(name):
            return descriptors.TITLE_HINT, {"nearest": ", ".join(degrees)}
        if _NO_LEVEL.fullmatch(name.strip()):
            return descriptors.NO_LEVEL_HINT, {}
        paid = level_with_amount(name, self.by_kind["level"])
        return (descriptors.PAID_LEVEL_HINT, {"level": paid[0], "amount": paid[1]}) if paid else None

    def degrees_titled(self, name: str) -> list[str]:
        """What is written for a level as readers see it: 申誡二次 → reprimand x2; 申誡一次或二次 → [reprimand, reprimand x2]."""
        first, *others = _EITHER.split(name)
        if not others:
            return self.degree_titled(name)
        called = counted.level if (counted := Degree.in_words(first)) else first
        found = [self.degree_titled(part) or self.titled(part, ("level",)) or self.degree_titled(called + part)
                 for part in (first, *others)]
        return [f"[{', '.join(one for one, in found)}]"] if all(len(each) == 1 for each in found) else []

    def degree_titled(self, name: str) -> list[str]:
        counted = Degree.in_words(name)
        return [str(Degree(each, counted.times)) for each in ids_titled(counted.level, self.by_kind["level"])] if counted else []

    def titled(self, name: str, kinds: tuple[str, ...]) -> list[str]:
        """The ids of what has this title."""
        return [each for kind in kinds for each in ids_titled(name, self.by_kind[kind])]

    def id_of(self, name: str, kinds: tuple[str, ...]) -> str:
        """The id of the only one that has this title; else the name as it is."""
        titled = self.titled(name, kinds)
        return titled[0] if len(titled) == 1 else name


def _is_self(entry: Entry, path: FieldPath, kind: str, name: str) -> bool:
    """Whether a reference by which things are put in order names the very thing it stands in."""
    if isinstance(entry, HandbookEntry) and kind in HANDBOOK_LISTS and path[-1] != "id":
        return path[0] == HANDBOOK_LISTS[kind] and getattr(entry, HANDBOOK_LISTS[kind])[path[1]].id == name
    return (kind, name) == entry.key and (
        path[0] in ("reports_to", "substitutes", "supersedes", "see", "related", "terms") or path[-1] == "pass_to")
