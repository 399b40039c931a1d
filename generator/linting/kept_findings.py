"""Findings as JSON, for a program that tells again what it found before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from generator.diagnostics import Descriptor, Diagnostic, Severity, Span, Term, Worded
from generator.i18n.catalogue import INTERFACE_LANGUAGES
from generator.i18n.detail_words import detail_in_words


def all_said(found: Sequence[Diagnostic]) -> dict[str, Any]:
    """Findings and what they find, as JSON can say it: the checks, which take long to load, are not needed to tell them again."""
    faults = {each.code: each.descriptor for each in found}
    return {"faults": [{**asdict(fault), "severity": fault.severity.value} for fault in faults.values()], "found": [*map(said_of, found)]}


def all_of(said: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """The findings of which `all_said` told. Raises KeyError, TypeError, ValueError or AttributeError for anything else."""
    faults = {each["code"]: Descriptor(**{**each, "severity": Severity(each["severity"])}) for each in said["faults"]}
    return tuple(diagnostic_of(each, faults) for each in said["found"])


def said_of(found: Diagnostic) -> dict[str, Any]:
    """A finding as JSON can say it."""
    return {"code": found.code, "span": _span(found.span), "related": _span(found.related) if found.related else None,
            "details": {name: _detail(value) for name, value in found.details.items()},
            "hint": found.hint, "pedantic": found.pedantic, "cause": found.cause}


def _span(span: Span) -> list[str | int]:
    return [span.file, span.line, span.column, span.length]


def _detail(value: object) -> object:
    """A text or a whole number as it is; any other value by what it says, since a finding that is told again needs no more of it."""
    if isinstance(value, Term):
        return {"term": str(value)}
    if type(value) in (str, int):
        return value
    words = {language: said for language in INTERFACE_LANGUAGES if (said := detail_in_words(value, language)) is not None}
    return {"plain": str(value), "by_language": words} if words else str(value)


def _value(said: Any) -> object:
    """What `_detail` said."""
    if not isinstance(said, dict):
        return said
    return Term(said["term"]) if "term" in said else Worded(**said)


def diagnostic_of(said: Mapping[str, Any], faults: Mapping[str, Descriptor]) -> Diagnostic:
    """The finding of which `said_of` told. Raises KeyError, TypeError or AttributeError for anything else."""
    details = {name: _value(value) for name, value in said["details"].items()}
    return Diagnostic(descriptor=faults[said["code"]], span=Span(*said["span"]), details=details, hint=said["hint"],
                      related=Span(*said["related"]) if said["related"] else None, pedantic=said["pedantic"], cause=said["cause"])
