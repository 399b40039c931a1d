"""The list of all pages for search engines, for a site whose address is known. It holds no dates, so it is the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from generator.facts.addresses import language_folder
from generator.page import Document

_HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
         'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n')


def sitemap(addresses: Iterable[str], languages: Sequence[str], url: str) -> Document:
    """`addresses` are relative to the root of a language, and there in every language; `url` ends with a slash.

    Readers of other languages are sent to the first, the main one.
    """
    folders = {tag: escape(url + language_folder(tag, languages[0])) for tag in languages}
    rows = []
    for address in map(quote, sorted(addresses)):
        alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{folder}{address}"/>'
                             for tag, folder in (*folders.items(), ("x-default", folders[languages[0]])))
        rows += [f"<url><loc>{folder}{address}</loc>{alternates if len(folders) > 1 else ''}</url>\n" for folder in folders.values()]
    return Document("sitemap.xml", "".join([_HEAD, *rows, "</urlset>\n"]).encode())
