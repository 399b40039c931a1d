"""The part on reward and penalty: the scale of levels, and every set of criteria with its tiers, circumstances and cases."""

from __future__ import annotations

from collections.abc import Iterable

from generator.book.book import Block, Book, Line, Lines, facts, heading, place, section, table, without_empty_columns
from generator.facts.by_scope import by_key
from generator.facts.effects import effect
from generator.facts.labels import SIDES
from generator.facts.words import Words
from generator.i18n import formatting
from generator.model import Criteria
from generator.model.criteria import Case, Expected, Measure, Modifier, Tier
from generator.model.handbook import Level, Side
from generator.model.text import Text


def reward_and_penalty(book: Book) -> list[Block]:
    """The levels, then the criteria of each side."""
    blocks = _levels(book)
    order = [side.value for side in Side]
    for side, found in by_key(book.printed("criteria"), lambda criteria: str(criteria.side.value), order):
        blocks.append(heading(2, book.words.own(SIDES[side or ""])))
        blocks += [block for criteria in found for block in _CriteriaBlocks(book, criteria).blocks()]
    return blocks


def _levels(book: Book) -> list[Block]:
    levels = sorted(book.handbook.by_kind["level"].values(), key=lambda level: ([*Side].index(level.side), level.scale or "", level.rank))
    if not levels:
        return []
    header = [book.text(key) for key in ("Side", "Level", "Counts as", "Mirrors", "Duration", "What it means")]
    rows = [(place("level", level.id), _level(book, level)) for level in levels]
    return [heading(2, book.words.own("Scale of levels")), without_empty_columns(table((1.4, 3, 3, 2.4, 2, 5), header, rows))]


def _level(book: Book, level: Level) -> list[Lines]:
    language = book.words.language
    equals = []
    if level.equals:
        times = book.text("{count} times", count=level.equals.count)
        equals = [Line("", [book.words.title("level", level.equals.level), Words(language, f" {times}")])]
    duration = formatting.duration(level.duration, language) if level.duration else ""
    return [book.own(formatting.sentence(formatting.choice(level.side, language))), book.said(level.title), equals,
            book.titles("level", [level.mirror] if level.mirror else []), book.own(duration), book.said(level.summary)]


class _CriteriaBlocks:
    """One set of criteria."""

    def __init__(self, book: Book, criteria: Criteria) -> None:
        self._book, self._criteria, self._language = book, criteria, book.words.language
        self._measures = {measure.id: measure for measure in criteria.measures}
        self._modifiers = {modifier.id: modifier for modifier in criteria.modifiers}
        self._tiers = {tier.id: tier for tier in criteria.tiers if tier.id}

    def blocks(self) -> list[Block]:
        """Facts, tiers, circumstances, cases."""
        book, criteria = self._book, self._criteria
        every = book.own(formatting.sentence(book.text("every post")))
        made = [*book.entry(criteria, 3, f"criteria/{criteria.id}.html"), facts(
            (book.text("Applies to"), book.references("post", criteria.applies_to) or every),
            (book.text("What is judged"), book.said(criteria.act)),
            (book.text("Measure"), [self._measure(measure) for measure in criteria.measures]),
            (book.text("Kept up to date by"), book.references("post", [criteria.owner] if criteria.owner else [])),
            (book.text("Basis"), book.basis(criteria)),
        )]
        made += self._section("Tiers", (5, 5, 4), ("Tier", "When", "Outcome"), (
            self._tier(tier, number) for number, tier in enumerate(criteria.tiers, 1)))
        made += self._section("Circumstances", (9, 5), ("Circumstance", "Effect"), map(self._modifier, criteria.modifiers))
        return made + self._section("Worked examples", (5, 5, 4, 3), ("Case", "Given", "Circumstances", "Outcome"), (
            self._case(case, number) for number, case in enumerate(criteria.cases, 1)))

    def _section(self, title: str, columns: tuple[float, ...], header: Iterable[str], rows: Iterable[list[Lines]]) -> list[Block]:
        made = [("", row) for row in rows]
        text = self._book.text
        shown = without_empty_columns(table(columns, [text(key) for key in header], made))
        return [section(4, self._book.words.own(title)), shown] if made else []

    def _measure(self, measure: Measure) -> Line:
        book = self._book
        over = [book.text("over {time}", time=formatting.duration(measure.period, self._language))] if measure.period else []
        unit = book.text(", ").join([book.words.said(measure.unit).text, *over])
        return Line("", [book.words.said(measure.title), book.words.own(" ({words})", words=unit)])

    def _tier(self, tier: Tier, number: int) -> list[Lines]:
        name = self._book.said(tier.title) or self._book.own(self._book.text("tier {number}", number=number))
        when = self._values({key: formatting.range_(found, self._unit(key), self._language) for key, found in tier.when.items()})
        return [name, when + self._book.said(tier.description), self._outcome(tier)]

    def _modifier(self, modifier: Modifier) -> list[Lines]:
        return [self._book.said(modifier.title), self._book.own(effect(modifier, self._criteria.side, self._language))]

    def _case(self, case: Case, number: int) -> list[Lines]:
        book = self._book
        name = book.said(case.title) or book.own(book.text("case {number}", number=number))
        tier = self._tiers.get(case.tier) if case.tier else None
        given = self._values({key: formatting.amount(value, self._unit(key), self._language) for key, value in case.given.items()})
        applied = book.said(*(self._modifiers[key].title for key in case.modifiers if key in self._modifiers))
        return [name, (book.said(tier.title) if tier else []) + given, applied, self._outcome(case.expect)]

    def _outcome(self, found: Tier | Expected) -> Lines:
        text = self._book.text
        runs = [self._book.words.title("level", found.level)] if found.level else []
        if found.points is not None:
            runs.append(self._book.words.own("{points} points", points=formatting.signed(found.points)))
        if found.duration:
            runs.append(Words(self._language, formatting.duration(found.duration, self._language)))
        return self._book.row(runs) or self._book.own(text("no consequence"))

    def _unit(self, name: str) -> Text | None:
        measure = self._measures.get(name)
        return measure.unit if measure else None

    def _values(self, values: dict[str, str]) -> Lines:
        """Words on measures; where there are several, each on a line after the measure's title."""
        if len(self._measures) == 1:
            return [line for words in values.values() for line in self._book.own(words)]
        return [Line("", [self._book.words.said(self._measures[key].title), Words(self._language, self._book.text(": ") + words)])
                for key, words in values.items() if key in self._measures]
