"""Rows of indexes. They are pieces: an edit makes anew the few that are kept together with one that it changes, and the page joins what is
ready, since thousands of rows take a second to make.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.analysis.current import is_current
from generator.analysis.lifecycle import next_review
from generator.analysis.standing import state_of
from generator.facts.basis import cited
from generator.facts.by_scope import by_kind
from generator.model import Entry, Term
from generator.model.kinds import AUTHORED
from generator.pages.builder import PageBuilder
from generator.pages.terms import PageText
from generator.reads import written_in_groups

Rows = Mapping[str, Markup]
"""By the ids of entries of a kind."""
Values = Callable[[Any, PageBuilder], dict[str, Any]]


def section_rows(builder: PageBuilder, kind: str) -> Callable[[], Rows]:
    """Declares how the entries of a kind stand in the index of its section; gives what takes that."""
    template, values = _ROWS.get(kind, ("_entries_item.html", _nothing_else))
    return _declared(builder, kind, template, values)


def rows_of_all(builder: PageBuilder) -> Callable[[], dict[str, Rows]]:
    """The same for the index of everything, by kind."""
    found = {kind.name: _declared(builder, kind.name, "_entry_row.html", _upkeep) for kind in AUTHORED}
    return lambda: {kind: take() for kind, take in found.items()}


def _declared(builder: PageBuilder, kind: str, template: str, values: Values) -> Callable[[], Rows]:
    entries = builder.handbook.by_kind[kind]
    take = written_in_groups(builder.declare, f"{template} {kind}", entries, partial(_row, builder, kind, template, values))
    return lambda: {name: Markup(row.decode("utf-8", "surrogatepass")) for name, row in take().items()}


def _row(builder: PageBuilder, kind: str, template: str, values: Values, name: str) -> bytes:
    entry = builder.handbook.by_kind[kind][name]
    row = builder.environment.get_template(template).render(entry=entry, links=builder.links, **values(entry, builder))
    return row.encode("utf-8", "surrogatepass")


def _nothing_else(entry: Entry, builder: PageBuilder) -> dict[str, Any]:
    return {}


def _upkeep(entry: Entry, builder: PageBuilder) -> dict[str, Any]:
    handbook = builder.handbook
    return {"due": next_review(entry, handbook), "current": is_current(entry, handbook), "state": state_of(entry, handbook)}


def _term(term: Term, builder: PageBuilder) -> dict[str, Any]:
    """Its definition links the other terms in it."""
    links = builder.links
    return {
        "definition": PageText(builder.finder, links, known=(term.id,))(term.definition),
        "other_titles": _other_titles(term, links.language),
        "cited": [cited(each, links.words) for each in term.basis],
        "used": links.join(links.entry(entry) for kind, entries in by_kind(builder.handbook.links_to(*term.key), besides=term.key)
                           if kind != "term" for entry in entries),
    }


def _other_titles(term: Term, language: str) -> list[tuple[str, str]]:
    """(language, title) in other languages, each title once: both scripts of Chinese may write it alike."""
    shown = term.title.best(language)[1]
    found: dict[str, str] = {}
    for other, words in term.title.by_language.items():
        if words != shown:
            found.setdefault(words, other)
    return [(other, words) for words, other in found.items()]


_ROWS: Mapping[str, tuple[str, Values]] = {
    "procedure": ("_procedure_row.html", _nothing_else),
    "post": ("_post_row.html", _nothing_else),
    "criteria": ("_criteria_item.html", _nothing_else),
    "term": ("_term.html", _term),
}
"""Kind → the template of a row, and what that needs besides the entry. All others are short lists."""
