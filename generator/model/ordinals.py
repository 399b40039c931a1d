"""Which time something happens, as regulations grade repeated breaches: 第三次以上, 首次; second offence, third and later.

As a range of how often it has happened, an ordinal is its number: 第三次以上 is 3次以上, `third and later` is `3 or more`.
"""

from __future__ import annotations

import re

from generator.model.numbers import NUMERAL
from generator.patterns import pattern_of

ORDINALS = {word: number for number, word in enumerate((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"), 1)} | {"thirtieth": 30}
ORDINAL = rf"(?:{'|'.join(ORDINALS)}|[0-9]+(?:st|nd|rd|th))"
_TIMES = "[次回件犯]"
_CHINESE = pattern_of(rf"第(?P<number>[0-9]+|{NUMERAL})(?={_TIMES})|(?P<first>首|初)(?=次)")
_FROM_THEN_ON = pattern_of(rf"(?<={_TIMES})(?:起|(?:及|或|和|与|與)?(?:其|之|以)[后後])$")
_JOINED = r" (?:to|or|and) "
_OF = r"(?: (?:offen[cs]e|breach|time|violation|contravention|occasion|incident|instance|case)s?)?"
_ENGLISH = pattern_of(rf"(?:the )?(?P<low>{ORDINAL})(?:{_JOINED}(?P<high>{ORDINAL}))?{_OF}"
                      rf"(?P<on> (?:and|or) (?:(?:any|every) )?(?:later|subsequent|further){_OF}| or more| onwards?)?", re.IGNORECASE)


def without_ordinals(words: str) -> str:
    """A range of how often, with numbers in the place of ordinals; other words as they are."""
    if match := _ENGLISH.fullmatch(words):
        low, high = ordinal(match["low"]), ordinal(match["high"]) if match["high"] else 0
        return f"{low} or more" if match["on"] and not high else words if match["on"] else f"{low} to {high}" if high else str(low)
    plain = _CHINESE.sub(lambda match: "1" if match["first"] else match["number"], words)
    return plain if plain == words else _FROM_THEN_ON.sub("以上", plain)


def ordinal(words: str) -> int:
    """`third` and `3rd` are 3."""
    return ORDINALS.get(words.lower()) or int(re.sub(r"\D", "", words))
