"""How much of a checklist goes on one sheet of paper: two sides of A4. Reckoned, not typeset. Pure.

The measures are those of `templates/print/sheet.typ`, in millimetres. They err on the side of too much height, so that what
is said to fit does fit; a test holds this against typeset sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil

from generator.facts.checklist import MATTERS, Checklist, Group, Item
from generator.facts.checklist_words import ChecklistWords
from generator.model import Procedure
from generator.printing.text_width import MILLIMETRES, lines, width

SIDES = 2

_SIDE = 297 - 13 - 17
_WIDTH = 210 - 2 * 14
_MASTHEAD = 36.0
_QR = 30.0
_SIGNATURES = 15.0
_GAP = 1.5
_PADDING, _BAR_PADDING = 2 * 1.7, 2 * 1.5
_INSET, _BAR_INSET = 2 * 1.2, 2 * 2.0
_BOX = 4.5
_TITLE, _NORMAL, _SMALL = 19.0, 11.0, 9.0
"""Sizes of type, in points."""
_CAPITALS = 0.74 * MILLIMETRES
_LEADING = 0.5 * _NORMAL * MILLIMETRES
_TOGETHER, _TOGETHER_DUTIES = 200.0, 50.0
"""A procedure's items are divided between sides only if they are higher than this, duties of one period if higher than that."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of the columns of a sheet, in millimetres; what is done gets the rest."""

    box: float
    number: float
    due: float
    limit: float
    record: float
    reference: float

    @property
    def widths(self) -> tuple[float, ...]:
        """Of all seven columns, from left to right."""
        return self.box, self.number, self.do, self.due, self.limit, self.record, self.reference

    @property
    def do(self) -> float:
        return _WIDTH - self.box - self.number - self.due - self.limit - self.record - self.reference


_CHINESE = Columns(7, 7, 18.5, 20, 25, 22)
_OTHERS = Columns(7, 7, 18.5, 23, 24, 23)


def columns(language: str) -> Columns:
    """Chinese says in fewer millimetres how long and when, and never breaks such words."""
    return _CHINESE if language.startswith("zh") else _OTHERS


@dataclass(frozen=True, slots=True)
class Fit:
    """What is printed of a checklist: all duties, and those procedures that still fit.

    `together` holds the ids of groups that are not divided between sides. `sides` is over `SIDES` where the duties alone are
    too many.
    """

    printed: tuple[Group, ...]
    left_out: tuple[Group, ...]
    together: frozenset[str]
    sides: int


def fit(checklist: Checklist, words: ChecklistWords) -> Fit:
    """Procedures go on the sheet whole or not at all: those the post keeps first, then by the class of their matter, then those
    with the most critical items."""
    heights = {group.id: _Heights.of(group, checklist, words) for group in checklist.groups}
    titles = {group.procedure.id: words.said(group.procedure.title).text for group in checklist.groups if group.procedure}
    kept = frozenset(group.id for group in checklist.groups if group.procedure is None)
    chosen = _Choice(checklist, _masthead(checklist, words), titles, heights, kept)
    everything = replace(chosen, kept=frozenset(heights))
    if everything.sides <= SIDES:
        chosen = everything
    for groups in _by_weight(checklist) if chosen is not everything else ():
        more = replace(chosen, kept=chosen.kept | {group.id for group in groups})
        if more.sides <= SIDES:
            chosen = more
    together = frozenset(name for name, found in heights.items() if not found.breakable)
    return Fit(chosen.printed, chosen.left_out, together | {chosen.printed[-1].id}, chosen.sides)


def _by_weight(checklist: Checklist) -> list[list[Group]]:
    """The groups of each procedure, what matters most to the post first."""
    by_procedure: dict[str, list[Group]] = {}
    procedures: dict[str, Procedure] = {}
    for group in checklist.groups:
        if group.procedure is not None:
            procedures[group.procedure.id] = group.procedure
            by_procedure.setdefault(group.procedure.id, []).append(group)

    def weight(name: str) -> tuple[bool, int, int]:
        critical = sum(item.critical for group in by_procedure[name] for item in group.items)
        return procedures[name].owner != checklist.post.id, MATTERS.index(procedures[name].matter), -critical

    return [by_procedure[name] for name in sorted(by_procedure, key=weight)]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Some of a checklist's groups, by their ids, and how many sides they take."""

    checklist: Checklist
    masthead: float
    titles: Mapping[str, str]
    heights: Mapping[str, _Heights]
    kept: frozenset[str]

    @property
    def printed(self) -> tuple[Group, ...]:
        return tuple(group for group in self.checklist.groups if group.id in self.kept)

    @property
    def left_out(self) -> tuple[Group, ...]:
        return tuple(group for group in self.checklist.groups if group.id not in self.kept)

    @property
    def sides(self) -> int:
        side, place = 1, self.masthead
        for block in self._blocks():
            if place + block.height > _SIDE:
                side, place = side + 1, block.repeated
            place += block.height
        return side

    def _blocks(self) -> Iterator[_Block]:
        """The signatures, and the names of what is left out, stay beside the last group."""
        printed = self.printed
        for group in printed[:-1]:
            yield from self.heights[group.id].blocks
        yield _Block(self.heights[printed[-1].id].whole + _SIGNATURES + self._rest())

    def _rest(self) -> float:
        names = dict.fromkeys(group.procedure.id for group in self.left_out if group.procedure)
        return _height(lines("".join(f"{self.titles[name]} (00–00), " for name in names), _SMALL, _WIDTH), _SMALL) + _GAP if names else 0.0


def _masthead(checklist: Checklist, words: ChecklistWords) -> float:
    """A long title takes more lines, and so do many who stand in."""
    title = lines(words.own("{post} checklist", post=words.said(checklist.post.title).text).text, _TITLE, _WIDTH - _QR)
    many = _height(2, _SMALL) if len(checklist.post.substitutes) > 3 else 0.0
    return _MASTHEAD + _height(title, _TITLE) - _height(1, _TITLE) + many


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together; on a new side, the bar that is `repeated` stands above it."""

    height: float
    repeated: float = 0.0


@dataclass(frozen=True, slots=True)
class _Heights:
    """Of a group, as a whole and in blocks; whether it may be divided between sides."""

    whole: float
    blocks: tuple[_Block, ...]
    breakable: bool

    @classmethod
    def of(cls, group: Group, found: Checklist, words: ChecklistWords) -> _Heights:
        places = columns(words.language)
        wide = places.do + (0 if any(words.due(item) for item in group.items) else places.due)
        rows = [_row(item, found, wide, places, words) for item in group.items]
        bar = _bar(group, places.box + places.number + wide, words)
        whole = bar + sum(rows) + _GAP
        if whole - _GAP <= (_TOGETHER if group.procedure else _TOGETHER_DUTIES):
            return cls(whole, (_Block(whole),), False)
        rows[-1] += _GAP
        return cls(whole, (_Block(bar + rows[0]), *(_Block(row, repeated=bar) for row in rows[1:])), True)


def _row(item: Item, found: Checklist, wide: float, places: Columns, words: ChecklistWords) -> float:
    event, record = words.event(item), words.record(item) or words.evidence(item)
    procedure = None if item.step else words.procedure(item)
    do = _cell(("▲ " if item.critical else "") + words.approves(item) + words.said(item.do).text, _NORMAL, wide)
    notes = [words.own("When: ").text + event.text if event else "",
             *(said.text for said in (words.only_if(item, found), words.ways(item, found)) if said)]
    do += sum(_LEADING + _cell(note, _SMALL, wide) for note in notes if note)
    for_record = places.record + (places.reference if item.step else 0)
    others = [(words.due(item), places.due), (words.within(item), places.limit), (record.text if record else "", for_record),
              (procedure.text if procedure else "", places.reference)]
    return _PADDING + max(_BOX, do, *(_cell(text, _SMALL, column) for text, column in others))


def _cell(text: str, points: float, column: float) -> float:
    return _height(lines(text, points, column - _INSET), points)


def _bar(group: Group, column: float, words: ChecklistWords) -> float:
    trigger = None if group.pause else words.trigger(group)
    begins = words.own("begins with: ").text + trigger.text if trigger else words.stop(group)
    note = "   ".join(("", words.part(group), words.mode(group), words.steps(group), begins))
    heading = " — ".join(said.text for said in words.heading(group))
    needed = (width(heading) * _NORMAL + width(note) * _SMALL) * MILLIMETRES
    return _BAR_PADDING + _height(ceil(1.06 * needed / (column - _BAR_INSET)), _NORMAL)


def _height(count: int, points: float) -> float:
    """Of some lines."""
    return count * _CAPITALS * points + (count - 1) * _LEADING if count else 0.0
