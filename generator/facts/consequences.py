"""What follows from a level: its effects, who decides, how and until when to object; and what several acts come to, in words. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.analysis.combine import Combined, Period, scale_entry
from generator.facts.outcomes import degree_said
from generator.facts.words import HandbookWords, Named, Phrase, Words, flat, plain
from generator.model.degree import Degree
from generator.model.handbook import Level
from generator.model.scale import Remedy, Running, Scale, Together

_DIFFERENT = {
    Together.HEAVIEST: "Several acts at one time that earn different levels: the heaviest counts alone.",
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


def follows(level: Level, words: HandbookWords) -> tuple[Phrase, ...]:
    """Everything that follows from a level, a line each."""
    return tuple(_follows(level, words))


def _follows(level: Level, words: HandbookWords) -> Iterator[Phrase]:
    if level.summary:
        yield (words.said(level.summary),)
    yield from ((words.said(effect),) for effect in level.effects)
    if decider := decider_of(level, words):
        yield words.phrase("Decided by: {post}", post=decider)
    yield from (_labelled(remedy, words) for remedy in remedies_of(level, words))


def decider_of(level: Level, words: HandbookWords) -> Named | None:
    """The post that decides on a level: its own, or that of its scale."""
    scale = scale_entry(level, words.handbook)
    decides = level.decides or (scale.decides if scale else None)
    return words.named("post", decides) if decides else None


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
        given |= {"event": words.said(remedy.since)} if remedy.since else {}
    return words.phrase(_REMEDIES[tuple(given)], **given)


_REMEDIES = {
    ("do",): "{do}",
    ("do", "whom"): "{do}, to {whom}",
    ("do", "time"): "{do}, within {time}",
    ("do", "whom", "time"): "{do}, to {whom}, within {time}",
    ("do", "time", "event"): "{do}, within {time} of {event}",
    ("do", "whom", "time", "event"): "{do}, to {whom}, within {time} of {event}",
}
"""What is said of a remedy → how."""


def rules_said(scale: Scale, words: HandbookWords) -> tuple[Words, ...]:
    """What holds for all levels of a scale: what several acts come to, who decides, how to object. A sentence each."""
    found = (_DIFFERENT.get(scale.different) if scale.different else None, _SAME.get(scale.same) if scale.same else None,
             _RUNNING.get(scale.running) if scale.running else None)
    most = [words.own("Never longer than {time} in all.", time=words.duration(scale.at_most))] if scale.at_most else []
    by = [flat(words.phrase("Decided by: {post}", post=words.named("post", scale.decides)))] if scale.decides else []
    return (*(words.own(key) for key in found if key), *most, *by, *(flat(_labelled(remedy, words)) for remedy in scale.remedies))


def combined_said(found: Combined, words: HandbookWords) -> Phrase:
    """`Demerit, 12 to 24 months, until 30 June 2027 at the earliest and 30 June 2028 at the latest`."""
    parts: list[Phrase] = [words.listed_phrases(" and ", [degree_said(degree, words) for degree in found.degrees])]
    if found.shortest and found.longest:
        parts.append((Words(words.language, period_said(found.shortest, found.longest, words)),))
    if found.until:
        parts.append((Words(words.language, until_said(found.until, words)),))
    return words.listed_phrases(", ", parts)


def period_said(shortest: Period, longest: Period, words: HandbookWords) -> str:
    """One time, or the shortest and the longest."""
    low, high = words.duration(shortest.duration), words.duration(longest.duration)
    return low if shortest == longest else words.text("from {low} to {high}", low=low, high=high)


def until_said(days: tuple[datetime.date, ...], words: HandbookWords) -> str:
    """The last day, or the earliest and the latest."""
    if len(days) == 1:
        return words.text("until {day}", day=words.date(days[0]))
    return words.text("until {first} at the earliest and {last} at the latest", first=words.date(days[0]), last=words.date(days[-1]))


def totals_said(totals: Iterable[tuple[Degree, Combined | None]], words: HandbookWords) -> Iterator[str]:
    """What the case comes to with everything beside it, a line for each level that may be chosen."""
    for degree, found in totals:
        level = plain(degree_said(degree, words))
        if found is None:
            yield words.text("The scale of {level} does not say what several acts come to.", level=level)
        else:
            yield words.text("In all, with {level}: {total}", level=level, total=plain(combined_said(found, words)))
            if found.capped:
                yield words.text("The longest time in all holds it back.")
