"""HB423 languages-differ: two languages of a text name different times or numbers.

Compared are lengths of time (3日內, `within 3 days`), money (逾50萬元, `over NT$500,000`) and the only other number (6人以上, `at least 6
members`) of two languages that were both written; 未滿15日 names 14 days too, as whole days are told in English (`5 to 14 days`). It is a
finding where each of them names one that the other does not: a translation may leave one out, or say it in words. Dates and hours of the
day are left alone, since languages write them in ways of their own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from generator.analysis.passages import texts
from generator.calendar.lengths import length
from generator.checks.shared.amount_ranges import in_digits
from generator.checks.shared.base import of_each_entry
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.amounts import money_in
from generator.model.duration import Duration
from generator.model.duration_words import LENGTH, UNIT_WORDS
from generator.model.handbook import Calendar
from generator.model.kinds import RECORDS
from generator.model.written import NUMBER
from generator.patterns import pattern_of

_TERM = ("kind: term\nid: seal\ntitle: {zh-Hant: 印信, en: Seal}\n"
         "definition: {zh-Hant: 於3日內歸還的印信, en: A seal returned within DAYS days}\n")
FAULT = Descriptor(
    code="HB423", name="languages-differ", severity=Severity.WARNING,
    message="this says {one} in {language}, but {other} in {beside}",
    hint="write the same number in both languages",
    why="Readers of one language follow another rule than those of the other.",
    invalid=_TERM.replace("DAYS", "5"), valid=_TERM.replace("DAYS", "3"))

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_OWN_WAYS = pattern_of(
    r"(?=\d)(?:\d+\s*年(?:\s*\d+\s*月(?:\s*\d+\s*[日號号]))|\b[12]\d{3}\b\s*年?(?!\s*元)|\d+\s*月\s*\d+\s*[日號号]"
    r"|\d+\s*月份?(?![內内])|\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[時时點点](?:\d{1,2}\s*分)?|\d{1,2}\s*[ap]\.?m\b\.?"
    rf"|\b\d{{1,2}} {_MONTH}|\d+(?:[./-]\d+)+|\d+\s*[成折刻]|\d+(?:st|nd|rd|th)\b)"
    rf"|(?<![a-z])(?=[a-z])(?:\b{_MONTH} \d{{1,2}}\b|[a-z]+-?\d+)|(?:民國|民国)\s*\d+\s*年", re.IGNORECASE)
"""Dates, hours, versions, names with digits, and shares that are said otherwise in another language: what begins with a digit, what
begins a word, and years of the Republic."""
_RATE = pattern_of(r"(?<=[\ds%])\s+an?\s+(?:working )?(?:minute|hour|day|week|month|quarter|year)\b", re.IGNORECASE)
"""What something is counted by: 每月20小時, `20 hours a month` names no month."""
_NUMERIC = pattern_of(rf"\d|{NUMBER}", re.IGNORECASE)
"""What every name of a time or of a number has in it; most texts do not, and are not looked at."""
_TIME = pattern_of(f"({LENGTH.pattern})", re.IGNORECASE)
_FROM_TO = pattern_of(rf"(?<![\d.,])(?P<low>\d+)(?P<to>\s*(?:to|-|–|至)\s*)(?P<high>\d+)(?P<unit>\s*(?:{UNIT_WORDS})(?![a-z]))",
                      re.IGNORECASE)
"""5 to 14 days, whose unit stands once."""
_UNDER = pattern_of(r"(?:[未不][滿满]|[未不][達达足]|\b(?:under|below|(?:less|fewer|shorter) than))\s*$", re.IGNORECASE)
"""What stands before a length that is not reached."""
_NUMBER = pattern_of(r"(?<![\d.,])\d+(?:\.\d+)?(?![\d,]*\d)")
_IN_WORDS = pattern_of(
    r"[一二三四五六七八九十百千萬万億亿兩两半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|once|half|both|hundred|thousand)\b",
    re.IGNORECASE)
"""Numbers in words, and what is none: where they stand, nobody can tell which digits stand for which."""


def find(entry: Entry, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if len(handbook.languages) == 1:
        return
    for path, said in ((path, text.by_language) for path, _, text in texts(entry)):
        if not _is_numeric(said.values()) or not isinstance(written := entry.source.value_at(path), Mapping):
            continue
        if found := _differing({language: said[language] for language in said if language in written}, handbook.entry.calendar):
            language, one, beside, other = found
            yield Diagnostic(descriptor=FAULT, span=entry.source.span((*path, language)), related=entry.source.span((*path, beside)),
                             details={"one": one, "language": language, "other": other, "beside": beside})


def _is_numeric(said: Iterable[str]) -> bool:
    """Whether the first of several wordings, and another one, may name anything."""
    first, *others = said
    return bool(_NUMERIC.search(first)) and any(map(_NUMERIC.search, others))


def _differing(written: Mapping[str, str], calendar: Calendar) -> tuple[str, str, str, str] | None:
    """(language, what it names, another language, what that names instead) of the first two languages that differ."""
    named = ((language, _named(said, calendar)) for language, said in written.items())
    main, mains = next(named, ("", ()))
    for language, others in named if any(mains) else ():
        for one, other in zip(mains, others, strict=True):
            mine, theirs = one.keys() - other.keys(), other.keys() - one.keys()
            if mine and theirs:
                return (language, next(other[key] for key in other if key in theirs), main, next(one[key] for key in one if key in mine))
    return None


def _named(words: str, calendar: Calendar) -> tuple[Mapping[Any, str], ...]:
    """What words name, each as it is written: lengths of time, money, and the one number that is neither."""
    plain = in_digits(words)
    timed = _FROM_TO.sub(r"\g<low>\g<unit>\g<to>\g<high>\g<unit>", _OWN_WAYS.sub(" ", _RATE.sub(" ", plain)))
    pieces, money = _TIME.split(timed), money_in(plain)
    return _lengths(pieces, calendar), money, {} if money else _only_number(" ".join(pieces[::2]))


def _lengths(pieces: Sequence[str], calendar: Calendar) -> dict[Any, str]:
    """The lengths of time among what stands between them."""
    lengths: dict[Any, str] = {}
    for before, time in zip(pieces[::2], pieces[1::2], strict=False):
        with suppress(ValueError):  # what is no certain number is passed over
            found = Duration.parse(time)
            lengths.setdefault(length(found, calendar), time.strip())
            [(number, unit)] = found.parts
            if _UNDER.search(before) and number > 1:
                lengths.setdefault(length(Duration.of(number - 1, unit), calendar), time.strip())
    return lengths


def _only_number(words: str) -> dict[Any, str]:
    """The number of a text without times and money that has no other, be it in words."""
    found = _NUMBER.findall(words)
    return {Decimal(found[0]): found[0]} if len(found) == 1 and not _IN_WORDS.search(words) else {}


CHECK = of_each_entry(tuple(kind.name for kind in RECORDS if kind.model), FAULT, find, "handbook")
