"""What is wrong with a value that is there, in the author's terms, with what is most likely meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.diagnostics import Descriptor, Diagnostic, Span, Term
from generator.model.handbook import meant_language
from generator.model.meant_date import beyond_month, either_date, meant_date
from generator.model.numbers import LARGEST, MOST
from generator.model.text import YEARS, as_id
from generator.model.walk import FieldPath
from generator.nearest import nearest
from generator.patterns import pattern_of
from generator.reading import descriptors
from generator.reading.advice import Advice
from generator.reading.chinese_words import explained, meant_choice
from generator.reading.frequency_hints import HINTS
from generator.reading.meant_value import meant_value
from generator.reading.source_locations import Source


def value_finding(document: Source, path: FieldPath, what: str, given: Any, context: Mapping[str, Any]) -> Diagnostic:
    """The finding for pydantic's error `what` at `path`, of what was `given`; `context` is what the error says besides."""
    span = document.span(path)
    if what in ("enum", "literal_error"):
        return choice(descriptors.NOT_A_CHOICE, span, shown(given), _choices(context))
    if what == "bad_id":
        likely = as_id(str(context["given"]))
        hint = "\"{given}\" is reserved; choose another word" if context["reserved"] else "write: {slug}" if likely else None
        return Diagnostic(descriptor=descriptors.BAD_ID, span=span, details={"given": context["given"], "slug": likely}, hint=hint)
    if what in _BY_KEY:
        path, given = _where_named(path, given, context["given"])
        at = document.span((*path, context["given"]), key=True)
        of_fields = what == "unknown_language" and isinstance(given, dict) and not any(_LANGUAGE.fullmatch(str(name)) for name in given)
        found = choice(_BY_KEY[what], at, context["given"], context["known"], meant_language(str(context["given"])))
        hint = descriptors.ONE_TEXT_HINT if of_fields and found.hint is None else found.hint
        return replace(found, hint=hint, cause="" if of_fields else str(context["given"]))
    if what == "bad_date" and isinstance(given, (dict, list)):
        return _not_one_text(span, given, descriptors.BAD_DATE.hint)
    if what == "bad_date":
        return _bad_date(span, str(context["given"]))
    if what in _BY_TYPE:
        return _bad_value(span, path, what, given, context)
    if what in ("text_type", "string_type"):
        wrong = context.get("shape", given)
        if wrong is None:
            return Diagnostic(descriptor=descriptors.EMPTY_TEXT, span=span)
        first = wrong[0] if isinstance(wrong, (list, tuple)) and wrong else None
        return Diagnostic(descriptor=descriptors.NOT_A_TEXT, span=span, hint=_for_no_text(wrong, first, path), details={
            "given": shape(wrong), "field": path[-1], "meant": str(first)})
    if what in _BEYOND:
        return _beyond_a_limit(span, what, given, context)
    wanted = expected(what)
    meant = _list_meant(given) if wanted == LIST else meant_value(path, what, given)
    any_of = path[-1] == "when" and "tiers" in path and isinstance(given, list) and all(isinstance(each, dict) for each in given)
    hint = meant.hint if meant else descriptors.ANY_OF_HINT if any_of else None
    return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=span, hint=hint,
                      details={"expected": wanted, "given": shape(given), **(meant.details if meant else {})})


def _for_no_text(wrong: Any, first: Any, path: FieldPath) -> str | None:
    """What to write for a list or a mapping where a text is expected."""
    if isinstance(wrong, (list, tuple)) and "branches" in path and path[-1] == "when":
        return descriptors.WAY_EACH_HINT
    if isinstance(wrong, (list, tuple, dict)) and path[-1] == "decision":
        return descriptors.ANSWERS_HINT
    if isinstance(first, str) and as_id(first) == first and isinstance(path[-1], str):
        return descriptors.ONE_ID_HINT
    return descriptors.ONE_TEXT_HINT if isinstance(wrong, (list, tuple, dict)) else None


def _where_named(path: FieldPath, given: Any, name: str) -> tuple[FieldPath, Any]:
    """The fields that have a name, and where they stand; what holds them has it only where it is taken apart: `{event: {zh-TW: …}}`."""
    if isinstance(given, dict) and name not in given:
        return next((((*path, key), inside) for key, inside in given.items() if isinstance(inside, dict) and name in inside), (path, given))
    return path, given


def _list_meant(given: Any) -> Advice:
    """How a list is written; of 甲、乙 what the list is."""
    items = [item.strip() for item in _BETWEEN_ITEMS.split(given)] if isinstance(given, str) else []
    if len(items) > 1 and all(0 < len(item) <= _LONGEST_ITEM and not set(item) & set(":[]{}\"'#") for item in items):
        return Advice(descriptors.MEANT_HINT, {"meant": f"[{', '.join(items)}]"})
    return Advice(descriptors.LIST_HINT)


_BETWEEN_ITEMS = pattern_of("[、,，;；]")
_LONGEST_ITEM = 30
"""A longer piece of a text between two commas is none of a list."""


def _not_one_text(span: Span, given: Any, hint: str) -> Diagnostic:
    """A list or a group of fields where a text is expected that says a time, and how that is written."""
    return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=span, hint=hint, details={"expected": Term("a text"), "given": shape(given)})


def _bad_value(span: Span, path: FieldPath, what: str, given: Any, context: Mapping[str, Any]) -> Diagnostic:
    """A text that is not what its field takes, with what is most likely meant. A limit by the calendar that is not read is no limit."""
    descriptor = descriptors.BAD_LIMIT if path[-2:] == ("within", "by") else _BY_TYPE[what]
    if what in _OF_TEXT and isinstance(given, (dict, list)):
        return _not_one_text(span, given, descriptor.hint)
    if meant := meant_value(path, what, given):
        return Diagnostic(descriptor=descriptor, span=span, hint=meant.hint, details={"given": context["given"], **meant.details})
    if advice := (HINTS | descriptors.PAYMENT_HINTS).get(context.get("reason", "")):
        return Diagnostic(descriptor=descriptor, span=span, hint=advice, details={
            "given": context["given"], "part": context["part"], "level": context["part"].partition(", ")[0]})
    hint = (descriptors.HINTS_FOR_MEANT.get(what, descriptors.MEANT_HINT) if context.get("meant") else descriptors.HINTS_FOR_TYPE.get(what))
    if hint is None and descriptor is descriptors.BAD_DURATION and path[-2:] == ("within", "time"):
        hint = descriptors.LIMIT_HINT
    likely = context.get("meant", "")
    written = shape(given) if isinstance(given, (dict, list)) else shown(given)
    return Diagnostic(descriptor=descriptor, span=span, hint=hint, details={
        "given": context.get("given", written), "meant": descriptors.AMOUNT_EXAMPLES.get(likely, likely)})


def _bad_date(span: Span, given: str) -> Diagnostic:
    """A date that is none: what it was meant as, or why there is no such day."""
    meant, beyond, either = meant_date(given), beyond_month(given), either_date(given)
    hint: str | None
    details: Mapping[str, object]
    if meant and meant.year not in YEARS:
        hint, details = descriptors.YEARS_HINT, {"first": YEARS[0], "last": YEARS[-1]}
    elif len(either) > 1:
        hint, details = descriptors.EITHER_HINT, {"one": str(either[0]), "other": str(either[1])}
    elif beyond:
        hint, details = descriptors.DAYS_HINTS[beyond.republic], beyond._asdict()
    else:
        hint, details = descriptors.MEANT_HINT if meant else None, {}
    return Diagnostic(descriptor=descriptors.BAD_DATE, span=span, hint=hint, details={"given": given, "meant": str(meant or ""), **details})


def _beyond_a_limit(span: Span, what: str, given: Any, context: Mapping[str, Any]) -> Diagnostic:
    """A number, a text or a list that is more than what is made of it can hold."""
    if what in ("text_too_long", "too_long"):
        descriptor = descriptors.LONG_TEXT if what == "text_too_long" else descriptors.LONG_LIST
        return Diagnostic(descriptor=descriptor, span=span, details={"limit": context.get("limit") or context["max_length"]})
    if what in _NOT_HELD:
        limit = _NOT_HELD[what]
    else:
        name, sign = _LIMITS[what]
        limit = f"{sign} {context[name]}"
    return Diagnostic(descriptor=descriptors.BAD_NUMBER, span=span, details={"given": shown(given), "limit": limit})


_LANGUAGE = pattern_of(r"[a-z]{2,3}(?:[-_]\w+)*", re.IGNORECASE)
"""What looks like a language; where no name of a group does, its author meant fields and not languages."""
_BY_KEY = {"unknown_language": descriptors.UNKNOWN_LANGUAGE, "unknown_script": descriptors.NOT_A_CHOICE}
_BY_TYPE: dict[str, Descriptor] = {
    "empty_text": descriptors.EMPTY_TEXT, "bad_duration": descriptors.BAD_DURATION, "word_for_duration": descriptors.BAD_DURATION,
    "latest_without_start": descriptors.BAD_LIMIT, "bad_limit": descriptors.BAD_LIMIT,
    "bad_frequency": descriptors.BAD_FREQUENCY, "bad_time": descriptors.BAD_TIME,
    "bad_hours": descriptors.BAD_HOURS,
    "bad_range": descriptors.BAD_RANGE, "bad_amount": descriptors.BAD_AMOUNT,
    "bad_payment": descriptors.BAD_PAYMENT, "bad_link": descriptors.BAD_LINK,
    "bad_language": descriptors.BAD_LANGUAGE, "named_twice": descriptors.NAMED_TWICE, "line_break": descriptors.LINE_BREAK,
    "no_working_day": descriptors.NO_WORKING_DAY, "degree_type": descriptors.NOT_A_TEXT,
}
_OF_TEXT = ("bad_duration", "bad_frequency", "bad_time", "bad_hours")
_NOT_HELD = {"finite_number": Term("an ordinary number"), "int_parsing_size": f"≤ {MOST}", "decimal_max_digits": f"≤ {LARGEST}",
             "decimal_whole_digits": f"≤ {LARGEST}", "decimal_max_places": Term("at most six decimal places")}
_LIMITS = {"greater_than_equal": ("ge", "≥"), "greater_than": ("gt", ">"), "less_than_equal": ("le", "≤"), "less_than": ("lt", "<")}
_BEYOND = {*_LIMITS, *_NOT_HELD, "text_too_long", "too_long"}


def choice(descriptor: Descriptor, span: Span, given: str, known: list[str], likely: str = "", **details: object) -> Diagnostic:
    """A finding with the nearest of the known names as its hint, else all of them; `likely` is what was meant, if that is known."""
    meant = likely if likely in known else meant_choice(given, known)
    near = meant or nearest(given, known)
    hint = descriptors.TITLE_HINT if meant else descriptors.NEAREST_HINT if near else None
    return Diagnostic(descriptor=descriptor, span=span, hint=hint,
                      details={"given": given, "known": explained(known), "nearest": near or "", **details})


def _choices(context: Mapping[str, Any]) -> list[str]:
    return [part.strip().strip("'") for part in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]


def shape(value: Any) -> Term | str:
    """What kind of value it is: a list, a text, or `true` itself."""
    if isinstance(value, dict):
        return Term("a group of fields")
    if isinstance(value, (list, tuple)):
        return Term("a list")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return Term("a number with decimals")
    if isinstance(value, int):
        return Term("a number")
    return Term("a text")


LIST = Term("a list")


def expected(what: str) -> Term:
    """What kind of value pydantic's error `what` asks for."""
    if "tuple" in what or "list" in what:
        return LIST
    if "bool" in what:
        return Term("true or false")
    if "int" in what or "float" in what or "decimal" in what:
        return Term("a whole number" if "int" in what else "a number")
    return Term("a group of fields")


def shown(value: Any) -> str:
    """A value as the author wrote it, shortened."""
    words = str(value).lower() if isinstance(value, bool) else str(getattr(value, "written", value))
    return words if len(words) <= 60 else words[:59] + "…"
