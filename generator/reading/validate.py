"""Stage 2: plain values in, frozen typed entries out, or a diagnostic for every value that is not as it should be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.diagnostics import Diagnostic
from generator.i18n.conversion import completer
from generator.model import KINDS, Entry, HandbookEntry
from generator.model.handbook import meant_language
from generator.model.text import DEFAULT_LANGUAGES, LANGUAGE_TAG
from generator.reading import descriptors
from generator.reading.calendar_periods import readable_periods, written_closing_time, written_periods
from generator.reading.chinese_words import explained
from generator.reading.claims import ANYTHING
from generator.reading.error_findings import findings
from generator.reading.source_locations import Source
from generator.reading.value_findings import choice, shape


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


ValidateAhead = Callable[[Sequence[Source], Mapping[str, Any]], None]
ValidateDocument = Callable[[Source, Mapping[str, Any]], tuple[Entry | None, list[Diagnostic]]]


def validate(documents: Iterable[Source], unread: Collection[tuple[str, str]] = (), each: ValidateDocument | None = None,
             ahead: ValidateAhead | None = None) -> Validated:
    """Validates every document; reports every fault of every one.

    `each` is `validate_document`, or knows what that gave for the same document in the same context (its `key` says which); `ahead` is told
    first which documents it will be asked for. `unread` are (kind, id) of documents that could not be read: if the handbook's own entry is
    one, any language may be right.
    """
    documents = list(documents)
    context = _context(documents, unread)
    if ahead:
        ahead(documents, context)
    result = Validated([], [], set(), _languages(documents))
    for document in documents:
        entry, found = (each or validate_document)(document, context)
        result.diagnostics.extend(found)
        if entry is not None:
            result.entries.append(entry)
        elif isinstance(document.data, dict):
            result.claimed.add((str(document.data.get("kind")), str(document.data.get("id"))))
    return result


def context_of_head(head: HandbookEntry) -> dict[str, Any]:
    """The context of a document that is read alone, such as an older form of one: that of the handbook's own entry as it is now, but in
    any language."""
    return _context([head.source], any_language=True)


def _context(documents: list[Source], unread: Collection[tuple[str, str]] = (), any_language: bool = False) -> dict[str, Any]:
    """What the handbook's own entry says that must be known to read any other, in a form that pydantic hands to validators."""
    heads, named = [*_heads(documents)], _languages(documents)
    languages = named or DEFAULT_LANGUAGES
    head_unread = any(kind in ("handbook", ANYTHING[0]) for kind, _ in unread) or (not heads and _has_unknown_kind(documents))
    any_language = any_language or (not named and (head_unread or _languages_unread(documents)))
    conversions, hours, own, closes = _conversions(documents), _hours(heads), written_periods(heads), written_closing_time(heads)
    context = {"languages": languages, "languages_unread": any_language, "complete": completer(languages, conversions), "hours": hours,
               "closes": closes, "key": repr((languages, any_language, conversions, hours, own, closes))}
    periods, faulty = readable_periods(own, context)
    return context | {"periods": periods, "periods_unread": faulty or head_unread}


def _has_unknown_kind(documents: Iterable[Source]) -> bool:
    """Whether there is an entry that may be any, and so that of the handbook."""
    return any(isinstance(document.data, dict) and str(document.data.get("kind")) not in KINDS for document in documents)


def _hours(heads: Iterable[Mapping[str, Any]]) -> float:
    """The hours of a working day, by which working time is measured; what cannot be read is reported with the handbook's entry."""
    given = [data["calendar"].get("hours") for data in heads if isinstance(data.get("calendar"), dict)]
    return next((float(hours) for hours in given if isinstance(hours, (int, float)) and 0 < hours <= 24), 8.0)


def _languages(documents: list[Source]) -> tuple[str, ...]:
    """The handbook's languages, needed before anything else: they say what a plain text is written in. One that is written wrongly, which
    is told with the handbook's entry, counts as what it is meant as, so that no text in it is told besides."""
    return tuple(dict.fromkeys(tag for data in _heads(documents) for tag in _languages_of(data)))


def _languages_of(head: Mapping[str, Any]) -> tuple[str, ...]:
    named = head.get("languages", () if _may_be_misspelt(head) else DEFAULT_LANGUAGES)
    tags = [named] if isinstance(named, str) else named if isinstance(named, (list, tuple)) else ()
    meant = (meant_language(tag) for tag in tags if isinstance(tag, str))
    return tuple(tag for tag in meant if LANGUAGE_TAG.fullmatch(tag))


def _languages_unread(documents: list[Source]) -> bool:
    """Whether the handbook's own entry has no languages that can be read, but a field that nobody knows and that may be meant as such."""
    return any(_may_be_misspelt(data) or not _languages_of(data) for data in _heads(documents))


def _may_be_misspelt(head: Mapping[str, Any]) -> bool:
    return "languages" not in head and not set(head) <= set(HandbookEntry.model_fields)


def _heads(documents: list[Source]) -> Iterator[dict[str, Any]]:
    return (d.data for d in documents if d.is_head and d.data.get("kind") == "handbook")


def _conversions(documents: list[Source]) -> list[dict[str, str]]:
    """The handbook's own pairs of words for converting between the Chinese scripts, needed before any text is read."""
    lists = [d.data["conversions"] for d in documents if d.is_head and isinstance(d.data.get("conversions"), list)]
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
    if kind is None:
        return None, [Diagnostic(descriptor=descriptors.MISSING_FIELD, span=document.span(), hint=descriptors.KIND_HINT,
                                 details={"field": "kind", "known": explained(list(KINDS))})]
    if isinstance(kind, (dict, list)):
        return None, [Diagnostic(descriptor=descriptors.NOT_A_TEXT, span=document.span(("kind",)), hint=descriptors.UNKNOWN_KIND.hint,
                                 details={"given": shape(kind), "known": explained(list(KINDS))})]
    if not isinstance(kind, str) or kind not in KINDS:
        return None, [choice(descriptors.UNKNOWN_KIND, document.span(("kind",)), str(kind), list(KINDS))]
    try:
        return KINDS[kind].model_validate(data, context={**context, "file": document.file}).written_in(document), []
    except ValidationError as error:
        return None, findings(document, KINDS[kind], error, context)
