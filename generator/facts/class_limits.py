"""The time limits that a level decides: those of procedures, steps and duties that differ by the criteria by which it is earned."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.case_steps import steps_of_case
from generator.analysis.current import is_current
from generator.facts.limit_words import StatedLimit, extension_text, in_case, limit_text, stated, stated_of_duty, with_extension
from generator.facts.words import HandbookWords, Phrase, Words
from generator.handbook import Backlink, Handbook
from generator.model import Post, Procedure
from generator.model.handbook import Level
from generator.model.limit import Limit
from generator.questions import question


def limits_decided(level: Level, words: HandbookWords) -> Iterator[Phrase]:
    """`Time limit in Answering letters: in all 3 working days; step 1: 4 working hours`, a line for each procedure and each post."""
    lines: dict[tuple[str, str], list[str]] = {}
    deciding = _deciding_limits(words.handbook, "")
    for name in filter(deciding.__contains__, earned_by(level.id, words.handbook)):
        for link in words.handbook.links_to("criteria", name):
            if said := _said(link, level, words):
                lines.setdefault(link.entry.key, []).append(said)
    for key, all_said in lines.items():
        limits = Words(words.language, words.text("; ").join(all_said))
        yield words.phrase("Time limit in {entry}: {limits}", entry=words.named(*key), limits=limits)


@question
def _deciding_limits(handbook: Handbook, about: str) -> tuple[str, ...]:
    """The criteria by which a time limit differs, by their ids. Asked, since every set of criteria shows what follows from its levels, to
    which all others may lead.
    """
    return tuple(name for name in handbook.criteria if any(map(_is_limit, handbook.links_to("criteria", name))))


def _is_limit(link: Backlink) -> bool:
    return link.path[-2:] == ("within", "criteria")


def earned_by(level: str, handbook: Handbook) -> Iterator[str]:
    """The criteria that lead to a level, by their ids: of a tier, or since a circumstance holds the outcome there."""
    links = handbook.links_to("level", level)
    yield from dict.fromkeys(link.entry.id for link in links if link.entry.kind == "criteria" and link.path[0] in ("tiers", "modifiers"))


def _said(link: Backlink, level: Level, words: HandbookWords) -> str:
    """What one limit gives that level; empty for what is no limit, and for an entry that is not followed any more."""
    entry, path = link.entry, link.path
    if not _is_limit(link) or not is_current(entry, words.handbook):
        return ""
    if isinstance(entry, Procedure):
        index = int(path[1]) if path[0] == "steps" else None
        if index is not None and index not in steps_of_case(entry, level.id, words.handbook):
            return ""
        limit = entry.within if index is None else entry.steps[index].within
        time = _in_case(limit, stated(limit, entry, words.handbook), level, words)
        if not time:
            return ""
        return words.text("in all {time}", time=time) if index is None else words.text("step {number}: {time}", number=index + 1, time=time)
    if isinstance(entry, Post):
        duty = entry.duties[int(path[1])]
        time = _in_case(duty.within, stated_of_duty(duty, words.handbook), level, words)
        return words.said(duty.do).text + words.text(": ") + time if time else ""
    return ""


def _in_case(limit: Limit | None, found: StatedLimit | None, level: Level, words: HandbookWords) -> str:
    """How long it is, and how it may be extended."""
    if not (limit and found and limit.of_case(level.id)):
        return ""
    narrowed = in_case(found, limit, level.id)
    return with_extension(limit_text(narrowed, words), extension_text(narrowed, words), words)
