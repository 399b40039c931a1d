"""A time limit as people write it in a text: `3 days`, `15 days from receipt`, `自收到之日起15日`, `24 hours before the meeting`."""

from __future__ import annotations

import re

from generator.model.bound_words import without_bound
from generator.model.closing import EARLY, closing
from generator.model.duration import Duration
from generator.model.duration_words import AT_ONCE, CLOSE, SAME_DAY, read_duration
from generator.model.ordinals import ORDINAL, ordinal
from generator.model.time_of_day import HALF_DAY, NOON_SAID, TimeOfDay
from generator.model.written import half_width, number_in_words
from generator.patterns import pattern_of

TRIGGER = "trigger"
"""What a limit names as its beginning when it counts from what sets the procedure off."""
_OF_TRIGGER = pattern_of(r"trigger|(?:程序)?(?:[觸触]發|触发|[啟启][動动]|起[點点])", re.IGNORECASE)
_LONGEST = 500
"""More characters than this are no limit."""
_DIGIT = r"[0-9\u4e00二三四五六七八九十兩两百半]"
_NAMED_DAY = rf"[\u4e00-\u9fff](?<!{_DIGIT})(?<![每當当本次翌隔下首末某])(?<!工作)(?<!上班)日"
"""A day that an event is called by, such as 換班日 in 換班日3日前; neither a date, nor a day that comes round."""
_NTH = r"(?:the )?(?P<nth>[a-z-]+|\d+(?:st|nd|rd|th)) (?P<unit>(?:(?:working|business|calendar) )?day)"
_STARTS = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    r"(?P<time>.+?),? (?:starting|beginning|commencing|counted|counting|running)(?: on| with| from)? the (?:next )?day (?:after|following) "
    r"(?P<name>.+)",
    r"(?P<time>.+?) (?:as )?(?:from|on)(?: and including)? the day (?:after|following) (?P<name>.+)",
    r"(?P<time>.+?) (?:from|after|since|of|following|upon|on) (?!and including)(?P<name>.+)",
    rf"(?:by|(?:no|not) later than) {_NTH} (?:after|following) (?P<name>.+)",
    r"在?(?P<name>.+?)(?:之?(?:日|[當当]日|[次翌隔]日|[時时]))?起(?:算)?[,，]?(?P<time>.+)",
    r"(?P<name>.+?)(?:之|以)?[後后](?P<time>.+)",
    rf"(?P<name>(?:公?文|函|[書书]|通知)到)[達达]?(?P<time>{_DIGIT}.+)",
    r"(?:by |on )?(?:the )?(?:end of )?(?:the )?(?:same )?(?P<day>day) of (?P<name>.+)",
    r"(?P<name>.+?)之?(?P<day>[當当][日天])[內内]?",
))
_FROM_NEXT_DAY = pattern_of(
    r"[自從从由]?(?:其|之)?[次翌隔][日天]起(?:算)?[,，]?(?P<time>.+)|"
    r"(?P<said>.+?),? (?:(?:starting|beginning|commencing|counted|counting|running)(?: on| with| from)?|from)(?: and including)? "
    r"the (?:next|following) day", re.IGNORECASE)
"""A time that counts from the next day, as every time in days does, and names no event."""
_ENDS = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    rf"(?:(?:by|on|(?:no|not) later than) )?{_NTH} (?:before|prior to) (?P<name>.+)",
    r"(?P<time>.+?) (?:before|prior to|ahead of|in advance of) (?P<name>.+)",
    r"(?P<name>.+?)(?:之|以)?前(?P<time>.+)",
    rf"(?P<name>.*(?:(?!{_DIGIT})[^月年週周季每日天午晚前之 ]|{_NAMED_DAY}))之?(?P<time>{_DIGIT}+ ?[個个]?[^前]{{1,5}}?)(?:之|以)?前",
))
_BETWEEN = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    r"(?:between|from) (?P<one>.+?) (?:and|to) (?P<other>.+?) (?:before|prior to|ahead of|in advance of) (?P<name>.+)",
    r"(?P<name>.+?)(?:之|以)?前(?P<one>.+?)起?[至到~～–—-](?P<other>.+?)(?:之?[間间]|[內内]|止)?",
))
"""A time that also has a beginning: 許可證期滿前6個月至3個月內."""
_NOT_EARLIER = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    r"(?:(?:no|not) (?:earlier|sooner) than|(?:within|in|during) the(?: last| final)?) (?P<time>.+?) (?:before|prior to) (?P<name>.+)",
    r"(?:[应應]?不得?早[于於]|(?:至|最)早[于於]?)(?P<name>.+?)(?:之|以)?前(?P<time>.+)",
))
"""A time that has a beginning and ends with what it names: not earlier than 30 days before the hearing, 不早于届满前30日."""
_ANOTHER = pattern_of(r"\b(?:or|and|but),? (?:(?:(?:with)?in|by|at most|(?:no|not) (?:later|more) than) |"
                      r"[0-9]+ (?:(?:working|business|calendar) )?(?:minute|hour|day|week|month|year)s?\b)", re.IGNORECASE)
"""Words behind the name of an event that begin another limit: 28 days after the hearing, or within 14 days if there is none."""
_ONLY_BEFORE = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    r"before (?P<name>(?!noon|midnight|close|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[a-z][^0-9]*)",
    rf"(?P<name>(?![每當当本次翌隔下])(?:(?!{_DIGIT}|下班|[之以]?前).)+(?<![日天月年週周季午晚底末初時时 ]))(?:之|以)?前",
))
"""A time that is over when something happens: 改善期限屆滿前."""
_BY = pattern_of(r"\bby\b|(?:下班|收班)前|(?:以|之)?前(?=$|[ ,，(（遇])", re.IGNORECASE)
_OF_NEXT_DAY = pattern_of(r"[次翌隔明]一?[個个]?(?:工作|上班)?[日天]的?(?:下班|收班)前")
_SAID_TWICE = pattern_of(r"((?<![a-z])[a-z-]+|[一二三四五六七八九十百]+) ?[(（](\d+)[)）]", re.IGNORECASE)
_CHINESE_HOUR = "(?P<at>[中正]午|(?:上午|下午|早上|晚上|中午)?[0-9一二三四五六七八九十]+(?::|[時时點点])[0-9一二三四五六七八九十半]*分?)"
_HOURS = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    rf"(?:by|before|(?:no|not) later than) (?P<at>{NOON_SAID}|[0-9:]+(?: ?{HALF_DAY})?),? (?:on |of )?(?P<day>.+)",
    rf"(?P<day>.+?),? by (?P<at>{NOON_SAID}|[0-9:]+(?: ?{HALF_DAY})?)(?: on (?:the last(?: day)?|the day it ends))?",
    rf"(?P<day>.+?)[內内]?[,，]?(?:(?:之)?末日)?{_CHINESE_HOUR}\s*(?:以|之)?前",
))
"""An hour of the last day: `by 12:00 on the next working day`, 當日17:00前."""
_HOUR_ALONE = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    rf"(?:by|before|(?:no|not) later than) (?P<at>{NOON_SAID}|[0-9]+:[0-9]+(?: ?{HALF_DAY})?|[0-9]+ ?{HALF_DAY})",
    rf"{_CHINESE_HOUR}\s*(?:以|之)?前",
))
"""An hour of the same day: by 17:00, 中午前."""
_WITHIN = pattern_of("[內内]")
"""Before an event it makes of a limit a window, of whose last day no hour can be told: 開會前3日內17時前."""
_CLOSE = r"(?:close of business|close of play|cob|end of (?:the )?(?:working|business) day)"
_CLOSES = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    rf"(?P<day>.*?)的?(?:下班|收班)前{EARLY}",
    rf"(?P<early>(?:[0-9]+|an?|half an) (?:minutes?|hours?)) before (?:the )?{_CLOSE}(?: (?:on|of)(?: the)? (?P<day>.+))?",
    rf"(?:by |before )?(?:the )?{_CLOSE}(?: (?:on|of)(?: the)? (?P<day>.+))?",
    rf"(?P<day>.+?),? by (?:the )?{_CLOSE}",
))
_SMALL = tuple(pattern_of(pattern, re.IGNORECASE) for pattern in (
    r"(?:(?:應當|应当|應|应)(?:在|(?=[自於于])))?(?:[至最][遲迟](?:不得超[過过])?)?(?:[於于]其?|自)?",
    r"(?:the )?(?:(?:date|day|time|moment) of )?(?:the )?(?:(?:end of )?(?:the )?step )?",
))
"""Words before the name of a moment. The end of a step is what a limit counts from; the end of a hearing is
another moment than the hearing."""
_WITHOUT_NUMBER = tuple((pattern_of(pattern, re.IGNORECASE), time) for pattern, time in (
    (r"(?:by |on |within )?(?:the )?(?:end of )?(?:the )?next (?:working|business) day|[次翌下隔]一?[個个]?(?:工作|上班)[日天][內内]?",
     "1 working day"),
    (r"(?:by |on |within )?(?:the )?(?:end of )?(?:the )?next day|[次翌隔][日天][內内]?", "1 day"),
    (r"(?:by |on |within )?(?:the )?(?:end of )?(?:the )?same (?:working |business )?day|within the day|[當当][日天][內内]",
     "same day"),
    (r"within the hour", "1 hour"),
    (r"on the spot|[當当][場场](?:[辦办][結结理])?|[即隨随]到[即隨随][辦办]", "at once"),
))


def split_limit(words: str, closes: TimeOfDay | None = None) -> dict[str, str]:
    """The fields that a text stands for: `time`, and `after` or `before` where it names a moment, `at` where it names an hour. `closes` is
    when the office closes, where that is known."""
    plain = half_width(words)
    if len(plain) > _LONGEST:
        return {"time": words}
    for pattern in _CLOSES:
        if match := pattern.fullmatch(plain):
            return _by_close(match["day"] or "same day", match.groupdict().get("early"), words, closes)
    for pattern in _HOUR_ALONE:
        if (match := pattern.fullmatch(plain)) and (at := _hour(match["at"])):
            return {"time": SAME_DAY, "at": at}
    for pattern in _HOURS:
        if (match := pattern.fullmatch(plain)) and (at := _hour(match["at"])) and "earliest" not in (found := _moment(match["day"])) and (
                found != {"time": match["day"]} or is_time(match["day"])):
            return {"time": words} if "before" in found and _WITHIN.search(match[0]) else {**found, "at": at}
    return _moment(words)


def _by_close(day: str, early: str | None, words: str, closes: TimeOfDay | None) -> dict[str, str]:
    """Until the office closes on a day, or so long before; nobody can say so of another day than the same where the hours are not known."""
    found = _moment(day)
    if closes and (found != {"time": day} or is_time(day)):
        return {**found, "at": str(closing(closes, early))}
    return {**found, "time": CLOSE} if _is_same_day(found["time"]) and not early else {"time": words}


def _is_same_day(words: str) -> bool:
    return is_time(words) and read_duration(words)[0][1] == SAME_DAY


def _moment(words: str) -> dict[str, str]:
    plain = half_width(words)
    if (match := _FROM_NEXT_DAY.fullmatch(plain)) and is_time(time := match["time"] or match["said"]):
        return {"time": time.strip()}
    for pattern in _BETWEEN:
        if (match := pattern.fullmatch(plain)) and (found := _between(match["one"], match["other"])):
            return {**found, "before": event_name(match["name"])}
    for pattern in _NOT_EARLIER:
        if (match := pattern.fullmatch(plain)) and is_time(match["time"]):
            return _window(match["time"], match["name"])
    for field, patterns in (("after", _STARTS), ("before", _ENDS)):
        for pattern in patterns:
            match = pattern.fullmatch(plain)
            if match and not _ANOTHER.search(match["name"]) and (time := _time(match, field)):
                at_most = field == "before" and without_bound(time, "up to") != time
                return _window(time, match["name"]) if at_most else {"time": time, field: event_name(match["name"])}
    return {"time": without_number(plain) or words}


def _window(longest: str, name: str) -> dict[str, str]:
    """The last hours or days before an event, such as 動火前30分鐘內: what may be at most so long before it is done no earlier, and is over
    with it."""
    return {"time": AT_ONCE, "before": event_name(name), "earliest": without_bound(longest, "up to")}


def only_before(words: str) -> dict[str, str]:
    """The fields of a text that says no more than before what: 改善期限屆滿前; empty for others."""
    match = next((match for pattern in _ONLY_BEFORE if (match := pattern.fullmatch(half_width(words).strip()))), None)
    return {"time": AT_ONCE, "before": event_name(match["name"])} if match else {}


def _between(one: str, other: str) -> dict[str, str]:
    """How long before an event something may begin and must be done, whichever is said first; empty for what is no two lengths of time.
    The unit may be said once: between 9 and 5 working days."""
    if one.strip().isdecimal() and (unit := re.sub(r"^[^a-z]*", "", other.strip())):
        one = f"{one.strip()} {unit}"
    for shorter, longer in ((one, other), (other, one)):
        try:
            found = Duration.parse_range(f"{shorter} to {longer}")
        except ValueError:
            continue
        return {"time": str(found.shortest), "earliest": str(found.longest)}
    return {}


def is_time(words: str) -> bool:
    """Whether words are a length of time, or its upper bound."""
    try:
        return bool(read_duration(without_bound(words.strip(), "up to")))
    except ValueError:
        return False


def _hour(words: str) -> str:
    try:
        return str(TimeOfDay.parse(words))
    except ValueError:
        return ""


def event_name(words: str) -> str:
    """What an event is called without the small words around it: `the date of receipt`, 於其收到, 举行听证的 of 举行听证的7日前."""
    name = words.strip().removesuffix("的")
    small = max(match.end() for pattern in _SMALL if (match := pattern.match(name)))
    name = name[small:] or name
    return TRIGGER if _OF_TRIGGER.fullmatch(name) else name


def _time(match: re.Match[str], field: str) -> str:
    """How long a limit is that names a moment; empty for what is no length of time."""
    found = match.groupdict()
    if nth := found.get("nth"):
        return f"{ordinal(nth)} {found['unit']}s" if re.fullmatch(ORDINAL, nth, re.IGNORECASE) else ""
    if found.get("day"):
        return "same day"
    words = found["time"].strip()
    if field == "before":
        words = without_bound(words, "from")
    return words if is_time(words) else without_number(words)


def without_number(words: str) -> str:
    """The time that words say without a number: the next working day; empty for others."""
    return next((time for pattern, time in _WITHOUT_NUMBER if pattern.fullmatch(words)), "")


def names_last_day(words: str) -> bool:
    """Whether words say by which day or hour of the calendar something is done: `by the 25th of every month`, 每月25日前."""
    plain = half_width(words)
    return _BY.search(plain) is not None and not _OF_NEXT_DAY.match(plain)


def with_numbers_once(words: str) -> str:
    """`thirty (30) days` and 三十（30）日 as contracts write them, with the digits alone, where both say the same."""
    return _SAID_TWICE.sub(lambda match: match[2] if _is_number(match[1], match[2]) else match[0], words)


def _is_number(words: str, digits: str) -> bool:
    try:
        return number_in_words(words.lower()) == int(digits)
    except ValueError:
        return False
