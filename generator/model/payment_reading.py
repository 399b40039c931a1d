"""Reads what is to be paid, as an author writes it.

Regulations say it in four ways: 5000元以上5万元以下; 工程造价5%以上10%以下; 违法所得1倍以上3倍以下; 每平方米100元以上200元以下.
They may be combined, 每日按罚款数额的3%, and added, 2000元，另按每平方米加处100元; limits may stand behind (`payment_limits`). What is
counted may be counted by tens, or above a number (`counting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import prod

from generator.model.countable import Countable, Unpayable, any_of, named
from generator.model.counted_unit import multiple_in
from generator.model.counting import chinese_form, counted_in, english_form, in_full, of_named, steps_said
from generator.model.currencies import is_currency, may_be_same, one_name
from generator.model.numbers import NUMERAL
from generator.model.payment import Payment, Share, with_steps
from generator.model.payment_limits import limits_behind, sign
from generator.model.ranges import EndsReversed, Range
from generator.model.shares import FRACTION, NUMBER, SHARE, SHARES, TIMES, in_one_spelling, share_read, spelled
from generator.model.written import half_width
from generator.patterns import pattern_of

_FINE = "(?:罚款|罰款|罰鍰)"
_OPENING = pattern_of(rf"(?:可以?|并|並|另)*(?:[处處]以?|(?:按照?|依)(?!日|月))?(?:{_FINE}(?=[0-9]|{NUMERAL}))?(?:最高(?=不))?")
_CLOSING = pattern_of(rf"(?:的标准|的標準)?(?:[计計][算收罚罰付支]|[发發][给給]|[给給支]付)?的?[加处處以收]*"
                      rf"(?:{_FINE}|奖金|獎金|(?:逾期)?(?:违约金|違約金)|滞纳金|滯納金)?$")
_BY = pattern_of(r"\s*(?:乘以|乘|[×*＊✕])\s*|\s+(?:x|multiplied by)\s+")
"""What stands between the factors of a product: 契約價金總額×0.1%×逾期日數, the price x 0.1% x the days late."""
_PAID_WHOLE = pattern_of(r"^(?:(?:100% of|all of|equal to) )?the |^(?:100% of|all of|equal to) |^(?:按照?|依|[处處]以?)|"
                         r"(?:的?(?:全[额額数數部]|等[额額]))?(?:予以)?(?:赔偿|賠償|支付|[发發]给|[發发]給|[计計]算|返还|返還|退还|退還|[缴繳][纳納])?$")
"""Words around a measure that is paid as it is."""
_BY_DAY = pattern_of(r"^按(?=[日月])")
_OF_WHAT = pattern_of(rf"(?:每\w{{1,3}}?[按处處依]|每\w|按照?|[处處]以?)?([^\d%每]+?)[的之]?(?:{SHARE})")
_PER_WHAT = pattern_of(rf"(?:.*?的?部[分份],?)?每(?:[满滿逾]|增加)?(?:[0-9]+)?个?([^\d]+?)[处處]?(?:[0-9.]+|{NUMERAL})")
_SAID_TO_BE_MISSING = (
    (_OF_WHAT, "unknown measure"), (_PER_WHAT, "unknown unit"),
    (pattern_of(rf"(?:.* )?{SHARE}(?: or more)?(?: of)?(?: the)? (?!per )([a-z][^\d]*?)(?: per .*)?"), "unknown measure"),
    (pattern_of(r".* (?:per|for each) (?:full |started )?(?:[0-9]+ )?([a-z][^\d]*?)(?: or part.*| over .*)?"), "unknown unit"))
"""What names a measure, or a unit, which may be listed nowhere."""
_PLUS = pattern_of(
    r"\s*[,;；、]?\s*(?:and )?\bplus\s+|\s*[,;；、]\s*(?:并|並|且|及)?(?:另外?|再|外)(?:[加处處收计計]{1,2})?(?!\d*%)|"
    r"(?<=[元圓圆%])\s*[,;；、]\s*(?=每增)|(?<=[元圓圆%])\s*[,;；、]\s*其(?=超[过過出])|(?<=[元圓圆%倍])\s*(?:另外?|再|外)?加(?:[计計收])?(?![处處收%\d])")
"""What stands between the parts of a sum. 加处 within a part is no such word: 每日按罚款数额的3%加处罚款."""


_ONLY = pattern_of("(?<=[元圓圆])整")
"""What notices write behind a sum, so that nothing can be added to it: 陸萬元整."""


_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_ADVERB = pattern_of(rf" ({'|'.join(_PERIODS)})(?=$|[,;])")


def read_payment(words: str, measures: Iterable[Countable]) -> Payment:
    """The payment that words say about these measures. Raises Unpayable for what is none."""
    try:
        plain, known = of_named(in_one_spelling(_in_plain_words(words)), tuple(measures))
        plain, steps = steps_said(in_full(plain, known), known)
        plain, limits = limits_behind(_divided(_added_to_a_measure(plain, known), known), known)
        parts = with_steps([_part(part, known) for part in _PLUS.split(plain)], steps)
        return _in_one_currency(known, Payment(parts, limits.ceiling, limits.floor, limits.rounding))
    except Unpayable as unpayable:
        raise Unpayable(words, unpayable.reason, unpayable.part) from None
    except (ValueError, InvalidOperation):
        raise Unpayable(words) from None


def _in_plain_words(words: str) -> str:
    """The words in half-width characters, without what says nothing: $5 daily as $5 per day, 500元／日 as 500元/日."""
    return _ADVERB.sub(lambda found: f" per {_PERIODS[found[1]]}", _ONLY.sub("", half_width(words).replace("／", "/")))


def _added_to_a_measure(plain: str, known: Sequence[Countable]) -> str:
    """实际损失加1500元 as 实际损失,另1500元; 加 within a share is no such word."""
    return re.sub(rf"({_words_for(known)[0]})加(?=[0-9])", r"\1,另", plain)


def _divided(plain: str, known: Sequence[Countable]) -> str:
    """月支數額÷240 and `the salary divided by 240` as 月支數額的1/240 and `1/240 of salary`."""
    names = _words_for(known)[0]
    so_many = re.compile(rf"(?:the )?({names})\s*(?:÷|/|除以|divided by)\s*([0-9]+)(?![0-9./])")
    return so_many.sub(r"\1的1/\2" if "每" in plain else r"1/\2 of \1", plain)


def _part(plain: str, known: Sequence[Countable]) -> Share:
    try:
        return _share(plain, known)
    except EndsReversed as reversed_:
        raise Unpayable(plain, "ends reversed", str(reversed_.meant)) from None
    except (ValueError, InvalidOperation) as error:
        known_why = isinstance(error, Unpayable) and error.reason
        if known_why and known_why != "no measure":
            raise
        unknown = _unknown(plain, known)  # the unit of `$45 per citation`: what is counted is told before what is no money
        raise unknown if unknown.reason or not known_why else error from None


def _in_one_currency(known: Sequence[Countable], payment: Payment) -> Payment:
    """Sums of money in two currencies cannot be added or compared; a share is in the currency of what it is a share of."""
    bounds = [bound.unit for bound in (payment.ceiling, payment.floor) if bound and bound.number is not None]
    step = [payment.rounding.unit] if payment.rounding else []
    units = [*(part.rate.unit for part in payment.parts if not part.is_share), *bounds, *step]
    shared = {part.of for part in payment.parts if part.is_share}
    measured = [multiple_in(unit)[1] for each in known if each.id in shared for unit in sorted(each.units)]
    if len({one_name(unit) for unit in units}) > 1 or (units and measured and not any(may_be_same(units[0], unit) for unit in measured)):
        raise Unpayable(str(payment), "two currencies", ", ".join(dict.fromkeys([*units, *measured])))
    return payment


def _unknown(plain: str, known: Sequence[Countable]) -> Unpayable:
    """What looks like a share of something, or so much for each of something, that is not measured."""
    for pattern, reason in _SAID_TO_BE_MISSING:
        found = pattern.match(plain) if pattern in (_OF_WHAT, _PER_WHAT) else pattern.fullmatch(plain)
        name = _without_measure(found[1], known) if found else ""
        if name and not any(name in each.names or name in each.counted_as for each in known):
            return Unpayable(plain, reason, name)
    return Unpayable(plain, "no exact share" if re.search(FRACTION, plain) else "")


def _without_measure(words: str, known: Sequence[Countable]) -> str:
    """月 of 月最低工资的, which 每 and a share stand around, where 最低工资 is measured."""
    return re.sub(rf"(?<=.)[按依]?照?(?:{_words_for(known)[0]})[的之]?$", "", words)


def _share(words: str, known: Sequence[Countable]) -> Share:
    """The Chinese form is tried last, so that its advice is given for what neither of them is."""
    words = _product_joined(_whole(words, known), known)
    try:
        return _of_match(words, _english(known).fullmatch(_or_more_in_front(words, known)), known)
    except (ValueError, InvalidOperation) as error:
        if isinstance(error, Unpayable) and error.reason == "share of no money":
            raise
        bare = _BY_DAY.sub("每", _CLOSING.sub("", _opened(_each_in_front(words, known), known)).strip())
        return _of_match(words, _chinese(known).fullmatch(bare), known)


def _opened(words: str, known: Sequence[Countable]) -> str:
    """Without the words before an amount, which a title may begin with as well: 處理費的5%."""
    return words if re.match(_words_for(known)[0], words) else _OPENING.sub("", words, count=1)


def _whole(words: str, known: Sequence[Countable]) -> str:
    """按实际损失赔偿 as `1 times of loss`: what a measure comes to, and nothing of it left out."""
    name = named(_PAID_WHOLE.sub("", words.strip()), known)
    if name:
        return f"1 times of {name}"
    if times := re.fullmatch(rf"([0-9.]+|{NUMERAL})倍的?({_words_for(known)[0]})", words):
        return f"{times[2]}{times[1]}倍"
    return words


def _product_joined(words: str, known: Sequence[Countable]) -> str:
    """契約價金總額×0.1%×逾期日數 as `0.1% of price per days`: the share is one of the first measure of money, and all others
    are counted."""
    factors = [re.sub(r"^(?:the |按照?|依)|(?:[计計]算)$", "", factor) for factor in _BY.split(words)]
    its_own = re.compile(rf"({_words_for(known)[0]})[的之]?({SHARE})|({SHARE}) of (?:the )?({_words_for(known)[0]})")
    factors = [part for factor in factors for part in _apart(factor, its_own.fullmatch(factor))]
    names = [name for factor in factors if (name := named(factor, known))]
    rates = [factor for factor in factors if not named(factor, known)]
    if not names or (not rates and len(names) == 1):
        return words
    if not rates or all(re.fullmatch(rf"{SHARE}|{NUMBER}", rate) for rate in rates):
        rates = [rates[0] if len(rates) == 1 and re.fullmatch(SHARE, rates[0]) else
                 spelled(prod(map(share_read, rates), start=Fraction(1))) if rates else "1 times"]
    if len(rates) > 1:
        return words
    if re.fullmatch(SHARE, rates[0]):
        base = next((name for name in names if any(each.id == name and each.is_money for each in known)), names[0])
        names.remove(base)
        rates = [f"{rates[0]} of {base}"]
    return rates[0] + "".join(f" per {name}" for name in names)


def _apart(factor: str, share: re.Match[str] | None) -> Iterable[str]:
    return filter(None, share.groups()) if share else [factor]


def _or_more_in_front(words: str, known: Sequence[Countable]) -> str:
    """`5% of the cost or more` as `5% or more of the cost`."""
    return re.sub(rf"(?: of(?: the)?|(?<=times)(?: the)?) ({_words_for(known)[0]}) or more", r" or more of \1", words)


def _each_in_front(words: str, known: Sequence[Countable]) -> str:
    """500元/平方米 as 每平方米500元; 按逾期天数，每日 says no more than 每日."""
    names, units = _words_for(known)
    words = re.sub(rf"^(?:按照?|依)(?:{names}),?(?=每)", "", words)
    slash = re.compile(rf"\s*/\s*({units})")
    return "".join(f"每{unit}" for unit in dict.fromkeys(slash.findall(words))) + slash.sub("", words)


def _of_match(words: str, match: re.Match[str] | None, known: Sequence[Countable]) -> Share:
    if match is None:
        raise Unpayable(words)
    of, per = named(match["of"] or "", known) or "", counted_in(match["per"] or "", known)
    if re.fullmatch(FRACTION, match["rate"]):
        share = share_read(match["rate"])
        rate = Range(Decimal(share.numerator), Decimal(share.numerator), unit=TIMES, upper_unit=TIMES)
        return _sensible(words, Share(rate, of, per, share.denominator), known)
    return _sensible(words, Share(_rate(match["rate"]), of, per), known)


def _english(known: Sequence[Countable]) -> re.Pattern[str]:
    """`5% to 10% of the cost`, `1 to 3 times the gain`, `100 to 200 yuan per square metre`; as payments are written back too."""
    names, units = _words_for(known)
    return re.compile(rf"(?P<rate>.+?)(?:(?: of(?: the)?|(?<=times)(?: the)?) (?P<of>{names}))?(?P<per>(?:{english_form(units)})*)")


def _chinese(known: Sequence[Countable]) -> re.Pattern[str]:
    """工程造价的5%以上10%以下, 每日按罚款数额的3%, 每平方米100元以上200元以下."""
    names, units = _words_for(known)
    return re.compile(rf"(?P<per>(?:{chinese_form(units)})*)"
                      rf"(?:按照?|依|(?:(?!{names})(?:加[罚罰收计計](?!款)|[加处處以]))*)\s*(?:(?P<of>{names})\s*[的之]?(?:加[征徵收])?\s*)?(?P<rate>.+)")


def _words_for(known: Sequence[Countable]) -> tuple[str, str]:
    """Regular expressions of what measures are called, and of that for each of which something is paid."""
    return any_of(name for each in known for name in each.names), any_of(unit for each in known for unit in each.counted_as)


def _rate(words: str) -> Range:
    """A range of money or of shares, with one name for each kind of share in every language."""
    found = Range.parse(words.strip())
    share = SHARES.get(found.unit)
    if found.upper_unit != found.unit or (found.lower is None and found.upper is None) or (found.lower or 0) < 0:
        raise ValueError(words)
    unit = share or found.unit or sign(words)
    return replace(found, unit=unit, upper_unit=unit)


def _sensible(words: str, found: Share, known: Sequence[Countable]) -> Share:
    """A share is one of something that is measured, and money is none."""
    if found.is_share and not found.of:
        raise Unpayable(words, "share of nothing")
    unit = found.rate.unit
    if not unit:
        ends = dict.fromkeys(f"{end.normalize():f}" for end in (found.rate.lower, found.rate.upper) if end is not None)
        raise Unpayable(words, "no currency", "~".join(ends))
    if found.is_share and not _may_be_money(found.of, known):
        raise Unpayable(words, "share of no money", found.of)
    if not found.is_share and (found.of or not is_currency(unit)):
        raise Unpayable(words, *(("no exact share",) if re.search(FRACTION, words) else ("no measure", unit)))
    return found


def _may_be_money(name: str, known: Sequence[Countable]) -> bool:
    """What is in no unit of money that this program knows may be in another, unless a measure beside it is in one of those."""
    measure = next(each for each in known if each.id == name)
    return measure.is_money or (measure.may_be_money and not any(each.is_money for each in known))
