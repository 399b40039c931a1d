"""What stands in the way of the edition for an audience, as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.edition import Withheld
from generator.handbook import Handbook

OFFICE_WITH_AUDIENCES = """\
kind: handbook
id: office
title: 辦公室手冊
organisation: 某機關辦公室
scopes: [{id: mail, title: 收發}]
audiences: [{id: staff, title: 同仁}, {id: public, title: 民眾, internal: false}]
---
"""
"""The beginning of the examples of these checks: an office with readers inside and outside."""

LINK_HINT = "give both the same audience, or write the text without the link"


def of_editions(descriptor: Descriptor, find: Callable[[Handbook, str], Iterable[Withheld]]) -> Check:
    """A check of what `find(handbook, audience)` finds for every audience of the handbook."""
    return Check(descriptor, lambda handbook, today: _in_editions(descriptor, handbook, find))


def _in_editions(descriptor: Descriptor, handbook: Handbook, find: Callable[[Handbook, str], Iterable[Withheld]]) -> Iterator[Diagnostic]:
    for audience in handbook.by_kind["audience"].values():
        for found in find(handbook, audience.id):
            source = found.entry.source
            span = source.span_of(found.path, f"{found.kind}:{found.name}") if found.in_text else source.span(found.path)
            yield Diagnostic(descriptor=descriptor, span=span, hint=LINK_HINT if found.in_text else None, details={
                "audience": audience.id, "kind": Term(found.kind), "given": found.name})
