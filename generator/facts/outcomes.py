"""What a tier earns, or a case must come to, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.decide import Beside, Decision, Result, beside_of, decide, results_of
from generator.facts.applying import for_outsiders
from generator.facts.beside import beside_said
from generator.facts.payments import paid_said
from generator.facts.words import HandbookWords, Named, Phrase, Words, plain
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model.criteria import Case, Criteria, Tier
from generator.model.degree import Degree
from generator.model.handbook import Level
from generator.model.side import Side

_NOTHING = dict.fromkeys(Side, "no consequence") | {Side.CLASS: "not classed", Side.FEE: "free of charge", Side.BENEFIT: "nothing is paid"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`level` are the degrees to choose from, empty where there are none; `points` and `duration` are None where there are none.

    `number` are the points as a number. Where the degrees do not last equally long, `level` says how long each does.
    """

    level: Phrase
    points: Words | None
    duration: Words | None
    number: Decimal | None
    nothing: Words
    levels: Phrase
    """The level with what is given besides, for outputs that say points and times elsewhere."""
    said: Phrase
    """All of it in the order in which it is said; that there is no consequence, where nothing is."""


def nothing_said(criteria: Criteria, words: HandbookWords) -> Words:
    """What it is called that nothing follows."""
    return words.own(nothing_key(criteria, words.handbook))


def nothing_key(criteria: Criteria, handbook: Handbook) -> str:
    """The same in English, as catalogues have it."""
    outside = criteria.side is Side.PENALTY and for_outsiders(criteria, handbook)
    return "no penalty" if outside else _NOTHING[criteria.side]


def outcome_of(found: Tier, criteria: Criteria, words: HandbookWords) -> Outcome:
    """What is written in a tier; where no duration is, the level's own counts."""
    return _outcome(results_of(found, criteria, words.handbook), found.points, beside_of(found, words.handbook), criteria, words)


def outcome_of_case(case: Case, criteria: Criteria, words: HandbookWords) -> Outcome:
    """What a worked case must come to. It names the levels that are given besides; that these must or may be given, and in which case,
    is what the criteria say of it."""
    decision = decide(criteria, words.handbook, case.values, case.modifiers, case.tier)
    return _outcome(results_of(case.expect, criteria, words.handbook), case.expect.points, decision.beside, criteria, words)


def outcome_of_decision(decision: Decision, criteria: Criteria, words: HandbookWords) -> Outcome:
    """What a decided case came to."""
    return _outcome(decision.results, decision.points, decision.beside, criteria, words)


def beside_of_decision(decision: Decision, criteria: Criteria, words: HandbookWords) -> Phrase:
    """What is given besides, whatever the level comes to with other acts."""
    return _beside(decision.beside, decision.results, criteria, words)


def degree_said(degree: Degree, words: HandbookWords) -> Phrase:
    """A level, and how often it is given where it may be given several times: `申誡二次`."""
    named, level = words.named("level", degree.level), words.handbook.find("level", degree.level)
    if level is None or (level.times == 1 and degree.times == 1):
        return (named,)
    return so_often(named, formatting.numeral(degree.times, words.language), level, words)


def so_often(named: Named, count: str, level: Level, words: HandbookWords) -> Phrase:
    """A level given so often, in what it is counted: 申誡二次, 違規記點三點."""
    said = Words(words.language, count)
    if level.unit is None:
        return words.phrase("{level} × {count}", level=named, count=said)
    return words.phrase("{level}: {count} {unit}", level=named, count=said, unit=words.said(level.unit))


def names_time(degrees: Phrase, duration: str) -> bool:
    """Whether the titles of levels say how long they last, as authors write them: `警告（6 個月）`. Nothing is said twice."""
    return "".join(duration.split()) in "".join(plain(degrees).split())


def result_said(result: Result, criteria: Criteria, words: HandbookWords, *, lasting: bool) -> Phrase:
    """A degree with what it costs, and how long it lasts (`lasting`); that there is no consequence, where there is none."""
    degree = degree_said(result.degree, words) if result.degree else (nothing_said(criteria, words),)
    if paid := paid_said(result, criteria, words):
        degree = (*degree, words.own(": "), Words(words.language, paid)) if result.degree else (Words(words.language, paid),)
    if not lasting or result.duration is None or names_time(degree, words.duration(result.duration)):
        return degree
    return words.phrase("{level} ({duration})", level=degree, duration=Words(words.language, words.duration(result.duration)))


def results_said(results: Sequence[Result], criteria: Criteria, words: HandbookWords, *, lasting: bool) -> Phrase:
    """Degrees to choose from, each with what it costs and how long it lasts; what all of them cost is said once."""
    paid = {paid_said(result, criteria, words) for result in results if result.degree}
    alone = any(result.degree is None or (lasting and result.duration) for result in results)
    if len(results) > 1 == len(paid) and not alone and (said := paid.pop()):
        degrees = words.either([degree_said(result.degree, words) for result in results if result.degree])
        return words.phrase("{levels}: {amount} in each case", levels=degrees, amount=Words(words.language, said))
    return words.either([result_said(result, criteria, words, lasting=lasting) for result in results])


def _beside(found: Sequence[Beside], results: Sequence[Result], criteria: Criteria, words: HandbookWords) -> Phrase:
    said = [(each, results_said(each.results, criteria, words, lasting=True)) for each in found]
    return beside_said(said, criteria.side, words, if_anything=any(result.degree is None for result in results))


def _outcome(results: Sequence[Result], points: Decimal | None, besides: Sequence[Beside], criteria: Criteria,
             words: HandbookWords) -> Outcome:
    counted = words.points(points)
    durations = {result.duration for result in results}
    alike = len(durations) == 1
    (duration,) = durations if alike else (None,)
    lasts = Words(words.language, words.duration(duration)) if duration else None
    several = len(results) > 1
    told = [result for result in results if result.degree or result.payment or result.due or several]
    chosen = results_said(told, criteria, words, lasting=not alike)
    lasting = (lasts,) if lasts and not names_time(chosen, lasts.text) else ()
    parts: list[Phrase] = [part for part in (chosen, (counted,) if counted else (), lasting) if part]
    nothing = nothing_said(criteria, words)
    main, further = words.listed_phrases(", ", parts) or (nothing,), _beside(besides, results, criteria, words)
    said, levels = (words.listed_phrases("; ", [part for part in (first, further) if part]) for first in (main, chosen))
    return Outcome(chosen, counted, lasts, points, nothing, levels, said)
