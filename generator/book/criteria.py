"""The parts on reward and penalty, and on classes: scales of levels, and sets of criteria with their tiers, circumstances and cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.book.book import Book, Lines, facts, heading, place, section, table, without_empty_columns
from generator.book.portions import Block, Piece
from generator.charts.tier_picture import cuts_of
from generator.facts.by_scope import by_key
from generator.facts.criteria import CriteriaFacts, TierFacts, WorkedCase, criteria_facts
from generator.facts.labels import SIDES
from generator.facts.levels import LevelFacts, ScaleFacts, scales
from generator.facts.words import unnamed
from generator.model import Criteria
from generator.model.side import Side


def reward_and_penalty(book: Book) -> list[Piece]:
    """The levels, then the criteria of each side by which people are judged."""
    return _part(book, [side for side in Side if side.judges_people])


def classes(book: Book) -> list[Piece]:
    """The same of what classes things."""
    return _part(book, [side for side in Side if not side.judges_people])


def _part(book: Book, sides: list[Side]) -> list[Piece]:
    """Readers outside are told of the levels of a side only where they may read criteria that lead to them."""
    printed = [criteria for criteria in book.printed("criteria") if criteria.side in sides]
    told = {criteria.side for criteria in printed}
    pieces: list[Piece] = [*_levels(book, [side for side in sides if side in told or not book.handbook.for_outside])]
    entries = book.entries("criteria")
    for side, found in by_key(printed, lambda criteria: str(criteria.side.value), [side.value for side in sides]):
        pieces.append(heading(2, book.words.own(SIDES[side or ""])))
        pieces += [entries[criteria.id].portion for criteria in found]
    return pieces


def _levels(book: Book, sides: list[Side]) -> list[Block]:
    """A table for each scale, the lightest level first."""
    found = [scale for scale in scales(book.words) if scale.side in sides]
    tables = [block for scale in found for block in _scale(book, scale)]
    return [heading(2, book.words.own("Scale of levels")), *tables] if found else []


def _scale(book: Book, scale: ScaleFacts) -> list[Block]:
    header = [book.text(key) for key in ("Level", "Counts as", "Mirrors", "Points", "Duration", "What it means")]
    rows = [(place("level", level.id), _level(book, level)) for level in scale.levels]
    made = without_empty_columns(table((3, 3, 2.4, 2, 2, 5), header, rows))
    rules = [facts((book.text("For all levels"), book.phrases([(rule,) for rule in scale.rules])))] if scale.rules else []
    return [section(3, scale.title), made, *rules]


def _level(book: Book, level: LevelFacts) -> list[Lines]:
    return [book.phrases([(level.title,)]), book.phrases([level.equals]), book.row(unnamed([level.mirror])),
            *(book.row([words]) for words in (level.points, level.duration)), book.phrases(level.follows)]


def criteria_blocks(book: Book, criteria: Criteria) -> list[Block]:
    """Facts, tiers, circumstances, cases."""
    return [*_criteria(book, criteria)]


def _criteria(book: Book, criteria: Criteria) -> Iterator[Block]:
    found = criteria_facts(criteria, book.words)
    yield from book.entry(criteria, 3, f"criteria/{criteria.id}.html")
    yield _facts(book, criteria, found)
    yield from _section(book, "Tiers", (5, 5, 4), ("Tier", "When", "Outcome"), (_tier(book, tier) for tier in found.tiers))
    if cuts := cuts_of(criteria):
        yield {"is": "chart", "name": picture_name(criteria), "cuts": cuts}
    yield from _section(book, "Circumstances", (9, 5), ("Circumstance", "Effect"),
                        ([book.phrases([(each.title,)]), book.phrases([each.stated])] for each in found.modifiers))
    yield from _section(book, "Worked examples", (5, 5, 4, 3), ("Case", "Given", "Circumstances", "Outcome"),
                        (_case(book, case) for case in found.cases))


def picture_name(criteria: Criteria) -> str:
    """The file that a template reads the picture of the tiers from."""
    return f"tiers-{criteria.id}.json"


def _facts(book: Book, criteria: Criteria, found: CriteriaFacts) -> Block:
    return facts(
        (book.text("Applies to"), book.leads(found.subjects)),
        (found.act_label.text, book.row([found.act])),
        (book.text("Measure"), book.phrases(measure.full for measure in found.measures)),
        (book.text("How circumstances act"), book.phrases([(note,) for note in found.notes])),
        (book.text("Maintained by"), book.references("post", [criteria.owner])),
        (book.text("Basis"), book.basis_of(criteria)),
    )


def _section(book: Book, title: str, columns: tuple[float, ...], header: Iterable[str],
             rows: Iterable[list[Lines]]) -> list[Block]:
    made = [("", row) for row in rows]
    shown = without_empty_columns(table(columns, [book.text(key) for key in header], made))
    return [section(4, book.words.own(title)), shown] if made else []


def _tier(book: Book, tier: TierFacts) -> list[Lines]:
    return [book.phrases([(tier.title,)]), book.phrases(tier.requires), book.phrases([tier.outcome.said])]


def _case(book: Book, case: WorkedCase) -> list[Lines]:
    applied = [(title,) for title in case.modifiers]
    return [book.phrases([(case.title,)]), book.phrases(case.given), book.phrases(applied), book.phrases([case.outcome.said])]
