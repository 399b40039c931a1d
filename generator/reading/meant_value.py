"""What the author of a value that cannot be read most likely means: advice for the slips that beginners make. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from generator.diagnostics import Term
from generator.model.bound_words import without_bound
from generator.model.duration import Duration
from generator.model.extension_words import with_extension
from generator.model.frequency import Frequency
from generator.model.limit_words import split_limit
from generator.model.numbers import chinese_number
from generator.model.walk import FieldPath
from generator.model.written import half_width
from generator.patterns import pattern_of
from generator.reading.descriptors import MEANT_HINT
from generator.reading.frequency_hints import OFFICE_HOURS
from generator.reading.respelled import respelled_duration, respelled_frequency, respelled_limit


class Advice(NamedTuple):
    """A hint and what stands in its braces."""

    hint: str
    details: Mapping[str, object] = {}


LIMIT = Term("this says until when, not how often; leave \"{field}\" out and write it as a limit: within: {meant}")
EVENT = Term("what an event sets off is written so: {field}: {{event: {meant}}}")
BY = Term("say which hour of which day, such as \"by 17:00 on the same day\", \"by noon on the next working day\" or \"by 17:00 on the day "
          "of receipt\", or which day of the calendar: \"by the 25th of every month\"")
SOON = Term("say until when: \"at once\", \"30 minutes\", \"same day\"")
MEASURED = Term("say first what is measured: measures: [{{id: count, title: …, unit: …}}]; of several measures name the one that is meant: "
                "{field}: {{count: …}}")
RATED = Term("write the number of the step on the scale of risks, of which 1 is the lowest: {field}: 2")
OFTEN = Term("this says how often something is done, and a limit says how long it may take. A step that is repeated until something is "
             "over has \"within: {meant}\", a question (decision: Is it over?), and an answer that leads back to it (goto: its own id); "
             "what comes round all the year is a duty of a post or a role (when)")
KEPT = Term("write how long it is kept, from when if not from its making, or that it is kept for ever: \"3 years\", "
            "\"7 years after closing\", \"permanent\"")
CLEAR = Term("clear days leave out the first day and that of the event; write one more: {meant}")
CURLY = Term("the quotation marks are read as part of it; write straight ones: \"{meant}\"")
FROM_THE_DAY = Term("a time that begins with the day itself is one day shorter than one that counts from it; write one fewer: {meant}")
REVERSED = Term("the ends are reversed, the shorter one comes first: {meant}")
WAIT = Term("a limit is the longest time allowed; how long must pass before a step may begin is written at that step: wait: {meant}")
WAITS = Term("a wait counts from the end of the step before; let that be the step by which the event happens, and write: wait: {meant}")
OWN_DAYS = Term("days are those of the calendar or working days: write {meant}, and list the days on which nothing is done under "
                "\"holidays\" in \"calendar\" of the handbook's own entry, or write how many days of the calendar that is")
EXTENDED = Term("write by how much more a limit may be extended, not how long it is then in all: within: {{time: 20 days, "
                "extend: {{by: 10 days, approve: …}}}}")
UNIT = Term("write the unit too: {number} minutes, {number} hours, {number} days or {number} working days")
LONGEST = Term("write the longest time allowed: {meant}")

_EVENT = pattern_of(
    r"(?:when(?:ever)?|if|upon|on)\s+(?P<event>[^\d].*)|(?P<timed>(?:after|before|during|as soon as)\s.+"
    r"|(?![隨随即適适平]?[時时]$).+(?:時|时|後|后))",
    re.IGNORECASE)
_BEFORE_EVENT = pattern_of("(?!.*(?:下班|收班|交班|[開开]始|期|學|学|[年季月週周旬])).*[^0-9一二三四五六七八九十日天時时點点分號号]之?前")
"""What comes before something that is no period of time: 每日出车前, 每次使用前."""
_LONG = "99 years, "
"""Before the extension alone it makes a sentence of both: 特殊情况下延长10个工作日."""
_EACH = pattern_of("[每各逐]|each|every", re.IGNORECASE)
_SOON = pattern_of(r"asap|as soon as (?:possible|practicable)|promptly|without (?:undue |unreasonable )?delay|as needed"
                   r"|[儘尽][速快早]|[從从]速|[適适][時时]", re.IGNORECASE)
_RANGE = pattern_of(r"(?:between\s+)?\d+\s*(?:-|–|—|~|～|to|and|至|到)\s*(?P<longest>\d+\s*\S.*)", re.IGNORECASE)
_CLEAR = pattern_of(r"(?:(?:at least|not less than) )?(?P<number>\d+) clear (?P<rest>(?:(?:working|calendar|business) )?days? .+)",
                    re.IGNORECASE)
_FROM_THE_DAY = pattern_of(r"(?P<number>\d+) (?P<unit>(?:(?:working|calendar|business) )?days?) (?:beginning|starting|commencing) "
                           r"(?:with|on) (?:the (?:date|day) (?:of|on which) |the )?(?P<event>.+)", re.IGNORECASE)
_SPAN = pattern_of(r"(?P<first>\d+)\s*(?P<between>-|–|—|~|～|to|至|到)\s*(?P<last>\d+)\s*(?P<unit>\D+)", re.IGNORECASE)
_OWN_DAYS = pattern_of(r"(?P<number>\S+?)\s*(?:(?:school|term|teaching|court|sitting|banking|trading)[ -]days?|"
                       r"[個个]?(?:上[課课學学]|[教授][學学課课]|[開开]庭|交易)日)(?P<rest>.*)", re.IGNORECASE)
_LEAST = pattern_of(
    r".*?(?:至少|不得?[少早][于於]|最少|at least|not (?:earlier|less) than|no (?:earlier|less) than)\s*(?P<meant>.*?)"
    r"(?:始得.*|方得.*|以上|[後后内內])?", re.IGNORECASE)
_AT_EVENT = pattern_of("[於于在]?(?P<event>[^0-9一二三四五六七八九十兩两半適适即立及隨随平][^0-9一二三四五六七八九十兩两半,，]*?)之?[時时]")
_TRUTHS = {**dict.fromkeys(("是", "对", "對", "√", "☑", "y", "可以", "得", "可", "有"), "true"),
           **dict.fromkeys(("否", "不是", "×", "n", "不可以", "不得", "不可", "无", "無"), "false")}
_RHYTHM = pattern_of(
    r"(?P<often>every \d* ?(?:hours?|minutes?)|每隔?[0-9一二三四五六七八九十兩两半]*[個个]?(?:小[時时]|分[鐘钟])"
    r"|每[日天][0-9:時时點点分及和與与、,上下午]+)", re.IGNORECASE)
"""How often within a day, wherever words say it."""
_WITHOUT_EACH = pattern_of("^(?:every |每隔?)", re.IGNORECASE)
_CLOSE = pattern_of(r"下班|收班|\bcob\b|close of business", re.IGNORECASE)
_EXTENSION = pattern_of(r"延[長长期]|展延|extend|extension|extensible|renew", re.IGNORECASE)
_CURLY = pattern_of(r"[“”„「『＂‘’](?P<meant>.+)[“”」』＂‘’]")
_COUNTED = {word: number for number, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)}
_AT_LEAST = pattern_of(r"^(?:at least |至少|不少[于於])|(?: people| persons)?(?: or more)?$|以上$")
"""Words around a number of people, which is always the least."""
_RATED = ("likelihood", "impact")
_NUMBER = pattern_of(r"[^\d-]{0,4}(?P<number>-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\D{0,12}")
_LENGTHS = {"day": (1, "day"), "week": (1, "week"), "month": (1, "month"), "quarter": (3, "month"), "half-year": (6, "month"),
            "year": (12, "month")}
"""Period → how long it is."""


def meant_value(path: FieldPath, what: str, given: object) -> Advice | None:
    """Advice for a text that is not what its field takes; None where nobody can guess."""
    if not isinstance(given, str):
        return _unit(path, str(given)) if what == "bad_duration" and isinstance(given, int) else None
    words = given.strip()
    if what.startswith("bad_") and (curly := _CURLY.fullmatch(words)):
        return Advice(CURLY, {"meant": curly["meant"]})
    if what == "bad_frequency":
        return _frequency(path, words)
    if what == "bad_duration" and path[-1] == "duration" and (span := _SPAN.fullmatch(words)) and int(span["first"]) > int(span["last"]):
        return Advice(REVERSED, {"meant": _SPAN.sub(r"\g<last> \g<between> \g<first> \g<unit>" if words.isascii()
                                               else r"\g<last>\g<between>\g<first>\g<unit>", words)})
    if what == "bad_duration" and path[-1] == "wait" and _counts_from_event(words):
        return Advice(WAITS, {"meant": split_limit(words)["time"]})
    if "extend" in path[-2:] and (found := with_extension(f"{_LONG}{words}")[1]):
        fields = [f"{name}: {said}" for name, said in found["extend"].items()]
        return Advice(MEANT_HINT, {"meant": f"extend: {{{', '.join(fields)}}}"})
    if what == "bad_duration":
        return _length_of_time(path, words)
    if "bool" in what:
        meant = _TRUTHS.get(words.lower())
        return Advice(MEANT_HINT, {"meant": meant}) if meant else None
    if path[-1] in ("when", "given", "adds") and "dict" in what:
        return Advice(MEASURED, {"field": path[-1]})
    return _number(path, words) if "int" in what or "float" in what or "decimal" in what else None


def _number(path: FieldPath, words: str) -> Advice | None:
    words = half_width(words)
    bare = _AT_LEAST.sub("", words.lower()).rstrip("人名个個位次回件級级")
    with suppress(ValueError):
        return Advice(MEANT_HINT, {"meant": str(_COUNTED.get(bare) or chinese_number(bare))})
    found = _NUMBER.fullmatch(words)
    if found is None and path[-1] in _RATED:
        return Advice(RATED, {"field": path[-1]})
    return Advice(MEANT_HINT, {"meant": re.sub("[, ]", "", found["number"])}) if found else None


def _frequency(path: FieldPath, words: str) -> Advice | None:
    if path[-2:] == ("within", "by"):
        return Advice(OFFICE_HOURS if _CLOSE.search(words) else BY)
    if path[-1] == "when" and not _EACH.match(words) and _counts_from_event(words):
        return Advice(LIMIT, {"field": path[-1], "meant": re.sub("^(?:within|in) ", "", words)})
    if found := _EVENT.fullmatch(words):
        return Advice(EVENT, {"field": path[-1], "meant": found["event"] or found["timed"]})
    if meant := respelled_frequency(words):
        return Advice(MEANT_HINT, {"meant": meant})
    return Advice(EVENT, {"field": path[-1], "meant": words}) if _BEFORE_EVENT.fullmatch(words) else None


def _length_of_time(path: FieldPath, words: str) -> Advice | None:
    if "retention" in path and not _is_length(words):
        return Advice(KEPT)
    if words.isdecimal():
        return _unit(path, words)
    return _duration(words, respelled_limit if "within" in path else respelled_duration)


def _unit(path: FieldPath, number: str) -> Advice:
    """What a number without a unit lacks: nothing is kept for minutes."""
    return Advice(KEPT) if "retention" in path else Advice(UNIT, {"number": number})


def _duration(words: str, respelled: Callable[[str], str]) -> Advice | None:
    if _CLOSE.search(words):
        return Advice(OFFICE_HOURS)
    if _SOON.fullmatch(words):
        return Advice(SOON)
    if _EXTENSION.search(words):
        return Advice(EXTENDED)
    if (shorter := _FROM_THE_DAY.fullmatch(words)) and int(shorter["number"]) > 1:
        return Advice(FROM_THE_DAY, {"meant": f"{int(shorter['number']) - 1} {shorter['unit']} from {shorter['event']}"})
    if own := _OWN_DAYS.fullmatch(words):
        unit = "個工作日" if not words.isascii() else "working days" if own["number"] not in ("1", "one", "a") else "working day"
        return Advice(OWN_DAYS, {"meant": f"{own['number']}{' ' * words.isascii()}{unit}{own['rest']}"})
    if (found := _RANGE.fullmatch(words)) and _is_length(found["longest"]):
        return Advice(LONGEST, {"meant": found["longest"]})
    if clear := _CLEAR.fullmatch(words):
        return Advice(CLEAR, {"meant": f"{int(clear['number']) + 1} {clear['rest']}"})
    if (least := _LEAST.fullmatch(words)) and _is_length(least["meant"]):
        return Advice(WAIT, {"meant": least["meant"]})
    if each := _time_to_next(words):
        return Advice(OFTEN, {"meant": each})
    meant = respelled(words) or _length_of_period(words) or _at_event(words)
    return Advice(MEANT_HINT, {"meant": meant}) if meant else None


def _at_event(words: str) -> str:
    """预警生效时 as a limit: at once after it; empty for other words."""
    moment = _AT_EVENT.fullmatch(words)
    return f"{moment['event']}{'后' if words[-1] == '时' else '後'}立即" if moment else ""


def _counts_from_event(words: str) -> bool:
    """Whether it is a limit: so long after something has happened."""
    found = split_limit(words)
    return "after" in found and _is_length(without_bound(found["time"], "up to"))


def _is_length(words: str) -> bool:
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
