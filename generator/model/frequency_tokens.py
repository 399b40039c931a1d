"""The words of a frequency, in English and in both scripts of Chinese, as tokens whose order hardly matters.

`weekly on Monday and Thursday`, `on Monday and Thursday every week` and `每週一、四` give the same tokens. What is no word of a frequency
is refused by name, so that an author learns which part was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from generator.model.frequency_exceptions import EXCEPT, EXCEPTION_PHRASES, MONTH, month_number
from generator.model.frequency_phrases import PHRASES, Token, refuse
from generator.model.frequency_phrases import N as _N
from generator.model.named_day import DAY, LAST, PERIOD, TEN_DAYS, WEEK, WEEKDAYS, WORKING_DAY
from generator.model.numbers import NUMERAL
from generator.model.own_period import OWN
from generator.model.period_edge import EDGE_PHRASES
from generator.model.time_of_day import MIDNIGHT_SAID, NOON_SAID, hours_at
from generator.model.written import Refused, half_width, number_in_words
from generator.patterns import pattern_of

_DAYS_OFF = ("休息日", "公休日", "法定節假日", "節假日", "例假日", "放假日", "假日")
_CHINESE_UNITS = {**dict.fromkeys(("工作日", "工作天", "上班日", "上班天"), WORKING_DAY), **dict.fromkeys(_DAYS_OFF, "day off"),
                  "旬": "ten days", "班次": "shift", "班": "shift", "季度": "quarter", "季": "quarter", "半年": "half-year",
                  OWN: PERIOD, "年度": "year", "年": "year", "月": "month", "週": "week", "日": "day", "天": "day"}
_ENGLISH_UNITS = {OWN: PERIOD, "working day": WORKING_DAY, "business day": WORKING_DAY, "weekday": WORKING_DAY, "week day": WORKING_DAY,
                  "day off": "day off",
                  "days off": "day off", "ten-day period": "ten days", "shift": "shift",
                  "half-year": "half-year", "half year": "half-year", "quarter": "quarter",
                  "year": "year", "month": "month", "week": "week", "day": "day"}
_ADVERBS = {"daily": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "bi-weekly": ("week", 2), "fortnightly": ("week", 2),
            "monthly": ("month", 1), "quarterly": ("quarter", 1),
            **dict.fromkeys(("half-yearly", "half yearly", "semi-annually", "semiannually", "semi-annual"), ("half-year", 1)),
            "yearly": ("year", 1), "annually": ("year", 1), "weekdays": (WORKING_DAY, 1)}
_NUMBERS = {word: number for number, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)} | {"other": 2, "second": 2}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_ORDINALS = {word: number for number, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1)} | {"last": LAST}
_NTH = {word: number for word, number in _ORDINALS.items() if number > 1}
_CHINESE_WEEKDAYS = dict(zip("一二三四五六日天", (*WEEKDAYS, "Sunday"), strict=True))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _count(words: str | None) -> int:
    found = _NUMBERS.get(words) if words else 1
    number = int(number_in_words(words)) if found is None and words else found or 1
    if not 1 <= number <= 1000:
        raise Refused("number", words or "")
    return number


def _from_the_end(number: int) -> int:
    """The second to last is -2; the first from the end is the last."""
    return LAST * number


def _nth(words: str) -> int:
    return LAST if words in ("最後", "末") else 1 if words == "首" else _count(words)


_EN = r"(?:every|each|per|an?|of (?:the|each|every))"
_DIGITS = rf"\d+|{_any(_NUMBERS)}"
_SHORT = r"mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun"

_HOLIDAY = f"(?:{_any(_DAYS_OFF)})"
_IF_OFF = "(?: if (?:that|it) is a day off)?"
_WHEN_OFF = rf"如?遇?{_HOLIDAY}(?:時)?[,、]?則?"
_NEXT = "(?:至|到)?(?:[次下隔後翌前]一?個?|上一個?)?(?:工作日|上班日)?"

Make = Callable[[re.Match[str]], tuple[Token, ...]]
Words = Sequence[tuple[re.Pattern[str], Make]]


def _weekday(words: str) -> str:
    return next(name for name in WEEKDAYS if name.lower().startswith(words[:3]))


_WORDS: tuple[tuple[re.Pattern[str], Make], ...] = tuple((pattern_of(pattern), make) for pattern, make in (
    # What happens on a day off.
    (r"regardless(?: of (?:days off|holidays))?|(?:days off|holidays) included"
     rf"|不[論管](?:是否)?(?:為)?{_HOLIDAY}|遇?{_HOLIDAY}仍?照常|不順延", lambda m: (Token("off", "stay"),)),
    (rf"or (?:the working day before|earlier){_IF_OFF}|{_WHEN_OFF}提前{_NEXT}", lambda m: (Token("off", "before"),)),
    (rf"or (?:the next working day|later)(?: in that month, else earlier,)?{_IF_OFF}"
     rf"|{_WHEN_OFF}(?:[於在]當月)?順延{_NEXT}(?:[,、]?當月已?[無没沒]有?工作日[者則]?提前)?", lambda m: (Token("off", "after"),)),
    (rf"(?:{EXCEPT}|not) (?:on )?(?:days off|weekends and (?:public )?holidays)"
     rf"|{_WHEN_OFF}(?:停辦|停開|暫停|免辦|不辦理?|取消)|{_HOLIDAY}除外"
     r"|(?:unless|skipped if) (?:it|that) is a day off", lambda m: (Token("off", "skip"),)),
    # How often.
    (r"on (?:an )?event|事件發生時", lambda m: (Token("event"),)),
    (r"bi-?monthly|semi-?monthly|bi-?annual(?:ly)?", lambda m: refuse("ambiguous", m[0])),
    (r"每半個?月(?:[1一]次)?", lambda m: (Token("period", "month"), Token("times", None, 2))),
    (rf"每?(?:隔|雙(?=週))(?:[一1]個?)?({_any(_CHINESE_UNITS)})", lambda m: (Token("period", _CHINESE_UNITS[m[1]], 2),)),
    (rf"每隔?(半|{_N})?個?(小時|分鐘|分(?!之)|鐘頭)", lambda m: (Token("each", None, _minutes(m[1], m[2])),)),
    (rf"每隔(?:{_N})個?", lambda m: refuse("every other", m[0])),
    (rf"每({_N})個?({_any(_CHINESE_UNITS)})", lambda m: (Token("period", _CHINESE_UNITS[m[2]], _count(m[1])),)),
    (rf"每逢?個?({_any(_CHINESE_UNITS)})", lambda m: (Token("period", _CHINESE_UNITS[m[1]]),)),
    (rf"(?:every|each) (?:(half|{_DIGITS})(?: an)?[ -])?(hour|hr|minute|min)s?\b", lambda m: (Token("each", None, _minutes(m[1], m[2])),)),
    (r"(half-)?hourly\b", lambda m: (Token("each", None, 30 if m[1] else 60),)),
    (rf"(?:every|each) (?:other|second) ({_SHORT})(?:days?)?\b", lambda m: (Token("period", "week", 2), Token("sort", _weekday(m[1])))),
    (rf"(?:every|each) ({_DIGITS}) ({_any(_ENGLISH_UNITS)})s?\b", lambda m: (Token("period", _ENGLISH_UNITS[m[2]], _count(m[1])),)),
    (rf"(?:every|each) (?:({_any(_NTH)})|(\d{{1,2}})(?:st|nd|rd|th)) ({_any(_ENGLISH_UNITS)})\b(?! of)",
     lambda m: (Token("period", _ENGLISH_UNITS[m[3]], _NTH.get(m[1]) or _count(m[2])),)),
    (rf"at intervals (?:of )?(?:not exceeding|(?:not|no) (?:more|longer) than) ({_DIGITS}) ({_any(_ENGLISH_UNITS)})s?\b",
     lambda m: (Token("least"), Token("period", _ENGLISH_UNITS[m[2]], _count(m[1])))),
    (rf"({_DIGITS})[- ](week|month|year)ly\b", lambda m: (Token("period", m[2], _count(m[1])),)),
    (rf"{_EN} ({_any(_ENGLISH_UNITS)})\b", lambda m: (Token("period", _ENGLISH_UNITS[m[1]]),)),
    (rf"(?:once|[1一]次) (?:in|per) ({_DIGITS}) ({_any(_ENGLISH_UNITS)})s?\b",
     lambda m: (Token("period", _ENGLISH_UNITS[m[2]], _count(m[1])),)),
    (rf"(?:{_any(_DAYS_OFF)})(?![前後])", lambda m: (Token("period", "day off"),)),
    (r"[次翌下](?:個)?(月|季度|季|年度|年)", lambda m: (Token("period", _CHINESE_UNITS[m[1]]),)),
    (r"of the (?:next|following) (month|quarter|year)\b", lambda m: (Token("period", m[1]),)),
    (r"on days off\b", lambda m: (Token("period", "day off"),)),
    (r"(?:every |each |a )?fortnight\b", lambda m: (Token("period", "week", 2),)),
    (rf"(?:on )?({_any(_ADVERBS)})\b", lambda m: (Token("period", *_ADVERBS[m[1]]),)),
    (rf"(once|twice|thrice)\b|({_DIGITS}) ?(?:times|x)\b|({_N})次",
     lambda m: (Token("times", None, _TIMES.get(m[1]) or _count(m[2] or m[3])),)),
    # Which day.
    (r"(?:by|(?:no|not) later than)\b", lambda m: (Token("by", "before"),)),
    (r"(?:以|之)?前(?=[\s\d、,()（）及和與遇如或不]|$)", lambda m: (Token("by", "behind"),)),
    (r"(\d{1,2})-(\d{1,2})\b", lambda m: (Token("month", "named", int(m[1])), Token("nth", None, int(m[2])))),
    (rf"(?:第({_N})個?|(最後|末)一?個?|(首)個?)月(?:的|之)?(?!底|末)", lambda m: (Token("month", None, _nth(m[1] or m[2] or m[3])),)),
    (rf"({_any(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) month\b", lambda m: (Token("month", None, _ordinal(m[1])),)),
    (rf"({_N})月(?:份)?(?:的|之)?", lambda m: (Token("month", "named", _count(m[1])),)),
    (rf"(?:every|each) (?=(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH})\b)", lambda m: (Token("period", "year"),)),
    (rf"({MONTH})\b", lambda m: (Token("month", "named", month_number(m[1])),)),
    (r"([上中下])旬", lambda m: (Token("nth", None, "上中下".index(m[1]) + 1), Token("sort", TEN_DAYS))),
    (r"ten-day period\b|ten days\b", lambda m: (Token("sort", TEN_DAYS),)),
    (r"(?:月|季|年|旬)?(?:底|末)日?", lambda m: (Token("nth", None, LAST), Token("sort", DAY))),
    (r"週([一二三四五六日天])", lambda m: (Token("sort", _CHINESE_WEEKDAYS[m[1]]),)),
    (rf"({_SHORT})(?:days?)?\b", lambda m: (Token("sort", _weekday(m[1])),)),
    (rf"({_N})個(?=(?:完整|整|工作)?週|工作日)", lambda m: (Token("nth", None, _count(m[1])),)),
    (rf"倒數第?({_N})個?", lambda m: (Token("nth", None, _from_the_end(_count(m[1]))),)),
    (rf"(?:(?:every|each|the) )?(?:({_any(_NTH)})|(\d{{1,2}})(?:st|nd|rd|th))[- ](?:to[- ])?last\b",
     lambda m: (Token("nth", None, _from_the_end(_NTH.get(m[1]) or _count(m[2]))),)),
    (r"penultimate\b|next[- ]to[- ]last\b|last but one\b", lambda m: (Token("nth", None, -2),)),
    (rf"第({_N})個?|(最後)一?個?|(首)個?", lambda m: (Token("nth", None, _nth(m[1] or m[2] or m[3])),)),
    (rf"({_any(_ORDINALS)})\b|(\d{{1,2}})(?:st|nd|rd|th)\b", lambda m: (Token("nth", None, _ordinal(m[1] or m[2])),)),
    (rf"(?:(?:full|whole|complete|working) )?weeks?\b|(?:完整|整|工作)?週(?![{''.join(_CHINESE_WEEKDAYS)}])",
     lambda m: (Token("sort", WEEK),)),
    (r"(?:working|business) days?\b|工作日|上班日", lambda m: (Token("sort", WORKING_DAY),)),
    (rf"({_N})(?:日|號)", lambda m: (Token("nth", None, _count(m[1])), Token("sort", DAY))),
    (r"day\b|[日天](?=[前至到、及和與或,()（）\s]|$)", lambda m: (Token("sort", DAY),)),
    (r"\d{1,2}(?!\d)", lambda m: (Token("nth", None, _count(m[0])),)),
    (NUMERAL, lambda m: (Token("numeral", m[0]),)),
    # Between them.
    (r"(?:and|&|/(?=[a-z])|、|,|;|及|和|與|或)", lambda m: (Token("and"),)),
    (r"to\b|through\b|[-–~至到]", lambda m: (Token("to"),)),
    (r"(?:the|a(?= ?(?:mon|tue|wed|thu|fri|sat|sun))|on|of|in|at|from|every|each|的|之|於|在|當|每|逢)(?![a-z])", lambda m: ()),
))
_PHRASES: tuple[tuple[re.Pattern[str], Make], ...] = tuple((pattern_of(pattern), make) for pattern, make in (
    *EXCEPTION_PHRASES, *EDGE_PHRASES, *PHRASES))


def _ordinal(words: str) -> int:
    return _ORDINALS.get(words) or _count(re.sub("[a-z]+", "", words))


def _minutes(count: str | None, unit: str) -> int:
    whole = 60 if unit in ("hour", "hr", "小時", "鐘頭") else 1
    return whole // 2 if count in ("half", "半") else _count(count) * whole


# --- From words to tokens ------------------------------------------------------------------------------------------

_TRADITIONAL = str.maketrans(
    "个周号两时点钟双后与顺论节则无国当为于单数终结内办举开进实间", "個週號兩時點鐘雙後與順論節則無國當為於單數終結內辦舉開進實間")
_BETWEEN = pattern_of(rf"\bbetween (\S+(?: ?[ap]m)?) and (?=\d|{NOON_SAID}|{MIDNIGHT_SAID})")
_MONTH_AFTER = pattern_of(r"\b(quarterly|half-yearly|(?:every|each) (?:quarter|half-year))\b(.*)\bof the (?:next|following) month\b")
_NOON = pattern_of(r"\b([ap])\.m\.?")
_OF_A_PERIOD = pattern_of(r"(?:\bevery|\beach|\bduring|\bper|每個?) ?(?:the )?$")
_DURING = pattern_of(r"([^\s、,()（）每]{2,})(?:(?:期?間|[中內]|(?<=期))每|(?:期?間|[中內])?除外)"
                     rf"|(?:during|throughout|{EXCEPT}) (?:the |each |every |a )?(\S+)")
_BY_ITS_EDGE = pattern_of(rf"([^\s\d每,、()（）]{{2,8}}?)(?:開始|起始|結束|終了)?[前後后](?:[0-9]+|{NUMERAL})個?个?[日天週周月]")
"""清明節前14日: days before or after a period that nobody has listed."""
_AFTER_WORD = r"[\s、,()（）]"
_AFTER_NAME = rf"{_AFTER_WORD}|(?<=.)(?:開始|起始|結束|終了)"
_WEEKS = pattern_of("星期|禮拜|礼拜")
_WEEK_AND_DAY = pattern_of(r"(每(?:[\d一二三四五六七八九十兩]*個?|隔一個?|雙|隔)週|(?:隔一?個?|雙)週)(?=[一二三四五六日天](?![次個百十]))")


_NO_CLOCK = pattern_of(r"(?<![\d:])(?:(?:2[5-9]|[3-9]\d):\d\d|24:(?!00)\d\d|\d{1,2}:[6-9]\d)(?![\d:])")
"""What is written as a time of day and is none: 25:00, 8:75."""


def as_typed(part: str, words: str) -> str:
    """Those of an author's words that are read as `part`, so that a message quotes what stands in the file."""
    typed = re.findall(rf"{_WEEKS.pattern}|.", words)
    plain = [_folded(half_width(piece)) if piece.strip() else piece for piece in typed]
    begin = "".join(plain).find(part)
    ends = [0, *accumulate(map(len, plain))]
    return "".join(piece for piece, at in zip(typed, ends, strict=False) if begin <= at < begin + len(part)) or part


def _folded(words: str) -> str:
    return _WEEKS.sub("週", words.lower().translate(_TRADITIONAL)).replace("國家法定", "法定")


def _of_month_after(found: re.Match[str]) -> str:
    """What is done of each quarter by the 15th of the following month is done in the first month of the next."""
    period = "half-year" if "half" in found[1] else "quarter"
    return f"{found[1]}{found[2]}of the month after each {period}"


def _plain(words: str) -> str:
    """The words with a weekday said in full, and hours of the clock as `08:00 to 18:00`, `8 am`."""
    text = _MONTH_AFTER.sub(_of_month_after, _WEEK_AND_DAY.sub(r"\1 週", _folded(words)))
    return _NOON.sub(r"\1m", _BETWEEN.sub(r"\1 to ", text))


def tokens(words: str) -> Iterator[Token]:
    """The tokens of words in half-width characters. Raises Refused for what is no word of a frequency."""
    text, place = _plain(words), 0
    if match := _NO_CLOCK.search(text):
        raise Refused("no hour", match[0])
    while place < len(text):
        if text[place] in " ()（）。.":
            place += 1
        elif phrase := _matched(_PHRASES, text, place):
            yield from phrase[1]
            place = phrase[0].end()
        elif (found := hours_at(text, place)) and found[1] > place:
            yield Token("at", found[0])
            place = found[1]
        else:
            match, made = _word_at(text, place)
            yield from made
            place = match.end()


def _word_at(text: str, place: int) -> tuple[re.Match[str], tuple[Token, ...]]:
    if found := _matched(_WORDS, text, place):
        return found
    if during := _DURING.match(text, place):
        raise Refused("unknown period", during[1] or during[2])
    if edge := _BY_ITS_EDGE.match(text, place):
        raise Refused("unknown period", edge[1])
    named = _OF_A_PERIOD.search(text, 0, place)
    raise Refused("unknown period" if named else "unknown", re.split(_AFTER_NAME if named else _AFTER_WORD, text[place:])[0])


def _matched(words: Words, text: str, place: int) -> tuple[re.Match[str], tuple[Token, ...]] | None:
    return next(((match, make(match)) for pattern, make in words if (match := pattern.match(text, place))), None)
