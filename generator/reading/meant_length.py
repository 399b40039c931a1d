"""What the author of a length of time or of a limit that cannot be read most likely means. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from generator.diagnostics import Term
from generator.model.bound_words import without_bound
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.limit_words import split_limit
from generator.model.written import half_width
from generator.patterns import pattern_of
from generator.reading.advice import Advice
from generator.reading.descriptors import MEANT_HINT
from generator.reading.frequency_hints import OFFICE_HOURS

SOON = Term("say until when: \"at once\", \"30 minutes\", \"same day\"")
OFTEN = Term("this says how often something is done, and a limit says how long it may take. A step that is repeated until something is "
             "over has \"within: {meant}\", a question (decision: Is it over?), and an answer that leads back to it (goto: its own id); "
             "what comes round all the year is a duty of a post or a role (when)")
CLEAR = Term("clear days leave out the first day and that of the event; write one more: {meant}")
FROM_THE_DAY = Term("a time that begins with the day itself is one day shorter than one that counts from it; write one fewer: {meant}")
WAIT = Term("a limit is the longest time allowed; how long must pass before a step may begin is written at that step: wait: {meant}")
OWN_DAYS = Term("days are those of the calendar or working days: write {meant}, and list the days on which nothing is done under "
                "\"holidays\" in \"calendar\" of the handbook's own entry, or write how many days of the calendar that is")
EXTENDED = Term("write by how much more a limit may be extended, not how long it is then in all: within: {{time: 20 days, "
                "extend: {{by: 10 days, approve: …}}}}")
LONGEST = Term("write the longest time allowed: {meant}")
STANDS_STILL = Term("time that does not count lies between two events: within: {{time: {meant}, stops: {{since: …, until: …}}}}; "
                    "time of outsiders does not count by itself")
SEVERAL = Term("these are several limits; write a step for each, with its own time")
BY_CASE = Term("a limit that differs by case names the set of criteria that tells the cases: "
               "within: {{criteria: …, cases: {{…: …, …: …}}}}; or write the step twice, each as the way on from a decision")

_WITHOUT_TIME = (r"asap|as soon as (?:possible|practicable)|promptly|without (?:undue |unreasonable )?delay"
                 r"|[儘尽][速快早]|[從从]速")
_SOON = pattern_of(rf"{_WITHOUT_TIME}|as needed|[適适][時时]", re.IGNORECASE)
_ONE_TIME = (r"\d+(?:\.\d+)?\s*[個个]?(?:分[鐘钟]?|小[時时]|工作[日天]|[日天週周月年]"
             r"|(?:(?:working|business|calendar) )?(?:minute|hour|day|week|month|year)s?\b)")
_RANGE = pattern_of(rf"(?:between\s+)?(?:\d+|{_ONE_TIME})\s*(?:-|–|—|~|～|to|and|至|到)\s*(?P<longest>\d+\s*\S.*)", re.IGNORECASE)
_NO_LATER = pattern_of(
    rf"(?:{_WITHOUT_TIME}|immediately|at once|[立即隨随][即時时刻])"
    r"(?:[辦办]理|[通報报]+告?)?[,，;；]?\s*(?:(?:and|but|or)\s+)?(?:in any (?:case|event)\s+)?"
    r"(?P<longest>(?:within|at most|(?:no|not) (?:later|more) than|[至最][遲迟多長长]|不得?[超逾]).*)", re.IGNORECASE)
"""Words that say no time, and then the longest: as soon as practicable, but no later than 24 hours."""
_SEVERAL = pattern_of(rf".*{_ONE_TIME}.*(?:[,，;；、]|\b(?:and|then)\b).*{_ONE_TIME}.*", re.IGNORECASE)
_CASE = rf"[^\d,，;；(（]{{1,12}}{_ONE_TIME}[內内]?"
_BY_CASE = pattern_of(rf"{_ONE_TIME}[內内]?\s*[(（]{_CASE}[)）]|{_CASE}[,，;；、]\s*{_CASE}", re.IGNORECASE)
"""1個工作天（急件2小時）; 急件2小時，普通件3日."""
_DAYS_OFF_TOLD = pattern_of(
    r"(?P<number>\d+)\s*(?P<working>[個个]?工作)?[日天][內内]?[,，(（]\s*(?P<without>不含|不[計计]|扣除)?(?:[含包]括?)?"
    r"(?:例|休|公|[國国]定|法定|[節节]|[週周]末|星期)*假?日[)）]?"
    r"|(?P<days>\d+) (?:(?P<business>working|business)|calendar)?\s*days?,? \(?(?:including|(?P<excluding>excluding|not counting)) "
    r"(?:weekends|(?:public )?holidays|days off)\b.*", re.IGNORECASE)
"""Whether days off count, which the unit says: 30日（含例假日）, 3日（不含假日）."""
_STANDS_STILL = pattern_of(rf"(?P<time>{_ONE_TIME})[內内]?.*(?:扣除|不[計计]|除外|\bnot count|\bexcluding|\bnot including).*",
                           re.IGNORECASE)
_CLEAR = pattern_of(r"(?:(?:at least|not less than) )?(?P<number>\d+) clear (?P<rest>(?:(?:working|calendar|business) )?days? .+)",
                    re.IGNORECASE)
_FROM_THE_DAY = pattern_of(r"(?P<number>\d+) (?P<unit>(?:(?:working|calendar|business) )?days?) (?:beginning|starting|commencing) "
                           r"(?:with|on) (?:the (?:date|day) (?:of|on which) |the )?(?P<event>.+)", re.IGNORECASE)
_OWN_DAYS = pattern_of(r"(?P<number>\S+?)\s*(?:(?:school|term|teaching|court|sitting|banking|trading)[ -]days?|"
                       r"[個个]?(?:上[課课學学]|[教授][學学課课]|[開开]庭|交易)日)(?P<rest>.*)", re.IGNORECASE)
_LEAST = pattern_of(
    r".*?(?:至少|不得?[少早][于於]|最少|at least|not (?:earlier|less) than|no (?:earlier|less) than)\s*(?P<meant>.*?)"
    r"(?:始得.*|方得.*|以上|[後后内內])?", re.IGNORECASE)
_AT_EVENT = pattern_of("[於于在]?(?P<event>[^0-9一二三四五六七八九十兩两半適适即立及隨随平][^0-9一二三四五六七八九十兩两半,，]*?)之?[時时]")
_RHYTHM = pattern_of(
    r"(?P<often>every \d* ?(?:hours?|minutes?)|每隔?[0-9一二三四五六七八九十兩两半]*[個个]?(?:小[時时]|分[鐘钟])"
    r"|每[日天][0-9:時时點点分及和與与、,上下午]+)", re.IGNORECASE)
"""How often within a day, wherever words say it."""
_WITHOUT_EACH = pattern_of("^(?:every |每隔?)", re.IGNORECASE)
CLOSE = pattern_of(r"下班|收班|\bcob\b|close of business", re.IGNORECASE)
_EXTENSION = pattern_of(r"延[長长期]|展延|extend|extension|extensible|renew", re.IGNORECASE)
_LENGTHS = {"day": (1, "day"), "week": (1, "week"), "month": (1, "month"), "quarter": (3, "month"), "half-year": (6, "month"),
            "year": (12, "month")}
"""Period → how long it is."""


def meant_length(words: str, respelled: Callable[[str], str]) -> Advice | None:
    """Advice for words that are no length of time; None where nobody can guess. `respelled` gives what a slip of spelling was meant as."""
    if advice := next(filter(None, (advise(words) for advise in _ADVISERS)), None):
        return advice
    if meant := respelled(words) or _length_of_period(words) or _at_event(words):
        return Advice(MEANT_HINT, {"meant": meant})
    return next((Advice(hint) for pattern, hint in ((_BY_CASE, BY_CASE), (_SEVERAL, SEVERAL)) if pattern.fullmatch(words)), None)


def _indefinite(words: str) -> Advice | None:
    return Advice(OFFICE_HOURS) if CLOSE.search(words) else Advice(SOON) if _SOON.fullmatch(words) else None


def _extended(words: str) -> Advice | None:
    return Advice(EXTENDED) if _EXTENSION.search(words) else None


def _from_the_day(words: str) -> Advice | None:
    found = _FROM_THE_DAY.fullmatch(words)
    if not found or int(found["number"]) < 2:
        return None
    return Advice(FROM_THE_DAY, {"meant": f"{int(found['number']) - 1} {found['unit']} from {found['event']}"})


def _of_own_days(words: str) -> Advice | None:
    if not (found := _OWN_DAYS.fullmatch(words)):
        return None
    unit = "個工作日" if not words.isascii() else "working days" if found["number"] not in ("1", "one", "a") else "working day"
    return Advice(OWN_DAYS, {"meant": f"{found['number']}{' ' * words.isascii()}{unit}{found['rest']}"})


def _longest(words: str) -> Advice | None:
    found = _RANGE.fullmatch(words) or _NO_LATER.fullmatch(words)
    longest = without_bound(found["longest"], "up to") if found else ""
    return Advice(LONGEST, {"meant": longest}) if is_length(longest) else None


def _days_off_told(words: str) -> Advice | None:
    found = _DAYS_OFF_TOLD.fullmatch(words)
    return Advice(MEANT_HINT, {"meant": _in_its_days(found)}) if found else None


def _stands_still(words: str) -> Advice | None:
    found = _STANDS_STILL.fullmatch(words)
    return Advice(STANDS_STILL, {"meant": found["time"]}) if found and is_length(found["time"]) else None


def _clear_days(words: str) -> Advice | None:
    found = _CLEAR.fullmatch(words)
    return Advice(CLEAR, {"meant": f"{int(found['number']) + 1} {found['rest']}"}) if found else None


def _waited(words: str) -> Advice | None:
    found = _LEAST.fullmatch(words)
    return Advice(WAIT, {"meant": found["meant"]}) if found and is_length(found["meant"]) else None


def _repeated(words: str) -> Advice | None:
    each = _time_to_next(words)
    return Advice(OFTEN, {"meant": each}) if each else None


_ADVISERS = (_indefinite, _extended, _from_the_day, _of_own_days, _longest, _days_off_told, _stands_still, _clear_days, _waited, _repeated)
"""What each looks for; the first that finds it advises."""


def _in_its_days(told: re.Match[str]) -> str:
    """The same number of days in the unit that says whether days off count."""
    if told["days"]:
        return f"{told['days']} {'working ' if told['business'] or told['excluding'] else ''}days"
    return f"{told['number']}{'個工作日' if told['working'] or told['without'] else '日'}"


def _at_event(words: str) -> str:
    """预警生效时 as a limit: at once after it; empty for other words."""
    moment = _AT_EVENT.fullmatch(words)
    return f"{moment['event']}{'后' if words[-1] == '时' else '後'}立即" if moment else ""


def counts_from_event(words: str) -> bool:
    """Whether it is a limit: so long after something has happened."""
    found = split_limit(words)
    return "after" in found and is_length(without_bound(found["time"], "up to"))


def is_length(words: str) -> bool:
    """Whether words are a length of time and nothing else."""
    try:
        return bool(Duration.parse(words))
    except ValueError:
        return False


def _time_to_next(words: str) -> str:
    """By when it is done the next time, in words that say how often within a day, also while something goes on: every 2 hours → 2 hours;
    事故期間每日8時及20時回報 → 每日8時及20時前. Empty for other words."""
    for found in _RHYTHM.finditer(half_width(words)):
        said = found["often"]
        with suppress(ValueError):
            often = Frequency.parse(said)
            if often.each:
                each = _WITHOUT_EACH.sub("", said)
                return each if each[0] not in "hm小個个分" else f"1 {each}" if said.isascii() else f"1{each}"
            if often.at:
                return f"by {said}" if said.isascii() else f"{said}前"
    return ""


def _length_of_period(words: str) -> Duration | None:
    """How long it is from one turn to the next: yearly → 12 months. None for what names days, or is no frequency."""
    try:
        found = Frequency.parse(words)
    except ValueError:
        return None
    if found.days or found.at or found.each or found.times != 1 or found.period not in _LENGTHS:
        return None
    number, unit = _LENGTHS[found.period]
    return Duration.of(number * found.interval, unit)
