"""The levels of reward, penalty and grade: one scale after the other, the lightest level first. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.scale import degrees, earned_levels, scale_entry
from generator.facts.class_limits import earned_by
from generator.facts.consequences import decided_of, decider_line, follows, offset_said, remedies_of, remedy_said, rules_said
from generator.facts.labels import SIDES
from generator.facts.outcomes import degree_said, so_often
from generator.facts.words import HandbookWords, Named, Phrase, Words, plain
from generator.model.criteria import Criteria
from generator.model.handbook import Equivalence, Level
from generator.model.side import Side
from generator.reads import once

_LISTED = 3
"""Of more degrees of a level than these only the first and the last are named."""
ScaleKey = tuple[Side, str | None]
"""Side and scale: levels of two scales are never weighed against each other."""


@dataclass(frozen=True, slots=True)
class LevelFacts:
    """A level; `equals` says how many of which lower level count as one.

    `decider` is the line of `follows` that says who decides, if one does.
    """

    id: str
    title: Named
    summary: Words | None
    equals: Phrase
    mirror: Named | None
    points: Words | None
    duration: Words | None
    follows: tuple[Phrase, ...]
    decider: tuple[Phrase, ...]
    remedies: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ScaleFacts:
    """The levels of one side and scale, the lightest first. `title` names the ends too, where the side has several scales."""

    side: Side
    title: Words
    levels: tuple[LevelFacts, ...]
    degrees: tuple[str, ...]
    """Every level, as often as it may be given at one time."""
    rules: tuple[Words, ...]
    """What several acts come to."""
    decided: tuple[tuple[str, str], ...]
    """(of which levels, empty for all of them; line) who decides, and how to object."""

    @property
    def order(self) -> tuple[Named, ...]:
        return tuple(level.title for level in self.levels)


def scales(words: HandbookWords) -> tuple[ScaleFacts, ...]:
    """Every scale: rewards, penalties, grades, and those of a side in the order of the handbook."""
    return tuple(_scales(words).values())


def scales_of(criteria: Criteria, words: HandbookWords) -> tuple[ScaleFacts, ...]:
    """The scales on which the outcome of a set can lie, in the same order."""
    wanted = {_key(level) for level in earned_levels(criteria, words.handbook)}
    return tuple(scale for key, scale in _scales(words).items() if key in wanted)


def sets_earning(words: HandbookWords) -> Mapping[str, Sequence[Named]]:
    """Id of each level → the sets with a tier that earns it. Apart from the scales, for which every set asks: it names all of them."""
    handbook = words.handbook
    return {level: [words.named("criteria", name) for name in earned_by(level, handbook)] for level in handbook.by_kind["level"]}


_SHIFTED = {
    False: "Circumstances move the level along its scale: below the lowest there is no consequence, above the highest it stays there.",
    True: "Circumstances move the level along its scale: below the lowest there is no penalty, above the highest it stays there."}
"""How they move it; whether it is a penalty of people outside."""


def notes_on(found: Sequence[ScaleFacts], words: HandbookWords, *, shifted: bool, outside: bool = False) -> tuple[str, ...]:
    """What holds on the scales: their order, equivalences, and how circumstances move a level if any does (`shifted`), also of a set that
    applies to people `outside` only."""
    said = tuple(_notes(tuple(found), words))
    return (*said, *_on_moving(found, words, outside)) if shifted else said


def _notes(found: tuple[ScaleFacts, ...], words: HandbookWords) -> Iterator[str]:
    text, comma, semicolon = words.text, words.text(", "), words.text("; ")
    levels = [level for scale in found for level in scale.levels]
    if orders := [comma.join(scale.degrees) for scale in found if len(scale.degrees) > 1]:
        yield text("Levels, from the lowest: {levels}.", levels=semicolon.join(orders))
    if equal := [_equal(level.equals, level.title, words) for level in levels if level.equals]:
        yield text("Equivalence: {levels}.", levels=semicolon.join(equal))
    stated = [(scale, (*(("", rule.text) for rule in scale.rules), *scale.decided)) for scale in found if scale.rules or scale.decided]
    for scale, rules in stated:
        whole = scale.title.text if len(stated) > 1 else ""
        yield from (text(": ").join(filter(None, (of or whole, rule))) for of, rule in rules)


def _on_moving(found: Sequence[ScaleFacts], words: HandbookWords, outside: bool) -> Iterator[str]:
    text = words.text
    yield text(_SHIFTED[outside])
    levels = [level for scale in found for level in scale.levels]
    if lasting := [level.title.text + text(": ") + level.duration.text for level in levels if level.duration]:
        yield text("A level that circumstances lead to lasts as long as the scale says: {levels}.", levels=text("; ").join(lasting))


def equivalence(level: Level, words: HandbookWords) -> str:
    """`3 × Reprimand count as 1 × Demerit`; empty for a level that no others come to."""
    return _equal(_equals(level.equals, words), words.named("level", level.id), words) if level.equals else ""


def _equal(lower: Phrase, level: Named, words: HandbookWords) -> str:
    return words.text("{lower} count as 1 × {level}", lower=plain(lower), level=level.text)


def _key(level: Level) -> ScaleKey:
    return level.side, level.scale


def _grouped(words: HandbookWords) -> dict[ScaleKey, list[Level]]:
    groups: dict[ScaleKey, list[Level]] = {}
    for level in words.handbook.by_kind["level"].values():
        groups.setdefault(_key(level), []).append(level)
    ordered = sorted(groups, key=lambda key: [*Side].index(key[0]))
    return {key: sorted(groups[key], key=lambda level: level.rank) for key in ordered}


def _scales(words: HandbookWords) -> Mapping[ScaleKey, ScaleFacts]:
    """All scales, made once: every set of criteria asks for its own."""
    def make() -> Mapping[ScaleKey, ScaleFacts]:
        grouped = _grouped(words)
        return {key: _scale(key, grouped, words) for key in grouped}

    return once(words.handbook.derived, ("scales", words.language), make)


def _scale(key: ScaleKey, grouped: dict[ScaleKey, list[Level]], words: HandbookWords) -> ScaleFacts:
    levels = tuple(_level(level, words) for level in grouped[key])
    title = words.text(SIDES[key[0].value])
    if sum(side is key[0] for side, _ in grouped) > 1:
        title = words.text("{side}: {lowest} to {highest}", side=title, lowest=levels[0].title.text, highest=levels[-1].title.text)
    said = tuple(each for level in grouped[key] for each in _degrees_said(level, words))
    entry = scale_entry(grouped[key][0], words.handbook)
    named = words.said(entry.title) if entry else Words(words.language, title)
    return ScaleFacts(key[0], named, levels, said,
                      (*offset_said(grouped[key], words), *(rules_said(entry, words) if entry else ())),
                      decided_of(grouped[key], words))


def _degrees_said(level: Level, words: HandbookWords) -> Sequence[str]:
    """Every degree of a level; of many the first and the last."""
    said = [plain(degree_said(degree, words)) for degree in degrees([level])]
    return said if len(said) <= _LISTED else [words.text("{first} to {last}", first=said[0], last=said[-1])]


def _level(level: Level, words: HandbookWords) -> LevelFacts:
    return LevelFacts(
        level.id, words.named("level", level.id), words.optional(level.summary), _equals(level.equals, words) if level.equals else (),
        words.optional_named("level", level.mirror),
        words.points(level.points),
        Words(words.language, words.duration(level.duration)) if level.duration else None,
        follows(level, words), decider_line(level, words),
        tuple(remedy_said(remedy, words) for remedy in remedies_of(level, words)))


def _equals(found: Equivalence, words: HandbookWords) -> Phrase:
    named, level = words.named("level", found.level), words.handbook.find("level", found.level)
    if level is not None and level.unit:
        return so_often(named, str(found.count), level, words)
    return words.phrase("{count} × {level}", count=Words(words.language, str(found.count)), level=named)


