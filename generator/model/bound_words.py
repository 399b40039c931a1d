"""The words that say a bound of numbers and of lengths of time, and whether the bound itself belongs to what they say.

A bound may stand before its amount (`over 3 days`, 不超过3天) or after it (`3 days or more`, 3天以内). One table serves the ranges of
criteria and the limits of steps. By the rule of civil law 以上, 以下 and 以内 include their number; 不满, 超过 and 以外 do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model.numbers import NUMERAL
from generator.model.written import half_width
from generator.patterns import pattern_of

_BEFORE = {
    "from": r">=|≥|(?:at least|(?:no|not) (?:less|fewer|shorter) than|from)(?= )"
            r"|(?:a )?minimum(?: of)?(?= )|至少|最[少低]|下限[為为]?|不[得]?[少低小短][于於]|[大高多][于於]或?等[于於]|已?[满滿]|[达達]到?",
    "over": r">|(?:over|(?:more|greater|longer) than|above|exceeding)(?= )|超[过過出]|逾|[大高多][于於]",
    "up to": r"<=|≤|(?:up to(?: and including)?|at most|within"
             r"|(?:no|not) (?:more|longer|greater|later) than|not (?:over|above|exceeding))(?= )"
             r"|(?:an? )?maximum(?: of)?(?= )"
             r"|(?:[至最][遲迟多高長长])?[不未](?:得)?(?:超[过過出]|逾)|至多|最[多高長长]|上限[為为]?|[至最][遲迟][於于]?(?!.*[內内])|不[多高大][于於]|[小低少][于於]或?等[于於]",
    "under": r"<|(?:under|up to but (?:not including|excluding)|(?:less|fewer|shorter) than|below)(?= )"
             r"|[未不](?:[满滿]|[达達]到?)|不[足到]|(?<!不)[少低小短][于於]",
}
_AFTER = {
    "from": r" (?:or|and) (?:more|over|above|longer|up)| min(?:imum)?\b|(?<=[元圓圆])起|(?:及|或|[(（]含[)）])?以上|(?<=\d)\+",
    "over": r"[(（]不含[)）]以上",
    "up to": r" at (?:the )?(?:latest|most)| (?:or|and) (?:less|fewer|under|below|shorter)|(?:及|或|[(（]含[)）])?以下|[以之]?[内內]"
             r"| max(?:imum)?\b|封[頂顶]|(?<=[元圓圆])[為为]限",
    "under": r"[(（]不含[)）]以下",
}
_AMOUNT = r"((?:[^,，]|,(?=\d{3}))+?)"
_AND = r"\s*[,，、]?\s*(?:(?:and|but|to) |而|且|但|并|並|至|到)?\s*"
_SPLIT = rf"(?:(?=[\s,，、而且但并並至到]){_AND}|(?<![\d.]|{NUMERAL[:-1]})(?=\d|{NUMERAL[:-1]}))"
"""Between two amounts with no other word between them: 超过3天5天以下 has a second number that begins behind a unit."""
_TO = r"(?:\s+to\s+|\s*[至到~～–—-]\s*)"


RANGE_WORDS = r"to |[至到~～–—-]"
"""What stands between the two ends of a range."""


def bound_words() -> dict[str, list[tuple[str, str]]]:
    """The words before and behind an amount, each with the bound that they say, for a script that finds them in running text: what may end
    in another's words comes first, as 未達 does in 達."""
    order = ("under", "up to", "from", "over")
    return {"before": [(shape, _BEFORE[shape]) for shape in order], "behind": [(shape, _AFTER[shape]) for shape in order]}


def _said(shape: str) -> tuple[str, ...]:
    """The two ways to say one bound; of `from` and `up to` also both at once: 满3天以上, 至遲於3日內."""
    both = {"from": r"(?:[满滿达達]\s*)?", "up to": r"(?:(?:[至最][遲迟][於于]?|以)\s*)?"}.get(shape, "")
    return rf"(?:{_BEFORE[shape]})\s*{_AMOUNT}", rf"{both}{_AMOUNT}\s*(?:{_AFTER[shape]})"


def _with_ends_marked() -> list[tuple[str, str]]:
    """60（含）至75（不含）: each end says whether it is included."""
    marks = {"含": ("from", "up to"), "不含": ("over", "under")}
    return [(rf"{_AMOUNT}\s*[(（]{low}[)）]{_TO}{_AMOUNT}\s*[(（]{high}[)）](?:以下)?", f"{marks[low][0]}-{marks[high][1]}")
            for low in marks for high in marks]


def _pairs() -> list[tuple[str, str]]:
    return [(low + (_SPLIT if (before, after) == (0, 1) else _AND) + high, f"{lower}-{upper}")
            for lower in ("from", "over") for upper in ("under", "up to")
            for before, low in enumerate(_said(lower)) for after, high in enumerate(_said(upper))]


_EXACTLY = r"=|exactly |恰[为為]|等[于於]"
_ANY = r"any(?: value)?|任何|任意|不限"
BOUND_FORMS = tuple((pattern_of(pattern, re.IGNORECASE), shape) for pattern, shape in (
    (_ANY, "any"),
    *_pairs(),
    *_with_ends_marked(),
    (rf"(?:from )?{_AMOUNT}{_TO}(?:{_BEFORE['under']})\s*{_AMOUNT}", "from-under"),
    (rf"(?:{_BEFORE['over']})\s*{_AMOUNT}{_TO}{_AMOUNT}(?:以下|[以之][内內])?", "over-up to"),
    (rf"(?:from |between |介[於于])?{_AMOUNT}{_TO}{_AMOUNT}(?:以下|[以之][内內]|之[间間])?", "from-up to"),
    (rf"between {_AMOUNT} and {_AMOUNT}", "from-up to"),
    *((pattern, shape) for shape in _BEFORE for pattern in _said(shape)),
    (rf"(?:{_EXACTLY})?\s*{_AMOUNT}", "exactly"),
))
"""The forms of a range around any amounts; what stands first is tried first."""
BEFORE_AMOUNTS = "|".join((_ANY, *_BEFORE.values(), "[满滿达達至最]", "between |介[於于]", _EXACTLY))
"""With what a form may begin, if not with an amount."""

_SAYS_ONE = pattern_of("|".join((*_BEFORE.values(), *_AFTER.values(), _TO, "between ")), re.IGNORECASE)

LONGEST = 500
"""More characters than this are no amount, no length and no range."""
_MARKED = pattern_of(r"([^,，]+?)[(（](不?含)(?:本[数數]|\1)[)）](以上|以下)")
_SUM = pattern_of("^累[计計]")
_PERCENT = pattern_of(r"百分之([0-9.]+|[一二三四五六七八九十]+)")
_COUNTED = pattern_of(r"([^,，]+?)(以上|以下)[(（](不?含)(?:本[数數])?(?:\1)?[)）]")
_BOUND_BEHIND = pattern_of(rf"(?:{'|'.join(_AFTER.values())}|[(（]不?含[)）]|左右|上下|以外|之外|\b(?:to|and|or|but))$", re.IGNORECASE)
_AROUND = {shape: tuple(pattern_of(pattern.replace(_AMOUNT, "(.+?)"), re.IGNORECASE) for pattern in _said(shape))
           for shape in ("up to", "from")}


def with_bounds_joined(words: str) -> str:
    """In half-width characters, 3天以上（含3天） and 3天（含3天）以上 as 3天（含）以上, 百分之三 as 三%, and without a first 累計."""
    plain = _PERCENT.sub(r"\1%", _SUM.sub("", half_width(words)))
    return _MARKED.sub(r"\1(\2)\3", _COUNTED.sub(r"\1(\3)\2", plain))


def may_bound(words: str) -> bool:
    """Whether there is a bound anywhere in running text: without one, no part of it is a range of more than one amount."""
    return _SAYS_ONE.search(half_width(words)) is not None


def ends_in_a_bound(words: str) -> bool:
    """Whether words end in a bound, or in what leads on to one, so that they are no plain amount: 3人以内, 5 points to."""
    return _BOUND_BEHIND.search(words) is not None


@lru_cache(4096)  # a handbook says the same few lengths in every step
def without_bound(words: str, shape: str) -> str:
    """The length that is the longest (`up to`) or the shortest (`from`): `at most 3 days`, 不超过3天 and 3天以内 allow 3 days."""
    if len(words) > LONGEST:
        return words
    plain = with_bounds_joined(words)
    return next((match[1].strip() for pattern in _AROUND[shape] if (match := pattern.fullmatch(plain))), words)
