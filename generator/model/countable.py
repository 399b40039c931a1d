"""A measure as what is to be paid may name it, and the refusal of words that say no payment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.currencies import is_counted_in_money
from generator.model.english import plural, singular
from generator.model.text import as_written
from generator.model.written import half_width
from generator.patterns import pattern_of

NO_MONEY = frozenset((
    *"%％日天時时分秒週周月年人次件度畝亩坪株棵頭头隻只輛辆戶户噸吨張张份", "公頃", "公顷", "個工作日", "个工作日", "工作天",
    "小時", "小时", "分鐘", "分钟", "個月", "个月", "工作日", "公里", "公尺", "公斤", "平方公尺",
    "平方米", "㎡", "m²", "立方公尺", "立方米", "㎥", "m³",
    "days", "hours", "minutes", "weeks", "months", "years", "working days", "people", "cases", "times", "units", "square metres",
    "cubic metres", "hectares", "tonnes", "pages"))
"""Units in which something is counted that is no money."""
_SAME_UNITS = (
    ("日", "天"), ("平方公尺", "平方米", "平米", "㎡", "m²", "m2"), ("立方公尺", "立方米", "㎥", "m³", "m3"),
    ("公里", "千米", "km"), ("公斤", "千克", "kg"))
"""Units that authors take for each other within one handbook: 80元/㎡ of what is measured in 平方米."""
_ALSO = {unit: units for units in _SAME_UNITS for unit in units}


_LANGUAGE = pattern_of(r"(?:zh|en)(?:-\w+)*")


class Unpayable(ValueError):
    """What its author wrote says no payment; `reason` names the advice, `part` are the words that it is about."""

    def __init__(self, words: str, reason: str = "", part: str = "") -> None:
        super().__init__(words)
        self.words, self.reason, self.part = words, reason, part

    def error(self) -> PydanticCustomError:
        return PydanticCustomError("bad_payment", "bad payment", {"given": self.words, "reason": self.reason, "part": self.part})


def by_language(written: Mapping[Any, Any]) -> Unpayable | None:
    """The refusal of what its author wrote for several languages, as texts are: an amount is one, and put into words for each."""
    if not written or not all(_LANGUAGE.fullmatch(str(name)) for name in written):
        return None
    said = str(as_written(next(iter(written.values()))))
    return Unpayable(said, "by language", said)


@dataclass(frozen=True, slots=True)
class Countable:
    """A measure as a payment may name it: by its id or title, and by the unit in which it is counted."""

    id: str
    titles: frozenset[str]
    units: frozenset[str]
    may_be_money: bool = True
    """Neither a length of time, nor one of several words, nor counted in what nobody pays with."""

    @classmethod
    def of(cls, measure: Mapping[str, Any]) -> Countable:
        """Of a measure as its author wrote it."""
        name = str(as_written(measure["id"]))
        return cls(name, frozenset({name, *_texts(measure.get("title"))}), frozenset(_texts(measure.get("unit"))),
                   not measure.keys() & {"type", "choices"} and NO_MONEY.isdisjoint(_texts(measure.get("unit"))))

    @property
    def names(self) -> set[str]:
        """Its id and its titles, and these as they stand within a sentence and at its beginning: Damage, 10% of the damage."""
        return {each for title in self.titles for each in (title, title.lower(), title[:1].upper() + title[1:])}

    @property
    def is_money(self) -> bool:
        """Whether it is in a unit of money that is known as one."""
        return any(map(is_counted_in_money, self.units))

    def besides(self, units: frozenset[str]) -> Countable:
        """The same as if it were not counted in these units."""
        return replace(self, units=self.units - units)

    @property
    def counted_as(self) -> set[str]:
        """As `per` may name it: the unit, one and several of it, and the measure itself."""
        also = {other for unit in self.units for other in _ALSO.get(unit, ())}
        several = (plural(unit) for unit in self.units if unit.isascii() and unit.isalpha())
        return {*self.names, *self.units, *also, *map(singular, self.units), *several}


def _texts(value: Any) -> list[str]:
    """A text as its author wrote it, in every language."""
    written = as_written(value)
    each = written.values() if isinstance(written, dict) else [written] if written else []
    return [half_width(str(as_written(words))) for words in each]


def named(words: str, known: Iterable[Countable]) -> str | None:
    """The measure of this name, as it is written before another that differs in its capitals; None if there is none."""
    listed = [*known]
    exact = next((each.id for each in listed if words in each.titles), None)
    return exact or next((each.id for each in listed if words in each.names), None)


def any_of(words: Iterable[str]) -> str:
    """A regular expression of these words, which matches nothing where there is none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
