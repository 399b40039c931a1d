"""Stage 5a: the handbook's pages in one language. The only reader of the templates of pages."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from jinja2 import Environment

from generator.diagnostics import Diagnostic
from generator.facts.addresses import address
from generator.facts.addresses import section as section_of
from generator.facts.by_scope import by_scope
from generator.facts.matrix import MatrixRow, declared_matrix
from generator.handbook import Handbook
from generator.model.kinds import BY_NAME, WITH_PAGES
from generator.page import Page, PagePlan
from generator.pages import indexes
from generator.pages.builder import PageBuilder
from generator.pages.cases import case_pages
from generator.pages.changes import changes_values, declared_news
from generator.pages.entries import EntryValues
from generator.pages.index_rows import Rows, rows_of_all, section_rows
from generator.pages.quality import quality_pages
from generator.pages.records import record_pages
from generator.pages.siblings import Order, Siblings
from generator.pages.visitors import procedures_values, visitors_home_values
from generator.reads import Declare, as_declared, shared


def plan_pages(handbook: Handbook, diagnostics: Sequence[Diagnostic], language: str, templates: Sequence[Path],
               printed: Collection[str] = (), *, today: datetime.date, declare: Declare = as_declared,
               engine: Callable[..., Environment] = Environment) -> Iterator[PagePlan]:
    """Every page of a language, the first page first; nothing is made yet. `templates` are folders; an earlier one replaces templates
    of a later.

    `printed` are the addresses of documents to which pages may lead, from the root of the site.
    `today` decides which reviews are due, and which days the tables of time limits reach over.
    Findings, and pages of coverage and quality, are for those who keep up the whole handbook: an edition has none, since what is
    withheld would look missing there. Making a page raises jinja2.TemplateError for what is wrong in a template.
    """
    builder = PageBuilder.of(handbook, language, templates, printed, declare, engine)
    return _Plan(builder, EntryValues(handbook, builder.links), diagnostics, today).pages()


@dataclass(frozen=True)
class _Plan:
    """The pages of one language, and what several of them share, which is made when the first of them is."""

    builder: PageBuilder
    values: EntryValues
    diagnostics: Sequence[Diagnostic]
    today: datetime.date

    @cached_property
    def _rows_by_scope(self) -> Mapping[str, Callable[[], MatrixRow]]:
        """Asked for when pages are planned, since the rows are pieces."""
        return declared_matrix(self.builder.handbook, self.builder.declare)

    @shared
    def rows(self) -> list[MatrixRow]:
        return [take() for take in self._rows_by_scope.values()]

    def pages(self) -> Iterator[PagePlan]:
        from generator.pages.checklist import checklist_pages

        builder, handbook = self.builder, self.builder.handbook
        yield PagePlan("index.html", partial(self._home, declared_news(builder.flat, builder.declare)))
        for kind in (record.name for record in WITH_PAGES):
            if handbook.by_kind[kind] or (kind == "criteria" and handbook.by_kind["level"] and not handbook.for_outside):
                yield PagePlan(f"{section_of(kind)}/index.html", partial(_index, builder, kind, section_rows(builder, kind)))
                yield from _entries(builder, kind, self.values)
        yield from checklist_pages(builder)
        yield from case_pages(builder, self.today)
        yield from record_pages(builder)
        yield from self._scopes()
        if handbook.terms:
            yield PagePlan("terms/index.html", partial(self._terms, section_rows(builder, "term")))
        if handbook.audience is None:
            yield from quality_pages(builder, self.diagnostics, lambda: self.rows, self.today)
        if handbook.history or handbook.audience is None:
            yield PagePlan("changes/index.html", lambda: builder.index("changes_index.html", "changes", **changes_values(builder.links)))
        yield PagePlan("entries/index.html", partial(self._every_entry, rows_of_all(builder)))

    def _home(self, news: Callable[[], bytes]) -> Page:
        """The first page; readers outside have one of their own."""
        handbook, links = self.builder.handbook, self.builder.flat
        name, values = (("home_visitors.html", visitors_home_values(handbook, links)) if handbook.for_outside
                        else ("home.html", indexes.home_values(handbook, links, self.rows, news())))
        return self.builder.page(name, "index.html", handbook.entry.title, summary=handbook.entry.summary, **values)

    def _terms(self, rows: Callable[[], Rows]) -> Page:
        return self.builder.index("terms_index.html", "terms", terms=[*self.builder.handbook.terms.values()], rows=rows())

    def _every_entry(self, rows: Callable[[], Mapping[str, Rows]]) -> Page:
        """Readers outside are told of no upkeep."""
        builder = self.builder
        handbook, links = builder.handbook, builder.links
        shown = self.diagnostics if handbook.audience is None else ()
        return builder.index("entries_index.html", "entries", rows={} if handbook.for_outside else rows(),
                             **indexes.entries_values(handbook, links, shown))

    def _scopes(self) -> Iterator[PagePlan]:
        """The matrix of scopes and posts, and a page for each scope."""
        builder = self.builder
        yield PagePlan("scopes/index.html", lambda: builder.index(
            "scopes_index.html", "scopes", **indexes.scopes_values(builder.handbook, self.rows)))
        for name, take in self._rows_by_scope.items():
            yield PagePlan(address("scope", name), partial(self._scope, take))

    def _scope(self, take: Callable[[], MatrixRow]) -> Page:
        builder, row = self.builder, take()
        return builder.page(
            "scope.html", address("scope", row.scope.id), row.scope.title, summary=row.scope.summary,
            crumbs=[builder.section_crumb("scopes")], sidebar=builder.sidebar("scopes", self._scope_siblings, row.scope.id),
            **indexes.scope_values(builder.handbook, row))

    @shared
    def _scope_siblings(self) -> Siblings:
        return Siblings.of_kind("scope", Order([*self.builder.handbook.by_kind["scope"]]).around, self.builder.links)


def _index(builder: PageBuilder, kind: str, rows: Callable[[], Rows]) -> Page:
    """The index of a kind's section."""
    handbook, section = builder.handbook, section_of(kind)
    if kind == "risk":  # its table tells more of each than a row that is kept
        return builder.index("risks_index.html", section, lead=builder.words(BY_NAME[kind].lead),
                             **indexes.risks_values(handbook, builder.links))
    index = partial(builder.index, section=section, rows=rows())
    if kind == "post":
        return index("posts_index.html", **indexes.posts_values(handbook, builder.links))
    if kind == "criteria":
        return index("criteria_index.html", **indexes.criteria_values(handbook, builder.links))
    if kind == "procedure":
        return index("procedures_index.html", **procedures_values(handbook, builder.links))
    groups = by_scope(handbook, handbook.by_kind[kind].values())
    return index("entries_list.html", groups=groups, lead=builder.words(BY_NAME[kind].lead))


def _entries(builder: PageBuilder, kind: str, values: EntryValues) -> Iterator[PagePlan]:
    """A page for each entry of a kind."""
    handbook, section = builder.handbook, section_of(kind)
    siblings = Siblings.of_kind(kind, lambda name: indexes.neighbours(handbook, f"{kind} {name}"), builder.links)

    def make(name: str) -> Page:
        entry = handbook.by_kind[kind][name]
        return builder.page(
            f"{kind}.html", address(kind, name), entry.title, summary=entry.summary, crumbs=[builder.section_crumb(section)],
            sidebar=builder.sidebar(section, siblings, name), **values.of(entry))

    for name in indexes.ordered_names(handbook, kind):
        yield PagePlan(address(kind, name), partial(make, name))
