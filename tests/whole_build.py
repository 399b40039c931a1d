"""A handbook rendered completely, in memory."""

from __future__ import annotations

from generator import pipeline
from generator.door import Settings
from generator.linked import linked
from generator.pipeline import Checked
from generator.site.assembly import Assembly
from generator.site.frame import Site
from generator.site.links import LinkCheck


def assert_rendered(checked: Checked, decided: Settings) -> None:
    """Every page and document of an edition is made, each at an address of its own, and every link leads somewhere."""
    published = pipeline.published(checked, decided)
    assert published.handbook
    rendered = pipeline.render(published.handbook, published.diagnostics, decided)
    assert len({d.address.casefold() for d in rendered.documents}) == len(rendered.documents)
    assert len({(p.language, p.address.casefold()) for p in rendered.pages}) == len(rendered.pages)
    site = Site.of(published.handbook, {page.address for page in rendered.pages}, rendered.documents, "", decided.site_url)
    assembly, links = Assembly(site, rendered.pages, rendered.documents), LinkCheck()
    for page in rendered.pages:
        links.add(assembly.address(page), linked(assembly.address(page), page.content, page.sidebar, page.contents))
    files = {*map(assembly.address, rendered.pages), *(document.address for document in rendered.documents)}
    broken = list(links.broken(files))
    assert not broken, broken[:5]
