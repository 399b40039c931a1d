"""HB240 level-decided-by-another: a table, an authority or a step gives an outcome to one post, and its level to another.

What `decide`, the pages of criteria and score sheets say of who decides is taken from the level or its scale. A matter that names the
level (罰鍰未達100萬元之裁處), or several one after the other, says it too, and so does a step that begins with deciding and is judged by
criteria of such levels. Authority with a limit, and matters that begin or end at the level (申誡以下), are left out: another may decide
beyond them. A body that decides together is another than any of its members.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping

from generator.analysis.current import current
from generator.analysis.doers import share_people
from generator.analysis.scale import decider, earned_levels
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, OFFICE, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.deciding_words import DECIDING
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.handbook import Level
from generator.model.text import Text
from generator.model.walk import FieldPath
from generator.patterns import pattern_of

_TABLE = (OFFICE + "languages: [zh-Hant]\nscopes: [{id: mail, title: 收發}]\n"
          "levels: [{id: warning, title: 警告, side: penalty, rank: 1, decides: head}]\n---\n" + HEAD + "---\n"
          + TAKE_IN_MAIL.replace("basis:", "scope: mail\nbasis:") + "delegation:\n  - {matter: 警告, decide: ")
_CLERK = "}\n---\n" + CLERK + "authority:\n  - {decide: 退回郵件, procedures: take-in-mail}\n" + COUNTS_MAIL

FAULT = Descriptor(
    code="HB240", name="level-decided-by-another", severity=Severity.WARNING,
    message="\"{given}\" is decided by {post} here, but the level \"{level}\" is decided by {other}",
    hint="name one post in both; where the amount or the case says who decides, leave \"decides\" out of the level and of its scale",
    why="Whoever decides a case by the criteria is told one name, and the table another.",
    invalid=_TABLE + "clerk" + _CLERK, valid=_TABLE + "head" + _CLERK)

_DECIDES = pattern_of(rf"{DECIDING.pattern}|裁[處处罰罚]|核[處处]|[懲惩][處处]|\bimpos(?:es?|ing)\b", re.IGNORECASE)
_SHORTEST = 2
_LISTED = pattern_of(r"[、，,;；]|或者?|以?及|(?:\b(?:or|and)\b(?! (?:more|less|above|below)\b))")
"""What stands between the matters of a list: 罚款超过5万元、责令停产停业或者吊销许可证."""
_BOUND = pattern_of(r"\s*(?:[一二兩两三\d]+次)?(?:[及或]其?)?(?:以[上下內内]|\b(?:or|and) (?:more|less|above|below)\b)")
"""What makes a bound of the level before it."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    deciders = {level.id: name for level in handbook.entry.levels if (name := decider(level, handbook))}
    titled = _titled(handbook) if deciders else {}
    for entry, path, matter, by in _places(handbook) if deciders else ():
        told = ((words, level) for language, words in matter.by_language.items() if language in titled
                for level in titled[language].named(words))
        if found := next((each for each in told if _is_another(by, deciders.get(each[1].id), handbook)), None):
            words, level = found
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(path), details={
                "given": words, "post": handbook.doer_title(by[0]), "level": level.title,
                "other": handbook.doer_title(deciders[level.id])})
    yield from _steps(deciders, handbook) if deciders else ()


def _is_another(by: Collection[str], other: str | None, handbook: Handbook) -> bool:
    """Whether nobody of those by whom it is decided decides the level; a body is not its members."""
    if other is None or other in by:
        return False
    bodies = {role.id for role in handbook.entry.roles if role.is_body}
    return other in bodies or bodies.issuperset(by) or not share_people(by, [other], handbook)


def _steps(deciders: Mapping[str, str], handbook: Handbook) -> Iterator[Diagnostic]:
    """Steps that decide by criteria of which others decide every level."""
    for procedure in current(handbook.procedures, handbook):
        for number, step in enumerate(procedure.steps):
            criteria = handbook.criteria.get(step.judge or "")
            by = step.approve or step.by
            if criteria is None or not by or not any(_DECIDES.match(words) for words in step.do.by_language.values()):
                continue
            levels = earned_levels(criteria, handbook)
            others = [deciders[level.id] for level in levels if level.id in deciders]
            if others and len(others) == len(levels) and not share_people(by, others, handbook):
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", number, "judge")), details={
                    "given": step.do, "post": handbook.doer_title(by[0]), "level": levels[0].title,
                    "other": handbook.doer_title(others[0])})


class _Titles:
    """The levels by their titles in one language; None for a title that several share."""

    def __init__(self, levels: Mapping[str, Level | None]) -> None:
        self._levels = levels
        titles = sorted((re.escape(title) for title in levels if len(title) >= _SHORTEST), key=len, reverse=True)
        self._any = re.compile(rf"(?<![a-z])(?:{'|'.join(titles)})(?:es|s)?(?![a-z])") if titles else None

    def named(self, words: str) -> Iterator[Level]:
        """The levels that words name one after the other; none that is a bound, or stands in one part with another."""
        for told in _LISTED.split(words.casefold()):
            found = [*self._any.finditer(told)] if self._any else []
            if len(found) == 1 and not _BOUND.match(told, found[0].end()):
                level = self._levels.get(found[0][0]) or self._levels.get(re.sub("e?s$", "", found[0][0]))
                yield from [level] if level else []


def _titled(handbook: Handbook) -> Mapping[str, _Titles]:
    """The titles of the levels, by language."""
    found: dict[str, dict[str, Level | None]] = {}
    for level in handbook.entry.levels:
        for language, title in level.title.by_language.items():
            known = found.setdefault(language, {})
            known[title.casefold()] = None if title.casefold() in known else level
    return {language: _Titles(levels) for language, levels in found.items()}


def _places(handbook: Handbook) -> Iterator[tuple[Entry, FieldPath, Text, tuple[str, ...]]]:
    """Where it is said who decides what."""
    for procedure in current(handbook.procedures, handbook):
        for number, row in enumerate(procedure.delegation):
            if row.decide:
                yield procedure, ("delegation", number, "matter"), row.matter, row.decide
    for post in current(handbook.posts, handbook):
        for number, item in enumerate(post.authority):
            if item.limit is None:
                yield post, ("authority", number, "decide"), item.decide, (post.id,)


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure", "criteria")
