"""For how much of a measure something is paid: for each unit, for each ten of them, for those above a number; and the words for that.

每平方米; 每滿10日; 每10公斤，不足10公斤的按10公斤計; 超過180立方公尺的部分每立方公尺; 超過1000萬元的部分每1000萬元;
per full 10 days; per cubic metre over 180.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.model.amounts import MULTIPLES
from generator.model.countable import Countable, Unpayable, any_of
from generator.model.numbers import NUMERAL
from generator.model.written import number_in_words


class Steps(Enum):
    """Whether a unit that is not full counts: not at all, or as a full one."""

    FULL = "full"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units of a measure, `each` of them together, of what lies above `over`; without `steps` also parts of a unit count."""

    name: str
    over: Decimal = Decimal(0)
    each: Decimal = Decimal(1)
    steps: Steps | None = None

    def __str__(self) -> str:
        steps = f"{self.steps.value} " if self.steps else ""
        each = "" if self.each == 1 else f"{self.each.normalize():f} "
        return f"{steps}{each}{self.name}" + (f" over {self.over.normalize():f}" if self.over else "")


_FULL = ("full", "满", "滿", "逾期", "逾", "迟延", "遲延", "延迟", "延遲")
_STEPS = "|".join((*_FULL[1:], "增加", "增"))
_PER = "(?:per|for (?:each|every)|each|every|an?)"
_PART = "(?: or part(?: thereof| of it| of them)?)"
NUMBER = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?|{NUMERAL})"
_SCALE = f"[{''.join(MULTIPLES)}]"
_LARGE = NUMBER + _SCALE


def english_form(units: str) -> str:
    """A regular expression of one ` per …` or ` for each …`; `units` is one of all units."""
    return (rf" {_PER} (?:(?:full|started) )?(?:{NUMBER} )?(?:{units}){_PART}?"
            rf"(?: over {NUMBER}(?: (?:{units}))?)?")


def chinese_form(units: str) -> str:
    """A regular expression of one 每…, with what is above how much before it."""
    return (rf"(?:(?:超[过過出]|逾)\s*{NUMBER}\s*(?:{units})?(?:以上)?[的之者]*(?:部[分份])?\s*,?\s*)?"
            rf"每(?:{_STEPS})?个?(?:{NUMBER})?[个個]?\s*(?:{units})\s*")


def in_full(words: str, known: Sequence[Countable]) -> str:
    """Words with what is counted in digits, as 超過1000萬元的部分 is 超過10000000元的部分. It stays where a measure is itself counted in
    such units, 萬元."""
    units = {unit for each in known for unit in each.counted_as}
    if any(unit[:1] in MULTIPLES for unit in units):
        return words
    unit = rf"[个個]?\s*(?:{any_of(units)})"
    before = rf"每(?:{_STEPS})?个?|(?<!不)(?:超[过過出]|逾)|不足|[未不][满滿]|按照?(?={_LARGE}{unit}[计計])"
    counted = re.compile(rf"(?P<before>{before})\s*(?P<number>{NUMBER})(?P<scale>{_SCALE})(?={unit})")
    return counted.sub(lambda found: f"{found['before']}{_scaled(found['number'], found['scale']):f}", words)


def _scaled(number: str, scale: str) -> Decimal:
    return number_in_words(number.replace(",", "")) * MULTIPLES[scale]


def of_named(words: str, known: Sequence[Countable]) -> tuple[str, tuple[Countable, ...]]:
    """Words without the name of the measure that is counted (按標的金額每1000元, per 1000 yuan of the value), and the measures, of which no
    other is counted in its units then."""
    names, unit = any_of(name for each in known for name in each.names), f"(?P<unit>{_units(known)})"
    chinese = re.compile(rf"(?:按照?|依)?(?P<name>{names})[的之]?,?(?=每(?:{_STEPS})?个?(?:{NUMBER})?{_SCALE}?[个個]?\s*{unit})")
    english = re.compile(rf"(?P<per> {_PER} (?:(?:full|started) )?(?:{NUMBER} )?{unit}{_PART}?) of (?:the )?(?P<name>{names})(?=$|[,; ])")
    for pattern in (chinese, english):
        for match in pattern.finditer(words):
            meant = next(each for each in known if match["name"] in each.names)
            if match["unit"] in meant.counted_as - meant.names:
                left = words[:match.start()] + match.groupdict().get("per", "") + words[match.end():]
                return left, tuple(each if each is meant else each.besides(meant.units) for each in known)
    return words, tuple(known)


def _units(known: Sequence[Countable]) -> str:
    return any_of(unit for each in known for unit in each.counted_as)


def _meant(unit: str, known: Sequence[Countable]) -> str:
    """The measure that is counted in a unit, or is called so itself. Where several are, nobody knows which is meant."""
    found = [each for each in known if unit in each.names] or [each for each in known if unit in each.counted_as]
    if len(found) > 1:
        raise Unpayable(unit, "which measure", unit)
    return found[0].id


def counted_in(words: str, known: Sequence[Countable]) -> tuple[Counted, ...]:
    """All that words in these forms count."""
    units = _units(known)
    english = re.compile(rf" {_PER} (?:(?P<steps>full|started) )?(?:(?P<each>{NUMBER}) )?(?P<unit>{units})"
                         rf"(?P<part>{_PART})?(?: over (?P<over>{NUMBER})(?: (?:{units}))?)?")
    chinese = re.compile(rf"(?:(?:超[过過出]|逾)\s*(?P<over>{NUMBER})\s*(?:{units})?(?:以上)?[的之者]*(?:部[分份])?\s*,?\s*)?"
                         rf"每(?P<steps>{_STEPS})?个?(?P<each>{NUMBER})?[个個]?\s*(?P<unit>{units})\s*")
    found = [*english.finditer(words)] or [*chinese.finditer(words)]
    return tuple(_counted(match.groupdict(), known) for match in found)


def _counted(found: dict[str, str | None], known: Sequence[Countable]) -> Counted:
    name = _meant(str(found["unit"]), known)
    over, each = (number_in_words(found[field].replace(",", "")) if found[field] else default  # type: ignore[union-attr]
                  for field, default in (("over", Decimal(0)), ("each", Decimal(1))))
    if (found["steps"] or "").startswith("增") and not over:
        raise Unpayable(str(found["unit"]), "above what", str(found["unit"]))
    if each <= 0:
        raise Unpayable(str(found["unit"]))
    steps = Steps.STARTED if found.get("part") or found["steps"] == "started" else Steps.FULL if found["steps"] in _FULL else None
    return Counted(name, over, each, steps)


def steps_said(words: str, known: Sequence[Countable]) -> tuple[str, dict[str, tuple[Decimal, Steps]]]:
    """Words without what they say of units that are not full, and that by measure: 不足10公斤的按10公斤計, 未滿2日者不計."""
    units = _units(known)
    clause = re.compile(rf"\s*[,;]\s*(?:不足|[未不][满滿])(?P<each>{NUMBER})[个個]?(?P<unit>{units})(?:者|的|部[分份])*,?"
                        rf"(?:(?:亦|仍)?(?:按照?|以)(?P=each)[个個]?(?P=unit)[计計]算?(?P<started>)|不予?[计計]算?)")
    said: dict[str, tuple[Decimal, Steps]] = {}
    for match in clause.finditer(words):
        if re.search(rf"每(?:{_STEPS})?个?(?:{NUMBER})?[个個]?{match['unit']}", words):
            name = _meant(match["unit"], known)
            said[name] = (number_in_words(match["each"]), Steps.FULL if match["started"] is None else Steps.STARTED)
            words = words.replace(match[0], "")
    return words, said


def in_steps(counted: Counted, said: Mapping[str, tuple[Decimal, Steps]]) -> Counted:
    """The same with what is said of units that are not full. Ten units together are counted in one of both ways, or nobody knows
    whether twelve are one or two of them."""
    each, said_of_it = said.get(counted.name, (counted.each, counted.steps))
    steps = said_of_it if each == counted.each else counted.steps
    if (counted.steps and steps is not counted.steps) or (steps is None and counted.each != 1):
        raise Unpayable(counted.name, "which steps", f"{counted.each.normalize():f}")
    return Counted(counted.name, counted.over, counted.each, steps)
