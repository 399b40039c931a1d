"""What a case comes to with everything beside it, in words: what leads, who decides it, until when; then each act by itself. Pure."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.analysis.combine import Combined, Period, spread
from generator.analysis.scale import scale_entry
from generator.analysis.totals import Total, Totals
from generator.facts.consequences import follows_of
from generator.facts.outcomes import beside_of_decision, degree_said, names_time, nothing_said
from generator.facts.payments import amount_said
from generator.facts.words import HandbookWords, Phrase, Words, plain
from generator.model.criteria import Criteria
from generator.model.degree import Degree
from generator.model.scale import Act, Earlier

AT_ONCE = "Acts judged at the same time: {levels}"
STILL_COUNT = "Earlier acts that still count: {levels}"
UNTIMED = "The total time can be computed only if the time is given for every act."
BESIDES = "This case also brings: {further}"
OFFSET = "nothing is left, as rewards and penalties offset each other"
AMOUNT_CAPPED = "Limited by the highest amount allowed in all."
IN_ALL = "{amount} in all"
UNPRICED = "The total can be computed only if the amount is given for every act."
BOTH_UNSAID = "The handbook does not say what a new outcome and an earlier one ({level}) come to. Each holds by itself."
LASTS_UNSAID = "The handbook does not say how long the earlier outcome ({level}) lasts: its last day is that of its decision."
LAPSED = "Acts that do not count on that day: {levels}"
ENDED = "Earlier outcome that does not count, as it ended on {last}: {level}"


def combined_said(found: Combined, words: HandbookWords) -> Phrase:
    """`Demerit, 12 to 24 months, until 30 June 2027 at the earliest and 30 June 2028 at the latest`."""
    if not found.degrees:
        return (words.own(OFFSET),)
    degrees = words.listed_phrases(" and ", [degree_said(degree, words) for degree in found.degrees])
    parts: list[Phrase] = [degrees]
    period = period_said(found.shortest, found.longest, words) if found.shortest and found.longest else ""
    if period and not names_time(degrees, period):
        parts.append((Words(words.language, period),))
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


def totals_said(totals: Totals, own: Sequence[str], criteria: Criteria, words: HandbookWords) -> Iterator[str]:
    """`own` are the lines that say how the case by itself was decided; what all of it comes to stands before them."""
    for total in totals.each:
        yield from _total(total, criteria, words, several=len(totals.each) > 1)
    yield from _besides(totals, criteria, words)
    if any(tier.amount for tier in criteria.tiers) and any(total.found and total.others and not total.owed for total in totals.each):
        yield words.text(UNPRICED)
    if totals.earlier and not totals.ended and (unsaid := _unsaid(totals.earlier, words)):
        yield words.text(unsaid, level=_level(Degree(totals.earlier.level), words))
    if not totals.each:
        yield words.text("The combined outcome cannot be given until this case is decided.")
    yield words.text("This case by itself:")
    yield from (f"  {line}" for line in own)
    now, before = [act for act in totals.others if not act.day], [act for act in totals.others if act.day]
    for key, acts in ((AT_ONCE, now), (STILL_COUNT, before), (LAPSED, totals.lapsed)):
        if acts:
            yield words.text(key, levels=_acts(acts, criteria, words))
    if totals.earlier:
        yield _earlier(totals.earlier, totals.ended, words)


def _besides(totals: Totals, criteria: Criteria, words: HandbookWords) -> Iterator[str]:
    """What the case gives besides, whatever its level comes to with everything beside it; what that comes to, and what follows from it."""
    if further := beside_of_decision(totals.decision, criteria, words):
        yield words.text(BESIDES, further=plain(further))
        for total in totals.besides:
            if total.others or (total.found and total.found.until):
                yield "  " + _in_all(total, criteria, words, several=True)
                yield from _capped(total, words)
        names = dict.fromkeys(degree.level for each in totals.decision.beside for degree in each.degrees)
        yield from (f"  {line}" for line in follows_of([words.handbook.find("level", name) for name in names], words))


def _unsaid(earlier: Earlier, words: HandbookWords) -> str:
    """What nobody can tell of an earlier outcome beside the new one; empty where the handbook says it."""
    level = words.handbook.find("level", earlier.level)
    scale = scale_entry(level, words.handbook) if level is not None else None
    if scale is None or scale.running is None:
        return BOTH_UNSAID
    return LASTS_UNSAID if earlier.until is None and spread(Degree(earlier.level), words.handbook) is None else ""


def _earlier(earlier: Earlier, ended: datetime.date | None, words: HandbookWords) -> str:
    level, day = _level(Degree(earlier.level), words), words.date(earlier.since)
    if ended:
        return words.text(ENDED, level=level, last=words.date(ended))
    if earlier.until:
        return words.text("Earlier outcome that still lasts: {level}, from {day} until {last}", level=level, day=day,
                          last=words.date(earlier.until))
    return words.text("Earlier outcome that still lasts: {level}, from {day}", level=level, day=day)


def _total(total: Total, criteria: Criteria, words: HandbookWords, *, several: bool) -> Iterator[str]:
    """What a level comes to, and what follows from that; `several` where other levels may be chosen."""
    yield _in_all(total, criteria, words, several=several)
    if total.found is None:
        return
    degrees = total.found.degrees or ((total.own,) if total.own else ())  # what was offset was decided all the same
    given = [words.handbook.find("level", degree.level) for degree in degrees]
    yield from (f"  {line}" for line in follows_of(given, words, together=True))
    yield from _capped(total, words)


def _in_all(total: Total, criteria: Criteria, words: HandbookWords, *, several: bool) -> str:
    own = _level(total.own, words) if total.own else nothing_said(criteria, words).text
    if total.found is None:
        acts = (*([total.own] if total.own else []), *(act.level for act in total.others))
        levels = words.text(", ").join(dict.fromkeys(_level(each, words) for each in acts))
        return words.text("The handbook does not say what several acts come to: {levels}. Each holds by itself.", levels=levels)
    said = plain(combined_said(total.found, words))
    if total.owed:
        said = words.text(", ").join((said, words.text(IN_ALL, amount=amount_said(total.owed.amount, criteria, words))))
    if not total.others:
        return words.text("Outcome and its time: {total}", total=said)
    return words.text("In all, with {level}: {total}", level=own, total=said) if several else words.text("In all: {total}", total=said)


def _capped(total: Total, words: HandbookWords) -> Iterator[str]:
    if total.found and total.found.untimed:
        yield "  " + words.text(UNTIMED)
    if total.found and total.found.capped:
        yield "  " + words.text("Limited by the longest time allowed in all.")
    if total.owed and total.owed.capped:
        yield "  " + words.text(AMOUNT_CAPPED)


def _acts(acts: Sequence[Act], criteria: Criteria, words: HandbookWords) -> str:
    """`Reprimand, Demerit (15 January 2026)`, `Fine (3,000 yuan)`; several that are the same once, `Point × 20`."""
    counted = Counter(_act(act, criteria, words) for act in acts)
    return words.text(", ").join(said if times == 1 else f"{said} × {times}" for said, times in counted.items())


def _act(act: Act, criteria: Criteria, words: HandbookWords) -> str:
    amount = amount_said(act.amount, criteria, words) if act.amount else ""
    said = words.text(", ").join(filter(None, (words.date(act.day) if act.day else "", amount, words.duration(act.duration))))
    return _level(act.level, words) + (words.text(" ({words})", words=said) if said else "")


def _level(degree: Degree, words: HandbookWords) -> str:
    return plain(degree_said(degree, words))
