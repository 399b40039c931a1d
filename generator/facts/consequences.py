"""What follows from a level, in words: its effects, who decides, how and until when to object. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.analysis.combined_amounts import costs
from generator.analysis.offsetting import worth
from generator.analysis.scale import decider, scale_entry
from generator.facts.class_limits import limits_decided
from generator.facts.payments import money_in
from generator.facts.words import HandbookWords, Named, Phrase, Words, plain
from generator.i18n import formatting
from generator.model.handbook import Level
from generator.model.scale import Remedy, Running, Scale, Together
from generator.patterns import pattern_of

_DIFFERENT = {
    Together.HEAVIEST: "Several acts at one time that earn different levels: only the heaviest counts.",
    Together.SUM: "Several acts at one time that earn different levels: all count together.",
    Together.UP_TO_SUM: "Several acts at one time that earn different levels: the heaviest, for its own time at least and the sum at most.",
}
_SAME = {
    Together.HEAVIEST: "Several acts at one time that earn the same level: it counts once.",
    Together.SUM: "Several acts at one time that earn the same level: all count together.",
    Together.UP_TO_SUM: "Several acts at one time that earn the same level: that level, for its own time at least and the sum at most.",
}
_RUNNING = {
    Running.ADD: "A new outcome while an earlier one lasts: what is left of the earlier one, and then the new one.",
    Running.BESIDE: "A new outcome while an earlier one lasts: each runs by itself.",
}
_Part = Callable[[Level, HandbookWords], Iterable[Phrase]]


def follows(level: Level, words: HandbookWords) -> tuple[Phrase, ...]:
    """Everything that follows from a level, a line each."""
    return (*effects_of(level, words), *decider_line(level, words), *_remedies(level, words))


def follows_of(levels: Sequence[Level], words: HandbookWords, *, together: bool = False) -> Iterator[str]:
    """What follows from levels to choose from, or from those given `together`, the heaviest first: what follows from all is said once.

    Levels that are given together are one decision: who decides on the heaviest decides on all of it.
    """
    deciding = levels[:1] if together else levels
    of = _levels_of_lines(((_points, levels), (effects_of, levels), (decider_line, deciding), (_remedies, levels)), words)
    decided = {plain(phrase) for level in deciding for phrase in decider_line(level, words)} if together else set()
    for line, found in of.items():
        yield line if len(found) == len(levels) or line in decided else _titles(found, words) + words.text(": ") + line


def decided_of(levels: Sequence[Level], words: HandbookWords) -> tuple[tuple[str, str], ...]:
    """(of which levels, empty for all of them; line) who decides on the levels of a scale, and how to object."""
    of = _levels_of_lines(((decider_line, levels), (_remedies, levels)), words)
    return tuple(("" if len(found) == len(levels) else _titles(found, words), line) for line, found in of.items())


def _levels_of_lines(parts: Iterable[tuple[_Part, Sequence[Level]]], words: HandbookWords) -> dict[str, list[Level]]:
    """Each line once, with the levels from which it follows."""
    of: dict[str, list[Level]] = {}
    for part, whose in parts:
        for level in whose:
            for phrase in part(level, words):
                of.setdefault(plain(phrase), []).append(level)
    return of


def _titles(levels: Iterable[Level], words: HandbookWords) -> str:
    return words.text(", ").join(words.said(level.title).text for level in levels)


def _points(level: Level, words: HandbookWords) -> Iterator[Phrase]:
    """What the level itself adds or takes, which the page of levels has in a column; of one that is given several times, for each time."""
    if points := words.points(level.points):
        yield words.phrase("{points} for each", points=points) if level.times > 1 else (points,)


def effects_of(level: Level, words: HandbookWords) -> Iterator[Phrase]:
    """What a level means and does, with the limits that hold because of it."""
    if level.summary:
        yield (words.said(level.summary),)
    yield from ((words.said(effect),) for effect in level.effects)
    yield from limits_decided(level, words)


def decider_line(level: Level, words: HandbookWords) -> tuple[Phrase, ...]:
    """The line that says who decides, if anybody is named."""
    decider = decider_of(level, words)
    return (words.phrase("Decided by: {post}", post=decider),) if decider else ()


def _remedies(level: Level, words: HandbookWords) -> Iterator[Phrase]:
    return (_labelled(remedy, words) for remedy in remedies_of(level, words))


def decider_of(level: Level, words: HandbookWords) -> Named | None:
    """The post or body that decides on a level: its own, or that of its scale."""
    decides = decider(level, words.handbook)
    return words.named(words.handbook.doer_kind(decides), decides) if decides else None


def remedies_of(level: Level, words: HandbookWords) -> tuple[Remedy, ...]:
    """The remedies against a level: its own, or those of its scale."""
    scale = scale_entry(level, words.handbook)
    return level.remedies or (scale.remedies if scale else ())


def _labelled(remedy: Remedy, words: HandbookWords) -> Phrase:
    return words.phrase("Remedy: {remedy}", remedy=remedy_said(remedy, words))


def remedy_said(remedy: Remedy, words: HandbookWords) -> Phrase:
    """`Object, to the agency that decided, within 30 days of receipt of the decision`."""
    given: dict[str, Words] = {"do": words.said(remedy.do)}
    if remedy.to:
        given["whom"] = words.said(remedy.to)
    if remedy.within:
        given["time"] = Words(words.language, words.duration(remedy.within))
    if remedy.since:
        given["event"] = _event(words.said(remedy.since))
    return words.phrase(_REMEDIES[tuple(given)], **given)


def _event(since: Words) -> Words:
    """An event without the words that are said around it: 自知道处罚决定之日起 is 知道处罚决定之日."""
    return Words(since.language, _AROUND_EVENT.sub("", since.text)) if since.language.startswith("zh") else since


_AROUND_EVENT = pattern_of(r"^[自从從]|(?:起算?|开始|開始)$")
_REMEDIES = {
    ("do",): "{do}",
    ("do", "whom"): "{do}, to {whom}",
    ("do", "event"): "{do}, from {event} on",
    ("do", "whom", "event"): "{do}, to {whom}, from {event} on",
    ("do", "time"): "{do}, within {time}",
    ("do", "whom", "time"): "{do}, to {whom}, within {time}",
    ("do", "time", "event"): "{do}, within {time} of {event}",
    ("do", "whom", "time", "event"): "{do}, to {whom}, within {time} of {event}",
}
"""What is said of a remedy → how."""


def rules_said(scale: Scale, words: HandbookWords) -> tuple[Words, ...]:
    """What several acts come to on a scale, a sentence each."""
    found = (_DIFFERENT.get(scale.different) if scale.different else None, _SAME.get(scale.same) if scale.same else None,
             _RUNNING.get(scale.running) if scale.running else None)
    most = [words.own("Never longer than {time} in all.", time=words.duration(scale.at_most))] if scale.at_most else []
    counts = [words.own("An act counts for {time} from its day.", time=words.duration(scale.counts_for))] if scale.counts_for else []
    return (*(words.own(key) for key in found if key), *amounts_said(scale, words), *most, *counts)


def amounts_said(scale: Scale, words: HandbookWords) -> Iterator[Words]:
    """What the amounts of several acts come to, where any level of the scale costs something."""
    levels = [level for level in words.handbook.entry.levels if scale_entry(level, words.handbook) is scale]
    if not (scale.different or scale.same) or not any(costs(level.id, words.handbook) for level in levels):
        return
    yield words.own("Amounts for several acts are combined by the same rules as their levels.")
    if (most := scale.amount_at_most) and most.upper is not None:
        amount = formatting.counted(most.upper, money_in(most.unit, words), words.language)
        yield words.own("Never more than {amount} in all.", amount=amount)


def offset_said(levels: Iterable[Level], words: HandbookWords) -> tuple[Words, ...]:
    """Which levels of a scale offset those of the other side, in one sentence; nothing where none do."""
    titles = [(words.title("level", level.id).text, words.title("level", level.mirror).text)
              for level in levels if level.mirror and worth(level, words.handbook)]
    pairs = [words.text("one {level} against one {mirror}", level=one, mirror=other) for one, other in titles]
    said = "Rewards and penalties offset each other before anything else is counted: {pairs}."
    return (words.own(said, pairs=words.text(", ").join(pairs)),) if pairs else ()
