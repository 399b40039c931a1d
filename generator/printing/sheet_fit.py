"""How the sheets of a checklist are laid out, and how many sides of paper each takes. Computed, not typeset. Pure.

The measures are those of `templates/print/sheet.typ`, in millimetres; all paper counts as no wider than A4. They err on the side of too
much height, so that what is said to fit does fit; a test holds this against typeset sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil

from generator.facts.checklist_items import Checklist, ContextStep, Group, Item
from generator.facts.checklist_words import ChecklistWords
from generator.facts.packet import Sheet
from generator.facts.signatures import signature_lines
from generator.model.handbook import Paper
from generator.printing.text_width import MILLIMETRES, lines, width

SIDES = 2

_HEIGHTS = {Paper.A4: 297 - 13 - 17, Paper.LETTER: 279 - 13 - 17}
_WIDTH = 210 - 2 * 14
_MASTHEAD = 40.0
_QR = 30.0
_SIGNATURES, _SIGNER = 15.0, 9.0
_GAP = 1.5
_PADDING, _BAR_PADDING = 2 * 1.7, 2 * 1.5
_INSET, _BAR_INSET = 2 * 1.2, 2 * 2.0
_BOX = 4.5
_CONTEXT_INSET = 1.3
_TITLE, _NORMAL, _SMALL = 19.0, 11.0, 9.0
"""Sizes of type, in points."""
_CAPITALS = 0.74 * MILLIMETRES
_LEADING = 0.5 * _NORMAL * MILLIMETRES
_TOGETHER, _TOGETHER_IF_TIGHT = 200.0, 50.0
"""A group is divided between sides only if it is higher than this, or than that where the sheet else takes more than two sides."""


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
_OTHERS = Columns(7, 7, 20.5, 23, 24, 23)


def columns(language: str) -> Columns:
    """Chinese says in fewer millimetres how long and when, and never breaks such words."""
    return _CHINESE if language.startswith("zh") else _OTHERS


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sheet is laid out: the ids of the groups that are not divided between sides, and the sides it takes."""

    together: tuple[str, ...]
    sides: int


def fit(sheet: Sheet, found: Checklist, words: ChecklistWords) -> Fit:
    """A sheet breaks between its groups only, unless breaking within long ones brings it on two sides; a group that is higher than a side
    is divided in any case."""
    heights = [_Heights.of(group, found, words) for group in sheet.groups]
    masthead = _masthead(sheet, found, words)
    whole = [height.whole <= _TOGETHER for height in heights]
    divided = [height.whole <= _TOGETHER_IF_TIGHT for height in heights]
    signatures = _SIGNATURES + _signers(sheet, found, words)
    side = _HEIGHTS[words.paper]
    apart, tight = (_sides(side, masthead, heights, together, signatures) for together in (whole, divided))
    together, sides = (divided, tight) if tight <= SIDES < apart else (whole, apart)
    return Fit(tuple(group.id for group, kept in zip(sheet.groups, together, strict=True) if kept), sides)


def _signers(sheet: Sheet, found: Checklist, words: ChecklistWords) -> float:
    """Two stand beside each other, each with the words why below."""
    reasons = [why.text if (why := words.why_signed(line, found)) else "" for line in signature_lines(sheet)]
    heights = [_SIGNER + (_GAP + _height(lines(why, _SMALL, _WIDTH / 2 - _INSET), _SMALL) if why else 0.0) for why in reasons]
    return sum(max(pair) for pair in zip_longest(heights[::2], heights[1::2], fillvalue=0.0))


def _sides(height_of_side: float, masthead: float, heights: Sequence[_Heights], together: Sequence[bool], signatures: float) -> int:
    """The signatures stay beside the last group."""
    blocks = [block for height, whole in zip(heights, together, strict=True)
              for block in ([_Block(height.whole)] if whole else height.blocks)]
    blocks[-1] = _Block(blocks[-1].height + signatures, blocks[-1].repeated)
    side, place = 1, masthead
    for block in blocks:
        if place + block.height > height_of_side:
            side, place = side + 1, block.repeated
        place += block.height
    return side


def _masthead(sheet: Sheet, found: Checklist, words: ChecklistWords) -> float:
    """A long title takes more lines, and so do a long trigger, what is said of limits, and many who stand in."""
    post = words.own("{post} checklist", post=words.said(found.post.title).text).text
    titles = lines(words.sheet(sheet).text, _TITLE, _WIDTH - _QR), lines(post, _NORMAL, _WIDTH - _QR)
    trigger = words.trigger(sheet.groups[0])
    more = _height(lines(trigger.text, _SMALL, _WIDTH - _QR) + 1, _SMALL) if trigger else 0.0
    limits = words.limits(sheet)
    more += _height(lines(limits, _SMALL, _WIDTH - _QR) + 1, _SMALL) if limits else 0.0
    many = _height(2, _SMALL) if len(found.post.substitutes) > 3 else 0.0
    return _MASTHEAD + _height(titles[0], _TITLE) - _height(1, _TITLE) + _height(titles[1], _NORMAL) + more + many


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together; on a new side, the bar that is `repeated` stands above it."""

    height: float
    repeated: float = 0.0


@dataclass(frozen=True, slots=True)
class _Heights:
    """Of a group, as a whole and in blocks."""

    whole: float
    blocks: tuple[_Block, ...]

    @classmethod
    def of(cls, group: Group, found: Checklist, words: ChecklistWords) -> _Heights:
        places = columns(words.language)
        wide = places.do + (0 if any(words.due(item) for item in group.items) else places.due)
        rows = [_row(item, found, wide, places, words, group.procedure is not None) for item in group.items]
        for step in group.context:
            rows[min(step.before, len(rows) - 1)] += _context(step, places.number + wide, words)
        bar = _bar(group, places.box + places.number + wide, words)
        rows[-1] += _GAP
        return cls(bar + sum(rows), (_Block(bar + rows[0]), *(_Block(row, repeated=bar) for row in rows[1:])))


def _context(step: ContextStep, column: float, words: ChecklistWords) -> float:
    name, by, do, see = words.context(step)
    said = "  ".join((name, *(post.text for post in by), do.text, see))
    return 2 * _CONTEXT_INSET + _height(lines(said, _SMALL, column - _INSET), _SMALL)


def _row(item: Item, found: Checklist, wide: float, places: Columns, words: ChecklistWords, in_case: bool) -> float:
    event, record = words.event(item), words.record(item) or words.evidence(item)
    procedure = None if in_case else words.procedure(item)
    do = _cell(("▲ " if item.critical else "") + words.approves(item) + words.said(item.do).text, _NORMAL, wide)
    notes = [words.extension(item), words.own("When: ").text + event.text if event else "",
             *(said.text for said in (words.only_if(item, found), words.conditions(item, found), words.ways(item, found)) if said)]
    do += sum(_LEADING + _cell(note, _SMALL, wide) for note in notes if note)
    for_record = places.record + (places.reference if in_case else 0)
    others = [(words.due(item), places.due), (words.within(item), places.limit), (record.text if record else "", for_record),
              (procedure.text if procedure else "", places.reference)]
    return _PADDING + max(_BOX, do, *(_cell(text, _SMALL, column) for text, column in others))


def _cell(text: str, points: float, column: float) -> float:
    return _height(lines(text, points, column - _INSET), points)


def _bar(group: Group, column: float, words: ChecklistWords) -> float:
    note = "   ".join(("", words.part(group), words.mode(group), words.steps(group), words.stop(group)))
    heading = "".join(said.text for said in words.on_sheet(group))
    needed = (width(heading) * _NORMAL + width(note) * _SMALL) * MILLIMETRES
    return _BAR_PADDING + _height(ceil(1.06 * needed / (column - _BAR_INSET)), _NORMAL)


def _height(count: int, points: float) -> float:
    """Of some lines."""
    return count * _CAPITALS * points + (count - 1) * _LEADING if count else 0.0
