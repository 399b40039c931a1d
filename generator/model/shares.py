"""What a share looks like, in one place: 5%, 百分之五, 5‰, 三成, 二分之一, 1/3, 1.5倍; one third of, half the, twice the, 2 times.

Whatever reads shares first asks for them `in_one_spelling`, so that they are compared and said alike: a percentage where digits can write
it, so many times, else a fraction.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from generator.model.numbers import NUMERAL
from generator.model.written import IN_WORDS, number_in_words
from generator.patterns import pattern_of

PERCENT, TIMES = "%", "times"
SHARES = {"%": PERCENT, "％": PERCENT, "倍": TIMES, "times": TIMES, "time": TIMES}
MOST_EQUAL_PARTS = 1000
"""Into how many equal parts a regulation divides an amount at most."""

NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?|{NUMERAL})"
FRACTION = r"[0-9]+/[0-9]+"
SHARE = rf"(?:{NUMBER} ?(?:[%％倍]|times)|{FRACTION})"
"""A share in its one spelling."""


def in_one_spelling(words: str) -> str:
    """百分之五 and 5 percent as 5%, 千分之五 and 5‰ as 0.5%, 二分之一 and `half of` as 50%, 三成 as 30%, 三分之一 and `one third of`
    as 1/3."""
    words = re.sub(r"(?<=\d) ?per ?cent\b", "%", words)
    plain = _IN_CHINESE.sub(_chinese, words.replace("双倍", "2倍").replace("雙倍", "2倍"))
    return _IN_ENGLISH.sub(_english, _MULTIPLES.sub(lambda match: f"{number_in_words(match[0]):f}", plain))


def share_read(words: str) -> Fraction:
    """A share in its one spelling, or a number, as a number. Raises ValueError for what is none."""
    if not re.fullmatch(rf"{SHARE}|{NUMBER}", words):
        raise ValueError(words)
    if "/" in words:
        return Fraction(words)
    number = re.match(NUMBER, words)
    assert number is not None
    return Fraction(number_in_words(number[0])) / (100 if words[-1] in "%％" else 1)


def has_digits(share: Fraction) -> bool:
    """Whether digits can write it: a half and a quarter, and no third."""
    rest = share.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def spelled(share: Fraction) -> str:
    """A share in its one spelling."""
    if not has_digits(share):
        return f"{share.numerator}/{share.denominator}"
    return f"{(Decimal(100 * share.numerator) / share.denominator).normalize():f}%"


def _spelled(share: Fraction, written: str) -> str:
    return spelled(share) if has_digits(share) or share.denominator <= MOST_EQUAL_PARTS else written


_IN_CHINESE = pattern_of(
    rf"(?<![{NUMERAL[1:-2]}])(?P<small>[百千萬万])分之(?P<so_many>{NUMBER})|(?P<mille>[0-9]+(?:\.[0-9]+)?)‰|"
    rf"(?P<parts>[0-9]+|{NUMERAL})分之(?P<of>[0-9]+|{NUMERAL})|(?<![0-9./])(?P<fraction>{FRACTION})(?![0-9./])|"
    r"(?P<tenths>[一二三四五六七八九])成(?P<half>半?)(?![立交果本份員员])|一半|半[数數]")
_HUNDREDTHS = {"百": 100, "千": 1000, "萬": 10_000, "万": 10_000}


def _chinese(match: re.Match[str]) -> str:
    found = {name: words for name, words in match.groupdict().items() if words is not None}
    if "small" in found:
        return _spelled(_number(found["so_many"]) / _HUNDREDTHS[found["small"]], match[0])
    if "mille" in found:
        return _spelled(_number(found["mille"]) / 1000, match[0])
    if "fraction" in found:
        of, parts = found["fraction"].split("/")
        return _spelled(Fraction(int(of), int(parts)), match[0]) if int(parts) else match[0]
    if "parts" in found:
        return _spelled(_number(found["of"]) / (_number(found["parts"]) or 1), match[0])
    if "tenths" in found:
        return _spelled((_number(found["tenths"]) + (Fraction(1, 2) if found["half"] else 0)) / 10, match[0])
    return _spelled(Fraction(1, 2), match[0])


def _number(words: str) -> Fraction:
    return Fraction(number_in_words(words))


_WRITTEN_OUT = "|".join(word for word in IN_WORDS if word.isalpha() and word.isascii() and len(word) > 2)
_MULTIPLES = pattern_of(rf"(?<![\w-])(?:{_WRITTEN_OUT})(?=(?: (?:to|and) (?:{_WRITTEN_OUT}|[0-9]+))? times\b)")
"""Numbers that are written out before `times`: two to five times."""
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
          "twelfth": 12, "twentieth": 20}
_HOW_MANY = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_SOME_TIMES = {"twice": 2, "double": 2, "three times": 3, "treble": 3, "triple": 3}
_IN_ENGLISH = pattern_of(
    rf"\b(?:(?:(?P<many>{'|'.join(_HOW_MANY)}) )?(?P<half>half)|(?P<several>{'|'.join(_HOW_MANY)}) (?P<part>{'|'.join(_PARTS)})s?)\b"
    r"(?:(?= (?:of|less|more|off)\b)|(?P<of> (?=the ))|(?<=(?:by|to|of) half)(?=,|$)|(?<=[ae] half)(?=,|$)|(?<!half)(?=,|$))|"
    rf"^(?P<times>{'|'.join(_SOME_TIMES)})(?= the )")
"""`half` by itself is no share of something."""


def _english(match: re.Match[str]) -> str:
    if match["times"]:
        return f"{_SOME_TIMES[match['times']]} times"
    share = Fraction(_HOW_MANY[match["several"] or match["many"] or "one"], _PARTS[match["part"] or "half"])
    return _spelled(share, match[0]) + (" of " if match["of"] else "")


