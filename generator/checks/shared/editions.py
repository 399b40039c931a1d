"""What stands in the way of the edition for an audience, as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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


def in_editions(descriptor: Descriptor, handbook: Handbook, find: Callable[[Handbook, str], Iterable[Withheld]]) -> Iterator[Diagnostic]:
    """What `find(handbook, audience)` finds for every audience of the handbook."""
    for audience in handbook.by_kind["audience"].values():
        for found in find(handbook, audience.id):
            yield Diagnostic(descriptor=descriptor, span=found.entry.source.span(found.path), details={
                "audience": audience.id, "kind": Term(found.kind), "given": found.name})
