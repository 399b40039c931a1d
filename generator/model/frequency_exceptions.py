"""What a frequency leaves out: days of the week, months of the year, the time of a period that the organisation names itself, or all
working days but those before a holiday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import Match

from generator.model.frequency_phrases import SUNDAY_LAST, N, Token, listed, refuse
from generator.model.named_day import MONTH_NAMES, WEEKDAYS, WORKING_DAY
from generator.model.own_period import OWN
from generator.model.written import Refused, number_in_words
from generator.patterns import pattern_of

_ONE = rf"(?:{N})(?:月(?:份)?)?"
_CHINESE = rf"{_ONE}(?:[、及和與至到~–-]{_ONE})*(?<=月)|{_ONE}(?:[、及和與至到~–-]{_ONE})*月份"
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTH_NAMES))
_ENGLISH = rf"(?:{MONTH})\b(?:(?:,? (?:and|or|to) |, ?| ?[&/~–-] ?)(?:{MONTH})\b)*"
EXCEPT = r"(?:except|excepting|excluding|but not|other than|save)(?: for)?(?: in| during)?"
_OF = r"(?: the)?(?: months? of)?"
_PARTS = pattern_of(rf"{MONTH}|{N}|至|到|~|–|-|\bto\b")


def month_number(words: str) -> int:
    """The month that a name or a number says."""
    number = next((number for number, name in enumerate(MONTH_NAMES, 1) if name.lower().startswith(words[:3])), 0)
    number = number or int(number_in_words(words))
    if number > len(MONTH_NAMES):
        raise Refused("no day")
    return number


def _listed(words: Sequence[str]) -> Iterator[int]:
    """The months of `7、8`, and all of `11 to 2`."""
    last, through = 0, False
    for word in words:
        if word in ("至", "到", "~", "–", "-", "to"):
            through = True
            continue
        month = month_number(word)
        yield from ((last + turn) % 12 + 1 for turn in range((month - last - 1) % 12) if through)
        yield month
        last, through = month, False


def _without(words: str) -> tuple[Token, ...]:
    return (Token("without", tuple(sorted(set(_listed(_PARTS.findall(words)))))),)


_CHINESE_DAYS = r"(?:[、及和與或]?週?[一二三四五六日天](?![、及和與或]?[^週一二三四五六日天以之除外、及和與或])){1,6}"
_DAY_NAME = f"(?:{'|'.join(map(str.lower, WEEKDAYS))})s?"
_DAY_NAMES = rf"{_DAY_NAME}(?:(?:,? (?:and|or) |, ?){_DAY_NAME})*"


def _other_weekdays(words: Iterable[str]) -> tuple[Token, ...]:
    """Every day but those that are named."""
    left = [day for day in WEEKDAYS if day not in words]
    if not left:
        raise Refused("without what")
    return Token("period", "week"), *listed(Token("sort", day) for day in left)


LONG_WEEKEND = 3
"""So many days off make a long weekend, 連假."""
_EVE = (Token("period", WORKING_DAY), Token("eve"))
_LONG_EVE = (Token("period", WORKING_DAY), Token("eve", number=LONG_WEEKEND))
_LAST = "(?:(?:的|之)?(?:最後)?一?個?(?:工作|上班)[日天]|[一1][日天])"
_DAY_BEFORE = (r"(?:(?:on |by )?(?:the )?(?:(?:last )?(?:working|business) )?day before (?:each |every |any |a |the )?"
               r"|before (?:each|every|any) )")

EXCEPTION_PHRASES: tuple[tuple[str, Callable[[Match[str]], tuple[Token, ...]]], ...] = (
    (r"每?逢?個?(?:(?:國定|法定)節?假日|節假?日?)前" + _LAST, lambda m: _EVE),
    (r"每?逢?個?(?:[3三][日天]以上的?)?"
     r"(?:國定|法定|節假?日?)?(?:[連连]假|[連连][續续]假[期日]|小?[長长]假)前" + _LAST, lambda m: _LONG_EVE),
    (rf"{_DAY_BEFORE}long (?:weekend|holiday)s?(?: of (?:three|3) days or more)?\b", lambda m: _LONG_EVE),
    (rf"{_DAY_BEFORE}(?:public |bank )?holidays?\b", lambda m: _EVE),
    (rf"每?[日天][ ,、]*[(（]?(?:除了?)?({_CHINESE_DAYS})(?:(?:以|之)?外|除外)[)）]?",
     lambda m: _other_weekdays([SUNDAY_LAST[word] for word in re.findall("[一二三四五六日天]", m[1])])),
    (rf"(?:daily|every day|each day),? ?[(]?{EXCEPT}(?: on)? ({_DAY_NAMES})[)]?",
     lambda m: _other_weekdays([word.capitalize().removesuffix("s") for word in re.findall("[a-z]+day", m[1])])),
    (rf"({_CHINESE})除外", lambda m: _without(m[1])),
    (rf"除了?({_CHINESE})(?:之|以)?外", lambda m: _without(m[1])),
    (rf"{EXCEPT}{_OF} ({_ENGLISH})", lambda m: _without(m[1])),
    (rf"(?:{EXCEPT}|unless (?:it|that) is)(?: on)?(?: an?)? ((?:public |bank )holidays?)", lambda m: refuse("days off", m[1])),
    (rf"{OWN}(?:期?間|[中內])?除外|除了?{OWN}(?:期?間|[中內])?(?:之|以)?外", lambda m: (Token("during", "outside"),)),
    (rf"{EXCEPT} (?:the |each |every |a )?{OWN}(?:[- ]time)?", lambda m: (Token("during", "outside"),)),
)
"""Phrases of what is left out, with `OWN` in place of the name of a period → what they stand for."""
