"""Everything that can be read in the files of a built site, whatever they are packed in."""

from __future__ import annotations

import html
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pymupdf

from generator.i18n.conversion import SHAPES
from generator.i18n.folding import simplified

_NOT_WORDS = re.compile(r"[\s\u00ad\u200b-]+")


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def readable(name: str, data: bytes) -> str:
    """All that a file says, its name too, without spaces and hyphens, in small letters: texts may be broken over lines."""
    texts = [name, *_texts(data)]
    return _NOT_WORDS.sub("", "\n".join(text for each in texts for text in {each, unquote(each), html.unescape(each), _unescaped(each)})).casefold()


def folded(text: str) -> str:
    """As the search folds: simplified and lower-case."""
    return text.translate(_folds()).casefold()


@cache
def _folds() -> dict[int, str]:
    return {ord(old): new for old, new in simplified().items()} | SHAPES


def _texts(data: bytes) -> list[str]:
    if (start := data.find(b"%PDF-", 0, 64)) >= 0:  # a finished document in the cache has a digest before it
        return _pdf(data[start:])
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [text for name in archive.namelist() for text in (name, *_texts(archive.read(name)))]
    text = data.decode("utf-8", "replace")
    return [text, re.sub(r"\r?\n[ \t]", "", text)] if text.startswith("BEGIN:VCALENDAR") else [text]


def _pdf(data: bytes) -> list[str]:
    """Words on the pages, bookmarks, links, fields and metadata; and every stream and string as it is stored."""
    found: list[str] = []
    with pymupdf.open(stream=data) as document:
        found += [str(document.metadata), str(document.get_toc(simple=False)), document.get_xml_metadata()]
        for page in document:
            found += [page.get_text(), str(page.get_links())]
            found += [f"{field.field_name} {field.field_label} {field.field_value}" for field in page.widgets()]
    with pikepdf.open(io.BytesIO(data)) as opened:
        fonts = {file.objgen for each in opened.objects for file in _font_files(each)}
        for each in opened.objects:
            found += [str(each) if isinstance(each, pikepdf.String) else repr(each)]
            if isinstance(each, pikepdf.Stream):
                content = each.read_bytes()
                found += [content.decode("latin-1"), "" if each.objgen in fonts else content.decode("utf-16-be", "ignore")]
    return found


def _font_files(each: pikepdf.Object) -> list[pikepdf.Object]:
    """The outlines of a font: tables of numbers, of which many would be characters by chance."""
    return [each[name] for name in ("/FontFile", "/FontFile2", "/FontFile3") if isinstance(each, pikepdf.Dictionary) and name in each]


def _unescaped(text: str) -> str:
    """With characters that JSON or CSS would write as numbers."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
