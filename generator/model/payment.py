"""What is to be paid, as an author writes it: a range of money, or so much of what is measured, up to a ceiling.

Regulations say it in four ways: 5000元以上5万元以下; 工程造价5%以上10%以下; 违法所得1倍以上3倍以下; 每平方米100元以上200元以下.
They may be combined, 每日按罚款数额的3%, and any of them may have a ceiling: 不超过3万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.amounts import CURRENCY, number_read
from generator.model.numbers import NUMERAL
from generator.model.ranges import Range
from generator.model.text import as_written
from generator.model.written import half_width

PERCENT, TIMES = "%", "times"
_SHARES = {"%": PERCENT, "％": PERCENT, "倍": TIMES, "times": TIMES, "time": TIMES}
_CEILING = re.compile(
    r"(?P<rest>.+?)\s*[,;；、]\s*(?:但|且|and |but )?[^,;\d]*?"
    r"(?:不得?超[过過出]|(?:最高|至多)(?!不)|at most|not more than|no more than|up to)\s*(?:[为為]\s*)?(?P<ceiling>.+)")
_FINE = "(?:罚款|罰款|罰鍰)"
_OPENING = re.compile(rf"(?:可以?|并|並|另)*(?:[处處]以?|(?:按照?|依)(?!日|月))?(?:{_FINE}(?=[0-9]|{NUMERAL}))?(?:最高(?=不))?")
_CLOSING = re.compile(rf"(?:的标准|的標準)?的?[加处處以]*(?:{_FINE}|奖金|獎金)$")
_BY_DAY = re.compile(r"^按(?=[日月])")
_OF_WHAT = re.compile(rf"(?:每\w[按处處]?|按照?|[处處]以?)?([^\d%每]+?)[的之]?(?:[0-9.]+|百分之|{NUMERAL})(?:%|倍|[一二三四五六七八九十])")
_PER_WHAT = re.compile(rf"每个?([^\d]+?)[处處]?(?:[0-9.]+|{NUMERAL})")
_SIGN = re.compile(CURRENCY)
_DAY = {"日": ("天",), "天": ("日",)}


@dataclass(frozen=True, slots=True)
class Countable:
    """A measure as a payment may name it: by its id or title, and by the unit in which it is counted."""

    id: str
    names: frozenset[str]
    units: frozenset[str]


class Unpayable(ValueError):
    """What its author wrote says no payment; `reason` names the advice, `part` are the words that it is about."""

    def __init__(self, words: str, reason: str = "", part: str = "") -> None:
        super().__init__(words)
        self.words, self.reason, self.part = words, reason, part

    def error(self) -> PydanticCustomError:
        return PydanticCustomError("bad_payment", "bad payment", {"given": self.words, "reason": self.reason, "part": self.part})


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a payment does not exceed: so much money, or what a measure comes to."""

    number: Decimal | None = None
    unit: str = ""
    of: str = ""

    def __str__(self) -> str:
        return self.of or f"{self.number:f} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Payment:
    """`rate` is money, or a share (`%`, `times`) of the measure `of`; it is paid once for each unit of every measure in `per`."""

    rate: Range
    of: str = ""
    per: tuple[str, ...] = ()
    ceiling: Ceiling | None = None

    @property
    def is_share(self) -> bool:
        return self.rate.unit in (PERCENT, TIMES)

    @property
    def bases(self) -> tuple[str, ...]:
        """The measures of which it is a share, or which are its ceiling."""
        return tuple(filter(None, (self.of, self.ceiling.of if self.ceiling else "")))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures without whose values nobody can say how much it is."""
        return tuple(dict.fromkeys((*self.per, *self.bases)))

    def __str__(self) -> str:
        share = f" of {self.of}" if self.of else ""
        each = "".join(f" per {name}" for name in self.per)
        return f"{self.rate}{share}{each}" + (f", at most {self.ceiling}" if self.ceiling else "")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: Any) -> Any:
            if isinstance(value, cls):
                return value
            raise value.error() if isinstance(value, Unpayable) else Unpayable(str(value)).error()

        return core_schema.no_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(str))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["5000 to 50000 yuan", "5% to 10% of the cost", "1 to 3 times the gain, at most 30000 yuan",
                                               "100 to 200 yuan per square metre", "3% of the fine per day"]}


def with_payments_read(tiers: Any, measures: Iterable[Mapping[str, Any]]) -> Any:
    """The tiers as their author wrote them, with what each of their levels costs read; a tier of one level need not name it."""
    known = tuple(map(_countable, measures))
    if not isinstance(tiers, list):
        return tiers
    return [{**tier, "amount": _by_level(tier, known)} if isinstance(tier, dict) and "amount" in tier else tier for tier in tiers]


def _by_level(tier: Mapping[str, Any], known: tuple[Countable, ...]) -> Any:
    level = as_written(tier.get("level"))
    levels = [str(as_written(each)) for each in (level if isinstance(level, list) else [level] if level else [])]
    written = tier["amount"]
    if not isinstance(written, dict):
        written = {levels[0] if levels else "-": written}
        if len(levels) != 1:
            return {name: Unpayable(str(as_written(value)), "which level", ", ".join(levels)) for name, value in written.items()}
    return {name: _read_one(value, known) if name in levels else Unpayable(str(name), "no level", ", ".join(levels))
            for name, value in written.items()}


def _read_one(value: Any, known: tuple[Countable, ...]) -> Any:
    if isinstance(value, Payment):
        return value
    try:
        return read_payment(str(as_written(value)), known)
    except Unpayable as unpayable:
        return unpayable


def _countable(measure: Mapping[str, Any]) -> Countable:
    name = str(as_written(measure["id"]))
    return Countable(name, frozenset({name, *texts_of(measure.get("title"))}), frozenset(texts_of(measure.get("unit"))))


def texts_of(value: Any) -> list[str]:
    """A text as its author wrote it, in every language."""
    written = as_written(value)
    each = written.values() if isinstance(written, dict) else [written] if written else []
    return [half_width(str(as_written(words))) for words in each]


def read_payment(words: str, measures: Iterable[Countable]) -> Payment:
    """The payment that words say about these measures. Raises Unpayable for what is none."""
    known, plain = tuple(measures), half_width(words)
    try:
        capped = _CEILING.fullmatch(plain)
        found = _uncapped(capped["rest"] if capped else plain, known)
        return replace(found, ceiling=_ceiling(capped["ceiling"], known)) if capped else found
    except Unpayable as unpayable:
        if unpayable.reason:
            raise Unpayable(words, unpayable.reason, unpayable.part) from None
        raise _unknown(words, plain, known) from None
    except (ValueError, InvalidOperation):
        raise _unknown(words, plain, known) from None


def _unknown(words: str, plain: str, known: tuple[Countable, ...]) -> Unpayable:
    """What looks like a share of something, or so much for each of something, that is not measured."""
    for pattern, reason in ((_OF_WHAT, "unknown measure"), (_PER_WHAT, "unknown unit")):
        found = pattern.match(plain)
        if found and not any(found[1] in each.names or found[1] in _units(each) for each in known):
            return Unpayable(words, reason, found[1])
    return Unpayable(words)


def _uncapped(words: str, known: tuple[Countable, ...]) -> Payment:
    """The Chinese form is tried last, so that its advice is given for what neither of them is."""
    try:
        return _in_parts(words, _english(known).fullmatch(words), known)
    except (ValueError, InvalidOperation):
        bare = _BY_DAY.sub("每", _CLOSING.sub("", _OPENING.sub("", _each_in_front(words, known), count=1)).strip())
        return _in_parts(words, _chinese(known).fullmatch(bare), known)


def _each_in_front(words: str, known: tuple[Countable, ...]) -> str:
    """500元/平方米 as 每平方米500元."""
    slash = re.compile(rf"\s*/\s*({_words_for(known)[1]})")
    found = slash.search(words)
    return f"每{found[1]}{slash.sub('', words)}" if found else words


def _in_parts(words: str, match: re.Match[str] | None, known: tuple[Countable, ...]) -> Payment:
    if match is None:
        raise Unpayable(words)
    each = [part for part in re.split(r" per |\s*每个?", match["per"] or "") if part]
    of = _named(match["of"], known) if match["of"] else ""
    return _sensible(words, Payment(_rate(match["rate"]), of, tuple(_counted(part, known) for part in each)))


def _english(known: tuple[Countable, ...]) -> re.Pattern[str]:
    """`5% to 10% of the cost`, `1 to 3 times the gain`, `100 to 200 yuan per square metre`; as payments are written back too."""
    names, units = _words_for(known)
    return re.compile(rf"(?P<rate>.+?)(?:(?: of(?: the)?|(?<=times)(?: the)?) (?P<of>{names}))?(?P<per>(?: per (?:{units}))*)")


def _chinese(known: tuple[Countable, ...]) -> re.Pattern[str]:
    """工程造价的5%以上10%以下, 每日按罚款数额的3%, 每平方米100元以上200元以下."""
    names, units = _words_for(known)
    return re.compile(rf"(?P<per>(?:每个?(?:{units})\s*)*)(?:按照?|依|[加处處以]*)\s*(?:(?P<of>{names})\s*的?\s*)?(?P<rate>.+)")


def _words_for(known: tuple[Countable, ...]) -> tuple[str, str]:
    """Regular expressions of what measures are called, and of that for each of which something is paid."""
    return (_any_of(name for each in known for name in each.names), _any_of(unit for each in known for unit in _units(each)))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


def _units(measure: Countable) -> set[str]:
    """As `per` may name them: the unit, one of it, and the measure itself."""
    also = {other for unit in measure.units for other in _DAY.get(unit, ())}
    return {*measure.names, *measure.units, *also, *(unit.removesuffix("s") for unit in measure.units)}


def _rate(words: str) -> Range:
    """A range of money or of shares, with one name for each kind of share in every language."""
    found = Range.parse(words.strip())
    share = _SHARES.get(found.unit)
    if found.upper_unit != found.unit or (found.lower is None and found.upper is None) or (found.lower or 0) < 0:
        raise ValueError(words)
    unit = share or found.unit or _sign(words)
    return replace(found, unit=unit, upper_unit=unit)


def _sign(words: str) -> str:
    """The currency that stands before a number, which is no part of its unit: £500."""
    found = _SIGN.search(words)
    return found[0] if found else ""


def _sensible(words: str, found: Payment) -> Payment:
    """A share is one of something that is measured, and money is none."""
    if found.is_share and not found.of:
        raise Unpayable(words, "share of nothing")
    if not found.is_share and (found.of or not _is_money(found.rate.unit)):
        raise Unpayable(words, "no measure", found.rate.unit)
    return found


def _is_money(unit: str) -> bool:
    """Words that nobody took for a measure stand where the unit should be: 工程总价5%."""
    return len(unit) <= 12 and not re.search(r"[每按的/]|以[上下内內]|\b(?:per|of|times)\b", unit)


def _named(words: str, known: tuple[Countable, ...]) -> str:
    return next(each.id for each in known if words in each.names)


def _counted(words: str, known: tuple[Countable, ...]) -> str:
    return next(each.id for each in known if words.strip() in _units(each))


def _ceiling(words: str, known: tuple[Countable, ...]) -> Ceiling:
    plain = re.sub(r"^(?:the )|(?:的(?:数额|數額|本金))?$", "", words.strip())
    if any(plain in each.names for each in known):
        return Ceiling(of=_named(plain, known))
    number, unit = number_read(plain)
    unit = unit or _sign(plain)
    if not _is_money(unit) or unit in _SHARES:
        raise Unpayable(words, "no measure", words)
    return Ceiling(number, unit)
