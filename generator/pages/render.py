"""Stage 5a: the handbook's pages in one language. The only reader of the templates of pages."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.facts.addresses import address
from generator.facts.addresses import section as section_of
from generator.facts.by_scope import by_scope
from generator.facts.matrix import MatrixRow, matrix
from generator.handbook import Handbook
from generator.model.kinds import BY_NAME, WITH_PAGES
from generator.page import Page
from generator.pages import indexes
from generator.pages.builder import PageBuilder
from generator.pages.downloads import of_section
from generator.pages.entries import EntryValues
from generator.pages.quality import quality_pages
from generator.pages.siblings import Siblings


def render_pages(handbook: Handbook, diagnostics: Sequence[Diagnostic], language: str, templates: Sequence[Path],
                 printed: Collection[str] = (), *, today: datetime.date) -> Iterator[Page]:
    """Every page of a language, the first page first. `templates` are folders; an earlier one replaces templates of a later.

    `printed` are the addresses of documents to which pages may lead, from the root of the site.
    `today` decides which reviews are due.
    Findings, and pages of coverage and quality, are for those who keep up the whole handbook: an edition has none, since what is
    withheld would look missing there. Raises jinja2.TemplateError for what is wrong in a template.
    """
    from generator.pages.checklist import checklist_pages

    builder = PageBuilder.of(handbook, language, templates, printed)
    values = EntryValues(handbook, builder.links)
    rows = matrix(handbook)
    head = handbook.entry
    yield builder.page("home.html", "index.html", head.title, summary=head.summary, **indexes.home_values(handbook, builder.flat, rows))
    for kind in (record.name for record in WITH_PAGES):
        if handbook.by_kind[kind] or (kind == "criteria" and handbook.by_kind["level"]):
            yield _index(builder, kind)
            yield from _entries(builder, kind, values)
    yield from checklist_pages(handbook, language, builder.environment, builder.links)
    yield from _scopes(builder, rows)
    if handbook.terms:
        yield builder.index("terms_index.html", "terms", **indexes.terms_values(handbook, builder.links, builder.finder))
    if handbook.audience is None:
        yield from quality_pages(builder, diagnostics, rows, today)
    shown = diagnostics if handbook.audience is None else ()
    yield builder.index("entries_index.html", "entries", **indexes.entries_values(handbook, builder.links, shown))


def _index(builder: PageBuilder, kind: str) -> Page:
    """The index of a kind's section."""
    handbook, section = builder.handbook, section_of(kind)
    if kind == "post":
        return builder.index("posts_index.html", section, **indexes.posts_values(handbook, builder.links))
    if kind == "criteria":
        return builder.index("criteria_index.html", section, **indexes.criteria_values(handbook, builder.links))
    groups = by_scope(handbook, handbook.by_kind[kind].values())
    if kind == "procedure":
        return builder.index("procedures_index.html", section, groups=groups, downloads=of_section(kind, builder.links))
    return builder.index("entries_list.html", section, groups=groups, lead=builder.words(BY_NAME[kind].lead))


def _entries(builder: PageBuilder, kind: str, values: EntryValues) -> Iterator[Page]:
    """A page for each entry of a kind."""
    handbook, links, section = builder.handbook, builder.links, section_of(kind)
    ordered = indexes.ordered_names(kind, handbook)
    siblings = Siblings(kind, ordered, links)
    crumbs = [builder.section_crumb(section)]
    for name in ordered:
        entry = handbook.by_kind[kind][name]
        yield builder.page(
            f"{kind}.html", address(kind, name), entry.title, summary=entry.summary, crumbs=crumbs,
            sidebar=builder.sidebar(section, siblings, name), **values.of(entry))


def _scopes(builder: PageBuilder, rows: list[MatrixRow]) -> Iterator[Page]:
    """The matrix of scopes and posts, and a page for each scope."""
    yield builder.index("scopes_index.html", "scopes", **indexes.scopes_values(builder.handbook, rows))
    siblings = Siblings("scope", [row.scope.id for row in rows], builder.links)
    crumbs = [builder.section_crumb("scopes")]
    for row in rows:
        scope = row.scope
        yield builder.page(
            "scope.html", address("scope", scope.id), scope.title, summary=scope.summary, crumbs=crumbs,
            sidebar=builder.sidebar("scopes", siblings, scope.id), **indexes.scope_values(builder.handbook, row))
