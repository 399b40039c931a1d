"""Phrases of a frequency that stand for several of its words: after the end of a period, in even months, on weekends and holidays.

Each is a pattern of words in half-width characters and Traditional script, and the tokens for which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.model.closing import EARLY
from generator.model.named_day import DAY, LAST, MONTHS, WEEKDAYS, WORKING_DAY
from generator.model.numbers import NUMERAL
from generator.model.time_of_day import DAY_MINUTES, MIDNIGHT_SAID, Hours, TimeOfDay
from generator.model.written import Refused, number_in_words


class Token(NamedTuple):
    """`kind` says what `value` is: see `frequency_tokens`."""

    kind: str
    value: object = None
    number: int = 1


N = rf"\d+|{NUMERAL}"
"""A number in digits or Chinese numerals."""
_CHINESE = {"月": "month", "季": "quarter", "半年": "half-year", "年": "year"}
_WHOLE = r"(月|季|半年|年)度?"
_LASTS = r"(日|天|工作日|上班日|個?月)"
_ENGLISH = r"(month|quarter|half-year|year)"
_END_OF = rf"(?:(?:the )?end of (?:the |each |every )?{_ENGLISH}|{_ENGLISH}[- ]end)\b"
_MORE_THAN_EVERY = {"month": 28, "quarter": 30}
"""So many days follow the end of each period within the month after it; of the others 31."""
_OFF_DAYS = r"(?:法定|國定)?(?:休息日|公休日|節假日|例假日|放假日|假日)"
_WEEKEND = r"(?:週六[、及和與]?週?日|週末|[雙週]休[二日]日?|例假日)"
SUNDAY_LAST = dict(zip("一二三四五六日天", (*WEEKDAYS, "Sunday"), strict=True))
_MONTHS_LISTED = rf"(?:{N})月?(?:份)?(?:[、,及和與](?:{N})月?(?:份)?)*"
_DATE = rf"(?:{N})月(?:{N})[日號]?"
_WORK = "|".join((
    "辦理|舉行|召開|進行|實施|執行|更新|公告|公布|評核|考核|演練|演练|訓練|训练|培訓|培训|測試|测试|校正|修訂|修订|備份|备份|輪換|轮换",
    "檢討|检讨|檢查|检查|檢視|检视|檢修|检修|檢測|检测|巡查|巡視|巡视|巡檢|巡检|盤點|盘点|清點|清点|查核|稽核|抽查|抽檢|抽检|抽驗|抽验|複查|复查",
    "回報|回报|陳報|陈报|上報|上报|彙報|彙整|汇报|汇总|通報|通报|評估|评估|保養|保养|維護|维护|清洗|清潔|清洁|消毒|開會"))
"""What a duty does says its title; of `每半年檢討一次` how often it comes round."""


def listed(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens with an `and` between them."""
    for place, token in enumerate(tokens):
        if place:
            yield Token("and")
        yield token


def months_in(words: str) -> tuple[Token, ...]:
    """`3、6、9、12` of months."""
    return tuple(listed(Token("month", None, int(number_in_words(number))) for number in re.findall(N, words)))


def _every_second_month(words: str) -> tuple[Token, ...]:
    first = 2 if words[0] in "雙偶" else 1
    return Token("period", "year"), *listed(Token("month", None, month) for month in range(first, 13, 2))


def after_end(period: str, number: str, unit: str) -> tuple[Token, ...]:
    """So many days, working days or months after the end of a period, of which the end goes to the next working day as that of any
    length of time does."""
    count = int(number_in_words(number))
    if "工作" in unit or "上班" in unit or "ing" in unit or "business" in unit:
        return Token("period", period), Token("by"), Token("nth", None, count), Token("sort", WORKING_DAY)
    inside = MONTHS[period] > 1
    if "月" in unit or "month" in unit:
        if count > MONTHS[period]:
            raise Refused("no day")
        month = (Token("month", None, count),) if inside else ()
        return Token("period", period), Token("by"), *month, Token("nth", None, LAST), Token("sort", DAY), Token("off", "after")
    if count > _MORE_THAN_EVERY.get(period, 31):
        raise Refused("no day")
    month = (Token("month"),) if inside else ()
    return Token("period", period), Token("by"), *month, Token("nth", None, count), Token("sort", DAY), Token("off", "after")


def first_days(period: str, number: str) -> tuple[Token, ...]:
    """Within the first so many days of a period, which is by the last of them."""
    count = int(number_in_words(number))
    if count > (30 if period == "quarter" else 31):
        raise Refused("no day")
    month = (Token("month"),) if MONTHS[period] > 1 else ()
    return Token("period", period), Token("by"), *month, Token("nth", None, count), Token("sort", DAY)


def _month_after(period: str) -> tuple[Token, ...]:
    """The month after the end of a period is the first of the next."""
    return Token("period", period), *((Token("month"),) if MONTHS[period] > 1 else ())


def _months_of_the_year(period: str, words: str) -> tuple[Token, ...]:
    """Once a quarter (January, April, July and October): what is listed are the months in which it comes round."""
    if len(re.findall(N, words)) * MONTHS[period] != MONTHS["year"]:
        raise Refused("other number")
    return Token("period", "year"), *months_in(words)


def _last_day(period: str) -> tuple[Token, ...]:
    return Token("period", period), Token("nth", None, LAST), Token("sort", DAY)


def _weekdays(words: str) -> tuple[Token, ...]:
    """週一三五, in the order of the week."""
    found = [WEEKDAYS.index(SUNDAY_LAST[word]) for word in words]
    if any(later <= earlier for earlier, later in pairwise(found)):
        raise Refused("which day", words)
    return tuple(listed(Token("sort", WEEKDAYS[day]) for day in found))


def _hours_listed(words: str) -> tuple[Token, ...]:
    """8、12、16時."""
    hours = [int(number_in_words(number)) for number in re.findall(N, words)]
    if any(hour > 23 for hour in hours):
        raise Refused("number", words)
    return tuple(Token("at", Hours(TimeOfDay(hour * 60 % DAY_MINUTES))) for hour in hours)


def refuse(reason: str, part: str) -> tuple[Token, ...]:
    raise Refused(reason, part)


PHRASES = (
    # After the end of a period, and at it.
    (rf"每?{_WHOLE}(?:終了|結束|終結)(?:之|以)?後({N})個?{_LASTS}(?:之|以)?內?", lambda m: after_end(_CHINESE[m[1]], m[2], m[3])),
    (rf"within (\d+|[a-z]+) (working days?|business days?|days?|months?) (?:of|after|from) {_END_OF}",
     lambda m: after_end(m[3] or m[4], m[1], m[2])),
    (rf"(?<!.){_WHOLE}(?:底|末)(?=前|$|[ (,、])", lambda m: _last_day(_CHINESE[m[1]])),
    (rf"(?:the )?(?:{_ENGLISH}[- ]end|end of {_ENGLISH})\b", lambda m: _last_day(m[1] or m[2])),
    (r"(?:the )?end (?=of )", lambda m: (Token("nth", None, LAST), Token("sort", DAY))),
    (r"(?:月|季|年|旬)?[底末](?=最後)", lambda m: ()),
    (rf"of the month (?:following|after) (?:the |each |every )?(?:end of (?:the |each |every )?)?{_ENGLISH}\b",
     lambda m: _month_after(m[1])),
    (rf"每?{_WHOLE}(?:終了|結束|終結)?(?:之|以)?後?的?[次翌]個?月(?:的|之)?", lambda m: _month_after(_CHINESE[m[1]])),
    (rf"(?<!.)每個?{_WHOLE}的?[前頭头首初]({N})個?[日天](?:之|以)?[內前]?", lambda m: first_days(_CHINESE[m[1]], m[2])),
    (r"(?<!.)(?:(?:with)?in |during )?(?:the )?first (?!ten days of \w+ month\b)(\d+|[a-z]+) days "
     rf"(?:of|in) (?:the|each|every|a) {_ENGLISH}\b",
     lambda m: first_days(m[2], m[1])),
    (rf"[前頭头]({N})個(工作日|上班日)(?:之|以)?內?|(?<=[月季年旬週])({N})個(工作日|上班日)(?:之|以)?內",
     lambda m: (Token("by"), Token("nth", None, int(number_in_words(m[1] or m[3]))), Token("sort", WORKING_DAY))),
    (r"(?<=[1一首末後前二三四五]週)之?內|(?:with)?in (?=the (?:first|last|\d\w\w) (?:\w+ )?week\b)", lambda m: ()),
    # Months that are named together.
    (rf"每(季|半年)度?(?:[1一]次)?[(（]({_MONTHS_LISTED})[)）]", lambda m: _months_of_the_year(_CHINESE[m[1]], m[2])),
    (rf"(?:{N})(?:[、,及和與](?:{N}))+月(?:份)?(?:的|之)?", lambda m: months_in(m[0])),
    (r"每?逢?((?:雙|偶|單|奇)數?月)(?:份)?(?:的|之)?", lambda m: _every_second_month(m[1])),
    (r"每?[雙單偶奇]數?[日天]", lambda m: refuse("odd or even", m[0])),
    # Days of the week and days off.
    (rf"每?(?:個)?(?:週 )?{_WEEKEND}[、及和與或]?(?:{_OFF_DAYS}|(?:國定|法定)假日)", lambda m: (Token("period", "day off"),)),
    (r"(?:on )?(?:weekends|saturdays, sundays),? and (?:on )?(?:public |bank )?holidays\b", lambda m: (Token("period", "day off"),)),
    (r"每?個?週末|每?(?:個?週) ?末|(?:every|each|on|at|per)? ?(?:the )?weekends?\b(?! and)", lambda m: refuse("weekend", m[0].strip())),
    (rf"(?<!.)(?:工作日|上班日)(?:的?每[日天])?(?=[ \d上下中早晚]|(?:{N})[時點:]|$)", lambda m: (Token("period", WORKING_DAY),)),
    (rf"(?:最後|末)(?![1一](?!\d))(?:{N})個?(?:工作日|上班日|[日天])", lambda m: refuse("which day", m[0])),
    (rf"{_DATE}起?[至到~–-]{_DATE}止?(?=[ ,、]*每(?:[日天]|個?工作日))", lambda m: refuse("from day to day", m[0])),
    (rf"第(?:{N})(?:[、,及和與]第?(?:{N}))*個?週(?:的|之)?週[一二三四五六日天]", lambda m: refuse("nth week", m[0])),
    (r"每?逢(?=週[一二三四五六日天])", lambda m: ()),
    (rf"逢(?:{N})日?", lambda m: refuse("which day", m[0])),
    (r"週([一二三四五六日天]{2,7})(?![次個百十])", lambda m: _weekdays(m[1])),
    (r"alternate (?:weeks?\b)?", lambda m: (Token("period", "week", 2),)),
    (r"(?:every|each) third (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b(?! of| in))", lambda m: refuse("ambiguous", m[0].strip())),
    # How often.
    (r"(?:at least|(?:not|no) (?:less|fewer) (?:often )?than)\b|(?:至|最)少|不少[於于]", lambda m: (Token("least"),)),
    (rf"(?<!.)({N})個?(日|天|週|月|季|年)(?=({N})次)", lambda m: (Token("period", {
        **_CHINESE, "日": "day", "天": "day", "週": "week"}[m[2]], int(number_in_words(m[1]))),)),
    (rf"各(?:{_WORK})?[一1]次|(?:{_WORK})(?=(?:\d|[一二兩三四五六七八九十])+次|$)", lambda m: ()),
    (r"每年(?:的|之)?上(?:半年)?[、及和與]下半年度?", lambda m: (Token("period", "half-year"),)),
    (r"(?<!.)(月|季|半年|年)度(?= ?[(]?(?:[1一]次)?[)]?$)", lambda m: (Token("period", _CHINESE[m[1]]),)),
    (r"(?<=at )\d{1,2}(?:(?:, ?(?:and )?| and )\d{1,2})*(?![\d:]| ?[ap]m|st|nd|rd|th)", lambda m: _hours_listed(m[0])),
    (r"每(?:月|季|年|旬)初", lambda m: refuse("which day", m[0])),
    (rf"(?:every|each) (?:night|evening|morning|afternoon)|nightly\b|每(?:日|天)?(?=[晚早][上間]?(?:{N}))|每[晚夜][上間]?",
     lambda m: (Token("period", "day"), Token("timed", m[0]))),
    (r"每24小時|每二十四小時|every 24 hours|every twenty-four hours", lambda m: (Token("period", "day"),)),
    (r"every quarter (?:of an )?hour\b|每一?刻鐘", lambda m: (Token("each", None, 15),)),
    (r"(?:before|by) (?=\d{1,2}(?::\d\d| ?[ap]m))", lambda m: (Token("by"),)),
    (rf"(?:{N})(?:、(?:{N}))+[時點]", lambda m: _hours_listed(m[0])),
    (r"(?:by |before )?(?:the )?(?:close of business|close of play|cob|end of (?:the |each |every )?(?:working|business) "
     rf"day)\b|(?:下班|收班)前{EARLY}",
     lambda m: (Token("close", m["early"]),)),
    (r"(?:before|by) (?:it ends|(?:the )?(?:end of (?:the |each |every )?shift\b|(?:the |each |every )?shift ends|hand-?over\b))|交班前",
     lambda m: (Token("close"), Token("period", "shift"))),
    (r"(?:at|on|from) (?:the )?(?:start|beginning) of (?:the |each |every |a )?shift\b"
     r"|(?:when|at|as) (?:the |each |every |a )?shift (?:starts|begins|change|hand-?over)\b|[每各][個]?班(?:開始|交接班?|接班)(?:時|之際)?",
     lambda m: refuse("shift begins", m[0])),
    (rf"(?:上午|下午|早晚|上下午|早上|清晨|傍晚|晚上|早[、,]?中[、,]?晚)(?! *(?:{N}))", lambda m: refuse("which hour", m[0])),
    (r"(?:on )?(?:public|bank) holidays?\b|(?<!及)(?<!和)(?<!遇)每?逢?個?(?:國定|法定)節?假日(?!時?[,、]?則?(?:提前|順延|照常|仍|停))",
     lambda m: refuse("days off", m[0])),
    (r"逐[案件]|每[案件](?=$|[ ,、])|on (?:demand|request)|upon request|(?:per|each|every|for each) (?:case|application|file)\b",
     lambda m: refuse("no rhythm", m[0])),
    (r"(?<=.)(?<!不)定期", lambda m: ()),
    (r"不?定期|[經经時常]常|[隨随即]時|立即|按需要?|[視视](?:情[況况]|需要)|[適适]時|必要時"
     r"|as (?:and when )?(?:needed|required|necessary)|from time to time|ad hoc",
     lambda m: refuse("no rhythm", m[0])),
    (r"24/7|(?:at )?all (?:of )?the times?\b|at all times|always|continuous(?:ly)?\b|constantly|a?round the clock"
     r"|24 hours (?:a|per|each|every) day|全天候|(?:24|二十四)小時(?!內|以內|後|前)"
     r"|全[程天](?=$|[ ,、])|[不無]間斷|持[續续](?=$|[ ,、])|始終|一直|時時",
     lambda m: refuse("all the time", m[0])),
    (r"\d{1,2}/\d{1,2}(?:/\d+)?", lambda m: refuse("day and month", m[0])),
    (rf"24(?:[時點]|:00)|(?:at )?{MIDNIGHT_SAID}(?! ?(?:to|until|-|–))|午夜(?![至到~–-])", lambda m: refuse("midnight", m[0])),
)
