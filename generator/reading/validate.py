"""Stage 2: plain values in, frozen typed entries out, or a diagnostic for every value that is not as it should be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.diagnostics import Descriptor, Diagnostic, Span, Term
from generator.i18n.conversion import completer
from generator.model import KINDS, Entry, HandbookEntry
from generator.model.meant_date import beyond_month, either_date, meant_date
from generator.model.numbers import LARGEST, MOST
from generator.model.text import DEFAULT_LANGUAGES, YEARS, as_id
from generator.model.walk import FieldPath
from generator.nearest import nearest
from generator.reading import descriptors
from generator.reading.calendar_periods import PERIOD_HINTS, readable_periods, written_closing_time, written_periods
from generator.reading.chinese_words import meant_choice
from generator.reading.claims import ANYTHING
from generator.reading.frequency_hints import HINTS
from generator.reading.meant_field import called, meant_field, model_at, where_known
from generator.reading.meant_value import meant_value
from generator.reading.source_locations import Source


@dataclass(frozen=True, slots=True)
class Validated:
    """The entries that are right, in the order of the files.

    `claimed` holds (kind, id) of documents that are faulty: a reference to one of them is no further fault. `languages` are those
    that the handbook's own entry names, faulty or not; none where nobody can tell.
    """

    entries: list[Entry]
    diagnostics: list[Diagnostic]
    claimed: set[tuple[str, str]]
    languages: tuple[str, ...] = ()


ValidateDocument = Callable[[Source, Mapping[str, Any]], tuple[Entry | None, list[Diagnostic]]]


def validate(documents: Iterable[Source], unread: Collection[tuple[str, str]] = (), each: ValidateDocument | None = None) -> Validated:
    """Validates every document; reports every fault of every one.

    `each` is `validate_document`, or knows what that gave for the same document in the same context (its `key` says which).
    `unread` are (kind, id) of documents that could not be read: if the handbook's own entry is one, any language may be right.
    """
    documents = list(documents)
    named = _languages(documents)
    languages = named or DEFAULT_LANGUAGES
    head_unread = any(kind in ("handbook", ANYTHING[0]) for kind, _ in unread)
    nobody_knows = not named and (head_unread or _misspelt_languages(documents))
    conversions, hours, own = _conversions(documents), _hours(documents), written_periods(_heads(documents))
    closes = written_closing_time(_heads(documents))
    context = {"languages": languages, "languages_unread": nobody_knows, "complete": completer(languages, conversions), "hours": hours,
               "closes": closes, "key": repr((languages, nobody_knows, conversions, hours, own, closes))}
    periods, faulty = readable_periods(own, context)
    context |= {"periods": periods, "periods_unread": faulty or head_unread}
    result = Validated([], [], set(), named)
    for document in documents:
        entry, found = (each or validate_document)(document, context)
        result.diagnostics.extend(found)
        if entry is not None:
            result.entries.append(entry)
        elif isinstance(document.data, dict):
            result.claimed.add((str(document.data.get("kind")), str(document.data.get("id"))))
    return result


def _hours(documents: list[Source]) -> float:
    """The hours of a working day, by which working time is measured; what cannot be read is reported with the handbook's entry."""
    given = [data["calendar"].get("hours") for data in _heads(documents) if isinstance(data.get("calendar"), dict)]
    return next((float(hours) for hours in given if isinstance(hours, (int, float)) and 0 < hours <= 24), 8.0)


def _languages(documents: list[Source]) -> tuple[str, ...]:
    """The handbook's languages, needed before anything else: they say what a plain text is written in."""
    found: dict[str, None] = {}
    for data in _heads(documents):
        named = data.get("languages", () if _misspelt_languages(documents) else DEFAULT_LANGUAGES)
        named = [named] if isinstance(named, str) else named
        if isinstance(named, (list, tuple)):
            found.update(dict.fromkeys(tag for tag in named if isinstance(tag, str)))
    return tuple(found)


def _misspelt_languages(documents: list[Source]) -> bool:
    """Whether the handbook's own entry has no languages, but a field that nobody knows and that may be meant as such."""
    return any("languages" not in data and not set(data) <= set(HandbookEntry.model_fields) for data in _heads(documents))


def _heads(documents: list[Source]) -> Iterator[dict[str, Any]]:
    return (d.data for d in documents if isinstance(d.data, dict) and d.data.get("kind") == "handbook")


def _conversions(documents: list[Source]) -> list[dict[str, str]]:
    """The handbook's own pairs of words for converting between the Chinese scripts, needed before any text is read."""
    lists = [d.data["conversions"] for d in documents if isinstance(d.data, dict) and isinstance(d.data.get("conversions"), list)]
    return [pair for found in lists for pair in found
            if isinstance(pair, dict) and all(isinstance(word, str) and word for word in pair.values())]


def validate_document(document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
    """One entry, or None and what is wrong with it."""
    data = document.data
    if not isinstance(data, dict):
        return None, [Diagnostic(descriptor=descriptors.NOT_AN_ENTRY, span=document.span())]
    if not document.whole:
        return None, []  # the fault that spoilt it is reported already
    kind = data.get("kind")
    if "kind" not in data:
        return None, [_missing(document, (), "kind")]
    if not isinstance(kind, str) or kind not in KINDS:
        return None, [_choice(descriptors.UNKNOWN_KIND, document.span(("kind",)), str(kind), list(KINDS))]
    try:
        return KINDS[kind].model_validate(data, context={**context, "file": document.file}).written_in(document), []
    except ValidationError as error:
        errors = [e for e in error.errors(include_url=False) if not (_is_consequence(e) or _names_unread_period(e, context))]
        misspelt = dict(_misspelt(errors))
        return None, [_translate(document, KINDS[kind], e, misspelt) for e in errors if tuple(e["loc"]) not in misspelt.values()]


class PastReader:
    """Reads entries as they stood earlier, in the languages that the handbook has today."""

    def __init__(self, head: HandbookEntry) -> None:
        self._context = {"languages": head.languages, "languages_unread": True,
                         "complete": completer(head.languages, _conversions([head.source])), "periods": head.calendar.periods,
                         "closes": head.calendar.closes}

    def read(self, source: Source) -> Entry | None:
        """None for what today's rules of writing do not admit."""
        return validate_document(source, self._context)[0]


def _is_consequence(error: Any) -> bool:
    """A list whose items are all faulty is not also too short."""
    return error["type"] == "too_short" and len(error["input"]) > 0


def _names_unread_period(error: Any, context: Mapping[str, Any]) -> bool:
    """A period that may be one of the calendar's, of which one cannot be read."""
    return bool(context.get("periods_unread")) and (error.get("ctx") or {}).get("reason") == "unknown period"


def _misspelt(errors: Iterable[Any]) -> Iterator[tuple[FieldPath, FieldPath]]:
    """(path of an unknown field, path of the missing field that is meant by it): one slip, which is told once."""
    missing: dict[FieldPath, list[str]] = {}
    errors = list(errors)
    for path in (tuple(error["loc"]) for error in errors if error["type"] == "missing"):
        missing.setdefault(path[:-1], []).append(str(path[-1]))
    for path in (tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"):
        among = missing.get(path[:-1], [])
        if nearest := meant_field(str(path[-1]), among):
            among.remove(nearest)
            yield path, (*path[:-1], nearest)


def _translate(document: Source, model: type[BaseModel], error: Any, misspelt: Mapping[FieldPath, FieldPath]) -> Diagnostic:
    """pydantic's error, by its type and context (never by its message), as a finding in the author's terms."""
    path: FieldPath = tuple(error["loc"])
    path += tuple(value for name, value in (error.get("ctx") or {}).items() if name in ("language", "index"))
    if error["type"] == "missing":
        return _missing(document, path[:-1], str(path[-1]))
    if error["type"] in ("missing_time", "missing_name", "missing_script", "missing_unit"):
        return _missing(document, path, error["ctx"]["field"])
    if error["type"] == "bad_period":
        return Diagnostic(descriptor=descriptors.BAD_PERIOD, span=document.span(path), hint=PERIOD_HINTS[error["ctx"]["reason"]],
                          details={"given": "", **error["ctx"]})
    if error["type"] in ("bad_office_hours", "overlapping_office_hours"):
        hint = descriptors.OVERLAPPING_HOURS_HINT if error["type"] == "overlapping_office_hours" else None
        return Diagnostic(descriptor=descriptors.BAD_OFFICE_HOURS, span=document.span(path), hint=hint, details=error["ctx"])
    if error["type"] == "limit_other_event":
        return Diagnostic(descriptor=descriptors.BAD_LIMIT, span=document.span((*path, "within")), hint=descriptors.DUTY_EVENT_HINT)
    if error["type"] == "extra_forbidden":
        known = [str(misspelt[path][-1])] if path in misspelt else list(model_at(model, path[:-1]).model_fields)
        return _unknown_field(document, path, known, error["input"])
    if error.get("input") is None:
        return Diagnostic(descriptor=descriptors.EMPTY_TEXT, span=document.span(path))
    if error["type"] == "too_short":
        return _empty_list(document, path, model_at(model, path[:-1]))
    if error["type"] == "model_type" and (found := _text_for_group(document, path, model, error["input"])):
        return found
    return _translate_value(document, path, error["type"], error["input"], error.get("ctx") or {})


def _text_for_group(document: Source, path: FieldPath, model: type[BaseModel], text: object) -> Diagnostic | None:
    """A text where a group of fields belongs: the one field that the group cannot be without, or all of these to be filled in."""
    needed = [name for name, field in model_at(model, path).model_fields.items() if field.is_required()]
    if not needed or not isinstance(text, str):
        return None
    said = {name: _shown(text) if name in _SAYING or len(needed) == 1 else "…" for name in needed}
    one = descriptors.GROUP_ITEM_HINT if isinstance(path[-1], int) else descriptors.GROUP_HINT
    hint = descriptors.FIELDS_HINT if len(needed) > 1 else one
    return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=document.span(path), hint=hint, details={
        "expected": _expected("model_type"), "given": _shape(text), "field": needed[0], "text": _shown(text),
        "fields": ", ".join(f"{name}: {value}" for name, value in said.items())})


_SAYING = ("title", "do", "item")
"""Fields of a group that say in words what it is."""


def _unknown_field(document: Source, path: FieldPath, known: Sequence[str], value: object) -> Diagnostic:
    """With the field that is meant as its hint, else where such a field stands, else all there are, those of every entry last. A name with
    a text in a limit is most likely that of a case."""
    field = str(path[-1])
    place = "" if called(field, known) else where_known(field, document.data["kind"], known)
    near = None if place else meant_field(field, known)
    of_case = path[-2:-1] == ("within",) and isinstance(value, str)
    hint = (descriptors.NEAREST_HINT if near else descriptors.ELSEWHERE_HINT if place
            else descriptors.BY_CASE_HINT if of_case else None)
    own = sorted(known, key=lambda name: name in Entry.model_fields)
    return Diagnostic(descriptor=descriptors.UNKNOWN_FIELD, span=document.span(path, key=True), hint=hint, details={
        "field": path[-1], "given": field, "known": ", ".join(own), "nearest": near or "", "place": place, "time": _shown(value)})


def _empty_list(document: Source, path: FieldPath, model: type[BaseModel]) -> Diagnostic:
    """An empty list where an item is needed; left out altogether, some lists mean everyone or everything."""
    field = str(path[-1])
    hint = descriptors.LEAVE_OUT_HINT if model.model_fields[field].default == () else None
    return Diagnostic(descriptor=descriptors.EMPTY_LIST, span=document.span(path), hint=hint, details={"field": field})


def _translate_value(document: Source, path: FieldPath, what: str, given: Any, context: Mapping[str, Any]) -> Diagnostic:
    """What is wrong with a value that is there."""
    span = document.span(path)
    if what in ("enum", "literal_error"):
        return _choice(descriptors.NOT_A_CHOICE, span, _shown(given), _choices(context))
    if what == "bad_id":
        likely = as_id(str(context["given"]))
        hint = "\"{given}\" is reserved; choose another word" if context["reserved"] else "write: {slug}" if likely else None
        return Diagnostic(descriptor=descriptors.BAD_ID, span=span, details={"given": context["given"], "slug": likely}, hint=hint)
    if what in _BY_KEY:
        at = document.span((*path, context["given"]), key=True)
        return _choice(_BY_KEY[what], at, context["given"], context["known"])
    if what == "bad_date":
        return _bad_date(span, str(context["given"]))
    if what in _BY_TYPE:
        return _bad_value(span, path, what, given, context)
    if what in ("text_type", "string_type"):
        shape = context.get("shape", given)
        hint = descriptors.ONE_TEXT_HINT if isinstance(shape, (list, tuple, dict)) else None
        return Diagnostic(descriptor=descriptors.NOT_A_TEXT, span=span, details={"given": _shape(shape)}, hint=hint)
    if what in _BEYOND:
        return _beyond_a_limit(span, what, given, context)
    expected, meant = _expected(what), meant_value(path, what, given)
    hint = descriptors.LIST_HINT if expected == LIST else meant.hint if meant else None
    return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=span, hint=hint,
                      details={"expected": expected, "given": _shape(given), **(meant.details if meant else {})})


def _bad_value(span: Span, path: FieldPath, what: str, given: Any, context: Mapping[str, Any]) -> Diagnostic:
    """A text that is not what its field takes, with what is most likely meant. A limit by the calendar that is not read is no limit."""
    descriptor = descriptors.BAD_LIMIT if path[-2:] == ("within", "by") else _BY_TYPE[what]
    if what in _OF_TEXT and isinstance(given, (dict, list)):
        return Diagnostic(descriptor=descriptors.WRONG_SHAPE, span=span, hint=descriptor.hint,
                          details={"expected": Term("a text"), "given": _shape(given)})
    if meant := meant_value(path, what, given):
        return Diagnostic(descriptor=descriptor, span=span, hint=meant.hint, details={"given": context["given"], **meant.details})
    if advice := (HINTS | descriptors.PAYMENT_HINTS).get(context.get("reason", "")):
        return Diagnostic(descriptor=descriptor, span=span, hint=advice, details={"given": context["given"], "part": context["part"]})
    hint = (descriptors.HINTS_FOR_MEANT.get(what, descriptors.MEANT_HINT) if context.get("meant") else descriptors.HINTS_FOR_TYPE.get(what))
    if hint is None and descriptor is descriptors.BAD_DURATION and path[-2:] == ("within", "time"):
        hint = descriptors.LIMIT_HINT
    likely = context.get("meant", "")
    shown = _shape(given) if isinstance(given, (dict, list)) else _shown(given)
    return Diagnostic(descriptor=descriptor, span=span, hint=hint, details={
        "given": context.get("given", shown), "meant": descriptors.AMOUNT_EXAMPLES.get(likely, likely)})


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
    return Diagnostic(descriptor=descriptors.BAD_NUMBER, span=span, details={"given": _shown(given), "limit": limit})


_BY_KEY = {"unknown_language": descriptors.UNKNOWN_LANGUAGE, "unknown_script": descriptors.NOT_A_CHOICE}
_BY_TYPE: dict[str, Descriptor] = {
    "empty_text": descriptors.EMPTY_TEXT, "bad_duration": descriptors.BAD_DURATION, "word_for_duration": descriptors.BAD_DURATION,
    "latest_without_start": descriptors.BAD_LIMIT, "limit_without_time": descriptors.BAD_LIMIT, "limit_two_moments": descriptors.BAD_LIMIT,
    "bad_frequency": descriptors.BAD_FREQUENCY, "bad_time": descriptors.BAD_TIME,
    "bad_hours": descriptors.BAD_HOURS,
    "bad_range": descriptors.BAD_RANGE, "bad_amount": descriptors.BAD_AMOUNT,
    "bad_payment": descriptors.BAD_PAYMENT, "bad_link": descriptors.BAD_LINK,
    "bad_language": descriptors.BAD_LANGUAGE, "named_twice": descriptors.NAMED_TWICE, "line_break": descriptors.LINE_BREAK,
    "no_working_day": descriptors.NO_WORKING_DAY, "degree_type": descriptors.NOT_A_TEXT,
}
_OF_TEXT = ("bad_duration", "bad_frequency", "bad_time", "bad_hours")
_NOT_HELD = {"finite_number": Term("it must be finite"), "int_parsing_size": f"≤ {MOST}", "decimal_max_digits": f"≤ {LARGEST}",
             "decimal_whole_digits": f"≤ {LARGEST}", "decimal_max_places": Term("at most six places after the point")}
_LIMITS = {"greater_than_equal": ("ge", "≥"), "greater_than": ("gt", ">"), "less_than_equal": ("le", "≤"), "less_than": ("lt", "<")}
_BEYOND = {*_LIMITS, *_NOT_HELD, "text_too_long", "too_long"}


def _missing(document: Source, path: FieldPath, field: str) -> Diagnostic:
    return Diagnostic(descriptor=descriptors.MISSING_FIELD, span=document.span(path), details={"field": field})


def _choice(descriptor: Descriptor, span: Span, given: str, known: list[str], **details: object) -> Diagnostic:
    """A finding with the nearest of the known names as its hint, else all of them."""
    meant = meant_choice(given, known)
    near = meant or nearest(given, known)
    hint = descriptors.TITLE_HINT if meant else descriptors.NEAREST_HINT if near else None
    return Diagnostic(descriptor=descriptor, span=span, hint=hint,
                      details={"given": given, "known": ", ".join(known), "nearest": near or "", **details})


def _choices(context: Mapping[str, Any]) -> list[str]:
    return [part.strip().strip("'") for part in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]


def _shape(value: Any) -> Term | str:
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


def _expected(what: str) -> Term:
    if "tuple" in what or "list" in what:
        return LIST
    if "bool" in what:
        return Term("true or false")
    if "int" in what or "float" in what or "decimal" in what:
        return Term("a whole number" if "int" in what else "a number")
    return Term("a group of fields")


def _shown(value: Any) -> str:
    """A value as the author wrote it, shortened."""
    words = str(value).lower() if isinstance(value, bool) else str(getattr(value, "written", value))
    return words if len(words) <= 60 else words[:59] + "…"
