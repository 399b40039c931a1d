"""What the author of a value that cannot be read most likely means: advice for the slips that beginners make. Pure."""

from __future__ import annotations

import re
from contextlib import suppress

from generator.diagnostics import Term
from generator.model.extension_words import with_extension
from generator.model.limit_words import split_limit
from generator.model.numbers import chinese_number
from generator.model.walk import FieldPath
from generator.model.written import half_width
from generator.patterns import pattern_of
from generator.reading.advice import Advice
from generator.reading.descriptors import MEANT_HINT
from generator.reading.frequency_hints import OFFICE_HOURS
from generator.reading.meant_length import CLOSE, counts_from_event, is_length, meant_length
from generator.reading.respelled import respelled_duration, respelled_frequency, respelled_limit

LIMIT = Term("this says until when, not how often; leave \"{field}\" out and write it as a limit: within: {meant}")
EVENT = Term("what an event sets off is written so: {field}: {{event: {meant}}}")
BY = Term("say which hour of which day, such as \"by 17:00 on the same day\", \"by noon on the next working day\" or \"by 17:00 on the day "
          "of receipt\", or which day of the calendar: \"by the 25th of every month\"")
MEASURED = Term("say first what is measured: measures: [{{id: count, title: …, unit: …}}]; of several measures name the one that is meant: "
                "{field}: {{count: …}}")
TIMED = Term("this is a length of time: let the measure be of type: time, or compute it in the unit of the measure")
RATED = Term("write the number of the step on the scale of risks, of which 1 is the lowest: {field}: 2")
KEPT = Term("write how long it is kept, from when if not from its making, or that it is kept for ever: \"3 years\", "
            "\"7 years after closing\", \"permanent\"")
CURLY = Term("the quotation marks are read as part of it; write straight ones: \"{meant}\"")
REVERSED = Term("the ends are reversed, the shorter one comes first: {meant}")
WAITS = Term("a wait counts from the end of the step before; let that be the step by which the event happens, and write: wait: {meant}")
UNIT = Term("write the unit too: {number} minutes, {number} hours, {number} days or {number} working days")

_EVENT = pattern_of(
    r"(?:when(?:ever)?|if|upon|on)\s+(?P<event>[^\d].*)|(?P<timed>(?:after|before|during|as soon as)\s.+"
    r"|(?![隨随即適适平]?[時时]$).+(?:時|时|後|后))",
    re.IGNORECASE)
_BEFORE_EVENT = pattern_of("(?!.*(?:下班|收班|交班|[開开]始|期|學|学|[年季月週周旬])).*[^0-9一二三四五六七八九十日天時时點点分號号]之?前")
"""What comes before something that is no period of time: 每日出车前, 每次使用前."""
_LONG = "99 years, "
"""Before the extension alone it makes a sentence of both: 特殊情况下延长10个工作日."""
_EACH = pattern_of("[每各逐]|each|every", re.IGNORECASE)
_SPAN = pattern_of(r"(?P<first>\d+)\s*(?P<between>-|–|—|~|～|to|至|到)\s*(?P<last>\d+)\s*(?P<unit>\D+)", re.IGNORECASE)
_TRUTHS = {**dict.fromkeys(("是", "对", "對", "√", "☑", "y", "可以", "得", "可", "有"), "true"),
           **dict.fromkeys(("否", "不是", "×", "n", "不可以", "不得", "不可", "无", "無"), "false")}
_CURLY = pattern_of(r"[“”„「『＂‘’](?P<meant>.+)[“”」』＂‘’]")
_COUNTED = {word: number for number, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)}
_AT_LEAST = pattern_of(r"^(?:at least |至少|不少[于於])|(?: people| persons)?(?: or more)?$|以上$")
"""Words around a number of people, which is always the least."""
_RATED = ("likelihood", "impact")
_NUMBER = pattern_of(r"[^\d-]{0,4}(?P<number>-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\D{0,12}")


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
    if what == "bad_duration" and path[-1] == "wait" and counts_from_event(words):
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
    if "given" in path[-2:] and is_length(words):
        return Advice(TIMED)
    found = _NUMBER.fullmatch(words)
    if found is None and path[-1] in _RATED:
        return Advice(RATED, {"field": path[-1]})
    return Advice(MEANT_HINT, {"meant": re.sub("[, ]", "", found["number"])}) if found else None


def _frequency(path: FieldPath, words: str) -> Advice | None:
    if path[-2:] == ("within", "by"):
        return Advice(OFFICE_HOURS if CLOSE.search(words) else BY)
    if path[-1] == "when" and not _EACH.match(words) and counts_from_event(words):
        return Advice(LIMIT, {"field": path[-1], "meant": re.sub("^(?:within|in) ", "", words)})
    if found := _EVENT.fullmatch(words):
        return Advice(EVENT, {"field": path[-1], "meant": found["event"] or found["timed"]})
    if meant := respelled_frequency(words):
        return Advice(MEANT_HINT, {"meant": meant})
    return Advice(EVENT, {"field": path[-1], "meant": words}) if _BEFORE_EVENT.fullmatch(words) else None


def _length_of_time(path: FieldPath, words: str) -> Advice | None:
    if "retention" in path and not is_length(words):
        return Advice(KEPT)
    if words.isdecimal():
        return _unit(path, words)
    return meant_length(words, respelled_limit if "within" in path else respelled_duration)


def _unit(path: FieldPath, number: str) -> Advice:
    """What a number without a unit lacks: nothing is kept for minutes."""
    return Advice(KEPT) if "retention" in path else Advice(UNIT, {"number": number})
