"""How people write a length of time: `24h`, `1 hour 30 minutes`, `三天半`, `3:59`, `當日`. What can be read in two ways is refused.

`templates/assets/decide-time.js` reads them so in a browser, by these very patterns; the same cases hold both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from generator.model.written import NUMBER, half_width, number_in_words
from generator.patterns import pattern_of

SAME_DAY, AT_ONCE, PERMANENT, CLOSE = "same day", "at once", "permanent", "close of business"
SPECIAL = {
    SAME_DAY: r"(?:on )?(?:the )?same day|[當当][日天]|即日|同日",
    CLOSE: r"(?:by )?(?:the )?(?:close of business|close of play|cob|end of the (?:working|business) day)(?: on the same day)?"
           r"|(?:[當当][日天])?(?:下班|收班)前",
    AT_ONCE: r"at once|immediately|straight ?away|right away|forthwith|[即立][時时刻]|立即|隨即|随即",
    PERMANENT: r"permanent(?:ly)?|for ?ever|永久|永遠|永远",
}
UNITS = {
    "second": r"seconds?|secs?\.?|s|秒[鐘钟]?",
    "minute": r"minutes?|mins?\.?|分[鐘钟]?",
    "working hour": r"(?:working|business|office|work)[ -]?h(?:ours?|rs?\.?)|[個个]?(?:工作|上班|[辦办]公)(?:小[時时]|[鐘钟][頭头])"
                    r"|[個个]?工[時时]",
    "hour": r"(?:clock[ -])?h(?:ours?|rs?\.?)|h|[個个](?:小[時时]|[鐘钟][頭头])|小[時时]|[鐘钟][頭头]|[時时]",
    "working day": r"(?:working|business|bus\.|office|work)[ -]?days?|[個个]?(?:工作|上班|[辦办]公|[營营][業业])[日天]",
    "day": r"(?:calendar[ -])?days?|d|[個个]?(?:日[曆历]|自然)[日天]|[日天]",
    "week": r"weeks?|wks?\.?|w|[週周]|[個个]?(?:星期|[禮礼]拜)",
    "month": r"(?:calendar[ -])?months?|[個个]?月",
    "year": r"years?|yrs?\.?|年",
}
DURATION_UNITS = tuple(UNITS)
UNIT_WORDS = "|".join(words for unit, words in UNITS.items() if unit not in ("second", "year"))
"""The words for units of which running text tells lengths of time, as alternatives of a pattern."""
LENGTH = pattern_of(rf"(?<![a-z])(?:{NUMBER})\s*(?<![a-z])(?:{UNIT_WORDS})(?![a-z])", re.IGNORECASE)
"""A length of time within other words."""
PART = pattern_of(
    rf"(?P<number>{NUMBER})(?P<half>[個个]半(?![個个])| and a half)?\s*(?:"
    + "|".join(f"(?P<{unit.replace(' ', '_')}>{words})" for unit, words in UNITS.items())
    + r")(?![a-z])(?P<more>半| and a half)?(?P<between>\s*(?:,|and|又|零|、)?\s*)",
    re.IGNORECASE)
SO_MANY = pattern_of(
    rf"(?P<number>{NUMBER})\s*[個个]?(?:(?P<quarters>季度?)|(?P<fortnights>fortnights?)|"
    r"(?P<quarter_hours>刻[鐘钟]?|quarters? of an hour))", re.IGNORECASE)
CLOCK = pattern_of(r"(?P<hours>[0-9]+)(?::(?P<minutes>[0-5]\d)| ?h ?(?P<short>[1-5]?\d) ?m)", re.IGNORECASE)
"""`3:59`, and `2h5m`: by itself m may be a minute or a month."""

Amount = tuple[Decimal, str]
"""A number of a unit."""


@lru_cache(4096)  # a handbook says the same few lengths in every step
def read_duration(words: str) -> tuple[Amount, ...]:
    """The amounts of which a length of time is made, as they are written. Raises ValueError for what is none."""
    plain = half_width(words)
    for special, ways in SPECIAL.items():
        if re.fullmatch(ways, plain, re.IGNORECASE):
            return ((Decimal(1), special),)
    if clock := CLOCK.fullmatch(plain):
        found = (Decimal(clock["hours"]), "hour"), (Decimal(clock["minutes"] or clock["short"]), "minute")
        return tuple(amount for amount in found if amount[0])
    if many := SO_MANY.fullmatch(plain):  # units of which each is so many others
        number = number_in_words(many["number"])
        return ((number * 3, "month") if many["quarters"] else (number * 2, "week") if many["fortnights"] else (number * 15, "minute"),)
    return tuple(_amounts(plain))


def _amounts(words: str) -> Iterator[Amount]:
    place = 0
    while place < len(words):
        match = PART.match(words, place)
        last = match is not None and match.end() == len(words)
        if match is None or bool(match["between"].strip() and last):
            raise ValueError(words)
        yield _amount(match), next(unit for unit in DURATION_UNITS if match[unit.replace(" ", "_")])
        place = match.end()


def _amount(match: re.Match[str]) -> Decimal:
    """The number of one unit; `兩個半小時`, `三天半` and `an hour and a half` have half a unit besides."""
    number, half = number_in_words(match["number"]), match["half"] or match["more"]
    if half and (number % 1 or (match["half"] and match["more"])):
        raise ValueError(match[0])
    return number + Decimal("0.5") if half else number
