"""Findings as JSON, for a program that tells again what it found before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.diagnostics import Diagnostic, Span, Term


def said_of(found: Diagnostic) -> dict[str, Any]:
    """A finding as JSON can say it. Raises TypeError for a detail that is neither a text nor a whole number."""
    return {"code": found.code, "span": _span(found.span), "related": _span(found.related) if found.related else None,
            "details": {name: _detail(value) for name, value in found.details.items()},
            "hint": found.hint, "pedantic": found.pedantic, "cause": found.cause}


def _span(span: Span) -> list[str | int]:
    return [span.file, span.line, span.column, span.length]


def _detail(value: object) -> object:
    if isinstance(value, Term):
        return {"term": str(value)}
    if type(value) not in (str, int):
        raise TypeError(value)
    return value


def diagnostic_of(said: Mapping[str, Any]) -> Diagnostic:
    """The finding of which `said_of` told. Raises KeyError, TypeError or AttributeError for anything else."""
    from generator.linting.registry import DESCRIPTORS  # loads every check

    details = {name: Term(value["term"]) if isinstance(value, dict) else value for name, value in said["details"].items()}
    return Diagnostic(descriptor=DESCRIPTORS[said["code"]], span=Span(*said["span"]), details=details, hint=said["hint"],
                      related=Span(*said["related"]) if said["related"] else None, pedantic=said["pedantic"], cause=said["cause"])
